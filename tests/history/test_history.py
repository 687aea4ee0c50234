"""One pass over the log: who left which content where, followed over everything that may happen to a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desireline.source import history_log
from desireline.source.git import git
from desireline.source.history import History, history_of
from tests.history.repositories import MINA, VISIT, Past

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from pathlib import Path


def subjects(history: History, path: str, name: str = "") -> list[str]:
    found = history.file(path, name)
    assert found is not None, f"{path}: there are {[each.path or each.id for each in history.files]}"
    return [state.commit.subject for state in found.states]


def begin(past: Past, path: str = "maps/visit.yaml", text: str = VISIT) -> None:
    past.write(path, text)
    past.commit("begin")


def test_states_stand_newest_first_with_who_and_when(past: Past) -> None:
    begin(past)
    past.replace("maps/visit.yaml", ("high", "low"))
    name = past.commit("shorter", "Hao")
    found = history_of(past.root).file("maps/visit.yaml")
    assert found is not None
    newest, first = found.states
    assert newest.commit[:4] == (name, "Hao", "2026-09-02T10:00:00+08:00", "shorter")
    assert newest.commit.day == "2026-09-02"
    assert newest.before == (1,)
    assert first.before == ()
    assert newest.blob == past.git("rev-parse", "HEAD:maps/visit.yaml").strip()


@pytest.mark.parametrize("written", ["+00:00", "Z"], ids=["by an older git", "by git 2.45 and later"])
def test_a_time_in_utc_reads_the_same_whichever_git_wrote_it(
    written: str, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    past.write("maps/visit.yaml", VISIT)
    past.commit("begin", "Mei", "--date=2026-09-02T02:00:00+0000")

    def told(folder: Path, *arguments: str, **others: Mapping[str, str] | bytes) -> subprocess.CompletedProcess[bytes]:
        done = git(folder, *arguments, **others)
        done.stdout = re.sub(rb"(?<=02:00:00)(?:Z|\+00:00)", written.encode(), done.stdout)
        return done

    monkeypatch.setattr(history_log, "git", told)
    newest = history_of(past.root).files[0].states[0]
    assert newest.commit.date == "2026-09-02T02:00:00+00:00"


def test_what_is_no_map_makes_no_history(past: Past) -> None:
    begin(past)
    past.write("maps/notes.txt", "x")
    past.write("maps/.hidden/a.yaml", VISIT)
    past.write("maps/~visit.yaml", VISIT)
    past.write("docs/a.yaml", VISIT)
    past.commit("other things")
    past.replace("maps/notes.txt", ("x", "y"))
    past.commit("more of them")
    assert [each.path for each in history_of(past.root).files] == ["maps/visit.yaml"]


WITH_ID = f"id: visit\n{VISIT}"
OTHER = "title: A stay\nlang: en\nstages:\n  - {id: sleep, title: Sleep}\n  - {id: wake, title: Wake up}\n"


def rename_alone(past: Past) -> str:
    begin(past)
    past.move("maps/visit.yaml", "maps/shop-visit.yaml")
    return "maps/shop-visit.yaml"


def rename_with_changes(past: Past) -> str:
    begin(past)
    past.move("maps/visit.yaml", "maps/shop-visit.yaml")
    past.replace("maps/shop-visit.yaml", ("severity: high", "severity: low"))
    return "maps/shop-visit.yaml"


def other_folder(past: Past) -> str:
    begin(past)
    past.move("maps/visit.yaml", "maps/retail/taipei/visit.yaml")
    return "maps/retail/taipei/visit.yaml"


def rewritten_under_one_id(past: Past) -> str:
    begin(past, text=WITH_ID)
    past.git("rm", "-q", "maps/visit.yaml")
    past.write("maps/shop.yaml", f"id: visit\n{OTHER}")
    return "maps/shop.yaml"


def rewritten_with_was(past: Past) -> str:
    begin(past, text=WITH_ID)
    past.git("rm", "-q", "maps/visit.yaml")
    past.write("maps/stay.yaml", f"id: stay\nwas: [visit]\n{OTHER}")
    return "maps/stay.yaml"


def rewritten_with_was_in_lines(past: Past) -> str:
    begin(past, text=WITH_ID)
    past.git("rm", "-q", "maps/visit.yaml")
    past.write("maps/stay.yaml", f"id: stay\nwas:\n  - other\n  - visit\n{OTHER}")
    return "maps/stay.yaml"


def ids_say_otherwise_than_likeness(past: Past) -> str:
    # Each file takes the other's text: git sees two renames, the ids say that both stayed who they are.
    past.write("maps/a.yaml", WITH_ID)
    past.write("maps/b.yaml", f"id: stay\n{OTHER}")
    past.commit("begin")
    past.git("rm", "-q", "maps/a.yaml", "maps/b.yaml")
    past.write("maps/c.yaml", f"id: visit\n{OTHER}")
    past.write("maps/d.yaml", f"id: stay\n{VISIT}")
    return "maps/c.yaml"


def whole_folder_from_outside(past: Past) -> str:
    begin(past, "journeys/retail/visit.yaml")
    past.move("journeys", "maps")
    return "maps/retail/visit.yaml"


def broken_yaml(past: Past) -> str:
    begin(past, text=f'id: visit\ntitle: "open\n{VISIT}')
    past.move("maps/visit.yaml", "maps/shop.yaml")
    past.replace("maps/shop.yaml", ("severity: high", "severity: low"))
    return "maps/shop.yaml"


@pytest.mark.parametrize(
    "happens",
    [
        rename_alone, rename_with_changes, other_folder, rewritten_under_one_id, rewritten_with_was,
        rewritten_with_was_in_lines, ids_say_otherwise_than_likeness, whole_folder_from_outside, broken_yaml,
    ],
)  # fmt: skip
def test_a_file_is_followed(past: Past, happens: object) -> None:
    path = happens(past)  # type: ignore[operator]
    past.commit("moved")
    assert subjects(history_of(past.root), path) == ["moved", "begin"]


def test_two_moves_of_the_folder_are_followed(past: Past) -> None:
    begin(past, "old/visit.yaml")
    past.move("old", "journeys")
    past.commit("second")
    past.replace("journeys/visit.yaml", ("high", "low"))
    past.commit("edited there")
    past.move("journeys", "maps")
    past.commit("third")
    assert subjects(history_of(past.root), "maps/visit.yaml") == ["third", "edited there", "second", "begin"]


def test_a_persona_stays_one_over_a_moved_folder(past: Past) -> None:
    begin(past, "people/mina.yaml", MINA)
    past.move("people", "personas")
    past.commit("moved")
    found = history_of(past.root).file("personas/mina.yaml")
    assert found is not None
    assert found.persona
    assert len(found.states) == 2


def test_another_map_in_the_same_commit_is_another_map(past: Past) -> None:
    begin(past, text=WITH_ID)
    past.git("rm", "-q", "maps/visit.yaml")
    past.write("maps/stay.yaml", f"id: stay\n{OTHER}")
    past.commit("one goes, one comes", "Hao")
    history = history_of(past.root)
    assert subjects(history, "maps/stay.yaml") == ["one goes, one comes"]
    (gone,) = history.gone("visit")
    assert [(state.commit.author, bool(state.blob)) for state in gone.states] == [("Hao", False), ("Mei", True)]


def test_what_was_removed_and_came_back_has_one_history(past: Past) -> None:
    begin(past)
    past.git("rm", "-q", "maps/visit.yaml")
    past.commit("gone")
    past.write("maps/visit.yaml", VISIT)
    past.commit("back")
    assert subjects(history_of(past.root), "maps/visit.yaml") == ["back", "gone", "begin"]


def test_it_has_one_history_also_under_another_name(past: Past) -> None:
    begin(past, text=WITH_ID)
    past.git("rm", "-q", "maps/visit.yaml")
    past.commit("gone")
    past.write("maps/shop.yaml", WITH_ID)
    past.commit("back")
    history = history_of(past.root)
    assert subjects(history, "maps/shop.yaml") == ["back"], "without the id nothing says that it is the same"
    assert subjects(history, "maps/shop.yaml", "visit") == ["back", "gone", "begin"]
    found = history.file("maps/shop.yaml", "visit")
    assert found is not None
    assert [state.before for state in found.states] == [(1,), (2,), ()]


def two_branches(past: Past) -> None:
    begin(past)
    past.git("checkout", "-q", "-b", "work")
    past.replace("maps/visit.yaml", ("title: Leave", "title: Go"))
    past.commit("of the branch", "Hao")
    past.git("checkout", "-q", "main")
    past.replace("maps/visit.yaml", ("purpose: Decide", "purpose: Know"))
    past.commit("of main")


def test_side_by_side_work_is_compared_with_its_own_parents(past: Past) -> None:
    two_branches(past)
    past.merge("work", "merged")
    found = history_of(past.root).file("maps/visit.yaml")
    assert found is not None
    by_subject = {state.commit.subject: state for state in found.states}
    before = {
        subject: sorted(found.states[place].commit.subject for place in state.before)
        for subject, state in by_subject.items()
    }
    assert before == {
        "merged": ["of main", "of the branch"],
        "of main": ["begin"],
        "of the branch": ["begin"],
        "begin": [],
    }
    assert [state.commit.subject for state in found.line] == ["merged", "of main", "begin"]


def test_a_merge_of_one_side_alone_is_no_state(past: Past) -> None:
    begin(past)
    past.git("checkout", "-q", "-b", "work")
    past.replace("maps/visit.yaml", ("high", "low"))
    past.commit("of the branch", "Hao")
    past.git("checkout", "-q", "main")
    past.write("personas/mina.yaml", MINA)
    past.commit("a persona")
    past.merge("work", "merged")
    assert subjects(history_of(past.root), "maps/visit.yaml") == ["of the branch", "begin"]


def test_work_that_a_merge_threw_away_is_not_told(past: Past) -> None:
    two_branches(past)
    past.write("personas/mina.yaml", MINA)
    past.commit("so that both sides matter")
    past.git("merge", "-q", "--no-ff", "-s", "ours", "-m", "not that", "work", day=9)
    assert subjects(history_of(past.root), "maps/visit.yaml") == ["of main", "begin"]


def test_a_rename_on_one_side_and_an_edit_on_the_other_are_one_history(past: Past) -> None:
    begin(past)
    past.git("checkout", "-q", "-b", "work")
    past.move("maps/visit.yaml", "maps/shop.yaml")
    past.commit("renamed", "Hao")
    past.git("checkout", "-q", "main")
    past.replace("maps/visit.yaml", ("high", "low"))
    past.commit("edited")
    past.merge("work", "merged")
    assert sorted(subjects(history_of(past.root), "maps/shop.yaml")) == ["begin", "edited", "merged", "renamed"]


def test_a_project_in_a_folder_of_its_repository(past: Past) -> None:
    begin(past, "shop/maps/visit.yaml")
    past.write("maps/other.yaml", OTHER)
    past.commit("not ours")
    history = history_of(past.root / "shop")
    assert [each.path for each in history.files] == ["maps/visit.yaml"]
    assert subjects(history, "maps/visit.yaml") == ["begin"]


def test_a_map_that_came_from_outside_the_project(past: Past) -> None:
    begin(past, "drafts/visit.yaml")
    past.move("drafts/visit.yaml", "shop/maps/visit.yaml")
    past.commit("moved in")
    found = history_of(past.root / "shop").file("maps/visit.yaml")
    assert found is not None
    assert [state.path for state in found.states] == ["maps/visit.yaml", "../drafts/visit.yaml"]
