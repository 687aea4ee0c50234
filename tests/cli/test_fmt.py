"""`fmt` on files: what it writes, what it only says, and what it leaves alone. The layout itself: tests/source."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

MESSY = "title:   T  # why\nid: x\n"
NEAT = "id: x\ntitle: T  # why\n"


@pytest.fixture
def messy(project: Path) -> Path:
    path = project / "maps/x.yaml"
    path.write_text(MESSY, "utf-8")
    return path


def test_files_are_written_and_named_and_the_second_run_changes_nothing(messy: Path, run: Run) -> None:
    ran = run("fmt")
    assert (ran.code, ran.out, ran.err) == (0, "changed: maps/x.yaml\n", "3 files: 1 changed.\n")
    assert messy.read_text("utf-8") == NEAT
    assert run("fmt").out == ""


def test_check_writes_nothing_and_fails(messy: Path, run: Run) -> None:
    ran = run("fmt", "--check")
    assert (ran.code, ran.out) == (1, "would change: maps/x.yaml\n")
    assert messy.read_text("utf-8") == MESSY
    messy.write_text(NEAT, "utf-8")
    assert run("fmt", "--check").code == 0


def test_diff_shows_the_lines_and_writes_nothing(messy: Path, run: Run) -> None:
    ran = run("fmt", "--diff")
    assert ran.code == 0
    assert "-title:   T  # why" in ran.out.splitlines()
    assert "+title: T  # why" in ran.out.splitlines()
    assert messy.read_text("utf-8") == MESSY
    assert run("fmt", "--diff", "--check").code == 1


def test_only_what_is_asked_for_is_written(messy: Path, run: Run) -> None:
    assert run("fmt", "personas", "maps/visit.yaml").code == 0
    assert messy.read_text("utf-8") == MESSY


def test_a_file_with_errors_is_left_alone_and_the_others_are_written(messy: Path, project: Path, run: Run) -> None:
    broken = project / "maps/broken.yaml"
    broken.write_bytes(b"title: T\ntitle:   U\n")
    ran = run("fmt")
    assert ran.code == 3
    assert "maps/broken.yaml:2:1: error[duplicate-key]" in ran.err
    assert broken.read_bytes() == b"title: T\ntitle:   U\n"
    assert messy.read_text("utf-8") == NEAT


def test_mode_and_links_are_kept(messy: Path, project: Path, run: Run) -> None:
    messy.chmod(0o640)
    (project / "maps/link.yaml").symlink_to("x.yaml")
    run("fmt", "maps/link.yaml")
    assert (project / "maps/link.yaml").is_symlink()
    assert messy.read_text("utf-8") == NEAT
    assert messy.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in messy.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is write-protected for root")
def test_what_cannot_be_written_is_said(messy: Path, run: Run) -> None:
    messy.chmod(0o440)
    ran = run("fmt")
    assert ran.code == 3
    assert "maps/x.yaml: is write-protected" in ran.err
    assert messy.read_text("utf-8") == MESSY


def test_without_folders_there_is_nothing_to_lay_out(folder: Path, run: Run) -> None:
    assert run("fmt").code == 3


def test_a_link_that_leads_nowhere_is_named(messy: Path, project: Path, run: Run) -> None:
    (project / "maps/gone.yaml").symlink_to("nowhere.yaml")
    ran = run("fmt")
    assert ran.code == 3
    assert "error[file-left-out] 'maps/gone.yaml' is not read" in ran.err
    assert messy.read_text("utf-8") == NEAT


@pytest.mark.parametrize(
    ("arguments", "written"),
    [(["fmt"], True), (["fmt", "--diff"], False), (["fmt", "--check"], False), (["ids", "stamp"], True)],
    ids=["fmt", "diff", "check", "stamp"],
)
def test_who_stops_reading_stops_no_writing(arguments: list[str], written: bool, project: Path) -> None:
    files = [project / f"maps/x{number}.yaml" for number in range(40)]
    for number, file in enumerate(files):
        file.write_text(f"title:   T\nid: x{number}\nstages:\n  - title: A\n", "utf-8")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "desireline", *arguments],
        stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(write)
    assert done.stderr == "", "nothing failed but the reading"
    assert done.returncode not in {0, 3}, "neither done nor unreadable"
    assert all(
        written == (f"title:   T\nid: x{n}\nstages:\n  - title: A\n" != f.read_text("utf-8"))
        for n, f in enumerate(files)
    )
