"""Numbers written as people write them (`1,5`, `–1`, `１`): the number meant, where there can be no doubt."""

from __future__ import annotations

import re
import unicodedata

from desireline.model import Number
from desireline.model.patterns import later

_DASHES = re.compile("^[\u2010-\u2015\u2212\ufe63](?=\\d)")
_DECIMAL_COMMA = later(r"[+-]?\d+,(?:\d{1,2}|\d{4,})")
_GROUPED = later(
    r"[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+|([.,])\d{3}(?:\1\d{3})+|(?:[ '\u2019]\d{3})+(?:[.,]\d+)?)"
)
"""Thousands set apart by a sign that cannot be a decimal one: `1.234,5`, `1,234.5`, `1,234,567`, `1 200`."""
_IN_PERCENT = later(
    r"(.*\d)\s*(?:per ?cents?|prozent|pour ?cents?|por ?ciento|per ?cento|procent|パーセント|퍼센트)", re.IGNORECASE
)
_SIGNS_ALONE = re.compile("[★☆⭐✩✭●○]{2,}|[+]{2,5}|[-\u2212\u2013]{2,5}|[+\u2212-]/[+\u2212-]")
_SIGNED_START = later(r"[+-]\d")
_NUMBER_THEN_MARK = later(r"[+-]?\d+(?:[.,]\d+)?\s*[(\[:;→]")
_NUMBER_AT_END = later(r"(?:\s[+-]\d+(?:[.,]\d+)?|\(\s*[+-]?\d+(?:[.,]\d+)?\s*\))$")
_CHANGE = later(r"(\S+)\s*(?:→|⇒|[-=]>)\s*(\S+)")
_WITH_WORD = later(r"(\S+)\s*\(([^()]+)\)")
_SIGNED_WITH_WORD = later(r"([+\u2212\u2010-\u2015-]\d\S*)[\s,:、，：]+([^\W\d].*)")
_WITH_FACE = later(r"(\S+)\s+(\S+)")


def plain_number(text: str) -> str | None:
    """The number that `text` writes with other digits, another minus or a decimal comma, as this format writes it.

    None where it is no number, or may be another one: `1,234` is a thousand to some, a little more than one to others.
    """
    made = _digits(text)
    if percent := _IN_PERCENT.fullmatch(made):
        made = f"{percent[1]}%"
    amount = made.removesuffix("%").rstrip()
    if _DECIMAL_COMMA.fullmatch(amount):
        made = made.replace(",", ".")
    elif _GROUPED.fullmatch(amount):
        made = _ungrouped(made)
    return made if made != text and Number.read(made, percent=True) is not None else None


def _ungrouped(text: str) -> str:
    """The number without the signs between its thousands."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0 or text.count(text[last]) > 1:  # then it sets thousands apart too
        last = len(text)
    whole = re.sub(r"[ .,'\u2019]", "", text[:last])
    return f"{whole}.{text[last + 1 :]}" if last < len(text) else whole


def looks_like_a_score(text: str) -> bool:
    """Whether a text that is no number was probably meant as one, or as one with something beside it.

    `3/5`, `-1 → 1`, `-1 (sad)`, `++`, `★★☆` and a face with a number are; `24/7 stress`, `2nd thoughts` and `level 3`
    may be words.
    """
    made = _digits(text)
    if _SIGNS_ALONE.fullmatch(text):
        return True
    if not any(unicodedata.category(letter) in ("Nd", "No") for letter in made):
        return False
    if not any(letter.isalpha() for letter in made):
        return True
    return any(found is not None for found in (_SIGNED_START.match(made), _NUMBER_THEN_MARK.match(made))) or (
        _NUMBER_AT_END.search(made) is not None
    )


def score_in_full(text: str) -> str | None:
    """What a bare score with something beside it is called in full: `[-1, 1]`, `{score: -1, word: sad}`."""
    if change := _CHANGE.fullmatch(text):
        ends = [_number(end) for end in change.groups()]
        return f"[{ends[0]}, {ends[1]}]" if all(ends) else None
    if worded := _WITH_WORD.fullmatch(text) or _SIGNED_WITH_WORD.fullmatch(text):
        number, word = _number(worded[1]), worded[2].strip()
        return f"{{score: {number}, word: {word}}}" if number and re.fullmatch(r"[\w ]+", word) else None
    if faced := _WITH_FACE.fullmatch(text):
        for number, face in (faced.groups(), faced.groups()[::-1]):
            if _number(number) and all(unicodedata.category(sign)[0] in "SMC" for sign in face):
                return f"{{score: {_number(number)}, emoji: {face}}}"
    return None


def _number(text: str) -> str | None:
    return text if Number.read(text) is not None else plain_number(text)


def _digits(text: str) -> str:
    """The text with ASCII digits and an ordinary minus before them."""
    normal = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    made = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in normal)
    return _DASHES.sub("-", made.replace("٫", "."))
