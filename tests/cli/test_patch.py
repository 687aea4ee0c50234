"""`patch`: a saved comparison made in files and undone, with comments and layout as they were."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import replace, repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

VISIT = """\
# Kept by us.
id: visit
title: A visit   # for now
state: current
lang: en
owner: us
personas: [mei]
stages:

  # The door.
  - id: arrive
    title: Arrive
    emotion: 1  # seen, not asked
    steps:
      - Rings the bell
      - {id: wait-in-hall, text: Waits, wait: 5m}   # in brackets
    pains:
      # Told by four of five.
      - id: cold
        text: "It is cold: very"
        severity: high
  - id: leave
    title: Leave
    thoughts: Done.
"""
# Pieces of the file, and what takes their place: each is one change, whose reason stands behind.
EDITS = [
    ([("emotion: 1 ", "emotion: -2 ")], "a number with a comment behind it"),
    ([("wait: 5m", "wait: 2d")], "a value in brackets"),
    ([("      - Rings the bell\n", "      - Rings the bell — twice\n")], "a bare text"),
    ([("severity: high\n", "severity: high\n        evidence: assumption\n")], "more is said of something"),
    ([("        severity: high\n", "")], "a value that goes"),
    ([("    thoughts: Done.\n", "    thoughts: [Done., Home]\n")], "one text becomes a list"),
    ([("  - id: leave\n", "  - id: pay\n    title: Pay\n    steps: [Pays]\n  - id: leave\n")], "a new stage"),
    ([("  - id: leave\n    title: Leave\n    thoughts: Done.\n", "")],
     "a stage that goes"),
    ([("      - {id: wait-in-hall, text: Waits, wait: 5m}   # in brackets\n", ""),
      ("    thoughts: Done.\n",
       "    thoughts: Done.\n    steps:\n      - {id: wait-in-hall, text: Waits, wait: 5m}\n")],
     "a step that moves to another stage"),
    ([("title: A visit   # for now", "title: '@home #1: yes'   # for now")], "a text that needs quotation marks"),
    ([("id: cold\n", "id: chill\n        was: [cold]\n")], "another id"),
]  # fmt: skip


@pytest.fixture
def committed(project: Path) -> Path:
    """A repository whose map is full of comments."""
    (project / "maps/visit.yaml").write_text(VISIT, "utf-8")
    repository(project)
    return project


def comments(text: str) -> list[str]:
    return sorted("#" + line.partition("# ")[2] for line in text.splitlines() if "# " in line)


@pytest.mark.parametrize(("edits", "reason"), EDITS, ids=[each[-1] for each in EDITS])
def test_undone_and_made_again(edits: list[tuple[str, str]], reason: str, committed: Path, run: Run) -> None:
    path = committed / "maps/visit.yaml"
    replace(committed, "maps/visit.yaml", *edits)
    edited = path.read_text("utf-8")
    assert run("diff", "-o", "work.json").code == 0
    assert json.loads((committed / "work.json").read_text("utf-8"))["changes"], reason
    undone = run("patch", "invert", "work.json")
    assert undone.code == 0, undone
    assert "no change" in run("diff").out, "undone, it is what HEAD says"
    assert set(comments(path.read_text("utf-8"))) >= set(comments(edited)) - {"#in brackets"}
    assert run("patch", "apply", "work.json").code == 0
    saved, again = (committed / "work.json").read_text("utf-8"), run("diff", "--format", "json").out
    assert fingerprints(again) == fingerprints(saved), "made again, the changes are the same, wherever they stand now"


def fingerprints(document: str) -> list[str]:
    return [change["fingerprint"] for change in json.loads(document)["changes"]]


def test_what_is_not_touched_stays_to_the_byte(committed: Path, run: Run) -> None:
    path = committed / "maps/visit.yaml"
    replace(committed, "maps/visit.yaml", ("emotion: 1 ", "emotion: -2 "), ("wait: 5m", "wait: 2d"))
    run("diff", "-o", "work.json")
    path.write_text(VISIT, "utf-8")
    assert run("patch", "apply", "work.json").code == 0
    assert path.read_text("utf-8") == VISIT.replace("emotion: 1 ", "emotion: -2 ").replace("wait: 5m", "wait: 2d")


def test_files_come_and_go(committed: Path, run: Run) -> None:
    (committed / "maps/other.yaml").write_text("id: other\ntitle: Other\nstages: [A, B]\n", "utf-8")
    (committed / "personas/mei.yaml").unlink()
    replace(committed, "maps/visit.yaml", ("personas: [mei]\n", ""))
    run("diff", "-o", "work.json")
    undone = run("patch", "invert", "work.json")
    assert (undone.code, sorted(undone.out.split("\n"))) == (
        0, ["", "added: personas/mei.yaml", "changed: maps/visit.yaml", "removed: maps/other.yaml"]
    )  # fmt: skip
    assert "no change" in run("diff").out
    assert run("patch", "apply", "work.json").code == 0
    assert (committed / "maps/other.yaml").exists()
    assert not (committed / "personas/mei.yaml").exists()


def test_line_ends_and_byte_order_mark_stay(committed: Path, run: Run) -> None:
    path = committed / "maps/visit.yaml"
    replace(committed, "maps/visit.yaml", ("emotion: 1 ", "emotion: -2 "))
    run("diff", "-o", "work.json")
    path.write_bytes(b"\xef\xbb\xbf" + VISIT.replace("\n", "\r\n").encode())
    assert run("patch", "apply", "work.json").code == 0
    raw = path.read_bytes()
    assert raw == b"\xef\xbb\xbf" + VISIT.replace("emotion: 1 ", "emotion: -2 ").replace("\n", "\r\n").encode()


def test_a_patch_that_does_not_fit_changes_nothing_and_says_what(committed: Path, run: Run) -> None:
    replace(committed, "maps/visit.yaml", ("emotion: 1 ", "emotion: -2 "), ("wait: 5m", "wait: 2d"))
    run("diff", "-o", "work.json")
    moved_on = VISIT.replace("emotion: 1 ", "emotion: 2 ")
    (committed / "maps/visit.yaml").write_text(moved_on, "utf-8")
    ran = run("patch", "apply", "work.json")
    assert ran.code == 3
    assert "another value stands there" in ran.err
    assert "Nothing was written" in ran.err
    assert (committed / "maps/visit.yaml").read_text("utf-8") == moved_on


def test_only_looking_writes_nothing(committed: Path, run: Run) -> None:
    replace(committed, "maps/visit.yaml", ("wait: 5m", "wait: 2d"))
    run("diff", "-o", "work.json")
    (committed / "maps/visit.yaml").write_text(VISIT, "utf-8")
    assert (run("patch", "apply", "work.json", "--check").code, run("patch", "apply", "work.json", "--diff").code) == (
        1,
        0,
    )
    assert "+      - {id: wait-in-hall, text: Waits, wait: 2d}" in run("patch", "apply", "work.json", "--diff").out
    assert (committed / "maps/visit.yaml").read_text("utf-8") == VISIT


# What the file holds, a word of the message, exit code, reason.
NO_PATCH = [
    (None, "There is no file", 2, "no file"),
    ("{", "is no JSON", 3, "no JSON"),
    ("[]", "desireline-diff/1", 3, "JSON of another kind"),
    ('{"schema": "desireline-diff/2"}', "desireline-diff/1", 3, "another version"),
    ('{"schema": "desireline-diff/1", "complete": false, "undiffable": [{"path": "maps/x.yaml"}], "changes": []}',
     "maps/x.yaml", 3, "a comparison that is not complete"),
    ('{"schema": "desireline-diff/1", "complete": true, "changes": [{}]}', "not whole", 3, "a change without parts"),
]  # fmt: skip


@pytest.mark.parametrize(("held", "said", "code", "reason"), NO_PATCH, ids=[each[-1] for each in NO_PATCH])
def test_what_is_no_patch(held: str | None, said: str, code: int, reason: str, committed: Path, run: Run) -> None:
    if held is not None:
        (committed / "work.json").write_text(held, "utf-8")
    ran = run("patch", "apply", "work.json")
    assert (ran.code, said in ran.err, "Traceback" in ran.err) == (code, True, False), ran


def test_a_broken_file_is_named_with_its_line(committed: Path, run: Run) -> None:
    replace(committed, "maps/visit.yaml", ("wait: 5m", "wait: 2d"))
    run("diff", "-o", "work.json")
    (committed / "maps/visit.yaml").write_text(VISIT.replace("owner: us", "owenr: us"), "utf-8")
    ran = run("patch", "apply", "work.json")
    assert (ran.code, "maps/visit.yaml:6:1" in ran.err) == (3, True), ran
