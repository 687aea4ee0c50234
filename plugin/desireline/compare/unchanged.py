"""Two trees without what is the same on both sides: most stages of a changed map were not touched.

A part of one of the file's own lists that stands on both sides under one id and says the same is *whole*: its node has
leaves and no more. Whatever stands in it is on the other side what stands there at the same place.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from desireline.compare.node import Node, tree
from desireline.model import Part, Piece, nested

if TYPE_CHECKING:
    from collections.abc import Iterable


def two_trees(before: Piece, after: Piece) -> tuple[Node, Node]:
    """The trees of the two sides of one file."""
    same: set[int] = set()
    for shape in nested(type(before)):
        if shape.many and not shape.mapping and shape.piece is not None and issubclass(shape.piece, Part):
            old, new = _by_id(getattr(before, shape.name)), _by_id(getattr(after, shape.name))
            for name, part in old.items():
                if name in new and part == new[name]:
                    same |= {id(part), id(new[name])}
    return tree(before, same), tree(after, same)


def _by_id(parts: Iterable[Any]) -> dict[str, Any]:
    """Parts by id, those left out of which two claim one."""
    counts = Counter(part.id for part in parts)
    return {part.id: part for part in parts if part.id and counts[part.id] == 1}
