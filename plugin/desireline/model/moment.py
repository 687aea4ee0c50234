"""Stages and steps: what happens from left to right, and everything that may be said of it."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from desireline.model.emotion import Emotion
from desireline.model.forms import (
    ActorRef,
    Id,
    MomentRef,
    PainRef,
    Share,
    Span,
    Text,
    TimeOfDay,
    TouchpointRef,
)
from desireline.model.part import NOTHING, Piece
from desireline.model.record import piece
from desireline.model.statement import (
    Claim,
    Content,
    FailPoint,
    Mark,
    Metric,
    Opportunity,
    Pain,
    Resources,
    Statement,
)


@piece
class Scenario(Piece):
    """The situation a map or stage is about: one text, or these three."""

    shorthand: ClassVar[str] = "situation"
    noun: ClassVar[str] = "a scenario"

    situation: Text | None = None
    """What happens to the persona."""
    goal: Text | None = None
    """What the persona wants to reach."""
    expectations: tuple[Text, ...] = ()
    """What the persona expects on the way."""


@piece
class Next(Piece):
    """Where the journey may go from here."""

    shorthand: ClassVar[str] = "to"
    noun: ClassVar[str] = "a way on"

    to: MomentRef | None = None
    """A step, a stage (its first step) or `map#id`. With `when` or `share` and no `to`, people leave here."""
    when: Text | None = None
    """In which case."""
    share: Share | None = None
    """Which part of the people, 0 to 1 or a percentage."""


@piece
class LaneCell(Statement):
    """What somebody or something does in a lane of the blueprint at one step."""

    noun: ClassVar[str] = "a lane's statement"

    actors: tuple[ActorRef, ...] = ()
    """Who does it: persona ids or free names."""
    wait: Span | None = None
    """How long somebody waits for it."""
    fail_point: tuple[FailPoint, ...] = ()
    """What can go wrong here."""
    moment_of_truth: tuple[Mark, ...] = ()
    """Set where this decides what the customer thinks of the whole."""


@piece
class Moment(Claim):
    """What a stage and a step have in common: they take the same keys."""

    scenario: Scenario | None = None
    """The situation, as one text or as situation, goal and expectations."""
    change: Text | None = None
    """On a future map: what is proposed here."""
    time: TimeOfDay | None = None
    """The time of day at which it begins."""
    duration: Span | None = None
    """Time spent, waits not counted. A stage's own is from its start to its end, gaps included."""
    wait: Span | None = None
    """Time waited."""
    moment_of_truth: tuple[Mark, ...] = ()
    """Set where this decides what the customer thinks of the whole: `true`, or why."""
    fail_point: tuple[FailPoint, ...] = ()
    """What can go wrong here: `true`, or what."""
    actors: tuple[ActorRef, ...] = ()
    """Who acts: persona ids or free names; by default the map's persona, if it has one person."""
    touchpoints: tuple[TouchpointRef, ...] = ()
    """What the customer touches: ids or titles of declared touchpoints, or free text."""
    emotion: Emotion | None = None
    """What is felt: a number, a word, a list of those, a mapping, or one of each persona."""
    scales: Mapping[Id, Emotion] = field(default=NOTHING)
    """Scores on the map's other scales, each in any form that `emotion` takes."""
    thoughts: tuple[Statement, ...] = ()
    """What the customer thinks, in their words."""
    pains: tuple[Pain, ...] = ()
    """What hurts."""
    gains: tuple[Statement, ...] = ()
    """What goes well or is wished for."""
    opportunities: tuple[Opportunity, ...] = ()
    """What could be done."""
    metrics: tuple[Metric, ...] = ()
    """Figures that say how it goes."""
    content: tuple[Content, ...] = ()
    """Content offered here."""
    resources: Resources | None = None
    """Resources on hand and needed."""
    notes: tuple[Statement, ...] = ()
    """Anything else."""
    rows: Mapping[Id, tuple[Statement, ...]] = field(default=NOTHING)
    """Statements of rows that the map declares."""
    physical_evidence: tuple[LaneCell, ...] = ()
    """What the customer sees or holds as proof of the service."""
    frontstage: tuple[LaneCell, ...] = ()
    """What staff do in view of the customer."""
    backstage: tuple[LaneCell, ...] = ()
    """What staff do out of view."""
    support: tuple[LaneCell, ...] = ()
    """Processes and systems that support them."""
    lanes: Mapping[Id, tuple[LaneCell, ...]] = field(default=NOTHING)
    """Statements of lanes that the map declares."""
    next: tuple[Next, ...] | None = None
    """Where the journey goes from here; empty: it ends. Not given: on to the next step or stage."""
    solves: tuple[PainRef, ...] = ()
    """Pains that this answers."""

    @property
    def name(self) -> str:
        """What the stage or step is called."""
        return ""


@piece
class Step(Moment):
    """One step: what the customer does. A bare string is its `text`."""

    shorthand: ClassVar[str] = "text"
    noun: ClassVar[str] = "a step"

    text: Text = ""
    """What the customer does; empty where only lanes act."""

    @property
    def name(self) -> str:
        """What the step is called: its text."""
        return self.text


@piece
class Stage(Moment):
    """One stage. A bare string is its `title`."""

    shorthand: ClassVar[str] = "title"
    noun: ClassVar[str] = "a stage"

    title: Text
    """What the stage is called."""
    goal: Text | None = None
    """What the customer wants in it."""
    steps: tuple[Step, ...] = ()
    """Its steps, in order."""

    @property
    def name(self) -> str:
        """What the stage is called: its title."""
        return self.title
