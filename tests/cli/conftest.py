"""A working folder, and the command run in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from desireline.cli import main

if TYPE_CHECKING:
    from pathlib import Path


class Ran(NamedTuple):
    """What came of one run."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs the command in the working folder: `run("check", "--strict")`."""

    def __call__(self, *arguments: str) -> Ran: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, 80 columns wide, on a day that stays."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")  # 2026-09-21
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command, in this process, through the same door as from a shell."""

    def run_it(*arguments: str) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capfd.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return run_it


@pytest.fixture
def project(folder: Path) -> Path:
    """A small project: one map, one persona, nothing wrong."""
    files = {
        "maps/visit.yaml": (
            "id: visit\ntitle: A visit\nlang: en\npurpose: Decide what to mend first.\npersonas: [mei]\nowner: us\n"
            "stages:\n  - id: arrive\n    title: Arrive\n    steps:\n      - id: ring\n        text: Rings the bell\n"
            "        emotion: 1\n        frontstage: Opens the door\n"
            "\n  - id: leave\n    title: Leave\n    emotion: -1\n"
        ),
        "personas/mei.yaml": "id: mei\nname: 小美\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder
