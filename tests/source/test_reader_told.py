"""What is wrong in one file is said at its place, with what to do; what is to be pasted is accepted."""

from __future__ import annotations

import pytest

from desireline.model import JourneyMap, voices
from tests.source.declared_cases import WRONG_DECLARED
from tests.source.id_cases import WRONG_IDS
from tests.source.key_cases import ARROWS, BLUEPRINT, WRONG_KEYS
from tests.source.plan_cases import WRONG_PLANS
from tests.source.reader_cases import WRONG, Wrong
from tests.source.test_reader import read
from tests.source.value_cases import SCORES_MEANT, WORDS_MEANT, WRONG_VALUES
from tests.tools.cases import each_case

ALL_WRONG = (*WRONG, *WRONG_IDS, *WRONG_VALUES, *WRONG_KEYS, *WRONG_DECLARED, *WRONG_PLANS)


@each_case("wrong", ALL_WRONG, ids=lambda wrong: wrong.why)
def test_what_is_wrong_is_said_at_its_place_with_what_to_do(wrong: Wrong) -> None:
    sheet = read(wrong.text, persona=wrong.persona)
    problems = [problem for problem in sheet.problems if problem.severity == "error"]
    assert [(f"{each.line}:{each.column}", each.rule) for each in problems] == [(wrong.at, wrong.rule)]
    assert wrong.says in problems[0].message
    assert problems[0].source_line == wrong.text.split("\n")[problems[0].line - 1]
    assert problems[0].paste == wrong.paste
    assert sheet.is_broken


@each_case("wrong", [each for each in ALL_WRONG if each.paste], ids=lambda wrong: wrong.why)
def test_what_is_pasted_is_accepted(wrong: Wrong) -> None:
    lines = wrong.text.split("\n")
    first = int(wrong.at.split(":")[0]) - 1
    lines[first : first + wrong.lines] = wrong.paste.split("\n")
    assert [each.explain() for each in read("\n".join(lines), persona=wrong.persona).problems] == []


WARNED = (
    ("a duration in words", "stages: {title: S, duration: a while}", "2:30", "unread-duration", "counts in no sum"),
    (
        "a value in words",
        "stages: {title: S, metrics: {text: NPS, value: good}}",
        "2:48",
        "not-comparable",
        "not compared",
    ),
    ("a score off the scale", "stages: {title: S, emotion: 3}", "2:29", "out-of-scale", "from -2 to 2"),
    ("a word as a score", "stages: {title: S, emotion: {score: happy}}", "2:37", "out-of-scale", "write 'word: happy'"),
    ("a picture without words", "stages: {title: S, image: a.png}", "2:27", "image-without-alt", "alt"),
    (
        "more people than asked",
        "stages: {title: S, evidence: {count: 3, of: 2}}",
        "2:38",
        "count-over-of",
        "more than the 2",
    ),
    ("an item that was begun", "stages:\n  - title: S\n  -", "4:4", "empty-item", "delete the '-'"),
    ("a scale without an end", "scales: [{id: freedom}]", "2:10", "scale-without-range", "-2 to 2"),
)


@pytest.mark.parametrize(("why", "line", "at", "rule", "says"), WARNED, ids=[each[0] for each in WARNED])
def test_what_is_doubtful_is_kept_and_reported(why: str, line: str, at: str, rule: str, says: str) -> None:
    sheet = read(f"title: T\n{line}\n")
    assert [(f"{each.line}:{each.column}", each.severity, each.rule) for each in sheet.problems] == [
        (at, "warning", rule)
    ]
    assert says in sheet.problems[0].message
    assert not sheet.is_broken


@pytest.mark.parametrize(("why", "arrow", "expected"), ARROWS, ids=[each[0] for each in ARROWS])
def test_an_arrow_needs_something_at_both_ends(why: str, arrow: str, expected: tuple[str, ...]) -> None:
    problems = read(f"{BLUEPRINT}{arrow}\n").problems
    assert [(f"{each.line}:{each.column}", each.severity, each.rule) for each in problems] == [
        (at, "warning", "arrow-to-nothing") for at in expected
    ]


def test_a_level_that_is_not_declared_is_reported_with_the_one_meant() -> None:
    sheet = read("title: T\nscales: [{id: emotion, levels: [angry, calm, happy]}]\nstages: {title: S, emotion: hapy}\n")
    assert [(each.rule, each.line, each.column) for each in sheet.problems] == [("out-of-scale", 3, 29)]
    assert "did you mean 'happy'?" in sheet.problems[0].message


def test_a_level_may_be_called_by_a_number() -> None:
    sheet = read("title: T\nscales: [{id: emotion, levels: [1, 2, 3]}]\nstages: {title: S, emotion: 2}\n")
    assert sheet.problems == ()
    journey = sheet.piece
    assert isinstance(journey, JourneyMap)
    assert [point.value for voice in voices(journey) for point in voice.points] == [2]


@pytest.mark.parametrize(("why", "written", "says", "meant"), SCORES_MEANT, ids=[each[0] for each in SCORES_MEANT])
def test_a_bare_feeling_that_was_meant_as_a_score_is_reported(why: str, written: str, says: str, meant: str) -> None:
    (problem,) = read(f"title: T\nstages:\n  - title: S\n    emotion: {written}\n").problems
    assert (problem.severity, problem.rule, problem.line, problem.column) == ("warning", "out-of-scale", 4, 14)
    assert says in problem.message
    assert problem.paste == (f"    emotion: {meant}" if meant else "")
    if meant:
        assert read(f"title: T\nstages:\n  - title: S\n{problem.paste}\n").problems == ()


@pytest.mark.parametrize("word", WORDS_MEANT)
def test_a_bare_feeling_in_words_is_none(word: str) -> None:
    assert read(f"title: T\nstages:\n  - title: S\n    emotion: {word}\n").problems == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("45 percent", "45%"),
        ("45 Prozent", "45%"),
        ("45パーセント", "45%"),
        ("1.234,5", "1234.5"),  # as in German and Spanish
        ("1,234.5", "1234.5"),  # as in English
        ("1,234,567", "1234567"),  # two commas part no decimals
        ("1 200", "1200"),
        ("12'500.5", "12500.5"),  # as in Switzerland
        ("1,234", ""),  # a thousand to some, a little more than one to others
        ("1.2.3", ""),  # a version, or a date
        ("12 3", ""),  # two numbers
    ],
)
def test_an_amount_as_people_write_it_is_told_with_the_number_if_there_is_no_doubt(written: str, meant: str) -> None:
    text = f'title: T\nstages:\n  - title: S\n    metrics: [{{text: m, value: "{written}"}}]\n'
    (problem,) = read(text).problems
    assert problem.rule == "not-comparable"
    assert problem.paste == (f"    metrics: [{{text: m, value: {meant}}}]" if meant else "")
