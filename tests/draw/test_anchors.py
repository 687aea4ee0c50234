"""Every part has an anchor that stays while other parts come, go and change places."""

from desireline.draw.anchors import anchors
from tests.draw.pages import journey

BASE = """
title: T
stages:
  - id: support
    title: A
    pains: [too slow, {id: dear, text: too dear}]
  - title: B
    thoughts: [hm, hm]
rows:
  - {id: pains, title: Hurts}
"""


def test_an_id_is_the_anchor() -> None:
    made = journey(BASE)
    assert anchors(made)[made.stages[0]] == "support"
    assert anchors(made)[made.stages[0].pains[1]] == "dear"


def test_an_anchor_without_an_id_cannot_be_one() -> None:
    made = journey(BASE)
    assert "_" in anchors(made)[made.stages[0].pains[0]]


def test_an_anchor_outlives_moves_and_new_neighbours() -> None:
    before = journey(BASE)
    after = journey("""
title: T
stages:
  - title: New
  - title: B
  - id: support
    title: A
    pains: [new, {id: dear, text: too dear}, too slow]
""")
    assert anchors(before)[before.stages[0].pains[0]] == anchors(after)[after.stages[2].pains[2]]
    assert anchors(before)[before.stages[1]] == anchors(after)[after.stages[1]]


def test_all_anchors_differ() -> None:
    made = journey(BASE)
    found = list(anchors(made))
    assert len(found) == len(set(found)), "two equal thoughts are told apart"


def test_rows_are_named_apart_from_parts() -> None:
    made = journey("title: T\nrows: [{id: support, title: R}]\nstages: [{id: support, title: A}]")
    assert anchors(made)[made.rows[0]] != anchors(made)[made.stages[0]]
