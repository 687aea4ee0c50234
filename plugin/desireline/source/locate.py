"""The place of any value, found again in the file's text when somebody asks: nothing is stored for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from desireline.model import Path, Piece, Place
from desireline.model.fields import keys
from desireline.source.tree import Mapping, Node, Sequence, place_of, read_tree, walk

if TYPE_CHECKING:
    from desireline.source.sheet import Sheet


def place_at(sheet: Sheet, path: Path) -> Place | None:
    """Where the value at `path` begins; None where the file holds no such value.

    The way down follows the model as far as there are pieces, because list positions count what could be read and
    shorthands have no key of their own; what is left of the path is looked up in the text.
    """
    piece, rest = _nearest_piece(sheet.piece, path)
    if piece is None or not rest:
        return piece.place if piece is not None else None
    node = _begins(sheet.source.text, sheet.path).get((piece.place.line - 1, piece.place.column - 1))
    for key in rest:
        node = _below(node, key)
        if node is None:
            return None
    if node is None:
        return None
    line, column = place_of(node)
    return Place(line + 1, column + 1)


def _nearest_piece(piece: Any, path: Path) -> tuple[Piece | None, Path]:
    """The last piece on the way, and what of the path lies below it."""
    found: Piece | None = piece if isinstance(piece, Piece) else None
    at, value = 0, piece
    for index, key in enumerate(path):
        if isinstance(value, Piece):
            value = _below_piece(value, key)
        elif isinstance(value, tuple):
            value = value[key] if isinstance(key, int) and 0 <= key < len(value) else None
        elif value is not None and hasattr(value, "get"):
            value = value.get(key)
        if isinstance(value, Piece):
            found, at = value, index + 1
    return found, path[at:]


def _below_piece(piece: Piece, key: str | int) -> Any:
    if isinstance(key, int):
        listed = getattr(piece, type(piece).bare_list, ())
        return listed[key] if 0 <= key < len(listed) else None
    shape = keys(type(piece)).get(key)
    return getattr(piece, shape.name) if shape is not None else None


@lru_cache(maxsize=2)  # a comparison asks for every change of one file after the other, on both sides
def _begins(text: str, path: str) -> dict[tuple[int, int], Node]:
    """By its place, counted from 0, the outermost mapping (else the value) that begins there."""
    tree, _ = read_tree(text, path)
    made: dict[tuple[int, int], Node] = {}
    for node in walk(tree) if tree is not None else ():
        made.setdefault(place_of(node), node)
    return made


def _below(node: Node | None, key: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(key, str):
        return node.pairs[key][1] if key in node.pairs else None
    if isinstance(node, Sequence) and isinstance(key, int):
        return node.items[key] if key < len(node.items) else None
    # A shorthand stands for its only field, and one item may stand without its list.
    return node if not isinstance(node, Mapping) else None
