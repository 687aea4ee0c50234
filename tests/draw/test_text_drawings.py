"""Drawings for a terminal: no wider than asked for, aligned, and nothing in them that a terminal obeys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.draw.text import blueprint_text, curve_text, flow_text, grid_text
from desireline.draw.text.cells import cells_wide, padded, shortened, visible
from desireline.draw.text.wrapping import wrapped
from desireline.model import (
    Emotion,
    FailPoint,
    Feeling,
    JourneyMap,
    LaneCell,
    Next,
    Number,
    Scale,
    Scenario,
    Stage,
    Statement,
    Step,
)
from desireline.model.values import Duration
from tests.draw.hostile import NASTY, felt, map_of, view
from tests.tools.cases import each_case

DRAWINGS = (curve_text, grid_text, blueprint_text, flow_text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),  # would colour the terminal
        ("a\x07", "a␇"),
        ("\u202eabc", "<U+202E>abc"),  # would turn the line round
        ("\x9b2J", "<U+009B>2J"),  # a control in one character
        ("a\nb\tc", "a b c"),
        ("很好", "很好"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("很好", 4), ("e\u0301", 1), ("👩‍👩‍👧", 2), ("ｆ", 2), ("ｶ", 1), ("", 0)]
)
def test_how_many_cells_a_text_takes(text: str, cells: int) -> None:
    assert cells_wide(text) == cells


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("one two three", 7, ("one two", "three")),  # words stay whole
        ("很好很好", 4, ("很好", "很好")),  # between wide characters a line may break
        ("很好。很", 4, ("很", "好。", "很")),  # no line begins with a full stop
        ("a「很好", 3, ("a", "「", "很", "好")),  # where a bracket and its word are too wide, even they part
        ("a「很好", 4, ("a", "「很", "好")),  # no line ends with an opening bracket
        ("abcdefgh", 3, ("abc", "def", "gh")),  # an overlong word is broken
        ("", 5, ("",)),
    ],
)
def test_lines_are_broken_where_a_reader_expects(text: str, most: int, lines: tuple[str, ...]) -> None:
    assert wrapped(text, most, cells_wide) == lines


@settings(deadline=None)
@given(st.text(), st.integers(2, 30))
def test_wrapping_loses_nothing_and_stays_within(text: str, most: int) -> None:
    shown = visible(text)
    lines = wrapped(shown, most, cells_wide)
    assert "".join("".join(lines).split()) == "".join(shown.split())
    assert all(cells_wide(line) <= most for line in lines)


@each_case("text", ["x" * 20_000, "e" + "\u0301" * 20_000, "、" * 20_000, "ab " * 7_000, "\u200d" * 20_000])
def test_a_text_without_end_is_measured_a_few_times_over_and_not_once_for_each_line(text: str) -> None:
    measured = 0

    def width(part: str) -> int:
        nonlocal measured
        measured += len(part)
        return cells_wide(part)

    wrapped(text, 80, width)
    assert measured < 100 * len(text)


@settings(deadline=None)
@given(st.text(), st.integers(2, 30))
def test_shortened_and_padded_fill_exactly(text: str, width: int) -> None:
    assert cells_wide(padded(shortened(visible(text), width), width)) == width


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=14), st.sampled_from([40, 60, 80, 120]))
def test_no_line_is_wider_than_asked_for_and_none_acts(texts: list[str], width: int) -> None:
    journey = map_of(texts)
    for draw in DRAWINGS:
        for line in draw(journey, view(), width).splitlines():
            assert cells_wide(line) <= width
            assert visible(line) == line.strip() or "  " in line
            assert "\x1b" not in line


@pytest.mark.parametrize("draw", DRAWINGS)
def test_hostile_words_at_80_columns(draw: object) -> None:
    text = draw(map_of(NASTY), view())  # type: ignore[operator]
    assert all(cells_wide(line) <= 80 for line in text.split("\n"))
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(text)


def test_the_curve_is_higher_where_it_feels_better() -> None:
    steps = tuple(Step(text="a", emotion=felt(score)) for score in (-2, 2, 0))
    lines = curve_text(JourneyMap(title="M", stages=(Stage(title="S", steps=steps),)), view()).splitlines()
    plot = [line for line in lines if " +" in line or " |" in line][:9]
    row = {line.index("o"): place for place, line in enumerate(plot) if "o" in line}
    assert [row[column] for column in sorted(row)] == [8, 0, 4]
    assert any("+2" in line and line.strip().startswith("o") for line in lines)


def test_a_map_without_scores_says_so() -> None:
    assert "No scores." in curve_text(JourneyMap(title="M", stages=(Stage(title="S"),)), view())


def test_on_a_scale_of_levels_a_word_is_said_once() -> None:
    felt_so = Emotion(feelings=(Feeling(score="calm", word=(Statement(text="so so"),)), Feeling(score="glad")))
    scale = Scale(id="emotion", levels=("angry", "calm", "glad"))
    made = JourneyMap(title="M", scales=(scale,), stages=(Stage(title="S", emotion=felt_so),))
    for draw in (curve_text, grid_text):
        said = [line.removeprefix("Feelings").lstrip(" -ox") for line in draw(made, view()).splitlines()]
        assert said.count("calm · so so") == 1
        assert said.count("glad") == 1


LEVELS = ("angry", "uneasy", "calm", "glad")
# The levels of a scale, and what its axis says from the top.
AXES = [
    (LEVELS, ["glad", "calm", "uneasy", "angry"]),
    (("low", "high"), ["high", "low"]),
    (("an endless feeling of joy", "none"), ["none", "an endless.."]),
    (tuple("abcdefghijkl"), list("lkihgedca")),
]


@pytest.mark.parametrize(("levels", "said"), AXES, ids=[str(len(levels)) for levels, _ in AXES])
def test_the_axis_of_a_scale_of_levels_says_words_and_no_number(levels: tuple[str, ...], said: list[str]) -> None:
    scale = Scale(id="emotion", levels=levels)
    felt_so = Emotion(feelings=(Feeling(score=levels[0]),))
    made = JourneyMap(title="M", scales=(scale,), stages=(Stage(title="S", emotion=felt_so),))
    plot = curve_text(made, view()).splitlines()[2:-4]
    labels = [line.partition(" +")[0].strip() for line in plot if " +" in line]
    assert [label for label in labels if label] == said


def test_the_grid_has_a_row_for_each_further_scale_behind_emotion() -> None:
    trust = Emotion(feelings=(Feeling(score="calm"),))
    free = Emotion(by_persona={"hao": (Feeling(score=Number.read("4")),)})
    made = JourneyMap(
        title="M",
        scales=(
            Scale(id="trust", title="Vertrauen", levels=LEVELS),
            Scale(id="free-time", range=(Number.read("0"), Number.read("9"))),
        ),
        stages=(
            Stage(
                title="S", emotion=felt(1), scales={"trust": trust}, steps=(Step(text="a", scales={"free-time": free}),)
            ),
        ),
    )
    rows = [line for line in grid_text(made, view()).splitlines() if "- " in line and not line.startswith("-")]
    assert [line.split("-", 1)[0].strip() for line in rows] == ["Steps", "Feelings", "Vertrauen", "Free time"]
    assert rows[2].endswith("- calm")
    assert rows[3].endswith("- hao: 4")


def test_the_grid_says_which_step_a_statement_is_about_and_what_its_pictures_show() -> None:
    waits = Step(text="wait", wait=Duration.read("10m"), fail_point=(FailPoint(text="no table"),), moment_of_truth=True)
    feels = Step(text="order", emotion=Emotion(feelings=(Feeling(score=Number.read("-1"), intended=Number.read("1")),)))
    several = Stage(title="S", scenario=Scenario(situation="It rains", goal="Eat"), steps=(waits, feels))
    alone = Stage(title="T", change="Shorter", steps=(Step(text="pay", thoughts=(Statement(text="dear"),)),))
    said = grid_text(JourneyMap(title="M", stages=(several, alone)), view(), 200).splitlines()
    told = [line.partition("- ")[2] for line in said]
    for expected in (
        "It rains",
        "Goal: Eat",
        "(1.1) wait [Moment of truth; Wait 10 min; Can fail: no table (safeguard: none yet)]",
        "(1.2) order",
        "(1.2) −1 (intended +1)",
        "Shorter",
        "pay",  # the only step of its stage needs no number
        "dear",
    ):
        assert expected in told


def test_the_flow_says_where_people_go_back_and_leave() -> None:
    steps = (Step(id="a", text="look"), Step(text="buy", next=(Next(to="a", when="too dear"), Next(when="no"))))
    text = flow_text(JourneyMap(title="M", stages=(Stage(title="S", steps=steps),)), view())
    assert "-> 1 look (back; too dear)" in text
    assert "-> Leaves (no)" in text


def test_the_blueprint_draws_its_lines_between_lanes() -> None:
    step = Step(text="order", frontstage=(LaneCell(text="takes it"),), backstage=(LaneCell(text="cooks"),))
    text = blueprint_text(JourneyMap(title="M", stages=(Stage(title="S", steps=(step,)),)), view())
    places = [text.index(word) for word in ("order", "interaction", "takes it", "visibility", "cooks")]
    assert places == sorted(places)


@pytest.mark.parametrize("draw", DRAWINGS)
def test_an_empty_map_is_drawn(draw: object) -> None:
    assert draw(JourneyMap(title="M"), view()).startswith("M")  # type: ignore[operator]
