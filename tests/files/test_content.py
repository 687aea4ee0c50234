"""A map as plain values: always of the same shape, nothing lost, valid by the published schema."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from desireline.model import (
    Emotion,
    Feeling,
    JourneyMap,
    Mark,
    Number,
    Opportunity,
    Pain,
    Persona,
    Stage,
    Statement,
    Step,
)
from desireline.model.values import Clock, Duration, Weight
from desireline.publish.files.addressed import MAP, PERSONA, Ways
from desireline.publish.files.content import content
from desireline.publish.files.parts import named_parts
from desireline.publish.files.piece import curve, map_file, persona_file
from desireline.publish.files.schema import SCHEMAS, map_schema, persona_schema
from desireline.source import FolderFiles, load
from desireline.source.schema import schema_text
from tests.strategies import maps, personas

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.model import Piece

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = Ways(lambda path: path + "/", "")


@lru_cache(maxsize=4)
def _validator(made: Callable[[], dict[str, Any]]) -> Draft202012Validator:
    schema = made()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def problems(value: Any, schema: Callable[[], dict[str, Any]]) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in _validator(schema).iter_errors(value)]


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        # A bare text and a mapping are the same.
        (Statement(text="Wait"), {"text": "Wait"}),
        # Keys stand in the format's order, whatever order they were given in.
        (
            Pain(severity=Weight.read("high"), text="Slow", id="slow"),
            {"id": "slow", "text": "Slow", "severity": "high"},
        ),
        # A weight written as a number is one.
        (Pain(text="Slow", severity=Weight.read("4")), {"text": "Slow", "severity": 4}),
        # A list is one even of a single item.
        (Opportunity(text="One price", solves=("gap",)), {"text": "One price", "solves": ["gap"]}),
        # `true` says nothing but that it is there.
        (Step(text="Pay", moment_of_truth=(Mark(),)), {"text": "Pay", "moment_of_truth": [{}]}),
        # A default that is written out says no more than one that is not.
        (JourneyMap(id="x", title="X", kind="customer-journey", state="current"), {"id": "x", "title": "X"}),
        # `next: []` says that the journey ends here.
        (Step(text="Go", next=()), {"text": "Go", "next": []}),
        # Feelings have a key of their own, since a file may write them without one.
        (
            Step(text="Go", emotion=Emotion(feelings=(Feeling(score=Number(Decimal(-1), "-1")),))),
            {"text": "Go", "emotion": {"feelings": [{"score": -1}]}},
        ),
        # Numbers are numbers however they are written; a percentage, a span and a time are texts.
        (Feeling(score=Number(Decimal("1.50"), "1.50")), {"score": 1.5}),
        (Feeling(score=Number(Decimal(-2), "\u22122")), {"score": -2}),
        (
            Step(text="a", duration=Duration.read("40m"), time=Clock.read("7:30")),
            {"text": "a", "time": "7:30", "duration": "40m"},
        ),
        # Keys of the team's own come last and keep what they hold.
        (Statement(text="a", extras={"x-b": {"c": (1, True, None)}}), {"text": "a", "x-b": {"c": [1, True, None]}}),
        # A mapping by name keeps its names and their order.
        (
            Persona(id="p", profile={"年齡": (Statement(text="31"),), "age": (Statement(text="31"),)}),
            {"id": "p", "profile": {"年齡": [{"text": "31"}], "age": [{"text": "31"}]}},
        ),
        (
            JourneyMap(id="x", title="X", reviewed=date(2026, 9, 30)),
            {"id": "x", "title": "X", "reviewed": "2026-09-30"},
        ),
    ],
)
def test_a_piece_has_one_shape(piece: Piece, expected: dict[str, Any]) -> None:
    assert content(piece) == expected
    assert list(content(piece)) == list(expected)


@given(maps())
@settings(max_examples=8, deadline=None)
def test_every_map_is_valid_by_the_published_schema(journey: JourneyMap) -> None:
    made = map_file(journey, {"address": "x/", "file": "maps/x.yaml"}, NOWHERE, "maps/x.json")
    assert problems(json.loads(json.dumps(made)), map_schema) == []


@given(personas())
@settings(max_examples=8, deadline=None)
def test_every_persona_is_valid_by_the_published_schema(persona: Persona) -> None:
    made = persona_file(persona, {"address": "x/", "file": "personas/x.yaml"}, [], NOWHERE, "personas/x.json")
    assert problems(json.loads(json.dumps(made)), persona_schema) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"format": "desireline-map/2"}, "$.format"),
        ({"map": {"id": "x", "title": "X", "surprise": 1}}, "$.map"),
        ({"map": {"id": "x", "title": "X", "stages": {"title": "One"}}}, "$.map.stages"),
        ({"map": {"id": "x", "title": "X", "stages": ["One"]}}, "$.map.stages[0]"),
    ],
)
def test_the_schema_refuses_what_no_map_gives(change: dict[str, Any], where: str) -> None:
    made = map_file(JourneyMap(id="x", title="X"), {"address": "x/"}, NOWHERE, "maps/x.json") | change
    assert [found.partition(": ")[0] for found in problems(made, map_schema)] == [where]


@pytest.mark.parametrize("path", SCHEMAS)
def test_the_schemas_in_the_package_are_those_of_the_model(path: str) -> None:
    held = (ROOT / "plugin/desireline/assets" / path).read_text("utf-8")
    assert held == schema_text(SCHEMAS[path]()), "run 'make docs'"


def test_every_field_of_the_format_is_in_the_schema_with_its_text() -> None:
    for form, made in ((MAP, map_schema()), (PERSONA, persona_schema())):
        for name, piece in made["$defs"].items():
            for key, field in piece["properties"].items():
                assert "description" in field or "$ref" in field or field["type"] == "array", f"{form}: {name}.{key}"


def test_the_curve_is_the_leading_persons_in_numbers() -> None:
    journey = load(FolderFiles(ROOT, ("maps", "personas"))).maps["phone-purchase"]
    made = curve(journey)
    assert made["range"] == [-2, 2]
    assert made["personas"] == ["hao"]
    assert made["points"][0] == {
        "at": 0.5, "stage": "察覺", "step": "發現手機變慢、夜拍糊成一片", "part": "old-phone-slow",
        "score": -1, "intended": 0, "words": "煩躁",
    }  # fmt: skip
    assert [point["at"] for point in made["points"]] == sorted(point["at"] for point in made["points"])
    assert max(point["at"] for point in made["points"]) < made["columns"]


def test_a_map_without_scores_has_a_curve_without_points() -> None:
    assert curve(JourneyMap(id="x", title="X", stages=(Stage(title="One"),)))["points"] == []


def test_parts_are_named_once_with_the_stage_they_stand_in() -> None:
    journey = load(FolderFiles(ROOT, ("maps", "personas"))).maps["phone-purchase"]
    parts = {part.id: part for part in named_parts(journey)}
    assert len(parts) == len(named_parts(journey))
    assert parts["price-gap"].kind == "pain"
    assert parts["price-gap"].stage == "compare"
    assert parts["check-prices"][:4] == ("check-prices", "step", "在三個網站比價", "compare")
    assert parts["price-site"].stage == ""
    assert "questions" not in parts, "a row's id is named apart: no link can name it"


@given(maps())
@settings(max_examples=8, deadline=None)
def test_every_named_part_stands_on_the_page_under_its_id(journey: JourneyMap) -> None:
    from desireline.draw.anchors import anchors

    assert {part.id for part in named_parts(journey)} <= set(anchors(journey))
