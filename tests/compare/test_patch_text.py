"""Files written from the model alone, and patches made in a file's text: they say what they should, comments stay."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desireline.compare import Misfit, compare_pieces, invert
from desireline.compare.patch_text import patched_text
from desireline.compare.writing import yaml_text
from desireline.source import read_text
from tests.compare.concurrent import concurrent
from tests.compare.scripts import script
from tests.compare.shaken import two_versions
from tests.strategies import model_of
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from collections.abc import Iterator

TWO_MAPS = two_versions()
TWO_PERSONAS = two_versions(persona=True)
FEW = (3, 5)
"""Stages of the maps that are edited as people do."""
PATH = {False: "maps/x.yaml", True: "personas/x.yaml"}


def read(text: str, *, persona: bool = False) -> Any:
    sheet = read_text(text, PATH[persona], persona=persona)
    assert sheet.piece is not None, [problem.explain() for problem in sheet.problems]
    return sheet.piece


def same(one: Any, other: Any) -> bool:
    made = compare_pieces(one, other)
    return not made.changes and not made.possible


@pytest.mark.parametrize("persona", [False, True], ids=["map", "persona"])
def test_a_written_file_is_read_as_what_was_written(persona: bool) -> None:
    @settings(max_examples=30, deadline=None)
    @given(drawn=TWO_PERSONAS if persona else TWO_MAPS)
    def law(drawn: tuple[Any, Any]) -> None:
        for each in drawn:
            piece = model_of(each, persona=persona)
            assert same(read(yaml_text(piece), persona=persona), piece), yaml_text(piece)

    law()


# Texts that YAML would take for something else, or that need quotation marks.
TEXTS = [
    "plain", "two: parts", "- a dash", "# a sign", "@you", "a #tag", "'quoted'", 'say "so"', "back\\slash", "null", "~",
    "true", "1.10", "07:30", "2026-11-21", "{x: y}", "[a]", "*a*", "&b", "!c", "% d", "| e", "> f", "? g", "`h`",
    "比較：價格", "two\nlines", "ends:", "a, b", "🙂", "עברית", "tab\tin", "x" * 400,
]  # fmt: skip


@each_case("text", TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    journey = model_of(
        {"id": "x", "title": text, "stages": [{"title": "A", "pains": [text, {"id": "p", "text": text}]}]},
        persona=False,
    )
    assert same(read(yaml_text(journey)), journey), yaml_text(journey)


@settings(max_examples=30, deadline=None)
@given(drawn=TWO_MAPS, seed=st.integers(0, 2**16))
def test_a_patch_made_in_a_text_gives_the_other_side(drawn: tuple[Any, Any], seed: int) -> None:
    old, new = (model_of(each, persona=False) for each in drawn)
    text = with_comments(yaml_text(old), seed)
    assume(not read_text(text, PATH[False]).is_broken)
    old = read(text)
    changes = compare_pieces(old, new).changes
    try:
        made = patched_text(changes, text.encode(), PATH[False])
    except ValueError as refused:  # a team's own key on an emotion for nobody in particular has no place in a file
        assume("cannot be written" not in str(refused))
        raise
    except Misfit:  # two parts of the other side have one id
        assume(not read_text(yaml_text(new), PATH[False]).is_broken)
        raise
    assert made.raw is not None
    there = read(made.raw.decode())
    assert same(there, new)
    if read_text(made.raw.decode(), PATH[False]).is_broken:
        return  # a file with errors is not patched
    back = patched_text(invert(changes), made.raw, PATH[False])
    assert back.raw is not None
    assert same(read(back.raw.decode()), old)


@pytest.mark.parametrize("seed", range(12))
def test_comments_and_layout_stay_where_a_map_is_edited_as_people_do(seed: int) -> None:
    made = script(seed, edits=4, stages=FEW)
    old, new = model_of(made.before, persona=False), model_of(made.after, persona=False)
    text = with_comments(yaml_text(old), seed)
    patched = patched_text(compare_pieces(read(text), new).changes, text.encode(), PATH[False])
    assert patched.raw is not None
    assert (patched.kept, same(read(patched.raw.decode()), new)) == (True, True)
    if not any(change.op == "remove" for change in compare_pieces(old, new).changes):
        assert sorted(comments(patched.raw.decode())) == sorted(comments(text))
    again = patched_text((), text.encode(), PATH[False])
    assert again.raw == text.encode(), "no change, no other byte"


@pytest.mark.parametrize("seed", range(10))
def test_a_line_that_an_edit_does_not_touch_stays_and_the_way_back_too(seed: int) -> None:
    """Comments, quotation marks, brackets: as people edit a file by hand, whose lines its patch must leave alone."""
    made = concurrent(seed, seed % 5 + 1, 1.0, moves=seed % 2 == 0, stages=FEW)
    changes = compare_pieces(read(made.base), read(made.ours)).changes
    added = {change.name for change in changes if change.op == "add"}
    for edits, old, new in ((changes, made.base, made.ours), (invert(changes), made.ours, made.base)):
        patched = patched_text(edits, old.encode(), PATH[False])
        assert patched.kept
        assert patched.raw is not None
        by_hand = Counter(old.split("\n")) & Counter(new.split("\n"))
        gone = by_hand - Counter(patched.raw.decode().split("\n"))
        assert [line for line in gone if line.strip() and not any(name in line for name in added)] == []


SMALL = """\
id: x
title: X
tags: [a, b]   # by hand
rows: [steps, {id: notes, title: N}]
products: [app,  # the new one
           shop]
