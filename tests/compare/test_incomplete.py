"""What cannot be compared is said, and never looks like "no change". Its neighbours are compared all the same."""

from __future__ import annotations

import pytest

from desireline.compare import compare
from tests.compare.projects import SHOP, edited, project

OTHER = "title: Other\nstages: [One]\n"
BROKEN = [
    ("no YAML", "title: [", "maps/shop.yaml"),
    ("nothing", "", "maps/shop.yaml"),
    ("an unknown key", edited(("title: Use", "titel: Use")), "maps/shop.yaml"),
    ("an id that stands twice", edited(("id: sign", "id: queue")), "maps/shop.yaml"),
    ("a value that cannot be read", edited(("severity: high", "severity: huge")), "maps/shop.yaml"),
]


@pytest.mark.parametrize(("text", "path"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_broken_file_is_told_and_its_neighbours_are_compared(text: str, path: str, side: str) -> None:
    good = project(SHOP, other=OTHER)
    bad = project(text, other=OTHER.replace("One", "Two"))
    found = compare(bad, good) if side == "before" else compare(good, bad)
    assert not found.complete
    (left_out,) = found.undiffable
    assert (left_out.side, left_out.path) == (side, path)
    assert left_out.line > 0
    assert left_out.why
    assert {change.at.file for change in found.changes} == {"other"}


def test_a_file_broken_on_both_sides_in_the_same_way_is_still_told() -> None:
    bad = project("title: [")
    found = compare(bad, bad)
    assert [left_out.side for left_out in found.undiffable] == ["before", "after"]


def test_two_files_of_one_id() -> None:
    found = compare(project(), project(SHOP, second=SHOP))
    assert not found.complete
    assert {left_out.rule for left_out in found.undiffable} == {"duplicate-id"}
    assert found.changes == ()


def test_a_reference_that_dangles_does_not_hide_the_file() -> None:
    found = compare(project(), project(hao=None, shop=edited(("title: Use", "title: Use it"))))
    assert found.complete
    assert {(change.op, change.kind) for change in found.changes} == {("text", "stage"), ("remove", "persona")}


def test_nor_does_one_that_lost_what_it_meant_in_its_own_file() -> None:
    """All that the file says is known; `check` tells of the reference."""
    pain = SHOP[SHOP.index("      - id: price-gap") : SHOP.index("      - {id: slow")]
    found = compare(project(), project(edited((pain, ""), ("title: Use", "title: Use it"))))
    assert found.complete
    assert {(change.op, change.kind, change.rule) for change in found.changes} == {
        ("remove", "pain", "id-lost"),
        ("text", "stage", "text-changed"),
    }
