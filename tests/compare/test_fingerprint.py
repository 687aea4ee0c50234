"""A change keeps its fingerprint while it is the same change, and loses it when it is another one."""

from __future__ import annotations

import re

import pytest

from desireline.compare import compare
from tests.compare.projects import SHOP, changes, edited, project

EDIT = ("Nobody answers the question", "Nobody answers")
PLAIN = edited(("{id: slow, text: Nobody answers the question}", "Nobody answers the question"))


def mark(before: str, after: str, words: str = "Nobody answers") -> str:
    found = compare(project(before), project(after)).changes
    return next(change.fingerprint for change in found if change.edit.to == words)


SAME = [
    ("lines above", ("stages:\n", "\n\n\nstages:\n")),
    ("a stage in front", ("stages:\n", "stages:\n  - {id: dream, title: Dream}\n")),
    ("other words elsewhere", ("The shop asks", "The shop always asks")),
    ("another name of the stage it stands in", ("title: Compare", "title: Weigh")),
    ("a pain before it", ("    pains:\n", "    pains:\n      - Something else\n")),
    ("another title of the map", ("title: Buying a phone", "title: Phones")),
]


@pytest.mark.parametrize("since", [case[1] for case in SAME], ids=[case[0] for case in SAME])
@pytest.mark.parametrize("text", [SHOP, PLAIN], ids=["with an id", "without"])
def test_it_stays_the_same(text: str, since: tuple[str, str]) -> None:
    first = mark(text, edited(EDIT, text=text))
    assert re.fullmatch("[0-9a-f]{16}", first)
    assert mark(text, edited(EDIT, since, text=text)) == first, "changed at the same time"
    both = edited(since, text=text)
    assert mark(both, edited(EDIT, text=both)) == first, "changed before"


def test_a_part_with_an_id_is_the_same_change_in_another_stage() -> None:
    pain = "      - {id: slow, text: Nobody answers the question}\n"
    there = edited((pain, ""), ("    emotion: 2\n", "    emotion: 2\n    pains:\n" + pain))
    assert mark(there, edited(EDIT, text=there)) == mark(SHOP, edited(EDIT))


def test_another_value_is_another_change() -> None:
    assert mark(SHOP, edited(EDIT)) != mark(SHOP, edited((EDIT[0], "No one answers")), "No one answers")


def test_they_are_unique_though_two_changes_be_alike() -> None:
    found = changes(("    title: Use\n", "    title: Use\n    notes: [Same, Same, Same]\n"))
    assert len(found) == 3
    assert len({change.fingerprint for change in found}) == 3


def test_a_change_is_found_by_the_beginning_of_its_fingerprint() -> None:
    made = compare(project(), project(edited(EDIT, ("title: Use", "title: Use it"))))
    for change in made.changes:
        assert made.find(change.fingerprint[:8]) is change
    assert made.find("") is None
    assert made.find("zz") is None
