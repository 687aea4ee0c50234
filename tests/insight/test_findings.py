"""What the findings of a map count: time spent and waited, what is known, and the words of a scale."""

from __future__ import annotations

from typing import Any

import pytest

from desireline.insight import Finding, findings
from desireline.insight.measures import measures
from desireline.source import load
from tests.draw.pages import Written, journey

HOUR, DAY = 3600.0, 86400.0


def found(text: str) -> dict[str, Finding]:
    """The findings of a map, by their rule."""
    made = journey(text)
    return {each.rule: each for each in findings(made, load(Written(text)))}


# The stages, seconds and title of the stage where most time is spent, all time spent, all waits with their share, all
# together, and the reason.
TIMES: list[tuple[str, tuple[float, str, float] | None, tuple[float, float | None] | None, float | None, str]] = [
    ("[{title: A, steps: [{text: a, duration: 1m, wait: 2h}]}, {title: B, steps: [{text: b, duration: 1h}]}]",
     (HOUR, "B", HOUR + 60), (2 * HOUR, 7200 / 10860), 3 * HOUR + 60, "a step's wait is no time spent"),
    ("[{title: A, duration: 1d, wait: 2d}, {title: B, duration: 36h}]",
     (1.5 * DAY, "B", 2.5 * DAY), (2 * DAY, 2 / 4.5), 4.5 * DAY, "nor is a stage's own, which lies outside it"),
    ("[{title: A, steps: [{text: a, duration: 1h, backstage: {text: b, wait: 3h}}]}]",
     (HOUR, "A", HOUR), (3 * HOUR, 0.75), 4 * HOUR, "nor is a lane's, which counts where it is longer"),
    ("[{title: A, steps: [{text: a, duration: 1h, wait: 3h, backstage: {text: b, wait: 2h}}]}]",
     (HOUR, "A", HOUR), (3 * HOUR, 0.75), 4 * HOUR, "a lane's wait lies inside that of its step"),
    ("[{title: A, duration: 9d, steps: [{text: a, duration: 1d, wait: 3d}]}]",
     (9 * DAY, "A", 9 * DAY), (3 * DAY, 1 / 3), 9 * DAY, "a stage's own duration holds the waits of its steps"),
    ("[{title: A, wait: 1d, steps: [{text: a, duration: 1d}]}]",
     (DAY, "A", DAY), (DAY, 0.5), 2 * DAY, "the wait of a stage with steps"),
    ("[{title: A, steps: [{text: a, wait: 3h}]}]", None, (3 * HOUR, 1.0), 3 * HOUR, "nothing but a wait"),
    ("[{title: A, duration: soon}]", None, None, None, "what is no span counts in no sum"),
]  # fmt: skip


@pytest.mark.parametrize(("stages", "spent", "waits", "together", "reason"), TIMES, ids=[case[-1] for case in TIMES])
def test_time_spent_and_waited(
    stages: str,
    spent: tuple[float, str, float] | None,
    waits: tuple[float, float | None] | None,
    together: float | None,
    reason: str,
) -> None:
    text = f"title: T\nstages: {stages}\n"
    rules = found(text)
    most, all_waits = rules.get("time-spent"), rules.get("all-waits")
    assert (most and (most.value, most.at[0].name, most.details["all"])) == spent, reason
    assert (all_waits and (all_waits.value, all_waits.details["share"])) == waits, reason
    assert measures(journey(text)).get("duration") == together, reason


# The stages, what the longest wait, all waits and the most time spent are written as, the reason.
WRITTEN: list[tuple[str, tuple[str, str, str], str]] = [
    ("[{title: A, wait: 6w, duration: 20d}]", ("6w", "6w", "20d"), "one span is said as it is written"),
    ("[{title: A, steps: [{text: a, wait: 3d-1w, duration: 1h}, {text: b, wait: 2d, duration: 2h}]}]",
     ("3d-1w", "", ""), "a range stays one; a sum is worked out"),
    ("[{title: A, steps: [{text: a, duration: 45m, support: {text: b, wait: 90m}}]}]", ("90m", "90m", "45m"),
     "that of a lane or a step too"),
]  # fmt: skip


@pytest.mark.parametrize(("stages", "expected", "reason"), WRITTEN, ids=[case[-1] for case in WRITTEN])
def test_a_span_is_told_as_it_is_written(stages: str, expected: tuple[str, str, str], reason: str) -> None:
    rules = found(f"title: T\nstages: {stages}\n")
    spans = (rules[rule].details["written"] for rule in ("longest-wait", "all-waits", "time-spent"))
    assert tuple(str(span) if span else "" for span in spans) == expected, reason


# The statements of a stage, the share that is validated, the counts, the reason.
KNOWN: list[tuple[str, float | None, dict[str, int], str]] = [
    ("pains: [{text: a, refuted: {why: nobody said so}}]", None, {}, "what is refuted is no assumption"),
    ("pains: [{text: a, refuted: {why: no}}, {text: b, evidence: validated}]",
     1.0, {"validated": 1, "reasoned": 0, "assumption": 0}, "and lowers no share"),
    ("pains: [{text: a, evidence: validated, refuted: {why: no}}, b]",
     0.0, {"validated": 0, "reasoned": 0, "assumption": 1}, "nor is it validated any more"),
    ("thoughts: [{text: a, evidence: reasoned}]", 0.0, {"validated": 0, "reasoned": 1, "assumption": 0}, "reasoned"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "share", "counts", "reason"), KNOWN, ids=[case[-1] for case in KNOWN])
def test_what_is_known(said: str, share: float | None, counts: dict[str, Any], reason: str) -> None:
    told = found(f"title: T\nstages:\n  - title: A\n    {said}\n").get("evidence")
    assert (told.value if told else None) == share, reason
    assert (dict(told.details) if told else {}) == counts, reason
