"""The laws of the merge, over concurrent edits whose outcome is known, and over any two versions of any map."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from desireline.compare.merge import merge
from desireline.compare.node import tree
from desireline.source import read_text
from tests.compare.concurrent import Concurrent, concurrent, says, text
from tests.compare.shaken import two_versions
from tests.strategies import QUICK, Drawn

PATH = "maps/drawn-map.yaml"
SEEDS = st.integers(0, 10_000_000)
FEW = (4, 6)
"""Stages of a map: as much goes wrong with few of them, in half of the time."""


def file(data: Drawn) -> bytes:
    """What a map or persona says as a file of others' layout."""
    return yaml.dump(data, allow_unicode=True, sort_keys=False, width=1000).encode("utf-8", "surrogatepass")


def loaded(raw: bytes) -> Any:
    return yaml.load(raw, yaml.CBaseLoader)


@pytest.mark.parametrize("moves", [False, True], ids=["edits", "and a moved stage"])
def test_independent_edits_merge_clean_alike_for_both_and_none_is_lost(moves: bool) -> None:
    @QUICK
    @given(SEEDS, st.integers(1, 5))
    def law(seed: int, edits: int) -> None:
        made = concurrent(seed, edits, 1.0, moves=moves, stages=FEW)
        # Comments, quotation marks, brackets and all: the lines of an author who made both edits.
        merged = merged_both_ways(made)
        assert _lines(merged.decode()) == _lines(text(made.wanted)), "every line is one that somebody wrote"

    law()


def test_so_do_nearly_all_of_maps_with_few_ids() -> None:
    """No law: a part without an id that one rewords wholly, and the other changes, is not known again by anybody."""
    conflicts = 0
    for seed in range(24):
        made = concurrent(seed, seed % 5 + 1, 0.7, moves=seed % 2 == 0, stages=FEW)
        merged = merge(made.base.encode(), made.ours.encode(), made.theirs.encode(), PATH)
        conflicts += bool(merged.conflicts)
        assert merged.conflicts or says(loaded(merged.raw)) == says(made.wanted)
    assert conflicts <= 1


def merged_both_ways(made: Concurrent) -> bytes:
    """The merge without a conflict, in which nothing of either is lost, whoever merges."""
    base, ours, theirs = made.base.encode(), made.ours.encode(), made.theirs.encode()
    merges = [merge(base, *sides, PATH) for sides in ((ours, theirs), (theirs, ours))]
    for merged in merges:
        assert [conflict.sentence() for conflict in merged.conflicts] == []
        assert says(loaded(merged.raw)) == says(made.wanted)
    return merges[0].raw


@QUICK
@given(SEEDS, SEEDS)
def test_whatever_conflicts_no_comment_that_they_wrote_is_lost(seed: int, other: int) -> None:
    """Every comment that a side wrote, at anything, stands in the merged file or in the record."""
    made = concurrent(seed, 5, moves=seed % 2 == 0, stages=FEW)
    base, ours = commented(made.base, made.base, other, "log"), commented(made.ours, made.base, other, "log of ours")
    theirs = commented(made.theirs, made.base, other, "log of theirs")
    merged = merge(base.encode(), ours.encode(), theirs.encode(), PATH)
    found = merged.raw.decode()
    for side in (ours, theirs):
        for comment in set(re.findall("# log of .*", side)):
            assert comment in found, comment


def commented(written: str, base: str, seed: int, text: str) -> str:
    """A file with comments at some of the lines that it has in common with the base: behind them, or above."""
    chance, lines = random.Random(seed), []
    places = {line: chance.random() for line in dict.fromkeys(base.split("\n")) if ":" in line and "#" not in line}
    for number, line in enumerate(written.split("\n")):
        place = places.get(line, 1)
        if place < 0.1:
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(f"{indent}# {text} {number}")
        lines.append(f"{line}  # {text} {number}" if 0.1 <= place < 0.2 else line)
    return "\n".join(lines)


def _lines(written: str) -> list[str]:
    return sorted(line for line in written.split("\n") if line)


@QUICK
@given(SEEDS, SEEDS)
def test_whatever_conflicts_the_file_can_be_read_and_nothing_they_wrote_is_lost(seed: int, other: int) -> None:
    """Two people's edits of anything, overlapping at will: theirs is in the file, or in the record."""
    first, second = concurrent(seed, 6, stages=FEW), concurrent(seed, 9, moves=other % 2 == 0, stages=FEW)
    ours, theirs = first.ours.encode(), second.theirs.encode()
    made = merge(first.base.encode(), ours, theirs, PATH)
    sheet = read_text(made.raw.decode(), PATH)
    assert sheet.piece is not None
    whole = made.raw.decode()
    for said in _texts(loaded(theirs)) - _texts(loaded(first.base.encode())):
        assert said in whole, "what they wrote stands in the map or in the record"
    for said in _texts(loaded(ours)) - _texts(loaded(first.base.encode())):
        assert said in whole, "and so does what we wrote"


def _texts(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(_texts, value.values())) if value else set()
    if isinstance(value, list):
        return set().union(*map(_texts, value)) if value else set()
    return {str(value)}


@pytest.mark.parametrize("persona", [False, True], ids=["map", "persona"])
def test_a_side_that_did_nothing_decides_nothing(persona: bool) -> None:
    @QUICK
    @given(two_versions(persona=persona))
    def law(versions: tuple[Drawn, Drawn]) -> None:
        base, changed = map(file, versions)
        assert merge(base, changed, base, PATH, persona=persona).raw == changed
        assert merge(base, base, changed, PATH, persona=persona).raw == changed
        assert merge(base, changed, changed, PATH, persona=persona).raw == changed

    law()


@pytest.mark.parametrize("persona", [False, True], ids=["map", "persona"])
def test_a_side_that_only_laid_the_file_out_anew_decides_nothing(persona: bool) -> None:
    """The same law where it has to be worked out: every key of the format, hostile texts, another layout."""

    @QUICK
    @given(two_versions(persona=persona))
    def law(versions: tuple[Drawn, Drawn]) -> None:
        base, changed = versions
        anew = b"# Laid out anew.\n" + yaml.dump(base, allow_unicode=False, width=60, indent=4).encode()
        made = merge(file(base), file(changed), anew, PATH, persona=persona)
        wanted = read_text(file(changed).decode(), PATH, persona=persona).piece
        found = read_text(made.raw.decode(), PATH, persona=persona).piece
        said = [conflict.sentence() for conflict in made.conflicts]
        assume(not any("both together are not" in each for each in said))  # reported, nothing lost: an id moved lists
        assert said == []
        assert found is not None
        assert wanted is not None
        assert tree(found).digest == tree(wanted).digest

    law()
