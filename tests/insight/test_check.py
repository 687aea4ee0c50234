"""What `check` says of maps that can be read: each rule broken once, by the smallest change of a map that keeps all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desireline.insight import check
from desireline.insight.check import CHECKS
from desireline.source import load_folder

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
title: A visit
purpose: Decide where to begin
owner: shop-team
personas: [mei]
touchpoints:
  - {id: bell, title: The bell}
sources:
  - {id: talks, title: Eight talks}
rows:
  - {id: mood, title: Mood}
stages:
  - id: come
    title: Come
    steps:
      - {id: ring, text: Rings, touchpoints: [bell]}
    rows: {mood: Curious}
    pains:
      - {id: dark, text: It is dark, evidence: {status: validated, sources: [talks]}}
automations:
  - title: A greeting
    nodes:
      - {id: rung, trigger: event, text: The bell rings, next: greet}
      - {id: greet, action: message, text: Send a greeting}
"""
MEI = "name: Mei\n"
TODAY = date(2026, 11, 21)

# The rule, what is changed, the line that is named, the reason.
CASES = [
    ("no-purpose", "purpose: Decide where to begin\n", "", 1, "which decision does it inform"),
    ("no-owner", "owner: shop-team\n", "", 1, "nobody keeps it"),
    ("no-persona", "personas: [mei]\n", "", 1, "whose journey is it"),
    ("empty-stage", "automations:", "  - {id: go, title: Go}\nautomations:", 19, "a stage that only has a title"),
    ("empty-row", "    rows: {mood: Curious}\n", "", 10, "a row that nothing fills"),
    ("unused-touchpoint", ", touchpoints: [bell]", "", 6, "declared, and used nowhere"),
    ("unused-source", "sources: [talks]", "count: 3", 8, "declared, and cited nowhere"),
    ("validated-by-nothing", ", evidence: {status: validated, sources: [talks]}", ", evidence: {status: validated}", 18,
     "validated by whom"),
    ("late-promise", "text: It is dark", "text: It is dark, promise: {status: planned, due: 2026-11-20}", 18,
     "due yesterday"),
    ("dead-end", "action: message, text: Send a greeting", "flow: wait, duration: 1d", 23,
     "a wait that leads nowhere"),
    ("unreachable-node", ", next: greet", "", 23, "nothing leads to the greeting"),
    ("unused-next", "touchpoints: [bell]}\n", "touchpoints: [bell], next: []}\n    next: come\n", 16,
     "a stage's own way on beside that of its last step"),
    ("two-otherwise", "touchpoints: [bell]}", "touchpoints: [bell], next: [{to: come, when: late}, ring, come]}", 15,
     "two ways for the rest"),
    ("unsettled-conflict", "title: A visit\n", "title: A visit\nx-conflict: yes\n", 2, "left by a merge"),
    ("unsettled-conflict", "title: A visit\n", "title: A visit\nx-conflict-2: yes\n", 2, "left by a second one"),
]  # fmt: skip


