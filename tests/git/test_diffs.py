"""`git diff`, `git log -p` and `git show` on map files: facts, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.compare.projects import SHOP, edited

if TYPE_CHECKING:
    from tests.git.conftest import Repo

MAP = "maps/shop.yaml"


def changed_lines(said: str) -> list[str]:
    return [line for line in said.splitlines() if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]


def test_git_diff_shows_facts(repo: Repo) -> None:
    repo.write(MAP, edited(("severity: high", "severity: low"), ("wait: 20m", "wait: 25m")))
    said = repo.git("diff")
    assert changed_lines(said) == [
        "-  pain price-gap · severity: high", "+  pain price-gap · severity: low",
        "-  step queue · wait: 20m", "+  step queue · wait: 25m",
    ]  # fmt: skip
    assert "@@ stage compare: Compare" in said or "@@ stage search: Search" in said, "hunks name their stage"


def test_layout_is_no_difference(repo: Repo) -> None:
    repo.write(MAP, SHOP.replace("title: Search", "title:   'Search'  # why not").replace("emotion: 2", "emotion: '2'"))
    assert changed_lines(repo.git("diff")) == []


def test_git_log_shows_facts_of_each_commit(repo: Repo) -> None:
    repo.write(MAP, edited(("title: Use", "title: Live with it")))
    repo.commit("reworded")
    said = repo.git("log", "-p", "-1")
    assert changed_lines(said) == ["-stage use: Use", "+stage use: Live with it"]


def test_a_version_that_cannot_be_read_is_shown_as_it_stands_and_says_so(repo: Repo) -> None:
    repo.write(MAP, edited(("title: Search", "title: [Search")))
    said = repo.git("diff")
    assert "+[not read by desireline: " in said
    assert "+    title: [Search" in said


def test_what_changed_in_words(repo: Repo) -> None:
    repo.desireline("git", "install", "--show", "changes")
    repo.write(MAP, edited(("severity: high", "severity: low")))
    said = repo.git("diff")
    assert "── maps/shop.yaml" in said
    assert "The shop asks for more than the site" in said
    assert "severity" in said.lower()
    assert "high" in said
    assert "low" in said
    assert "+  pain price-gap · severity: high" in repo.git("log", "-p", "--", MAP), "git log goes on with facts"


def test_a_layout_change_in_words(repo: Repo) -> None:
    repo.desireline("git", "install", "--show", "changes")
    repo.write(MAP, SHOP.replace("title: Search", "title: 'Search'"))
    assert "the map says the same" in repo.git("diff")


@pytest.mark.parametrize("gone", [False, True], ids=["added", "removed"])
def test_a_whole_file_in_words(repo: Repo, gone: bool) -> None:
    repo.desireline("git", "install", "--show", "changes")
    if gone:
        repo.git("rm", "-q", MAP)
        said = repo.git("diff", "--cached")
    else:
        repo.write("maps/新的地圖.yaml", "id: visit\ntitle: 造訪\nlang: zh-Hant\nstages: [到達]\n")
        repo.git("add", "-A")
        said = repo.git("diff", "--cached")
        assert "新的地圖.yaml" in said
    assert "Buying a phone" in said or "造訪" in said
    assert "Could not" not in said


def test_what_cannot_be_compared_is_said_with_the_lines_and_git_goes_on(repo: Repo) -> None:
    repo.desireline("git", "install", "--show", "changes")
    repo.write(MAP, edited(("title: Search", "title: [Search")))
    repo.write("personas/hao.yaml", "id: hao\nname: Hao Chen\n")
    said = repo.git("diff")
    assert "Could not compare: the new version, line " in said
    assert "+    title: [Search" in said
    assert "Hao Chen" in said, "the next file is shown too"


def test_a_renamed_file_keeps_its_names(repo: Repo) -> None:
    repo.desireline("git", "install", "--show", "changes")
    repo.git("mv", MAP, "maps/phone.yaml")
    repo.write("maps/phone.yaml", edited(("severity: high", "severity: low")))
    repo.git("add", "-A")
    said = repo.git("diff", "--cached", "-M")
    assert "maps/shop.yaml → maps/phone.yaml" in said


def test_terminal_controls_in_a_map_are_shown_and_not_obeyed(repo: Repo) -> None:
    repo.write(MAP, edited(("title: Use", 'title: "Use \\e[31m \u202e red"')))
    for view in ("facts", "changes"):
        repo.desireline("git", "install", "--show", view)
        said = repo.git("diff")
        assert "red" in said
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_textconv_by_hand(repo: Repo) -> None:
    ran = repo.desireline("textconv", MAP)
    assert ran.code == 0
    assert ran.out.startswith("map shop\ntitle: Buying a phone\npersonas: hao\n")
    assert repo.desireline("textconv", "personas/hao.yaml").out.startswith("persona hao\nname: Hao\n")
