"""The curve over the grid: what it shows of a map, and what it never makes up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desireline.draw.curve import (
    curve_figure,
    sparkline,
    step_curves,
)
from desireline.draw.widths import Widths, widths
from desireline.model import Scale
from tests.draw.curve_figures import figure, lines, marks, of, places, texts
from tests.draw.curves import VIEW, emotion, felt, journey, scored, stage, step

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from desireline.model import JourneyMap


def test_marks_stand_over_the_middles_of_their_columns() -> None:
    shown = journey(stage("A", step("a", 1), step("b", 0)), stage("B"), stage("C", step("字" * 70, -1), step("d", 2)))
    own = widths(shown)
    assert places(figure(shown)) == pytest.approx([own.percent(x + 0.5) for x in (0, 1, 3, 4)], abs=0.001)


def test_in_text_from_the_right_places_are_mirrored() -> None:
    stages = (stage("A", step("a", 1), step("b", 0)), stage("C", step("d", 2)))
    left, right = figure(journey(*stages)), figure(journey(*stages, lang="ar"))
    assert sorted(100 - x for x in places(right)) == pytest.approx(places(left), abs=0.002)
    assert right.get("dir") == "rtl"


def test_every_signed_number_is_isolated_in_text_from_the_right() -> None:
    shown = journey(stage("A", step("a", felt(-2, "غضب"))), stage("B", step("b", felt(1, "سعادة"))), lang="he")
    said = [text for text in texts(figure(shown)) if "−2" in text or "+1" in text]
    assert len(said) == 2
    assert all(re.search("\u2066[+−]\\d\u2069", text) for text in said)


def test_feelings_in_a_sequence_share_their_column_evenly() -> None:
    shown = journey(stage("A", step("a", -1, 0, 1)), stage("B", step("b", 2)))
    own = Widths((120, 120))
    assert places(figure(shown, own=own)) == pytest.approx([50 / 6, 25, 250 / 6, 75], abs=0.001)


def test_a_stages_own_score_stands_in_the_middle_of_its_columns_with_a_bar_over_them() -> None:
    shown = journey(stage("A", step("a"), step("b"), felt=emotion(1)), stage("B", step("c", 0)))
    root = figure(shown, own=Widths((100, 200, 100)))
    assert places(root) == pytest.approx([37.5, 87.5], abs=0.001)
    assert len(of(root, "path", "dl-curve-span")) == 1
    assert not of(figure(scored(1, 2)), "path", "dl-curve-span")


def test_a_stage_without_a_score_breaks_the_line_and_says_so() -> None:
    shown = journey(
        stage("A", step("a", 1), step("b", 0)), stage("B", step("x")), stage("C", step("c", 1), step("d", 2))
    )
    root = figure(shown)
    (line,) = lines(root)
    assert line.count("M") == 2
    assert "not scored" in texts(root)


def test_a_step_without_a_score_inside_a_scored_stage_is_passed_without_a_mark() -> None:
    root = figure(journey(stage("A", step("a", 1), step("b"), step("c", -1))))
    assert len(places(root)) == 2
    assert lines(root)[0].count("M") == 1
    assert "not scored" not in texts(root)


def test_words_without_a_score_are_shown_and_make_no_point() -> None:
    root = figure(journey(stage("A", step("a", 1), step("b", felt(word="puzzled", emoji="🤔")), step("c", -1))))
    assert len(places(root)) == 2
    assert any("🤔 puzzled" in text for text in texts(root))


@pytest.mark.parametrize(
    "shown",
    [
        journey(stage("A", step("a", felt(word="uneasy")))),
        journey(stage("A", step("a"), step("b"), felt=emotion(felt(word="uneasy")))),  # said of the stage alone
        journey(stage("A", felt=emotion(felt(word="uneasy")))),
        journey(stage("A", step("a", felt("uneasy"))), personas=("p", "q")),  # a word in place of a number
    ],
)
def test_a_map_of_words_has_a_midline_and_its_words_and_no_numbers(shown: JourneyMap) -> None:
    root = figure(shown)
    assert places(root) == []
    assert lines(root) == []
    assert of(root, "path", "dl-curve-middle")
    assert "uneasy" in " ".join(texts(root))
    assert "Words only, no scores" in texts(root)
    assert texts(root, "dl-curve-ticks") == []
    assert "Words only, no scores" in sparkline(shown, VIEW)


def test_a_map_without_feelings_says_that_nothing_is_said() -> None:
    shown = journey(stage("A"), stage("B", step("b")))
    drawn = figure(shown)
    assert "No feelings yet" in texts(drawn)
    assert "No feelings yet" in sparkline(shown, VIEW)
    assert list(drawn.iter("details")) == [], "there are no numbers to unfold"
    assert step_curves(shown, VIEW) == ("", ""), "nor a line to run down beside the steps"
    free = journey(stage("A"), scales=(Scale(id="free"),))
    assert "Nothing is said on this scale" in texts(figure(free, "free"))


def test_a_map_without_stages_has_no_curve() -> None:
    assert curve_figure(journey(), VIEW, Widths(())) == ""
    assert step_curves(journey(), VIEW) == ()


def test_one_or_two_people_share_a_strip_and_more_have_one_each() -> None:
    def shown(*people: str) -> ET.Element:
        named = {name: index - 1 for index, name in enumerate(people)}
        return figure(journey(stage("A", step("a", **named)), stage("B", step("b", **named)), personas=people))

    assert [len(of(shown(*people), "path", "dl-curve-middle")) for people in (("p",), ("p", "q"), ("p", "q", "r"))] == [
        1,
        1,
        3,
    ]
    assert {"p", "q", "r"} <= set(texts(shown("p", "q", "r")))


def test_people_are_told_apart_by_dashes_and_shapes_not_by_colour_alone() -> None:
    root = figure(journey(stage("A", step("a", p=1, q=-1)), stage("B", step("b", p=0, q=1)), personas=("p", "q")))
    plot = next(svg for svg in root.iter("svg") if svg.get("role") == "img")
    dashes = {path.get("stroke-dasharray") for path in plot.iter("path") if "dl-curve-line" in path.get("class", "")}
    assert dashes == {None, "10 4"}
    shapes = {next(each for each in mark if "dl-curve-mark" in each.get("class", "")).tag for mark in marks(root)}
    assert shapes == {"circle", "path"}


def test_marks_of_two_people_at_one_place_give_way_to_each_other() -> None:
    root = figure(journey(stage("A", step("a", p=1, q=1)), stage("B", step("b", p=0, q=2)), personas=("p", "q")))
    moved = [mark.find("g") is not None for mark in marks(root)]
    assert moved == [True, True, False, False]


def test_what_is_assumed_is_hollow_and_dotted() -> None:
    root = figure(journey(stage("A", step("a", felt(1, assumed=True)), step("b", 0), step("c", -1))))
    assert len(of(root, "circle", "dl-hollow")) == 1
    assert len(lines(root, "dl-assumed")) == 1
    assert len(lines(root)) == 2


def test_what_is_intended_is_a_line_of_its_own_even_where_nothing_is_scored() -> None:
    shown = journey(stage("A", step("a", felt(-1, intended=1)), step("b", felt(word="so so", intended=2))))
    assert len(lines(figure(shown), "dl-curve-intended")) == 1
    assert not lines(figure(scored(1, 0)), "dl-curve-intended")


def test_a_score_out_of_scale_keeps_its_number_at_the_edge_under_an_arrow() -> None:
    root = figure(scored(0, 7, -5))
    assert len([mark for mark in marks(root) if of(mark, "path", "dl-curve-beyond")]) == 2
    ys = [float(mark.get("y", "")) for mark in marks(root)]
    inside = [float(mark.get("y", "")) for mark in marks(figure(scored(0, 2, -2)))]
    assert ys[1] - ys[0] == pytest.approx(inside[1] - inside[0])
    assert ys[2] - ys[0] == pytest.approx(inside[2] - inside[0])
    assert {"+7", "−5"} <= set(texts(root))
    assert "outside the scale" in "".join(of(root, "table", "dl-curve-table")[0].itertext())


def test_moments_of_truth_have_a_star_with_or_without_a_score() -> None:
    root = figure(journey(stage("A", step("a", 1, true=True), step("b", true=True), step("c", 0))))
    assert sum("★" in text for text in texts(root)) == 2
    assert not any("★" in text for text in texts(figure(scored(1, 0))))


def test_the_peak_and_the_low_are_marked_and_a_level_line_has_none() -> None:
    root = figure(scored(0, 2, -1, 2))
    assert [len(of(root, "tspan", css)) for css in ("dl-highest", "dl-lowest")] == [2, 1]
    assert not of(figure(scored(1, 1, 1)), "tspan", "dl-highest")
