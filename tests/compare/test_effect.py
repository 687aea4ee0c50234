"""What a change means for the customer. What the maps do not tell is said to be unknown, never left out."""

from __future__ import annotations

import pytest

from desireline.compare import EFFECTS, REASONS, Change, Effect, compare, compare_maps
from desireline.source import read_text
from tests.compare.projects import SHOP, changes, edited, project
from tests.tools.cases import each_case

PAIN = "      - {id: slow, text: Nobody answers the question}\n"
USE = "  - id: use\n    title: Use\n    emotion: 1\n"

CASES: list[tuple[str, list[tuple[str, str]], Effect, str]] = [
    ("a feeling rises", [("score: -1", "score: 1")], "better", "feels-better"),
    ("a feeling falls", [("emotion: 2", "emotion: 0")], "worse", "feels-worse"),
    ("a feeling in other words", [("word: anxious", "word: furious")], "unknown", "no-score"),
    ("what is meant to be felt", [("score: -1,", "score: -1, intended: 1,")], "neutral", "not-lived"),
    ("a score that was not there", [("    emotion: 2\n", "")], "unknown", "no-score"),
    ("a pain is gone", [(PAIN, "")], "better", "pain"),
    ("a pain more", [(PAIN, PAIN + "      - Dear\n")], "worse", "pain"),
    (
        "a pain that was found wrong",
        [(PAIN, PAIN + "      - {text: Dear, refuted: true}\n")],
        "unknown",
        "more-or-less",
    ),
    ("a pain hurts less", [("severity: high", "severity: low")], "better", "pain-severity"),
    ("a pain in other words", [("Nobody answers", "No one ever answers")], "unknown", "wording"),
    ("a shorter wait", [("wait: 20m", "wait: 5m")], "better", "wait"),
    ("a longer wait", [("wait: 20m", "wait: 1h")], "worse", "wait"),
    ("no wait any more", [(", wait: 20m", "")], "better", "wait"),
    ("a wait that may be shorter or longer", [("wait: 20m", "wait: 10m-1h")], "mixed", "wait"),
    ("a wait in words", [("wait: 20m", "wait: some time")], "unknown", "open"),
    ("less time", [("duration: 40m", "duration: 30m")], "better", "time"),
    ("a metric that should rise rises", [("value: 18%", "value: 25%")], "better", "metric"),
    ("it falls", [("value: 18%", "value: 2%")], "worse", "metric"),
    (
        "a metric of which nobody said",
        [(", better: higher", ""), ("value: 18%", "value: 2%")],
        "unknown",
        "no-direction",
    ),
    ("its target", [("value: 18%", "value: 18%, target: 30%")], "neutral", "not-lived"),
    ("a gain more", [(USE, USE + "    gains: [Sharp pictures]\n")], "better", "gain"),
    ("something that can go wrong", [(USE, USE + "    fail_point: The battery swells\n")], "worse", "pain"),
    ("a step more", [("      - {id: sign,", "      - Waits\n      - {id: sign,")], "unknown", "more-or-less"),
    ("a good stage more", [(USE, USE + "  - {id: renew, title: Renew, emotion: 2}\n")], "better", "good-feeling"),
    (
        "a stage with good and bad",
        [(USE, USE + "  - {id: renew, title: Renew, emotion: 2, pains: [Dear]}\n")],
        "mixed",
        "good-feeling",
    ),
    ("a plain stage more", [(USE, USE + "  - {id: renew, title: Renew}\n")], "unknown", "more-or-less"),
    ("an opportunity more", [("One price everywhere,", "One price,")], "neutral", "not-lived"),
    ("evidence", [("status: validated", "status: reasoned")], "neutral", "not-lived"),
    ("an owner", [("owner: phone-team", "owner: retail")], "neutral", "not-lived"),
    ("a stage's name", [("title: Use", "title: Use it")], "neutral", "not-lived"),
    ("a new id", [("{id: slow,", "{id: mute, was: slow,")], "neutral", "same-thing"),
    ("a touchpoint less", [("duration: 40m, touchpoints: [price-site]", "duration: 40m")], "unknown", "more-or-less"),
]