scales:
  - {id: emotion, range: [-2, 2]}
  - {id: trust, levels: [low, high]}
stages:
  - id: a   # kept
    title: A
    emotion: [1, -1]   # up and down
    gains: Fast  # one only
    evidence: reasoned   # by us
    steps:
      - id: s
        text: "Waits here"  # seen
        actors: bo  # himself
        wait: 20m
        frontstage: Says hi  # log
        backstage: {text: Calls, wait: 5m, actors: [bo]}  # system
        next: t   # always
        fail_point:   # often
          # seen twice
          text: Nobody
          safeguard: Bell
      - {id: t, text: Goes, touchpoints: [site, shop], pains: Slow}
"""
WHO = """\
id: x
name: Hao
goals: Sleep  # at night
profile: {age: 71, town: Ulm, devices: [phone, tablet]}   # told
career: {title: Baker, years: 8}
evidence: reasoned
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("wait: 20m", "wait: 35m", id="a value: its neighbours that stand alone stay alone"),
        pytest.param("wait: 5m", "wait: 7m", id="in brackets that stand alone for a list"),
        pytest.param("gains: Fast", "gains: Quick", id="another text alone, with the comment behind its key"),
        pytest.param("frontstage: Says hi", "frontstage: Says hello", id="the same text, edited"),
        pytest.param("safeguard: Bell", "safeguard: Alarm", id="in a block that stands alone"),
        pytest.param("actors: bo ", "actors: al ", id="a reference alone"),
        pytest.param("next: t ", "next: [] ", id="to an empty list"),
        pytest.param("evidence: reasoned ", "evidence: assumption ", id="a status alone"),
        pytest.param("[1, -1]", "[1, -2]", id="one of a list in brackets"),
        pytest.param('"Waits here"', '"Waits there"', id="in the quotation marks that it has"),
        pytest.param("title: N}", "title: M}", id="without those that it has not"),
        pytest.param("[site, shop]", "[site]", id="one reference less"),
        pytest.param("wait: 5m, actors: [bo]", "wait: 5m", id="a key less in brackets"),
        pytest.param("[a, b]", "[a, c]", id="another word in brackets"),
        pytest.param("[-2, 2]", "[-3, 3]", id="the two ends of a scale"),
        pytest.param("[low, high]", "[low, mid, high]", id="the levels of a scale"),
    ],
)
def test_an_edit_and_its_way_back_change_their_own_line_alone(old: str, new: str) -> None:
    assert_own_line(SMALL, old, new, persona=False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("age: 71", "age: 72", id="a number among keys of one's own"),
        pytest.param("town: Ulm, ", "", id="a key of one's own less"),
        pytest.param("goals: Sleep", "goals: Eat", id="another goal"),
        pytest.param("[phone, tablet]", "[phone]", id="a word less"),
        pytest.param("years: 8", "years: 9", id="a number"),
        pytest.param("evidence: reasoned", "evidence: validated", id="a status alone"),
    ],
)
def test_of_a_persona_too(old: str, new: str) -> None:
    assert_own_line(WHO, old, new, persona=True)


def assert_own_line(text: str, old: str, new: str, *, persona: bool) -> None:
    edited = text.replace(old, new)
    changes = compare_pieces(read(text, persona=persona), read(edited, persona=persona)).changes
    for edits, one, other in ((changes, text, edited), (invert(changes), edited, text)):
        made = patched_text(edits, one.encode(), PATH[persona], persona=persona)
        assert made.kept
        assert made.raw is not None
        found, wanted = made.raw.decode().split("\n"), other.split("\n")
        assert len(found) == len(wanted)
        for line, want in zip(found, wanted, strict=True):
            same_words = sorted(re.findall(r"[\w-]+", line)) == sorted(re.findall(r"[\w-]+", want))
            assert line == want or (want not in one.split("\n") and same_words), "a comment stays in its line"


def test_a_file_comes_and_goes() -> None:
    new = read("id: x\ntitle: X\nstages: [A]\n")
    made = patched_text(compare_pieces(None, new).changes, None, PATH[False])
    assert made.raw == b"id: x\ntitle: X\nstages:\n  - A\n"
    gone = patched_text(compare_pieces(new, None).changes, made.raw, PATH[False])
    assert gone.raw is None


def test_what_does_not_fit_or_cannot_be_read_is_refused() -> None:
    old, new = read("id: x\ntitle: X\nstages: [A]\n"), read("id: x\ntitle: Y\nstages: [A]\n")
    changes = compare_pieces(old, new).changes
    with pytest.raises(Misfit, match="another value stands there"):
        patched_text(changes, b"id: x\ntitle: Z\nstages: [A]\n", PATH[False])
    with pytest.raises(ValueError, match=r"maps/x\.yaml:3:1"):
        patched_text(changes, b"id: x\ntitle: X\nstagse: [A]\n", PATH[False])


def with_comments(text: str, seed: int) -> str:
    """The text with comments above some of its lines."""
    chance = random.Random(seed)  # no secret
    lines: list[str] = []
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        indent = line[: len(line) - len(line.lstrip())]
        candidate = [*lines, f"{indent}# note {number}", line]
        keeps = line.strip() and chance.random() < 0.1 and "|" not in text
        lines = candidate if keeps else [*lines, line]
    return "\n".join(lines) + "\n"


def comments(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip().startswith("# note"))
