"""Patterns that are compiled when they are first used."""

import importlib
import pkgutil
import re

import pytest

import desireline
from desireline.model import patterns
from desireline.model.patterns import later


def _waiting() -> dict[str, re.Pattern[str]]:
    found = {}
    for module in pkgutil.walk_packages(desireline.__path__, "desireline."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, patterns._Later):
                found[f"{module.name}.{name}"] = value
    return found


def test_every_one_can_be_compiled() -> None:
    """What is wrong in a pattern would else be told by the first broken file."""
    found = _waiting()
    assert len(found) > 50
    for name, pattern in found.items():
        assert re.compile(pattern.pattern, pattern.flags), name


def test_one_does_all_that_a_compiled_one_does() -> None:
    """So that it may stand in the place of any."""
    waiting, compiled = later(r"(\w)-(\d)", re.ASCII), re.compile(r"(\w)-(\d)", re.ASCII)
    assert waiting.sub(r"\2", "a-1 b-2") == compiled.sub(r"\2", "a-1 b-2") == "1 2"
    assert [found[1] for found in waiting.finditer("a-1 b-2")] == ["a", "b"]
    assert (waiting.pattern, waiting.groups) == (compiled.pattern, compiled.groups)
    assert waiting.flags == re.ASCII  # as given; a compiled one adds that it is text


def test_it_is_compiled_once() -> None:
    """What it was asked for is kept."""
    waiting = later("x")
    assert waiting.search is waiting.search


def test_a_broken_one_says_so() -> None:
    """Python's own error, at the first use."""
    with pytest.raises(re.error, match="unterminated"):
        later("(").search("")
