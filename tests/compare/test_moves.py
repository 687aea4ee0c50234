"""The fewest moves, and the same ones on the way back."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from desireline.compare.moves import moved


def fewest(order: tuple[int, ...]) -> int:
    """By trying every set of things that stay."""
    size = len(order)
    for gone in range(size + 1):
        for stay in combinations(range(size), size - gone):
            if all(order[one] < order[other] for one, other in pairwise(stay)):
                return gone
    return size


def test_as_few_as_trying_everything_finds() -> None:
    for size in range(7):
        for order in permutations(range(size)):
            assert len(moved(order)) == fewest(order), order


@given(st.permutations(list(range(12))))
def test_the_way_back_moves_the_same(order: list[int]) -> None:
    back = [order.index(at) for at in range(len(order))]
    names = [f"thing {at}" for at in range(len(order))]
    there = moved(order, names=names)
    here = moved(back, names=[names[order.index(at)] for at in range(len(order))])
    assert {order[at] for at in there} == here


def test_of_two_the_edited_one_is_the_mover() -> None:
    assert moved([1, 0], edited=[True, False]) == {0}
    assert moved([1, 0], edited=[False, True]) == {1}


def test_long_lists_are_quick() -> None:
    order = [(at * 7919) % 2003 for at in range(2003)]
    assert len(moved(order)) > 1800
