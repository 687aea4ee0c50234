"""Long maps as several diagrams: as few as it takes, as even as can be, parted between stages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.draw.mermaid.diagram import chunks

# The sizes of the stages, the most in a diagram, the sizes of the diagrams, the reason.
CASES = [
    ([], 5, [], "nothing"),
    ([2, 2], 5, [4], "all in one"),
    ([2, 2, 3, 2], 7, [4, 5], "two of about the same size, not seven and two"),
    ([5], 4, [3, 2], "a long stage in even parts"),
    ([5, 1], 4, [3, 3], "what follows a long stage joins its last part where there is room"),
    ([5, 3], 4, [3, 2, 3], "and begins anew where there is none"),
    ([0, 3, 0], 4, [3], "empty stages add nothing"),
    ([1] * 9, 4, [3, 3, 3], "three of three, not four, four and one"),
]


@pytest.mark.parametrize(("sizes", "most", "expected", "reason"), CASES, ids=[case[-1] for case in CASES])
def test_parts_are_even(sizes: list[int], most: int, expected: list[int], reason: str) -> None:
    assert [len(each) for each in chunks(groups_of(sizes), most)] == expected, reason


def groups_of(sizes: list[int]) -> list[list[int]]:
    return [list(range(sum(sizes[:place]), sum(sizes[: place + 1]))) for place in range(len(sizes))]


@given(st.lists(st.integers(0, 9), max_size=8), st.integers(1, 6))
def test_every_step_stands_once_in_order_and_no_diagram_is_too_long(sizes: list[int], most: int) -> None:
    made = chunks(groups_of(sizes), most)
    assert [item for chunk in made for item in chunk] == list(range(sum(sizes)))
    assert all(0 < len(chunk) <= most for chunk in made)
    ends = {sum(sizes[:place]) for place in range(len(sizes) + 1)}
    short = [chunk for chunk, following in pairwise(made) if following[0] not in ends]
    longer = {item for group in groups_of(sizes) if len(group) > most for item in group}
    assert all(chunk[-1] in longer for chunk in short), "only a stage that is too long is taken apart"
