"""Cases in which a diff is easily fooled: what stands twice, what is swapped, what is almost the same."""

from __future__ import annotations

from typing import Any

import pytest

from desireline.compare import FileComparison, compare_maps, compare_personas, piece_at
from desireline.source import read_text


def of(stage: str) -> Any:
    return read_text(f"title: A\nstages:\n  - title: S\n{stage}", "maps/a.yaml").piece


def ops(before: str, after: str) -> list[str]:
    found = compare_maps(of(before), of(after))
    assert found.before is not None
    return [f"{change.op} {'.'.join(change.field) or change.kind}" for change in found.changes]


TWO = "    notes: [Waits, Waits]\n"
CASES = [
    ("the same words twice, one of them goes", TWO, "    notes: [Waits]\n", ["remove statement"]),
    ("the same words a third time", TWO, "    notes: [Waits, Waits, Waits]\n", ["add statement"]),
    ("something between them", TWO, "    notes: [Waits, Pays, Waits]\n", ["add statement"]),
    (
        "neighbours swapped",
        "    notes: [One thing, Another thing]\n",
        "    notes: [Another thing, One thing]\n",
        ["move statement"],
    ),
    (
        "the first made the last",
        "    notes: [A a, B b, C c, D d]\n",
        "    notes: [B b, C c, D d, A a]\n",
        ["move statement"],
    ),
    (
        "moved and reworded",
        "    notes: [Asks a friend at home, B b, C c]\n",
        "    notes: [B b, C c, Asks a friend at work]\n",
        ["move statement", "text text"],
    ),
    ("from one row to another", "    notes: [Dear and slow]\n", "    gains: [Dear and slow]\n", ["relocate statement"]),
    (
        "from a stage to its step",
        "    notes: [Dear and slow]\n    steps: [{id: a, text: Asks}]\n",
        "    steps: [{id: a, text: Asks, notes: [Dear and slow]}]\n",
        ["relocate statement"],
    ),
    (
        "a string becomes a mapping with more",
        "    pains: [Dear and slow]\n",
        "    pains: [{text: Dear and slow, severity: high}]\n",
        ["set severity"],
    ),
    ("a thing wrapped in a list", "    pains: Dear and slow\n", "    pains: [Dear and slow]\n", []),
    ("a feeling becomes two in turn", "    emotion: -1\n", "    emotion: [-1, 2]\n", ["add feeling"]),
    ("feelings in another order", "    emotion: [-1, 0, 2]\n", "    emotion: [0, 2, -1]\n", ["move feeling"]),
    (
        "a feeling of one persona more",
        "    emotion: {by_persona: {hao: 1}}\n",
        "    emotion: {by_persona: {hao: 1, boss: -1}}\n",
        ["add feeling"],
    ),
    (
        "a score that becomes a word",
        "    emotion: -1\n",
        "    emotion: {word: afraid}\n",
        ["add statement", "set score"],
    ),
    ("no way on becomes the end", "    goal: G\n", "    goal: G\n    next: []\n", ["set next"]),
    (
        "a way that goes elsewhere",
        "    steps: [{id: a, text: A, next: [{to: b, when: yes}]}, {id: b, text: B}, {id: c, text: C}]\n",
        "    steps: [{id: a, text: A, next: [{to: c, when: yes}]}, {id: b, text: B}, {id: c, text: C}]\n",
        ["set to"],
    ),
    ("a mark gets its reason", "    moment_of_truth: true\n", "    moment_of_truth: First contact\n", ["set text"]),
    (
        "expectations, one reworded",
        "    scenario: {expectations: [Clear prices, A phone today]}\n",
        "    scenario: {expectations: [Clear prices, A phone this week]}\n",
        ["text expectations"],
    ),
    (
        "words of the same length in Chinese",
        "    notes: [價格不同步, 門市沒有貨]\n",
        "    notes: [價格不同步, 門市有貨]\n",
        ["text text"],
    ),
    ("right to left", "    notes: [السعر مرتفع جدا]\n", "    notes: [السعر مرتفع قليلا]\n", ["text text"]),
    ("only the case", "    notes: [waits long]\n", "    notes: [Waits long]\n", ["text text"]),
    ("only a zero-width sign", "    notes: [waits]\n", '    notes: ["wai\\u200bts"]\n', ["text text"]),
    ("composed and decomposed", '    notes: ["caf\\u00e9 visit"]\n', '    notes: ["cafe\\u0301 visit"]\n', []),
    ("only blanks that line words up", '    notes: ["one two three"]\n', '    notes: ["one  two \\t three "]\n', []),
    (
        "only blanks beside a line break",
        '    notes: ["one\\ntwo"]\n',
        "    notes:\n      - |\n        one  \n          two\n",
        [],
    ),
    ("a line break for a space", '    notes: ["one two"]\n', '    notes: ["one\\ntwo"]\n', ["text text"]),
    ("a key of the team's own", "    x-own: {a: [1, 2]}\n", "    x-own: {a: [1, 3]}\n", ["set x-own"]),
    (
        "one that looks like two",
        "    x-a: 'a|tb'\n",
        "    x-a: ['a', 'b']\n",
        ["set x-a"],
    ),
]


