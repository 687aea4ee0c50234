"""The gap between a current and a future map: what ends which pain, what is needed, what becomes of the journey."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from desireline.compare.change import EFFECTS
from desireline.compare.gap import PAIN_STATES, AnswerKind, Gap, gap
from desireline.compare.gap_figures import FIGURES
from desireline.compare.gap_moments import MomentState
from desireline.compare.gap_output import gap_schema, gap_to_json
from desireline.draw.changes.gap_found import found_gap
from desireline.insight import findings, pains, solved
from desireline.insight.measures import MEASURES, measures, voiced
from desireline.model import walk
from desireline.model.planned import planned
from desireline.source import load
from tests.compare.shaken import two_versions
from tests.strategies import MemoryFiles, model_of

if TYPE_CHECKING:
    from typing import Any

    from desireline.model import JourneyMap

SAMPLES = Path(__file__).resolve().parents[2] / "maps"
CURRENT = """\
id: shop
title: Shop
touchpoints:
  - {id: site, title: Site, channel: web}
  - {id: desk, title: Desk, channel: store}
stages:
  - id: search
    title: Search
    emotion: 1
    pains:
      - {id: slow, text: Slow, severity: low}
      - {id: dear, text: Dear, severity: high}
    opportunities:
      - {text: A cache, solves: [slow]}
    steps:
      - {id: read, text: Reads, wait: 5m, touchpoints: [site]}
      - {id: ask, text: Asks a friend}
  - id: buy
    title: Buy
    emotion: -2
    pains:
      - {id: queue, text: A queue, severity: 4}
      - {id: forms, text: Forms}
      - Nobody smiles
      - {id: wrong, text: Not true, refuted: asked nobody}
    steps:
      - {id: wait-there, text: Waits, wait: 1h, touchpoints: [desk], frontstage: Calls the next}
      - {id: pay, text: Pays}
"""
FUTURE = """\
id: shop-2027
title: Shop 2027
future_of: shop
touchpoints:
  - {id: site, title: Site, channel: web}
  - {id: app, title: App, channel: app}
