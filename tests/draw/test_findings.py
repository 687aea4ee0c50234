"""Findings in the words of a page: scores as their scale writes them, spans as people say them."""

from __future__ import annotations

import re

import pytest

from desireline.draw.facts import Facts
from desireline.draw.findings import told
from desireline.insight import findings
from desireline.source import load
from tests.draw.pages import Written, journey, view

LEVELS = "scales: [{id: emotion, levels: [angry, calm, happy]}]\n"
TEN = "scales: [{id: emotion, range: [0, 10]}]\n"


def said(text: str, rule: str) -> str:
    """A finding of a map: its figure, the words beside it, what stands below."""
    made = journey("title: T\nlang: en\n" + text)
    finding = next(each for each in findings(made, load(Written(text))) if each.rule == rule)
    _, value, word, below = told(finding, Facts(made, view()))
    words = (re.sub(r"<[^>]+>", "", part).replace("\u00a0", " ") for part in (value, word, below))
    return " | ".join(part for part in words if part)


# The map, the rule, what is said, the reason.
SAID = [
    (f"{LEVELS}stages: [{{title: A, emotion: angry}}, {{title: B, emotion: happy}}]\n", "highest-point", "happy",
     "a level is said by its word, and once"),
    (f"{LEVELS}stages: [{{title: A, emotion: {{score: calm, word: [calm, so so]}}}}]\n", "lowest-point", "calm | so so",
     "with the words beside it"),
    (f"{LEVELS}stages: [{{title: A, emotion: {{score: angry, intended: happy}}}}]\n", "intention-gap",
     "2 | levels | felt angry, intended happy", "levels have words and no numbers"),
    (f"{LEVELS}stages: [{{title: A, emotion: {{score: calm, intended: happy}}}}]\n", "end",
     "calm | felt calm, intended happy", "at the end too"),
    (f"{LEVELS}stages: [{{title: A, emotion: happy}}, {{title: B, emotion: calm}}]\n", "peak-end",
     "happy · calm | what is remembered: the strongest moment and the last", "there is no level between two"),
    (f"{TEN}stages: [{{title: A, emotion: {{score: 1, intended: 9}}}}]\n", "intention-gap", "8 | felt 1, intended 9",
     "a scale from zero writes no plus"),
    ("stages: [{title: A, emotion: {score: -1, intended: 1}}]\n", "intention-gap", "2 | felt −1, intended +1",
     "one on both sides of zero does"),
    ("stages: [{title: A, wait: 6w}]\n", "longest-wait", "6 weeks", "a span as it is written"),
    ("stages: [{title: A, wait: 3d-1w}]\n", "longest-wait", "3 days–1 week", "a range as a range"),
    ("stages: [{title: A, wait: 6w}, {title: B, wait: 1d}]\n", "all-waits", "43 days | 100 % of the time",
     "a sum in units that nobody has to add up"),
    ("stages: [{title: A, duration: 2h, steps: [{text: a, duration: 1h}]}]\n", "time-spent", "2 h | of 2 h in all",
     "time spent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "expected", "reason"), SAID, ids=[case[-1] for case in SAID])
def test_what_a_finding_says(text: str, rule: str, expected: str, reason: str) -> None:
    assert said(text, rule) == expected, reason
