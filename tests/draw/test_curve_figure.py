"""The curve over the grid: what it shows of a map, and what it never makes up."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.draw.curve import (
    curve_figure,
    overview,
    sparkline,
    standalone,
    step_curves,
    step_feelings,
)
from desireline.draw.widths import Widths, widths
from desireline.model import Scale, Statement, columns
from tests.draw.curves import VIEW, emotion, felt, journey, scale, scored, stage, step
from tests.draw.hostile import NASTY, map_of
from tests.strategies import maps

if TYPE_CHECKING:
    from desireline.model import JourneyMap

SVG = "{http://www.w3.org/2000/svg}"


def figure(shown: JourneyMap, scale_id: str = "emotion", own: Widths | None = None) -> ET.Element:
    """The figure as a tree: it must be well-formed XML."""
    return ET.fromstring(curve_figure(shown, VIEW, own or widths(shown), scale_id))


def tree(drawn: str) -> ET.Element:
    """Any drawing as a tree; a line break in a table's cell is HTML's."""
    return ET.fromstring(drawn.replace("<br>", "<br/>"))


def of(root: ET.Element, name: str, css: str) -> list[ET.Element]:
    return [each for each in root.iter(name) if css in each.get("class", "").split()]


def marks(root: ET.Element) -> list[ET.Element]:
    """The positioned `svg` of every mark, in the order of x."""
    (group,) = of(root, "g", "dl-curve-marks")
    return sorted(group, key=lambda mark: float(mark.get("x", "").rstrip("%")))


def places(root: ET.Element) -> list[float]:
    return [float(mark.get("x", "").rstrip("%")) for mark in marks(root)]


def texts(root: ET.Element, css: str = "dl-curve-labels") -> list[str]:
    return ["".join(text.itertext()) for group in of(root, "g", css) for text in group.iter("text")]


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


def lines(root: ET.Element, css: str = "dl-curve-line") -> list[str]:
    plot = next(svg for svg in root.iter("svg") if svg.get("role") == "img")
    return [path.get("d", "") for path in plot.iter("path") if css in path.get("class", "").split()]


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


@pytest.mark.parametrize(
    ("shown", "labels"),
    [
        (scale(-2, 2), ["−2", "−1", "0", "+1", "+2"]),
        (scale(1, 5), ["1", "2", "3", "4", "5"]),  # no sign where nothing is below zero
        (scale(0, 10), ["0", "2", "4", "6", "8", "10"]),
        (scale(0, 100), ["0", "25", "50", "75", "100"]),
        (scale(1, 10), ["1", "4", "7", "10"]),
        (scale(-5, 5), ["−5", "0", "+5"]),  # zero is among them
        (scale(0, 1), ["0", "1"]),
        (scale(0.5, 2), ["0.5", "1.25", "2"]),
        (scale(0, 100, levels=("bad", "good")), ["0 bad", "100 good"]),
        (scale(levels=("low", "mid", "high")), ["low", "mid", "high"]),  # a level is no number
    ],
)
def test_the_axis_is_labelled_in_the_scales_own_terms(shown: object, labels: list[str]) -> None:
    level = "mid" if labels[0] == "low" else 1
    root = figure(journey(stage("A", step("a", felt(level))), scales=shown))
    assert texts(root, "dl-curve-ticks") == labels


def test_on_a_scale_of_levels_the_name_is_the_score() -> None:
    shown = journey(
        stage("A", step("a", felt("low"))),
        stage("B", step("b", felt("high", "proud"))),
        scales=scale(levels=("low", "high")),
    )
    assert {"low", "high proud"} <= set(texts(figure(shown)))


@pytest.mark.parametrize(
    ("written", "said"), [("+1.50", "+1.50"), ("1", "+1"), ("-2.0", "−2.0"), ("0", "0"), ("-0.5", "−0.5")]
)
def test_a_number_is_shown_as_written_with_its_sign(written: str, said: str) -> None:
    assert said in texts(figure(journey(stage("A", step("a", felt(written))))))


def test_long_words_are_cut_on_the_curve_and_whole_in_the_table_and_the_mark() -> None:
    word = "so very much relieved that it is over at last"
    root = figure(journey(stage("A", step("a", felt(1, word))), stage("B", step("b", 0))))
    assert not any(word in text for text in texts(root))
    assert any("…" in text for text in texts(root))
    assert word in "".join(of(root, "table", "dl-curve-table")[0].itertext())
    assert any(word in (mark.findtext("title") or "") for mark in marks(root))


def test_moments_of_truth_have_a_star_with_or_without_a_score() -> None:
    root = figure(journey(stage("A", step("a", 1, true=True), step("b", true=True), step("c", 0))))
    assert sum("★" in text for text in texts(root)) == 2
    assert not any("★" in text for text in texts(figure(scored(1, 0))))


def test_the_peak_and_the_low_are_marked_and_a_level_line_has_none() -> None:
    root = figure(scored(0, 2, -1, 2))
    assert [len(of(root, "tspan", css)) for css in ("dl-highest", "dl-lowest")] == [2, 1]
    assert not of(figure(scored(1, 1, 1)), "tspan", "dl-highest")


def test_the_legend_explains_only_what_is_used() -> None:
    def meanings(shown: JourneyMap) -> list[str]:
        return [(entry[0].tail or "") for entry in of(figure(shown), "span", "dl-legend-entry")]

    assert meanings(scored(1, 0)) == []
    assert meanings(journey(stage("A", step("a", felt(1, assumed=True), felt(0, intended=1))))) == [
        "assumed",
        "intended",
    ]
    assert meanings(journey(stage("A", step("a", felt(1, intensity="high"), true=True)))) == [
        "moment of truth",
        "how strongly it is felt",
    ]


def test_the_drawing_is_one_picture_told_in_a_sentence() -> None:
    root = figure(
        journey(stage("Find", step("a", felt(-1, "lost"))), stage("Buy", step("b", 2)), stage("Use", step("c", 1)))
    )
    plot = next(svg for svg in root.iter("svg") if svg.get("role") == "img")
    named = {each.get("id"): "".join(each.itertext()) for each in plot if each.tag in {"title", "desc"}}
    assert named[plot.get("aria-labelledby")] == "Emotion: Map"
    assert named[plot.get("aria-describedby")] == (
        "Starts at −1 lost (Find); highest +2 (Buy); lowest −1 lost (Find); ends at +1 (Use)."
    )


def test_the_table_holds_every_feeling_and_every_silent_stage() -> None:
    shown = journey(
        stage("A", step("a", felt(1, "glad", quote="At last!")), felt=emotion(felt(2, "all in all good"))),
        stage("B"),
        stage("C", step("c", felt(word="hm"), p=-1)),
        personas=("p", "q"),
    )
    (table,) = of(figure(shown), "table", "dl-curve-table")
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    assert rows == [
        ["Stage", "Step", "Person", "Score", "In words", "Quote"],
        ["A", "whole stage", "p, q", "+2", "all in all good", "—"],
        ["A", "a", "p, q", "+1", "glad", "At last!"],
        ["B", "—", "—", "—", "—", "—"],
        ["C", "c", "q", "—", "hm", "—"],
        ["C", "c", "p", "−1", "—", "—"],
    ]


def test_another_scale_is_drawn_under_its_own_name_without_faces() -> None:
    steps = [
        step(text).__class__(text=text, scales={"freedom": emotion(value)}) for text, value in (("a", 3), ("b", 9))
    ]
    own = scale(0, 10)[0].__class__(id="freedom", title="How free", range=scale(0, 10)[0].range)
    shown = journey(stage("A", *steps), scales=(own,))
    root = figure(shown, "freedom")
    assert "".join(of(root, "span", "dl-curve-name")[0].itertext()) == "How free"
    assert len(places(root)) == 2
    assert not of(root, "path", "dl-face")
    assert of(figure(scored(1, 2)), "path", "dl-face")


def test_ids_are_unique_across_scales_sizes_and_versions_of_a_map() -> None:
    shown = scored(1, -1)
    own = widths(shown)
    drawn = (
        curve_figure(shown, VIEW, own)
        + curve_figure(shown, VIEW, own, prefix="old_")
        + curve_figure(shown, VIEW, own, "freedom")
        + overview(shown, VIEW)
        + sparkline(shown, VIEW)
    )
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids)) > 10
    for used in re.findall(r"url\(#([^)]+)\)|aria-(?:labelledby|describedby)=\"([^\"]+)", drawn):
        assert (used[0] or used[1]) in ids


def all_drawings(shown: JourneyMap) -> list[str]:
    return [
        curve_figure(shown, VIEW, widths(shown)),
        overview(shown, VIEW),
        sparkline(shown, VIEW),
        standalone(shown, VIEW),
        *step_curves(shown, VIEW),
        *(f"<p>{felt}</p>" for felt in step_feelings(shown, VIEW)),
    ]


@settings(max_examples=60, deadline=None)
@given(maps())
def test_any_map_is_drawn_well_formed_and_without_anything_that_runs(shown: JourneyMap) -> None:
    for drawn in all_drawings(shown):
        if not drawn:
            continue
        for element in tree(drawn).iter():
            assert element.tag.removeprefix(SVG) not in {"script", "foreignObject", "iframe", "img", "style"}
            assert not any(name.startswith("on") for name in element.attrib)
            for name in ("d", "x", "y", "width", "height", "transform", "viewBox"):
                assert not re.search("nan|inf", element.get(name, ""))


def test_hostile_texts_stay_texts() -> None:
    shown = map_of(NASTY)
    for drawn in all_drawings(shown):
        assert all(element.tag.removeprefix(SVG) not in {"img", "script", "b"} for element in tree(drawn).iter())


SCORES = st.lists(st.floats(-4, 4).map(lambda value: round(value, 2)), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(SCORES)
def test_a_mark_for_each_score_inside_the_drawing_in_order_of_height(scores: list[float]) -> None:
    root = figure(scored(*scores))
    ys = [float(mark.get("y", "")) for mark in marks(root)]
    assert len(ys) == len(scores)
    clamped = [min(max(score, -2), 2) for score in scores]
    for one in range(len(scores)):
        for two in range(len(scores)):
            if clamped[one] > clamped[two] + 0.01:
                assert ys[one] < ys[two]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(-2, 2), min_size=1, max_size=3), min_size=1, max_size=8))
def test_labels_of_one_line_never_stand_on_each_other(scores: list[list[int]]) -> None:
    word = "a feeling"
    shown = journey(*(stage("S", *(step("s", felt(value, word)) for value in own)) for own in scores))
    own = widths(shown)
    boxes = []
    (group,) = of(figure(shown), "g", "dl-curve-labels")
    for label in group:
        (text,) = label
        said = "".join(text.itertext())
        x = float(label.get("x", "").rstrip("%")) * own.total / 100 + float(text.get("x", 0))
        y = float(label.get("y", "")) + float(text.get("y", 0))
        width = 50 if word in said else 14  # no wider than these are at 12 px
        left = {"start": x, "end": x - width}.get(text.get("text-anchor", ""), x - width / 2)
        boxes.append((left, y - 9, left + width, y))
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def test_the_sparkline_numbers_the_peak_the_low_and_the_end() -> None:
    root = ET.fromstring(sparkline(scored(0, 2, 1, -2, -1, 1), VIEW))
    assert sorted(texts(root)) == sorted(["+2", "−2", "+1"])


def test_the_sparkline_of_a_person_is_theirs() -> None:
    shown = journey(stage("A", step("a", p=1, q=-1)), stage("B", step("b", p=2, q=0)), personas=("p", "q"))
    assert sorted(texts(ET.fromstring(sparkline(shown, VIEW, "q")))) == ["0", "−1"]
    assert "No feelings yet" in sparkline(shown, VIEW, "nobody")


def test_pieces_beside_the_steps_join_up_at_their_edges() -> None:
    shown = journey(stage("A", step("a", 1), step("b", 0)), stage("B", step("c", -2), step("d", 2), step("e", 1)))
    ends = []
    for drawn in step_curves(shown, VIEW):
        root = ET.fromstring(drawn)
        numbers = [[float(n) for n in re.findall(r"-?[\d.]+", path)] for path in _lines(root)]
        ends.append((numbers[0][:2], numbers[-1][-2:]))
    for (_, below), (above, _) in itertools.pairwise(ends):
        assert below[1] == 1000
        assert above[1] == 0
        assert below[0] == pytest.approx(above[0], abs=0.1)
    assert ends[0][0][1] == 500  # the first begins at its mark, the last ends there
    assert ends[-1][1][1] == 500


def _lines(root: ET.Element) -> list[str]:
    return [path.get("d", "") for path in root.iter("path") if "dl-curve-line" in path.get("class", "")]


def test_better_is_further_towards_the_end_of_the_line_of_text() -> None:
    def across(lang: str) -> list[float]:
        drawn = step_curves(journey(stage("A", step("a", -2), step("b", 2)), lang=lang), VIEW)
        return [float(re.findall(r'<svg x="([\d.]+)" y="50%"', each)[0]) for each in drawn]

    assert across("en") == [10, 90]
    assert across("ar") == [90, 10]


@settings(max_examples=40, deadline=None)
@given(SCORES, st.sampled_from(["en", "ar"]))
def test_each_area_beside_the_steps_keeps_to_its_side_of_the_middle(scores: list[float], lang: str) -> None:
    shown = journey(*(stage(f"S{index}", step("s", score)) for index, score in enumerate(scores)), lang=lang)
    for drawn in step_curves(shown, VIEW):
        for side, path in re.findall(r'class="dl-curve-(above|below)" d="([^"]+)"', drawn):
            across = [float(n) for n in re.findall(r"-?[\d.]+", path)][::2]
            towards_end = (side == "above") == (lang == "en")
            assert all(x >= 49.9 if towards_end else x <= 50.1 for x in across), path


def test_a_step_beside_which_the_line_runs_along_the_middle_has_no_area() -> None:
    for drawn in step_curves(scored(0, 0, 0), VIEW):
        assert "dl-curve-above" not in drawn
        assert "dl-curve-below" not in drawn


def test_two_marks_at_one_place_beside_a_step_stand_apart_and_drawing_ends() -> None:
    people = tuple("pqrstuv")
    shown = journey(stage("A", step("a", **dict.fromkeys(people, 0))), personas=people)
    (drawn,) = step_curves(shown, VIEW)
    marks_there = re.findall(
        r'<svg x="([-\d.]+)" y="50%" overflow="visible">(<g transform="translate\(0 [-\d]+\)">)?', drawn
    )
    assert len({aside for _across, aside in marks_there}) == len(people)
    assert {across for across, _aside in marks_there} == {"50.0"}, "one that stood elsewhere would show another score"


def test_marks_beside_a_step_stand_at_their_own_scores() -> None:
    """On the scale from −2 to 2 a score is 20 px: what gave way across by 16 px would be read as the next one."""
    shown = journey(stage("A", step("a", p=-1, q=0, r=-1, s=0)), personas=tuple("pqrs"))
    (drawn,) = step_curves(shown, VIEW)
    assert sorted(re.findall(r'<svg x="([-\d.]+)" y="50%"', drawn)) == ["30.0", "30.0", "50.0", "50.0"]


def test_what_is_felt_is_said_beside_each_step() -> None:
    shown = journey(
        stage("A", step("a", felt(1, "glad", assumed=True), q=-1), step("b", felt(word="hm"))),
        stage("B", step("c"), step("d"), felt=emotion(0)),
        personas=("p", "q"),
    )
    said = ["".join(ET.fromstring(f"<p>{felt}</p>").itertext()).split() for felt in step_feelings(shown, VIEW)]
    assert said == [
        ["+1", "glad", "(assumed)", "−1"],
        ["hm", "hm"],
        ["0", "(whole", "stage)", "0"],
        ["0", "(whole", "stage)", "0"],
    ]


def test_a_file_names_its_stages_and_needs_no_style_sheet() -> None:
    shown = journey(stage("Find", step("a", 1)), stage("Buy", step("b", -1)), lang="zh-Hant")
    drawn = standalone(shown, VIEW)
    root = ET.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert {"Find", "Buy"} <= {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert "var(" not in drawn
    assert "%" not in re.sub(r"clipPathUnits.*?</clipPath>", "", drawn)
    assert root.get("font-family", "").startswith("'Noto Sans CJK TC'")


def test_every_column_has_a_piece_and_words() -> None:
    shown = journey(stage("A", step("a", 1), step("b")), stage("B"))
    count = len(columns(shown))
    assert len(step_curves(shown, VIEW)) == len(step_feelings(shown, VIEW)) == count


def test_markdown_in_words_is_read_as_words() -> None:
    shown = journey(stage("A", step("a", felt(1)), step("b", felt(0, "**very** *sad*"))))
    assert any("very sad" in text for text in texts(figure(shown)))
    assert Statement(text="**very**").text not in " ".join(texts(figure(shown)))
