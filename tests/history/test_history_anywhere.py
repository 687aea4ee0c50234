"""The same in repositories of any kind, with any names, and with any settings of whoever runs it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from desireline.source import git as asking
from desireline.source.history import history_of
from tests.history.repositories import Past, long_past
from tests.history.test_history import OTHER, WITH_ID, begin, subjects, two_branches

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["訪問.yaml", "a b.yaml", "naïve\tname.yaml", "line\nbreak.yaml", '"quoted".yaml'])
def test_names_of_any_kind(past: Past, name: str) -> None:
    begin(past, f"maps/{name}", WITH_ID)
    past.move(f"maps/{name}", f"maps/x{name}")
    past.replace(f"maps/x{name}", ("high", "low"))
    past.commit("改名", "Zoë 佐")
    found = history_of(past.root).file(f"maps/x{name}")
    assert found is not None
    assert [state.path for state in found.states] == [f"maps/x{name}", f"maps/{name}"]
    assert found.states[0].commit.author == "Zoë 佐"
    assert found.states[0].commit.subject == "改名"


def test_the_mailmap_names_people_and_no_address_is_shown(past: Past) -> None:
    begin(past)
    past.replace("maps/visit.yaml", ("high", "low"))
    past.commit("as hao@example.org asked", "hao@old.example.org")
    first = history_of(past.root).file("maps/visit.yaml")
    assert first is not None
    assert [state.commit.author for state in first.states] == ["hao", "Mei"], "of a name that is an address the rest"
    past.write(".mailmap", "阿豪 <hao@example.org> <hao@old.example.org@example.org>\n美 <mei@example.org>\n")
    mapped = history_of(past.root).file("maps/visit.yaml")
    assert mapped is not None
    assert [state.commit.author for state in mapped.states] == ["阿豪", "美"], "and what was remembered is forgotten"
    kept = (past.root / ".git/desireline/history").read_text("ascii")
    for text in (repr(mapped), repr(first), kept):
        assert "@" not in text


def shallow_of(past: Past, depth: int) -> Path:
    folder = past.root.parent / "clone"
    past.git("clone", "-q", f"--depth={depth}", f"file://{past.root}", str(folder))
    return folder


def test_a_shallow_clone_says_where_its_history_ends(past: Past) -> None:
    begin(past)
    past.replace("maps/visit.yaml", ("high", "low"))
    past.commit("second")
    past.write("maps/stay.yaml", OTHER)
    past.commit("third")
    folder = shallow_of(past, 2)
    history = history_of(folder)
    assert history.shallow
    told = {each.path: [(state.commit.subject, state.cut) for state in each.states] for each in history.files}
    assert told == {"maps/visit.yaml": [("second", True)], "maps/stay.yaml": [("third", False)]}
    past.git("-C", str(folder), "fetch", "-q", "--unshallow")
    whole = history_of(folder)
    assert not whole.shallow, "the commit is the same, and yet what was remembered is asked for again"
    assert subjects(whole, "maps/visit.yaml") == ["second", "begin"]


def test_no_repository_no_commit(tmp_path: Path) -> None:
    assert "not in a git repository" in history_of(tmp_path).reason
    assert "no folder" in history_of(tmp_path / "nowhere").reason
    empty = Past(tmp_path / "empty")
    assert "no commit yet" in history_of(empty.root).reason
    assert history_of(empty.root).files == ()


def test_no_git(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(past)
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in history_of(past.root).reason


def test_a_detached_head_sees_its_own_past(past: Past) -> None:
    begin(past)
    past.replace("maps/visit.yaml", ("high", "low"))
    past.commit("second")
    past.git("checkout", "-q", "HEAD~1")
    assert subjects(history_of(past.root), "maps/visit.yaml") == ["begin"]


def test_a_bare_repository(past: Past) -> None:
    begin(past)
    bare = past.root.parent / "bare.git"
    past.git("clone", "-q", "--bare", str(past.root), str(bare))
    assert subjects(history_of(bare), "maps/visit.yaml") == ["begin"]


def test_links_are_no_maps(past: Past) -> None:
    begin(past)
    (past.root / "maps/link.yaml").symlink_to("visit.yaml")
    past.commit("a link")
    assert [each.path for each in history_of(past.root).files if each.states] == ["maps/visit.yaml"]


SETTINGS = {
    "log.showRoot": "false", "log.showSignature": "true", "diff.relative": "true", "diff.renames": "false",
    "color.ui": "always", "log.decorate": "full", "log.follow": "true", "diff.orderFile": ".git/HEAD",
    "core.quotePath": "true", "log.diffMerges": "separate", "diff.noprefix": "true", "i18n.logOutputEncoding": "latin1",
    "log.date": "relative", "diff.external": "false", "log.abbrevCommit": "true", "core.abbrev": "4",
}  # fmt: skip


def test_settings_of_whoever_runs_it_change_nothing(past: Past) -> None:
    begin(past, "shop/maps/visit.yaml")
    past.move("shop/maps/visit.yaml", "shop/maps/shop.yaml")
    past.replace("shop/maps/shop.yaml", ("high", "low"))
    past.commit("Zoë was here", "Zoë")
    folder = past.root / "shop"
    before = history_of(folder, remember=False)
    for name, value in SETTINGS.items():
        past.git("config", name, value)
    assert history_of(folder, remember=False) == before
    assert len(before.files[0].states) == 2


def test_a_second_run_asks_git_once(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    two_branches(past)
    past.merge("work", "merged")
    first = history_of(past.root)
    asked: list[object] = []
    run = subprocess.run

    def counted(command: list[str], **options: object) -> object:
        asked.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(asking.subprocess, "run", counted)
    assert history_of(past.root) == first
    assert len(asked) == 1, asked
    asked.clear()
    past.commit("nothing")
    assert history_of(past.root).head != first.head
    assert len(asked) > 1, "another commit is looked at anew"


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', "nonsense"])
def test_what_is_remembered_may_be_damaged(past: Past, damage: str) -> None:
    begin(past)
    first = history_of(past.root)
    (past.root / ".git/desireline/history").write_text(damage)
    assert history_of(past.root) == first


def test_where_nothing_can_be_kept_it_is_found_all_the_same(past: Past) -> None:
    begin(past)
    (past.root / ".git/desireline").write_text("a file stands where the folder would")
    assert subjects(history_of(past.root), "maps/visit.yaml") == ["begin"]


def test_a_long_history_is_one_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """300 commits over 60 maps, written by `git fast-import`; git is asked a handful of times, never once a map."""
    root = tmp_path / "long"
    long_past(root, maps=60, commits=300)
    asked: list[object] = []
    run = subprocess.run

    def counted(command: list[str], **options: object) -> object:
        asked.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", counted)
    history = history_of(root)
    assert sum(len(each.states) for each in history.files) == 360
    assert len(asked) <= 5
    assert history_of(root) == history
