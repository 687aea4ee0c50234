"""The problems of a file above its page: seen by who wrote it, in nobody's way."""

from __future__ import annotations

import re

import pytest

from desireline.draw.problems import problems_box
from desireline.source import Problem
from tests.draw.pages import view


def problem(severity: str, line: int) -> Problem:
    return Problem(severity, "a-rule", f"message {line}", "maps/a.yaml", line, 1)  # type: ignore[arg-type]


# How many errors and warnings a file has, those that stand open, how many are said to be folded, the reason.
FOLDS = [
    (0, 0, [], "", "nothing is wrong"),
    (1, 0, ["message 1"], "", "an error stands open"),
    (3, 0, ["message 1", "message 2", "message 3"], "", "so do three"),
    (5, 0, ["message 1", "message 2", "message 3"], "2 more", "further ones would push the page out of sight"),
    (1, 2, ["message 1"], "2 more", "warnings are behind the errors"),
    (0, 1, [], "1 problem in this file", "a warning keeps nobody from reading"),
    (0, 4, [], "4 problems in this file", "nor do four"),
]


@pytest.mark.parametrize(("errors", "warnings", "shown", "folded", "reason"), FOLDS, ids=[case[-1] for case in FOLDS])
def test_what_stands_open_and_what_is_folded(
    errors: int, warnings: int, shown: list[str], folded: str, reason: str
) -> None:
    given = [problem("warning", 9 - n) for n in range(warnings)] + [problem("error", n + 1) for n in range(errors)]
    html = problems_box(given, view())
    before, _, inside = html.partition("<details>")
    assert re.findall(r">(message \d)<", before) == shown, reason
    assert re.sub("<[^>]+>", "", inside.partition("</summary>")[0]) == folded, reason
    assert html.count("<li>") == errors + warnings, "nothing is lost"
