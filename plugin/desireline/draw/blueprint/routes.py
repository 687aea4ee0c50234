"""Where the arrows of a blueprint run: orthogonal routes through gutters and empty cells, in units of the grid.

A straight arrow joins neighbours, or crosses nothing but empty cells. Every other one leaves its cell upright into a
gutter between two bands, runs along it, and reaches its end upright; where filled cells stand in the way it changes
gutters once, in a gutter between two columns. So no arrow ever passes over a filled cell, and no two run on one line.
"""

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from desireline.draw.blueprint.board import Board, Spot, spot_of
from desireline.draw.flow.tracks import groups, tracks
from desireline.model import Arrow, JourneyMap
from desireline.model.record import Record, record


@record
class Shaft(Record):
    """An upright line within one column, from `top` to `bottom`: levels 2g for gutter g, 2b + 1 for band b."""

    column: int
    top: int
    bottom: int
    lean: int = 0
    """Where its line goes on to: −1 towards the start, 1 towards the end, 0 straight."""
    shift: float = 0.0
    """Distance from the middle of the column: −1 to 1 is its whole width, set by `spread`."""
    crowd: int = 1
    """How many lie side by side there."""

    @property
    def span(self) -> tuple[float, float]:
        """The gutters it passes, as levels; two shafts that share one may not share a shift."""
        return self.top + self.top % 2, self.bottom - self.bottom % 2


@record
class Riser(Record):
    """An upright line in the gutter before column `gutter`, from band gutter `top` to `bottom`."""

    gutter: int
    top: int
    bottom: int
    track: int = 0


@record
class Run(Record):
    """A level line in a gutter between bands, between two of the route's uprights (from left to right)."""

    gutter: int
    start: Shaft | Riser
    end: Shaft | Riser
    track: int = 0


@record
class Route(Record):
    """One arrow and where it runs."""

    arrow: Arrow
    source: Spot
    target: Spot
    kind: Literal["upright", "level", "bent"]
    shafts: tuple[Shaft, ...] = ()
    """`upright`: one. `bent`: that of the source and that of the target."""
    riser: Riser | None = None
    runs: tuple[Run, ...] = ()
    columns: tuple[int, int] = (0, 0)
    """`level`: the columns it runs between, from left to right."""


@record
class Plan(Record):
    """All routes, with what their gutters need."""

    routes: tuple[Route, ...]
    bare: frozenset[tuple[int, int]] = field(default=frozenset())
    """Band and column of empty cells where an arrow ends; they are drawn as boxes."""
    crossed: frozenset[tuple[int, int]] = field(default=frozenset())
    """Band and column of empty cells that an arrow crosses."""

    def runs_in(self, gutter: int) -> int:
        """Number of tracks in a gutter between bands."""
        return max((run.track + 1 for route in self.routes for run in route.runs if run.gutter == gutter), default=0)

    def risers_in(self, gutter: int) -> int:
        """Number of tracks in a gutter between columns."""
        return max((r.riser.track + 1 for r in self.routes if r.riser and r.riser.gutter == gutter), default=0)

    def uprights_in(self, gutter: int) -> list[Shaft | Riser]:
        """Upright lines that pass or end in a gutter between bands."""
        made: list[Shaft | Riser] = []
        for route in self.routes:
            made += [shaft for shaft in route.shafts if shaft.span[0] <= 2 * gutter <= shaft.span[1]]
            made += [route.riser] if route.riser and route.riser.top <= gutter <= route.riser.bottom else []
        return made

    def passes(self, gutter: int) -> bool:
        """Whether any upright line passes or ends in a gutter between bands."""
        return bool(self.uprights_in(gutter))


def plan(journey: JourneyMap, drawn: Board) -> Plan:
    """Routes of the arrows written in `journey`, in their order. Arrows to places that are not drawn are left out."""
    if not journey.arrows:
        return Plan(())
    ends = [
        (arrow, source, target)
        for arrow in journey.arrows
        if (source := spot_of(drawn, arrow.from_)) and (target := spot_of(drawn, arrow.to))
    ]
    filled = {(cell.band, column) for cell in drawn.cells for column in range(cell.first, cell.last + 1)}
    bare = {(spot.band, spot.first) for _, *spots in ends for spot in spots} - filled
    filled |= bare
    wide = [cell.spot for cell in drawn.cells if cell.last > cell.first]
    routed = [_route(arrow, source, target, filled, wide) for arrow, source, target in ends]
    crossed = {place for route in routed for place in _crossed(route)}
    return Plan(_on_tracks(_spread(routed)), frozenset(bare), frozenset(crossed - filled))


