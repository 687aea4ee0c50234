"""The JSON Schemas: an editor must accept all that the reader accepts, and refuse what it can see to be wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from desireline.source import read_text
from desireline.source.reference_page import reference_page
from desireline.source.schema import field_texts, map_schema, persona_schema, pieces_below, schema_text
from desireline.source.tree import Mapping, Node, Sequence, read_tree
from tests.source.declared_cases import WRONG_DECLARED
from tests.source.id_cases import WRONG_IDS
from tests.source.key_cases import WRONG_KEYS
from tests.source.plan_cases import WRONG_PLANS
from tests.source.reader_cases import WRONG, Wrong
from tests.source.test_reader import FORMS
from tests.source.value_cases import WRONG_VALUES
from tests.strategies import QUICK, map_data, persona_data
from tests.tools.cases import each_case

PROJECT = Path(__file__).parents[2]
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@cache
def validator(*, persona: bool = False) -> Draft202012Validator:
    return Draft202012Validator(persona_schema() if persona else map_schema())


def as_an_editor_sees(node: Node | None) -> Any:
    """The values of a file under YAML 1.2's core schema, which editors follow."""
    if isinstance(node, Mapping):
        return {key: as_an_editor_sees(value) for key, (_, value) in node.pairs.items()}
    if isinstance(node, Sequence):
        return [as_an_editor_sees(item) for item in node.items]
    if node is None or node.style:
        return None if node is None else node.value
    text: str = node.value
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def refusals(text: str, *, persona: bool = False) -> list[str]:
    tree, _ = read_tree(text, "maps/m.yaml")
    found = validator(persona=persona).iter_errors(as_an_editor_sees(tree))
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


@pytest.mark.parametrize("schema", [map_schema(), persona_schema()], ids=["map", "persona"])
def test_a_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@each_case(
    "wrong",
    [
        each
        for each in (*WRONG, *WRONG_IDS, *WRONG_VALUES, *WRONG_KEYS, *WRONG_DECLARED, *WRONG_PLANS)
        if each.seen_by_schema
    ],
    ids=lambda wrong: wrong.why,
)
def test_what_the_schema_can_see_to_be_wrong_it_refuses(wrong: Wrong) -> None:
    assert refusals(wrong.text, persona=wrong.persona) != []


@each_case(("why", "body", "field", "value"), FORMS, ids=[each[0] for each in FORMS])
def test_every_way_of_writing_a_thing_is_accepted(why: str, body: str, field: str, value: Any) -> None:
    text = "title: T\nstages:\n  - id: s\n    title: S\n    " + body.replace("\n", "\n    ") + "\n"
    assert refusals(text) == []


@each_case("path", sorted(PROJECT.glob("maps/**/*.yaml")), ids=lambda path: path.name)
def test_the_sample_maps_are_accepted(path: Path) -> None:
    assert refusals(path.read_text("utf-8")) == []


@each_case("path", sorted(PROJECT.glob("personas/**/*.yaml")), ids=lambda path: path.name)
def test_the_sample_personas_are_accepted(path: Path) -> None:
    assert refusals(path.read_text("utf-8"), persona=True) == []


UNUSUAL = (
    (
        "white space at the ends of ids",
        "id: ' a '\ntitle: T\nstages: {id: 's ', title: S, next: ' s'}\nsources: ' t'\n",
    ),
    ("at the ends of dates and languages", "title: T\nlang: 'de '\nreviewed: ' 2026-01-02'\n"),
    ("at the ends of numbers and times", "title: T\nstages: {title: S, time: ' 7:30', evidence: {count: ' 3 '}}\n"),
    ("texts that an editor takes for something else", "title: 2.10\nlang: no\nowner: true\nsummary: 07:30\n"),
    ("ids that an editor takes for something else", "id: true\ntitle: T\nstages: {id: no, title: S, next: no}\n"),
    (
        "numbers in quotation marks",
        'title: T\nstages: {title: S, evidence: {count: "1", of: "2"}, pains: {text: t, severity: "3"}}\n',
    ),
    ("a real minus", "title: T\nstages: {title: S, emotion: −1}\nscales: {id: emotion, range: [−2, +2]}\n"),
    ("keys with nothing behind", "title: T\nscope:\nstages:\n  - title: S\n    pains:\n    steps: [~]\n    emotion:\n"),
    ("the physical evidence renamed", "title: T\nlanes: {id: physical_evidence, title: Things}\n"),
    ("a node with an empty family beside its own", "title: T\nautomations: {nodes: {trigger: , data: orders}}\n"),
)


@pytest.mark.parametrize(("why", "text"), UNUSUAL, ids=[each[0] for each in UNUSUAL])
def test_what_the_reader_takes_the_schema_takes(why: str, text: str) -> None:
    assert [each.explain() for each in read_text(text, "maps/m.yaml").problems if each.severity == "error"] == []
    assert refusals(text) == []


@QUICK
@given(map_data())
def test_any_map_the_reader_takes_the_schema_takes(data: dict[str, Any]) -> None:
    assert [f"{error.json_path}: {error.message[:300]}" for error in validator().iter_errors(data)] == []


@QUICK
@given(persona_data())
def test_any_persona_the_reader_takes_the_schema_takes(data: dict[str, Any]) -> None:
    assert [f"{error.json_path}: {error.message[:300]}" for error in validator(persona=True).iter_errors(data)] == []


def test_every_key_says_what_it_means() -> None:
    """The text under a field is what an editor shows, and the reference page."""
    from desireline.model import JourneyMap, Persona, shapes

    for cls in {*pieces_below(JourneyMap), *pieces_below(Persona)}:
        texts = field_texts(cls)
        assert [shape.key for shape in shapes(cls) if not texts.get(shape.key)] == [], cls


def test_the_same_format_gives_the_same_bytes() -> None:
    assert schema_text(map_schema()) == schema_text(map_schema())
    assert schema_text(map_schema()).endswith("}\n")


def test_the_reference_page_names_every_key_with_its_form_and_meaning() -> None:
    from desireline.model import JourneyMap, Persona, shapes

    page = reference_page()
    for cls in {*pieces_below(JourneyMap), *pieces_below(Persona)}:
        texts = field_texts(cls)
        for shape in shapes(cls):
            meaning = texts[shape.key].replace("|", "\\|")
            assert re.search(rf"^\| `{re.escape(shape.key)}`[^\n]* \| {re.escape(meaning)} \|$", page, re.MULTILINE), (
                shape
            )


def test_reading_maps_does_not_import_pydantic() -> None:
    program = "import sys, desireline.source; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
