"""The keys of the format in the languages people write their maps in: `痛點`, `Schmerzpunkte` and `課題` are pains.

Only looked at when a key is not known.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from desireline.model import JourneyMap, Persona, keys
from desireline.model.patterns import later
from desireline.source.suggest import is_key_of_the_format, plain_word
from desireline.source.words_abroad import WORDS_ABROAD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LINES_ASKED: Final = 200
"""Lines of a file that are asked whether it is a persona's."""
_AT_THE_MARGIN: Final = later(r"([^\s\"'#:\uff1a-][^\s:\uff1a]{0,30})[ \t]*[:\uff1a\ufe55\u2236]")


def key_abroad(word: str, place: str, choices: Collection[str]) -> str | None:
    """The one of `choices` that `word` means in another language at a place; None where that is not known."""
    key = _words(place).get(_plain(word))
    return key if key is not None and key in choices else None


def keys_abroad(word: str, *places: str) -> frozenset[str]:
    """The keys of the format that `word` means in another language at some places, by default at any."""
    plain = _plain(word)
    return frozenset(key for place in places or WORDS_ABROAD if (key := _words(place).get(plain)) is not None)


def key_before_wide_colon(word: str, *, is_inside: bool, lines: Iterable[str]) -> str:
    """The one key that a word may mean at the place; the word itself where it means two, or none.

    Inside, that is a key of a stage or step, else one of a map or persona, whichever the `lines` of the file hold.
    """
    if is_key_of_the_format(word):
        return word
    if not keys_abroad(word):
        return word
    places = ("stage", "step") if is_inside else ("persona",) if _is_persona(word, lines) else ("map",)
    meant = keys_abroad(word, *places)
    return next(iter(meant)) if len(meant) == 1 else word


def _is_persona(asked: str, lines: Iterable[str]) -> bool:
    """Whether more keys at the margin, in any language, are a persona's alone than are a map's alone.

    The word that is asked for is no witness itself if it means one thing here and another there.
    """
    words = [found[1] for line in islice(lines, _LINES_ASKED) if (found := _AT_THE_MARGIN.match(line))]
    if len(keys_abroad(asked)) > 1:
        words = [word for word in words if word != asked]
    on_map, on_persona = ({*keys(cls)} for cls in (JourneyMap, Persona))
    ahead = 0
    for word in words:
        ahead += not (on_persona - on_map).isdisjoint({word, *keys_abroad(word, "persona")})
        ahead -= not (on_map - on_persona).isdisjoint({word, *keys_abroad(word, "map")})
    return ahead > 0


@cache
def _words(place: str) -> Mapping[str, str]:
    lines = (line.partition(": ") for line in WORDS_ABROAD.get(place, "").splitlines() if line)
    return MappingProxyType({_plain(word): key for key, _, words in lines for word in words.split()})


def _plain(word: str) -> str:
    """The word as `plain_word` has it, in one form of its accents and without signs nobody sees."""
    return plain_word(normalize("NFC", word).replace("\u00ad", "").replace("\u200b", ""))
