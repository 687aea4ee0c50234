"""References between files: what each may mean, what is said when it means nothing, and what must be unique."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from desireline.source import Catalogue, load
from tests.strategies import MemoryFiles
from tests.tools.cases import each_case

HAO = "name: 阿豪\npains: {id: hao-pain, text: p}\nsources: {id: diary, title: D}\n"
ACME = "name: Acme\nkind: company\n"
TODAY = """\
title: Today
stages:
  - id: search
    title: Search
    steps:
      - {id: look, text: Look}
      - {id: ask, text: Ask}
    pains: {id: slow, text: Slow}
  - {id: buy, title: Buy, was: purchase}
touchpoints: {id: shop, title: Corner shop}
retired: [queue]
"""


def catalogue_of(**files: str) -> Catalogue:
    """A project of `map_<name>` and `persona_<name>` texts."""
    texts = {}
    for name, text in files.items():
        folder, _, stem = name.partition("_")
        texts[f"{folder}s/{stem.replace('_', '-')}.yaml"] = text
    return load(MemoryFiles.of_texts(texts))


def found(catalogue: Catalogue) -> list[str]:
    return [f"{each.file}:{each.line}:{each.column} {each.severity} {each.rule}" for each in catalogue.problems]


@dataclass(frozen=True)
class Reference:
    """A map `m` beside `hao`, `acme` and `today`."""

    why: str
    text: str
    at: str = ""
    problem: str = ""
    says: str = ""


REFERENCES = (
    Reference("a persona", "personas: [hao]"),
    Reference("a persona nobody knows", "personas: [haoo]", "2:12", "error unknown-reference", "did you mean 'hao'?"),
    Reference("a persona that is a map", "personas: today", "2:11", "error unknown-reference", "is a map"),
    Reference("a persona by name where an id must stand", "personas: Acme", "2:11", "error bad-reference", "no id"),
    Reference(
        "a persona with feelings of their own",
        "stages: {title: S, emotion: {by_persona: {hoa: 1}}}",
        "2:43",
        "error unknown-reference",
        "'hao'",
    ),
    Reference("an actor by id", "stages: {title: S, actors: hao}"),
    Reference("an actor by name", "stages: {title: S, actors: 阿豪}"),
    Reference("an actor of any name", "stages: {title: S, actors: the waiter}"),
    Reference(
        "an actor who nearly is a persona of the map",
        "personas: acme\nstages: {title: S, actors: Acmes}",
        "3:28",
        "error near-miss",
        "'acme'",
    ),
    Reference("a source of a persona", "stages: {title: S, evidence: [diary]}"),
    Reference(
        "a slip in a status among sources",
        "stages: {title: S, evidence: [diary, validatd]}",
        "2:38",
        "error unknown-reference",
        "if it is a status, write 'evidence: validated'",
    ),
    Reference(
        "a source nobody declares",
        "stages: {title: S, evidence: [dairy]}",
        "2:31",
        "error unknown-reference",
        "did you mean 'diary'?",
    ),
    Reference("a pain of another file", "stages: {title: S, solves: today#slow}"),
    Reference("a pain of a persona", "stages: {title: S, solves: hao#hao-pain}"),
    Reference(
        "what is no pain there",
        "stages: {title: S, solves: today#buy}",
        "2:28",
        "error unknown-reference",
        "is a stage of 'today'",
    ),
    Reference(
        "a pain where none has an id",
        "stages: {title: S, pains: Dear, solves: dear}",
        "2:41",
        "error unknown-reference",
        "no pain there has an id; give the one that is meant 'id: dear'",
    ),
    Reference(
        "a file nobody has",
        "stages: {title: S, solves: todai#slow}",
        "2:28",
        "error unknown-reference",
        "did you mean 'today'?",
    ),
    Reference("a way into another map", "stages: {title: S, next: today#look}"),
    Reference(
        "a way to a step it lost", "stages: {title: S, next: today#queue}", "2:26", "warning retired-id", "is retired"
    ),
    Reference(
        "a way by a former id",
        "stages: {title: S, next: today#purchase}",
        "2:26",
        "warning former-id",
        "write 'today#buy'",
    ),
    Reference("nothing behind the sign", "stages: {title: S, next: 'today#'}", "2:26", "error bad-reference", "no id"),
    Reference("its own part with its own name", "stages: {id: s, title: S, next: m#s}"),
    Reference("a place in a larger journey", "part_of: today#buy"),
    Reference("the larger journey itself", "part_of: today"),
    Reference("a place that is no stage", "part_of: today#slow", "2:10", "error unknown-reference", "is a pain"),
    Reference("a map to translate", "translates: today"),
    Reference(
        "a map to translate that is a persona", "translates: hao", "2:13", "error unknown-reference", "is a persona"
    ),
    Reference("itself translated", "translates: m", "2:13", "error circle", "m → m"),
    Reference("a touchpoint of any name", "stages: {title: S, touchpoints: corner shops}"),
)


@each_case("case", REFERENCES, ids=lambda case: case.why)
def test_a_reference_means_what_is_there_or_is_reported(case: Reference) -> None:
    catalogue = catalogue_of(persona_hao=HAO, persona_acme=ACME, map_today=TODAY, map_m=f"title: M\n{case.text}\n")
    assert found(catalogue) == ([f"maps/m.yaml:{case.at} {case.problem}"] if case.problem else [])
    assert all(case.says in problem.message for problem in catalogue.problems)
    assert ("maps/m.yaml" in catalogue.broken) == case.problem.startswith("error")


def test_a_company_is_a_persona_of_that_kind() -> None:
    text = "name: N\ncompany: acme\n"
    assert found(catalogue_of(persona_acme=ACME, persona_n=text)) == []
    wrong = catalogue_of(persona_acme="name: Acme\n", persona_n=text)
    assert found(wrong) == ["personas/n.yaml:2:10 error unknown-reference"]
    assert "a persona of kind 'person'" in wrong.problems[0].message


FUTURE = """\
title: Tomorrow
future_of: today
stages:
  - id: search
    title: Search
    steps: [{id: look, text: Look}]
  - {id: buy, title: Buy}
