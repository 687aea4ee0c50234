"""The curve in small: on a card, as a file, and in pieces beside the steps on a telephone."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.draw.curve import (
    overview,
    sparkline,
    standalone,
    step_curves,
)
from desireline.model import columns
from tests.draw.curve_figures import SCORES, SVG, texts
from tests.draw.curves import VIEW, journey, scored, stage, step


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


def test_a_file_names_its_stages_and_needs_no_style_sheet() -> None:
    shown = journey(stage("Find", step("a", 1)), stage("Buy", step("b", -1)), lang="zh-Hant")
    drawn = standalone(shown, VIEW)
    root = ET.fromstring(drawn)
    assert root.tag == f"{SVG}svg"
    assert {"Find", "Buy"} <= {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert "var(" not in drawn
    assert "%" not in re.sub(r"clipPathUnits.*?</clipPath>", "", drawn)
    assert root.get("font-family", "").startswith("'Noto Sans CJK TC'")


def test_every_column_has_a_piece() -> None:
    shown = journey(stage("A", step("a", 1), step("b")), stage("B"))
    assert len(step_curves(shown, VIEW)) == len(columns(shown))


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (3, ["Stage 1", "Stage 2", "Stage 3"]),  # names, where they can be read
        (14, [str(n) for n in range(1, 15)]),  # a name cut to four letters says less than its number
        (20, [str(n) for n in range(1, 20, 2)]),  # every second, before they touch
    ],
)
def test_stages_too_narrow_for_names_are_numbered(count: int, told: list[str]) -> None:
    drawn = overview(journey(*(stage(f"Stage {n}", step(f"s{n}", 1)) for n in range(1, count + 1))), VIEW)
    assert re.findall(r'class="dl-curve-stage"[^>]*>([^<]*)<', drawn) == told
