"""What follows from a map: its columns, the points of its curve, its ways, its lanes and rows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from desireline.model import (
    JourneyMap,
    columns,
    drawn_lanes,
    drawn_rows,
    has_blueprint,
    is_straight,
    voices,
    walk,
    ways,
)
from desireline.source import read_text
from tests.strategies import QUICK, maps


def journey_of(text: str) -> JourneyMap:
    """A map whose `stages:` and more are given as text."""
    sheet = read_text("title: T\n" + text, "maps/m.yaml")
    assert [each.explain() for each in sheet.problems if each.severity == "error"] == []
    assert isinstance(sheet.piece, JourneyMap)
    return sheet.piece


def test_a_column_is_a_step_or_a_stage_without_steps() -> None:
    found = columns(journey_of("stages:\n  - {title: A, steps: [a, b]}\n  - B\n  - {title: C, steps: c}\n"))
    assert [(each.index, each.stage_index, each.step_index, each.moment.name) for each in found] == [
        (0, 0, 0, "a"),
        (1, 0, 1, "b"),
        (2, 1, 0, "B"),
        (3, 2, 0, "c"),
    ]


def curve(journey: JourneyMap, scale: str = "emotion") -> list[tuple[tuple[str, ...], list[tuple[float, float]]]]:
    """Whose lines, and the middle and value of each point."""
    return [
        (voice.personas, [(point.middle, point.value) for point in voice.points]) for voice in voices(journey, scale)
    ]


CURVES: tuple[tuple[str, str, Any], ...] = (
    (
        "scored steps are the curve, and the stage's own score is no point",
        "stages: {title: S, emotion: 2, steps: [{text: a, emotion: -1}, b, {text: c, emotion: 1}]}",
        [((), [(0.5, -1.0), (2.5, 1.0)])],
    ),
    (
        "without scored steps the stage's score stands over all its columns",
        "stages: {title: S, emotion: 2, steps: [a, b]}",
        [((), [(1.0, 2.0)])],
    ),
    ("a change spreads evenly", "stages: {title: S, emotion: [1, -1]}", [((), [(0.25, 1.0), (0.75, -1.0)])]),
    ("a word alone draws nothing on a range", "stages: {title: S, emotion: calm}", [((), [])]),
    (
        "with levels the word is the score",
        """
scales: {id: emotion, levels: [bad, fair, good]}
stages: [{title: S, emotion: good}, {title: R, emotion: {word: bad}}]""",
        [((), [(0.5, 3.0), (1.5, 1.0)])],
    ),
    ("a score off the scale is not clamped", "stages: {title: S, emotion: 9}", [((), [(0.5, 9.0)])]),
    (
        "each persona named has a line, the others share one",
        "personas: [a, b, c]\nstages: {title: S, emotion: {score: 0, by_persona: {b: 1}}}",
        [(("a", "c"), [(0.5, 0.0)]), (("b",), [(0.5, 1.0)])],
    ),
    ("nothing felt is no line", "stages: {title: S}", []),
)


@pytest.mark.parametrize(("why", "text", "expected"), CURVES, ids=[each[0] for each in CURVES])
def test_the_curve(why: str, text: str, expected: Any) -> None:
    assert curve(journey_of(text + "\n")) == expected


def test_a_stage_without_a_score_breaks_the_line() -> None:
    journey = journey_of("stages: [{title: A, emotion: 1}, {title: B, emotion: 0}, C, {title: D, emotion: 1}]\n")
    assert [[point.stage_index for point in run] for run in voices(journey)[0].runs] == [[0, 1], [3]]


def test_another_scale_has_a_curve_of_its_own() -> None:
    journey = journey_of(
        "scales: {id: freedom, range: [0, 10]}\nstages: {title: S, emotion: 1, scales: {freedom: 7}}\n"
    )
    assert curve(journey, "freedom") == [((), [(0.5, 7.0)])]


WAYS: tuple[tuple[str, str, list[tuple[int, int | None, str]]], ...] = (
    ("without next all follow", "stages: [{title: A, steps: [a, b]}, B]", [(0, 1, "follows"), (1, 2, "follows")]),
    (
        "next replaces what follows",
        "stages: [{title: A, next: c}, B, {id: c, title: C}]",
        [(0, 2, "given"), (1, 2, "follows")],
    ),
    ("an empty next ends the journey", "stages: [{title: A, next: []}, B]", []),
    (
        "several without a condition are all taken",
        "stages: [{title: A, next: [b, c]}, {id: b, title: B, next: []}, {id: c, title: C}]",
        [(0, 1, "parallel"), (0, 2, "parallel")],
    ),
    (
        "one with a condition makes it a choice",
        "stages: [{title: A, next: [b, {to: c, when: x}]}, {id: b, title: B, next: []}, {id: c, title: C}]",
        [(0, 1, "chosen"), (0, 2, "chosen")],
    ),
    ("no target: people leave", "stages: [{title: A, next: {when: dear}}]", [(0, None, "chosen")]),
    (
        "a stage's next is that of its last step",
        "stages: [{id: a, title: A, steps: [x, y], next: a}]",
        [(0, 1, "follows"), (1, 0, "given")],
    ),
    (
        "a stage means its first step",
        "stages: [{title: A, next: b}, {id: b, title: B, steps: [x, y]}]",
        [(0, 1, "given"), (1, 2, "follows")],
    ),
)


@pytest.mark.parametrize(("why", "text", "expected"), WAYS, ids=[each[0] for each in WAYS])
def test_the_ways(why: str, text: str, expected: list[tuple[int, int | None, str]]) -> None:
    journey = journey_of(text + "\n")
    assert [(way.source, way.target, way.manner) for way in ways(journey)] == expected
    assert is_straight(journey) == (why == "without next all follow")


LANES: tuple[tuple[str, str, list[str]], ...] = (
    ("a lane shows when it has content", "stages: {title: S, steps: {text: a, support: x}}", ["customer", "support"]),
    (
        "lanes stand in the order of their roles",
        """
