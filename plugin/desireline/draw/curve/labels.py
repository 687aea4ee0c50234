"""Where labels go, so that none covers another, a mark or a line.

A label has a first place that says something (a peak's above it, a dip's below, a rising point's above towards the
start, a falling one's above towards the end) and others to give way to. Places are judged at the least width the
drawing can have: wider only gives more room.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import inf
from typing import Final, NamedTuple

LINE_HEIGHT: Final = 15.0
"""px of a line of 12 px text."""
_BASELINE: Final = 11.5
"""px from the top of a line to its baseline."""


Box = tuple[float, float, float, float]
"""A rectangle in px: left, top, right, bottom."""


class Placed(NamedTuple):
    """Where a text stands, relative to its mark: the baseline, and how the text hangs on it."""

    dx: float
    dy: float
    anchor: str
    """`start`, `middle` or `end`."""


_ABOVE, _BELOW, _START_ABOVE, _END_ABOVE, _START_BELOW, _END_BELOW, _START, _END, _HIGHER, _LOWER = range(10)
_ORDER: Final = {
    "peak": (_ABOVE, _END_ABOVE, _START_ABOVE, _HIGHER, _BELOW, _START, _END, _START_BELOW, _END_BELOW, _LOWER),
    "dip": (_BELOW, _END_BELOW, _START_BELOW, _LOWER, _ABOVE, _START, _END, _START_ABOVE, _END_ABOVE, _HIGHER),
    "rise": (_START_ABOVE, _ABOVE, _START, _END_BELOW, _BELOW, _HIGHER, _END_ABOVE, _START_BELOW, _LOWER, _END),
    "fall": (_END_ABOVE, _ABOVE, _END, _START_BELOW, _BELOW, _HIGHER, _START_ABOVE, _END_BELOW, _LOWER, _START),
    "above": (_ABOVE, _HIGHER, _BELOW, _START_ABOVE, _END_ABOVE, _LOWER),
}
_BUCKET: Final = 64.0
CROWDED: Final = 90.0
"""The cost of standing on another label."""
_MARK_HIT: Final = 60.0
_LINE_HIT: Final = 14.0
_OUT: Final = 120.0


class Desk:
    """The places already taken on one strip of the diagram, and the search for free ones."""

    def __init__(
        self, width: float, top: float, bottom: float, lines: Sequence[Callable[[float], float | None]]
    ) -> None:
        """A strip of `width` px whose labels should stay between `top` and `bottom`; `lines` give y at x px."""
        self._area = (-2.0, top, width + 2.0, bottom)
        self._lines = lines
        self._marks: defaultdict[int, list[tuple[float, float, float, float, float]]] = defaultdict(list)
        self._levels: list[tuple[float, float, float]] = []

    def take_level(self, y: float, weight: float) -> None:
        """Nothing else should stand on a level line over the whole width."""
        self._levels.append((y - 1, y + 1, weight))

    def take(self, box: Box, weight: float = _MARK_HIT) -> None:
        """Nothing else should stand on `box`."""
        taken = (*box, weight)
        for bucket in range(int(box[0] // _BUCKET), int(box[2] // _BUCKET) + 1):
            self._marks[bucket].append(taken)

    def find(self, x: float, y: float, width: float, shape: str, radius: float) -> tuple[Placed, Box, float]:
        """The best place for a text of `width` px at a mark at `x`, `y`: the place, what it covers, and how bad it is.

        `shape` is one of `peak dip rise fall above`. From `CROWDED` on it stands on another label.
        """
        least = inf
        best: tuple[Placed, float, float] | None = None
        candidates = _candidates(radius)
        handicap = 0.0
        for where in _ORDER[shape]:
            if handicap >= least:
                break
            placed, share = candidates[where]
            left, top = x + placed.dx - width * share, y + placed.dy - _BASELINE
            cost = handicap + self._cost(left, top, left + width, top + LINE_HEIGHT, least - handicap)
            if best is None or cost < least:
                least, best = cost, (placed, left, top)
            handicap += 3.0
        assert best is not None  # noqa: S101  # no order is empty
        placed, left, top = best
        return placed, (left, top, left + width, top + LINE_HEIGHT), least

    def _cost(self, left: float, top: float, right: float, bottom: float, most: float) -> float:
        """How bad a place is; the sum stops growing once it is beyond `most`."""
        start, upmost, end, lowest = self._area
        cost = 0.0
        if top < upmost or bottom > lowest:
            cost += _OUT
        if left < start or right > end:
            cost += _OUT
        for upper, lower, weight in self._levels:
            if upper < bottom and lower > top:
                cost += weight
        for bucket in range(int(left // _BUCKET), int(right // _BUCKET) + 1):
            for before, above, after, below, weight in self._marks.get(bucket, ()):
                if before < right and after > left and above < bottom and below > top:
                    cost += weight
            if cost > most:
                return cost
        for line in self._lines:
            for at in (left, (left + right) / 2, right):
                y = line(at)
                if y is not None and top < y < bottom:
                    cost += _LINE_HIT
                    break
        return cost


@lru_cache(maxsize=64)
def _candidates(radius: float) -> tuple[tuple[Placed, float], ...]:
    """The places around a mark of `radius`, by the numbers that `_ORDER` uses, with the share of a text before each."""
    above, below, aside = -radius - 6.5, radius + 4.0 + _BASELINE, radius + 5.0
    places = (
        Placed(0.0, above, "middle"),
        Placed(0.0, below, "middle"),
        Placed(4.0, above, "end"),
        Placed(-4.0, above, "start"),
        Placed(4.0, below, "end"),
        Placed(-4.0, below, "start"),
        Placed(-aside, 4.0, "end"),
        Placed(aside, 4.0, "start"),
        Placed(0.0, above - LINE_HEIGHT, "middle"),
        Placed(0.0, below + LINE_HEIGHT, "middle"),
    )
    return tuple([(placed, _SHARE[placed.anchor]) for placed in places])


_SHARE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text stands before the place it hangs on."""


def part(
    first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]], near: float = 15.0
) -> set[tuple[int, int]]:
    """Which marks of two lines, given as x and y in px in order of x, stand on each other: pairs of positions."""
    pairs = set()
    j = 0
    for i, (x, y) in enumerate(first):
        while j < len(second) and second[j][0] < x - near:
            j += 1
        k = j
        while k < len(second) and second[k][0] <= x + near:
            if abs(second[k][1] - y) < near:
                pairs.add((i, k))
            k += 1
    return pairs
