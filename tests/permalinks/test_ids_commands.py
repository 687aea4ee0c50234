"""`desireline ids list` and `ids check` in a real repository: which revisions, what is said, and the exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from desireline.cli import main
from tests.cli.repositories import commit, git, replace, repository

if TYPE_CHECKING:
    from pathlib import Path


class Run(Protocol):
    """Runs `desireline ids` and gives the exit code, stdout and stderr."""

    def __call__(self, *arguments: str) -> tuple[int, str, str]: ...


SHOP = """\
title: Buying
stages:
  - id: search
    title: Search
    pains:
      - {id: slow, text: It takes an hour}
  - {id: buy, title: Buy}
"""
MINA = "name: Mina\ngoals: [{id: quiet, text: A quiet table}]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three releases: v1, v2 in which `buy` became `pay` without a word, and v3 in which it was mended."""
    for name, text in {"maps/店.yaml": "id: shop\n" + SHOP, "personas/mina.yaml": MINA}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    repository(tmp_path)
    git(tmp_path, "tag", "v1")
    replace(tmp_path, "maps/店.yaml", ("{id: buy, title: Buy}", "{id: pay, title: Buy}"))
    commit(tmp_path, "Rename")
    git(tmp_path, "tag", "v2")
    replace(tmp_path, "maps/店.yaml", ("id: pay,", "id: pay, was: [buy],"))
    commit(tmp_path, "Mend")
    git(tmp_path, "tag", "v3")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `desireline ids …` in this process, through the same door as from a shell."""

    def run_it(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["ids", *arguments])
        return (int(left.value.code or 0), *capfd.readouterr())

    return run_it


def test_every_address_is_listed_with_what_it_names(project: Path, run: Run) -> None:
    del project
    code, said, _ = run("list")
    assert code == 0
    assert [line.split()[0] for line in said.splitlines()] == [
        "maps/shop", "maps/shop#search", "maps/shop#slow", "maps/shop#pay", "maps/shop#buy",
        "personas/mina", "personas/mina#quiet",
    ]  # fmt: skip
    assert "former id of stage “Buy”" in said
    _, at_v1, _ = run("list", "--rev", "v1")
    assert "maps/shop#pay" not in at_v1
    _, as_json, _ = run("list", "--format", "json")
    assert json.loads(as_json)["addresses"][1] == {
        "address": "maps/shop#search", "kind": "stage", "name": "Search", "state": "here",
        "file": "maps/店.yaml", "line": 4, "column": 5,
    }  # fmt: skip


def test_a_title_that_turns_a_line_round_is_shown_as_text(project: Path, run: Run) -> None:
    replace(project, "maps/店.yaml", ("title: Search", "title: \u202eSearch"))
    _, said, _ = run("list")
    assert "stage “<U+202E>Search”" in said
    replace(project, "maps/店.yaml", ("id: search\n", "id: sought\n"))
    commit(project, "Lost")
    git(project, "tag", "v4")
    replace(project, "maps/店.yaml", ("id: sought\n", "id: other\n"))
    _, said, _ = run("check")
    assert "stage “<U+202E>Search” would be lost" in said


def test_without_a_revision_the_latest_tag_is_what_was_published(project: Path, run: Run) -> None:
    assert run("check") == (0, "", "7 addresses of v3: every one leads where it led.\n")
    replace(project, "maps/店.yaml", ("id: pay, was: [buy],", "id: pay,"))
    code, said, aside = run("check")
    assert code == 1
    assert said == (
        "maps/店.yaml:8:5 at v3: lost[maps/shop#buy] the former id of stage “Buy” would be lost\n"
        "  It is a former id of 'pay'. Write there, in maps/店.yaml at line 8:\n"
        "    was: [buy]\n\n"
    )
    assert aside == "7 addresses of v3: 1 would be lost.\n"
    assert run("check", "--since", "v2")[0] == 0, "in v2 it was lost already"


@pytest.mark.parametrize(
    ("since", "revisions"),
    [
        ("v1", ["v1"]),
        ("v1..v2", ["v1", "v2"]),
        ("v1..", ["v1", "v2", "v3"]),
        ("v*", ["v1", "v2", "v3"]),
        ("HEAD~1", ["HEAD~1"]),
    ],
)
def test_what_was_published_is_named_in_many_ways(since: str, revisions: list[str], project: Path, run: Run) -> None:
    replace(project, "maps/店.yaml", ("id: pay, was: [buy],", "id: pay,"))
    code, said, _ = run("check", "--since", since, "--format", "json")
    found: dict[str, Any] = json.loads(said)
    assert found["since"] == revisions
    assert found["exit_code"] == code
    lost = {each["address"]: each for each in found["lost"]}
    assert set(lost) == (set() if revisions in (["v2"], ["HEAD~1"]) else {"maps/shop#buy"})
    if lost:
        assert lost["maps/shop#buy"]["advice"]["paste"] == "was: [buy]"


def test_a_tag_that_is_not_there_is_no_success(project: Path, run: Run) -> None:
    code, said, aside = run("check", "--since", "v9")
    assert (code, said) == (4, "")
    assert "there is no revision 'v9'" in aside
    assert run("check", "--since", "w*")[0] == 4
    git(project, "tag", "--delete", "v1", "v2", "v3")
    code, _, aside = run("check")
    assert code == 4
    assert "has no tag yet; name what was published: '--since REVISION'" in aside


def test_without_a_repository_nothing_is_said_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "shop.yaml").write_text(SHOP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, _, aside = run("check", "--since", "v1")
    assert code == 3
    assert "is not in a git repository" in aside


@pytest.mark.parametrize("side", ["then", "now"])
def test_a_file_that_cannot_be_read_is_named_and_never_taken_for_kept(side: str, project: Path, run: Run) -> None:
    file = project / "maps" / "店.yaml"
    good = file.read_text("utf-8")
    file.write_text("title: [never closed\n", encoding="utf-8")
    if side == "then":
        commit(project, "Break")
        git(project, "tag", "v4")
        file.write_text(good, encoding="utf-8")
    code, _, aside = run("check", "--since", "v4" if side == "then" else "v3")
    assert code == 3
    assert f"Could not be read in {'v4' if side == 'then' else 'the files on disk'}: maps/店.yaml:1" in aside


def test_a_reference_that_leads_nowhere_hides_no_address(project: Path, run: Run) -> None:
    replace(project, "maps/店.yaml", ("title: Search", "title: Search\n    solves: [no-such]"))
    assert run("check")[0] == 0
