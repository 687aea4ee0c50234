"""The value somebody meant who wrote one that a field does not take: another word for it, a date of another country.

What is sure can be pasted; what is only near is asked ("did you mean …?"); of the rest nothing is said.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, decimal, normalize

from desireline.model import Weight
from desireline.model.patterns import later
from desireline.source.numbers_meant import plain_number
from desireline.source.suggest import did_you_mean, plain_word
from desireline.source.value_words import LANGUAGE_NAMES, LANGUAGES, VALUE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desireline.model import Form

_YEAR_FIRST = later(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?(?:[T ]\d{1,2}:.*)?", re.ASCII)
_DAY_FIRST = later(r"(\d{1,2})(?P<sign>[-/.])(\d{1,2})(?P=sign)(\d{4})", re.ASCII)
_SHORT_YEAR = later(r"\d{1,2}([-/.])\d{1,2}\1\d{2}", re.ASCII)
_CLOCK = later(r"(\d{1,2})[.h](\d{2})(?: ?Uhr)?", re.ASCII | re.IGNORECASE)
_PLAIN_TITLE = later(r"\w[\w /&()-]*")
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "a", "ł": "l", "đ": "d", "ı": "i"}
_SHORT_NAME = later(r"[\w.][\w. -]{0,39}")
_WHOLE = later(r"(\d{1,15})\.0+", re.ASCII)
_OF_FIVE = later(r"([1-5])\s*(?:/|of|von|sur|de|su|van|z|из)\s*5|(?=.{1,5}$)([★⭐●*]+)[☆✩○]*")
_BETWEEN = {"lowmedium": "2", "mediumlow": "2", "mediumhigh": "4", "highmedium": "4", "mittelhoch": "4", "中高": "4"}
_RANGE = later(r"([+-]?\d+(?:\.\d+)?)\s*(?:\.{2,3}|to|–|-|,)\s*([+-]?\d+(?:\.\d+)?)")


class Meant(NamedTuple):
    """What was meant."""

    advice: str
    """The end of a message, such as `; write 'true'`."""
    value: str = ""
    """The value to paste; empty where nobody can be sure."""


def value_meant(form: Form, key: str, text: str, words: Iterable[str] = ()) -> Meant:
    """What `text`, which a field of `form` under `key` does not take, was meant to be. `words` are those it takes."""
    known = tuple(words)
    if form.name in {"rank", "count"} and (whole := _WHOLE.fullmatch(text)):
        return _sure(whole[1])
    if form.name in {"rank", "count"} and (number := plain_number(text)) and number.isdigit():
        return _sure(number) if form.name == "count" or Weight.read(number) is not None else Meant("")
    if form.name == "rank" and (between := _BETWEEN.get(plain_word(text))):
        return _sure(between)
    if form.name == "rank" and (found := _OF_FIVE.fullmatch(normalize("NFKC", text))):
        return _sure(found[1] or str(len(found[2])))
    if form.name == "yes-no":
        known = ("true", "false")
    if known:
        sure = word_meant(text, known)
        if sure is not None:
            return _sure(sure)
        near = did_you_mean(text, known)
        if key == "trigger" and not near:
            return Meant("; write 'event', and what happens under 'text'")
        return Meant(f"; did you mean '{near}'?") if near else Meant("")
    if key == "range" and (ends := range_meant(text)):
        return _sure(ends)
    find = _FINDERS.get(form.name)
    return find(text) if find is not None else Meant("")


def range_meant(text: str) -> str:
    """`-3..3` or `0 to 10` as the two ends of a range; "" for what is none."""
    ends = _RANGE.fullmatch(normalize("NFKC", text))
    return f"[{ends[1]}, {ends[2]}]" if ends else ""


def promise_meant(text: str) -> Meant:
    """`promise: v2.4`: a release or a day without what is promised of it."""
    day = _day(text).value
    if not day and not _SHORT_NAME.fullmatch(text):
        return Meant("")
    whole = f"{{status: planned, {'due' if day else 'in'}: {day or text}}}"
    return _sure(whole)


def word_meant(text: str, words: Iterable[str]) -> str | None:
    """The one of `words` for which `text` is another spelling or another word."""
    plain = plain_word(text)
    return next((word for word in words if plain == plain_word(word) or plain in VALUE_WORDS.get(word, ())), None)


def is_language(text: str) -> bool:
    """Whether a well-formed language tag begins with a language: all codes of two letters are known."""
    code = text.partition("-")[0].casefold()
    return len(code) != 2 or code in LANGUAGES


def _sure(value: str) -> Meant:
    return Meant(f"; write '{value}'", value)


def _day(text: str) -> Meant:
    plain = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in normalize("NFKC", text))
    plain = normalize("NFC", plain)
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(plain):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if found["sign"] != ".":  # dots stand behind days first everywhere; the rest depends on the country
            if max(day, month) <= 12:
                return Meant("; which is the month?")
            day, month = max(day, month), min(day, month)
    else:
        return _named_day(plain)
    try:
        return _sure(date(year, month, day).isoformat())
    except ValueError:
        return Meant(", and the calendar has no such day")


def _named_day(text: str) -> Meant:
    from desireline.source.times_meant import month_meant, named_day, quarter_meant  # noqa: PLC0415  # few values are not as they ought

    try:
        found = named_day(text)
    except ValueError:
        return Meant(", and the calendar has no such day")
    if found is not None:
        return _sure(found.isoformat())
    if month := month_meant(text):
        return Meant(f"; say the day too, such as '{month}-01'")
    if last := quarter_meant(text):
        return Meant(f"; say the day too, such as '{last.isoformat()}'")
    return Meant("; a year has four digits") if _SHORT_YEAR.fullmatch(text) else Meant("")


def _span(text: str) -> Meant:
    from desireline.source.times_meant import clock_spans, span_meant  # noqa: PLC0415

    if either := clock_spans(text):
        return _sure(either[0]) if len(either) == 1 else Meant(f"; write '{either[0]}' or '{either[1]}'")
    meant = span_meant(text)
    return _sure(meant) if meant else Meant("")


def _number(text: str) -> Meant:
    number = plain_number(text)
    return _sure(number) if number is not None else Meant("")


def _language(text: str) -> Meant:
    tag = LANGUAGE_NAMES.get(plain_word(text))
    if tag is None and "_" in text and text.replace("_", "-").isascii():
        language, *rest = text.replace("_", "-").split(".")[0].split("-")
        tag = "-".join([language, *rest]) if len(language) in (2, 3) and is_language(language) else None
    return _sure(tag) if tag else Meant("")


def _clock(text: str) -> Meant:
    found = _CLOCK.fullmatch(normalize("NFKC", text))
    if found:
        return _sure(f"{found[1]}:{found[2]}") if int(found[1]) < 24 and int(found[2]) < 60 else Meant("")
    from desireline.source.times_meant import clock_meant, span_meant  # noqa: PLC0415

    if meant := clock_meant(text):
        return _sure(meant)
    span = span_meant(text)
    return Meant(f"; how long something takes is 'duration: {span}', a wait 'wait: {span}'") if span else Meant("")


def id_meant(text: str, made_of: Callable[[str], str], *, bare: bool) -> str:
    """What to write for a text that is no id; `bare` where it stands for a whole row, lane, scale or source."""
    names = re.split(r"\s*[,;、，；]\s*", text)
    if bare and len(names) > 1 and all(made_of(name) == name.casefold() for name in names):
        return "[" + ", ".join(map(made_of, names)) + "]"
    better = made_of(text)
    if not bare or not better or text.casefold() == better:
        return better
    from desireline.source.tree_quote import quoted  # noqa: PLC0415

    return f"{{id: {better}, title: {text if _PLAIN_TITLE.fullmatch(text) else quoted(text)}}}"


def in_latin(text: str) -> str:
    """The text in small Latin letters without accents, as far as it is Latin: `küche` is `kueche`."""
    spelled = "".join(_SPELLED.get(letter, letter) for letter in normalize("NFC", text))
    return "".join(letter for letter in normalize("NFKD", spelled) if not combining(letter))


_FINDERS: dict[str, Callable[[str], Meant]] = {
    "day": _day,
    "figure": _number,
    "share": _number,
    "amount": _number,
    "lang": _language,
    "clock": _clock,
    "span": _span,
}