lanes:
  - {id: kitchen, title: K, role: support}
  - {id: physical_evidence, title: Things}
  - {id: other, title: O}
stages:
  title: S
  steps: {text: a, physical_evidence: e, frontstage: f, support: s, lanes: {kitchen: k, other: o}}""",
        ["physical_evidence", "customer", "frontstage", "support", "kitchen", "other"],
    ),
    (
        "without text in any step the customer's lane is not drawn",
        "stages: {title: S, steps: [{support: x}]}",
        ["support"],
    ),
    (
        "a stage without steps is a column of the customer",
        "stages: {title: S, backstage: x}",
        ["customer", "backstage"],
    ),
)


@pytest.mark.parametrize(("why", "text", "expected"), LANES, ids=[each[0] for each in LANES])
def test_the_lanes(why: str, text: str, expected: list[str]) -> None:
    journey = journey_of(text + "\n")
    assert [lane.id for lane in drawn_lanes(journey)] == expected
    assert has_blueprint(journey)


ROWS: tuple[tuple[str, str, list[str]], ...] = (
    (
        "built-in rows stand in their order when they have content",
        "stages: {title: S, pains: p, steps: s, notes: n}",
        ["steps", "pains", "notes"],
    ),
    ("named rows come first", "rows: [pains]\nstages: {title: S, pains: p, steps: s}", ["pains", "steps"]),
    ("a named row is drawn when it is empty", "rows: [metrics]\nstages: S", ["metrics"]),
    ("hiding is the only way out", "rows: {id: pains, hide: true}\nstages: {title: S, pains: p, steps: s}", ["steps"]),
    (
        "rows of the team's own stand where they are named",
        "rows: [{id: q, title: Q}, steps]\nstages: {title: S, steps: s, rows: {q: x}}",
        ["q", "steps"],
    ),
)


@pytest.mark.parametrize(("why", "text", "expected"), ROWS, ids=[each[0] for each in ROWS])
def test_the_rows(why: str, text: str, expected: list[str]) -> None:
    assert [row.id for row in drawn_rows(journey_of(text + "\n"))] == expected


@QUICK
@given(maps())
def test_the_shape_of_any_map_holds_together(journey: JourneyMap) -> None:
    all_columns = columns(journey)
    assert [each.index for each in all_columns] == list(range(len(all_columns)))
    assert len(all_columns) == sum(max(1, len(stage.steps)) for stage in journey.stages)
    for way in ways(journey):
        assert 0 <= way.source < len(all_columns)
        assert way.target is None or 0 <= way.target < len(all_columns)
    for scale in ("emotion", *(each.id or "" for each in journey.scales)):
        for voice in voices(journey, scale):
            middles = [point.middle for point in voice.points]
            assert middles == sorted(middles)
            assert sum(len(run) for run in voice.runs) == len(voice.points)
    paths = [path for path, _ in walk(journey)]
    assert len(paths) == len(set(paths))
