"""The fewest moves: of things that stand in a list on both sides, which ones were moved.

As few as possible is n less the longest increasing subsequence. Which of several such sets, is decided by what does
not depend on the direction (the one that was edited too is the mover; then a number drawn from both places), so that
the way back moves the same things.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Weight = tuple[int, int, int]


def moved(order: Sequence[int], edited: Sequence[bool] = (), names: Sequence[str] = ()) -> set[int]:
    """Which of 0 … n-1 were moved, `order[i]` being the new position of the i-th.

    `edited` and `names` (of both sides, the same whichever is the old one) decide between sets of one size.
    """
    size = len(order)
    if all(order[at] < order[at + 1] for at in range(size - 1)):
        return set()
    rank = {place: at for at, place in enumerate(sorted(order))}
    best: list[tuple[Weight, int]] = [((0, 0, 0), -1)] * (size + 1)
    before = [-1] * size
    for at in range(size):
        place = rank[order[at]]
        (count, unedited, drawn), last = _best_below(best, place)
        before[at] = last
        own = (
            count + 1,
            unedited + (not (edited and edited[at])),
            drawn + _drawn(at, place, names[at] if names else ""),
        )
        _note(best, place, (own, at))
    _, last = _best_below(best, size)
    kept = set()
    while last >= 0:
        kept.add(last)
        last = before[last]
    return set(range(size)) - kept


def _best_below(best: list[tuple[Weight, int]], place: int) -> tuple[Weight, int]:
    """The weightiest run that ends at a position below `place` (a Fenwick tree of maxima)."""
    found: tuple[Weight, int] = ((0, 0, 0), -1)
    while place > 0:
        if best[place][0] > found[0]:
            found = best[place]
        place -= place & -place
    return found


def _note(best: list[tuple[Weight, int]], place: int, own: tuple[Weight, int]) -> None:
    place += 1
    while place < len(best):
        if own[0] > best[place][0]:
            best[place] = own
        place += place & -place


def _drawn(one: int, other: int, name: str) -> int:
    low, high = min(one, other), max(one, other)
    return int.from_bytes(blake2b(f"{name} {low} {high}".encode(), digest_size=6).digest(), "big")
