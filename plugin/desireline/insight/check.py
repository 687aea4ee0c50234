"""Rules that a map should keep beyond the format: what `check` reports after the reader has spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.insight.claims import citations
from desireline.insight.paths import dead_ends, unreachable, unreachable_nodes
from desireline.insight.text_links import dead_links
from desireline.insight.translations import older_translations, translation_problems
from desireline.model import (
    Claim,
    Evidence,
    JourneyMap,
    Moment,
    Node,
    Persona,
    Piece,
    moments,
    pieces,
    row_has_content,
)
from desireline.model.patterns import later
from desireline.model.record import Record, record
from desireline.source import Problem
from desireline.source.locate import place_at

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from datetime import date

    from desireline.source import Catalogue
    from desireline.source.history import History

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
    "unused-next": "Where a stage leads is said in its own `next` or in that of its last step, not in both.",
    "two-otherwise": "Of ways of which one is taken, at most one has neither `when` nor `share`: it is the rest.",
    "dead-end": "An automation ends in an action, not at a trigger, a data source or a flow control.",
    "unreachable-node": "Every node of an automation follows from a trigger or a data source.",
    "late-promise": "A planned promise is not past its due date.",
    "dead-link": "A link leads to an address, or to a map, a persona, a part of one, a page or a file that is there.",
    "missing-picture": "A picture is a file inside the repository, and it is there.",
    "translation-source": "What a map or persona translates is the original, in another language.",
    "translation-ids": "A translation has the ids of its original, so that a link to a part leads to both.",
    "translation-older": "A translation says what its original says today.",
    "unsettled-conflict": "What a merge could not settle (`x-conflict`) is settled before the file goes on.",
}
"""Each rule by its stable id, in one sentence that says what should be."""
WARNINGS: Final = CHECKS.keys() - {"unsettled-conflict"}
"""Those that a project may choose not to hear of."""
_CONFLICT: Final = later(r"x-conflict(-\d+)?")


@record
class Beside(Record):
    """What is known of a project beside its maps and personas. What is not known is not judged."""

    page: Callable[[str], str] | None = None
    """What is wrong with the path of a page in Markdown, relative to the project; "" where nothing is."""
    is_file: Callable[[str], bool] | None = None
    """Whether a file is there, by its path relative to the project."""
    history: History | None = None
    """What git knows of the maps and personas."""
    content: Callable[[str], bytes | None] | None = None
    """Reads a content by git's name of it."""


NOTHING_BESIDE: Final = Beside()


def check(catalogue: Catalogue, today: date, beside: Beside = NOTHING_BESIDE) -> tuple[Problem, ...]:
    """What each map or persona breaks of `CHECKS`, located: warnings, but for a conflict left over.

    Args:
        catalogue: All maps and personas.
        today: The day to count from.
        beside: What is known of the project beside its maps and personas.
    """
    subjects: Iterable[JourneyMap | Persona] = (*catalogue.maps.values(), *catalogue.personas.values())
    cited = frozenset([name for subject in subjects for name in citations(subject)])
    found = [problem for journey in catalogue.maps.values() for problem in _map(journey, catalogue, today, cited)]
    for persona in catalogue.personas.values():
        found += _sources(persona, cited)
    found += unsettled(catalogue)
    found += translation_problems(catalogue)
    found += dead_links(catalogue, beside.page, beside.is_file)
    found += older_translations(catalogue, beside.history, beside.content)
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line, problem.column, problem.rule)))


def heard(problems: Iterable[Problem], ignored: Container[str]) -> Iterator[Problem]:
    """Problems without the warnings of `ignored` rules. An error is always heard."""
    return (problem for problem in problems if problem.severity == "error" or problem.rule not in ignored)


def _map(journey: JourneyMap, catalogue: Catalogue, today: date, cited: frozenset[str]) -> Iterator[Problem]:
    yield from _frame(journey)
    yield from _emptiness(journey)
    yield from _sources(journey, cited)
    yield from _touchpoints(journey)
    yield from _paths(journey)
    yield from _not_said(journey, catalogue)
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


def _not_said(journey: JourneyMap, catalogue: Catalogue) -> Iterator[Problem]:
    """What a future map takes over from the current one and drops: it is not in that future, and not said to go."""
    current = catalogue.answered_by(journey)
    if current is None or current.state == "future":
        return
    known = {moment.id for moment in moments(current) if moment.id}
    gone = {each.id for each in journey.retired}
    for stage in journey.stages:
        for moment in (stage, *(() if _is_dropped(stage) else stage.steps)):
            if moment.id in known and moment.id not in gone and _is_dropped(moment):
                text = (
                    f"'{moment.id}' of '{current.key}' is dropped here: it is not in this future, and not said to go; "
                    "repeat it without the promise, or list it in 'retired' instead"
                )
                yield _warn(journey, moment.promise or moment, "not-said", text)


def _is_dropped(moment: Moment) -> bool:
    return moment.promise is not None and moment.promise.status == "dropped"


def unsettled(catalogue: Catalogue, files: Iterable[str] | None = None) -> Iterator[Problem]:
    """What merges left in maps and personas for people to settle: errors of the rule `unsettled-conflict`.

    Args:
        catalogue: All maps and personas.
        files: The paths of the files to look into; by default all.
    """
    for path in catalogue.sheets if files is None else files:
        subject = catalogue.sheets[path].piece
        if subject is None:
            continue
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
        name = moment.name or moment.id  # a step may say what happens in its lanes alone
        called = f"'{name}'" if name else "this step"
        text = f"nothing leads to {called}; name it in a 'next'"
        yield _warn(journey, moment, "unreachable-step", text)
    for stage in journey.stages:
        last = stage.steps[-1].next if stage.steps else None
        if stage.next is not None and last is not None and last != stage.next:
            text = f"this 'next' of stage '{stage.title}' is not used, because its last step has its own; say it there"
            yield _warn(journey, stage.next[0] if stage.next else stage, "unused-next", text)
    branching: list[Moment | Node] = [*moments(journey)]
    branching += [node for automation in journey.automations for node in automation.nodes]
    for each in branching:
        rest = [way for way in each.next or () if not way.when and way.share is None]
        if len(rest) > 1 and len(rest) < len(each.next or ()):
            text = "one of these ways is taken, and two say neither 'when' nor 'share'; say when this one is"
            yield _warn(journey, rest[1], "two-otherwise", text)
    for automation in journey.automations:
        for node in dead_ends(automation):
            text = f"the automation stops at '{node.id or node.text}', which does nothing; say what follows in 'next'"
            yield _warn(journey, node, "dead-end", text)
        for node in unreachable_nodes(automation):
            text = f"nothing leads to '{node.id or node.text}'; name it in a 'next', or begin with a trigger"
            yield _warn(journey, node, "unreachable-node", text)


def _warn(subject: JourneyMap | Persona, piece: Piece, rule: str, message: str) -> Problem:
    return Problem("warning", rule, message, subject.file, piece.place.line or 1, piece.place.column or 1)
