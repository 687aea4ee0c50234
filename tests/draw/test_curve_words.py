"""What the curve says in words: its axis, its labels, its legend, its table, its one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.model import Statement
from tests.draw.curve_figures import figure, marks, of, places, texts
from tests.draw.curves import emotion, felt, journey, scale, scored, stage, step

if TYPE_CHECKING:
    from desireline.model import JourneyMap


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


def test_markdown_in_words_is_read_as_words() -> None:
    shown = journey(stage("A", step("a", felt(1)), step("b", felt(0, "**very** *sad*"))))
    assert any("very sad" in text for text in texts(figure(shown)))
    assert Statement(text="**very**").text not in " ".join(texts(figure(shown)))
