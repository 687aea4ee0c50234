"""What is gathered once from a map for all pages says the same as looking for it piece by piece."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from desireline.insight import actors, appearances, appears_in, citations, claims, evidence_of, evidence_of_all
from desireline.model import Claim, Emotion, Evidence, Feeling, JourneyMap, Moment, Persona, Refuted, pieces, walk
from tests.draw.catalogues import catalogue
from tests.draw.pages import journey, persona
from tests.strategies import QUICK, maps, personas

RESTING = """
title: T
rows: [{id: questions, title: Q}]
sources: [{id: one}, {id: two}]
automations:
  - title: A
    nodes: [{id: n, trigger: event, evidence: assumption}]
stages:
  - title: Wait
    evidence: [one]
    emotion: {score: -1, evidence: [one], word: [{text: cross, evidence: reasoned}]}
    pains: [{text: queue, evidence: {sources: [one, two]}}, bare, {text: wrong, refuted: {sources: [two]}}]
    rows: {questions: [{text: why, evidence: assumption}]}
    frontstage: [{text: greets, fail_point: {text: forgets, evidence: [two]}}]
    steps:
      - {text: stand, thoughts: [{text: long, evidence: assumption}]}
"""
PLACES = [
    ("automation", "n", "nodes", None),
    ("stage", "Wait", "", "Wait"),
    ("score", "Wait", "emotion", "Wait"),
    ("word of a feeling", "cross", "word", "Wait"),
    ("statement", "queue", "pains", "Wait"),
    ("what is refuted", "wrong", "pains", "Wait"),
    ("row of the team's own", "why", "questions", "Wait"),
    ("mark in a lane", "forgets", "fail_point", "Wait"),
    ("statement of a step", "long", "thoughts", "stand"),
]


@pytest.mark.parametrize(("what", "text", "row", "moment"), PLACES, ids=[case[0] for case in PLACES])
def test_a_claim_is_found_where_it_stands(what: str, text: str, row: str, moment: str | None) -> None:
    found = [
        (
            each.piece.name if isinstance(each.piece, Moment) else getattr(each.piece, "text", "") or each.piece.id,
            each.row,
            each.moment.name if each.moment else None,
        )
        for each in claims(journey(RESTING))
    ]
    assert (text, row, moment) in found, what
    assert len(found) == len(PLACES), "each once, and nothing that says nothing of what it rests on"


def test_citations_count_evidence_and_what_refuted() -> None:
    assert citations(journey(RESTING)) == {"one": 3, "two": 3}
    assert citations(persona("id: p\nevidence: [one]\ngoals: [{text: g, evidence: [one]}]")) == {"one": 2}


@QUICK
@given(maps())
def test_claims_are_those_of_a_walk_in_its_order(made: JourneyMap) -> None:
    expected = [
        id(piece)
        for _, piece in walk(made)
        if (isinstance(piece, Claim) and (piece.evidence or piece.refuted))
        or (isinstance(piece, Feeling) and piece.evidence)
    ]
    found = [id(each.feeling or each.piece) for each in claims(made)]
    assert Counter(found) == Counter(expected)
    told = {id(piece) for _, piece in walk(made) if isinstance(piece, Claim)}
    assert [each for each in found if each in told] == [each for each in expected if each in told]


@QUICK
@given(maps())
def test_citations_of_a_map_are_those_of_its_pieces(made: JourneyMap) -> None:
    assert citations(made) == _cited(made)


@QUICK
@given(personas())
def test_citations_of_a_persona_are_those_of_its_pieces(made: Persona) -> None:
    assert citations(made) == _cited(made)


def _cited(made: JourneyMap | Persona) -> Counter[str]:
    found = (piece for piece in pieces(made) if isinstance(piece, Evidence | Refuted))
    return Counter(name for piece in found for name in piece.sources)


ACTING = [
    ("personas: [hao]", "the map is about the persona", True),
    ("stages: [{title: S, actors: [hao]}]", "a stage names the id", True),
    ("stages: [{title: S, steps: [{text: s, actors: [Hao Lin]}]}]", "a step names the name", True),
    ("stages: [{title: S, backstage: [{text: packs, actors: [hao]}]}]", "a lane names the id", True),
    ("lanes: [own]\nstages: [{title: S, lanes: {own: [{text: p, actors: [hao]}]}}]", "a lane of the team's own", True),
    ("stages: [{title: hao, actors: [Lin]}]", "only words and others", False),
]


@pytest.mark.parametrize(("text", "why", "appears"), ACTING, ids=[case[1] for case in ACTING])
def test_a_persona_appears_where_it_is_named_or_acts(text: str, why: str, appears: bool) -> None:
    made = journey(f"title: T\n{text}")
    assert appears_in(persona("id: hao\nname: Hao Lin"), made) is appears, why
    assert ("Lin" in actors(made)) is (not appears)


def test_the_maps_of_several_personas_are_those_in_which_one_of_them_appears() -> None:
    texts = {f"map-{place}": f"title: T\n{text}" for place, (text, _, _) in enumerate(ACTING)}
    made = catalogue(texts, {"hao": "name: Hao Lin", "lin": "name: Lin", "nobody": "name: hao"})
    for names in (("hao",), ("lin",), ("nobody",), ("lin", "hao"), ()):
        people = [made.personas[name] for name in names]
        expected = [each for each in made.maps.values() if any(appears_in(persona, each) for persona in people)]
        assert list(appearances(people, made)) == expected, names


def test_evidence_of_several_maps_is_added_up() -> None:
    one, other = journey(RESTING), journey("title: T\nstages: [{title: S, pains: [a, {text: b, evidence: [x]}]}]")
    together = {name: evidence_of(one)[name] + evidence_of(other)[name] for name in evidence_of(one)}
    assert evidence_of_all([one, other]) == together
    assert evidence_of(other) == {"validated": 1, "reasoned": 0, "assumption": 1}
    assert isinstance(one.stages[0].emotion, Emotion)
