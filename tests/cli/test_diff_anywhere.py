"""`diff` where files do not stand where they usually do: moved folders, sparse checkouts, bare repositories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import commit, git, replace, repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

VISIT = "maps/visit.yaml"
WORSE = ("emotion: 1\n", "emotion: -2\n")
CONFIGURED = "site_name: A\nplugins:\n  - desireline:\n      {}: {}\n"


@pytest.fixture
def committed(project: Path) -> Path:
    """The small project as a repository of one commit."""
    repository(project)
    return project


def move(root: Path, name: str, to: str) -> None:
    """Move the folder of maps or personas, and say so in the site's configuration."""
    (root / name).rename(root / to)
    (root / "mkdocs.yml").write_text(CONFIGURED.format(name, to), "utf-8")


def changes(run: Run, *arguments: str) -> list[tuple[str, str]]:
    """What differs: operation and kind of each change."""
    ran = run(*arguments)
    assert ran.code == 0, ran.err
    return [(change["op"], change["kind"]) for change in json.loads(ran.out)["changes"]]


@pytest.mark.parametrize(("name", "to"), [("maps", "journeys"), ("personas", "people")])
def test_a_folder_under_another_name_is_no_change(committed: Path, run: Run, name: str, to: str) -> None:
    """Each side is read where its own configuration says; without one, where maps usually stand."""
    first = git(committed, "rev-parse", "HEAD").strip()
    move(committed, name, to)
    assert changes(run, "diff", "--format", "json") == []
    second = commit(committed, "Other names")
    for sides in ([f"{first}..{second}"], [second, first], [first], [first, "."]):
        assert changes(run, "diff", *sides, "--format", "json") == [], sides
    file = next((committed / {"maps": to}.get(name, "maps")).glob("*.yaml"))
    replace(committed, file.relative_to(committed).as_posix(), WORSE)
    third = commit(committed, "Worse")
    found = [("number", "feeling")]
    assert changes(run, "diff", first, third, "--format", "json") == found
    assert changes(run, "diff", f"{first}:{VISIT}", third, "--format", "json") == found
    assert changes(run, "review", "--against", first, "--out", "json") == found
    assert json.loads(run("review", "--against", first, "--out", "json").out)["review"]["problems"] == []
    (committed / "mkdocs.yml").write_text(CONFIGURED.format(name, "again"), "utf-8")
    (committed / to).rename(committed / "again")
    fourth = commit(committed, "And again other names")
    assert changes(run, "diff", third, fourth, "--format", "json") == []


def test_what_a_sparse_checkout_leaves_out_is_not_gone(committed: Path, run: Run) -> None:
    git(committed, "sparse-checkout", "set", "--no-cone", "/personas/*")
    assert not (committed / VISIT).exists()
    assert changes(run, "diff", "--format", "json") == []
    git(committed, "sparse-checkout", "disable")
    replace(committed, VISIT, WORSE)
    commit(committed, "Worse")
    git(committed, "sparse-checkout", "set", "--no-cone", "/personas/*")
    assert changes(run, "diff", "HEAD~1", "--format", "json") == [("number", "feeling")], "it is read from the index"
    git(committed, "sparse-checkout", "disable")
    (committed / VISIT).unlink()
    assert changes(run, "diff", "--format", "json") == [("remove", "map")], "what was deleted is gone"


def test_a_bare_repository_holds_a_file_that_is_called_head(
    committed: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(committed, VISIT, WORSE)
    commit(committed, "Worse")
    bare = tmp_path / "bare.git"
    git(committed, "clone", "--quiet", "--bare", str(committed), str(bare))
    monkeypatch.chdir(bare)
    assert changes(run, "diff", "HEAD~1", "HEAD", "--format", "json") == [("number", "feeling")]


@pytest.mark.parametrize("arguments", [["diff"], ["diff", "HEAD"], ["diff", "--staged"], ["notes", "HEAD"]])
def test_in_a_bare_repository_nothing_is_told_as_removed_from_disk(
    arguments: list[str],
    committed: Path,
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = tmp_path_factory.mktemp("elsewhere") / "bare.git"
    git(committed, "clone", "--quiet", "--bare", str(committed), str(bare))
    monkeypatch.chdir(bare)
    ran = run(*arguments)
    assert (ran.code, ran.out, "This is a bare repository" in ran.err) == (2, "", True), ran


def test_a_file_of_a_revision_may_be_named_from_the_working_folder(
    committed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(committed, VISIT, WORSE)
    monkeypatch.chdir(committed / "maps")
    for name in ("HEAD:./visit.yaml", "HEAD:../maps/visit.yaml", f"HEAD:{VISIT}"):
        assert changes(run, "diff", name, "visit.yaml", "--format", "json") == [("number", "feeling")], name


def test_a_branch_called_as_a_folder_is_meant_where_that_holds_no_maps(committed: Path, run: Run) -> None:
    (committed / "docs").mkdir()
    (committed / "docs" / "a.md").write_text("a", "utf-8")
    git(committed, "branch", "docs")
    replace(committed, VISIT, WORSE)
    assert changes(run, "diff", "docs", "--format", "json") == [("number", "feeling")]
    git(committed, "branch", "--delete", "--force", "docs")
    ran = run("diff", "docs")
    assert (ran.code, "there is neither 'maps/' nor 'personas/' in docs" in ran.err) == (3, True)
    ran = run("diff", "docs/a.md")
    assert (ran.code, "neither a folder nor a YAML file" in ran.err) == (2, True)


def test_a_clone_without_contents_names_the_fetch_that_brings_them(
    committed: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fetched again as it was cloned, with its filter, it would hold no more than before."""
    replace(committed, VISIT, WORSE)
    commit(committed, "Worse")
    git(committed, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{committed}", str(clone))
    monkeypatch.chdir(clone)
    ran = run("diff", "HEAD~1", "HEAD")
    assert (ran.code, "could not be compared" in ran.out) == (3, True)
    command = " ".join(ran.out.split()).partition("fetch it with 'git ")[2].partition("'")[0]
    git(clone, *command.split())
    assert changes(run, "diff", "HEAD~1", "HEAD", "--format", "json") == [("number", "feeling")]
