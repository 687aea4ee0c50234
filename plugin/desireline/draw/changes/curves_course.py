"""Two emotion curves on one axis, before anything is drawn: where their points stand, and where one is above the other.

The columns are the stages of both versions together. In a stage that both have, steps that are one stand at one place,
so that the area between the lines compares like with like.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from desireline.draw.changes.curves_people import whose
from desireline.draw.curve.path import Bezier, cut, height_on, smooth
from desireline.draw.curve.scale import Axis
from desireline.draw.inline import plain
from desireline.draw.language import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desireline.draw.changes.board_union import Union
    from desireline.draw.view import View
    from desireline.draw.widths import Widths
    from desireline.model import Point, Voice

Tone = Literal["better", "worse"]

LEAST: Final = 0.125
"""Share of the axis below which two lines are not said to differ: half a point on a scale of five levels."""
_EQUAL: Final = 1e-9
_SAMPLES: Final = 24
"""Places of a stage at which the two lines are compared."""


class Spot(NamedTuple):
    """One scored feeling of one side."""

    x: float
    """Percent of the drawing area, from the start."""
    height: float
    """0 to 1 on the axis."""
    number: str
    words: str
    where: str
    """The stage and step, plain text."""
    alone: bool
    """Whether its stage or step is not there on the other side."""
    column: int


class Side(NamedTuple):
    """The line of one side: its spots in unbroken runs."""

    runs: tuple[tuple[Spot, ...], ...]

    @property
    def spots(self) -> list[Spot]:
        """All spots in order."""
        return [spot for run in self.runs for spot in run]


class Shared(NamedTuple):
    """The two lines of one person (or of everybody)."""

    name: str
    """Whose they are; empty where a map has no personas."""
    before: Side
    after: Side


class Area(NamedTuple):
    """Where one line runs clearly above the other in a stage that both have."""

    tone: Tone
    edge: tuple[tuple[float, float, float], ...]
    """x in percent, and the heights of both lines there."""

    @property
    def widest(self) -> tuple[float, float]:
        """Where to write the word: x in percent, and the height between the lines."""
        x, one, other = max(self.edge, key=lambda each: abs(each[1] - each[2]))
        return x, (one + other) / 2


class Double(NamedTuple):
    """Everything that a drawing of both curves shows."""

    union: Union
    widths: Widths
    axis: Axis
    comparable: bool
    """Whether both versions score on one scale."""
    shared: tuple[Shared, ...]


def double(union: Union, widths: Widths, view: View) -> Double:
    """The curves of both versions over columns of `widths`, one for each stage of the union."""
    before, after = union.before, union.after
    scales = before.scale(), after.scale()
    axes = Axis.of(scales[0]), Axis.of(scales[1])
    pairs = whose(before, after)
    shared = tuple(
        Shared(
            listed((plain(view.persona_name(name)) for name in who), view.words.lang),
            _side(union, widths, axes[0], old, after=False),
            _side(union, widths, axes[1], new, after=True),
        )
        for who, old, new in pairs
    )
    drawn = tuple(each for each in shared if each.before.runs or each.after.runs)
    return Double(union, widths, axes[1], scales[0].bounds == scales[1].bounds, drawn)


def _side(union: Union, widths: Widths, axis: Axis, voice: Voice | None, *, after: bool) -> Side:
    if voice is None:
        return Side(())
    places = _places(union, widths, after=after)
    journey = union.after if after else union.before
    of_stage = {
        id(stage): n
        for n, column in enumerate(union.columns)
        if (stage := column.after if after else column.before) is not None
    }
    runs: list[list[Spot]] = []
    latest: Point | None = None
    for point in voice.points:
        stage = journey.stages[point.stage_index]
        spot = _spot(union, widths, axis, point, places, of_stage[id(stage)], plain(stage.title))
        broken = latest is None or point.stage_index - latest.stage_index > 1 or spot.x <= runs[-1][-1].x
        if broken:
            runs.append([])
        runs[-1].append(spot)
        latest = point
    return Side(tuple(tuple(run) for run in runs))


def _places(union: Union, widths: Widths, *, after: bool) -> Mapping[int, tuple[float, float, bool]]:
    """Where each step stands: from, to (in percent), and whether it is on this side alone."""
    made: dict[int, tuple[float, float, bool]] = {}
    for n in range(len(union.columns)):
        slots = union.slots(n)
        for place, item in enumerate(slots):
            step = item.after if after else item.before
            if step is None or (after and item.kind == "away") or (not after and item.kind == "here"):
                continue
            start, end = (widths.within(n, n, (place + share) / len(slots)) for share in (0, 1))
            made[id(step)] = start, end, item.kind in {"in", "out"}
    return made


def _spot(
    union: Union,
    widths: Widths,
    axis: Axis,
    point: Point,
    places: Mapping[int, tuple[float, float, bool]],
    column: int,
    stage: str,
) -> Spot:
    share = (point.part + 0.5) / point.parts
    held = places.get(id(point.moment))
    both = union.columns[column].before is not None and union.columns[column].after is not None
    x = widths.within(column, column, share) if held is None else held[0] + (held[1] - held[0]) * share
    step = plain(point.moment.name) if held is not None else ""
    number, words = axis.said(point.feeling, point.value)
    return Spot(
        x=x,
        height=axis.height(point.value),
        number=number,
        words=f"{point.feeling.emoji} {words}".rstrip() if point.feeling.emoji else words,
        where=f"{stage} · {step}" if step else stage,
        alone=not both or (held is not None and held[2]),
        column=column,
    )


def pieces_of(side: Side) -> list[list[Bezier]]:
    """The line of a side, run by run; x in percent, y as height (0 to 1)."""
    return [smooth([(spot.x, spot.height) for spot in run]) for run in side.runs]


def split(pieces: Sequence[Bezier], spans: Sequence[tuple[float, float]]) -> tuple[list[Bezier], list[Bezier]]:
    """The pieces outside `spans` (in percent) and those within."""
    edges = sorted({edge for span in spans for edge in span})
    outside: list[Bezier] = []
    inside: list[Bezier] = []
    for whole in pieces:
        rest = whole
        for edge in edges:
            if rest.x0 < edge < rest.x1:
                first, rest = cut(rest, edge)
                (inside if _within(first, spans) else outside).append(first)
        (inside if _within(rest, spans) else outside).append(rest)
    return outside, inside


def _within(piece: Bezier, spans: Sequence[tuple[float, float]]) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return any(start <= middle <= end for start, end in spans)


def areas(shown: Double, shared: Shared) -> list[Area]:
    """Where the two lines clearly differ, in stages that both versions have; neighbouring stages join.

    On its way to a stage that one version lacks, a line says of this stage only what a feeling in it says too.
    """
    if not shown.comparable:
        return []
    lone = {n for n, column in enumerate(shown.union.columns) if column.before is None or column.after is None}
    before = [piece for run in pieces_of(shared.before) for piece in run]
    after = [piece for run in pieces_of(shared.after) for piece in run]
    edges, made = shown.widths.edges, []
    current: list[tuple[float, float, float]] = []
    for n, column in enumerate(shown.union.columns):
        if column.before is None or column.after is None:
            made += _closed(current)
            current = []
            continue
        felt = _felt(n, shared, before, after)
        for step in range(_SAMPLES + 1):
            x = edges[n] + (edges[n + 1] - edges[n]) * step / _SAMPLES
            one, other = _height(before, x), _height(after, x)
            if (
                one is None
                or other is None
                or (_tone(one, other) not in felt and (_leads(shared.before, x, lone) or _leads(shared.after, x, lone)))
            ):
                made += _closed(current)
                current = []
                continue
            if current and x <= current[-1][0]:
                continue
            crossing = _crossing(current[-1], (x, one, other)) if current else None
            if crossing is not None:
                made += _closed([*current, crossing])
                current = [crossing]
            current.append((x, one, other))
    return made + _closed(current)


def _tone(one: float, other: float) -> Tone | None:
    return None if abs(other - one) < _EQUAL else "better" if other > one else "worse"


def _felt(column: int, shared: Shared, before: Sequence[Bezier], after: Sequence[Bezier]) -> set[Tone | None]:
    """In which directions the lines differ where a feeling of this stage was scored."""
    places = [spot.x for side in (shared.before, shared.after) for spot in side.spots if spot.column == column]
    heights = [(_height(before, x), _height(after, x)) for x in places]
    return {_tone(one, other) for one, other in heights if one is not None and other is not None} - {None}


def _leads(side: Side, x: float, lone: set[int]) -> bool:
    """Whether the line at `x` comes from, or goes to, one of the `lone` stages."""
    return any(
        one.x <= x <= other.x and bool({one.column, other.column} & lone)
        for run in side.runs
        for one, other in pairwise(run)
    )


def _height(pieces: Sequence[Bezier], x: float) -> float | None:
    return next((height_on(piece, x) for piece in pieces if piece.x0 <= x <= piece.x1), None)


def _crossing(last: tuple[float, float, float], here: tuple[float, float, float]) -> tuple[float, float, float] | None:
    """Where the lines cross between two places; None where they do not."""
    before, after = last[2] - last[1], here[2] - here[1]
    if before * after > 0 or abs(before) < _EQUAL:
        return None
    share = before / (before - after)  # 1 where they only touch
    x, y = last[0] + (here[0] - last[0]) * share, last[1] + (here[1] - last[1]) * share
    return x, y, y


def _closed(edge: Sequence[tuple[float, float, float]]) -> list[Area]:
    """An area, if the lines clearly differ anywhere in it."""
    if len(edge) < 2:
        return []
    widest = max(edge, key=lambda each: abs(each[2] - each[1]))
    if abs(widest[2] - widest[1]) < LEAST:
        return []
    return [Area("better" if widest[2] > widest[1] else "worse", tuple(edge))]


def mean_by_column(side: Side) -> Mapping[int, float]:
    """The mean height of a side's spots in each column that has any."""
    held: dict[int, list[float]] = {}
    for spot in side.spots:
        held.setdefault(spot.column, []).append(spot.height)
    return {column: sum(heights) / len(heights) for column, heights in held.items()}


def delta(shown: Double, column: int) -> float | None:
    """By how much the leading line's mean score of a stage goes up; None where a side has none there."""
    if not shown.shared or not shown.comparable:
        return None
    lead = shown.shared[0]
    before, after = (mean_by_column(side).get(column) for side in (lead.before, lead.after))
    if before is None or after is None:
        return None
    return round((after - before) * (shown.axis.high - shown.axis.low), 2)
