"""Two versions of a map laid over each other: stages of both, in each the rows of both, in each what stood and stands.

Nothing is drawn here. Every change of the comparison is attached to the smallest thing on the board that it is about:
a step, a statement, what stands in a lane; else to the stage itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.compare import piece_at
from desireline.draw.changes.board_thing import Item
from desireline.draw.changes.board_touchpoints import touched
from desireline.draw.inline import plain
from desireline.model import JourneyMap, Part, Stage, Step, drawn_lanes, drawn_rows
from desireline.model.rows import LANE_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desireline.compare import FileComparison
    from desireline.draw.changes.said import FileSaid, Said
    from desireline.model import Lane, Path, Row

_LANES: Final = frozenset(LANE_ROLES)
_ROWS: Final = frozenset({"thoughts", "pains", "gains", "opportunities", "metrics", "content", "notes"})


class Column(NamedTuple):
    """One stage of both versions together."""

    before: Stage | None
    after: Stage | None
    own: tuple[Said, ...]
    """What is said of the stage itself."""
    cells: tuple[tuple[Item, ...], ...]
    """What stands in each row."""

    @property
    def stage(self) -> Stage:
        """The stage today, else then."""
        made = self.after or self.before
        if made is None:
            raise ValueError("a stage stands on neither side")
        return made

    @property
    def is_quiet(self) -> bool:
        """Whether nothing of it changed."""
        return not self.own and all(item.kind == "same" for cell in self.cells for item in cell)

    @property
    def changes(self) -> int:
        """How many changes are told here."""
        return len(self.own) + sum(len(item.changes) for cell in self.cells for item in cell)


class UnionRow(NamedTuple):
    """A row or lane of either version."""

    id: str
    row: Row | None
    """None for a lane."""
    lane: Lane | None


class Union(NamedTuple):
    """Both versions together."""

    before: JourneyMap
    after: JourneyMap
    rows: tuple[UnionRow, ...]
    columns: tuple[Column, ...]
    whole: tuple[Said, ...]
    """What is said of the map as a whole."""

    def slots(self, column: int) -> tuple[Item, ...]:
        """The steps of a column, in the order in which they stand beside each other on the curve."""
        return next((self.columns[column].cells[n] for n, row in enumerate(self.rows) if row.id == "steps"), ())


def union(told: FileSaid) -> Union:
    """Lay both versions of a map over each other. The map must stand on both sides."""
    file = told.file
    before, after = file.before, file.after
    if not isinstance(before, JourneyMap) or not isinstance(after, JourneyMap):
        raise TypeError("only a map that stands on both sides can be laid over itself")
    rows = _rows(before, after)
    numbers = tuple((_number(before, old), _number(after, new)) for old, new in file.stages)
    sides = {
        "before": {path: part for n, _ in numbers if n is not None for path, part in _below(before, n, rows)},
        "after": {path: part for _, n in numbers if n is not None for path, part in _below(after, n, rows)},
    }
    held, whole = _attached(told, file, sides)
    columns = []
    for (old, new), (n, m) in zip(file.stages, numbers, strict=True):
        at: tuple[str, Path] = ("after", ("stages", m)) if m is not None else ("before", ("stages", n or 0))
        own = tuple(held.get(at, ()))
        make = _Cells(file, before, after, n, m, held)
        columns.append(Column(old, new, own, tuple(make.cell(row) for row in rows)))
    return Union(before, after, rows, tuple(columns), tuple(whole))


def _number(journey: JourneyMap, stage: Stage | None) -> int | None:
    return next((n for n, each in enumerate(journey.stages) if each is stage), None)


def _rows(before: JourneyMap, after: JourneyMap) -> tuple[UnionRow, ...]:
    """The rows of today, then those of then alone; then the lanes likewise. Feelings stand on the curve."""
    rows: dict[str, UnionRow] = {"steps": UnionRow("steps", None, None)}
    for journey in (after, before):
        for row in drawn_rows(journey):
            if not row.id or row.id == "emotion":
                continue
            for name in ("have", "need") if row.id == "resources" else (row.id,):
                if name not in rows or rows[name].row is None:
                    rows[name] = UnionRow(name, row, None)
    lanes: dict[str, UnionRow] = {}
    for journey in (after, before):
        for lane in drawn_lanes(journey):
            if lane.id and lane.id != "customer":
                lanes.setdefault(lane.id, UnionRow(f"lane {lane.id}", None, lane))
    return (*rows.values(), *lanes.values())


def _below(journey: JourneyMap, number: int, rows: Sequence[UnionRow]) -> Iterator[tuple[Path, Part]]:
    for row in rows:
        yield from _standing(journey, number, row)


def _standing(journey: JourneyMap, number: int, row: UnionRow) -> Iterator[tuple[Path, Part]]:
    """What stands in a row at a stage, each with its path. Touchpoints are references, and told apart."""
    stage, path = journey.stages[number], ("stages", number)
    if row.id == "steps":
        yield from (((*path, "steps", n), step) for n, step in enumerate(stage.steps))
        return
    moments: list[tuple[Path, Stage | Step]] = [(path, stage)]
    moments += [((*path, "steps", n), step) for n, step in enumerate(stage.steps)]
    for at, moment in moments:
        for keys, parts in _lists(moment, row):
            yield from (((*at, *keys, n), part) for n, part in enumerate(parts))


def _lists(moment: Stage | Step, row: UnionRow) -> list[tuple[tuple[str, ...], tuple[Part, ...]]]:
    """The lists of a stage or step that a row shows, with their keys."""
    if row.lane is not None:
        name = row.lane.id or ""
        return [((name,), getattr(moment, name))] if name in _LANES else [(("lanes", name), moment.lanes.get(name, ()))]
    if row.row is not None and row.row.id == "resources":
        return [] if moment.resources is None else [(("resources", row.id), getattr(moment.resources, row.id))]
    if row.id in _ROWS:
        return [((row.id,), getattr(moment, row.id))]
    return [] if row.id == "touchpoints" else [(("rows", row.id), moment.rows.get(row.id, ()))]


_Held = dict[tuple[str, "Path"], list["Said"]]


def _attached(told: FileSaid, file: FileComparison, sides: dict[str, dict[Path, Part]]) -> tuple[_Held, list[Said]]:
    """Every change by the thing it is about, of what stands on both sides by its path after; and the rest."""
    held: _Held = {}
    whole: list[Said] = []
    for said in told.changes:
        side = "after" if said.change.after is not None else "before"
        path = said.change.at.path
        if len(path) < 2 or path[0] != "stages":
            whole.append(said)
            continue
        known = sides[side]
        while len(path) > 2 and path not in known:
            path = path[:-1]
        if side == "before" and (across := file.across(path)) is not None:
            side, path = "after", across
        held.setdefault((side, path), []).append(said)
    return held, whole


class _Cells:
    """The cells of one column."""

    def __init__(
        self, file: FileComparison, before: JourneyMap, after: JourneyMap, old: int | None, new: int | None, held: _Held
    ) -> None:
        self._file, self._before, self._after, self._old, self._new, self._held = file, before, after, old, new, held

    def cell(self, row: UnionRow) -> tuple[Item, ...]:
        """What stood and stands in a row here: in today's order, what is gone behind what stood before it."""
        if row.id == "touchpoints":
            return touched(self._file, (self._before, self._old), (self._after, self._new))
        old = dict(_standing(self._before, self._old, row)) if self._old is not None else {}
        new = dict(_standing(self._after, self._new, row)) if self._new is not None else {}
        gone = {path: self._gone(path, part, new) for path, part in old.items()}
        made: list[Item] = []
        told: set[Path] = set()

        def gone_behind(place: int) -> None:
            for path in list(old)[place:]:
                item = gone[path]
                if item is None or path in told:
                    return
                told.add(path)
                made.append(item)

        places = {path: n for n, path in enumerate(old)}
        gone_behind(0)
        for path, part in new.items():
            back = self._file.across(path, back=True)
            made.append(self._there(path, part, back, old))
            if back is not None and back in places:
                gone_behind(places[back] + 1)
        made += [item for path, item in gone.items() if item is not None and path not in told]
        return tuple(made)

    def _gone(self, path: Path, part: Part, new: dict[Path, Part]) -> Item | None:
        across = self._file.across(path)
        if across is None:
            return Item("out", part, None, tuple(self._held.get(("before", path), ())), "", path)
        if across in new:
            return None
        changes = [each for each in self._held.get(("after", across), ()) if each.change.op == "relocate"]
        return Item("away", part, None, tuple(changes), _stage_of(self._after, across), path)

    def _there(self, path: Path, part: Part, back: Path | None, old: dict[Path, Part]) -> Item:
        changes = tuple(self._held.get(("after", path), ()))
        if back is None:
            return Item("in", None, part, changes, "", path)
        if back in old:
            return Item("changed" if changes else "same", old[back], part, changes, "", path)
        was = piece_at(self._before, back)
        here = was if isinstance(was, Part) else None
        return Item("here", here, part, changes, _stage_of(self._before, back), path)


def _stage_of(journey: JourneyMap, path: Path) -> str:
    number = path[1] if len(path) > 1 and isinstance(path[1], int) else None
    return f"{number + 1} {plain(journey.stages[number].title)}" if number is not None else ""
