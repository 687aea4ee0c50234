"""The JSON: as its schema says, the same bytes every time, and a patch for whoever reads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from desireline.compare import Misfit, apply, compare, edits_from_json, invert, rules, schema, to_json, to_plain
from desireline.compare.gap_output import gap_schema
from desireline.compare.node import tree
from tests.compare.projects import HAO, SHOP, edited, project
from tests.compare.shaken import two_versions
from tests.strategies import QUICK, Drawn, MemoryFiles, yaml_of

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITS = [
    ("Reads three reviews", "Reads 三篇 reviews"),
    ("score: -1", "score: 1"),
    ("wait: 20m", "wait: 5m"),
    ("solves: [price-gap]", "solves: [price-gap, slow]"),
    ("{id: slow,", "{id: mute, was: [slow],"),
    ("  - id: use\n    title: Use\n    emotion: 1\n", ""),
]


def test_it_is_as_its_schema_says() -> None:
    Draft202012Validator.check_schema(schema())
    broken = project(SHOP, other="title: [")
    for one, other in ((project(), project(edited(*EDITS[:4]))), (broken, project(hao=None)), (project(), project())):
        Draft202012Validator(schema()).validate(json.loads(to_json(compare(one, other))))


@QUICK
@given(two_versions())
def test_whatever_is_in_the_maps_it_is_as_its_schema_says_and_a_patch(versions: tuple[Drawn, Drawn]) -> None:
    from desireline.source import load

    one, other = (load(MemoryFiles.of_texts({"maps/drawn-map.yaml": yaml_of(data)})) for data in versions)
    made = compare(one, other)
    text = to_json(made)
    Draft202012Validator(schema()).validate(json.loads(text))
    if made.undiffable:
        return
    edits = edits_from_json(text).get("drawn-map", ())
    before, after = one.maps["drawn-map"], other.maps["drawn-map"]
    assert tree(apply(edits, before)).digest == tree(after).digest  # type: ignore[arg-type]
    assert tree(apply(invert(edits), after)).digest == tree(before).digest  # type: ignore[arg-type]


def test_the_closed_sets_of_the_schema_are_those_of_the_code() -> None:
    change = schema()["$defs"]["change"]["properties"]
    from desireline.compare import EFFECTS, OPS, REASONS, SEVERITIES

    assert change["op"]["enum"] == list(OPS)
    assert change["rule"]["enum"] == list(rules())
    assert change["reasons"]["items"]["enum"] == list(REASONS)
    assert (change["severity"]["enum"], change["effect"]["enum"]) == (list(SEVERITIES), list(EFFECTS))


def test_every_member_says_what_it_means() -> None:
    for document in (schema(), gap_schema()):
        assert [name for name, member in members(document) if not member.get("description")] == []


def members(shape: Any, above: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named member of a schema, counts by a closed set of words left out."""
    for name, held in shape.get("properties", {}).items():
        if set(held) - {"type", "minimum"}:
            yield f"{above}/{name}", held
        yield from members(held, f"{above}/{name}")
    for name, part in shape.get("$defs", {}).items():
        yield from members(part, f"#{name}")
    for inner in (shape.get("items"), *shape.get("oneOf", ())):
        yield from members(inner, above) if inner else ()


def test_places_lead_to_the_value_on_both_sides() -> None:
    after = edited(("    emotion: 2\n", "    goal: To have it\n    emotion: 0\n"))
    goal, emotion = to_plain(compare(project(), project(after)))["changes"]
    lines = [SHOP.split("\n"), after.split("\n")]
    for change, found in ((goal, [None, "    goal: To have it"]), (emotion, ["    emotion: 2", "    emotion: 0"])):
        for side, text, wanted in zip(("base", "head"), lines, found, strict=True):
            place = change["source"][side]
            assert place["file"] == "maps/shop.yaml"
            if wanted:
                assert text[place["line"] - 1] == wanted
                assert place["column"] == wanted.index(":") + 3


def test_what_is_no_comparison_is_refused() -> None:
    for text, why in (("{", "no JSON"), ("[]", "no comparison"), ('{"schema": "x/2"}', "'x/2'"),
                      ('{"schema": "desireline-diff/1", "changes": [{}]}', "change 1 is not whole")):  # fmt: skip
        with pytest.raises(ValueError, match=why):
            edits_from_json(text)


def test_a_damaged_patch_is_refused_or_made_and_stops_nothing() -> None:
    """Patches are files: whatever stands in the place of a value, it is said in words."""
    one, other = project(), project(edited(*EDITS))
    document = to_plain(compare(one, other))
    places = {tuple(str(step) for step in way): way for way in _ways(document["changes"])}
    for way in places.values():
        for value in (None, 5, "x", {}, ["x"], [None], [{"x": 1}], {"x": 1}):
            damaged = json.loads(json.dumps(document))
            _put(damaged["changes"], way, value)
            try:
                edits = edits_from_json(json.dumps(damaged)).get("shop", ())
                apply(edits, one.maps["shop"])
            except (ValueError, Misfit):
                continue


def _ways(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything that a patch goes by, and to what stands in it."""
    named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in named:
        if len(way) != 1 or name in {"op", "kind", "field", "from", "to", "match", "delta"}:
            yield (*way, name)
            yield from _ways(inner, (*way, name))


def _put(value: Any, way: tuple[str | int, ...], new: Any) -> None:
    for name in way[:-1]:
        value = value[name]
    value[way[-1]] = new


_PROGRAM = """
import sys
sys.path.insert(0, ".")
from tests.compare.test_output import EDITS
from tests.compare.projects import SHOP, edited, project
from desireline.compare import compare, to_json
more = {"b": "title: B\\nstages: [One, Two]\\n", "a": "title: A\\nstages: [One]\\n"}
sys.stdout.buffer.write(to_json(compare(project(**more), project(edited(*EDITS[:4]), hao=None))).encode())
"""


def test_the_bytes_do_not_hang_on_hash_seed_or_locale() -> None:
    made = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4711", "POSIX")):
        environment: dict[str, Any] = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"}
        done = subprocess.run([sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, check=True)
        made.add(done.stdout)
    assert len(made) == 1
    assert json.loads(made.pop())["stats"]["changes"] == 7
    assert HAO
