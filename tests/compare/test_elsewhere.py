"""A map split in two, two joined, a stage handed over: what went to another map is told so, and judged as such."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from desireline.compare import Change, Comparison, apply, compare, invert, schema, to_plain
from desireline.compare.node import tree
from desireline.draw.changes.said import said
from desireline.draw.words import Words
from desireline.source import load
from tests.strategies import MemoryFiles

ASK = """\
  - id: ask
    title: Ask
    emotion: -1
    pains: [Nobody answers]
    steps:
      - {id: call, text: Calls}
      - {id: wait, text: Waits, wait: 20m}
"""
BUY = """\
  - id: buy
    title: Buy
    moment_of_truth: true
    emotion: 2
    steps:
      - {id: pay, text: Pays}
      - {id: carry, text: Carries it home}
"""
USE = "  - {id: use, title: Use}\n"


def maps(**stages: str) -> Comparison:
    """Maps by id; what they hold before and after stands on both sides of a bar, each of them may be missing."""
    sides: list[dict[str, str]] = [{}, {}]
    for name, both in stages.items():
        for side, held in zip(sides, both.split("|"), strict=True):
            if held:
                side[f"maps/{name}.yaml"] = f"title: The {name}\nstages:\n{held}"
    made = compare(*(load(MemoryFiles.of_texts(side)) for side in sides))
    assert made.complete, made.undiffable
    return made


def told(made: Comparison) -> list[tuple[str, str, str, str, str]]:
    """File, operation, name, effect and the other file of each change."""
    return [(file.id, each.op, each.name, each.effect, each.elsewhere) for file in made.files for each in file.changes]


EDITED = ASK.replace("wait: 20m", "wait: 5m")
OTHER = "  - {id: ask, title: Ask, steps: [Writes a letter, Posts it, Is happy]}\n"
NAMELESS = ASK.replace("  - id: ask\n    title", "  - title")
CASES = [
    ({"shop": ASK + BUY + "|" + BUY, "call": "|" + ASK},
     [("call", "add", "The call", "unknown", "shop"), ("shop", "remove", "Ask", "neutral", "call")],
     "a map is split in two"),
    ({"shop": BUY + "|" + ASK + BUY, "call": ASK + "|"},
     [("call", "remove", "The call", "unknown", "shop"), ("shop", "add", "Ask", "neutral", "call")],
     "two are joined"),
    ({"shop": ASK + BUY + "|" + ASK, "home": USE + "|" + USE + BUY},
     [("home", "add", "Buy", "neutral", "shop"), ("shop", "remove", "Buy", "neutral", "home")],
     "a stage is handed over, a moment of truth too"),
    ({"shop": ASK + BUY + "|" + BUY, "home": USE + "|" + USE + EDITED},
     [("home", "add", "Ask", "unknown", "shop"), ("shop", "remove", "Ask", "unknown", "home")],
     "and edited: nobody can say of the whole"),
    ({"shop": NAMELESS + BUY + "|" + BUY, "home": USE + "|" + USE + NAMELESS},
     [("home", "add", "Ask", "neutral", "shop"), ("shop", "remove", "Ask", "neutral", "home")],
     "one without an id, by what it is called"),
    ({"shop": BUY + "|" + BUY.replace("      - {id: pay, text: Pays}\n", ""),
      "home": USE.replace("{", "{steps: [A], ") + "|" + USE.replace("{", "{steps: [A, {id: pay, text: Pays}], ")},
     [("home", "add", "Pays", "neutral", "shop"), ("shop", "remove", "Pays", "neutral", "home")], "a step alone"),
    ({"shop": ASK + BUY + "|" + BUY, "home": USE + "|" + USE + OTHER},
     [("home", "add", "Ask", "unknown", ""), ("shop", "remove", "Ask", "better", "")],
     "of one id, and something else"),
    ({"shop": ASK + BUY + "|" + BUY, "home": USE + "|" + USE + ASK, "far": USE + "|" + USE + ASK},
     [("far", "add", "Ask", "worse", ""), ("home", "add", "Ask", "worse", ""), ("shop", "remove", "Ask", "better", "")],
     "two may be it: neither is guessed"),
    ({"shop": ASK + BUY + "|" + BUY}, [("shop", "remove", "Ask", "better", "")], "gone is gone"),
]  # fmt: skip


@pytest.mark.parametrize(("stages", "expected", "why"), CASES, ids=[each[-1] for each in CASES])
def test_what_went_to_another_map(
    stages: dict[str, str], expected: list[tuple[str, str, str, str, str]], why: str
) -> None:
    made = maps(**stages)
    assert told(made) == expected, why
    assert not [each.rule for each in made.changes if each.elsewhere and each.rule == "moment-of-truth-worse"]
    Draft202012Validator(schema()).validate(to_plain(made))
    for file in made.files:
        if file.before is not None and file.after is not None:
            edits = [change.edit for change in file.changes]
            assert tree(apply(edits, file.before)).digest == tree(file.after).digest
            assert tree(apply(invert(edits), file.after)).digest == tree(file.before).digest


def test_it_is_a_sentence_on_both_sides() -> None:
    made = said(maps(shop=ASK + BUY + "|" + BUY, call="|" + ASK, home=USE + "|" + USE), Words("en"))
    assert [change.sentence.replace("\u00a0", " ") for change in made.changes] == [
        "Map “The call”: added (1 stage) · stages from “The shop”",
        "Stage “Ask”: removed (2 steps, emotion −1, 1 pain) · now in “The call” · ids lost: ask, call, wait",
    ]


def test_links_into_the_old_map_still_break_unless_it_says_where_they_went() -> None:
    lost = maps(shop=ASK + BUY + "|" + BUY, call="|" + ASK)
    assert [each.rule for each in lost.changes] == ["file-added", "id-lost"]
    entries = "".join(f"  - {{id: {name}, to: [call#{name}]}}\n" for name in ("ask", "call", "wait"))
    kept = maps(shop=ASK + BUY + "|" + BUY + "retired:\n" + entries, call="|" + ASK)
    gone: list[Change] = [each for each in kept.changes if each.name == "Ask" and each.before is not None]
    assert [(each.op, each.rule, each.effect) for each in gone] == [("merge", "part-merged", "neutral")]
