"""What the drawers of one map look up again and again, worked out once."""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Final

from desireline.draw.anchors import Anchors, anchors
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.language import quotes
from desireline.draw.view import View
from desireline.model import JourneyMap, Opportunity, Persona, Source, Stage, Step, Touchpoint
from desireline.model.part import NOTHING
from desireline.model.record import Record, record

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
    def ui(self) -> str:
        """A `lang` attribute for words of the interface, where its language is not the map's; else empty."""
        lang = self.view.words.lang
        return f' lang="{lang}" dir="ltr"' if self.journey.lang and self.journey.lang != lang else ""

    @cached_property
    def touchpoints(self) -> Mapping[str, Touchpoint]:
        """Declared touchpoints by id and by title."""
        declared = self.journey.touchpoints
        by_title = {touchpoint.title.casefold(): touchpoint for touchpoint in declared if touchpoint.title}
        return by_title | {touchpoint.id: touchpoint for touchpoint in declared if touchpoint.id}

    def touchpoint(self, reference: str) -> Touchpoint:
        """The touchpoint that a stage or step names: the declared one, or one that has only this title."""
        return (
            self.touchpoints.get(reference) or self.touchpoints.get(reference.casefold()) or Touchpoint(title=reference)
        )

    @cached_property
    def known_sources(self) -> Mapping[str, Source]:
        """Sources by id: this map's, then those of the project."""
        return {**self.sources, **{source.id: source for source in self.journey.sources if source.id}}

    @cached_property
    def pains(self) -> Mapping[str, str]:
        """The text of each pain by id, those of the answered map included."""
        found: dict[str, str] = {}
        for journey in (self.answered, self.journey):
            if journey is not None:
                found.update(_pains(journey))
        return found

    @cached_property
    def solved(self) -> frozenset[str]:
        """Ids of pains that something on this map answers and nobody dropped."""
        found: set[str] = {pain for gone in self.journey.retired for pain in gone.solves}
        for stage in self.journey.stages:
            for moment in (stage, *stage.steps):
                kept = moment.promise is None or moment.promise.status != "dropped"
                found.update(moment.solves if kept else ())
                for opportunity in moment.opportunities:
                    found.update(opportunity.solves if is_alive(opportunity) else ())
        return frozenset(found)

    @cached_property
    def step_numbers(self) -> Mapping[int, str]:
        """`3.2` for the second step of the third stage, by identity; none in stages of a single step."""
        return {
            id(step): f"{number}.{place}"
            for number, stage in enumerate(self.journey.stages, 1)
            for place, step in enumerate(stage.steps, 1)
            if len(stage.steps) > 1
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
        label = esc(self.view.words("Step {number}", number=number))
        return f'<a class="dl-at" href="#{self.anchors[step]}" aria-label="{label}">{number}</a>'

    def source_link(self, line: int, name: str) -> str:
        """A link to a line of the map's file, shown on hover and focus; empty where the project has no code host."""
        address = self.view.addresses.source(self.journey.file, line) if line else None
        if address is None:
            return ""
        label = esc(self.view.words("Source of {name}", name=name))
        return f'<a class="dl-src" href="{esc(address)}" aria-label="{label}" title="{label}">{icon("source")}</a>'


def is_alive(opportunity: Opportunity) -> bool:
    """Whether an opportunity still counts: neither dropped nor refuted."""
    dropped = opportunity.promise is not None and opportunity.promise.status == "dropped"
    return not dropped and opportunity.refuted is None


def unanswered(facts: Facts, stage: Stage) -> bool:
    """Whether a high pain of the stage, not refuted, is answered by nothing on this map."""
    pains = [pain for moment in (stage, *stage.steps) for pain in moment.pains]
    return any(
        pain.severity is not None
        and pain.severity.value >= 4
        and pain.refuted is None
        and (pain.id is None or pain.id not in facts.solved)
        for pain in pains
    )


def _pains(journey: JourneyMap) -> dict[str, str]:
    moments = (moment for stage in journey.stages for moment in (stage, *stage.steps))
    return {pain.id: pain.text for moment in moments for pain in moment.pains if pain.id}
