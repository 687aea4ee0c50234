"""From a current map to its future: what must change to get there.

Which pains end and by what, which nobody answers, what every lane of the blueprint needs that is not there today, what
becomes of each stage and step, and by how much the figures move. Works on any two maps; made for a map and the future
map that answers it, whose `solves`, `retired` and `promise` it reads.

    found = gap(current, future)
    for pain in found.pains: print(pain.state, pain.pain.text, [answer.name for answer in pain.answers])
    found.left(4)                       # pains of severity 4 and 5 that nothing answers
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from desireline.compare.catalogues import compare_maps
from desireline.compare.gap_figures import Delta, Voices, deltas
from desireline.compare.gap_moments import MomentGap, Need, moments_of, needs_of
from desireline.model import JourneyMap, LaneCell, Opportunity, Pain, Part, Promise, Stage, Step, pieces, walk
from desireline.model.answered import pains_named
from desireline.model.journey import Retired
from desireline.model.planned import Planned, planned
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare.change import Change
    from desireline.compare.comparison import FileComparison
    from desireline.model import Path

PainState = Literal["resolved", "eased", "unsaid", "left", "new"]
"""`resolved`: something in the future answers it. `eased`: that too, and it is still there. `unsaid`: it is not in the
future, and nothing says what ended it. `left`: it is still there and nothing answers it. `new`: it comes with the
future, and nothing there answers it."""
PAIN_STATES: Final[tuple[PainState, ...]] = ("resolved", "eased", "unsaid", "left", "new")
OPEN: Final[frozenset[PainState]] = frozenset({"unsaid", "left", "new"})
"""States of a pain that nobody answers."""

AnswerKind = Literal["opportunity", "stage", "step", "retired"]
"""What in a future map answers a pain; `retired`: the pain ends because that goes."""


@record
class Answer(Record):
    """Something in the future that answers pains of today."""

    kind: AnswerKind
    name: str
    """What it is called, a step without words by what happens behind it; of what is retired what it was called."""
    id: str
    path: Path
    """Where it stands in the future map."""
    pains: tuple[str, ...]
    """Ids of the pains that it answers."""
    promise: Promise | None
    """Its plan; None where it is an idea."""
    owner: str
    """Who answers for it; may be empty."""
    why: str = ""
    """Of what is retired, why."""


@record
class PainGap(Record):
    """One pain, of today or of the future."""

    pain: Pain
    state: PainState
    stage: Stage
    """The stage it stands in."""
    side: Literal["before", "after"]
    """Which map `pain`, `stage` and `path` are of; a pain of today is told as it is today."""
    path: Path
    answers: tuple[Answer, ...] = ()
    ideas: tuple[str, ...] = ()
    """Opportunities of the current map that would answer it, where nothing in the future does."""
    then: Pain | None = None
    """What it is in the future, where it is still there."""

    @property
    def severity(self) -> int:
        """1 to 5; 0 where nobody said."""
        return self.pain.severity.value if self.pain.severity is not None else 0

    @property
    def is_open(self) -> bool:
        """Whether nobody answers it."""
        return self.state in OPEN


@record
class Gap(Record):
    """What must change to get from one map to the other."""

    current: JourneyMap
    future: JourneyMap
    file: FileComparison
    """Every single change between the two."""
    pains: tuple[PainGap, ...]
    """By state as in `PAIN_STATES`, in each the severest first."""
    answers: tuple[Answer, ...]
    """What in the future answers pains: that for the severest pains first."""
    needs: tuple[Need, ...]
    """What the future needs that is not there today, lane by lane, then resources and touchpoints."""
    moments: tuple[MomentGap, ...]
    """What becomes of each stage and step, in the order of both maps together."""
    plan: Planned
    """The future as it is meant, which is what is compared, and where its parts stand in the map as it is written."""
    deltas: tuple[Delta, ...]
    """The figures, in the order of `FIGURES`, of several people the leading one's first; empty if none were given."""

    @property
    def tells_apart(self) -> bool:
        """Whether its scores are those of different people."""
        return any(each.personas for each in self.deltas)

    def open_from(self, severity: int) -> tuple[PainGap, ...]:
        """Pains of at least that severity (1 to 5) that nobody answers."""
        return tuple(pain for pain in self.pains if pain.is_open and pain.severity >= severity)


