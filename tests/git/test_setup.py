"""`desireline git install`, `uninstall` and `doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline import __version__
from desireline.cli.git_setup import with_lines, without_lines

if TYPE_CHECKING:
    from pathlib import Path

    from tests.git.conftest import Repo


def configured(repo: Repo, scope: str = "local") -> list[str]:
    said = repo.git("config", f"--{scope}", "--name-only", "--get-regexp", r"\.desireline\.", code=None)
    return sorted(said.split())


def test_install_sets_the_clone_up_and_a_second_time_changes_nothing(bare_repo: Repo) -> None:
    first = bare_repo.desireline("git", "install")
    assert first.code == 0
    assert "Wrote .gitattributes. Commit it" in first.out
    assert configured(bare_repo) == [
        "diff.desireline.cachetextconv", "diff.desireline.textconv", "diff.desireline.xfuncname",
        "merge.desireline.driver", "merge.desireline.name",
    ]  # fmt: skip
    before = bare_repo.read(".gitattributes"), bare_repo.read(".git/config")
    second = bare_repo.desireline("git", "install")
    assert "Nothing to do" in second.out
    assert (bare_repo.read(".gitattributes"), bare_repo.read(".git/config")) == before


def test_uninstall_leaves_what_was_there_before(bare_repo: Repo) -> None:
    bare_repo.write(".gitattributes", "*.png binary\n")
    before = bare_repo.read(".git/config")
    bare_repo.desireline("git", "install", "--show", "changes")
    assert bare_repo.read(".gitattributes").startswith("*.png binary\n")
    assert bare_repo.desireline("git", "uninstall").code == 0
    assert bare_repo.read(".gitattributes") == "*.png binary\n"
    assert bare_repo.read(".git/config") == before
    assert "did not name" in bare_repo.desireline("git", "uninstall").out


def test_a_gitattributes_that_was_only_ours_goes(bare_repo: Repo) -> None:
    bare_repo.desireline("git", "install")
    bare_repo.desireline("git", "uninstall")
    assert not (bare_repo.root / ".gitattributes").exists()


def test_global_is_for_all_repositories(bare_repo: Repo) -> None:
    assert bare_repo.desireline("git", "install", "--global").code == 0
    assert configured(bare_repo) == []
    assert "merge.desireline.driver" in configured(bare_repo, "global")
    assert bare_repo.desireline("git", "doctor").code == 0
    bare_repo.desireline("git", "uninstall", "--global")
    assert configured(bare_repo, "global") == []
    assert (bare_repo.root / ".gitattributes").exists(), "other clones may use it"


def test_changing_what_is_shown_takes_the_other_entries_away(bare_repo: Repo) -> None:
    bare_repo.desireline("git", "install", "--show", "changes")
    assert "diff.desireline.command" in configured(bare_repo)
    bare_repo.desireline("git", "install", "--show", "none")
    assert configured(bare_repo) == ["merge.desireline.driver", "merge.desireline.name"]


def test_the_folders_are_those_of_the_site(bare_repo: Repo) -> None:
    bare_repo.write("mkdocs.yml", "plugins:\n  - desireline:\n      maps: docs/our maps\n      personas: people\n")
    bare_repo.write("docs/our maps/deep/visit.yaml", "title: A\nstages: [B]\n")
    bare_repo.desireline("git", "install")
    said = bare_repo.git("check-attr", "merge", "--", "docs/our maps/deep/visit.yaml", "people/a.yml", "maps/a.yaml")
    assert said.splitlines() == [
        "docs/our maps/deep/visit.yaml: merge: desireline", "people/a.yml: merge: desireline",
        "maps/a.yaml: merge: unspecified",
    ]  # fmt: skip


def test_a_project_below_the_root_of_its_repository(bare_repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    bare_repo.write("journeys/maps/visit.yaml", "title: A\nstages: [B]\n")
    bare_repo.write("journeys/personas/a.yaml", "name: A\n")
    monkeypatch.chdir(bare_repo.root / "journeys")
    bare_repo.desireline("git", "install")
    assert (bare_repo.root / "journeys/.gitattributes").exists()
    assert bare_repo.desireline("git", "doctor").code == 0


def test_doctor_names_what_is_active_and_where_it_is_set(repo: Repo) -> None:
    ran = repo.desireline("git", "doctor")
    assert ran.code == 0
    assert "merge.desireline.driver, set in git's local configuration" in ran.out
    assert f"the command answers: desireline {__version__}" in ran.out
    assert "maps/: .gitattributes gives its files to desireline (seen at maps/shop.yaml)" in ran.out


@pytest.mark.parametrize(
    ("arrange", "said"),
    [
        pytest.param(["config", "--unset", "merge.desireline.driver"], "does not set merge.desireline.driver",
                     id="an entry is missing"),
        pytest.param(["config", "merge.desireline.driver", "no-such-command merge %O %A %B %L %P"],
                     "the command cannot be run: no-such-command", id="the command went away"),
        pytest.param(["config", "diff.desireline.textconv", "desireline textconv --as-of 0.0.1"],
                     "cache of facts is that of another version", id="an older version wrote the entry"),
    ],
)  # fmt: skip
def test_doctor_names_the_fix(repo: Repo, arrange: list[str], said: str) -> None:
    repo.git(*arrange)
    ran = repo.desireline("git", "doctor")
    assert ran.code == 1
    assert said in ran.out
    assert "desireline git install" in ran.out


def test_doctor_sees_another_line_of_gitattributes(repo: Repo) -> None:
    repo.write(".gitattributes", repo.read(".gitattributes") + "*.yaml merge=union\n")
    ran = repo.desireline("git", "doctor")
    assert ran.code == 1
    assert "another line of .gitattributes decides (merge=union, at maps/shop.yaml)" in ran.out


def test_doctor_before_install(bare_repo: Repo) -> None:
    ran = bare_repo.desireline("git", "doctor")
    assert ran.code == 1
    assert ran.out.count("run 'desireline git install'") == 4


@pytest.mark.parametrize("name", ["install", "uninstall", "doctor"])
def test_outside_of_a_repository(tmp_path: Path, bare_repo: Repo, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    ran = bare_repo.desireline("git", name)
    assert ran.code == 3
    assert "is not in a git repository's work tree" in ran.err


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("", "a x=1\n", id="an empty file"),
        pytest.param("b y", "b y\na x=1\n", id="no line end at the end"),
        pytest.param("a   x=1\n", "a   x=1\n", id="the line stands there with other spaces"),
        pytest.param("a x=2\n", "a x=2\na x=1\n", id="the last line counts for git"),
    ],
)
def test_lines_of_gitattributes(text: str, made: str) -> None:
    assert with_lines(text, ["a x=1"]) == made
    assert "a x=1" not in without_lines(made, ["a x=1"]).replace("   ", " ").splitlines()
