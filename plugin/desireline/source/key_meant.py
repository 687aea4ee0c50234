"""Which key was meant by a word that is none at its place, and where it would be one."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from desireline.model import (
    Arrow,
    Automation,
    Evidence,
    Feeling,
    Image,
    JourneyMap,
    Lane,
    Link,
    Mark,
    Next,
    Node,
    NodeNext,
    Persona,
    Piece,
    Promise,
    Row,
    Scale,
    Source,
    Stage,
    Statement,
    Step,
    Touchpoint,
    keys,
)
from desireline.model.journey import Retired
from desireline.model.record import per_class
from desireline.source.key_kinds import all_pieces
from desireline.source.suggest import SYNONYMS, did_you_mean, is_synonym, part_meant

_PLACES: Final[tuple[tuple[type[Piece], str], ...]] = (
    (JourneyMap, "map"),
    (Stage, "stage"),
    (Step, "step"),
    (Persona, "persona"),
    (Statement, "statement"),
    (Mark, "mark"),
    (Feeling, "emotion"),
    (Link, "link"),
    (Image, "image"),
    (Touchpoint, "touchpoint"),
    (Scale, "scale"),
    (Lane, "lane"),
    (Row, "row"),
    (Source, "source"),
    (Evidence, "evidence"),
    (Next, "next"),
    (Promise, "promise"),
    (Retired, "retired"),
    (Arrow, "arrow"),
    (Automation, "automation"),
    (Node, "node"),
    (NodeNext, "node next"),
)
_TYPOGRAPHIC: Final = "“”„‟«»‹›「」『』‘’‚"
"""Quotation marks that a word processor puts around a key."""


@per_class
def keys_taken(cls: type[Any]) -> tuple[str, ...]:
    """The keys that may stand in a mapping of `cls`."""
    return (*keys(cls), "by_persona") if cls is Feeling else tuple(keys(cls))


def key_meant(cls: type[Piece], word: str) -> str | None:
    """The key of `cls` that was meant. A key of another place was meant as that one, not as one that is near."""
    word = word.strip(_TYPOGRAPHIC)
    place = _place(cls)
    synonyms = SYNONYMS.get(place, {})
    if word in keys(cls):
        return word
    if owners_of(word) and not is_synonym(word, synonyms):
        return None
    if is_synonym(word, synonyms):
        return did_you_mean(word, keys_taken(cls), synonyms)
    from desireline.source.suggest_abroad import key_abroad  # noqa: PLC0415  # only for words that are no English ones

    return key_abroad(word, place, keys_taken(cls)) or did_you_mean(word, keys_taken(cls), synonyms)


def key_named_in(cls: type[Piece], word: str) -> str | None:
    """The key of `cls` that a part of a compound word names, such as `emotion` in `emotion_score`."""
    return part_meant(word, keys_taken(cls), SYNONYMS.get(_place(cls), {}))


def _place(cls: type[Piece]) -> str:
    """What a place is called in the tables of words; "" for one without a table."""
    return next((place for owner, place in _PLACES if issubclass(cls, owner)), "")


@cache
def owners_of(word: str) -> str:
    """The mappings that take `word`, in words; "" where none does."""
    owners = [cls for cls in all_pieces() if word in keys(cls)]
    nouns = list(dict.fromkeys(cls.noun for cls in owners))
    if "a stage" in nouns and "a step" in nouns:
        return "a stage or step"
    if len(nouns) > 1 and issubclass(owners[0], Statement):
        return "a statement"
    return " or ".join(nouns[:2])
