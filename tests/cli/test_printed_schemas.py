"""What commands write as JSON holds to the schema that `desireline schema` prints, which explains all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from desireline.cli.schema import PRINTED
from tests.cli.repositories import commit, replace, repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run

CASES = [
    ("check", "check"),
    ("notes", "notes HEAD~1"),
    ("log", "log visit"),
    ("log", "log visit#ring"),
    ("blame", "blame visit"),
    ("ids-list", "ids list"),
    ("ids-check", "ids check --since HEAD~1"),
    ("rules", "rules"),
]
"""A schema, and a command that writes what it describes."""


@pytest.fixture
def repo(project: Path) -> Path:
    """Two commits and a change not committed: values changed, an id lost, a file that cannot be read."""
    repository(project)
    replace(project, "maps/visit.yaml", ("emotion: 1", "emotion: {score: -1, word: alone}"), ("id: ring", "id: bell"))
    commit(project, "Rings in vain")
    replace(project, "maps/visit.yaml", ("title: Leave", "title: Goes home"), ("    emotion: -1\n", ""))
    (project / "maps/other.yaml").write_text("title: [\n", "utf-8")
    return project


@pytest.mark.parametrize(("name", "command"), CASES, ids=[command for _, command in CASES])
def test_holds_to_its_schema(name: str, command: str, repo: Path, run: Run) -> None:
    del repo
    said = json.loads(run(*command.split(), "--format", "json").out)
    schema = json.loads(run("schema", name).out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(said)
    assert list(_unexplained(said, schema, schema)) == []


def test_each_schema_has_a_case() -> None:
    assert {name for name, _ in CASES} == set(PRINTED)


def _unexplained(said: Any, told: Any, schema: Any, at: str = "") -> Iterator[str]:
    """Keys within `said` that its schema `told` does not speak of; values of a map's own are not its affair."""
    if "$ref" in told:
        told = schema["$defs"][told["$ref"].rpartition("/")[2]]
    if isinstance(said, dict) and told.get("type") == "object":
        for key, value in said.items():
            if not told["properties"].get(key, {}).keys() & {"description", "$ref"}:
                yield f"{at}.{key}"
            else:
                yield from _unexplained(value, told["properties"][key], schema, f"{at}.{key}")
    if isinstance(said, list) and "items" in told:
        for each in said:
            yield from _unexplained(each, told["items"], schema, f"{at}[]")
