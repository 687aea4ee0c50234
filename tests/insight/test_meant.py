"""What is dropped of a future map is not in that future, and counts in no finding."""

from __future__ import annotations

import pytest

from desireline.insight import Finding, evidence_of, findings, meant_voices, pains
from desireline.source import load
from tests.draw.pages import Written, journey

MAP = """
title: T
state: {state}
stages:
  - title: A
    emotion: 0
    pains:
      - {{id: kept, text: dear, severity: high}}
      - {{id: gone, text: far, severity: high, promise: {{status: {plan}}}}}
  - title: B
    promise: {{status: {plan}}}
    duration: 9d
    wait: 5d
    emotion: -2
    fail_point: breaks
    pains: [{{id: below, text: slow, severity: high}}]
  - title: C
    duration: 1d
    steps:
      - {{text: c1, emotion: 1, wait: 2h}}
      - {{text: c2, emotion: -1, wait: 9h, promise: {{status: {plan}}}}}
      - {{text: c3, emotion: 2, wait: 3h}}
"""
# What a rule finds in a future map with and without the parts that are dropped: its value, and the names of its places.
RULES = [
    ("lowest-point", (-2.0, ["B"]), (0.0, ["A"])),
    ("end", (2.0, ["c3"]), (2.0, ["c3"])),
    ("longest-wait", (5 * 86400.0, ["B"]), (3 * 3600.0, ["c3"])),
    ("time-spent", (9 * 86400.0, ["B"]), (86400.0, ["C"])),
    ("fail-points", (1, ["B"]), None),
    ("unanswered-pains", (3, ["A", "A", "B"]), (1, ["A"])),
]


def found(state: str, plan: str) -> dict[str, Finding]:
    text = MAP.format(state=state, plan=plan)
    made = journey(text)
    known = load(Written(text))
    places = {id(moment) for stage in made.stages for moment in (stage, *stage.steps)}
    every = findings(made, known)
    assert all(id(moment) in places for each in every for moment in each.at), "places are those of the map as written"
    return {each.rule: each for each in every}


def told(finding: Finding | None) -> tuple[float | None, list[str | None]] | None:
    return None if finding is None else (finding.value, [moment.name for moment in finding.at])


@pytest.mark.parametrize(("rule", "with_them", "without"), RULES, ids=[case[0] for case in RULES])
def test_what_is_dropped_counts_in_no_finding_of_a_future_map(
    rule: str, with_them: tuple[float, list[str]], without: tuple[float, list[str]] | None
) -> None:
    assert told(found("future", "planned").get(rule)) == with_them
    assert told(found("future", "dropped").get(rule)) == without
    assert told(found("current", "dropped").get(rule)) == with_them, "what is, is: the promise was to change it"


def test_nor_among_pains_and_evidence() -> None:
    planned, dropped = (journey(MAP.format(state="future", plan=plan)) for plan in ("planned", "dropped"))
    assert [pain.id for _, pain in pains(planned)] == ["kept", "gone", "below"]
    assert [pain.id for _, pain in pains(dropped)] == ["kept"]
    assert sum(evidence_of(planned).values()) - sum(evidence_of(dropped).values()) == 2 + 2, "pains and scores"


def test_what_is_felt_where_it_is_dropped_is_on_no_line() -> None:
    for state, plan, expected in (
        ("future", "dropped", [0, 1, 2]),
        ("future", "planned", [0, -2, 1, -1, 2]),
        ("current", "dropped", [0, -2, 1, -1, 2]),
    ):
        line = meant_voices(journey(MAP.format(state=state, plan=plan)))[0]
        assert [point.value for point in line.points] == expected, (state, plan)
