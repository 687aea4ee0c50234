"""A real repository with the drivers installed, away from the configuration of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from desireline.cli import main
from tests.compare.projects import HAO, SHOP

if TYPE_CHECKING:
    from pathlib import Path


class Ran(NamedTuple):
    """What came of one run."""

    code: int
    out: str
    err: str


class Repo:
    """A repository in a folder, with git and desireline run in it."""

    def __init__(self, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capfd = capfd

    def git(self, *arguments: str, code: int | None = 0) -> str:
        """Run git; its exit code must be `code` (None: any). Gives both of its outputs."""
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments], cwd=self.root, capture_output=True, check=False
        )
        said = done.stdout.decode() + done.stderr.decode()
        assert code is None or done.returncode == code, said
        return said

    def desireline(self, *arguments: str) -> Ran:
        """Run the command in this process."""
        self._capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = self._capfd.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    def write(self, path: str, text: str) -> None:
        """Write a file of the work tree."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8", newline="")

    def read(self, path: str) -> str:
        """Read a file of the work tree."""
        with (self.root / path).open(encoding="utf-8", newline="") as file:
            return file.read()

    def commit(self, message: str = "a change") -> None:
        """Commit the work tree."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def branches(self, ours: str, theirs: str, path: str = "maps/shop.yaml") -> None:
        """Two branches, each with one commit that changes one file; `main` (ours) is checked out."""
        self.git("checkout", "-q", "-b", "theirs")
        self.write(path, theirs)
        self.commit("theirs")
        self.git("checkout", "-q", "main")
        self.write(path, ours)
        self.commit("ours")


@pytest.fixture
def bare_repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Repo:
    """A repository of one map and one persona, without drivers."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    for name, value in {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"), "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_EDITOR": "true", "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    root = tmp_path / "work"
    root.mkdir()
    monkeypatch.chdir(root)
    made = Repo(root, capfd)
    made.git("-c", "init.defaultBranch=main", "init", "-q", ".")
    made.write("maps/shop.yaml", SHOP)
    made.write("personas/hao.yaml", HAO)
    made.commit("first")
    return made


@pytest.fixture
def repo(bare_repo: Repo) -> Repo:
    """The same with drivers installed and `.gitattributes` committed."""
    assert bare_repo.desireline("git", "install").code == 0
    bare_repo.commit("attributes")
    return bare_repo
