"""Whether a free text nearly is something declared: a slip of the pen that would make two things of one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from desireline.source.suggest import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS = re.compile(r"[\s_\-./·・]+")
_SHORTEST = 5
"""Shorter Latin words that differ in a letter are mostly different words (`bus`, `bug`)."""
_SHORTEST_LATIN = 3
"""Shorter than this there are as many words as there are pairs of letters."""
_SHORTEST_WIDE = 3
_LONGEST = 60


def near_miss(text: str, declared: Iterable[str]) -> str | None:
    """The one of `declared` that `text` nearly is, or None: see `NearMisses`."""
    return NearMisses(declared).of(text)


class NearMisses:
    """Declared names, made ready to be compared with many texts."""

    def __init__(self, declared: Iterable[str]) -> None:
        self._plain = {name: plain for name in declared if (plain := _plain(name))}
        self._known: dict[str, str | None] = {}

    def of(self, text: str) -> str | None:
        """The declared name that `text` nearly is, or None. An equal one is no near miss and must be looked for first.

        Case, separators and a plural's ending make no difference. Beyond that, one letter of five and two of ten may
        differ, digits may not (`Gate 1` is not `Gate 2`); between characters of scripts without spaces one may be
        missing, none may be another. Of three and four Latin letters two neighbours behind the first may have
        changed places, and one may stand twice for once or once for twice (`hoa`, `norra`); one more, or another,
        mostly makes another word (`mail` and `email`, `chat` and `chart`).
        """
        if text not in self._known:
            self._known[text] = self._nearest(_plain(text), is_name=not text.isupper())
        return self._known[text]

    def _nearest(self, plain: str, *, is_name: bool) -> str | None:
        if not plain or len(plain) > _LONGEST:
            return None
        for name, against in self._plain.items():
            if plain == against or (-3 < len(plain) - len(against) < 3 and _near(plain, against, is_name=is_name)):
                return name
        return None


def _near(one: str, other: str, *, is_name: bool) -> bool:
    """Whether two different plain texts are near; initials (`SMS`) are no name."""
    shorter, longer = sorted((one, other), key=len)
    if _digits(one) != _digits(other):
        return False
    if any(unicodedata.category(letter) == "Lo" for letter in one + other):
        missing = len(longer) - len(shorter)
        return len(shorter) >= _SHORTEST_WIDE and missing == 1 and distance(one, other) == 1
    if longer in {shorter + "s", shorter + "es"}:
        return True
    allowed = min(2, len(shorter) // _SHORTEST)
    if allowed > 0:
        return distance(one, other) <= allowed
    return is_name and len(shorter) >= _SHORTEST_LATIN and _is_latin(longer) and _slip_of_few(shorter, longer)


def _slip_of_few(shorter: str, longer: str) -> bool:
    """Whether two letters behind the first changed places, or one stands twice in one text and once in the other."""
    pairs = zip(shorter, longer, strict=False)
    at = next((index for index, (one, other) in enumerate(pairs) if one != other), len(shorter))
    if at == 0 or at == len(longer):
        return False
    if len(shorter) == len(longer):
        return shorter[at:] == longer[at : at + 2][::-1] + longer[at + 2 :]
    return longer[at] == longer[at - 1] and shorter[at:] == longer[at + 1 :]


def _is_latin(text: str) -> bool:
    return all(letter.isalpha() and (letter < "\u0250" or "\u1e00" <= letter < "\u1f00") for letter in text)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", text.strip().casefold())
