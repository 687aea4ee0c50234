"""Cards and lists: what a map calls itself is shown as it stands, and nothing of it comes to life."""

from __future__ import annotations

import re
from html import unescape

import html5lib
import pytest
from markdown_it import MarkdownIt

from desireline.draw.html import clean
from desireline.publish.files.llms import Entry, llms_text
from desireline.publish.files.pack import Pack
from desireline.publish.files.tags import Card, alternates, card_tags
from desireline.publish.files.wishes import KINDS, USUAL, wished
from tests.draw.hostile import NASTY
from tests.tools.cases import each_case

COMMONMARK = MarkdownIt("commonmark", {"html": True})


@each_case("text", NASTY)
def test_a_card_holds_its_texts_as_they_are(text: str) -> None:
    made = card_tags(Card(text, text, "https://example.org/x/", text, "https://example.org/x.png"))
    page = f"<!doctype html><title>x</title>{made}{alternates([('application/json+oembed', 'x.json')], text)}"
    html5lib.HTMLParser(strict=True).parse(page)
    said = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', made))
    assert unescape(said["og:title"]) == clean(text)


@pytest.mark.parametrize(
    ("length", "shown"),
    [(300, 300), (301, 300), (5_000, 300)],
)
def test_a_long_description_is_cut(length: int, shown: int) -> None:
    made = card_tags(Card("A", "x" * length, "https://example.org/", "S"))
    found = re.search(r'og:description" content="([^"]*)"', made)
    assert found is not None
    assert len(found[1]) == shown
    assert found[1].endswith("…") is (length > shown)


def test_a_card_without_a_picture_or_a_text_says_nothing_of_them() -> None:
    made = card_tags(Card("A", "", "https://example.org/", "S"))
    assert "og:image" not in made
    assert "og:description" not in made
    assert 'name="twitter:card" content="summary"' in made


@each_case("text", NASTY)
def test_llms_text_is_a_title_and_lists_of_links(text: str) -> None:
    made = llms_text(text, text, [("Journeys", [Entry(text, "maps/x.md", text)]), ("People", [])])
    html = COMMONMARK.render(made)
    tags = set(re.findall(r"<([a-z0-9]+)", html.replace("<!-- -->", "")))
    assert tags <= {"h1", "h2", "ul", "li", "a", "p", "blockquote"}
    assert html.count("<a ") == 1
    assert "People" not in made


def test_a_pack_gives_back_what_was_put_in() -> None:
    files = {"a.md": "茶\r\n\n".encode(), "b.json": b"", "c": b"x", "d.png": b"\x00\xff\n", "e": b""}
    pack = Pack(files, {"a": "茶\n"})
    assert Pack.read(pack.content()) == pack


@pytest.mark.parametrize(
    ("setting", "expected"),
    [(None, set(USUAL)), (True, set(KINDS)), (False, set()), ([], set()), (["json"], {"json"})],
)
def test_a_setting_means_kinds_of_files(setting: bool | list[str] | None, expected: set[str]) -> None:
    assert wished(setting) == expected
