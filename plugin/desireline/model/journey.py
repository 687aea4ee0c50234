"""A journey map: what it is about, what it declares, its stages, and what is gone."""

from dataclasses import field
from typing import Annotated, ClassVar, Final

from desireline.model.automation import Automation
from desireline.model.emotion import EMOTION, Scale
from desireline.model.forms import (
    CellRef,
    Count,
    Day,
    Id,
    Lang,
    MapRef,
    PainRef,
    PartRef,
    PersonaRef,
    PlaceRef,
    Span,
    Text,
    YesNo,
    choice,
)
from desireline.model.moment import Scenario, Stage
from desireline.model.part import Part, Piece
from desireline.model.record import piece
from desireline.model.rows import Lane, Row
from desireline.model.statement import Link

KINDS: Final = (
    "customer-journey",
    "buyers-journey",
    "lifecycle",
    "b2b-buying",
    "day-in-the-life",
    "service-blueprint",
    "lead-nurturing",
    "churn",
    "support",
)
"""Kinds of map that have a template; others begin with `x-`."""

MapKind = Annotated[str, choice(*KINDS, open_prefix="x-")]
MapState = Annotated[str, choice("current", "future")]
ReviewStatus = Annotated[str, choice("draft", "in-review", "agreed", "retired")]


@piece
class Scope(Piece):
    """Where the journey begins and ends."""

    noun: ClassVar[str] = "a scope"

    starts: Text | None = None
    """What begins it."""
    ends: Text | None = None
    """What ends it."""


@piece
class Source(Part):
    """Something that statements rest on: an interview, a survey, a report. Ids are unique in the project."""

    shorthand: ClassVar[str] = "id"
    noun: ClassVar[str] = "a source"

    title: Text | None = None
    """What it is called."""
    kind: Text | None = None
    """What it is: interview, survey, analytics, …"""
    date: Day | None = None
    """When it was made."""
    count: Count | None = None
    """How many people (or records) it covers."""
    link: Text | None = None
    """Where it can be read."""


@piece
class Touchpoint(Part):
    """A point of contact. The same id in two maps is the same touchpoint."""

    shorthand: ClassVar[str] = "title"
    noun: ClassVar[str] = "a touchpoint"

    title: Text | None = None
    """What it is called."""
    channel: Text | None = None
    """The channel it belongs to; compared without case."""
    owner: Text | None = None
    """Who answers for it."""
    links: tuple[Link, ...] = ()
    """Links to more."""


@piece
class Arrow(Piece):
    """An arrow between two cells of the blueprint."""

    noun: ClassVar[str] = "an arrow"

    from_: CellRef
    """`step.lane` or `stage.lane` it comes from."""
    to: CellRef
    """`step.lane` or `stage.lane` it goes to."""
    text: Text | None = None
    """What passes along it."""
    both: YesNo = False
    """Whether it goes both ways."""


@piece
class Retired(Piece):
    """A published id that is gone, so that links to it can say why.

    On a future map also what of the current map is not in that future. Without `to` it is removed, with one it is
    merged into that, with several it is split into those.
    """

    shorthand: ClassVar[str] = "id"
    noun: ClassVar[str] = "a retired id"

    id: Id
    """The id that is gone."""
    why: Text | None = None
    """Why."""
    to: tuple[PartRef, ...] = ()
    """What took its place."""
    in_: Text | None = None
    """The release in which it went."""
    solves: tuple[PainRef, ...] = ()
    """Pains that end with it."""


@piece
class JourneyMap(Part):
    """A journey map, one file under `maps/`."""

    noun: ClassVar[str] = "a map"

    title: Text
    """What the map is called."""
    kind: MapKind = "customer-journey"
    """What kind of map it is; decides the template and the first view."""
    state: MapState = "current"
    """What is (`current`), or what is meant to be (`future`)."""
    future_of: MapRef | None = None
    """The current map that this future map answers."""
    lang: Lang | None = None
    """The language of the map, as a BCP 47 tag; decides direction and word diff."""
    translates: MapRef | None = None
    """The map of which this one is a translation, with the same ids inside."""
    summary: Text | None = None
    """The map in one sentence."""
    purpose: Text | None = None
    """The decision that the map informs."""
    scenario: Scenario | None = None
    """The situation, as one text or as situation, goal and expectations."""
    scope: Scope | None = None
    """Where the journey begins and ends."""
    personas: tuple[PersonaRef, ...] = ()
    """Whose journey it is; the first leads."""
    owner: Text | None = None
    """Who keeps the map."""
    status: ReviewStatus | None = None
    """How far it is agreed."""
    reviewed: Day | None = None
    """When it was last reviewed."""
    review_every: Span | None = None
    """How often it is to be reviewed."""
    products: tuple[Text, ...] = ()
    """Products it touches."""
    tags: tuple[Text, ...] = ()
    """Words to find it by."""
    links: tuple[Link, ...] = ()
    """Links to more."""
    part_of: PlaceRef | None = None
    """Its place in a larger journey: a map, or `map#stage`."""
    scales: tuple[Scale, ...] = ()
    """Scales beside or instead of the built-in emotion of −2 to 2."""
    sources: tuple[Source, ...] = ()
    """What the statements rest on."""
    rows: tuple[Row, ...] = ()
    """Order, labels and rows of the team's own."""
    lanes: tuple[Lane, ...] = ()
    """Extra or renamed blueprint lanes."""
    touchpoints: tuple[Touchpoint, ...] = ()
    """Declared points of contact."""
    stages: tuple[Stage, ...] = ()
    """The stages, in order."""
    arrows: tuple[Arrow, ...] = ()
    """Arrows between cells of the blueprint."""
    retired: tuple[Retired, ...] = ()
    """Published ids that are gone."""
    automations: tuple[Automation, ...] = ()
    """Marketing or service scenarios beside the journey."""
    file: str = field(default="", compare=False, metadata={"key": ""})
    """Path of its file, relative to the project; not part of the format."""

    @property
    def key(self) -> str:
        """Its id; the reader always sets one (the file's stem where none is written)."""
        return self.id or ""

    def scale(self, scale_id: str = "emotion") -> Scale:
        """The declared scale of that id, or the built-in one."""
        return next((scale for scale in self.scales if scale.id == scale_id), EMOTION)