def gap(
    current: JourneyMap,
    future: JourneyMap,
    figures: tuple[Mapping[str, float], Mapping[str, float]] | None = None,
    voices: tuple[Voices, Voices] = ({}, {}),
) -> Gap:
    """What must change to get from `current` to `future`. What is dropped there counts as not in the future.

    Args:
        current: The map of today.
        future: The map of what is meant to be.
        figures: The two maps in figures, as `insight.measures` makes them, the future as `model.planned` leaves it.
            Scores are compared only if both maps score on the same scale.
        voices: The scores of each line of both curves, as `insight.voiced` makes them. Where either map tells people
            apart, each of them has figures of their own.
    """
    plan = planned(future)
    dropped = _dropped(future)
    future = plan.journey
    file = _without_what_must_differ(compare_maps(current, future))
    answers = _answers(future, current)
    pains = _pains(current, future, file, answers)
    weight = {pain.pain.id: pain.severity for pain in pains if pain.pain.id}
    ordered = sorted(answers, key=lambda each: -max((weight.get(name, 0) for name in each.pains), default=0))
    return Gap(
        current=current,
        future=future,
        file=file,
        pains=pains,
        answers=tuple(ordered),
        needs=needs_of(current, future, file),
        moments=moments_of(current, future, file, {pain.path for pain in pains if pain.state == "unsaid"}, dropped),
        plan=plan,
        deltas=tuple(deltas(current, future, figures, voices)) if figures is not None else (),
    )


def _without_what_must_differ(file: FileComparison) -> FileComparison:
    """The comparison without the id, the state and the answered map: in these any future differs from its current."""

    def must(change: Change) -> bool:
        return change.kind == "map" and (change.op == "rekey" or change.field in {("future_of",), ("state",)})

    return replace(file, changes=tuple(change for change in file.changes if not must(change)))


def _dropped(future: JourneyMap) -> Mapping[str, Promise]:
    """The promises of the stages and steps that are dropped, by id."""
    return {
        each.id: each.promise
        for each in pieces(future)
        if isinstance(each, Stage | Step) and each.id and each.promise is not None and each.promise.status == "dropped"
    }


def _answers(future: JourneyMap, current: JourneyMap) -> list[Answer]:
    """What answers pains in a map. What is refuted, or whose promise is dropped, answers nothing."""
    made = []
    today = {each.id: each for each in pieces(current) if isinstance(each, Part) and each.id}
    for path, piece in walk(future):
        if isinstance(piece, Retired):
            if ended := pains_named(piece.solves, current, future):
                was = today.get(piece.id)
                name = getattr(was, "title", "") or getattr(was, "text", "") or piece.id
                made.append(Answer("retired", name, piece.id, path, ended, None, "", piece.why or ""))
        elif isinstance(piece, Opportunity | Stage | Step) and piece.solves and piece.holds:
            ended = pains_named(piece.solves, current, future)
            if not ended:
                continue
            kind: Literal["opportunity", "stage", "step"] = (
                "opportunity" if isinstance(piece, Opportunity) else "stage" if isinstance(piece, Stage) else "step"
            )
            name = piece.title if isinstance(piece, Stage) else piece.text or _behind_the_scenes(piece)
            made.append(Answer(kind, name, piece.id or "", path, ended, piece.promise, piece.owner or ""))
    return made


def _behind_the_scenes(step: Step | Opportunity) -> str:
    """What a step without words of its own is called by: the first of what its lanes say."""
    return next((cell.text for cell in pieces(step) if isinstance(cell, LaneCell)), "")


def _pains(current: JourneyMap, future: JourneyMap, file: FileComparison, answers: list[Answer]) -> tuple[PainGap, ...]:
    ideas = _answers(current, current)
    then = {path: pain for path, pain in walk(future) if isinstance(pain, Pain)}
    made: list[PainGap] = []
    met = set()
    for path, pain in walk(current):
        if not isinstance(pain, Pain) or pain.refuted is not None:
            continue
        across = file.across(path)
        there = then.get(across) if across is not None else None
        met.add(across)
        by = tuple(each for each in answers if pain.id and pain.id in each.pains)
        still = there is not None and there.refuted is None
        state: PainState = ("eased" if still else "resolved") if by else ("left" if still else "unsaid")
        proposed = tuple(each.name for each in ideas if pain.id and pain.id in each.pains) if not by else ()
        made.append(PainGap(pain, state, current.stages[_number(path)], "before", path, by, proposed, there))
    answered = {name for each in answers for name in each.pains}
    for path, pain in then.items():
        if path not in met and pain.refuted is None and pain.id not in answered:
            made.append(PainGap(pain, "new", future.stages[_number(path)], "after", path))
    return tuple(sorted(made, key=lambda each: (PAIN_STATES.index(each.state), -each.severity)))


def _number(path: Path) -> int:
    """Which stage a path lies in."""
    return path[1] if len(path) > 1 and isinstance(path[1], int) else 0
