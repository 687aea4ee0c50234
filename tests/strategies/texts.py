"""Texts for every slot: hostile ones, and what may stand for each form of scalar."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from desireline.model import Number

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

HOSTILE: tuple[str, ...] = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></svg></td>",
    "<!-- -->",
    "[link](javascript:alert(1))",
    "](javascript:alert(1)",
    "![x](data:text/html,<script>)",
    "**bold** `code` ~~gone~~",
    "| a | b |",
    "# heading",
    "- item",
    "%%{init: {'theme': 'dark'}}%%",
    "end; graph TD; A-->B",
    "#quot; & &amp; &#60; \"quoted\" 'single'",
    "{{ jinja }} {% raw %} ${shell} $(sub)",
    "=HYPERLINK(1)",
    "\\n \\u0000 \\",
    "first line\nsecond line",
    "比較各家價格，越看越焦慮",
    "料金を比べる（３社）",
    "가격을 비교한다",
    "مقارنة الأسعار",
    "השוואת מחירים",
    "👩‍👩‍👧 🇹🇼 e\u0301",
    "\u202eevil\u202c \u2066iso\u2069",
    "zero\u200bwidth\u00adsoft",
    "null",
    "true",
    "07:30",
    "1.10",
    "x" * 300,
)
"""Texts that have broken renderers, parsers or terminals. All may stand in a file."""

UNPRINTABLE: tuple[str, ...] = ("\x00nul", "esc\x1b[31mred", "bell\x07", "\x9b31m", "del\x7f", "\ufffe")
"""Texts that no file may hold, and that a model made by a program may all the same."""

_REFUSED_IN_FILES = "\x85\u2028\u2029\ufeff"


# A strategy costs more to make than to draw from, and a map is some hundred draws: each is made once.

EITHER = st.booleans()
_FIGURES = st.one_of(st.integers(-9, 9), st.floats(-9, 9, allow_nan=False).map(lambda value: round(value, 2)))


@cache
def numbers(least: int, most: int) -> SearchStrategy[int]:
    return st.integers(least, most)


@cache
def some_of(options: tuple[str, ...], most: int) -> SearchStrategy[list[str]]:
    """Some of the options, none twice, in any order."""
    return st.lists(st.sampled_from(options), unique=True, max_size=most)


@cache
def set_of(options: tuple[str, ...], most: int) -> SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(options), max_size=most)


@cache
def scalars(*, printable: bool) -> dict[str, SearchStrategy[Any]]:
    """What may stand for a scalar, by the name of its form."""
    text = hostile_text(printable=printable)
    return {
        "text": st.one_of(text, st.integers(0, 99), st.booleans()),
        "lang": st.sampled_from(["en", "zh-Hant", "ar", "ja", "de-AT"]),
        "yes-no": EITHER,
        "day": st.dates().map(lambda day: day.isoformat()),
        "count": st.integers(0, 10**6),
        "figure": _FIGURES,
        "share": st.sampled_from([0, 1, 0.25, "30%", "7.5%", "0.1"]),
        "amount": st.one_of(_FIGURES, st.sampled_from(["18%", "1e3", "-0.5"]), text),
        "score": st.one_of(st.integers(-2, 2), text.filter(lambda word: Number.read(word) is None)),
        "span": st.sampled_from(["90s", "40m", "1h30m", "9d", "2w-3w", "6mo", "2y", "a while"]),
        "clock": st.sampled_from(["7:30", "07:30", "23:59"]),
        "rank": st.sampled_from(["low", "medium", "high", 1, 2, 3, 4, 5]),
    }


@cache
def hostile_text(*, printable: bool = False) -> SearchStrategy[str]:
    """A text that is not blank; with `printable` one that a file may hold."""
    letters = st.characters(
        blacklist_categories=("Cs", "Cc", "Cn") if printable else ("Cs",), blacklist_characters=_REFUSED_IN_FILES
    )
    pool = HOSTILE if printable else HOSTILE + UNPRINTABLE
    return st.one_of(st.sampled_from(pool), st.text(letters, min_size=1, max_size=20)).filter(
        lambda text: bool(text) and text.strip() == text
    )
