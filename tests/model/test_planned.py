"""A future map without what is dropped: stages, steps and statements go with all that stands in them."""

from __future__ import annotations

import pytest

from desireline.model import Statement, walk
from desireline.model.planned import planned
from tests.model.test_journey_shape import journey_of

MAP = """
stages:
  - title: A
    steps:
      - {id: keep, text: keep}
      - {id: gone, text: gone, promise: {status: dropped}, frontstage: clerk}
      - {id: last, text: last, frontstage: [{text: out, promise: {status: dropped}}, clerk]}

  - {title: B, promise: {status: dropped, why: too dear}, pains: [queue]}
  - title: C
    pains: [{text: fair, promise: {status: planned}}, {text: not now, promise: {status: dropped}}]
    opportunities: [{text: idea, promise: {status: dropped}}]
"""


def test_what_is_dropped_goes_with_all_that_stands_in_it() -> None:
    made = planned(journey_of(MAP)).journey
    assert [stage.title for stage in made.stages] == ["A", "C"]
    assert [step.id for step in made.stages[0].steps] == ["keep", "last"]
    assert [cell.text for cell in made.stages[0].steps[1].frontstage] == ["clerk"]
    assert [pain.text for pain in made.stages[1].pains] == ["fair"]
    assert made.stages[1].opportunities == ()


def test_each_part_is_found_again_where_the_file_has_it() -> None:
    written = journey_of(MAP)
    left = planned(written)
    there = dict(walk(written))
    for path, piece in walk(left.journey):
        if isinstance(piece, Statement):
            assert there[left.written_at(path)].__dict__.get("text") == piece.text
    assert left.written_at(("stages", 1, "pains", 0)) == ("stages", 2, "pains", 0)


@pytest.mark.parametrize("text", ["stages: [{title: A, promise: {status: planned}}]\n", ""])
def test_a_map_that_drops_nothing_is_itself(text: str) -> None:
    written = journey_of(text)
    assert planned(written).journey is written
    assert planned(written).written_at(("stages", 0)) == ("stages", 0)
