"""What is said of a key that does not stand where it was written: the key that was meant, or where it belongs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from desireline.model import JourneyMap, Persona, Piece, Stage, Statement, Step, keys, nested
from desireline.model.record import per_class
from desireline.source.reading import Reading, shown
from desireline.source.suggest import SYNONYMS, did_you_mean
from desireline.source.taken_apart import report_taken_apart

if TYPE_CHECKING:
    from desireline.source.tree_nodes import Mapping, Scalar


def report_unknown_key(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report `key`, which `cls` does not take; say whether all of `node` is a text that YAML took apart."""
    word: str = key.value
    choices = keys_taken(cls)
    meant = did_you_mean(word, choices, _synonyms(cls))
    elsewhere = _owners(word)
    if meant is None and cls.shorthand in {"text", "title"} and report_taken_apart(node, reading):
        return True
    if meant is None and elsewhere:
        message = f"'{word}' stands on {elsewhere}, not on {cls.noun}"
        reading.error("misplaced-key", message, key)
        return False
    message = f"{shown(word)} is not a key of {cls.noun}; "
    if meant:
        reading.meant.add((id(node), meant))
        message += f"did you mean '{meant}'?" + (f" ('{word}' stands on {elsewhere})" if elsewhere else "")
    elif len(choices) <= 12:
        message += "it takes " + ", ".join(choices) + ", and keys of your own that begin with 'x-'"
    else:
        message += f"a key of your own begins with 'x-': 'x-{word}'"
    reading.error("unknown-key", message, key)
    return False


@per_class
def keys_taken(cls: type[Any]) -> tuple[str, ...]:
    """The keys that may stand in a mapping of `cls`."""
    return (*keys(cls), "by_persona") if cls.__name__ == "Feeling" else tuple(keys(cls))


def _synonyms(cls: type[Piece]) -> dict[str, str]:
    places: tuple[tuple[type[Piece], str], ...] = (
        (JourneyMap, "map"),
        (Stage, "stage"),
        (Step, "step"),
        (Persona, "persona"),
        (Statement, "statement"),
    )
    for owner, place in places:
        if issubclass(cls, owner):
            return dict(SYNONYMS[place])
    return {}


@cache
def _owners(word: str) -> str:
    """The mappings that take `word`, in words; "" where none does."""
    owners = [cls for cls in _all_pieces() if word in keys(cls)]
    nouns = [cls.noun for cls in owners]
    if "a stage" in nouns and "a step" in nouns:
        return "a stage or step"
    if len(owners) > 1 and issubclass(owners[0], Statement):
        return "a statement"
    return " or ".join(nouns[:2])


@cache
def _all_pieces() -> tuple[type[Piece], ...]:
    found: list[type[Piece]] = [JourneyMap, Persona]
    for cls in found:
        found += [shape.piece for shape in nested(cls) if shape.piece and shape.piece not in found]
    return tuple(dict.fromkeys(found))
