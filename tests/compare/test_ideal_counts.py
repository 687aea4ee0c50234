"""One edit by a person is one change: what other tools report as 175 changes, or as none."""

from __future__ import annotations

import pytest

from desireline.compare import Op, compare_pieces
from desireline.source import read_text

STAGES = ["become-aware", "search", "compare", "try", "decide", "buy", "use", "renew"]


def journey(*edits: tuple[str, str], order: list[str] = STAGES) -> str:
    """A map of eight stages, each with steps, pains, touchpoints, metrics and an emotion."""
    text = "id: journey\ntitle: Eight stages\ntouchpoints:\n"
    text += "".join(f"  - {{id: desk-{name}, title: Desk for {name}, channel: web}}\n" for name in STAGES)
    text += "stages:\n"
    for name in order:
        at = STAGES.index(name) if name in STAGES else 9
        text += f"""\
  - id: {name}
    title: To {name} what is wanted
    emotion: {{score: {at % 3 - 1}, word: feeling {at}}}
    duration: {at + 1}d
    touchpoints: [desk-{name if name in STAGES else "buy"}]
    steps:
      - {{id: first-{name}, text: Does the first thing of {name}, duration: {at + 2}m}}
      - {{id: then-{name}, text: Goes on with {name} until it is done}}
    pains:
      - {{id: pain-{name}, text: What hurts when people {name}, severity: {at % 5 + 1}}}
    metrics:
      - {{id: rate-{name}, text: Share that goes on after {name}, value: {at + 10}%}}
"""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


PAIN = "      - {id: pain-try, text: What hurts when people try, severity: 4}\n"
MOVED = ["become-aware", "decide", "search", "compare", "try", "buy", "use", "renew"]
CASES: list[tuple[str, str, list[Op]]] = [
    ("emotion up by one", journey(("score: 1, word: feeling 2", "score: 2, word: feeling 2")), ["number"]),
    ("a stage put in front", journey(order=["dream", *STAGES]), ["add"]),
    ("a stage taken out", journey(order=[name for name in STAGES if name != "try"]), ["remove"]),
    ("a stage moved", journey(order=MOVED), ["move"]),
    (
        "a stage moved, its name and score edited",
        journey(
            ("To decide what", "To decide at last what"),
            ("score: 0, word: feeling 4", "score: 1, word: feeling 4"),
            order=MOVED,
        ),
        ["move", "text", "number"],
    ),
    ("a stage's id changed", journey(("  - id: decide\n", "  - id: make-up-mind\n")), ["rekey"]),
    (
        "a pain carried to another stage",
        journey((PAIN, ""), ("      - {id: pain-use,", f"{PAIN}      - {{id: pain-use,")),
        ["relocate"],
    ),
    (
        "a stage moved, one inserted, an emotion edited",
        journey(("score: 1, word: feeling 2", "score: 2, word: feeling 2"), order=["dream", *MOVED]),
        ["add", "number", "move"],
    ),
    ("two stages swapped", journey(order=[*STAGES[:3], "decide", "try", *STAGES[5:]]), ["move"]),
    ("the last stage made the first", journey(order=["renew", *STAGES[:-1]]), ["move"]),
    ("a list of stages turned round", journey(order=STAGES[::-1]), ["move"] * 7),
]


@pytest.mark.parametrize(("after", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_edit_is_one_change(after: str, wanted: list[Op]) -> None:
    one, other = (read_text(text, "maps/journey.yaml") for text in (journey(), after))
    found = compare_pieces(one.piece, other.piece)
    assert sorted(change.op for change in found.changes) == sorted(wanted)
    assert not found.possible
