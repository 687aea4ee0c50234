"""The best assignment, and only those pairs of it that are sure."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from desireline.compare.assignment import LARGEST, assign

SCORES = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(500, 1000), max_size=14)


def best_total(scores: dict[tuple[int, int], int]) -> int:
    columns = [*range(5), *([-1] * 5)]
    return max(
        sum(scores.get((row, column), 0) for row, column in enumerate(order[:5]))
        for order in set(permutations(columns, 5))
    )


@given(st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 2)), st.integers(500, 1000), max_size=9))
def test_sure_pairs_are_in_every_best_assignment(scores: dict[tuple[int, int], int]) -> None:
    weights = {pair: score - 500 + 70 for pair, score in scores.items()}
    total = _total(weights)
    for row, column, _ in assign(scores, 500, 70).pairs:
        without = {pair: weight for pair, weight in weights.items() if pair != (row, column)}
        assert total - _total(without) >= 70


def _total(weights: dict[tuple[int, int], int]) -> int:
    columns = [0, 1, 2, -1, -1, -1]
    return max(
        sum(weights.get((row, column), 0) for row, column in enumerate(order))
        for order in set(permutations(columns, 3))
    )


@given(SCORES)
def test_it_is_the_same_the_other_way_round(scores: dict[tuple[int, int], int]) -> None:
    there = assign(scores, 500, 70)
    here = assign({(column, row): score for (row, column), score in scores.items()}, 500, 70)
    assert sorted((column, row, rival) for row, column, rival in there.pairs) == sorted(here.pairs)
    assert sorted((column, row, rival) for row, column, rival in there.doubts) == sorted(here.doubts)


def test_the_whole_counts_and_not_the_first_come() -> None:
    """Row 0 likes column 0 best, but so does row 1, which has no other."""
    found = assign({(0, 0): 950, (0, 1): 930, (1, 0): 940}, 500, 70)
    assert [pair[:2] for pair in found.pairs] == [(0, 1), (1, 0)]


def test_what_is_alike_both_ways_is_left_open() -> None:
    found = assign({(0, 0): 900, (0, 1): 900, (1, 0): 900, (1, 1): 900}, 500, 70)
    assert found.pairs == []
    assert len(found.doubts) == 4


def test_many_that_are_all_alike_are_still_judged() -> None:
    size = LARGEST + 5
    scores = {(row, column): 990 if row == column else 600 for row in range(size) for column in range(size)}
    assert [pair[:2] for pair in assign(scores, 500, 70).pairs] == [(at, at) for at in range(size)]
