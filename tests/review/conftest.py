"""The command, run as a job of a host would run it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from desireline.cli import main
from tests.review.projects import Request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOSTS = ("GITHUB_", "CI_", "GITLAB_", "GIT_", "BITBUCKET_", "SYSTEM_", "DESIRELINE_", "GH_TOKEN", "CI")


class Ran(NamedTuple):
    """What came of one run."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs `desireline` in a folder: `run(folder, "review", "--post", env={…})`."""

    def __call__(self, folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Ran: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command, in this process, through the same door as from a shell, on a day that stays."""
    for name in list(os.environ):
        if name.startswith(HOSTS):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")  # 2026-09-21

    def run_it(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
        capfd.readouterr()
        with monkeypatch.context() as here:
            here.chdir(folder)
            for name, value in (env or {}).items():
                here.setenv(name, value)
            with pytest.raises(SystemExit) as left:
                main(list(arguments))
        out, err = capfd.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return run_it


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Request:
    return Request(tmp_path_factory.mktemp("request") / "host")


@pytest.fixture
def request7(_made_once: Request, tmp_path: Path) -> Request:
    """A request: its branch makes things worse, main went on meanwhile."""
    return _made_once.copied(tmp_path / "host")


@pytest.fixture
def topic(request7: Request) -> Path:
    """The request's branch, checked out in a full clone, as a developer has it."""
    request7.host.git("checkout", "--quiet", "topic")
    return request7.host.root
