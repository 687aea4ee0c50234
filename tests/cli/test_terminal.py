"""The command as a program of its own: pipes, terminals, encodings, interrupts."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import git, repository

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "desireline.cli"]


def program(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def on_a_terminal(folder: Path, *arguments: str, typed: bytes = b"", **environment: str) -> tuple[int, str]:
    """Exit code and all that a terminal of 80 columns showed."""
    main, terminal = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        | {"TERM": "xterm", "COLUMNS": "80", "LINES": "24"}
        | environment,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    if typed:
        os.write(main, typed)
    shown = b""
    while True:
        try:
            chunk = os.read(main, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(main)
    return process.wait(30), shown.decode("utf-8", "replace").replace("\r\n", "\n")


def test_a_terminal_that_is_not_utf8_gets_codes_and_no_traceback(project: Path) -> None:
    done = program(project, "draw", "visit", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"\\u2212" in done.stdout
    (project / "maps/x.yaml").write_text("title: 門市\nstagse: 一\n", "utf-8")
    for encoding in ("latin-1", "ascii"):
        done = program(project, "check", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_gets_no_traceback(project: Path) -> None:
    for number in range(200):
        (project / f"maps/x{number}.yaml").write_text("title: T\nstagse: [A]\n", "utf-8")
    done = subprocess.run(
        f"{sys.executable} -m desireline.cli check | head -1",
        shell=True,
        cwd=project,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["a terminal", "no colour wanted", "a dumb terminal"],
)
def test_colour_is_for_terminals_that_take_it(environment: dict[str, str], coloured: bool, project: Path) -> None:
    (project / "maps/x.yaml").write_text("title: T\nstagse: [A]\n", "utf-8")
    code, shown = on_a_terminal(project, "check", **environment)
    assert code == 1
    assert ("\x1b[31m" in shown) is coloured
    assert b"\x1b" not in program(project, "check").stdout


def test_on_a_terminal_init_asks_for_language_and_name(folder: Path) -> None:
    code, shown = on_a_terminal(folder, "init", "shop", typed="ja\n店舗\n".encode())
    assert code == 0, shown
    assert "Language" in shown
    assert "site_name: 店舗" in (folder / "shop/mkdocs.yml").read_text("utf-8")
    assert "lang: ja" in (folder / "shop/mkdocs.yml").read_text("utf-8")


def test_elsewhere_init_asks_nothing(folder: Path) -> None:
    done = program(folder, "init", "shop-journeys")
    assert done.returncode == 0
    assert "site_name: Shop journeys" in (folder / "shop-journeys/mkdocs.yml").read_text("utf-8")


def test_ctrl_c_stops_without_a_traceback_and_leaves_nothing_half_made(folder: Path) -> None:
    main, terminal = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "init", "shop"], cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True
    )
    os.close(terminal)
    shown = b""
    while b"Language" not in shown:
        shown += os.read(main, 4096)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    shown += os.read(main, 4096)
    os.close(main)
    assert b"Traceback" not in shown
    assert not (folder / "shop").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["fmt", "--check"],
        ["fmt", "--diff"],
        ["ids", "list"],
        ["ids", "check"],
        ["ids", "stamp", "--dry-run"],
        ["diff"],
        ["diff", "v1..a\u202eb"],
        ["draw", "maps/no\x1b[8mne.yaml"],
        ["log", "\u202enone"],
        ["review", "--against", "a\u202eb"],
    ],
)
def test_names_of_files_and_branches_steer_no_terminal(arguments: list[str], project: Path) -> None:
    """Whoever sends a change names its files and its branch: hidden words, or words turned round, would mislead."""
    for name, text in (("a\x1b[8mb", "id: one\ntitle: One\nstages:   [A]\n"), ("\u202eb", "id: two\ntitel: Two\n")):
        (project / f"maps/{name}.yaml").write_text(text, "utf-8")
    repository(project)
    git(project, "tag", "v1")
    for file in (project / "maps").glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("id: one", "id: other"), "utf-8")
    _, shown = on_a_terminal(project, *arguments)
    assert "\x1b[8m" not in shown
    assert "\u202e" not in shown
    assert "Traceback" not in shown
