"""Walking a map or persona part by part, with the path to each."""

from collections.abc import Iterator
from typing import Any

from desireline.model.fields import nested
from desireline.model.part import Piece
from desireline.model.record import once, per_class

Path = tuple[str | int, ...]
"""Keys and list positions from the file's root, such as `("stages", 2, "pains", 0)`."""


def walk(root: Piece) -> Iterator[tuple[Path, Piece]]:
    """Every piece below and including `root`, in document order, with its path."""
    stack: list[tuple[Path, Piece]] = [((), root)]
    while stack:
        path, piece = stack.pop()
        yield path, piece
        below: list[tuple[Path, Piece]] = []
        for key, value in _held(piece):
            _listed(path if key is None else (*path, key), value, below)
        stack.extend(reversed(below))


@once
def pieces(root: Piece) -> tuple[Piece, ...]:
    """Every piece below and including `root`, in document order; for those who need no paths."""
    found: list[Piece] = []
    stack: list[Piece] = [root]
    while stack:
        piece = stack.pop()
        found.append(piece)
        own = piece.__dict__
        below: list[Piece] = []
        for name, _ in holding(type(piece)):
            if own.get(name):
                _gather(own[name], below)
        if below:
            stack.extend(reversed(below))
    return tuple(found)


def _held(piece: Piece) -> Iterator[tuple[str | None, Any]]:
    """The values of `piece` that hold pieces, with their keys; None for a list that stands right below it.

    A record holds only what its file says, so most fields of most pieces are not there to be looked at.
    """
    own = piece.__dict__
    for name, key in holding(type(piece)):
        value = own.get(name)
        if value:
            yield key, value


@per_class
def holding(kind: type[Piece]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a class that hold pieces, each with its key; None for a list that stands right below."""
    bare: tuple[tuple[str, str | None], ...] = ((kind.bare_list, None),) if kind.bare_list else ()
    return (*bare, *[(shape.name, shape.key) for shape in nested(kind)])


def _listed(path: Path, value: Any, below: list[tuple[Path, Piece]]) -> None:
    if isinstance(value, Piece):
        below.append((path, value))
    elif isinstance(value, tuple):
        below.extend(((*path, index), item) for index, item in enumerate(value))
    else:
        for name, inner in value.items():
            _listed((*path, name), inner, below)


def _gather(value: Any, below: list[Piece]) -> None:
    if isinstance(value, Piece):
        below.append(value)
    elif isinstance(value, tuple):
        below.extend(value)
    else:
        for inner in value.values():
            _gather(inner, below)
