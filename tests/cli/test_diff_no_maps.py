"""What stands among the maps and can be none, and sides on which nothing stands."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import commit, git, replace, repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Step = Callable[[Path], None]

VISIT = "maps/visit.yaml"
REWORDED = ("text: Rings the bell", "text: Rings the bell twice")


@pytest.fixture
def committed(project: Path) -> Path:
    """The small project as a repository of one commit."""
    repository(project)
    return project


def with_link(root: Path) -> None:
    (root / "maps/link.yaml").symlink_to("visit.yaml")


def with_submodule(root: Path) -> None:
    inner = root / "maps/team"
    inner.mkdir()
    git(inner, "init", "--quiet")
    (inner / "team.yaml").write_text("id: team\ntitle: Team\nstages: [A]\n", "utf-8")
    git(inner, "add", "--all")
    commit(inner, "Of the team")
    git(root, "add", "--all")


def with_other_link(root: Path) -> None:
    (root / "maps/link.yaml").unlink()
    (root / "maps/link.yaml").symlink_to("other.yaml")


def with_other_commit(root: Path) -> None:
    commit(root / "maps/team", "Another")


def with_other_words(root: Path) -> None:
    replace(root, VISIT, REWORDED)


def with_words_below(root: Path) -> None:
    (root / "maps/team/team.yaml").write_text("id: team\ntitle: New\nstages: [A]\n", "utf-8")


def without_checkout(root: Path) -> None:
    shutil.rmtree(root / "maps/team")
    (root / "maps/team").mkdir()


# What is committed, what is done then, the exit code, how many changes, what is noted, reason.
NO_MAPS = [
    ([with_link], [], 0, 0, "maps/link.yaml", "a link that is as it was"),
    ([with_link], [with_other_words], 0, 1, "maps/link.yaml", "the map beside it compares"),
    ([], [with_link], 3, 0, "", "a link that is new"),
    ([with_link], [with_other_link], 3, 0, "", "one that leads elsewhere now"),
    ([with_submodule], [], 0, 0, "maps/team", "a submodule that is as it was: nothing in it is new"),
    ([with_submodule], [with_other_words], 0, 1, "maps/team", "the map beside it compares"),
    ([with_submodule], [with_words_below], 0, 0, "maps/team", "what is not committed there is not read"),
    ([with_submodule], [without_checkout], 0, 0, "maps/team", "nor is it missed where it was not fetched"),
    ([with_submodule], [with_other_commit], 3, 0, "", "one at another commit"),
    ([], [with_submodule], 3, 0, "", "one that is new"),
    ([with_link, with_submodule], [], 0, 0, "maps/link.yaml, maps/team", "one note says all"),
]


@pytest.mark.parametrize("when", ["on disk", "staged", "committed"])
@pytest.mark.parametrize("row", NO_MAPS, ids=[each[-1] for each in NO_MAPS])
def test_what_cannot_be_a_map_is_no_obstacle_while_it_stays(
    row: tuple[list[Step], list[Step], int, int, str, str], when: str, committed: Path, run: Run
) -> None:
    base, done, code, changes, note, reason = row
    for step in base:
        step(committed)
    git(committed, "add", "--all")
    commit(committed, "Before")
    for step in done:
        step(committed)
    if when != "on disk":
        git(committed, "add", "--all")
    if when == "committed":
        commit(committed, "After")
    sides = {"on disk": [], "staged": ["--staged"], "committed": ["HEAD~1..HEAD"]}[when]
    ran = run("diff", *sides, "--format", "json")
    assert (ran.code, json.loads(ran.out)["stats"]["changes"]) == (code, changes), (reason, ran)
    assert ran.err.count("Not compared") == (1 if note else 0), (reason, ran)
    assert note in ran.err, reason


def test_the_empty_tree_is_a_side_on_which_nothing_stands(committed: Path, run: Run) -> None:
    empty = git(committed, "hash-object", "-t", "tree", os.devnull).strip()
    for sides in ([f"{empty}..HEAD"], [empty], [empty, "HEAD"]):
        made = json.loads(run("diff", *sides, "--format", "json").out)
        assert made["complete"]
        assert {each["op"] for each in made["changes"]} == {"add"}
    assert run("diff", f"HEAD..{empty}", "--fail-on", "error").code == 1, "and to it everything is lost"


@pytest.mark.parametrize("command", [["diff"], ["diff", "HEAD"], ["diff", "HEAD~1..HEAD"], ["review", "--base", "tip"]])
def test_where_no_side_holds_a_map_nothing_was_compared(command: list[str], tmp_path: Path, run: Run) -> None:
    """A job that runs in the wrong folder must not pass for ever."""
    git(tmp_path, "init", "--quiet", "-b", "main")
    for text in ("one", "two"):
        (tmp_path / "README.md").write_text(text, "utf-8")
        commit(tmp_path, text)
    ran = run(*command)
    assert (ran.code, ran.out) == (3, ""), ran
    assert "neither side holds a map or persona in 'maps/' or 'personas/'" in ran.err


@pytest.mark.parametrize("kind", ["submodule", "link"])
@pytest.mark.parametrize("command", [["diff"], ["diff", "HEAD~1..HEAD"], ["review", "--against", "HEAD~1"]])
def test_maps_below_a_submodule_or_link_are_not_taken_for_unchanged(
    kind: str, command: list[str], committed: Path, run: Run
) -> None:
    """A commit holds nothing below them, so what changed there cannot be seen."""
    inner = committed / "team"
    if kind == "submodule":
        inner.mkdir()
        git(inner, "init", "--quiet")
    else:
        (committed / "elsewhere").mkdir()
        inner.symlink_to("elsewhere")
    shutil.move(committed / "maps", inner / "maps")
    shutil.move(committed / "personas", inner / "personas")
    (committed / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - desireline: {maps: team/maps, personas: team/personas}\n", "utf-8"
    )
    for text in (REWORDED[1], f"{REWORDED[1]}, and again"):
        replace(inner, VISIT, (REWORDED[0] if text == REWORDED[1] else REWORDED[1], text))
        if kind == "submodule":
            git(inner, "add", "--all")
            commit(inner, text)
        git(committed, "add", "--all")
        commit(committed, text)
    ran = run(*command)
    assert (ran.code, ran.out) == (3, ""), ran
    assert f"'team' is a {kind}" in ran.err
    assert "cd team" in ran.err