def _route(arrow: Arrow, source: Spot, target: Spot, filled: set[tuple[int, int]], wide: Sequence[Spot]) -> Route:
    a, b = source.column_towards(target), target.column_towards(source)
    i, j = source.band, target.band
    if i == j and a != b:
        left, right = min(a, b), max(a, b)
        if not any((i, column) in filled for column in range(left + 1, right)):
            return Route(arrow, source, target, "level", columns=(left, right))
    if i != j and a == b:
        top, bottom = min(i, j), max(i, j)
        if not any((band, a) in filled for band in range(top + 1, bottom)):
            return Route(arrow, source, target, "upright", (Shaft(a, 2 * top + 1, 2 * bottom + 1),))
    return _bent(Route(arrow, source, target, "bent"), (a, b), filled, wide)


def _bent(route: Route, ends: tuple[int, int], filled: set[tuple[int, int]], wide: Sequence[Spot]) -> Route:
    arrow, source, target = route.arrow, route.source, route.target
    (a, b), i, j = ends, source.band, target.band
    near, far = (i + 1, j) if i < j else (i, j + 1) if i > j else (i + 1, i + 1)
    shared = _shared_gutter(ends, (i, j), (near, far), filled)
    if shared is not None:
        lean = (b > a) - (b < a) or 1
        shafts = _shaft(a, i, shared, lean), _shaft(b, j, shared, -lean)
        return Route(arrow, source, target, "bent", shafts, runs=(Run(shared, *_ordered(a <= b, *shafts)),))
    gutter = _clear_gutter(b if a < b else b + 1, range(min(near, far), max(near, far)), wide)
    riser = Riser(gutter, min(near, far), max(near, far))
    shafts = _shaft(a, i, near, 1 if a < gutter else -1), _shaft(b, j, far, 1 if b < gutter else -1)
    runs = (
        Run(near, *_ordered(a < gutter, shafts[0], riser)),
        Run(far, *_ordered(b < gutter, shafts[1], riser)),
    )
    return Route(arrow, source, target, "bent", shafts, riser, runs)


def _clear_gutter(wanted: int, bands: range, wide: Sequence[Spot]) -> int:
    """The gutter between columns nearest to `wanted` in which no cell of a whole stage lies across the way."""
    taken = {gutter for spot in wide if spot.band in bands for gutter in range(spot.first + 1, spot.last + 1)}
    return next(
        place for step in range(len(taken) + 1) for place in (wanted - step, wanted + step) if place not in taken
    )


def _shared_gutter(
    ends: tuple[int, int], bands: tuple[int, int], gutters: tuple[int, int], filled: set[tuple[int, int]]
) -> int | None:
    """A gutter that both ends reach upright over empty cells alone; the nearest to the source."""
    (a, b), (i, j), (near, far) = ends, bands, gutters
    if a == b and i != j:
        return None
    for gutter in range(near, far + 1) if near <= far else range(near, far - 1, -1):
        if not any((band, a) in filled for band in _between(i, gutter)) and not any(
            (band, b) in filled for band in _between(j, gutter)
        ):
            return gutter
    return None


def _between(band: int, gutter: int) -> range:
    """The bands between a band and a gutter."""
    return range(band + 1, gutter) if gutter > band else range(gutter, band)


def _shaft(column: int, band: int, gutter: int, lean: int) -> Shaft:
    levels = sorted((2 * band + 1, 2 * gutter))
    return Shaft(column, levels[0], levels[1], lean)


def _ordered(forward: bool, start: Shaft | Riser, end: Shaft | Riser) -> tuple[Shaft | Riser, Shaft | Riser]:
    return (start, end) if forward else (end, start)


