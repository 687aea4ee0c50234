"""How wide a text will be, without a browser: an estimate good enough to keep labels apart and to cut long words.

Measured against Chromium: ideographs, kana and full-width signs are exact, Hangul 8 % wider, Latin within 6 % on the
usual sans-serif faces (13 % wider on DejaVu and Verdana).
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final
from unicodedata import category, combining, east_asian_width

from desireline.draw.isolate import LAST, is_open
from desireline.model.patterns import later

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
_JOINED: Final = later(f"{_JOINER}+.?", re.DOTALL)
"""What takes no room of its own: joiners, and what they join to the character before them."""
_EMOJI_FROM: Final = 0x1F000
_WIDEST: Final = 1.25
"""No character is wider, em; emoji are as wide."""


class _Advances(dict[str, float]):
    """The advance width of each character in em, looked up in Unicode the first time it is met."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _width(character)
        return width


_ADVANCES: Final = _Advances({character: width for characters, width in _ASCII for character in characters})
_advance: Final = _ADVANCES.__getitem__


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """The width of `text` on one line, in em.

    An emoji family joined by U+200D counts once, combining marks not at all. Letters of East Asian width class A
    (Cyrillic, Greek) are as narrow as they look outside East Asian fonts; signs of that class are full.
    """
    if _JOINER in text:
        text = _JOINED.sub("", text)
    return sum(map(_advance, text), 0.0)


def _width(character: str) -> float:
    if ord(character) >= _EMOJI_FROM and east_asian_width(character) == "W":
        return _WIDEST
    kind = category(character)
    if combining(character) or kind in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    breadth = east_asian_width(character)
    if breadth in "WF" or (breadth == "A" and kind[0] != "L"):
        return 1.0
    return 0.7 if kind == "Lu" else 0.6


def advances(text: str) -> Iterable[float]:
    """What each character adds to the width of `text`, in em."""
    if _JOINER not in text:
        return map(_advance, text)
    made, joined = [], False
    for character in text:
        made.append(0.0 if joined else _advance(character))
        joined = character == _JOINER
    return made


def surely_fit(texts: Sequence[str], most: float) -> bool:
    """Whether texts are so short that none is wider than `most` em, whatever its letters."""
    return max(map(len, texts), default=0) * _WIDEST <= most


def cut(text: str, most: float) -> str:
    """`text`, or its beginning and an ellipsis where it is wider than `most` em. Never splits a joined emoji."""
    if len(text) * _WIDEST <= most or text_width(text) <= most:
        return text
    room = most - 1.0
    end = next((end for end, width in enumerate(accumulate(advances(text))) if width > room), len(text) - 1)
    while end and (
        text[end] == _JOINER or text[end - 1] == _JOINER or combining(text[end]) or category(text[end]) == "Mn"
    ):
        end -= 1
    kept = text[:end].rstrip()
    return f"{kept}{LAST}…" if is_open(kept) else f"{kept}…"