"""


def future(more: str) -> Catalogue:
    return catalogue_of(map_today=TODAY, map_tomorrow=FUTURE + more)


def test_what_a_future_map_does_not_mention_is_reported_where_it_names_its_map() -> None:
    catalogue = future("")
    assert found(catalogue) == ["maps/tomorrow.yaml:2:12 warning not-said"]
    assert "the step 'ask' ('Ask') of 'today'" in catalogue.problems[0].message


@pytest.mark.parametrize(
    "said",
    [
        "  - {id: ask, title: Asking}\n",
        "  - {id: chat, title: Chat, was: ask}\n",
        "retired: ask\n",
        "retired: {id: ask, to: look}\n",
    ],
    ids=["repeated, even as a stage", "renamed", "retired", "merged"],
)
def test_a_part_of_the_current_map_is_said_to_stay_or_to_go(said: str) -> None:
    assert found(future(said)) == []


def test_the_steps_of_a_stage_that_is_gone_need_no_word() -> None:
    text = "title: Tomorrow\nfuture_of: today\nstages: {id: buy, title: Buy}\nretired: search\n"
    assert found(catalogue_of(map_today=TODAY, map_tomorrow=text)) == []


@pytest.mark.parametrize(
    ("why", "more", "expected"),
    [
        ("a pain of the current map is answered", "  - {title: N, solves: slow}\n", []),
        ("a pain of neither", "  - {title: N, solves: slwo}\n", ["maps/tomorrow.yaml:8:24 error unknown-reference"]),
        (
            "a step that only the current map has",
            "  - {title: N, next: ask}\n",
            ["maps/tomorrow.yaml:8:22 warning not-in-this-future"],
        ),
        ("a touchpoint of the current map", "  - {title: N, touchpoints: shop}\n", []),
        (
            "one that nearly is",
            "  - {title: N, touchpoints: Corner shops}\n",
            ["maps/tomorrow.yaml:8:29 error near-miss"],
        ),
    ],
)
def test_a_future_map_may_mean_parts_of_the_map_it_answers(why: str, more: str, expected: list[str]) -> None:
    assert found(future(more)) == ["maps/tomorrow.yaml:2:12 warning not-said", *expected]


def test_a_future_map_answers_a_current_one() -> None:
    catalogue = catalogue_of(
        map_today=TODAY, map_next="title: N\nfuture_of: today\n", map_later="title: L\nfuture_of: next\n"
    )
    assert "maps/later.yaml:2:12 error contradiction" in found(catalogue)


def test_a_circle_is_reported_once() -> None:
    catalogue = catalogue_of(
        map_a="title: A\npart_of: b#s\nstages: {id: s, title: S}\n",
        map_b="title: B\npart_of: a\nstages: {id: s, title: S}\n",
        map_c="title: C\npart_of: a\n",
    )
    assert found(catalogue) == ["maps/a.yaml:2:10 error circle"]
    assert "a → b → a" in catalogue.problems[0].message


def test_maps_and_personas_share_their_ids_and_the_first_by_path_has_it() -> None:
    catalogue = catalogue_of(map_hao="title: A map\n", persona_hao=HAO)
    assert found(catalogue) == ["personas/hao.yaml:1:1 error duplicate-id"]
    assert (list(catalogue.maps), list(catalogue.personas)) == (["hao"], [])
    assert "maps/hao.yaml" in catalogue.problems[0].message


def test_of_two_files_with_one_id_the_one_of_that_name_has_it_and_the_copy_is_reported() -> None:
    catalogue = catalogue_of(map_a_copy="id: visit\ntitle: A\n", map_visit="id: visit\ntitle: A\n")
    assert found(catalogue) == ["maps/a-copy.yaml:1:5 error duplicate-id"]
    assert catalogue.maps["visit"].file == "maps/visit.yaml"


def test_a_former_id_of_a_file_is_its_own_alone() -> None:
    catalogue = catalogue_of(map_a="title: A\nwas: old\n", map_b="title: B\nwas: old\n", map_c="title: C\nwas: [a]\n")
    assert found(catalogue) == ["maps/b.yaml:2:6 error claimed-twice", "maps/c.yaml:2:6 error id-in-use"]


def test_sources_are_unique_in_the_project_except_in_a_translation() -> None:
    declared = "title: T\nsources: {id: survey, title: S}\n"
    assert found(catalogue_of(map_a=declared, map_b=declared)) == ["maps/b.yaml:2:15 error duplicate-id"]
    assert found(catalogue_of(map_a=declared, map_b=declared + "translates: a\n")) == []


def test_one_touchpoint_has_one_title_in_one_language() -> None:
    def declared(title: str, lang: str) -> str:
        return f"title: T\nlang: {lang}\ntouchpoints: {{id: shop, title: {title}}}\n"

    catalogue = catalogue_of(
        map_a=declared("Shop", "en"), map_b=declared("Store", "en"), map_c=declared("門市", "zh-Hant")
    )
    assert found(catalogue) == ["maps/b.yaml:3:19 warning touchpoint-title"]
    assert "'Shop' in maps/a.yaml" in catalogue.problems[0].message


def test_a_broken_file_answers_what_could_be_read_of_it() -> None:
    """One error must not make ten of it in other files."""
    broken = TODAY.replace("title: Buy", "titel: Buy")
    assert found(catalogue_of(map_today=broken, map_m="title: M\npart_of: today#buy\n")) == [
        "maps/today.yaml:9:15 error unknown-key",
    ]


def test_a_key_of_another_name_is_not_missing_as_well() -> None:
    text = "title: M\nstages:\n  - name: Arrive\n    steps: [{title: Rings}, {wait: 5m}]\n"
    assert found(catalogue_of(map_m=text)) == [
        "maps/m.yaml:3:5 error unknown-key",
        "maps/m.yaml:4:14 error unknown-key",
        "maps/m.yaml:4:29 error missing-key",
    ]
