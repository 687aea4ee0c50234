"""A file's text to a map or persona: every way of writing a thing, and every problem at its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from desireline.model import (
    Content,
    Emotion,
    Evidence,
    Feeling,
    JourneyMap,
    Mark,
    Metric,
    Next,
    Number,
    Opportunity,
    Pain,
    Persona,
    Place,
    Stage,
    Statement,
    Step,
    walk,
)
from desireline.source import read_file, read_text
from tests.strategies import QUICK, map_data, node_of, persona_data, yaml_of
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from desireline.source import Sheet


def read(text: str, *, persona: bool = False) -> Sheet:
    return read_text(text, "personas/p.yaml" if persona else "maps/m.yaml", persona=persona)


def stage_of(body: str, head: str = "") -> Stage:
    """The one stage of a map, read without a problem."""
    sheet = read(
        f"{head}title: T\nstages:\n  - id: s\n    title: S\n    " + body.strip().replace("\n", "\n    ") + "\n"
    )
    assert [problem.explain() for problem in sheet.problems] == []
    assert isinstance(sheet.piece, JourneyMap)
    return sheet.piece.stages[0]


def test_all_problems_of_a_file_come_at_once_and_the_rest_is_read() -> None:
    sheet = read(
        "title: T\nreviewed: soon\nkindd: churn\nstages:\n"
        "  - title: A\n    next: b\n  - {id: b, title: B, time: noon}\n"
    )
    assert [each.rule for each in sheet.problems] == ["wrong-value", "unknown-key", "wrong-value"]
    journey = sheet.piece
    assert isinstance(journey, JourneyMap)
    assert [stage.title for stage in journey.stages] == ["A", "B"]
    assert journey.reviewed is None


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("", "empty-file", "this file is empty; a map is a mapping"),
        ("# only a comment\n", "empty-file", "this file is empty"),
        ("{}\n", "wrong-type", "an empty mapping stands here"),
        ("- a\n- b\n", "wrong-type", "a list stands here"),
        ("hello\n", "wrong-type", "'hello' stands here"),
    ],
)
def test_a_file_that_is_no_mapping_says_what_a_map_begins_with(text: str, rule: str, says: str) -> None:
    sheet = read(text)
    assert sheet.piece is None
    assert [(each.rule, each.line, each.column) for each in sheet.problems] == [(rule, 1, 1)]
    assert says in sheet.problems[0].message


def test_bytes_that_are_no_text_are_reported_and_not_read() -> None:
    sheet = read_file(b"title: \xff\xfe\n", "maps/m.yaml")
    assert (sheet.piece, [each.rule for each in sheet.problems]) == (None, ["not-utf8"])


FORMS: tuple[tuple[str, str, str, Any], ...] = (
    ("a string is a statement's text", "pains: slow", "pains", (Pain(text="slow"),)),
    ("a mapping is the same", "pains: {text: slow}", "pains", (Pain(text="slow"),)),
    ("a list of one is one", "pains: [slow]", "pains", (Pain(text="slow"),)),
    ("nothing after the colon is not given", "pains:", "pains", ()),
    ("null is not given", "goal: null", "goal", None),
    ("a tilde is not given", "goal: ~", "goal", None),
    ("a quoted null is a text", 'goal: "null"', "goal", "null"),
    ("an item that is null is no item", "pains:\n  - a\n  - ~\n  - b", "pains", (Pain(text="a"), Pain(text="b"))),
    ("a number in a text field stays as written", "goal: 1.10", "goal", "1.10"),
    ("an octal number too", "goal: 010", "goal", "010"),
    ("a clock time too", "goal: 07:30", "goal", "07:30"),
    ("a yes too", "goal: no", "goal", "no"),
    ("a date too", "goal: 2026-11-21", "goal", "2026-11-21"),
    ("space at the ends does not count", 'goal: "  a b  "', "goal", "a b"),
    ("a newline inside does", "goal: |\n  a\n  b", "goal", "a\nb"),
    ("a string is a step's text", "steps: [go]", "steps", (Step(text="go"),)),
    ("a way on is an id", "next: s", "next", (Next(to="s"),)),
    ("no ways on end the journey", "next: []", "next", ()),
    ("ways not given follow", "next:", "next", None),
    (
        "people leave without a target",
        "next: {when: no stock, share: 30%}",
        "next",
        (Next(when="no stock", share=Number(Decimal("0.3"), "")),),
    ),
    ("a mark is true", "moment_of_truth: true", "moment_of_truth", (Mark(),)),
    ("or not", "moment_of_truth: false", "moment_of_truth", ()),
    ("or says why", "moment_of_truth: [why, so]", "moment_of_truth", (Mark(text="why"), Mark(text="so"))),
    ("evidence is a status", "evidence: reasoned", "evidence", Evidence(status="reasoned")),
    ("or source ids", "evidence: [a, b]", "evidence", Evidence(sources=("a", "b"))),
    ("or one of them", "evidence: int-07", "evidence", Evidence(sources=("int-07",))),
    (
        "or both",
        "evidence: {status: validated, count: 1, of: 2}",
        "evidence",
        Evidence(status="validated", count=1, of=2),
    ),
    ("somebody to ask makes a question", "evidence: {ask: staff}", "evidence", Evidence(ask=("staff",))),
    ("an emotion is a number", "emotion: -1", "emotion", Emotion(feelings=(Feeling(score=Number(Decimal(-1), "")),))),
    ("or a word", "emotion: calm", "emotion", Emotion(feelings=(Feeling(score="calm"),))),
    (
        "or a change",
        "emotion: [1, {word: calm}]",
        "emotion",
        Emotion(feelings=(Feeling(score=Number(Decimal(1), "")), Feeling(word=(Statement(text="calm"),)))),
    ),
    (
        "words felt together are one feeling",
        "emotion: {word: [calm, tired]}",
        "emotion",
        Emotion(feelings=(Feeling(word=(Statement(text="calm"), Statement(text="tired"))),)),
    ),
    (
        "or of each persona, everybody else's beside it",
        "emotion: {score: 1, by_persona: {hao: 2, ping: [-1, 0]}}",
        "emotion",
        Emotion(
            feelings=(Feeling(score=Number(Decimal(1), "")),),
            by_persona={
                "hao": (Feeling(score=Number(Decimal(2), "")),),
                "ping": (Feeling(score=Number(Decimal(-1), "")), Feeling(score=Number(Decimal(0), ""))),
            },
        ),
    ),
    (
        "keys of one's own are kept as written",
        "x-own: {a: [01, {b: ~}]}",
        "extras",
        {"x-own": {"a": ("01", {"b": None})}},
    ),
)


@each_case(("why", "body", "field", "value"), FORMS, ids=[each[0] for each in FORMS])
def test_the_ways_of_writing_a_thing(why: str, body: str, field: str, value: Any) -> None:
    assert getattr(stage_of(body), field) == value


@pytest.mark.parametrize(("why", "body", "field", "value"), [each for each in FORMS if each[0].startswith("null")])
def test_what_is_not_given_is_not_set(why: str, body: str, field: str, value: Any) -> None:
    assert field not in vars(stage_of(body))


def test_resources_are_a_list_of_what_is_there_or_a_mapping() -> None:
    assert [each.text for each in stage_of("resources: [a, b]").resources.have] == ["a", "b"]  # type: ignore[union-attr]
    assert [each.text for each in stage_of("resources: {need: c}").resources.need] == ["c"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("role", "cls", "body"),
    [
        ("pains", Pain, "{text: t, severity: high}"),
        ("opportunities", Opportunity, "{text: t, impact: high}"),
        ("metrics", Metric, "{text: t, value: 3}"),
        ("content", Content, "{text: t, channel: web}"),
        ("gains", Statement, "t"),
    ],
)
def test_a_row_of_the_teams_own_holds_what_its_role_says_wherever_it_is_declared(
    role: str, cls: type, body: str
) -> None:
    row = f"rows: [{{id: ours, title: Ours, role: {role}}}]\n"
    stage = f"title: T\nstages:\n  - title: S\n    rows: {{ours: {body}}}\n"
    for text in (row + stage, stage + row):
        journey = read(text).piece
        assert isinstance(journey, JourneyMap)
        assert [type(each) for each in journey.stages[0].rows["ours"]] == [cls]


def test_an_alias_stands_for_a_copy() -> None:
    stage = stage_of("frontstage: &said [hello]\nbackstage: *said")
    assert stage.frontstage == stage.backstage


def test_every_piece_knows_where_it_begins() -> None:
    journey = read(
        "title: T\nstages:\n  - title: A\n    pains:\n      - slow\n      - {text: dear, evidence: reasoned}\n"
    ).piece
    assert isinstance(journey, JourneyMap)
    places = {path: piece.place for path, piece in walk(journey)}
    assert places == {
        (): Place(1, 1),
        ("stages", 0): Place(3, 5),
        ("stages", 0, "pains", 0): Place(5, 9),
        ("stages", 0, "pains", 1): Place(6, 9),
        ("stages", 0, "pains", 1, "evidence"): Place(6, 32),
    }


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("maps/phone-purchase.yaml", "title: T\n", "phone-purchase"),
        ("maps/deep/er/a1.yml", "title: T\n", "a1"),
        ("maps/phone.yaml", "id: other\ntitle: T\n", "other"),
        ("maps/phone.yaml", "id:\ntitle: T\n", "phone"),
    ],
)
def test_the_id_is_the_files_stem_unless_it_is_written(path: str, text: str, expected: str) -> None:
    sheet = read_text(text, path)
    assert sheet.piece is not None
    assert (sheet.piece.id, sheet.piece.file, sheet.problems) == (expected, path, ())


def test_a_file_whose_stem_is_no_id_needs_one() -> None:
    sheet = read_text("title: T\n", "maps/Phone Purchase.yaml")
    assert [(each.rule, each.line) for each in sheet.problems] == [("missing-key", 1)]
    assert "write 'id: phone-purchase'" in sheet.problems[0].message


def test_future_of_implies_the_state() -> None:
    journey = read("title: T\nfuture_of: today\n").piece
    assert isinstance(journey, JourneyMap)
    assert journey.state == "future"


def test_a_persona_is_read_with_statements_in_its_profile() -> None:
    sheet = read(
        "name: Hao\nprofile: {age: 31, 裝置: [手機, 平板]}\nknowledge: {technical: much}\nreviewed: 2026-08-15\n",
        persona=True,
    )
    persona = sheet.piece
    assert isinstance(persona, Persona)
    assert sheet.problems == ()
    assert persona.profile == {"age": (Statement(text="31"),), "裝置": (Statement(text="手機"), Statement(text="平板"))}
    assert persona.reviewed == date(2026, 8, 15)


@QUICK
@given(map_data())
def test_whatever_the_format_allows_is_read_without_an_error(data: dict[str, Any]) -> None:
    sheet = read_text(yaml_of(data), "maps/drawn-map.yaml")
    assert [each.explain() for each in sheet.problems if each.severity == "error"] == []


@QUICK
@given(persona_data())
def test_so_is_every_persona(data: dict[str, Any]) -> None:
    sheet = read_text(yaml_of(data), "personas/drawn-persona.yaml", persona=True)
    assert [each.explain() for each in sheet.problems if each.severity == "error"] == []


@QUICK
@given(map_data())
def test_text_and_tree_give_the_same_map(data: dict[str, Any]) -> None:
    from desireline.source.problem import SourceText
    from desireline.source.reader import read_node

    by_text = read_text(yaml_of(data), "maps/drawn-map.yaml").piece
    assert by_text == read_node(node_of(data), [], SourceText("", "maps/drawn-map.yaml")).piece


@pytest.mark.parametrize(
    ("path", "text", "titles"),
    [
        ("maps/store-visit.yaml", "titel: Im Laden\nstages: [a]\n", ["Store visit", "a"]),  # the key is misspelt
        ("maps/a.yaml", "id: b-c\ntitle:\nstages: [a]\n", ["B c", "a"]),  # its own id says more than the file's name
        ("maps/My_Visit.yaml", "title:\nstages: [a]\n", ["My Visit", "a"]),  # the file's name makes no id
        ("maps/a.yaml", "title: T\nstages:\n  - {id: pay-up, titel: Zahlen}\n", ["T", "Pay up"]),  # so with a stage
        ("maps/a.yaml", "title: T\nstages:\n  - titel: Zahlen\n", ["T", ""]),  # which is shown with its number
    ],
)
def test_without_a_title_a_map_or_stage_is_called_by_its_id_as_words(path: str, text: str, titles: list[str]) -> None:
    sheet = read_text(text, path)
    assert sheet.is_broken
    assert isinstance(sheet.piece, JourneyMap)
    assert [sheet.piece.title, *(stage.title for stage in sheet.piece.stages)] == titles
