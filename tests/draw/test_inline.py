"""Inline Markdown becomes safe HTML, or plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.draw.html import safe_address
from desireline.draw.inline import inline, plain
from tests.draw.pages import Seen, view

READ = [
    ("plain words", "plain words", "plain words", "nothing to do"),
    ("a < b & c > d", "a &lt; b &amp; c &gt; d", "a < b & c > d", "signs that are no Markdown"),
    ("**two** and *one*", "<strong>two</strong> and <em>one</em>", "two and one", "emphasis"),
    ("`<b>`", "<code>&lt;b&gt;</code>", "<b>", "code shows what it holds"),
    ("one\ntwo", "one<br>two", "one two", "a newline is a line break"),
    ("[here](#price-gap)", '<a href="#price-gap">here</a>', "here", "a part of this map"),
    ("[there](other#part)", '<a href="other.html#part">there</a>', "there", "a part of another map"),
    ("[who](persona:hao)", '<a href="hao">who</a>', "who", "a persona by its prefix"),
    ("[file](../maps/other.yaml#x)", '<a href="other.html#x">file</a>', "file", "the path of a map's file"),
    ("[out](https://e.org/?a=1&b=2)", '<a href="https://e.org/?a=1&amp;b=2">out</a>', "out", "an address outside"),
    ("[x](javascript:alert(1))", "[x](javascript:alert(1))", "[x](javascript:alert(1))", "no script runs"),
    ("[x](vbscript:a)", "[x](vbscript:a)", "[x](vbscript:a)", "nor any other language"),
    ("[x](//evil.example)", "x", "x", "an address that only looks relative keeps its words"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>", "HTML is text"),
    ("![a cat](https://e.org/c.png)", '<a href="https://e.org/c.png">a cat</a>', "a cat", "pictures are linked"),
    ("~~gone~~", "~~gone~~", "~~gone~~", "struck out means refuted, and only that"),
    ("# 12", "# 12", "# 12", "block Markdown has no meaning here"),
]


@pytest.mark.parametrize(("text", "html", "words", "reason"), READ, ids=[case[3] for case in READ])
def test_text_becomes_html_and_words(text: str, html: str, words: str, reason: str) -> None:
    assert inline(text, view()) == html
    assert plain(text) == words


@given(st.text(st.sampled_from("ab<>&\"'`*_[]()!#\\\n:/ javascript:")))
def test_no_text_makes_a_tag_or_address_of_its_own(text: str) -> None:
    seen = Seen(inline(text, view()))
    assert {tag for tag, _ in seen.tags} <= {"a", "strong", "em", "code", "br"}
    assert all(set(given) <= {"href"} for _, given in seen.tags)
    assert not any(link.strip().lower().startswith(("javascript:", "//")) for link in seen.links)


@pytest.mark.parametrize(
    ("written", "address", "reason"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", "a usual address stays"),
        ("https://example.org/選購/%20x", "https://example.org/選購/%20x", "letters stay readable, codes are kept"),
        ("https://[::1]:8000/a[1]", "https://[::1]:8000/a%5B1%5D", "brackets stand around a host's number alone"),
        ("100%/a|b", "100%25/a%7Cb", "what no address may hold is written as a code"),
        ('"><img src=x>', "%22%3E%3Cimgsrc=x%3E", "neither do quotation marks and angle brackets"),
        ("notes\\old.md", "notes%5Cold.md", "browsers read a backslash as a slash"),
        ("java\tscript:alert(1)", None, "white space hides no scheme"),
        ("//example.org", None, "nor does a missing scheme lead to another host"),
        ("data:text/html,x", None, "data is no place"),
        ("", None, "nothing leads nowhere"),
    ],
)
def test_an_address_is_safe_and_legal_or_none(written: str, address: str | None, reason: str) -> None:
    del reason
    assert safe_address(written) == address