def told(folder: Path, journey: str, persona: str = MEI) -> list[tuple[str, str, str, int]]:
    for name, text in (("maps/visit.yaml", journey), ("personas/mei.yaml", persona)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    catalogue = load_folder(folder)
    assert catalogue.problems == ()
    return [(each.severity, each.rule, each.file, each.line) for each in check(catalogue, TODAY)]


def test_of_a_map_that_keeps_all_rules_nothing_is_said(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []


@pytest.mark.parametrize(("rule", "old", "new", "line", "reason"), CASES, ids=[case[-1] for case in CASES])
def test_a_broken_rule_is_told_with_its_line(
    rule: str, old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    assert GOOD.count(old) == 1, reason
    severity = "error" if rule == "unsettled-conflict" else "warning"
    found = told(tmp_path, GOOD.replace(old, new))
    assert (severity, rule, "maps/visit.yaml", line) in found, reason


# The ways on of the last step and of its stage, the reason why nothing is said.
FINE = [
    ("next: [come]", "next: [come]", "both say the same"),
    ("next: []", "", "the step alone says it"),
    ("", "next: come", "the stage alone does"),
    ("next: [come, ring]", "", "all of several are taken"),
    ("next: [{to: come, when: late}, ring]", "", "one is the rest"),
]


@pytest.mark.parametrize(("step", "stage", "reason"), FINE, ids=[case[-1] for case in FINE])
def test_ways_that_say_all(step: str, stage: str, reason: str, tmp_path: Path) -> None:
    text = GOOD.replace("touchpoints: [bell]}\n", f"touchpoints: [bell]{', ' * bool(step)}{step}}}\n    {stage}\n")
    assert told(tmp_path, text) == [], reason


TODAYS = "title: Today\nstages:\n  - {id: come, title: Come, steps: [{id: ring, text: Rings}]}\n"
# What the future says, what is told of it, the reason.
FUTURES = [
    ("- {id: come, title: Come, steps: [{id: ring, text: Rings, promise: dropped}]}", [(4, "ring")], "a dropped step"),
    ("- {id: come, title: Come, promise: dropped, steps: [{id: ring, text: Rings, promise: dropped}]}", [(4, "come")],
     "a dropped stage, its steps with it"),
    ("- {id: come, title: Come, steps: [{id: ring, text: Rings, promise: planned}]}", [], "a planned one is there"),
    ("- {id: come, title: Come, steps: [{id: ring, text: Rings}, {id: knock, text: K, promise: dropped}]}", [],
     "what today does not have may be dropped"),
]  # fmt: skip


@pytest.mark.parametrize(("stage", "expected", "reason"), FUTURES, ids=[case[-1] for case in FUTURES])
def test_what_is_dropped_is_not_in_the_future(
    stage: str, expected: list[tuple[int, str]], reason: str, tmp_path: Path
) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/today.yaml").write_text(TODAYS, "utf-8")
    (tmp_path / "maps/later.yaml").write_text(f"title: L\nfuture_of: today\nstages:\n  {stage}\n", "utf-8")
    found = [each for each in check(load_folder(tmp_path), TODAY) if each.rule == "not-said"]
    assert [(each.file, each.line) for each in found] == [("maps/later.yaml", line) for line, _ in expected], reason
    assert all(
        f"'{name}' of 'today' is dropped here" in p.message for p, (_, name) in zip(found, expected, strict=True)
    )


def test_a_persona_is_judged_too(tmp_path: Path) -> None:
    persona = f"{MEI}sources:\n  - {{id: diary, title: Her diary}}\nx-conflict: []\n"
    assert told(tmp_path, GOOD, persona) == [
        ("warning", "unused-source", "personas/mei.yaml", 3),
        ("error", "unsettled-conflict", "personas/mei.yaml", 4),
    ]


def test_own_keys_of_a_team_are_no_conflict(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD.replace("title: A visit\n", "title: A visit\nx-conflicting: yes it is\n")) == []


def test_every_rule_has_its_sentence() -> None:
    assert {case[0] for case in CASES} <= set(CHECKS)
    assert all(text.endswith(".") for text in CHECKS.values())


@pytest.mark.parametrize(
    ("step", "called"),
    [("{text: Waits}", "'Waits'"), ("{id: wait, backstage: cooks}", "'wait'"), ("{backstage: cooks}", "this step")],
)
def test_a_step_that_nothing_leads_to_is_called_by_what_it_has(tmp_path: Path, step: str, called: str) -> None:
    steps = f"{{id: ring, text: Rings, touchpoints: [bell], next: go}}\n      - {step}\n      - {{id: go, text: Goes}}"
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "m.yaml").write_text(
        GOOD.replace("{id: ring, text: Rings, touchpoints: [bell]}", steps).replace("[mei]", ""), "utf-8"
    )
    told = [each.message for each in check(load_folder(tmp_path), TODAY) if each.rule == "unreachable-step"]
    assert told == [f"nothing leads to {called}; name it in a 'next'"]
