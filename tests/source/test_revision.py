"""The files of a git revision, in real repositories of every kind."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from desireline.source.files import FileGone
from desireline.source.git import NoRepository
from desireline.source.revision import NoRevision, RevisionFiles

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    return done.stdout.decode().strip()


def commit(folder: Path, files: dict[str, bytes], message: str = "change") -> str:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def listed(files: RevisionFiles) -> list[str]:
    return [path for path, _ in files.listing()]


def test_a_revision_holds_what_was_committed_not_what_lies_in_the_folder(repo: Path) -> None:
    first = commit(
        repo, {"maps/a.yaml": b"a: 1", "personas/hao.yaml": b"id: hao", "docs/x.yaml": b"", "maps/.h.yaml": b""}
    )
    commit(repo, {"maps/a.yaml": b"a: 2", "maps/b.yml": b"b"})
    (repo / "maps/a.yaml").write_bytes(b"a: 3")
    with RevisionFiles(repo, first) as before, RevisionFiles(repo, "HEAD") as after:
        assert listed(before) == ["maps/a.yaml", "personas/hao.yaml"]
        assert before.read("maps/a.yaml") == b"a: 1"
        assert listed(after) == ["maps/a.yaml", "maps/b.yml", "personas/hao.yaml"]
        assert after.read("maps/a.yaml") == b"a: 2"
        assert before.commit == first


def test_equal_contents_have_equal_hashes_across_revisions(repo: Path) -> None:
    commit(repo, {"maps/a.yaml": b"same", "maps/b.yaml": b"one"})
    commit(repo, {"maps/b.yaml": b"two"})
    before, after = dict(RevisionFiles(repo, "HEAD~1").listing()), dict(RevisionFiles(repo, "HEAD").listing())
    assert before["maps/a.yaml"] == after["maps/a.yaml"]
    assert before["maps/b.yaml"] != after["maps/b.yaml"]


@pytest.mark.parametrize("content", [b"", b"\n", b"no newline", b"\0\xff\r\n", b"x" * 300_000, b"0123 blob 4\nabcd\n"])
def test_any_content_comes_back_byte_for_byte_and_the_next_one_too(repo: Path, content: bytes) -> None:
    commit(repo, {"maps/a.yaml": content, "maps/b.yaml": b"next"})
    with RevisionFiles(repo, "HEAD") as files:
        assert [files.read("maps/a.yaml"), files.read("maps/b.yaml"), files.read("maps/a.yaml")] == [
            content,
            b"next",
            content,
        ]


@pytest.mark.parametrize(
    "name",
    ["選購.yaml", "with space.yaml", 'q"uote.yaml', "new\nline.yaml", "tab\t.yaml", "-dash.yaml", "*.yaml", "é.yaml"],
)
def test_any_name_is_listed_as_it_is(repo: Path, name: str) -> None:
    commit(repo, {f"maps/{name}": b"a: 1"})
    with RevisionFiles(repo, "HEAD") as files:
        assert listed(files) == [f"maps/{name}"]
        assert files.read(f"maps/{name}") == b"a: 1"


def test_the_project_may_stand_below_the_repository_s_root(repo: Path) -> None:
    commit(repo, {"產品/journeys/maps/a.yaml": b"in", "maps/other.yaml": b"out"})
    with RevisionFiles(repo / "產品" / "journeys", "HEAD") as files:
        assert listed(files) == ["maps/a.yaml"]
        assert files.read("maps/a.yaml") == b"in"


def test_folders_of_any_name_and_the_whole_project_can_be_asked_for(repo: Path) -> None:
    commit(repo, {"journeys/deep/a.yaml": b"", "maps/b.yaml": b"", "mapsnot/c.yaml": b""})
    assert listed(RevisionFiles(repo, "HEAD", ("journeys", "maps"))) == ["journeys/deep/a.yaml", "maps/b.yaml"]
    assert listed(RevisionFiles(repo, "HEAD", ("journeys/deep/",))) == ["journeys/deep/a.yaml"]
    assert listed(RevisionFiles(repo, "HEAD", (".",))) == ["journeys/deep/a.yaml", "maps/b.yaml", "mapsnot/c.yaml"]


def test_a_bare_repository_is_read(repo: Path, tmp_path: Path) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1"})
    git(tmp_path, "clone", "-q", "--bare", str(repo), "bare.git")
    with RevisionFiles(tmp_path / "bare.git", "main") as files:
        assert files.read("maps/a.yaml") == b"a: 1"


def test_a_linked_work_tree_is_read(repo: Path, tmp_path: Path) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1"})
    git(repo, "worktree", "add", "-q", str(tmp_path / "other"), "-b", "other")
    assert listed(RevisionFiles(tmp_path / "other", "HEAD")) == ["maps/a.yaml"]


def test_a_shallow_clone_names_the_fix(repo: Path, tmp_path: Path) -> None:
    first = commit(repo, {"maps/a.yaml": b"a: 1"})
    commit(repo, {"maps/a.yaml": b"a: 2"})
    git(tmp_path, "clone", "-q", "--depth", "1", repo.as_uri(), "shallow")
    with RevisionFiles(tmp_path / "shallow", "HEAD") as files:
        assert files.read("maps/a.yaml") == b"a: 2"
    for revision in (first, "HEAD~1"):
        with pytest.raises(NoRevision, match=r"shallow clone.*fetch-depth: 0"):
            RevisionFiles(tmp_path / "shallow", revision)


@pytest.mark.parametrize(
    "revision", ["nope", "v9.9", "f" * 40, "HEAD~99", "HEAD:maps", "", " ", "-h", "--all", "a\0b", "HEAD..HEAD", "a b"]
)
def test_a_revision_that_is_not_there_is_said_so(repo: Path, revision: str) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1"})
    with pytest.raises(NoRevision) as missing:
        RevisionFiles(repo, revision)
    assert missing.value.revision == revision
    assert "revision" in str(missing.value)


def test_a_revision_of_a_clone_may_only_have_to_be_fetched(repo: Path, tmp_path: Path) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1"})
    git(tmp_path, "clone", "-q", str(repo), "clone")
    with pytest.raises(NoRevision, match="git fetch --tags"):
        RevisionFiles(tmp_path / "clone", "v2")


def test_a_repository_without_a_commit_has_no_revision(repo: Path) -> None:
    with pytest.raises(NoRevision, match="no commit yet"):
        RevisionFiles(repo, "HEAD")


def test_tags_and_branches_with_slashes_are_revisions(repo: Path) -> None:
    name = commit(repo, {"maps/a.yaml": b"a: 1"})
    git(repo, "tag", "-am", "x", "v1.0")
    git(repo, "branch", "feature/x")
    assert {RevisionFiles(repo, revision).commit for revision in ("v1.0", "feature/x", name[:8])} == {name}


@pytest.mark.parametrize("place", [".", "missing"])
def test_a_folder_without_a_repository_is_said_so(tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRepository):
        RevisionFiles(tmp_path / place, "HEAD")


def test_a_machine_without_git_is_said_so(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(NoRepository, match="not installed"):
        RevisionFiles(repo, "HEAD")


def test_links_and_submodules_are_left_out_and_said_so(repo: Path, tmp_path: Path) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1"})
    (repo / "maps/link.yaml").symlink_to("/etc/passwd")
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    inner = commit(other, {"maps/x.yaml": b""})
    git(repo, "update-index", "--add", "--cacheinfo", f"160000,{inner},maps/sub")
    git(repo, "add", "maps/link.yaml")
    git(repo, "commit", "-qm", "links")
    with RevisionFiles(repo, "HEAD") as files:
        assert listed(files) == ["maps/a.yaml"]
        assert [problem.file for problem in files.problems] == ["maps/link.yaml", "maps/sub"]


def test_files_that_are_not_listed_are_gone(repo: Path) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1", "secret.txt": b"no"})
    with RevisionFiles(repo, "HEAD") as files:
        for path in ("maps/b.yaml", "secret.txt", "../maps/a.yaml", "maps/a.yaml\nHEAD"):
            with pytest.raises(FileGone):
                files.read(path)


def test_a_revision_can_be_read_again_after_it_was_closed(repo: Path) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1"})
    files = RevisionFiles(repo, "HEAD")
    files.read("maps/a.yaml")
    files.close()
    files.close()
    assert files.read("maps/a.yaml") == b"a: 1"
    files.close()


def test_settings_of_the_surroundings_do_not_lead_to_another_repository(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repo, {"maps/a.yaml": b"a: 1"})
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit(other, {"maps/other.yaml": b""})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_PAGER", "false")
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert listed(RevisionFiles(repo, "HEAD")) == ["maps/a.yaml"]


def test_all_contents_are_read_by_one_process(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repo, {f"maps/m{number:03}.yaml": f"n: {number}".encode() for number in range(60)})
    calls = tmp_path / "calls"
    counting = tmp_path / "bin" / "git"
    counting.parent.mkdir()
    counting.write_text(f'#!/bin/sh\necho "$@" >> "{calls}"\nexec "{shutil.which("git")}" "$@"\n')
    counting.chmod(0o755)
    monkeypatch.setenv("PATH", f"{counting.parent}{os.pathsep}{os.environ['PATH']}")
    with RevisionFiles(repo, "HEAD") as files:
        contents = [files.read(path) for path, _ in files.listing()]
    assert contents == [f"n: {number}".encode() for number in range(60)]
    assert [line.split()[-1] for line in calls.read_text().splitlines()].count("--batch") == 1
    assert len(calls.read_text().splitlines()) <= 4
