"""What means the same is no change, however it is written; and one edit of what means something is one change."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from desireline.compare import Change, apply, compare, compare_pieces, invert
from desireline.compare.node import tree
from desireline.source import load, read_text
from tests.strategies import MemoryFiles

MAP = """\
title: A
touchpoints: [{id: site, title: Price site, channel: web}]
sources: [{id: talks, kind: interview}]
scales: [{id: emotion, levels: [bad, fair, good]}]
stages:
  - title: S
    touchpoints: [site]
    emotion: {score: fair, word: bad}
    content: [{text: Film, channel: video}]
    pains: [{text: "\\u00dcber den Preis", evidence: [talks]}]
    frontstage: {text: Answers, actors: [Clerk]}
retired:
  - {id: queue, why: Nobody waits}
"""
PERSONA = """\
name: Ida
profile: {age: 31, "Gr\\u00f6\\u00dfe": 170, phones: [one, two]}
career: {years: 8}
knowledge: {technical: Uses a tablet}
size: 50 people
goals: [Read]
channels: [web]
evidence: {count: 2}
"""
Replaced = tuple[tuple[str, str], ...]


def both(text: str, *replaced: tuple[str, str]) -> tuple[Any, Any]:
    after = text
    for old, new in replaced:
        assert after.count(old) == 1, old
        after = after.replace(old, new)
    persona = text.startswith("name")
    sides = [
        read_text(each, "personas/a.yaml" if persona else "maps/a.yaml", persona=persona) for each in (text, after)
    ]
    assert not any(side.is_broken for side in sides), [side.problems for side in sides]
    return sides[0].piece, sides[1].piece


def told(text: str, *replaced: tuple[str, str]) -> tuple[Change, ...]:
    """The changes of some replacements, which make the other side of either."""
    before, after = both(text, *replaced)
    changes = compare_pieces(before, after).changes
    assert tree(apply(changes, before)).digest == tree(after).digest
    assert tree(apply(invert(changes), after)).digest == tree(before).digest
    assert len(compare_pieces(after, before).changes) == len(changes)
    return changes


SAME: list[tuple[str, str, Replaced]] = [
    ("channels are compared without case", MAP, (("channel: web", "channel: Web"),)),
    ("those of content too", MAP, (("channel: video", "channel: VIDEO"),)),
    ("and a persona's", PERSONA, (("channels: [web]", "channels: [Web]"),)),
    ("an id and a title mean the same touchpoint", MAP, (("[site]", "[Price site]"),)),
    ("a list of sources means validated", MAP, (("[talks]", "{status: validated, sources: [talks]}"),)),
    ("a single source does so too", MAP, (("evidence: [talks]", "evidence: talks"),)),
    ("evidence without sources means an assumption", PERSONA, (("count: 2", "status: assumption, count: 2"),)),
    ("texts of other code points, equal to the eye", MAP, (("\\u00dcber", "U\\u0308ber"),)),
    ("the same in a name of the team's own", PERSONA, (("Gr\\u00f6\\u00dfe", "Gro\\u0308\\u00dfe"),)),
]


@pytest.mark.parametrize(("text", "replaced"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_what_means_the_same_is_no_change(text: str, replaced: Replaced) -> None:
    assert told(text, *replaced) == ()


ONE: list[tuple[str, str, Replaced, list[str]]] = [
    ("another channel", MAP, (("channel: web", "channel: store"),), ["text channel"]),
    ("the case of a title", MAP, (("title: Price site", "title: price site"),), ["text title"]),
    (
        "a title, and the reference by it",
        MAP,
        (("title: Price site", "title: Shop"), ("[site]", "[Shop]")),
        ["text title", "set touchpoints"],
    ),
    ("evidence of another status", MAP, (("[talks]", "{status: reasoned, sources: [talks]}"),), ["set status"]),
    ("a text of other code points and words", MAP, (("\\u00dcber den", "U\\u0308ber einen"),), ["text text"]),
    ("another age", PERSONA, (("age: 31", "age: 32"),), ["text text"]),
    ("another level of knowledge", PERSONA, (("Uses a tablet", "None at all"),), ["text text"]),
    ("another number of years", PERSONA, (("years: 8", "years: 9"),), ["text text"]),
    ("another size", PERSONA, (("50 people", "9"),), ["text text"]),
    (
        "answers that change places",
        PERSONA,
        (("age: 31", "age: 170"), ('e": 170', 'e": 31')),
        ["text text", "text text"],
    ),
    ("a key of another name", PERSONA, (("age:", "years:"),), ["relocate statement"]),
    ("one of several answers", PERSONA, (("[one, two]", "[one, three]"),), ["remove statement", "add statement"]),
    (
        "another goal is another thing",
        PERSONA,
        (("goals: [Read]", "goals: [Walk]"),),
        ["remove statement", "add statement"],
    ),
    ("somebody else does it", MAP, (("[Clerk]", "[Bot]"),), ["set actors"]),
    ("one of two does", MAP, (("[Clerk]", "[Clerk, Bot]"),), ["link actors"]),
    ("two others do", MAP, (("[Clerk]", "[Bot, Boss]"),), ["unlink actors", "link actors", "link actors"]),
    ("levels", MAP, (("[bad, fair, good]", "[awful, bad, fair, good]"),), ["set levels"]),
    ("a scale in numbers", MAP, (("levels: [bad, fair, good]", "range: [1, 3]"),), ["set levels", "set range"]),
    (
        "a retired id for another",
        MAP,
        (("queue, why: Nobody waits", "fax, why: By mail"),),
        ["remove retired", "add retired"],
    ),
    (
        "a retired id for another that is like it",
        MAP,
        (("queue, why: Nobody", "fax, why: Nobody ever"),),
        ["remove retired", "add retired"],
    ),
    ("a retired id, corrected", MAP, (("id: queue", "id: queues"),), ["rekey retired"]),
    ("the reason of a retired id", MAP, (("Nobody waits", "No queue"),), ["text why"]),
]


@pytest.mark.parametrize(("text", "replaced", "wanted"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_edit_is_one_change(text: str, replaced: Replaced, wanted: list[str]) -> None:
    found = [f"{change.op} {'.'.join(change.field) or change.kind}" for change in told(text, *replaced)]
    assert sorted(found) == sorted(wanted)


def test_the_ends_of_a_scale_are_one_value() -> None:
    text = "title: A\nscales: [{id: emotion, range: [-2, 2]}]\nstages: [S]\n"
    assert told(text, ("[-2, 2]", "[-2.0, 2]")) == ()
    (change,) = told(text, ("[-2, 2]", "[-3, 3]"))
    assert (change.op, change.field, change.edit.from_, change.edit.to) == ("set", ("range",), ["-2", "2"], ["-3", "3"])


def test_a_touchpoint_that_is_found_by_its_new_title_is_the_same() -> None:
    by_title = MAP.replace("[site]", "[Price site]")
    renamed, followed = told(by_title, ("title: Price site", "title: Shop"), ("[Price site]", "[Shop]"))
    assert (renamed.op, followed.rule, followed.effect) == ("text", "reference-followed", "neutral")


def test_decomposed_texts_are_reworded_where_they_say_something_else() -> None:
    (change,) = told(MAP, ("\\u00dcber den", "U\\u0308ber einen"))
    gone = [unicodedata.normalize("NFC", text) for what, text in change.edit.spans if what == "out"]
    assert gone == ["den"]


# Levels before and after, what is felt before and after, and of each change of the feeling its effect.
LEVELS: list[tuple[str, Replaced, list[str]]] = [
    ("a level is called otherwise", (("fair, good]", "so-so, good]"), ("score: fair", "score: so-so")), ["neutral"]),
    ("and is felt in words", (("[bad,", "[poor,"), ("word: bad", "word: poor")), ["neutral"]),
    (
        "two levels are",
        (("[bad, fair", "[poor, so-so"), ("score: fair, word: bad", "score: so-so, word: poor")),
        ["neutral", "neutral"],
    ),
    ("another level", (("score: fair", "score: good"),), ["better"]),
    ("another level, and a name", (("fair, good]", "so-so, fine]"), ("score: fair", "score: fine")), ["better"]),
    ("a word that is none", (("word: bad", "word: tired"),), ["unknown"]),
    ("numbers for levels", (("levels: [bad, fair, good]", "range: [0, 10]"), ("score: fair", "score: 5")), ["neutral"]),
    (
        "higher on another scale",
        (("levels: [bad, fair, good]", "range: [0, 10]"), ("score: fair", "score: 6")),
        ["better"],
    ),
]


@pytest.mark.parametrize(("replaced", "effects"), [case[1:] for case in LEVELS], ids=[case[0] for case in LEVELS])
def test_a_score_means_a_place_on_its_scale(replaced: Replaced, effects: list[str]) -> None:
    changes = [change for change in told(MAP, *replaced) if change.kind != "scale"]
    assert [change.effect for change in changes] == effects


JOURNEY = """\
id: a
title: A
personas: [ida, bo]
stages:
  - id: s
    title: S
    emotion: {by_persona: {ida: 1, bo: [-1, 1]}}
    steps:
      - {id: asks, text: Asks, actors: [bo]}
