"""Walking a map or persona part by part, with the path to each."""

from collections.abc import Iterator
from typing import Any

from desireline.model.fields import FieldShape, nested
from desireline.model.part import Piece

Path = tuple[str | int, ...]
"""Keys and list positions from the file's root, such as `("stages", 2, "pains", 0)`."""


def walk(root: Piece) -> Iterator[tuple[Path, Piece]]:
    """Every piece below and including `root`, in document order, with its path."""
    stack: list[tuple[Path, Piece]] = [((), root)]
    while stack:
        path, piece = stack.pop()
        yield path, piece
        kind = type(piece)
        below = [((*path, index), item) for index, item in enumerate(getattr(piece, kind.bare_list, ()))]
        below += [item for shape in nested(kind) for item in _items(path, shape, getattr(piece, shape.name))]
        stack.extend(reversed(below))


def _items(path: Path, shape: FieldShape, value: Any) -> Iterator[tuple[Path, Piece]]:
    if not value:
        return
    if shape.mapping:
        for name, inner in value.items():
            yield from _listed((*path, shape.key, name), inner)
    else:
        yield from _listed((*path, shape.key), value)


def _listed(path: Path, value: Any) -> Iterator[tuple[Path, Piece]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*path, index), item
    else:
        yield path, value
