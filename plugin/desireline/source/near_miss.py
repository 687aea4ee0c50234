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
        missing, none may be another.
        """
        if text not in self._known:
            self._known[text] = self._nearest(_plain(text))
        return self._known[text]

    def _nearest(self, plain: str) -> str | None:
        if not plain or len(plain) > _LONGEST:
            return None
        for name, against in self._plain.items():
            if plain == against or (-3 < len(plain) - len(against) < 3 and _near(plain, against)):
                return name
        return None


def _near(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if _digits(one) != _digits(other):
        return False
    if any(unicodedata.category(letter) == "Lo" for letter in one + other):
        missing = len(longer) - len(shorter)
        return len(shorter) >= _SHORTEST_WIDE and missing == 1 and distance(one, other) == 1
    if longer in {shorter + "s", shorter + "es"}:
        return True
    allowed = min(2, len(shorter) // _SHORTEST)
    return allowed > 0 and distance(one, other) <= allowed


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _plain(text: str) -> str:
    return _SEPARATORS.sub("", text.strip().casefold())
