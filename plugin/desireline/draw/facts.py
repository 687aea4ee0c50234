"""What the drawers of one map look up again and again, worked out once."""

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Final

from desireline.draw.anchors import Anchors, anchors
from desireline.draw.channels import channel_name
from desireline.draw.html import esc
from desireline.draw.icons import channel_icon, icon
from desireline.draw.inline import inline, plain
from desireline.draw.language import quotes
from desireline.draw.view import View
from desireline.insight import Portion, Within, statements, still_open
from desireline.model import (
    JourneyMap,
    Part,
    Persona,
    Scale,
    Source,
    Stage,
    Statement,
    Step,
    Touchpoint,
    id_as_words,
    stage_statements,
)
from desireline.model.part import NOTHING
from desireline.model.record import Record, record
from desireline.source import Found

Find = Callable[[str], Found | None]

_IN_STAGE: Final = frozenset({
    "thoughts", "pains", "gains", "opportunities", "metrics", "content", "resources", "notes", "rows",
    "scenario", "change",
})  # fmt: skip
"""Keys of a step whose values stand in its stage's cells: it needs its number to be found again from there."""
SHAPES: Final = 4
"""Persona shapes there are; the fifth persona has the first shape again, and its name beside it as always."""


@record
class Facts(Record):
    """One map as its drawers see it."""

    journey: JourneyMap
    view: View
    answered: JourneyMap | None = None
    """The current map that a future one answers, for the pains it names."""
    sources: Mapping[str, Source] = field(default=NOTHING)
    """Sources declared in other files of the project, by id."""
    futures: tuple[JourneyMap, ...] = ()
    """The future maps that answer this one, for the pains that they answer."""
    within: Within | None = None
    """The larger journey that this map is part of."""
    portions: tuple[Portion, ...] = ()
    """The maps that are part of this one."""
    find: Find | None = None
    """What a reference to a part of another file means; None where no other file is known."""
    persona: Persona | None = None
    """On a persona's page, the persona; the map is then an empty one in its language."""

    @cached_property
    def anchors(self) -> Anchors:
        """Where each part stands."""
        return anchors(self.persona or self.journey)

    @cached_property
    def quotes(self) -> tuple[str, str]:
        """The quotation marks of the map's language."""
        return quotes(self.journey.lang or self.view.words.lang)

    @cached_property
    def scale(self) -> Scale:
        """The scale of the emotion curve."""
        return self.journey.scale()

    @cached_property
    def signed(self) -> bool:
        """Whether that scale goes below zero, so that a score above it shows its plus."""
        return self.scale.bounds[0] < 0

    @cached_property
    def ui(self) -> str:
        """A `lang` attribute for words of the interface, where its language is not the map's; else empty."""
        lang = self.view.words.lang
        return f' lang="{lang}" dir="ltr"' if self.journey.lang and self.journey.lang != lang else ""

    @cached_property
    def tongue(self) -> str:
        """A `lang` attribute for words of the map among those of the interface, where its language is another."""
        return f' lang="{esc(self.journey.lang)}"' if self.ui else ""

    @cached_property
    def touchpoints(self) -> Mapping[str, Touchpoint]:
        """Declared touchpoints by id and by title."""
        declared = self.journey.touchpoints
        by_title = {touchpoint.title.casefold(): touchpoint for touchpoint in declared if touchpoint.title}
        return by_title | {touchpoint.id: touchpoint for touchpoint in declared if touchpoint.id}

    def declared(self, reference: str) -> Touchpoint | None:
        """The declared touchpoint that a stage or step names, if it is one."""
        return self.touchpoints.get(reference) or self.touchpoints.get(reference.casefold())

    def touchpoint(self, reference: str) -> Touchpoint:
        """The touchpoint that a stage or step names: the declared one, or one that has only this title."""
        return self.declared(reference) or Touchpoint(title=reference)

    def touchpoint_name(self, reference: str) -> str:
        """What the touchpoint is called that a stage or step names. Not escaped, inline Markdown allowed."""
        touchpoint = self.touchpoint(reference)
        return touchpoint.title or id_as_words(touchpoint.id or reference)

    def touch(self, reference: str) -> tuple[str, str]:
        """The channel's icon, and name and channel as HTML, of what a stage or step names."""
        known = self._touched.get(reference)
        if known is None:
            touchpoint = self.touchpoint(reference)
            name = inline(self.touchpoint_name(reference), self.view)
            channel = self._channel(touchpoint.channel) if touchpoint.channel else ""
            known = self._touched[reference] = icon(channel_icon(touchpoint.channel)), name + channel
        return known

    def _channel(self, written: str) -> str:
        """A channel in small; a usual one in the interface's language, any other as the map writes it."""
        name = channel_name(written, self.view.words)
        return f" <small{self.ui if name != written else ''}>{inline(name, self.view)}</small>"

    @cached_property
    def _touched(self) -> dict[str, tuple[str, str]]:
        return {}

    def source(self, source_id: str) -> Source | None:
        """The source of that id: this map's, else the project's."""
        return self._own_sources.get(source_id) or self.sources.get(source_id)

    @cached_property
    def _own_sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.journey.sources if source.id}

    @cached_property
    def pains(self) -> Mapping[str, str]:
        """The text of each pain by id, those of the answered map included."""
        found: dict[str, str] = {}
        for journey in (self.answered, self.journey):
            if journey is not None:
                found.update(_pains(journey))
        return found

    def pain(self, reference: str) -> tuple[str, str | None]:
        """The words of the pain that something answers and the language they are in; "" where it is not known."""
        name, _, part = reference.rpartition("#")
        if name in {"", self.journey.key} and part in self.pains:
            return self.pains[part], self.journey.lang
        found = self.find(reference) if self.find is not None else None
        if found is None or not isinstance(found.part, Statement):
            return "", None
        return found.part.text, found.file.lang

    @cached_property
    def unanswered(self) -> frozenset[int]:
        """The stages, by identity, with a high pain, of their own or of a step, that nothing answers."""
        return frozenset([id(self.places[id(moment)][1]) for moment, _ in still_open(self.journey, self.futures)])

    @cached_property
    def places(self) -> Mapping[int, tuple[int, Stage]]:
        """The number (from 1) and the stage of each stage and step, by identity."""
        return {
            id(moment): (number, stage)
            for number, stage in enumerate(self.journey.stages, 1)
            for moment in (stage, *stage.steps)
        }

    @cached_property
    def numbered(self) -> Mapping[int, str]:
        """Number and title of each stage as HTML, by identity: what links to it say."""
        return {id(stage): f"{n} {esc(plain(stage.title))}" for n, stage in enumerate(self.journey.stages, 1)}

    @cached_property
    def said(self) -> Mapping[int, Mapping[str, list[tuple[Step | None, Statement]]]]:
        """The statements of each stage (by identity) and its steps, by row."""
        return {id(stage): stage_statements(stage) for stage in self.journey.stages}

    @cached_property
    def cited(self) -> dict[tuple[str, ...], tuple[str | None, str]]:
        """Where evidence leads, and the titles of its sources as HTML, by their ids. Filled as they are cited."""
        return {}

    @cached_property
    def drawn(self) -> dict[tuple[str, int], str]:
        """What stands in the page more than once, by what it is and the identity of its part. Filled by the drawers."""
        return {}

    @cached_property
    def step_numbers(self) -> Mapping[int, str]:
        """`3.2` for the second step of the third stage, by identity; none in stages of a single step."""
        return {
            id(step): f"{number}.{place}"
            for number, stage in enumerate(self.journey.stages, 1)
            if len(stage.steps) > 1
            for place, step in enumerate(stage.steps, 1)
        }

    @cached_property
    def shown_numbers(self) -> Mapping[int, str]:
        """The `step_numbers` of stages in whose cells something of one of their steps stands: of all their steps."""
        return {
            id(step): self.step_numbers[id(step)]
            for stage in self.journey.stages
            if len(stage.steps) > 1 and not all(step.__dict__.keys().isdisjoint(_IN_STAGE) for step in stage.steps)
            for step in stage.steps
        }

    @cached_property
    def shape_of(self) -> Mapping[str, int]:
        """The number of each persona's shape, in the order in which the map names them."""
        return {persona: place % SHAPES for place, persona in enumerate(self.journey.personas)}

    def step_mark(self, step: Step) -> str:
        """The mark of a step on what stands in its stage's cell; empty where the stage has no other step."""
        number = self.step_numbers.get(id(step))
        if number is None:
            return ""
        mark = self.drawn.get(("mark", id(step)))
        if mark is None:
            label = esc(self.view.words("Step {number}", number=number))
            mark = f'<a class="dl-at" href="#{self.anchors[step]}" aria-label="{label}">{number}</a>'
            self.drawn["mark", id(step)] = mark
        return mark

    @cached_property
    def hosted(self) -> bool:
        """Whether the lines of the map's file can be looked at on a code host."""
        return self.view.addresses.source(self.journey.file, 1) is not None

    def source_of(self, part: Part) -> str:
        """A link to the line where `part` is written, see `source_link`."""
        return self.source_link(part.place.line) if self.hosted else ""

    def source_link(self, line: int) -> str:
        """A link to a line of the map's file, shown on hover and focus; empty where the project has no code host.

        Args:
            line: The line, from 1; 0 where it is not known.
        """
        address = self.view.addresses.source(self.journey.file, line) if line else None
        if address is None:
            return ""
        label = esc(self.view.words("Source, line {n}", n=line))
        return f'<a class="dl-src" href="{esc(address)}" title="{label}">{icon("source")}</a>'


def _pains(journey: JourneyMap) -> dict[str, str]:
    return {pain.id: pain.text for _, _, pain in statements(journey, "pains") if pain.id}
