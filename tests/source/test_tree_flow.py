"""Collections in brackets over several lines: one fault is one problem, in the line that mends it."""

from __future__ import annotations

from tests.source.reader_cases import stage_with
from tests.source.test_reader import read
from tests.tools.cases import each_case

JSON = '{\n  "title": "T",\n  "stages": [\n    {"title": "A", "goal": "x"},\n    {"title": "B"}\n  ]\n}\n'

FAULTS = (
    # Not closed
    ("at the end of the file", stage_with("pains: [a,\n b"), "6:7", "unbalanced-bracket", "     b]"),
    ("before a key", stage_with("pains: [\n  a,\n  b\ngoal: x"), "7:8", "unbalanced-bracket", "      b]"),
    ("before a comment", stage_with("pains: [ # all\n  a,\n  b # c\n"), "7:8", "unbalanced-bracket", "      b] # c"),
    (
        "before an item",
        stage_with("pains:\n  - {text: a,\n    severity: high\n  - b"),
        "7:23",
        "unbalanced-bracket",
        "        severity: high}",
    ),
    ("one inside", JSON.replace('B"}', 'B"'), "5:18", "unbalanced-bracket", '    {"title": "B"}'),
    (
        "one inside, before a comma",
        JSON.replace('x"}', 'x"'),
        "4:32",
        "unbalanced-bracket",
        '    {"title": "A", "goal": "x"},',
    ),
    # Closed wrongly
    ("by another bracket", stage_with("pains: [\n  a,\n  b\n}\ngoal: x"), "8:5", "unbalanced-bracket", "    ]"),
    ("by two", stage_with("pains: [\n  a,\n  b\n]]\ngoal: x"), "8:6", "unbalanced-bracket", "    ]"),
    ("by another one too", stage_with("pains: [\n  a,\n  b\n}]\ngoal: x"), "8:5", "unbalanced-bracket", "    ]"),
    # Texts
    (
        "a text that is not closed",
        stage_with('pains: [\n  "a,\n  "b"\n]\ngoal: x'),
        "6:7",
        "quote-not-closed",
        '      "a",',
    ),
    ("one nobody knows the end of", stage_with('pains: [a,\n b, "c\n d]\ngoal: x'), "6:9", "quote-not-closed", ""),
    ("one in JSON", JSON.replace('x"', "x"), "4:28", "quote-not-closed", '    {"title": "A", "goal": "x"},'),
    # Other signs
    (
        "keys without commas",
        stage_with("emotion: {\n  score: 1\n  word: glad\n}\ngoal: x"),
        "6:15",
        "wrong-brackets",
        "      score: 1,",
    ),
    ("dashes in brackets", stage_with("pains: [\n  - a\n  - b\ngoal: x"), "5:12", "wrong-brackets", "    pains:"),
    (
        "half a text behind a comma",
        stage_with("emotion: {\n  score: 1,\n  word: glad, happy\n}"),
        "7:19",
        "comma-in-text",
        "",
    ),
    ("a name alone beside mappings", "title: T\nstages: {A: {goal: x}, End}\n", "2:24", "missing-colon", ""),
)


@each_case(("why", "text", "at", "rule", "paste"), FAULTS, ids=[each[0] for each in FAULTS])
def test_a_fault_in_brackets_is_one_problem_in_the_line_that_mends_it(
    why: str, text: str, at: str, rule: str, paste: str
) -> None:
    told = [(f"{each.line}:{each.column}", each.rule, each.paste) for each in read(text).problems]
    assert told == [(at, rule, paste)]
    if paste:
        lines = text.split("\n")
        lines[int(at.split(":", maxsplit=1)[0]) - 1] = paste
        assert [each.explain() for each in read("\n".join(lines)).problems] == []


def test_what_is_behind_brackets_that_are_not_closed_is_told_too() -> None:
    text = stage_with('pains: [a,\n b, "c\n d]') + "    thougts: x\n    solves: q\n"
    assert [(each.line, each.rule) for each in read(text).problems] == [
        (6, "quote-not-closed"),
        (8, "unknown-key"),
        (9, "unknown-reference"),
    ]


def test_an_id_in_brackets_that_could_not_be_read_is_not_missed() -> None:
    text = stage_with('pains: [{id: q,\n text: "c\n d}]') + "    solves: q\n"
    assert [(each.line, each.rule) for each in read(text).problems] == [(6, "quote-not-closed")]
