"""What stands under a key wherever it may stand, for lines that could not be read and so have no place yet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from desireline.model import Emotion, Feeling, JourneyMap, Persona, Piece, nested, shapes
from desireline.model.patterns import later

if TYPE_CHECKING:
    from desireline.model import FieldShape

_KEY_BEFORE: Final = later(r"([\w-]+)[ \t]*:[ \t]*$")


@cache
def all_pieces() -> tuple[type[Piece], ...]:
    """Every class of mapping that a file may hold."""
    found: list[type[Piece]] = [JourneyMap, Persona, Feeling]
    for cls in found:
        found += [shape.piece for shape in nested(cls) if shape.piece and shape.piece not in found]
    return tuple(dict.fromkeys(found))


@cache
def takes_one_text(key: str) -> bool:
    """Whether the key takes a text somewhere, and one only: `title`, `goal`, not `pains`."""
    return any(shape.form is not None and shape.form.name == "text" and not shape.many for shape in _under(key))


@cache
def takes_list(key: str) -> bool:
    """Whether the key takes a list of statements or parts wherever it stands: `pains`, not `summary`."""
    return bool(_under(key)) and all(shape.many and shape.piece is not None for shape in _under(key))


def takes_several(key: str) -> bool:
    """Whether a list may stand below the key somewhere; below one that no table knows it may."""
    return not _under(key) or any(shape.many or shape.mapping or shape.piece is Emotion for shape in _under(key))


def takes_names(key: str) -> bool:
    """Whether a mapping from names or ids of the author's own may stand below the key: `profile`, `lanes`."""
    return any(shape.mapping for shape in _under(key))


def may_be_list(key: str) -> bool:
    """Whether a list of mappings may stand below the key somewhere; below one that no table knows it may."""
    return not _under(key) or any(shape.many and shape.piece is not None for shape in _under(key))


def pieces_under(key: str) -> tuple[type[Piece], ...]:
    """The mappings that may stand under the key, wherever it may stand."""
    return tuple(dict.fromkeys(shape.piece for shape in _under(key) if shape.piece is not None))


def is_text_behind(before: str) -> bool:
    """Whether what follows `before`, the beginning of a line, is under a key that takes one text."""
    key = _KEY_BEFORE.search(before)
    return key is not None and takes_one_text(key[1])


def are_names_behind(before: str) -> bool:
    """Whether what follows `before`, the beginning of a line, is under a key that takes a list of ids or names."""
    key = _KEY_BEFORE.search(before)
    under = _under(key[1]) if key else ()
    return bool(under) and all(shape.many and shape.piece is None for shape in under)


def _under(key: str) -> tuple[FieldShape, ...]:
    return tuple(shape for cls in all_pieces() for shape in shapes(cls) if shape.key == key)
