"""Who last changed what each part says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.compare.blame import blame
from desireline.compare.past import Pasts
from desireline.draw.changes.blame_text import blame_text
from desireline.draw.changes.said_names import Names
from desireline.draw.changes.text import plain_lines
from desireline.draw.text.cells import cells_wide
from desireline.draw.words import Words
from desireline.source.git import Contents
from desireline.source.history import history_of

if TYPE_CHECKING:
    from tests.history.repositories import Past

MAP = "maps/visit.yaml"


@pytest.fixture
def past(begun: Past) -> Past:
    return begun


def blamed(past: Past) -> dict[str, str]:
    """The subject of each part's commit, by the part's id; the map's own under ""."""
    found = history_of(past.root).files[0]
    with Contents(past.root) as contents:
        parts = blame(Pasts(found, contents))
    return {str(getattr(each.piece, "id", "")) if each.path else "": each.state.commit.subject for each in parts}


UNTOUCHED = dict.fromkeys(("", "arrive", "enter", "queue", "leave", "fast-lane"), "begin")

CASES = {
    "a part's own words": (("Walk in", "Step in"), {"enter"}),
    "a value of it": (("severity: high", "severity: low"), {"queue"}),
    "a feeling is what its stage says": (("emotion: 1", "emotion: 2"), {"arrive"}),
    "evidence is what its statement says": (
        ("        severity: high\n", "        severity: high\n        evidence: assumption\n"),
        {"queue"},
    ),
    "what the map says as a whole": (("owner: team", "owner: crew"), {""}),
    "a new id": (("id: enter", "id: walk-in\n        was: [enter]"), {"walk-in"}),
    "layout and comments are nothing": (("owner: team", "owner:   team   # ours"), set()),
    "quotation marks are nothing": (("title: Leave", "title: 'Leave'"), set()),
}


@pytest.mark.parametrize("case", CASES)
def test_the_part_that_changed_and_no_other(past: Past, case: str) -> None:
    change, parts = CASES[case]
    past.replace(MAP, change)
    past.commit("edited", "Hao")
    found = blamed(past)
    assert {name for name, subject in found.items() if subject == "edited"} == parts
    assert len(found) == len(UNTOUCHED)


def test_another_order_is_nothing_and_another_stage_is_something(past: Past) -> None:
    text = past.read(MAP)
    first, second = (
        text[text.index("  - id: arrive") : text.index("  - id: leave")],
        text[text.index("  - id: leave") :],
    )
    past.write(MAP, text.replace(first + second, second + first))
    past.commit("stages turned round")
    assert blamed(past) == UNTOUCHED
    text = past.read(MAP)
    pain = text[text.index("    pains:\n") :]
    past.write(MAP, text.replace(pain, "").replace("    opportunities:", pain + "    opportunities:"))
    past.commit("to the other stage")
    assert blamed(past) == UNTOUCHED | {"queue": "to the other stage"}


def test_a_file_that_moved_and_one_that_was_broken_lose_nobody(past: Past) -> None:
    past.replace(MAP, ("Walk in", "Step in"))
    past.commit("reworded", "Hao")
    past.move(MAP, "maps/shop/visit.yaml")
    past.commit("moved")
    past.replace("maps/shop/visit.yaml", ("title: Leave", 'title: "Leave'))
    past.commit("broken")
    past.replace("maps/shop/visit.yaml", ('title: "Leave', "title: Leave"))
    past.commit("mended")
    assert blamed(past) == UNTOUCHED | {"enter": "reworded"}


def test_each_side_of_a_merge_keeps_its_name(past: Past) -> None:
    past.git("checkout", "-q", "-b", "work")
    past.replace(MAP, ("A fast lane", "A very fast lane"))
    past.commit("of the branch", "Hao")
    past.git("checkout", "-q", "main")
    past.replace(MAP, ("Walk in", "Step in"))
    past.commit("of main")
    past.merge("work", "merged", "Ping")
    assert blamed(past) == UNTOUCHED | {"enter": "of main", "fast-lane": "of the branch"}


def test_it_fits_and_reads_without_colour(past: Past) -> None:
    past.replace(MAP, ("The queue is long", "排隊排到馬路上" * 20))
    past.commit("long", "\x1b[31mA person with a very long name, of a house")
    found = history_of(past.root).files[0]
    with Contents(past.root) as contents:
        pasts = Pasts(found, contents)
        parts, root = blame(pasts), pasts.piece(0)
    assert root is not None
    for width, lang in ((60, "en"), (80, "en"), (80, "zh-Hant"), (120, "ja")):
        text = plain_lines(blame_text(parts, root, Names(Words(lang)), width))
        lines = text.splitlines()
        assert max(map(cells_wide, lines)) <= width
        assert "\x1b" not in text
        assert lines[0].startswith("2026-09-01 Mei ")
        assert "A visit" in lines[0]
        assert lines[3].startswith("2026-09-02 [31mA pers"), "git itself takes controls out of names"


def test_what_a_clone_does_not_hold_is_not_anybodys(past: Past) -> None:
    past.replace(MAP, ("Walk in", "Step in"))
    past.commit("reworded", "Hao")
    folder = past.root.parent / "clone"
    past.git("clone", "-q", "--depth=1", f"file://{past.root}", str(folder))
    found = history_of(folder).files[0]
    with Contents(folder) as contents:
        parts = blame(Pasts(found, contents))
        text = plain_lines(blame_text(parts, Pasts(found, contents).piece(0), Names(Words("en")), 80))  # type: ignore[arg-type]
    assert not any(each.sure for each in parts)
    assert "^" in text.splitlines()[0]
    assert "it may be older" in text.splitlines()[-1]