stages:
  - id: search
    title: Search
    emotion: 1
    pains:
      - {id: slow, text: Slow, severity: low}
      - {id: lonely, text: Nobody to ask, severity: 2}
    steps:
      - {id: read, text: Reads, wait: 5m, touchpoints: [site]}
      - {id: pay, text: Pays, backstage: Books it}
  - id: pick-up
    title: Pick up
    emotion: 2
    solves: [shop#queue]
    promise: {status: planned, in: v2}
    steps:
      - {id: wait-there, text: Waits, wait: 10m, touchpoints: [app], frontstage: Calls the next by name}
    resources: {need: [A shelf]}
    opportunities:
      - {text: One price, solves: [dear], promise: {status: dropped}}
      - {id: fewer, text: Fewer forms, solves: [forms], owner: legal}
retired:
  - {id: buy, why: Nobody buys at the desk any more, to: [pick-up]}
  - {id: desk, why: No desk, solves: [forms]}
"""


def maps(current: str = CURRENT, future: str = FUTURE) -> tuple[JourneyMap, JourneyMap]:
    people = {f"personas/{name}.yaml": f"name: {name}\n" for name in ("ann", "bo")}
    catalogue = load(MemoryFiles.of_texts({"maps/shop.yaml": current, "maps/shop-2027.yaml": future} | people))
    assert not catalogue.broken, catalogue.problems
    return catalogue.maps["shop"], catalogue.maps["shop-2027"]


def found(current: str = CURRENT, future: str = FUTURE) -> Gap:
    before, after = maps(current, future)
    return gap(before, after, (measures(before), measures(after)))


# Pain, state, kinds of what answers it, reason.
PAINS = [
    ("A queue", "resolved", ["stage"], "a stage of the future answers it, by file-id#id"),
    ("Forms", "resolved", ["opportunity", "retired"], "an opportunity and what is retired answer it"),
    ("Dear", "unsaid", [], "it is gone, and what answered it was dropped"),
    ("Nobody smiles", "unsaid", [], "without an id nothing can answer it"),
    ("Slow", "left", [], "it is still there; the idea of today is not in the future"),
    ("Nobody to ask", "new", [], "it comes with the future"),
]


@pytest.mark.parametrize(("text", "state", "by", "reason"), PAINS, ids=[each[-1] for each in PAINS])
def test_what_becomes_of_a_pain(text: str, state: str, by: list[str], reason: str) -> None:
    pain = next(each for each in found().pains if each.pain.text == text)
    assert (pain.state, [answer.kind for answer in pain.answers]) == (state, by)
    assert pain.is_open == (not by)


def test_every_pain_that_counts_is_there_once_and_in_order() -> None:
    made = found()
    assert sorted(each.pain.text for each in made.pains) == sorted(text for text, *_ in PAINS)
    order = [(PAIN_STATES.index(each.state), -each.severity) for each in made.pains]
    assert order == sorted(order)


def test_ideas_of_today_are_told_where_nothing_answers() -> None:
    slow = next(each for each in found().pains if each.pain.id == "slow")
    assert slow.ideas == ("A cache",)


def test_a_pain_that_is_answered_and_still_there_is_eased() -> None:
    future = FUTURE.replace("solves: [dear], promise: {status: dropped}", "solves: [slow]")
    assert {each.pain.id: each.state for each in found(future=future).pains}["slow"] == "eased"


@pytest.mark.parametrize(
    ("reference", "state"),
    [("slow", "eased"), ("shop#slow", "eased"), ("other#slow", "left")],
    ids=["by its id", "by its map too", "a pain of another map, of the same name"],
)
def test_only_a_pain_of_this_map_is_answered(reference: str, state: str) -> None:
    future = FUTURE.replace("solves: [dear], promise: {status: dropped}", f"solves: ['{reference}']")
    other = "title: Other\nstages: {title: A, pains: {id: slow, text: Slow there}}\n"
    files = {"maps/shop.yaml": CURRENT, "maps/shop-2027.yaml": future, "maps/other.yaml": other}
    read = load(MemoryFiles.of_texts(files)).maps
    before, after = read["shop"], read["shop-2027"]
    made = gap(before, after, (measures(before), measures(after)))
    assert {each.pain.id: each.state for each in made.pains}["slow"] == state


@pytest.mark.parametrize(
    ("severity", "names"), [(5, ["dear"]), (2, ["dear", "lonely"]), (1, ["dear", "slow", "lonely"])]
)
def test_the_gate_counts_open_pains_from_a_severity_on(severity: int, names: list[str]) -> None:
    assert [each.pain.id for each in found().open_from(severity)] == names


def test_what_answers_without_words_is_called_by_what_happens_behind_it() -> None:
    future = FUTURE.replace("{id: wait-there, text: Waits,", "{id: wait-there, solves: [shop#queue],")
    steps = [answer for answer in found(future=future).answers if answer.kind == "step"]
    assert [answer.name for answer in steps] == ["Calls the next by name"]


def test_what_is_needed_stands_by_lane() -> None:
    needs = found().needs
    told = [(need.where, getattr(need.what, "text", None) or need.what.id) for need in needs]
    assert told == [
        ("frontstage", "Calls the next by name"), ("backstage", "Books it"), ("resources", "A shelf"),
        ("touchpoints", "app"),
    ]  # fmt: skip
    reworded = needs[0].reworded
    assert reworded is not None
    assert reworded.text == "Calls the next"
    assert needs[1].step is not None
    assert needs[1].step.id == "pay"


# Name, state, moved, reason.
MOMENTS = [
    ("Search", "worse", False, "a pain more; that one is left out which nothing ends is no improvement"),
    ("Reads", "same", False, "nothing changes"),
    ("Pays", "changed", True, "another stage, and a lane more"),
    ("Asks a friend", "eliminated", False, "it is not there, and the future does not say why"),
    ("Pick up", "new", False, "it is new"),
    ("Waits", "improved", True, "it takes less, in another stage"),
    ("Buy", "eliminated", False, "it was retired"),
]


@pytest.mark.parametrize(("name", "state", "moved", "reason"), MOMENTS, ids=[each[-1] for each in MOMENTS])
def test_what_becomes_of_a_stage_or_step(name: str, state: str, moved: bool, reason: str) -> None:
    moment = next(each for each in found().moments if each.name == name)
    assert (moment.state, moment.moved) == (state, moved), reason


def test_why_something_is_gone_is_what_the_future_says() -> None:
    moments = {each.name: each for each in found().moments}
    retired = moments["Buy"].retired
    assert retired is not None
    assert retired.why == "Nobody buys at the desk any more"
    assert moments["Asks a friend"].retired is None


def test_the_figures() -> None:
    figures = {each.name: (each.before, each.after, each.effect) for each in found().deltas}
    assert figures["waits"] == (3900.0, 900.0, "better")
    assert figures["emotion-mean"] == (-0.5, 1.5, "better")
    assert figures["lowest-point"] == (-2.0, 1.0, "better")
    assert figures["steps"] == (4.0, 3.0, "unknown"), "fewer steps are not better by themselves"
    assert figures["stages"] == (2.0, 2.0, "neutral")


def test_waits_that_are_gone_are_none_and_better_as_each_is_by_itself() -> None:
    future = FUTURE.replace(", wait: 5m", "").replace(", wait: 10m", "")
    assert "wait:" not in future
    figures = {each.name: (each.before, each.after, each.effect) for each in found(future=future).deltas}
    assert figures["waits"] == (3900.0, 0.0, "better")


def told_apart(current: str, future: str) -> str:
    """The two maps with two people, the emotion of the first stage as given."""
    before, after = (
        text.replace("title: Shop", "personas: [ann, bo]\ntitle: Shop", 1).replace("    emotion: 1\n", felt, 1)
        for text, felt in ((CURRENT, current), (FUTURE, future))
    )
    one, other = maps(before, after)
    made = gap(one, other, (measures(one), measures(other)), (voiced(one), voiced(other)))
    document = json.loads(gap_to_json(made))
    Draft202012Validator(gap_schema()).validate(document)
    assert len({each["name"] for each in document["figures"]}) == len(document["figures"]), "each figure once"
    return "; ".join(
        f"{'+'.join(each['personas'])} {figure['before']} {figure['after']}"
        for each in document["voices"]
        for figure in each["figures"]
        if figure["name"] == "lowest-point"
    )


APART = "    emotion: {by_persona: {ann: 1, bo: %s}}\n"

# How they feel today and then, whose the lowest points are, reason.
VOICES = [
    (APART % -2, APART % -1, "ann -2 1; bo -2 -1", "each has figures of their own, where they feel differently"),
    (APART % -2, "    emotion: 1\n", "ann -2 1; bo -2 1", "so they have if only one of the maps tells them apart"),
    ("    emotion: 1\n", "    emotion: 1\n", "", "if neither does, the figures are everybody's"),
]


@pytest.mark.parametrize(("current", "future", "said", "reason"), VOICES, ids=[each[-1] for each in VOICES])
def test_whose_the_scores_are(current: str, future: str, said: str, reason: str) -> None:
    assert told_apart(current, future) == said, reason


LOUNGE = "  - {id: lounge, title: Lounge, emotion: 2, promise: {status: dropped}, pains: [Loud], solves: [slow]}\n"
CHAT = "      - {id: chat, text: Chats, wait: 1d, backstage: A bot, promise: {status: dropped}}\n"
READ = "      - {id: read, text: Reads"
DROPPED = FUTURE.replace("stages:\n", f"stages:\n{LOUNGE}").replace(READ, CHAT + READ)


def test_what_is_dropped_is_not_in_the_future() -> None:
    before, after = maps(future=DROPPED)
    assert len(after.stages) == 3
    with_dropped, without = (json.loads(gap_to_json(found_gap(before, each))) for each in (after, maps()[1]))
    for told in (with_dropped, without):
        for each in (*told["pains"], *told["answers"], *told["needs"]):
            del each["path"]
    assert with_dropped == without


def test_places_in_the_json_are_those_of_the_file_that_holds_dropped_things_too() -> None:
    before, after = maps(future=DROPPED)
    told = json.loads(gap_to_json(found_gap(before, after)))
    there = {path: getattr(piece, "text", None) or getattr(piece, "title", None) for path, piece in walk(after)}
    assert all(there[tuple(each["path"])] == each["text"] for each in told["needs"])
    assert [each["text"] for each in told["pains"] if each["map"] == "after"] == ["Nobody to ask"]
    assert all(there[tuple(each["path"])] == each["text"] for each in told["pains"] if each["map"] == "after")


def test_scores_on_different_scales_are_not_judged() -> None:
    future = FUTURE.replace("future_of: shop\n", "future_of: shop\nscales: [{id: emotion, range: [0, 10]}]\n")
    assert {each.effect for each in found(future=future).deltas if each.unit == "score"} <= {"unknown", "neutral"}


def test_the_figures_are_those_of_the_findings() -> None:
    """One definition of each: what the site says of a map is what its gap counts with."""
    assert tuple(FIGURES) == MEASURES
    for journey in maps():
        catalogue = load(MemoryFiles.of_texts({"maps/shop.yaml": CURRENT}))
        said = {each.rule: each.value for each in findings(journey, catalogue)}
        figures = measures(journey)
        for rule, name in {
            "lowest-point": "lowest-point", "end": "end", "peak-end": "peak-end", "longest-wait": "longest-wait",
            "all-waits": "waits", "hand-offs": "hand-offs", "channel-changes": "channel-changes",
        }.items():  # fmt: skip
            assert said.get(rule, 0) == figures.get(name, 0), name


@settings(max_examples=60, deadline=None)
@given(drawn=two_versions())
def test_it_agrees_with_the_findings_on_any_two_maps(drawn: tuple[Any, Any]) -> None:
    before, after = (model_of(each, persona=False) for each in drawn)
    made = gap(before, after, (measures(before), measures(after)))
    answered = solved(after)
    for each in made.pains:
        if each.side == "before":
            assert bool(each.answers) == (each.pain.id in {name.partition("#")[2] or name for name in answered})
    today = [each.pain for each in made.pains if each.side == "before"]
    assert {id(pain) for pain in today} >= {id(pain) for _, pain in pains(before)}
    stages = [each for each in made.moments if each.is_stage]
    assert sum(each.after is not None for each in stages) == len(planned(after).journey.stages)
    assert sum(each.before is not None for each in stages) == len(before.stages)
    Draft202012Validator(gap_schema()).validate(json.loads(gap_to_json(made)))
    assert gap_to_json(made) == gap_to_json(gap(before, after, (measures(before), measures(after))))


def test_the_json_is_as_its_schema_says() -> None:
    Draft202012Validator.check_schema(gap_schema())
    Draft202012Validator(gap_schema()).validate(json.loads(gap_to_json(found())))


def test_the_json_of_the_sample_is_as_its_schema_says() -> None:
    names = ("phone-purchase", "phone-purchase-future")
    texts = {f"maps/{name}.yaml": (SAMPLES / f"{name}.yaml").read_text("utf-8") for name in names}
    catalogue = load(MemoryFiles.of_texts(texts))
    before, after = (catalogue.maps[name] for name in names)
    document = json.loads(gap_to_json(gap(before, after, (measures(before), measures(after)))))
    Draft202012Validator(gap_schema()).validate(document)
    assert all(document[part] for part in ("pains", "answers", "needs", "moments", "figures"))


def test_the_closed_sets_of_the_schema_are_those_of_the_code() -> None:
    parts = gap_schema()["$defs"]
    assert parts["pain"]["properties"]["state"]["enum"] == list(PAIN_STATES)
    assert list(parts["stats"]["properties"]["pains"]["properties"]) == list(PAIN_STATES)
    assert parts["moment"]["properties"]["state"]["enum"] == list(get_args(MomentState))
    for answer in ("answer", "answered"):
        assert parts[answer]["properties"]["kind"]["enum"] == list(get_args(AnswerKind))
    assert parts["figure"]["properties"]["name"]["enum"] == list(FIGURES)
    assert set(parts["figure"]["properties"]["effect"]["enum"]) == set(EFFECTS) - {"mixed"}


def test_a_map_is_no_gap_from_itself() -> None:
    before, _ = maps()
    made = gap(before, before, (measures(before), measures(before)))
    assert (made.needs, {each.state for each in made.moments}) == ((), {"same"})
    assert all(each.effect == "neutral" for each in made.deltas)


def test_what_a_future_must_differ_in_is_no_change() -> None:
    current, future = maps(
        "id: shop\ntitle: A\nstages: [S]\n", "id: shop-2027\ntitle: B\nfuture_of: shop\nstages: [S]\n"
    )
    assert [(change.kind, change.field) for change in gap(current, future).file.changes] == [("map", ("title",))]
