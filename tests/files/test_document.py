"""A map as a Markdown document: whole, and whatever its texts hold, only text."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from hypothesis import given, settings
from markdown_it import MarkdownIt

from desireline.draw.html import clean
from desireline.draw.inline import plain
from desireline.draw.text.document import document
from desireline.draw.view import Nowhere, View
from desireline.draw.words import Words
from desireline.model import JourneyMap, Persona, Stage, Statement
from desireline.model.walk import pieces
from tests.draw.hostile import NASTY
from tests.strategies import maps, personas
from tests.tools.cases import each_case

VIEW = View(Words("en"), Nowhere(), date(2026, 11, 22))
COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def shown(text: str) -> str:
    """The words that a reader sees, with the tags that Markdown made of them taken out."""
    html = COMMONMARK.render(text)
    html = re.sub(r"<!-- -->", "", html)
    return unescape(re.sub(r"</?(?:h1|h2|ul|li|p)>", " ", html))


def of_text(text: str) -> JourneyMap:
    return JourneyMap(id="x", title="Map", stages=(Stage(title="One", thoughts=(Statement(text=text, id="a"),)),))


@each_case("text", [*NASTY, "1. one", "- a", "# b", "> c", "    code", "```", "| a | b |", "@team #12", "***"])
def test_hostile_text_is_shown_as_text(text: str) -> None:
    journey = JourneyMap(id="x", title="Map", owner=text)
    html = COMMONMARK.render(document(journey, VIEW, "x/"))
    tags = set(re.findall(r"<([a-z0-9]+)", re.sub(r"<!-- -->", "", html)))
    assert tags <= {"h1", "ul", "li", "p", "a"}, html
    assert html.count("<a ") == 1, html
    assert " ".join(clean(plain(text)).split()) in " ".join(shown(document(journey, VIEW, "x/")).split())


def test_a_script_stays_words_and_a_link_stays_a_link() -> None:
    made = document(of_text("<script>x</script> [out](https://example.org/a_b) [bad](javascript:alert)"), VIEW, "x/")
    html = COMMONMARK.render(made)
    assert "<script" not in html
    assert '<a href="https://example.org/a_b">out</a>' in html
    assert 'href="javascript' not in html
    assert "bad" in html


@given(maps(printable=True))
@settings(max_examples=8, deadline=None)
def test_nothing_of_a_map_is_lost_in_its_document(journey: JourneyMap) -> None:
    made = document(journey, VIEW, "x/")
    held = [piece.__dict__["id"] for piece in pieces(journey) if piece.__dict__.get("id")]
    assert [name for name in held if name not in made] == []
    assert made.count("\n## ") >= len(journey.stages)


@given(personas())
@settings(max_examples=8, deadline=None)
def test_a_document_has_only_tags_of_its_own(persona: Persona) -> None:
    html = COMMONMARK.render(document(persona, VIEW, "x/"))
    assert set(re.findall(r"<([a-z0-9]+)", re.sub(r"<!-- -->", "", html))) <= {"h1", "h2", "ul", "li", "p", "a"}


def test_every_word_of_a_sample_is_in_its_document() -> None:
    from pathlib import Path

    from desireline.source import FolderFiles, load

    catalogue = load(FolderFiles(Path(__file__).resolve().parents[2], ("maps", "personas")))
    for piece in (*catalogue.maps.values(), *catalogue.personas.values()):
        words = " ".join(shown(document(piece, VIEW, "x/")).split())
        for each in pieces(piece):
            for name in ("text", "title", "goal", "quote", "why", "summary", "safeguard", "change", "role"):
                said = each.__dict__.get(name)
                if isinstance(said, str):
                    assert " ".join(plain(said).split()) in words, f"{piece.file}: {said}"