@pytest.mark.parametrize(("before", "after", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_told_as_what_it_is(before: str, after: str, wanted: list[str]) -> None:
    assert ops(before, after) == wanted
    assert len(ops(after, before)) == len(wanted)


def test_texts_that_together_read_the_same_are_not_the_same() -> None:
    one, other = (
        read_text(f"title: A\ntags: {tags}\nstages: [S]\n", "maps/a.yaml").piece for tags in ("['a|1.tb']", "[a, b]")
    )
    assert compare_maps(one, other).changes  # type: ignore[arg-type]


def test_a_persona_is_compared_value_by_value() -> None:
    text = "name: Hao\nprofile: {age: 31, 裝置: [手機, 平板]}\nknowledge: {technical: 熟悉相機參數}\n"
    after = text.replace("31", "32").replace("平板", "筆電").replace("熟悉", "非常熟悉")
    one, other = (read_text(each, "personas/hao.yaml", persona=True).piece for each in (text, after))
    found = compare_personas(one, other)  # type: ignore[arg-type]
    assert {change.effect for change in found.changes} == {"neutral"}
    slots = {change.at.slot for change in found.changes}
    assert slots == {("profile", "age"), ("profile", "裝置"), ("technical",)}


def aligned(before: list[str], after: list[str]) -> FileComparison:
    one, other = (
        read_text(
            "title: A\nstages:\n" + "".join(f"  - {{id: {name}, title: To {name}}}\n" for name in names), "maps/a.yaml"
        ).piece
        for names in (before, after)
    )
    return compare_maps(one, other)  # type: ignore[arg-type]


def test_stages_of_both_sides_together() -> None:
    found = aligned(["dream", "search", "buy", "use", "sell"], ["search", "try", "use", "buy"])
    names = [(one.id if one else None, other.id if other else None) for one, other in found.stages]
    assert names == [
        ("dream", None),
        ("search", "search"),
        (None, "try"),
        ("use", "use"),
        ("sell", None),
        ("buy", "buy"),
    ]


def test_the_other_side_of_any_piece() -> None:
    found = aligned(["search", "buy"], ["buy", "search", "use"])
    assert found.across(("stages", 0)) == ("stages", 1)
    assert found.across(("stages", 2), back=True) is None
    assert found.after is not None
    assert piece_at(found.after, ("stages", 1)).id == "search"
    assert piece_at(found.after, ("stages", 7)) is None


def test_maps_that_are_equal_are_aligned_too() -> None:
    found = aligned(["search", "buy"], ["search", "buy"])
    assert found.changes == ()
    assert found.across(("stages", 1)) == ("stages", 1)
