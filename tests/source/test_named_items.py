"""A mapping from names where a list is meant: every name with its line, and what is wrong below it, at once."""

from __future__ import annotations

from desireline.model import JourneyMap
from tests.source.reader_cases import stage_with
from tests.source.test_reader import read
from tests.tools.cases import each_case

STAGES = "title: T\nstages:\n"

NAMED = (
    (
        "what is wrong below a name is told too",
        STAGES + "  Awareness:\n    pain: slow\n    emotion: 1\n  Sign up:\n    thougts: x\n    goal: in\n",
        {3: "  - title: Awareness", 4: "    pains: slow", 6: "  - title: Sign up", 7: "    thoughts: x"},
    ),
    (
        "an item is as deep as what stands below it",
        STAGES + "    Awareness:\n        goal: know\n    Buy:\n        goal: have\n",
        {3: "    -   title: Awareness", 5: "    -   title: Buy"},
    ),
    (
        "a name that is an id stays one beside a title",
        STAGES + "  look:\n    title: Look\n    goal: see\n  buy_it:\n    title: Buy\n",
        {3: "  - id: look", 6: "  - id: buy-it"},
    ),
    (
        "a list below a stage's name are its steps",
        STAGES + "  Look:\n    - sees an ad\n    - clicks\n  Buy:\n    - pays\n",
        {3: "  - title: Look\n    steps:", 6: "  - title: Buy\n    steps:"},
    ),
    (
        "a step may be called as a key that holds no mapping",
        stage_with("steps:\n  Open:\n    emotion: 1\n  Wait:\n    wait: 1h"),
        {6: "      - text: Open", 8: "      - text: Wait"},
    ),
    (
        "in braces",
        "title: T\nstages: {Look: {goal: see}, Sign up: {goal: in}, End: }\n",
        {2: "stages: [{title: Look, goal: see}, {title: Sign up, goal: in}, End]"},
    ),
    (
        "texts with a colon",
        stage_with("pains:\n  Slow: at the till\n  Dear: all of it"),
        {6: '      - "Slow: at the till"\n      - "Dear: all of it"'},
    ),
    (
        "items that are a name and a text",
        "title: T\nstages: [A]\nrows:\n  - questions: Questions\n  - asks:\n",
        {4: "  - {id: questions, title: Questions}", 5: "  - id: asks"},
    ),
    (
        "items with what is below their names",
        STAGES + "  - The shop:\n      pains: a\n  - Buy it:\n    - pay\n",
        {3: "  -   title: The shop", 5: "  - title: Buy it\n    steps:"},
    ),
    (
        "below a key that is misspelt too",
        "title: T\nStages:\n  Look:\n    Goal: see\n",
        {2: "stages:", 3: "  - title: Look", 4: "    goal: see"},
    ),
    (
        "ways on from what is asked",
        stage_with("next:\n  - yes: s\n  - no: s"),
        {6: "      - {to: s, when: yes}", 7: "      - {to: s, when: no}"},
    ),
    (
        "ways on",
        stage_with("next: {s: no stock}"),
        {5: "    next: [{to: s, when: no stock}]"},
    ),
)


@each_case(("why", "text", "pastes"), NAMED, ids=[each[0] for each in NAMED])
def test_each_name_is_told_with_its_line_and_what_is_wrong_below_it(
    why: str, text: str, pastes: dict[int, str]
) -> None:
    problems = read(text).problems
    assert {each.line: each.paste for each in problems} == pastes
    assert len(problems) == len(pastes)


@each_case(("why", "text", "pastes"), NAMED, ids=[each[0] for each in NAMED])
def test_with_all_lines_pasted_nothing_is_wrong(why: str, text: str, pastes: dict[int, str]) -> None:
    lines = text.split("\n")
    for number in sorted(pastes, reverse=True):
        pasted = pastes[number].split("\n")
        taken = len(pasted) if pasted[-1].lstrip().startswith("- ") else 1
        lines[number - 1 : number - 1 + taken] = pasted
    assert [each.explain() for each in read("\n".join(lines)).problems] == []


def test_what_is_behind_a_stage_and_belongs_under_a_key_of_it_is_not_dropped() -> None:
    (first, second) = read(STAGES + "  Awareness: sees the ad\n  Buy: pays\n").problems
    assert "what is behind 'Awareness:' under a key of a stage" in first.message
    assert (first.paste, second.paste) == ("", "")


def test_a_name_that_others_point_at_is_not_missed() -> None:
    text = STAGES + "  look:\n    title: Look\n    next: buy\n  buy:\n    title: Buy\n"
    assert [each.line for each in read(text).problems] == [3, 6]
    mended = read(text.replace("  look:\n", "  - id: look\n").replace("  buy:\n", "  - id: buy\n"))
    assert isinstance(mended.piece, JourneyMap)
    assert [stage.id for stage in mended.piece.stages] == ["look", "buy"]
