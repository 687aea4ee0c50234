"""Texts: what stayed, went and came, word by word, in Han and kana character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.compare import spans
from desireline.compare.words import tokens
from tests.strategies import HOSTILE

CASES: list[tuple[str, str, str, list[tuple[str, str]]]] = [
    (
        "one word",
        "Asks a friend at home",
        "Asks a colleague at home",
        [("same", "Asks a "), ("out", "friend"), ("in", "colleague"), ("same", " at home")],
    ),
    ("a word more at the end", "Signs", "Signs twice", [("same", "Signs"), ("in", " twice")]),
    ("a word more in front", "signs", "She signs", [("in", "She "), ("same", "signs")]),
    ("everything", "one", "two", [("out", "one"), ("in", "two")]),
    ("an apostrophe is no border", "don't", "do", [("out", "don't"), ("in", "do")]),
    ("a number is one", "1,200.50 NT$", "1,300.50 NT$", [("out", "1,200.50"), ("in", "1,300.50"), ("same", " NT$")]),
    (
        "one Han character",
        "門市的價格高",
        "門市的價錢高",
        [("same", "門市的價"), ("out", "格"), ("in", "錢"), ("same", "高")],
    ),
    (
        "a stray survivor is taken in",
        "页面文字大小",
        "字号大小",
        [("out", "页面文字"), ("in", "字号"), ("same", "大小")],
    ),
    (
        "what came is told from where its word begins",
        "最後まで読む",
        "最初から最後まで読む",
        [("in", "最初から"), ("same", "最後まで読む")],
    ),
    (
        "and so is what went",
        "求人票を最初から最後まで読む",
        "求人票を最後まで読む",
        [("same", "求人票を"), ("out", "最初から"), ("same", "最後まで読む")],
    ),
    ("a word twice", "very good", "very very good", [("same", "very "), ("in", "very "), ("same", "good")]),
    ("kana with its mark", "か\u3099っこう", "がっこう", [("same", "か\u3099っこう")]),
    ("Hangul by words", "가격을 비교한다", "가격을 본다", [("same", "가격을 "), ("out", "비교한다"), ("in", "본다")]),
    (
        "Arabic",
        "سعر المتجر أعلى",
        "سعر الموقع أعلى",
        [("same", "سعر "), ("out", "المتجر"), ("in", "الموقع"), ("same", " أعلى")],
    ),
    ("a family is one sign", "👩‍👩‍👧 waits", "👩‍👩‍👦 waits", [("out", "👩‍👩‍👧"), ("in", "👩‍👩‍👦"), ("same", " waits")]),
    ("a space between two other words does not stay alone", "a b", "c d", [("out", "a b"), ("in", "c d")]),
]


@pytest.mark.parametrize(("old", "new", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_reader_would_mark(old: str, new: str, wanted: list[tuple[str, str]]) -> None:
    assert list(spans(old, new)) == wanted


TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30), st.text("ab 價格。", max_size=20))


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    found = spans(old, new)
    assert "".join(text for what, text in found if what != "in") == old
    assert "".join(text for what, text in found if what != "out") == new
    assert all(text for _, text in found)


@given(TEXTS)
def test_the_same_text_stays_whole(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert all(what == "same" for what, _ in spans(text, text))


def test_repeated_sentences_do_not_blow_up_what_is_marked() -> None:
    """Where difflib marks nearly all of 500 characters."""
    sentence = "每家都說自己最划算，越看越焦慮。"
    old = sentence * 17
    new = old[:200] + "真的" + old[200:300] + old[304:]
    marked = sum(len(text) for what, text in spans(old, new) if what != "same")
    assert marked <= 8


def test_long_texts_are_quick() -> None:
    old = "of the " * 4000
    found = spans(old, old + "end")
    assert found[-1] == ("in", "end")
    assert spans("a b " * 3000, "b c " * 3000)
