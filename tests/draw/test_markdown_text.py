"""Plain words in Markdown show themselves, whatever the host makes of Markdown."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desireline.draw.html import clean
from desireline.draw.markdown_text import markdown_text
from tests.draw.hostile import NASTY
from tests.tools.cases import each_case


def _seen(text: str) -> str:
    return clean(" ".join(text.replace("\ufeff", " ").split())).strip().replace("\ue000", "\ufffd")


def _words(html: str) -> str:
    bare = re.sub(r"<!-- -->", "", html)
    found = re.fullmatch(r"\s*<p>(.*)</p>\s*", bare, re.DOTALL)
    return unescape(found[1]) if found else bare


@each_case("text", [text for text in NASTY if text.strip()])
def test_it_shows_the_words_and_makes_no_element(text: str) -> None:
    source = markdown_text(text)
    assert _words(MarkdownIt("gfm-like", {"linkify": False}).render(source)) == _seen(text)
    assert _words(markdown.markdown(source, extensions=["tables", "fenced_code", "attr_list", "abbr"])) == _seen(text)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")).filter(_seen))
def test_any_words_at_all(text: str) -> None:
    assert _words(MarkdownIt("commonmark").render(markdown_text(text))) == _seen(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("@team look", "@<!-- -->team look"),  # would call people
        ("fixes #12", "fixes #<!-- -->12"),  # would link to somebody's issue
        (":smile:", ":<!-- -->smile:"),
        ("a | b", "a &#124; b"),  # would end a table's cell
        ("7:30", "7:30"),
        ("a@b", "a@b"),
    ],
)
def test_what_hosts_add_to_markdown(text: str, source: str) -> None:
    assert markdown_text(text) == source
