"""What becomes of each stage and step on the way to a future map, and what that map needs which is not there today."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from desireline.model import JourneyMap, LaneCell, Moment, Stage, Statement, Step, Touchpoint, drawn_lanes, walk
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from desireline.compare.change import Change
    from desireline.compare.comparison import FileComparison
    from desireline.model import Path, Promise
    from desireline.model.journey import Retired

MomentState = Literal["eliminated", "new", "improved", "worse", "mixed", "changed", "same"]
"""What becomes of a stage or step. `improved`, `worse` and `mixed` by what changes in it for the customer; `changed`:
something else in it does."""


@record
class MomentGap(Record):
    """A stage or step of either map."""

    before: Stage | Step | None
    """None where it is new."""
    after: Stage | Step | None
    """None where it is eliminated."""
    path_before: Path | None
    path_after: Path | None
    state: MomentState
    moved: bool
    """Whether it stands in another place of the journey."""
    retired: Retired | None
    """Of what is eliminated, what the future map says of it; None: it says nothing."""
    dropped: Promise | None
    """Of what is eliminated because its promise in the future map is dropped, that promise."""
    changes: tuple[Change, ...]
    """What changes in it (of a stage, what stands on no step of it)."""

    @property
    def is_stage(self) -> bool:
        """Whether it is a stage (else a step)."""
        return isinstance(self.after or self.before, Stage)

    @property
    def name(self) -> str:
        """What it is called in the future, else today."""
        piece = self.after or self.before
        return piece.name if piece is not None else ""


@record
class Need(Record):
    """Something that the future needs and that is not there today."""

    where: str
    """The id of a lane of the blueprint; `resources` or `touchpoints`."""
    what: LaneCell | Statement | Touchpoint
    path: Path
    """Where it stands in the future map."""
    stage: Stage | None
    """None for a touchpoint that the map declares."""
    step: Step | None = None
    reworded: LaneCell | None = None
    """What stands there today, where it is not new but says something else now."""


def moments_of(
    current: JourneyMap,
    future: JourneyMap,
    file: FileComparison,
    unsaid: Collection[Path] = (),
    dropped: Mapping[str, Promise] = MappingProxyType({}),
) -> tuple[MomentGap, ...]:
    """What becomes of each stage, and in it of each step.

    `unsaid`: where pains stand that are not in the future although nothing ends them. That improves nothing.
    `dropped`: promises of what the future map holds and `future` does not, by id.
    """
    retired = {each.id: each for each in future.retired}
    own = _by_moment(file)
    moved = {
        change.after.path
        for change in file.changes
        if change.op in {"move", "relocate"} and change.kind in {"stage", "step"} and change.after is not None
    }

    def moment_gap(before: Path | None, after: Path | None) -> MomentGap:
        old, new = _at(current, before), _at(future, after)
        changes = own.get(("after", after), ()) if after is not None else own.get(("before", before), ())
        gone = retired.get(old.id or "") if old is not None and new is None else None
        is_moved = after in moved
        return MomentGap(
            old,
            new,
            before,
            after,
            _state(old, new, [_effect(change, unsaid) for change in changes]),
            is_moved,
            gone,
            dropped.get(old.id or "") if old is not None and new is None else None,
            tuple(changes),
        )

    made: list[MomentGap] = []
    places = {id(stage): ("stages", n) for n, stage in enumerate(current.stages)}
    places_after: dict[int, Path] = {id(stage): ("stages", n) for n, stage in enumerate(future.stages)}
    for old, new in file.stages:
        before, after = places.get(id(old)), places_after.get(id(new))
        made.append(moment_gap(before, after))
        steps_after: list[Path] = [(*after, "steps", n) for n in range(len(new.steps))] if new and after else []
        steps_before: list[Path] = [(*before, "steps", n) for n in range(len(old.steps))] if old and before else []
        made += [moment_gap(file.across(path, back=True), path) for path in steps_after]
        made += [moment_gap(path, None) for path in steps_before if file.across(path) is None]
    return tuple(made)


def _at(journey: JourneyMap, path: Path | None) -> Stage | Step | None:
    if path is None or not isinstance(path[1], int):
        return None
    stage = journey.stages[path[1]]
    if len(path) == 2:
        return stage
    return stage.steps[path[3]] if isinstance(path[3], int) else None


def _by_moment(file: FileComparison) -> Mapping[tuple[str, Path | None], list[Change]]:
    """The changes by the stage or step they stand in (of a stage, what stands on no step of it)."""
    made: dict[tuple[str, Path | None], list[Change]] = {}
    for change in file.changes:
        side = "after" if change.after is not None else "before"
        path = change.at.path
        if path[:1] != ("stages",) or len(path) < 2:
            continue
        moment = path[:4] if path[2:3] == ("steps",) and len(path) > 3 else path[:2]
        made.setdefault((side, moment), []).append(change)
        # What is gone from something that stands on both sides is told there too.
        across = file.across(moment) if side == "before" else None
        if across is not None:
            made.setdefault(("after", across), []).append(change)
    return made


def _effect(change: Change, unsaid: Collection[Path]) -> str:
    """What a change means on the way to a future map."""
    return "unknown" if is_unsaid(change, unsaid) else change.effect


def is_unsaid(change: Change, unsaid: Collection[Path]) -> bool:
    """Whether a change only leaves out a pain that nothing ends."""
    return change.op == "remove" and change.before is not None and change.before.path in unsaid and not change.field


def _state(old: Moment | None, new: Moment | None, told: Iterable[str]) -> MomentState:
    if new is None:
        return "eliminated"
    if old is None:
        return "new"
    effects = set(told)
    better, worse = "better" in effects, "worse" in effects
    if "mixed" in effects or (better and worse):
        return "mixed"
    if better or worse:
        return "improved" if better else "worse"
    return "changed" if effects else "same"


def needs_of(current: JourneyMap, future: JourneyMap, file: FileComparison) -> tuple[Need, ...]:
    """What the future needs that is not there today: by lane in the blueprint's order, then resources, touchpoints."""
    lanes = [lane.id or "" for lane in drawn_lanes(future)]
    order = {name: place for place, name in enumerate([*lanes, "resources", "touchpoints"])}
    before = {path: piece for path, piece in walk(current) if isinstance(piece, LaneCell)}
    found = list(_needs(future, file, before))
    return tuple(sorted(found, key=lambda each: order.get(each.where, len(lanes))))


def _needs(future: JourneyMap, file: FileComparison, before: Mapping[Path, LaneCell]) -> Iterator[Need]:
    for path, piece in walk(future):
        across = file.across(path, back=True)
        if isinstance(piece, LaneCell):
            was = before.get(across) if across is not None else None
            if piece.holds and (was is None or was.text != piece.text):
                yield Need(_lane(path), piece, path, *_place(future, path), was)
        elif isinstance(piece, Statement) and path[-3:-1] == ("resources", "need") and across is None:
            yield Need("resources", piece, path, *_place(future, path))
        elif isinstance(piece, Touchpoint) and across is None:
            yield Need("touchpoints", piece, path, None)


def _lane(path: Path) -> str:
    """The lane of a cell: the key that its list stands under."""
    return str(path[-2])


def _place(journey: JourneyMap, path: Path) -> tuple[Stage | None, Step | None]:
    stage = _at(journey, path[:2]) if path[:1] == ("stages",) else None
    step = _at(journey, path[:4]) if path[2:3] == ("steps",) else None
    return (stage if isinstance(stage, Stage) else None), (step if isinstance(step, Step) else None)
