"""Files read by two processes at once are read as one process reads them, whatever becomes of the second."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from desireline.source import at_once, load
from desireline.source.at_once import Unread, read_at_once, read_each
from tests.source.test_catalogue import whole
from tests.strategies import MemoryFiles

SAMPLES = Path(__file__).parents[2]
WRONG = {
    "maps/tabs.yaml": "title: T\n\tstages: []\n",
    "maps/not-text.yaml": "\0\0",
    "maps/empty.yaml": "",
    "maps/dangling.yaml": "title: D\npersonas: [nobody]\nstages:\n  - {title: A, next: nowhere}\n",
}


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A machine with a second core, on which every file is worth it; the copies that were made."""
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        copy = fork()
        if copy:
            made.append(copy)
        return copy

    monkeypatch.setattr(at_once.os, "fork", noted)
    monkeypatch.setattr(at_once, "WORTH_IT", 1)
    monkeypatch.setattr(at_once, "_cores", lambda: 2)
    monkeypatch.setattr(at_once, "_threads", lambda: 1)  # pytest may have some
    return made


def project() -> MemoryFiles:
    paths = [path for folder in ("maps", "personas") for path in sorted((SAMPLES / folder).rglob("*.yaml"))]
    files = {path.relative_to(SAMPLES).as_posix(): path.read_text("utf-8") for path in paths}
    return MemoryFiles.of_texts({**files, **WRONG})


def test_a_project_read_at_once_is_the_project(two_cores: list[int]) -> None:
    at_once_read, one_by_one = load(project(), at_once=True), load(project())
    assert len(two_cores) == 1
    assert whole(at_once_read) == whole(one_by_one)
    assert list(at_once_read.sheets) == list(one_by_one.sheets)
    for path, sheet in at_once_read.sheets.items():
        other = one_by_one.sheets[path]
        assert (sheet.parts, sheet.offered, sheet.asked, sheet.spots) == (
            other.parts,
            other.offered,
            other.asked,
            other.spots,
        )
        assert sheet.source.text == other.source.text
        for name, part in sheet.parts.items():  # what has an id is the very part that stands in the map
            found = at_once_read.find(f"{sheet.offered.id}#{name}" if sheet.offered else "")
            assert found is None or found.part is None or found.part is part


def unread() -> list[Unread]:
    files = project()
    return [Unread(files.read(path), path, digest, persona=False) for path, digest in sorted(files.listing())]


def test_what_a_copy_that_was_killed_did_not_hand_over_is_read(
    two_cores: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(files: object, into: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(at_once, "_hand_over", killed)
    read = {sheet.path: sheet.piece for sheet in read_at_once(unread())}
    assert read == {sheet.path: sheet.piece for sheet in read_each(unread())}
    with pytest.raises(ChildProcessError):  # nothing is left of it
        os.waitpid(two_cores[0], os.WNOHANG)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("_cores", lambda: 1, "a second process on the same core takes longer"),
        ("WORTH_IT", 10**9, "few files are read before a copy is made"),
        ("sys", type("Elsewhere", (), {"platform": "darwin"}), "a copy of a process is not safe on every system"),
    ],
)
def test_no_copy_is_made_where(
    name: str, value: object, reason: str, two_cores: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_once, name, value)
    assert [sheet.path for sheet in read_at_once(unread())] == [file.path for file in unread()], reason
    assert two_cores == [], reason


def test_beside_threads_no_copy_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "WORTH_IT", 1)
    monkeypatch.setattr(at_once, "_cores", lambda: 2)
    monkeypatch.setattr(at_once.os, "fork", lambda: pytest.fail("a copy is made"))
    over = threading.Event()
    beside = threading.Thread(target=over.wait)
    beside.start()
    try:
        assert len(list(read_at_once(unread()))) == len(unread())
    finally:
        over.set()
        beside.join()
