"""Rules that a map should keep beyond the format: what `check` reports after the reader has spoken."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from desireline.insight.claims import citations
from desireline.insight.paths import dead_ends, unreachable, unreachable_nodes
from desireline.insight.text_links import dead_links
from desireline.model import Claim, Evidence, JourneyMap, Persona, Piece, pieces, row_has_content
from desireline.source import Catalogue, Problem
from desireline.source.locate import place_at

CHECKS: Final = {
    "no-purpose": "A map says which decision it informs (`purpose`); without one, maps die half-way.",
    "no-persona": "A map names at least one persona.",
    "no-owner": "A map names who keeps it (`owner`).",
    "no-stages": "A map has stages.",
    "empty-stage": "A stage says something: a step, a feeling, or a statement in any row.",
    "empty-row": "A row that the map declares is filled somewhere.",
    "unused-touchpoint": "A declared touchpoint is used by a stage, a step or an automation.",
    "unused-source": "A declared source is cited somewhere in the project.",
    "validated-by-nothing": "What is marked `validated` cites a source or counts people.",
    "unreachable-step": "Every step can be reached from the first.",
    "dead-end": "An automation ends in an action, not at a trigger, a data source or a flow control.",
    "unreachable-node": "Every node of an automation follows from a trigger or a data source.",
    "late-promise": "A planned promise is not past its due date.",
    "dead-link": "A link in a text leads to a map, a persona or a part of one that is there.",
    "unsettled-conflict": "What a merge could not settle (`x-conflict`) is settled before the file goes on.",
}
"""Each rule by its stable id, in one sentence that says what should be."""
_CONFLICT: Final = re.compile(r"x-conflict(-\d+)?")


def check(catalogue: Catalogue, today: date) -> tuple[Problem, ...]:
    """What each map or persona breaks of `CHECKS`, located: warnings, but for a conflict left over."""
    subjects: Iterable[JourneyMap | Persona] = (*catalogue.maps.values(), *catalogue.personas.values())
    cited = frozenset([name for subject in subjects for name in citations(subject)])
    found = [problem for journey in catalogue.maps.values() for problem in _map(journey, today, cited)]
    for persona in catalogue.personas.values():
        found += _sources(persona, cited)
    for subject in subjects:
        found += _conflicts(subject, catalogue)
    found += dead_links(catalogue)
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line, problem.column, problem.rule)))


def _map(journey: JourneyMap, today: date, cited: frozenset[str]) -> Iterator[Problem]:
    yield from _frame(journey)
    yield from _emptiness(journey)
    yield from _sources(journey, cited)
    yield from _touchpoints(journey)
    yield from _paths(journey)
    for piece in pieces(journey):
        if isinstance(piece, Evidence) and piece.status == "validated" and not (piece.sources or piece.count):
            yield _warn(
                journey, piece, "validated-by-nothing", "this is marked validated; name `sources`, or a `count`"
            )
        if isinstance(piece, Claim) and piece.promise and piece.promise.status == "planned":
            late = piece.promise.due
            if late is not None and late < today:
                text = f"this was promised for {late.isoformat()}; say 'shipped' or 'dropped', or give a new date"
                yield _warn(journey, piece.promise, "late-promise", text)


def _conflicts(subject: JourneyMap | Persona, catalogue: Catalogue) -> Iterator[Problem]:
    for key in subject.extras:
        if _CONFLICT.fullmatch(key):
            place = place_at(catalogue.sheets[subject.file], (key,)) or subject.place
            text = f"a merge left '{key}': both sides stand there; write what should be, and remove '{key}'"
            yield Problem("error", "unsettled-conflict", text, subject.file, place.line or 1, place.column or 1)


def _frame(journey: JourneyMap) -> Iterator[Problem]:
    if not journey.purpose:
        yield _warn(journey, journey, "no-purpose", "the map has no 'purpose'; say which decision it informs")
    if not journey.personas:
        yield _warn(journey, journey, "no-persona", "the map names no 'personas'; say whose journey it is")
    if not journey.owner:
        yield _warn(journey, journey, "no-owner", "the map has no 'owner'; say who keeps it")
    if not journey.stages:
        yield _warn(journey, journey, "no-stages", "the map has no 'stages'; begin with one")


def _emptiness(journey: JourneyMap) -> Iterator[Problem]:
    for stage in journey.stages:
        filled = set(vars(stage)) - {"place", "id", "was", "title", "goal", "duration", "extras", "_follows"}
        if not any(getattr(stage, name) for name in filled):
            yield _warn(journey, stage, "empty-stage", f"stage '{stage.title}' says nothing yet; give it 'steps'")
    for row in journey.rows:
        if row.id and not row.hide and not row_has_content(journey, row.id):
            yield _warn(journey, row, "empty-row", f"row '{row.id}' is filled by no stage or step; fill or remove it")


def _sources(subject: JourneyMap | Persona, cited: frozenset[str]) -> Iterator[Problem]:
    for source in subject.sources:
        if source.id and source.id not in cited:
            yield _warn(
                subject, source, "unused-source", f"source '{source.id}' is cited by nothing; cite or remove it"
            )


def _touchpoints(journey: JourneyMap) -> Iterator[Problem]:
    named = (name for piece in pieces(journey) for name in getattr(piece, "touchpoints", ()))
    used = {name.casefold() for name in named if isinstance(name, str)}
    for touchpoint in journey.touchpoints:
        names = {name.casefold() for name in (touchpoint.id, touchpoint.title) if name}
        if not names & used:
            shown = touchpoint.id or touchpoint.title
            yield _warn(
                journey, touchpoint, "unused-touchpoint", f"nothing uses touchpoint '{shown}'; use or remove it"
            )


def _paths(journey: JourneyMap) -> Iterator[Problem]:
    for moment in unreachable(journey):
        text = f"nothing leads to '{moment.name}'; name it in a 'next'"
        yield _warn(journey, moment, "unreachable-step", text)
    for automation in journey.automations:
        for node in dead_ends(automation):
            text = f"the automation stops at '{node.id or node.text}', which does nothing; say what follows in 'next'"
            yield _warn(journey, node, "dead-end", text)
        for node in unreachable_nodes(automation):
            text = f"nothing leads to '{node.id or node.text}'; name it in a 'next', or begin with a trigger"
            yield _warn(journey, node, "unreachable-node", text)


def _warn(subject: JourneyMap | Persona, piece: Piece, rule: str, message: str) -> Problem:
    return Problem("warning", rule, message, subject.file, piece.place.line or 1, piece.place.column or 1)
