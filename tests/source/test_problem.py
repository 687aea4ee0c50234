"""A problem is told like a compiler's, and cannot steer the terminal it is told to."""

from __future__ import annotations

import json

import pytest

from desireline.source.problem import (
    EXCERPT_COLUMNS,
    MOST_OF_A_KIND,
    Problem,
    SourceText,
    display_width,
    in_order,
    told_shortly,
    visible,
)
from desireline.source.tree import as_in_file


def test_a_problem_shows_its_place_its_line_a_caret_and_what_to_paste() -> None:
    problem = Problem(
        "error", "unknown-key", "'pain' is not a key of a stage; did you mean 'pains'?", "maps/x.yaml", 23, 5, 4,
        "    pain: slow", "    pains: slow",
    )  # fmt: skip
    assert problem.explain().split("\n") == [
        "maps/x.yaml:23:5: error[unknown-key] 'pain' is not a key of a stage; did you mean 'pains'?",
        "      pain: slow",
        "      ^^^^",
        "paste:     pains: slow",
    ]


# line, 0-based column, length → what stands above the caret, in terminal columns
CARETS = {
    "Han before it takes two columns each": ("  標題: x", 6, 1, 8, 1),
    "Han under it": ("a: 選購 x", 3, 2, 3, 4),
    "a combining mark takes none": ("e\u0301 x", 3, 1, 2, 1),
    "a tab is shown as one sign": ("\tx", 1, 1, 1, 1),
    "a control character is shown as one sign": ("\x07x", 1, 1, 1, 1),
    "a bidi override is spelt out": ("\u202ex", 1, 1, 8, 1),
    "behind the end of the line": ("abc", 3, 1, 3, 1),
}


@pytest.mark.parametrize(("line", "column", "length", "offset", "width"), CARETS.values(), ids=CARETS)
def test_the_caret_stands_under_the_culprit(line: str, column: int, length: int, offset: int, width: int) -> None:
    problem = Problem("error", "r", "m", "f", 1, column + 1, length, line)
    caret = problem.explain().split("\n")[2]
    assert caret == "  " + " " * offset + "^" * width


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "選" * 300 + "HERE" + "購" * 300
    _, shown, caret = Problem("error", "r", "m", "f", 1, 301, 4, line).explain().split("\n")
    assert display_width(shown) <= EXCERPT_COLUMNS + 4
    assert shown.startswith("  …")
    assert shown.endswith("…")
    assert display_width(shown[: shown.index("HERE")]) == caret.index("^")


HOSTILE = ["\x1b[31m", "\x9b31m", "\u202e", "\u2066", "\u200f", "\r", "\0", "\u2028", "\ufeff", "\u200b", "\ud800"]


@pytest.mark.parametrize("sign", HOSTILE, ids=ascii)
def test_nothing_from_a_file_steers_the_terminal(sign: str) -> None:
    told = Problem("error", "r", f"m{sign}", f"f{sign}", 1, 1, 1, f"a{sign}b", f"c{sign}").explain()
    assert not any(character in told for character in sign if not character.isprintable())
    assert told.encode()


def test_ordinary_text_of_any_script_is_shown_as_it_is() -> None:
    text = "選購 かな 한국어 قائمة עברית café 🙂"
    assert visible(text) == text


def test_as_dict_is_plain_json_and_complete() -> None:
    problem = Problem("warning", "r", "m", "f", 2, 3, 4, "line", "paste")
    assert Problem(**json.loads(json.dumps(problem.as_dict()))) == problem


def test_places_are_kept_inside_the_file() -> None:
    source = SourceText("ab\ncd", "f")
    problem = source.problem("error", "r", "m", 9, 9, 9)
    assert (problem.line, problem.column, problem.length, problem.source_line) == (2, 3, 1, "cd")
    assert SourceText("", "f").problem("error", "r", "m", 0, 0).line == 1


def test_only_what_editors_take_for_a_line_end_is_one() -> None:
    assert SourceText("a\r\nb\rc\nd\u2028e\x85f\x0cg", "f").lines == ["a", "b", "c", "d\u2028e\x85f\x0cg"]


def test_problems_come_in_the_order_of_the_files_and_once() -> None:
    one, two, three = (Problem("error", "r", "m", file, line, 1) for file, line in (("a", 2), ("a", 10), ("b", 1)))
    assert in_order([three, two, one, two]) == [one, two, three]


@pytest.mark.parametrize(
    ("number", "told", "last"),
    [
        (MOST_OF_A_KIND, MOST_OF_A_KIND, "m"),  # all of them
        (MOST_OF_A_KIND + 1, MOST_OF_A_KIND + 1, "m"),  # a line that says "1 more" would be as long
        (20_000, MOST_OF_A_KIND + 1, "and 19,950 more of this kind from here on"),
    ],
)
def test_of_many_problems_of_a_kind_the_first_are_told_and_the_number(number: int, told: int, last: str) -> None:
    def of(rule: str, file: str = "f", count: int = number) -> list[Problem]:
        return [Problem("error", rule, "m", file, line, 1, 1, "l", "p") for line in range(1, count + 1)]

    shown = told_shortly(in_order([*of("a"), *of("b", count=2), *of("a", "g", 3)]))
    assert [(each.file, each.rule) for each in shown].count(("f", "a")) == told
    assert len(shown) == told + 5, "another rule and another file are counted apart"
    place = [each for each in shown if (each.file, each.rule) == ("f", "a")][-1]
    assert (place.line, place.message) == (told, last)
    assert told_shortly(shown) == shown


def test_a_line_to_paste_that_stands_there_already_is_left_away() -> None:
    source = SourceText("title: T\n", "maps/m.yaml")
    same, other = (source.problem("error", "yaml", "no", 0, 0, 1, paste) for paste in ("title: T", "title: U"))
    assert as_in_file(same, source).paste == ""
    assert as_in_file(other, source).paste == "title: U"
