"""Drawings of maps as they were at a version, and of what changed between two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.links.quoting import commit, converted, project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """v1; v2, in which a map is renamed and a feeling gets worse; today, in which a pain is gone."""
    folder = project(tmp_path_factory.mktemp("versions"))
    commit(folder, "v1")
    old, new = folder / "maps" / "visit.yaml", folder / "maps" / "call.yaml"
    text = old.read_text("utf-8")
    old.unlink()
    (folder / "maps" / "visit-later.yaml").unlink()
    new.write_text("was: [visit]\n" + text.replace("emotion: -1", "emotion: -2"), encoding="utf-8")
    commit(folder, "v2")
    new.write_text(new.read_text("utf-8").replace("The queue is long", "The line is long"), encoding="utf-8")
    return folder


def drawn(folder: Path, block: str) -> str:
    """The text of what a block draws, without its tags."""
    html = converted(folder, f"```desireline\n{block}\n```", strict=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.replace("\u2212", "-")))


DRAWN = [
    ("curve: visit\nat: v1", ["A visit", "v1", "lowest -1 (Leave)"], [], "a map as it was"),
    ("curve: call\nat: v1", ["v1", "lowest -1 (Leave)"], [], "by the id that it has today"),
    ("curve: visit", ["lowest -2 (Leave)"], ["v1"], "today's, by the id that it had"),
    ("stage: call#arrive\nat: v2", ["The queue is long"], ["The line is long"], "a stage as it was"),
    ("diff: call v1..v2", ["v1 → v2", "changed"], ["The line is long"], "two versions"),
    ("diff: call v2", ["v2 → today", "line"], [], "a version and today"),
    ("diff: call v2..today", ["v2 → today"], [], "today said outright"),
    ("diff: tea v1..v2", ["Nothing changed."], [], "no change is said"),
    ("diff: visit-later v1..v2", ["v1 → v2", "removed"], [], "a map that is gone"),
]


@pytest.mark.parametrize(("block", "holds", "lacks", "reason"), DRAWN, ids=[case[3] for case in DRAWN])
def test_a_block_draws_what_was(versions: Path, block: str, holds: list[str], lacks: list[str], reason: str) -> None:
    text = drawn(versions, block)
    for each in holds:
        assert each in text
    for each in lacks:
        assert each not in text


MISSING = [
    ("curve: call\nat: v3", "there is no version 'v3'; there are 'v2', 'v1'"),
    ("diff: call v1..v11", "there is no version 'v11'; there are 'v2', 'v1'"),
    ("curve: nobody\nat: v1", "there is no map 'nobody' in v1"),
    ("diff: nobody v1..v2", "there is no map 'nobody' in v1"),
]


@pytest.mark.parametrize(("block", "message"), MISSING, ids=[case[0] for case in MISSING])
def test_a_version_or_map_that_is_not_there_is_said(versions: Path, block: str, message: str) -> None:
    assert message in converted(versions, f"```desireline\n{block}\n```")


def test_outside_of_git_a_version_says_why(quoted: Path) -> None:
    html = converted(quoted, "```desireline\ncurve: visit\nat: v1\n```")
    assert "there is no version 'v1': " in html
    assert "not in a git repository" in html
