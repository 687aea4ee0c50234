"""Anchors: the id under which each part of a map or persona stands in its page.

A part with an id has that one. A part without gets one made of what it is and what it says, so that it stays the same
while other parts come, go and change places. Such an anchor holds an underscore, which no id of the format may.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from zlib import crc32

from desireline.model import (
    Automation,
    JourneyMap,
    Lane,
    Mark,
    Node,
    Part,
    Persona,
    Piece,
    Retired,
    Row,
    Scale,
    Source,
    Stage,
    Step,
    Touchpoint,
)

_APART: Final = {Row: "row", Lane: "lane", Scale: "scale"}
"""Kinds whose ids are named apart from all others, and therefore may equal one of them."""


class Anchors:
    """The anchors of one map or persona, by identity of its parts."""

    def __init__(self, by_identity: Mapping[int, str], root: Piece) -> None:
        self._by_identity = by_identity
        self._root = root  # keeps the parts alive, so that no other object takes the identity of one of them

    def __getitem__(self, piece: Piece) -> str:
        """The anchor of `piece`, which must be a part of the map or persona these were made for."""
        return self._by_identity[id(piece)]

    def get(self, piece: Piece) -> str | None:
        """The anchor of `piece`; None for a piece that has none (evidence, a feeling …) or that is not of this file."""
        return self._by_identity.get(id(piece))

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_identity.values())

    def __len__(self) -> int:
        return len(self._by_identity)


def anchors(root: JourneyMap | Persona) -> Anchors:
    """The anchors of every part below `root` (and of the ids it retired).

    Two parts of one kind that say the same are told apart by a number, in document order.
    """
    made: dict[int, str] = {}
    taken: set[str] = set()
    for piece in _below(root):
        if not isinstance(piece, Part | Retired) or id(piece) in made:
            continue
        anchor = _own(piece) or _derived(piece)
        if "_" in anchor:
            base, count = anchor, 1
            while anchor in taken:
                count += 1
                anchor = f"{base}_{count}"
        made[id(piece)] = anchor
        taken.add(anchor)
    return Anchors(made, root)


def _below(piece: Piece) -> Iterator[Piece]:
    """Every piece below `piece`. Looks only at what is given, which is a fraction of what `walk` asks for."""
    for value in piece.__dict__.values():
        yield from _pieces_in(value)


def _pieces_in(value: object) -> Iterator[Piece]:
    if isinstance(value, Piece):
        yield value
        yield from _below(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _pieces_in(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _pieces_in(item)


def _own(piece: Part | Retired) -> str:
    if not piece.id:
        return ""
    apart = _APART.get(type(piece))
    return f"{apart}_{piece.id}" if apart else piece.id


def _derived(piece: Part | Retired) -> str:
    return f"{_kind(piece)}_{crc32(_says(piece).encode('utf-8', 'replace')):08x}"


def _kind(piece: Part | Retired) -> str:
    return type(piece).__name__.lower()


def _says(piece: Part | Retired) -> str:
    """The words that tell a part from others of its kind."""
    if isinstance(piece, Stage | Touchpoint | Source | Automation):
        return piece.title or ""
    if isinstance(piece, Step | Mark | Node):
        return piece.text
    return str(getattr(piece, "text", "") or getattr(piece, "title", "") or "")