def _crossed(route: Route) -> list[tuple[int, int]]:
    if route.kind == "level":
        left, right = route.columns
        return [(route.source.band, column) for column in range(left + 1, right)]
    return [
        (level // 2, shaft.column)
        for shaft in route.shafts
        for level in range(shaft.top + 1, shaft.bottom)
        if level % 2
    ]


def _spread(routed: Sequence[Route]) -> list[Route]:
    """Shafts that would lie on one another stand side by side, those that turn to the start first."""
    places = [(number, end) for number, route in enumerate(routed) for end in range(len(route.shafts))]
    shafts = {place: routed[place[0]].shafts[place[1]] for place in places}
    for column in {shaft.column for shaft in shafts.values()}:
        own = [place for place in places if shafts[place].column == column]
        for group in groups([shafts[place].span for place in own]):
            members = [own[index] for index in group]
            found = tracks([shafts[place].span for place in members])
            count = max(found) + 1
            leans: dict[int, list[int]] = {track: [] for track in range(count)}
            for place, track in zip(members, found, strict=True):
                leans[track].append(shafts[place].lean)
            ranked = sorted(leans, key=lambda track: (sum(leans[track]) / len(leans[track]), track))
            for place, track in zip(members, found, strict=True):
                shaft = shafts[place]
                shift = (2 * ranked.index(track) + 1 - count) / count
                shafts[place] = Shaft(shaft.column, shaft.top, shaft.bottom, shaft.lean, shift, count)
    return [
        _with(route, tuple(shafts[number, end] for end in range(len(route.shafts))))
        for number, route in enumerate(routed)
    ]


def _with(route: Route, shafts: tuple[Shaft, ...], riser: Riser | None = None, tracks_: Sequence[int] = ()) -> Route:
    """`route` with its uprights, and the runs between them, in their final places."""
    old: tuple[Shaft | Riser | None, ...] = (*route.shafts, route.riser)
    new: tuple[Shaft | Riser | None, ...] = (*shafts, riser or route.riser)

    def placed(upright: Shaft | Riser) -> Shaft | Riser:
        found = next(now for was, now in zip(old, new, strict=True) if was is upright)
        return found if found is not None else upright

    runs = tuple(
        Run(run.gutter, placed(run.start), placed(run.end), tracks_[index] if tracks_ else run.track)
        for index, run in enumerate(route.runs)
    )
    if len(runs) == 1 and _place(runs[0].start) > _place(runs[0].end):
        runs = (Run(runs[0].gutter, runs[0].end, runs[0].start, runs[0].track),)
    return Route(route.arrow, route.source, route.target, route.kind, shafts, riser or route.riser, runs, route.columns)


def _place(upright: Shaft | Riser) -> float:
    """Where an upright stands along its gutter, in columns."""
    if isinstance(upright, Riser):
        return upright.gutter - 0.2 + 0.001 * upright.track
    return upright.column + 0.4 + 0.3 * upright.shift


def _on_tracks(routed: Sequence[Route]) -> tuple[Route, ...]:
    risers = [route.riser for route in routed]
    placed = list(routed)
    for gutter in {riser.gutter for riser in risers if riser}:
        own = [number for number, riser in enumerate(risers) if riser and riser.gutter == gutter]
        spans = [(float(riser.top), float(riser.bottom)) for number in own if (riser := risers[number])]
        for number, track in zip(own, tracks(spans), strict=True):
            was = risers[number]
            if was:
                new = Riser(was.gutter, was.top, was.bottom, track)
                placed[number] = _with(placed[number], placed[number].shafts, new)
    found: dict[tuple[int, int], int] = {}
    runs = {(number, index): run for number, route in enumerate(placed) for index, run in enumerate(route.runs)}
    for gutter in {run.gutter for run in runs.values()}:
        keys = [key for key, run in runs.items() if run.gutter == gutter]
        spans = [(_place(runs[key].start), _place(runs[key].end)) for key in keys]
        found.update(zip(keys, tracks(spans), strict=True))
    return tuple(
        _with(route, route.shafts, None, [found[number, index] for index in range(len(route.runs))])
        for number, route in enumerate(placed)
    )
