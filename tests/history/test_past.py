"""What each commit changed in a map, and in one part of it wherever it went."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from desireline.compare.past import PartPasts, Pasts
from desireline.source.git import Contents
from desireline.source.history import history_of
from tests.history.repositories import VISIT, Past

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAP = "maps/visit.yaml"


@pytest.fixture
def past(begun: Past) -> Past:
    return begun


@contextmanager
def opened(past: Past, path: str = MAP) -> Iterator[Pasts]:
    history = history_of(past.root)
    found = history.file(path) or history.gone("visit")[0]
    with Contents(past.root) as contents:
        yield Pasts(found, contents)


def told(past: Past, path: str = MAP) -> list[tuple[str, str, tuple[str, ...]]]:
    """Of each commit its subject, what it did, and the rules of what it changed."""
    with opened(past, path) as pasts:
        return [(each.state.commit.subject, each.kind, tuple(change.rule for change in each.changes)) for each in pasts]


def told_of(past: Past, name: str, path: str = MAP) -> list[tuple[str, str]]:
    """The same of one part, without the rules."""
    with opened(past, path) as pasts:
        stands = next((at for at, part in _parts(pasts) if part == name), None)
        return [(each.state.commit.subject, each.kind) for each in PartPasts(pasts, stands, {name})]


def _parts(pasts: Pasts) -> list[tuple[tuple[str | int, ...], str]]:
    from desireline.model import Part, walk

    root = pasts.piece(0)
    return [(path, part.id or "") for path, part in walk(root) if isinstance(part, Part)] if root else []


def test_it_begins_changes_and_goes(past: Past) -> None:
    past.replace(MAP, ("high", "low"))
    past.commit("shorter")
    past.git("rm", "-q", MAP)
    past.commit("gone")
    assert told(past) == [
        ("gone", "removed", ("file-lost",)),
        ("shorter", "changed", ("number-changed",)),
        ("begin", "added", ("file-added",)),
    ]


def test_layout_comments_and_a_new_file_name_say_the_same(past: Past) -> None:
    past.write(MAP, "# a comment\n" + VISIT.replace("personas: [mina]", "personas:\n  - mina"))
    past.commit("layout")
    past.move(MAP, "maps/x/visit.yaml")
    past.commit("moved")
    assert [kind for _, kind, _ in told(past, "maps/x/visit.yaml")] == ["same", "same", "added"]
    with opened(past, "maps/x/visit.yaml") as pasts:
        assert [each.moved_from for each in pasts] == [MAP, "", ""]


def test_what_cannot_be_read_is_named_and_its_neighbours_are_compared(past: Past) -> None:
    past.replace(MAP, ("title: Leave", 'title: "Leave'))
    past.commit("broken")
    past.replace(MAP, ("title: Arrive", 'title: "Arrive'))
    past.commit("worse")
    past.write(MAP, VISIT.replace("high", "low"))
    past.commit("mended")
    assert told(past) == [
        ("mended", "changed", ("number-changed",)),
        ("worse", "unreadable", ()),
        ("broken", "unreadable", ()),
        ("begin", "added", ("file-added",)),
    ]
    with opened(past) as pasts:
        mended, _, broken, begin = pasts
        assert mended.since == begin.state, "compared with the last that could be read"
        assert broken.problem is not None
        assert (broken.problem.file, broken.problem.line) == (MAP, 18)


def test_where_nothing_before_can_be_read_nothing_is_made_up(tmp_path: Path) -> None:
    past = Past(tmp_path / "work")
    past.write(MAP, "title: [\n")
    past.commit("broken from the start")
    past.write(MAP, VISIT)
    past.commit("mended")
    assert [kind for _, kind, _ in told(past)] == ["cut", "unreadable"]


def branched(past: Past) -> None:
    past.git("checkout", "-q", "-b", "work")
    past.replace(MAP, ("title: Leave", "title: Go"))
    past.commit("of the branch", "Hao")
    past.git("checkout", "-q", "main")
    past.replace(MAP, ("purpose: Decide", "purpose: Know"))
    past.commit("of main")


def test_a_clean_merge_says_nothing_of_its_own(past: Past) -> None:
    branched(past)
    past.merge("work", "merged")
    assert {subject: (kind, len(rules)) for subject, kind, rules in told(past)} == {
        "merged": ("same", 0),
        "of main": ("changed", 1),
        "of the branch": ("changed", 1),
        "begin": ("added", 1),
    }


def test_what_a_merge_says_beyond_both_sides_is_told(past: Past) -> None:
    branched(past)
    past.git("merge", "-q", "--no-ff", "--no-commit", "work")
    past.replace(MAP, ("severity: high", "severity: low"))
    past.commit("merged, and decided", "Ping")
    by_subject = {subject: rules for subject, _, rules in told(past)}
    assert by_subject["merged, and decided"] == ("number-changed",)


def test_a_part_is_followed_over_everything(past: Past) -> None:
    past.replace(MAP, ("severity: high", "severity: low"))
    past.commit("severity")
    past.replace(MAP, ("title: Leave", "title: Go"))
    past.commit("not about it")
    past.replace(MAP, ("[queue]", "[long-queue]"), ("- id: queue\n", "- id: long-queue\n        was: [queue]\n"))
    past.commit("renamed by was")
    past.move(MAP, "maps/shop.yaml")
    past.commit("moved the file")
    text = past.read("maps/shop.yaml")
    pain = text[text.index("    pains:\n") : text.index("  - id: leave")]
    past.write("maps/shop.yaml", text.replace(pain, "").replace("    opportunities:", pain + "    opportunities:"))
    past.commit("to the other stage")
    past.replace("maps/shop.yaml", ("The queue is long", "The queue is endless"))
    past.commit("reworded")
    assert told_of(past, "long-queue", "maps/shop.yaml") == [
        ("reworded", "changed"),
        ("to the other stage", "changed"),
        ("renamed by was", "changed"),
        ("severity", "changed"),
        ("begin", "added"),
    ]


def test_a_stage_tells_what_stands_in_it(past: Past) -> None:
    past.replace(MAP, ("severity: high", "severity: low"))
    past.commit("of its pain")
    past.replace(MAP, ("emotion: -1", "emotion: 0"))
    past.commit("of the other stage")
    assert told_of(past, "arrive") == [("of its pain", "changed"), ("begin", "added")]


def without_pain(text: str) -> str:
    return text.replace(text[text.index("    pains:\n") : text.index("  - id: leave")], "").replace(
        "        solves: [queue]\n", ""
    )


def test_a_part_that_went_says_when(past: Past) -> None:
    past.replace(MAP, ("severity: high", "severity: low"))
    past.commit("severity", "Hao")
    past.write(MAP, without_pain(past.read(MAP)))
    past.commit("gone", "Ping")
    past.replace(MAP, ("emotion: -1", "emotion: 0"))
    past.commit("later")
    assert told_of(past, "queue") == [("gone", "removed"), ("severity", "changed"), ("begin", "added")]


def test_a_part_that_came_back_tells_all_of_it(past: Past) -> None:
    whole = past.read(MAP)
    past.write(MAP, without_pain(whole))
    past.commit("gone")
    past.write(MAP, whole.replace("high", "low"))
    past.commit("back")
    assert told_of(past, "queue") == [("back", "added"), ("gone", "removed"), ("begin", "added")]


def test_a_part_is_followed_past_what_cannot_be_read(past: Past) -> None:
    past.replace(MAP, ("title: Leave", 'title: "Leave'))
    past.commit("broken")
    past.write(MAP, VISIT.replace("high", "low"))
    past.commit("mended")
    assert told_of(past, "queue") == [("mended", "changed"), ("broken", "unreadable"), ("begin", "added")]


def test_a_part_that_never_was_has_no_history(past: Past) -> None:
    past.replace(MAP, ("high", "low"))
    past.commit("severity")
    assert told_of(past, "nothing") == []


def test_a_part_that_came_with_a_branch_is_told_once(past: Past) -> None:
    past.git("checkout", "-q", "-b", "work")
    past.replace(MAP, ("    title: Leave\n", "    title: Leave\n    steps:\n      - {id: pay, text: Pay}\n"))
    past.commit("a step", "Hao")
    past.git("checkout", "-q", "main")
    past.replace(MAP, ("purpose: Decide", "purpose: Know"))
    past.commit("of main")
    past.merge("work", "merged")
    assert told_of(past, "pay") == [("a step", "added")]
