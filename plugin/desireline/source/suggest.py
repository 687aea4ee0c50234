"""Did you mean …: the key somebody had in mind, from what they wrote.

Two sources of wrong words are known apart: slips (`pain`, `tuochpoints`, `Moment-of-Truth`) and the words other tools
and books use for the same thing (`actions` for steps, `phases` for stages). The latter depend on the place: a `name` is
a stage's title, but a step's text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.model.patterns import later
from desireline.source.suggest_small import KEYS_OF_THE_FORMAT
from desireline.source.suggest_words import SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "KEYS_OF_THE_FORMAT",
    "SYNONYMS",
    "did_you_mean",
    "distance",
    "is_key_of_the_format",
    "is_synonym",
    "part_meant",
    "plain_word",
]

#: Longer words are not compared: no key is that long.
_LONGEST = 40

_SEPARATORS = re.compile(r"[\s_\-./]+")


def did_you_mean(word: str, choices: Iterable[str], synonyms: Mapping[str, str] | None = None) -> str | None:
    """The one of `choices` that `word` was meant to be, or None when nothing is near.

    Case, `_`, `-`, spaces and a plural's ending do not count. A synonym wins over a near
    spelling, an equal spelling over both.
    Of two equally near choices the one that begins with the same letter is taken, then the earlier one.
    """
    known = list(dict.fromkeys(choices))
    if not word.strip() or len(word) > _LONGEST:
        return None
    return _known(word, known, synonyms or {}) or _nearest(plain_word(word), known)


def part_meant(word: str, choices: Iterable[str], synonyms: Mapping[str, str]) -> str | None:
    """The one of `choices` that a part of a compound word names: `emotion_score`, `keyPainPoints`, `backstage actions`.

    What several words name wins over what one does, a choice over a synonym, a word that says much over one that stands
    in many compounds (`actions`, `name`), and then the later one: the last word says what an English compound is.
    """
    known = list(dict.fromkeys(choices))
    words = [each.casefold() for each in _WORDS.findall(word) if each.casefold() not in _QUALIFYING]
    if len(word) > _LONGEST or not words:
        return None
    if "next" in words:
        words = ["next"]  # `next_steps` are none of the journey's steps or stages
    for length in range(min(len(words), 3), 0, -1):
        runs = ["_".join(words[at : at + length]) for at in range(len(words) - length, -1, -1)]
        for run in runs:
            if meant := _known(run, known, {}):
                return meant
        for run in sorted(runs, key=_VAGUE.__contains__):
            if meant := _known(run, known, synonyms):
                return meant
    return None


_WORDS: Final = later(r"[^\W\d_]+?(?=[A-Z][a-z])|[^\W\d_]+")
_QUALIFYING: Final = frozenset(
    """
    and of the to by with for in at key main top current existing user users customer customers client clients guest
    patient citizen journey stage phase step id url list
    """.split()  # noqa: SIM905  # a column of quoted words reads worse
)
"""Words of a compound that say nothing of what it is, though some of them are words for a key when they stand alone."""
_VAGUE: Final = frozenset(
    {"action", "actions", "activities", "tasks", "name", "label", "description", "text", "points"}
)
"""Words whose neighbour in a compound says more of what it is."""


def _known(word: str, choices: Sequence[str], synonyms: Mapping[str, str]) -> str | None:
    """The choice that is spelled like the word, or the one that it is another word for."""
    plain = plain_word(word)
    for choice in choices:
        if plain_word(choice) == plain:
            return choice
    for choice in choices:
        if _singular(plain_word(choice)) == _singular(plain):
            return choice
    meant = _synonym(plain, synonyms)
    return meant if meant in choices else None


def is_synonym(word: str, synonyms: Mapping[str, str]) -> bool:
    """Whether the word itself, and not only its singular, is in a table of synonyms."""
    plain = plain_word(word)
    return any(plain_word(each) == plain for each in synonyms)


def is_key_of_the_format(word: str) -> bool:
    """Whether the word is a key somewhere in a map or persona, or one of a team's own (`x-…`)."""
    return word in KEYS_OF_THE_FORMAT or word.startswith("x-")


def distance(one: str, other: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between the two (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        following = [i]
        for j, against in enumerate(other, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]


def _nearest(plain: str, choices: list[str]) -> str | None:
    if len(plain) < 3:
        return None
    best: tuple[int, bool, int] | None = None
    for index, choice in enumerate(choices):
        against = plain_word(choice)
        if len(against) < 3 or len(against) > _LONGEST:
            continue
        allowed = max(1, min(len(plain), len(against)) // 3)
        if abs(len(plain) - len(against)) > allowed:
            continue
        away = distance(plain, against)
        if away > allowed:  # `pian` for pains
            away = distance(_singular(plain), _singular(against))
        rank = (away, plain[0] != against[0], index)
        if away <= allowed and (best is None or rank < best):
            best = rank
    return None if best is None else choices[best[2]]


def _synonym(plain: str, synonyms: Mapping[str, str]) -> str | None:
    for compare in (plain_word, lambda text: _singular(plain_word(text))):
        for word, meaning in synonyms.items():
            if compare(word) == compare(plain):
                return meaning
    return None


def plain_word(word: str) -> str:
    """The word without case, white space and separators."""
    return _SEPARATORS.sub("", word.strip().casefold())


def _singular(plain: str) -> str:
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3 else plain
