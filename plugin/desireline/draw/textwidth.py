"""How wide a text will be, without a browser: an estimate good enough to keep labels apart and to cut long words.

Measured against Chromium: ideographs, kana and full-width signs are exact, Hangul 8 % wider, Latin within 6 % on the
usual sans-serif faces (13 % wider on DejaVu and Verdana).
"""

from functools import lru_cache
from typing import Final
from unicodedata import category, combining, east_asian_width

_ASCII: Final = (
    (" !,./:;I[\\]tf", 0.278),
    ("il'j|", 0.222),
    ('"-`r()', 0.335),
    ("*", 0.389),
    ("^", 0.469),
    ("0123456789abdeghnopqu#$?_L", 0.556),
    ("ckJsvxyz", 0.5),
    ("{}", 0.334),
    ("+<=>~FTZ", 0.6),
    ("ABEKPSVXY&", 0.667),
    ("CDHNRUw", 0.722),
    ("GOQ", 0.778),
    ("mM", 0.833),
    ("%", 0.889),
    ("W", 0.944),
    ("@", 1.015),
)
"""Advance widths of Helvetica and Arial in em, rounded up where several are taken together."""

_JOINER: Final = "\u200d"
_EMOJI_FROM: Final = 0x1F000


def _widths() -> dict[str, float]:
    return {character: width for characters, width in _ASCII for character in characters}


_KNOWN: Final = _widths()


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """The width of `text` on one line, in em.

    An emoji family joined by U+200D counts once, combining marks not at all. Letters of East Asian width class A
    (Cyrillic, Greek) are as narrow as they look outside East Asian fonts; signs of that class are full.
    """
    known = _KNOWN
    total = 0.0
    joined = False
    for character in text:
        if character == _JOINER:
            joined = True
            continue
        width = known.get(character)
        if width is None:
            width = _width(character)
        if not joined:
            total += width
        joined = False
    return total


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    if ord(character) >= _EMOJI_FROM and east_asian_width(character) == "W":
        return 1.25
    kind = category(character)
    if combining(character) or kind in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    breadth = east_asian_width(character)
    if breadth in "WF" or (breadth == "A" and kind[0] != "L"):
        return 1.0
    return 0.7 if kind == "Lu" else 0.6


def cut(text: str, most: float) -> str:
    """`text`, or its beginning and an ellipsis where it is wider than `most` em. Never splits a joined emoji."""
    if len(text) <= most or text_width(text) <= most:
        return text
    room = most - 1.0
    kept = ""
    for character in text:
        if text_width(kept + character) > room:
            break
        kept += character
    rest = text[len(kept) : len(kept) + 1]
    while kept and rest and (rest == _JOINER or kept[-1] == _JOINER or combining(rest) or category(rest) == "Mn"):
        kept, rest = kept[:-1], kept[-1]
    return kept.rstrip() + "…"
