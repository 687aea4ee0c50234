"""Severity: an error is what breaks for those who link here, and nothing else is."""

from __future__ import annotations

import pytest

from desireline.compare import compare, rules
from tests.compare.projects import HAO, SHOP, changes, edited, project

PAIN = "      - {id: slow, text: Nobody answers the question}\n"
TOMB = "retired:\n  - {id: slow, why: we hired people}\n"

CASES: list[tuple[str, str, str, str, str]] = [
    ("a part goes", SHOP, edited((PAIN, "")), "id-lost", "error"),
    ("it is retired", SHOP, edited((PAIN, "")) + TOMB, "part-retired", "info"),
    ("a part without an id goes", edited(("id: slow, ", "")), edited((PAIN, "")), "part-removed", "info"),
    ("a former id is dropped", edited(("{id: slow,", "{id: slow, was: mute,")), SHOP, "former-id-lost", "error"),
    ("a former id is added", SHOP, edited(("{id: slow,", "{id: slow, was: mute,")), "part-added", "info"),
    ("a retired id is dropped", edited((PAIN, "")) + TOMB, edited((PAIN, "")), "tombstone-lost", "error"),
    ("an id comes back", edited((PAIN, "")) + TOMB, SHOP, "part-added", "info"),
    (
        "an id means something else",
        SHOP,
        edited(
            (PAIN, ""),
            ("text: Signs the contract}", "text: Signs the contract}\n    gains:\n      - {id: slow, text: Calm}"),
        ),
        "id-reused",
        "error",
    ),
    (
        "a row's name goes, to which nothing links",
        SHOP.replace("stages:\n", "rows: [{id: steps, title: Acts}]\nstages:\n"),
        SHOP,
        "part-removed",
        "info",
    ),
    ("worse at a moment of truth", SHOP, edited(("wait: 20m", "wait: 2h")), "moment-of-truth-worse", "warn"),
    ("worse elsewhere", SHOP, edited(("score: -1", "score: -2")), "number-changed", "info"),
    (
        "a validated statement is reworded",
        SHOP,
        edited(("The shop asks for more", "The shop always asks for more")),
        "claim-outran-evidence",
        "warn",
    ),
    (
        "a figure of another day",
        edited(("value: 18%", "value: 18%, as_of: 2026-09-01")),
        edited(("value: 18%", "value: 19%, as_of: 2026-09-01")),
        "figure-without-date",
        "warn",
    ),
    (
        "a promise is dropped",
        edited(("solves: [price-gap]", "solves: [price-gap], promise: planned")),
        edited(("solves: [price-gap]", "solves: [price-gap], promise: dropped")),
        "promise-withdrawn",
        "warn",
    ),
    (
        "a promise is due later",
        edited(("solves: [price-gap]", "solves: [price-gap], promise: {status: planned, due: 2027-01-01}")),
        edited(("solves: [price-gap]", "solves: [price-gap], promise: {status: planned, due: 2027-03-01}")),
        "promise-later",
        "warn",
    ),
    ("a text", SHOP, edited(("Reads three", "Reads four")), "text-changed", "info"),
    ("a reference", SHOP, edited(("personas: [hao]", "personas: []")), "reference-removed", "info"),
    (
        "a stage moved",
        SHOP,
        SHOP.replace("  - id: use\n    title: Use\n    emotion: 1\n", "").replace(
            "stages:\n", "stages:\n  - id: use\n    title: Use\n    emotion: 1\n"
        ),
        "part-moved",
        "info",
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "rule", "severity"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_rule(before: str, after: str, rule: str, severity: str) -> None:
    found = compare(project(before), project(after)).changes
    assert (rule, severity) in {(change.rule, change.severity) for change in found}
    if severity != "error":
        assert all(change.severity != "error" for change in found), [(change.rule, change.at.id) for change in found]


ROOM = """\
id: shop
title: A
stages:
  - id: ask
    was: inquire
    title: Ask
    steps: [{id: mail, text: Mails}, {id: call, was: ring, text: Calls}]
  - Wait
"""
GONE = "id: shop\ntitle: A\nstages: [Wait]\n"
# What is left, the rule and the ids that it names. Each follows what the one before it said.
FOLLOWED: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("a stage goes with all in it", GONE, "id-lost", ("ask", "mail", "call", "inquire", "ring")),
    ("it is retired", GONE + "retired: [ask]\n", "id-lost", ("mail", "call", "inquire", "ring")),
    ("so are its steps", GONE + "retired: [ask, mail, call]\n", "former-id-lost", ("inquire", "ring")),
    ("so are former ids", GONE + "retired: [ask, mail, call, inquire, ring]\n", "part-retired", ()),
    (
        "a step of it stays elsewhere",
        "id: shop\ntitle: A\nstages:\n  - {title: Wait, steps: [{id: mail, text: Mails}]}\n",
        "id-lost",
        ("ask", "call", "inquire", "ring"),
    ),
    (
        "a new id and the old former one forgotten",
        ROOM.replace("id: ask\n    was: inquire", "id: inform\n    was: ask"),
        "former-id-lost",
        ("inquire",),
    ),
    (
        "both claimed",
        ROOM.replace("id: ask\n    was: inquire", "id: inform\n    was: [ask, inquire]"),
        "id-renamed",
        (),
    ),
    (
        "a new id and neither claimed",
        ROOM.replace("id: ask\n    was: inquire", "id: inform"),
        "id-lost",
        ("ask", "inquire"),
    ),
    (
        "an id means another kind of thing",
        ROOM.replace("    steps: [{id: mail, text: Mails}, ", "    gains: [{id: mail, text: Mail}]\n    steps: ["),
        "id-reused",
        ("mail",),
    ),
    (
        "it has another one, and the old one is retired",
        ROOM.replace("    steps: [{id: mail, text: Mails}, ", "    gains: [{id: post, text: Mail}]\n    steps: [")
        + "retired: [mail]\n",
        "part-retired",
        (),
    ),
    ("a retired id is forgotten", "", "tombstone-lost", ("counter",)),
]


@pytest.mark.parametrize(("after", "rule", "ids"), [case[1:] for case in FOLLOWED], ids=[c[0] for c in FOLLOWED])
def test_the_ids_that_are_lost_are_named_and_what_is_advised_mends_it(
    after: str, rule: str, ids: tuple[str, ...]
) -> None:
    before = ROOM if after else GONE + "retired: [counter]\n"
    found = compare(project(before, None), project(after or GONE, None)).changes
    breaking = [change for change in found if change.severity == "error"]
    assert [(change.rule, change.ids) for change in breaking] == ([(rule, ids)] if ids else [])
    assert rule in {change.rule for change in found}


def test_a_file_that_another_one_claims_is_not_lost() -> None:
    shop = "id: shop\ntitle: A\nstages: [{id: ask, title: Ask}]\n"
    other = "id: phones\ntitle: Phones\nstages: [{id: look, title: Look}]\n"
    before = project(shop, None, phones=other)
    claims = other.replace("id: phones\n", "id: phones\nwas: shop\n")
    afters = [
        (other, "file-lost", ("shop",)),
        (claims, "id-lost", ("ask",)),
        (claims.replace("id: look", "id: look, was: ask"), "file-renamed", ()),
    ]
    for after, rule, ids in afters:
        found = compare(before, project(None, None, phones=after)).changes
        gone = next(change for change in found if change.op == "remove" and change.kind == "map")
        assert (gone.rule, gone.ids) == (rule, ids)


def test_a_figure_that_is_gone_needs_no_date() -> None:
    dated = edited(("value: 18%", "value: 18%, as_of: 2026-09-01"))
    without = dated.replace("value: 18%, ", "")
    for before, after in ((dated, without), (without, dated)):
        assert {change.rule for change in compare(project(before), project(after)).changes} == {"value-changed"}


def test_undoing_a_split_merges_and_undoing_a_merger_splits() -> None:
    one = "id: shop\ntitle: A\nstages: [{id: ask, title: Ask}]\n"
    parts = "stages: [{id: mail, title: Mail}, {id: call, title: Call}]"
    two = f"id: shop\ntitle: A\n{parts}\nretired: [{{id: ask, to: [mail, call]}}]\n"
    forth, back = (compare(project(a, None), project(b, None)).changes for a, b in ((one, two), (two, one)))
    (split,) = [change for change in forth if change.op == "split"]
    (merged,) = [change for change in back if change.op == "merge"]
    assert (split.before is not None, split.edit.to) == (True, ["mail", "call"])
    assert (merged.before is None, merged.edit.from_, merged.rule) == (True, ["mail", "call"], "part-added")
    assert "split" not in {change.op for change in back}


def test_a_persona_goes_while_a_map_names_it() -> None:
    found = compare(project(), project(hao=None))
    (change,) = found.changes
    assert (change.rule, change.severity, change.kind) == ("file-lost", "error", "persona")
    assert [(each.id, each.owner) for each in change.impact] == [("shop", "phone-team")]


def test_a_reference_to_what_is_not_there() -> None:
    found = compare(project(), project(edited(("personas: [hao]", "personas: [hao, ping]"))))
    (change,) = found.changes
    assert found.complete, "the file itself was read whole"
    assert (change.rule, change.severity) == ("dangling-reference", "error")


def test_a_new_file_is_no_error() -> None:
    (change,) = compare(project(hao=HAO, shop=None), project()).changes
    assert (change.op, change.kind, change.rule, change.severity) == ("add", "map", "file-added", "info")


def test_severities_can_be_set() -> None:
    after = project(edited(("Reads three", "Reads four")))
    (change,) = compare(project(), after, {"text-changed": "error"}).changes
    assert change.severity == "error"
    with pytest.raises(ValueError, match="there is no rule 'text-chnged'"):
        compare(project(), after, {"text-chnged": "error"})


def test_every_rule_says_what_it_is_and_breaking_ones_what_to_do() -> None:
    for name, rule in rules().items():
        assert rule.id == name
        assert rule.title
        if rule.severity != "info":
            assert rule.why
            assert rule.fix
    assert {change.rule for change in changes(("title: Use", "title: Use it"))} <= set(rules())
