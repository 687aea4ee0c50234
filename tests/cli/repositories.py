"""Git repositories that tests make, far from the settings of whoever runs them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "Mei", "GIT_AUTHOR_EMAIL": "mei@example.org", "GIT_AUTHOR_DATE": "2026-09-01T12:00:00Z",
    "GIT_COMMITTER_NAME": "Mei", "GIT_COMMITTER_EMAIL": "mei@example.org",
    "GIT_COMMITTER_DATE": "2026-09-01T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; what it says."""
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def repository(folder: Path) -> None:
    """Make a folder with all that is in it a repository of one commit."""
    git(folder, "init", "--quiet")
    commit(folder, "The beginning")


def merge_in_conflict(folder: Path, branch: str) -> None:
    """Merge a branch that changed the same lines, and leave the merge as it stands."""
    with pytest.raises(subprocess.CalledProcessError):
        git(folder, "merge", "--quiet", branch)
    assert git(folder, "ls-files", "--unmerged"), "nothing is in conflict"


def commit(folder: Path, message: str) -> str:
    """Commit everything; the name of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()


def replace(folder: Path, path: str, *changes: tuple[str, str]) -> None:
    """Change pieces of a file, of each of which there is one."""
    text = (folder / path).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
        text = text.replace(old, new)
    (folder / path).write_text(text, "utf-8")
