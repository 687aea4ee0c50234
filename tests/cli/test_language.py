"""Whatever language is asked for, no sentence of another stands between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.repositories import commit, replace, repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

VISIT = "maps/visit.yaml"


@pytest.fixture
def committed(project: Path) -> Path:
    """The small project as a repository of one commit."""
    repository(project)
    return project


JAPANESE = """\
id: visit
title: 来店
lang: ja
personas: [mei]
stages:
  - id: arrive
    title: 到着
    emotion: 1
    steps:
      - {id: ring, text: 呼び鈴を鳴らす, wait: 2m, next: [{to: leave, when: 急ぎ, share: 30%}, {to: talk}]}
  - id: talk
    title: 会話
    metrics: [{text: 人数, value: 4, as_of: 2026-01-01, better: lower}]
    pains: [{id: noise, text: うるさい}]
  - {id: leave, title: 帰る}
"""

# What is replaced, the command, reason.
SPOKEN = [
    ([], ["diff"], "no change, where nothing tells the language but the maps"),
    ([], ["diff", "--staged"], "nor what is staged"),
    ([], ["diff", "HEAD...HEAD"], "nor where two revisions parted"),
    ([("wait: 2m", "wait: 20m"), ("{id: noise, text", "{text"), ("value: 4", "value: 5"), ("share: 30%", "share: 40%")],
     ["diff"], "changes, rules and advice"),
    ([("when: 急ぎ, share: 30%", "when: 急ぎ"), ("{id: noise, text", "{text")], ["diff", "--format", "markdown"],
     "in Markdown"),
    ([("wait: 2m", "wait: 20m"), ("{id: noise, text", "{text")], ["review", "--base", "tip", "--against", "HEAD~1"],
     "a review and what stops it"),
    ([("wait: 2m", "wait: 20m"), ("{id: noise, text", "{text")],
     ["review", "--base", "tip", "--against", "HEAD~1", "--out", "comment"], "its comment"),
    ([("wait: 2m", "wait: 20m")], ["log", "visit", "-n", "1"], "a history"),
    ([], ["explain", "id-lost", "--lang", "ja"], "a rule"),
    ([], ["explain", "file-added", "--lang", "ja"], "a rule with nothing to do"),
]  # fmt: skip


@pytest.mark.parametrize(("replaced", "command", "reason"), SPOKEN, ids=[each[-1] for each in SPOKEN])
def test_no_sentence_stays_english(
    replaced: list[tuple[str, str]], command: list[str], reason: str, committed: Path, run: Run
) -> None:
    (committed / VISIT).write_text(JAPANESE, "utf-8")
    (committed / "personas/mei.yaml").write_text("id: mei\nname: 小美\nlang: ja\n", "utf-8")
    commit(committed, "一")
    if replaced:
        replace(committed, VISIT, *replaced)
    if command[0] in {"review", "log"}:
        commit(committed, "二")
    ran = run(*command)
    told = re.sub(r"```.*?```|`[^`]*`|<[^>]*>|desireline approve \w+ --reason", "", ran.out, flags=re.DOTALL)
    assert ran.out
    assert not re.findall(r"[A-Za-z]{2,}[ ,;]+[A-Za-z]{2,}", told), (reason, ran)
