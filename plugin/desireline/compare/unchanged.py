"""Two trees without what is the same on both sides: most stages of a changed map were not touched.

A part of one of the file's own lists that stands on both sides under one id and says the same is *whole*: its node has
leaves and no more. Whatever stands in it is on the other side what stands there at the same place.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from desireline.compare.meaning import names_in
from desireline.compare.node import Node, tree
from desireline.model import Part, Piece, nested

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.compare.meaning import Called


def two_trees(before: Piece, after: Piece, called: tuple[Called, Called] | None = None) -> tuple[Node, Node]:
    """The trees of the two sides of one file. `called` is what names mean on each; by default what they declare."""
    same: set[int] = set()
    for shape in nested(type(before)):
        if shape.many and not shape.mapping and shape.piece is not None and issubclass(shape.piece, Part):
            parts, others = _by_id(getattr(before, shape.name)), _by_id(getattr(after, shape.name))
            for name, part in parts.items():
                if name in others and part == others[name]:
                    same |= {id(part), id(others[name])}
    old, new = called if called is not None else (names_in(before), names_in(after))
    # The same in both directions.
    both = [old] if old == new else sorted((old, new), key=lambda each: sorted(each.items()))
    return tree(before, same, old, both), tree(after, same, new, both)


def _by_id(parts: Iterable[Any]) -> dict[str, Any]:
    """Parts by id, those left out of which two claim one."""
    counts = Counter(part.id for part in parts)
    return {part.id: part for part in parts if part.id and counts[part.id] == 1}