"""
IDA = "id: ida\nname: Ida\n"
BO = "id: bo\nname: Bo\n"


def between_people(journey: str, bo: str) -> tuple[Change, ...]:
    """What another map, and another persona, come to."""
    files = {"maps/a.yaml": JOURNEY, "personas/ida.yaml": IDA, "personas/b.yaml": BO}
    before, after = (
        load(MemoryFiles.of_texts(each)) for each in (files, files | {"maps/a.yaml": journey, "personas/b.yaml": bo})
    )
    assert not before.broken
    assert not after.broken
    return compare(before, after).changes


def test_an_id_and_a_name_mean_the_same_person() -> None:
    assert between_people(JOURNEY.replace("actors: [bo]", "actors: [Bo]"), BO) == ()


def test_but_only_where_the_name_means_that_person_on_both_sides() -> None:
    found = between_people(JOURNEY.replace("actors: [bo]", "actors: [Robert]"), BO.replace("Bo", "Robert"))
    assert [(change.rule, change.effect) for change in found] == [
        ("reference-followed", "neutral"),
        ("text-changed", "neutral"),
    ]


def test_what_a_persona_feels_goes_with_its_new_id() -> None:
    journey = JOURNEY.replace("bo]", "bob]").replace("bo:", "bob:")
    found = between_people(journey, "id: bob\nwas: bo\nname: Bo\n")
    assert {change.effect for change in found} == {"neutral"}
    assert {change.rule for change in found} == {"reference-followed", "file-renamed"}
    assert [change.op for change in found if change.kind == "feeling"] == ["relocate", "relocate"]
    (worse,) = [
        change
        for change in between_people(journey.replace("-1", "-2"), "id: bob\nwas: bo\nname: Bo\n")
        if change.effect != "neutral"
    ]
    assert (worse.op, worse.effect) == ("number", "worse")


def test_what_another_persona_feels_is_another_feeling() -> None:
    found = between_people(JOURNEY.replace("bo: [-1, 1]", "ida: 1").replace("ida: 1, ida: 1", "bo: 1"), BO)
    assert "relocate" not in {change.op for change in found}
