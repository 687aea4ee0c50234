"""Content, research and reviews across maps."""

import pytest

from desireline.draw.across import across_page
from tests.draw.catalogues import Rows, catalogue
from tests.draw.pages import view

PEOPLE = {"hao": "name: Hao", "ping": "name: Ping", "acme": "name: Acme\nkind: company"}
CONTENT = "title: Phone\npersonas: [{people}]\nstages:\n  - title: Look\n    content:\n{content}\n  - title: Buy\n"


def content(people: str, *lines: str) -> list[list[str]]:
    made = catalogue(
        {"phone": CONTENT.format(people=people, content="\n".join(f"      - {line}" for line in lines))}, PEOPLE
    )
    html = across_page("content", made, view(personas=tuple(made.personas.values()))).html
    return Rows(html).table("Content of Phone")


GAP = "Nothing yet"


@pytest.mark.parametrize(
    ("people", "lines", "rows", "why"),
    [
        ("hao, ping", ["{text: Film, personas: [hao]}"], [["Hao", "Film", GAP], ["Ping", GAP, GAP]], "a row each"),
        ("hao, ping", ["Film"], [["Everybody", "Film", GAP]], "for all of them: one row says it"),
        ("hao", ["{text: Film, personas: [hao]}", "Page"], [["Hao", "Film Page", GAP]], "one persona is everybody"),
        (
            "hao, ping",
            ["Page", "{text: Film, personas: [hao]}"],
            [["Everybody", "Page", "—"], ["Hao", "Film", GAP], ["Ping", "—", GAP]],
            "what reaches everybody leaves no gap",
        ),
        ("hao, acme", ["{text: Film, personas: [hao]}"], [["Hao", "Film", GAP]], "a company reads nothing"),
        (
            "hao, acme",
            ["{text: Film, personas: [acme]}"],
            [["Hao", GAP, GAP], ["Acme", "Film", GAP]],
            "unless it is written for it",
        ),
        (
            "hao",
            ["{text: Film, refuted: not so}"],
            [["Hao", "Film Refuted: not so", GAP]],
            "refuted content is kept and marked",
        ),
    ],
)
def test_who_gets_what_at_which_stage(people: str, lines: list[str], rows: list[list[str]], why: str) -> None:
    assert content(people, *lines) == rows, why


RESEARCH = """
title: Phone
sources:
  - {id: old, title: Old talk, kind: interview, date: 2026-01-02, count: 1200}
  - {id: new, title: New survey, date: 2026-08-02}
  - {id: idle, title: Idle}
rows: [{id: questions, title: Their questions, role: thoughts}]
stages:
  - id: compare
    title: Compare
    emotion: {score: 1, word: glad, evidence: {ask: [The shop]}}
    rows:
      questions:
        - {text: How long?, evidence: {ask: [the SHOP, Lawyers]}}
    pains:
      - {text: Known, evidence: [old]}
      - {text: Believed, evidence: assumption}
      - {text: Wrong, evidence: {ask: [The shop]}, refuted: {date: 2026-09-01, why: Nobody said so, sources: [old]}}
      - Says nothing
"""


@pytest.fixture(scope="module")
def research() -> Rows:
    made = catalogue({"phone": RESEARCH}, {"hao": "name: Hao\npains: [{text: P, evidence: [new]}]"})
    return Rows(across_page("research", made, view()).html)


def test_questions_stand_by_whom_to_ask(research: Rows) -> None:
    rows = research.table("Open questions")
    # one group for the shop, however written; a refuted statement is no question any more
    assert [row[0] for row in rows] == ["The shop", "How long? Their questions", "Lawyers"]
    assert rows[0][1] == "+1 glad Feelings"
    assert rows[2][1] == "How long? Their questions"


def test_assumptions_are_those_written_as_such(research: Rows) -> None:
    rows = research.table("Assumptions by map")
    assert [row[0] for row in rows] == ["Phone 1", "Believed Pains"]


def test_what_is_refuted_is_kept_with_what_showed_it(research: Rows) -> None:
    assert research.table("Statements that turned out wrong") == [
        ["Wrong Pains", "Nobody said so", "2026-09-01", "Phone 1 Compare"]
    ]


def test_sources_say_where_they_are_cited_the_newest_first(research: Rows) -> None:
    rows = research.table("Sources of all maps")
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("New survey", "—", "Hao 1"),
        ("Old talk", "1,200", "Phone 2"),
        ("Idle", "—", "nowhere yet"),
    ]


def test_evidence_of_each_map_is_counted(research: Rows) -> None:
    # thought, three pains and a score: one validated, the rest assumed; the refuted pain is none of them any more
    assert research.table("Evidence of each map") == [["Phone", "20%", "1", "0", "4"]]


def reviewed(title: str, day: str, every: str = "30d", more: str = "") -> str:
    return f"title: {title}\nreviewed: {day}\nreview_every: {every}\n{more}\nstages: [{{title: S}}]\n"


def reviews(**maps: str) -> Rows:
    return Rows(
        across_page(
            "reviews", catalogue(maps, {"hao": "name: Hao\nreviewed: 2026-11-01\nreview_every: 60d"}), view()
        ).html
    )


def test_late_reviews_stand_first_the_longest_late_at_the_top() -> None:
    seen = reviews(a=reviewed("A", "2026-10-01"), b=reviewed("B", "2026-09-01"), c=reviewed("C", "2026-11-01"))
    assert [(row[0], row[1]) for row in seen.table("Reviews that are late")] == [
        ("B Customer journey", "51 days"),
        ("A Customer journey", "21 days"),
    ]


def test_the_title_of_what_is_longest_late_turns_nothing_round_beside_it() -> None:
    late = catalogue({"a": reviewed("הרשמה & more", "2026-10-01")})
    assert "<small><bdi>הרשמה &amp; more</bdi>, 21 days</small>" in across_page("reviews", late, view()).html


def test_reviews_ahead_stand_by_month_personas_among_them() -> None:
    seen = reviews(a=reviewed("A", "2026-10-22"), b=reviewed("B", "2026-11-01"))
    rows = seen.table("Reviews ahead")
    assert [row[0] for row in rows] == ["2026-11 1", "2026-12 2", "Hao Persona"]
    assert rows[0][1:3] == ["A Customer journey", "today"]
    assert rows[1][1:3] == ["B Customer journey", "10 days"]


def test_retired_maps_are_never_late_and_maps_without_a_date_are_named() -> None:
    seen = reviews(
        a=reviewed("A", "2020-01-01", more="status: retired"), b="title: B\nreviewed: 2026-01-01\nstages: [{title: S}]"
    )
    assert not any(caption.startswith("Reviews that are late") for caption in seen.captions)
    assert [row[:3] for row in seen.table("Without a review date")] == [["B Customer journey", "2026-01-01", "—"]]
