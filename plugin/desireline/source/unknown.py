"""What is said of a key that does not stand where it was written: the key that was meant, or where it belongs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desireline.model import (
    Evidence,
    Feeling,
    Image,
    JourneyMap,
    Lane,
    Link,
    Mark,
    Next,
    Persona,
    Piece,
    Row,
    Scale,
    Source,
    Stage,
    Statement,
    Step,
    Touchpoint,
    keys,
    shapes,
)
from desireline.model.record import per_class
from desireline.source.key_kinds import all_pieces
from desireline.source.reading import Reading, shown
from desireline.source.suggest import SYNONYMS, did_you_mean, is_synonym
from desireline.source.taken_apart import report_taken_apart
from desireline.source.tree_indent import narrowed, wide_indent_message

if TYPE_CHECKING:
    from desireline.source.tree_nodes import Mapping, Scalar

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
    (Evidence, "evidence"),
    (Next, "next"),
)
_WITH_ID: Final = (Row, Lane, Scale, Source, Touchpoint, Stage, Step)
"""What people write as a mapping from ids, and is a list of mappings that have one."""


def report_unknown_key(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report `key`, which `cls` does not take; say whether `node` is no `cls` at all, so that all of it is reported."""
    word: str = key.value
    if word != word.strip():
        line = reading.source.line(key.start_mark.line)
        reading.error("wide-space", wide_indent_message(word[0]), key, narrowed(line))
        return False
    if cls is Feeling and word == "by_persona":
        message = "'by_persona' stands on the whole emotion and not in one of its feelings; write one mapping with it"
        reading.error("misplaced-key", message, key)
        return False
    choices = keys_taken(cls)
    meant, elsewhere = _meant(cls, word), _owners(word)
    if meant is None and cls.shorthand in {"text", "title"} and report_taken_apart(node, reading):
        return True
    if _is_no(cls, node):
        _report_mapping(cls, key, reading)
        return True
    if meant is None and elsewhere:
        message = f"'{word}' stands on {elsewhere}, not on {cls.noun}"
        reading.error("misplaced-key", message, key)
        return False
    message = f"{shown(word)} is not a key of {cls.noun}; "
    if meant:
        reading.meant.add((id(node), meant))
        message += f"did you mean '{meant}'?"
    elif len(choices) <= 12:
        message += "it takes " + ", ".join(choices) + ", and keys of your own that begin with 'x-'"
    else:
        message += f"a key of your own begins with 'x-': 'x-{word}'"
    reading.error("unknown-key", message, key)
    return False


def wrong_folder(root: type[Piece], tree: Mapping) -> str:
    """The message for a map that lies among the personas, or a persona among the maps; "" where neither does."""
    other, place = (Persona, "maps") if root is JourneyMap else (JourneyMap, "personas")
    own_only = keys(root).keys() - keys(other).keys()
    other_only = tree.pairs.keys() & (keys(other).keys() - keys(root).keys())
    if tree.pairs.keys() & own_only or not ("stages" in other_only or len(other_only) > 1):
        return ""
    named = " and ".join(f"'{key}'" for key in tree.pairs if key in other_only)
    where = "personas" if place == "maps" else "maps"
    return f"this is {other.noun} ({named}) among the {place}; move the file to the folder of the {where}"


@per_class
def keys_taken(cls: type[Any]) -> tuple[str, ...]:
    """The keys that may stand in a mapping of `cls`."""
    return (*keys(cls), "by_persona") if cls is Feeling else tuple(keys(cls))


def _meant(cls: type[Piece], word: str) -> str | None:
    """The key of `cls` that was meant. A key of another place was meant as that one, not as one that is near."""
    synonyms = next((SYNONYMS[place] for owner, place in _PLACES if issubclass(cls, owner)), {})
    if _owners(word) and not is_synonym(word, synonyms):
        return None
    return did_you_mean(word, keys_taken(cls), synonyms)


def _is_no(cls: type[Piece], node: Mapping) -> bool:
    """Whether a mapping where one `cls` or a list of them may stand has no key that reminds of `cls`."""
    if cls not in _listed_pieces():
        return False
    own = keys(cls)
    return not any(key in own or key.startswith("x-") or _owners(key) or _meant(cls, key) for key in node.pairs)


def _report_mapping(cls: type[Piece], key: Scalar, reading: Reading) -> None:
    """A mapping from names of the author's own, where a list is meant: one message for all of it."""
    first = shown(key.value).strip("'")
    lead = "id" if cls in _WITH_ID else cls.shorthand or "text"
    item = f"{{text: {first}, link: …}}" if lead == "link" else f"{lead}: {first}"
    message = f"{shown(key.value)} is not a key of {cls.noun}; one or a list stands here: write '- {item}'"
    reading.error("unknown-key", message, key)


@cache
def _owners(word: str) -> str:
    """The mappings that take `word`, in words; "" where none does."""
    owners = [cls for cls in all_pieces() if word in keys(cls)]
    nouns = [cls.noun for cls in owners]
    if "a stage" in nouns and "a step" in nouns:
        return "a stage or step"
    if len(owners) > 1 and issubclass(owners[0], Statement):
        return "a statement"
    return " or ".join(nouns[:2])


@cache
def _listed_pieces() -> frozenset[type[Piece]]:
    """The mappings that stand in lists."""
    return frozenset(shape.piece for cls in all_pieces() for shape in shapes(cls) if shape.piece and shape.many)
