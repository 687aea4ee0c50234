"""One mistake in any line of a map is one problem, told at that line: what follows from it is not told as well."""

from __future__ import annotations

import re

import pytest

from desireline.source import read_text
from tests.source.every_key import EVERY_KEY

LINES = EVERY_KEY.rstrip("\n").split("\n")
KEY = re.compile(r"(?P<head> *(?:- )*)(?P<key>[\w-]+):(?: (?P<value>.*))?$")
WITH_VALUE = {
    "no space behind the colon": "{head}{key}:{value}",
    "a full-width colon": "{head}{key}\uff1a{value}",
    "an equals sign": "{head}{key} = {value}",
    "bold text": "{head}{key}: **{value}** b",
    "words behind the quotation mark": '{head}{key}: "{value}" x',
    "a dash behind the key": "{head}{key}: - {value}",
}
WITH_DASH = {"no dash": "", "no space behind the dash": "-", "a bullet": "\u2022 ", "two dashes": "- - "}
MISTAKES = ("a capital", "two letters swapped", *WITH_VALUE, *WITH_DASH)
NAMES = {"age", "hao", "ping"}
"""Names of the map's own, that no table knows."""


def told(lines: list[str]) -> list[tuple[str, int]]:
    problems = read_text("\n".join(lines) + "\n", "maps/phone-purchase.yaml").problems
    return [(problem.rule, problem.line) for problem in problems]


def trials(name: str) -> list[tuple[int, str]]:
    """Every third of the lines that a mistake can be made in, with its number; another third for the next mistake."""
    found = []
    for number, line in enumerate(LINES):
        key = KEY.match(line)
        if key is None or key["key"] in NAMES:
            continue
        if name in WITH_VALUE and key["value"]:
            found.append((number, WITH_VALUE[name].format(**key.groupdict())))
        elif name in WITH_DASH and "- " in key["head"]:
            found.append((number, line.replace("- ", WITH_DASH[name], 1)))
        elif name == "a capital":
            found.append((number, line.replace(key["key"], key["key"].capitalize(), 1)))
        elif name == "two letters swapped" and len(key["key"]) > 3 and key["key"][1] != key["key"][2]:
            first, second, third, *rest = key["key"]
            found.append((number, line.replace(key["key"], "".join((first, third, second, *rest)), 1)))
    return found[MISTAKES.index(name) % 3 :: 3]


def wrong(cases: list[tuple[int, str]]) -> list[str]:
    """The cases that are not told once, at their line."""
    found = []
    for number, line in cases:
        problems = told([*LINES[:number], line, *LINES[number + 1 :]])
        if [at for _, at in problems] != [number + 1]:
            found.append(f"{number + 1}: {line!r}: {problems}")
    return found


def test_the_map_is_right() -> None:
    assert told(LINES) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_any_line_is_told_once_where_it_is(name: str) -> None:
    cases = trials(name)
    assert len(cases) > 8
    assert wrong(cases) == []


@pytest.mark.parametrize("moved", [-2, 2])
def test_nearly_any_line_put_too_deep_or_too_shallow_is_told_once(moved: int) -> None:
    """Nearly: where keys of two levels have one name, nobody can tell which was meant."""
    cases = [
        (number, " " * (len(line) - len(line.lstrip()) + moved) + line.lstrip())
        for number, line in list(enumerate(LINES))[::4]
        if len(line) - len(line.lstrip()) + moved >= 0
    ]
    several = [case for case in wrong(cases) if case.count("(") > 1]
    assert len(several) <= 2, several
