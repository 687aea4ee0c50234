"""What holds for every page that looks across maps."""

import re

import pytest

from desireline.draw.across import PAGES, across_page
from desireline.draw.people import people_page
from tests.draw.catalogues import Rows, catalogue
from tests.draw.pages import Seen, view

EVIL = "<script>alert(1)</script>"
FULL = f"""
title: "Buy <b>{EVIL}"
owner: "{EVIL}"
personas: [hao]
reviewed: 2026-09-30
review_every: 30d
sources: [{{id: int, title: "{EVIL}", kind: "{EVIL}", date: 2026-08-02, count: 7}}]
touchpoints: [{{id: site, title: "{EVIL}", channel: "{EVIL}"}}]
stages:
  - id: compare
    title: "{EVIL}"
    steps:
      - {{id: look, text: "{EVIL}", touchpoints: [site], emotion: -1}}
    pains:
      - {{id: gap, text: "{EVIL}", severity: high, evidence: [int]}}
      - {{text: "{EVIL} two", severity: 2, evidence: {{ask: ["{EVIL}"]}}}}
      - {{text: "{EVIL} three", evidence: assumption}}
      - {{text: "{EVIL} four", refuted: {{date: 2026-09-01, why: "{EVIL}"}}}}
    opportunities:
      - {{id: one, text: "{EVIL}", solves: [gap], impact: 5, effort: 1, owner: "{EVIL}", priority: "{EVIL}"}}
    content:
      - {{text: "{EVIL}", channel: "{EVIL}"}}
"""
PERSONAS = {"hao": f'name: "{EVIL}"\nrole: "{EVIL}"\nsummary: "{EVIL}"\n'}
NAMES = (*PAGES, "people")


def drawn(name: str, maps: dict[str, str], personas: dict[str, str] | None = None, lang: str = "en"):
    made = catalogue(maps, personas if personas is not None else PERSONAS)
    seen_from = view(lang, tuple(made.personas.values()))
    return people_page(made, seen_from) if name == "people" else across_page(name, made, seen_from)


@pytest.mark.parametrize("name", NAMES)
def test_text_of_a_map_never_becomes_markup(name: str) -> None:
    html = drawn(name, {"buy": FULL}).html
    Seen(html)  # every tag is closed
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_every_link_within_the_page_arrives(name: str) -> None:
    fragment = drawn(
        name, {"buy": FULL, "buy-again": FULL.replace("id: int,", "id: int-2,").replace("[int]", "[int-2]")}
    )
    tags = Seen(fragment.html).tags
    ids = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert fragment.ids <= set(ids)
    assert {entry.anchor for entry in fragment.toc} <= set(ids)
    within = {
        attributes["href"][1:] for tag, attributes in tags if tag == "a" and str(attributes.get("href")).startswith("#")
    }
    assert within <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_title_and_headings_for_sections_alone(name: str) -> None:
    html = drawn(name, {"buy": FULL}).html
    assert html.count("<h1>") == 1
    assert not re.search(r"<h[3-6]", html)
    assert not re.search(r"<t[dh][^>]*>(?:(?!</t[dh]>).)*<h[12]", html)


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_captions_and_every_head_says_what_it_heads(name: str) -> None:
    rows = Rows(drawn(name, {"buy": FULL}).html)
    assert all(rows.captions)
    assert len(rows.captions) == len(rows.tables)
    assert all(cell.get("scope") for cell in rows.cells if cell["tag"] == "th")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_project_is_told_what_to_write(name: str) -> None:
    fragment = drawn(name, {}, {})
    assert "dl-empty" in fragment.html
    assert "<pre><code>" in fragment.html
    assert "dl-strip" not in fragment.html  # no figures of nothing


@pytest.mark.parametrize("name", NAMES)
def test_what_is_found_on_a_page_is_found_by_the_search(name: str) -> None:
    words = " ".join(
        section.text for section in drawn(name, {"buy": FULL.replace(EVIL, "Ümlaut")}, {"hao": "name: Ümlaut"}).search
    )
    assert "Ümlaut" in words


TWO = "title: {title}\n{more}\nstages:\n  - title: S\n    pains: [{{id: hurt, text: Hurt {title}, severity: high}}]\n"


@pytest.mark.parametrize(
    ("more", "counts", "why"),
    [
        ("status: agreed", True, "an ordinary map"),
        ("status: retired", False, "nobody keeps it"),
        ("translates: first", False, "it says the same as its original"),
        ("future_of: first", True, "another state of the journey"),
    ],
)
def test_which_maps_count(more: str, counts: bool, why: str) -> None:
    html = drawn(
        "opportunities", {"first": TWO.format(title="One", more=""), "second": TWO.format(title="Two", more=more)}
    ).html
    assert ("Hurt Two" in html) is counts, why
    assert ("1 retired or translated map is left out" in html) is not counts


def test_texts_say_their_language_where_it_is_not_that_of_the_page() -> None:
    arabic = TWO.format(title="مرحبا", more="lang: ar")
    html = drawn("opportunities", {"ar": arabic}).html
    assert '<span lang="ar" dir="rtl">' in html
    english = drawn("opportunities", {"en": TWO.format(title="One", more="lang: en")}).html
    assert "lang=" not in english


def test_links_lead_to_the_part_on_its_own_map() -> None:
    html = drawn("opportunities", {"first": TWO.format(title="One", more="")}).html
    assert 'href="first#hurt"' in html


def test_an_unknown_page_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        drawn("nothing", {})
