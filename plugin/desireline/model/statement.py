"""Statements: what a cell of a map says, with the evidence for it and the plan that follows from it."""

from typing import Annotated, ClassVar

from desireline.model.forms import (
    Amount,
    Count,
    Day,
    PainRef,
    PersonaRef,
    Rank,
    SourceRef,
    Text,
    choice,
)
from desireline.model.part import Part, Piece
from desireline.model.record import piece

EvidenceStatus = Annotated[str, choice("assumption", "reasoned", "validated")]
PromiseStatus = Annotated[str, choice("planned", "shipped", "dropped")]
Direction = Annotated[str, choice("higher", "lower")]


@piece
class Evidence(Piece):
    """What a statement rests on. A list of source ids alone means validated."""

    noun: ClassVar[str] = "evidence"

    status: EvidenceStatus | None = None
    """How far it is known: an assumption, reasoned from something known, or validated with people or figures."""
    sources: tuple[SourceRef, ...] = ()
    """Ids of the sources that say so."""
    count: Count | None = None
    """How many of those asked (or counted) said so."""
    of: Count | None = None
    """How many were asked."""
    ask: tuple[Text, ...] = ()
    """Whom to ask: makes the statement an open question for them."""

    @property
    def standing(self) -> str:
        """The status, or what follows where none is written: validated with sources, else an assumption."""
        return self.status or ("validated" if self.sources else "assumption")


@piece
class Refuted(Piece):
    """That a statement turned out wrong. It is kept, and marked."""

    shorthand: ClassVar[str] = "why"
    noun: ClassVar[str] = "a refutation"

    date: Day | None = None
    """When it was found wrong."""
    why: Text | None = None
    """What showed it."""
    sources: tuple[SourceRef, ...] = ()
    """Ids of the sources that refute it."""


@piece
class Promise(Piece):
    """The plan for a proposed change. Without one it is an idea."""

    shorthand: ClassVar[str] = "status"
    noun: ClassVar[str] = "a promise"

    status: PromiseStatus | None = None
    """Planned, shipped, or dropped (then it counts as not in the future)."""
    in_: Text | None = None
    """The release it is meant for or came in."""
    due: Day | None = None
    """When it is due."""
    why: Text | None = None
    """Why it was dropped or moved."""


@piece
class Link(Piece):
    """A link out of the map."""

    shorthand: ClassVar[str] = "link"
    noun: ClassVar[str] = "a link"

    link: Text
    """The address, a path inside the repository, or `map#id`."""
    text: Text | None = None
    """What the link says; else the address."""


@piece
class Image(Piece):
    """A picture inside the repository."""

    shorthand: ClassVar[str] = "src"
    noun: ClassVar[str] = "an image"

    src: Text
    """Its path inside the repository."""
    alt: Text | None = None
    """What it shows, in words, for those who cannot see it."""


@piece
class Claim(Part):
    """What any statement, stage or step may carry beside its words."""

    evidence: Evidence | None = None
    """What it rests on: a status, source ids, or both with counts."""
    refuted: Refuted | None = None
    """Set where it turned out wrong."""
    promise: Promise | None = None
    """The plan for it."""
    personas: tuple[PersonaRef, ...] = ()
    """Whose it is; by default that of all the map's personas."""
    owner: Text | None = None
    """Who answers for it."""
    links: tuple[Link, ...] = ()
    """Links to more."""
    image: Image | None = None
    """A picture of it."""

    @property
    def holds(self) -> bool:
        """Whether it still counts: neither dropped nor refuted."""
        return self.refuted is None and (self.promise is None or self.promise.status != "dropped")


@piece
class Statement(Claim):
    """One statement. A bare string is its `text`."""

    shorthand: ClassVar[str] = "text"
    noun: ClassVar[str] = "a statement"

    text: Text
    """What it says, as inline Markdown."""


@piece
class Pain(Statement):
    """What hurts the customer."""

    noun: ClassVar[str] = "a pain"

    severity: Rank | None = None
    """How much it hurts, `low`, `medium`, `high` or 1 to 5."""


@piece
class Opportunity(Statement):
    """What could be done, and which pains it would solve."""

    noun: ClassVar[str] = "an opportunity"

    solves: tuple[PainRef, ...] = ()
    """Ids of the pains it answers."""
    impact: Rank | None = None
    """How much it would help, `low`, `medium`, `high` or 1 to 5."""
    effort: Rank | None = None
    """What it would take, `low`, `medium`, `high` or 1 to 5."""
    priority: Text | None = None
    """The team's own order, in its own words."""


@piece
class Metric(Statement):
    """A figure that says how the stage goes. CSAT is for a moment, CES for a task, NPS for a relationship."""

    noun: ClassVar[str] = "a metric"

    value: Amount | None = None
    """What it is now: a number or a percentage; other text is shown and not compared."""
    target: Amount | None = None
    """What it should be."""
    better: Direction | None = None
    """Which way is good."""
    as_of: Day | None = None
    """The day the value was true."""


@piece
class Content(Statement):
    """Content offered to somebody at this point."""

    noun: ClassVar[str] = "content"

    channel: Text | None = None
    """Where it is offered."""


@piece
class Mark(Claim):
    """A moment of truth: `true`, or a statement that says why it is one."""

    shorthand: ClassVar[str] = "text"
    noun: ClassVar[str] = "a moment of truth"

    text: Text = ""
    """Why; empty where only `true` is written."""


@piece
class FailPoint(Mark):
    """What can go wrong here: `true`, or a statement that says it."""

    noun: ClassVar[str] = "a fail point"

    safeguard: Text | None = None
    """What keeps it from going wrong; shown as missing where not given."""


@piece
class Resources(Piece):
    """Resources on hand and needed. A bare list is what is on hand."""

    shorthand: ClassVar[str] = "have"
    noun: ClassVar[str] = "resources"

    have: tuple[Statement, ...] = ()
    """What is on hand."""
    need: tuple[Statement, ...] = ()
    """What is still needed."""