def last(found: tuple[Change, ...]) -> Change:
    return found[-1]


@each_case(("edits", "effect", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_effect(edits: list[tuple[str, str]], effect: Effect, reason: str) -> None:
    found = next(change for change in reversed(changes(*edits)) if change.field != ("better",))
    assert (found.effect, found.reasons[0]) == (effect, reason)


FELT = """\
id: wait
title: A wait
personas: [ida, bo]
stages:
  - title: Wait
    emotion: BEFORE
"""
# What is felt before and after; each change by operation, with its effect; why.
FELT_CASES: list[tuple[str, str, list[tuple[str, Effect]], str]] = [
    ("[-2, -1]", "-1", [("remove", "better")], "the lowest of two is gone"),
    ("1", "[1, -2]", [("add", "worse")], "a low one comes behind a good one"),
    ("[-2, -1]", "[-1, -2]", [("move", "unknown")], "what is felt last is something else"),
    ("0", "[-1, 1]", [("add", "unknown"), ("add", "unknown"), ("remove", "unknown")], "up and down, the same mean"),
    ("2", "{by_persona: {ida: 2, bo: 2}}", [("add", "neutral"), ("add", "neutral"), ("remove", "neutral")],
     "of each, or of all: everybody feels the same"),
    ("{by_persona: {ida: -2, bo: 0}}", "-1", [("add", "mixed"), ("remove", "better"), ("remove", "worse")],
     "told apart no longer: up for one, down for the other"),
    ("1", "{score: 1, by_persona: {bo: -1}}", [("add", "worse")], "one of them feels worse than all did"),
    ("1", "[1, {word: glad}]", [("add", "unknown")], "a word has no height"),
    ("{by_persona: {ida: 1}}", "{by_persona: {ida: 1, bo: -1}}", [("add", "unknown")], "of the other nothing was said"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "expected", "why"), FELT_CASES, ids=[case[-1] for case in FELT_CASES])
def test_one_feeling_more_or_less_is_judged_by_what_each_felt_there(
    was: str, now: str, expected: list[tuple[str, Effect]], why: str
) -> None:
    sides = [project(wait=FELT.replace("BEFORE", each)) for each in (was, now)]
    assert sorted((change.op, change.effect) for change in compare(*sides).changes) == expected, why
    turned: dict[Effect, Effect] = {"better": "worse", "worse": "better"}
    back = sorted((change.op, change.effect) for change in compare(*sides[::-1]).changes)
    undone = {"add": "remove", "remove": "add"}
    assert back == sorted((undone.get(op, op), turned.get(effect, effect)) for op, effect in expected)


LEVELS = """\
id: wait
title: A wait
scales:
  - {id: emotion, levels: [furious, annoyed, calm]}
stages:
  - title: Wait
    emotion: {word: annoyed}
"""
# What is written in place of it, the effect, and why.
LEVEL_CASES: list[tuple[str, str, Effect, str]] = [
    ("a word that is a higher level", "{word: calm}", "better", "feels-better"),
    ("a word that is a lower level", "{word: [furious]}", "worse", "feels-worse"),
    ("a word that is none", "{word: resigned}", "unknown", "no-score"),
    ("the level as score", "furious", "worse", "feels-worse"),
]


@pytest.mark.parametrize(
    ("now", "effect", "reason"), [case[1:] for case in LEVEL_CASES], ids=[c[0] for c in LEVEL_CASES]
)
def test_a_feeling_in_the_words_of_the_scale_has_a_direction(now: str, effect: Effect, reason: str) -> None:
    before, after = project(wait=LEVELS), project(wait=LEVELS.replace("{word: annoyed}", now))
    made = {change.effect: change.reasons[0] for change in compare(before, after).changes}
    assert made.get(effect) == reason
    assert made.keys() <= {effect, "unknown"}


def test_a_stage_in_which_the_lowest_level_is_felt_is_a_bad_one_more() -> None:
    more = LEVELS + "  - {title: Wait again, emotion: {word: furious}}\n"
    (change,) = compare(project(wait=LEVELS), project(wait=more)).changes
    assert (change.effect, change.reasons) == ("worse", ("bad-feeling",))


def test_a_stage_that_goes_takes_its_pains_and_feelings_with_it() -> None:
    start, end = SHOP.index("  - id: compare"), SHOP.index("  - id: buy")
    (change,) = compare(project(), project(SHOP[:start] + SHOP[end:])).changes
    assert change.op == "remove"
    assert change.effect == "better"
    assert set(change.reasons) == {"pain", "bad-feeling"}


ASKS = "title: A\nstages:\n  - {id: ask, title: Ask, emotion: -1}\n  - {id: wait, title: Wait, emotion: -1}\n  - Get\n"
SPLIT = """\
  - {{id: mail, title: Mail, emotion: {mail}}}
  - {{id: call, title: Call, emotion: {call}}}
  - {{id: wait, title: Wait, emotion: -1}}
"""
BOTH = "retired:\n  - {id: ask, to: both}\n  - {id: wait, to: both}\n"
# What the two stages became, and of each stage its effect: of those that went, then of those that came.
BECAME: list[tuple[str, str, str, list[Effect]]] = [
    ("merged, and it feels the same", "  - {id: both, title: Both, emotion: -1}\n", BOTH, ["neutral"] * 3),
    ("merged, and it feels better", "  - {id: both, title: Both, emotion: 1}\n", BOTH, ["better", "better", "neutral"]),
    ("merged, and it feels worse", "  - {id: both, title: Both, emotion: -2}\n", BOTH, ["worse", "worse", "neutral"]),
    (
        "merged, and a pain more",
        "  - {id: both, title: Both, emotion: -1, pains: [Dear]}\n",
        BOTH,
        ["neutral", "neutral", "worse"],
    ),
    ("merged, and nobody says how it feels", "  - {id: both, title: Both}\n", BOTH, ["unknown", "unknown", "unknown"]),
    (
        "merged into one that was there",
        "  - {id: wait, title: Wait, emotion: -1}\n",
        "retired:\n  - {id: ask, to: wait}\n",
        ["neutral"],
    ),
    (
        "one of them split",
        SPLIT.format(mail=-1, call=-1),
        "retired:\n  - {id: ask, to: [mail, call]}\n",
        ["neutral"] * 3,
    ),
    (
        "one split into better and worse",
        SPLIT.format(mail=1, call=-2),
        "retired:\n  - {id: ask, to: [mail, call]}\n",
        ["mixed", "neutral", "neutral"],
    ),
    (
        "one is retired, and nothing takes its place",
        "  - {id: wait, title: Wait, emotion: -1}\n",
        "retired: [ask]\n",
        ["better"],
    ),
]
TURNED: dict[Effect, Effect] = {"better": "worse", "worse": "better"}


@pytest.mark.parametrize(("now", "retired", "effects"), [case[1:] for case in BECAME], ids=[c[0] for c in BECAME])
def test_what_something_became_is_compared_with_it(now: str, retired: str, effects: list[Effect]) -> None:
    after = "title: A\nstages:\n" + now + "  - Get\n" + retired
    one, other = (read_text(text, "maps/a.yaml").piece for text in (ASKS, after))
    stages = [change for change in compare_maps(one, other).changes if change.kind == "stage"]  # type: ignore[arg-type]
    assert [each.effect for each in sorted(stages, key=lambda each: each.after is not None)] == effects
    back = [change for change in compare_maps(other, one).changes if change.kind == "stage"]  # type: ignore[arg-type]
    turned = [TURNED.get(each.effect, each.effect) for each in back]
    assert sorted(turned) == sorted(effects), "the way back means the opposite"


# How long is waited in the two stages, how long in what they became, and the effect.
WAITS: list[tuple[str, str, str, Effect]] = [
    ("1h", "1h", "2h", "neutral"),
    ("1h", "1h", "1h", "better"),
    ("1h", "1h", "3h", "worse"),
    ("1h", "", "1h", "neutral"),
]


@pytest.mark.parametrize(("ask", "wait", "both", "effect"), WAITS)
def test_waits_of_what_is_merged_count_together(ask: str, wait: str, both: str, effect: Effect) -> None:
    before = (
        f"title: A\nstages:\n  - {{id: ask, title: Ask, wait: {ask}}}\n  - {{id: wait, title: Wait, wait: {wait}}}\n"
    )
    after = f"title: A\nstages:\n  - {{id: both, title: Both, wait: {both}}}\n{BOTH}"
    one, other = (read_text(text, "maps/a.yaml").piece for text in (before.replace(", wait: }", "}"), after))
    made = {change.op: change.effect for change in compare_maps(one, other).changes}  # type: ignore[arg-type]
    assert made["merge"] == effect


PAINED = "id: hao\nname: Hao\npains: [Dear, Slow]\n"


def test_a_file_more_or_less_changes_nothing_that_is_lived() -> None:
    without = project(edited(("personas: [hao]\n", "")), None)
    with_both = project(edited(("personas: [hao]\n", "")), PAINED, second=SHOP.replace("id: shop", "id: second"))
    for before, after in ((with_both, without), (without, with_both)):
        made = {change.kind: change.effect for change in compare(before, after).changes}
        assert made == {"map": "unknown", "persona": "neutral"}


def test_a_pain_less_of_a_persona_is_better() -> None:
    (change,) = compare(project(hao=PAINED), project(hao=PAINED.replace(", Slow", ""))).changes
    assert change.effect == "better"


def test_pains_of_a_row_of_the_teams_own_are_pains() -> None:
    before = (
        "title: A\nrows:\n  - {id: troubles, role: pains}\n  - {id: jottings}\n"
        "stages:\n  - title: S\n    rows:\n      troubles: [One]\n      jottings: [One]\n"
    )
    for row, effect in (("troubles", "worse"), ("jottings", "unknown")):
        after = before.replace(f"      {row}: [One]", f"      {row}: [One, Two]")
        one, other = (read_text(text, "maps/a.yaml").piece for text in (before, after))
        (change,) = compare_maps(one, other).changes  # type: ignore[arg-type]
        assert change.effect == effect


SCALES = [
    ("levels", "{id: emotion, levels: [angry, calm, glad]}", "emotion: calm", "emotion: glad", "better"),
    ("levels, down", "{id: emotion, levels: [angry, calm, glad]}", "emotion: calm", "emotion: angry", "worse"),
    ("another range", "{id: emotion, range: [0, 100]}", "emotion: 40", "emotion: 60", "better"),
    (
        "a scale beside emotion",
        "{id: freedom, range: [0, 10]}",
        "scales: {freedom: 3}",
        "scales: {freedom: 8}",
        "unknown",
    ),
]


@pytest.mark.parametrize(
    ("scale", "before", "after", "effect"), [case[1:] for case in SCALES], ids=[case[0] for case in SCALES]
)
def test_scores_mean_what_their_scale_says(scale: str, before: str, after: str, effect: Effect) -> None:
    one, other = (
        read_text(f"title: A\nscales:\n  - {scale}\nstages:\n  - title: S\n    {felt}\n", "maps/a.yaml").piece
        for felt in (before, after)
    )
    (change,) = compare_maps(one, other).changes  # type: ignore[arg-type]
    assert change.effect == effect


def test_every_change_has_an_effect_and_a_reason() -> None:
    found = changes(*[edit for _, edits, _, _ in CASES[:3] for edit in edits])
    assert all(change.effect in EFFECTS and set(change.reasons) <= set(REASONS) and change.reasons for change in found)
    assert edited() == SHOP
