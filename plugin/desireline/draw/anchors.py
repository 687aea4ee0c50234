"""Anchors: the id under which each part of a map or persona stands in its page.

A part with an id has that one. A part without gets one made of what it is and what it says, so that it stays the same
while other parts come, go and change places. Such an anchor holds an underscore, which no id of the format may.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, Final, NamedTuple
from zlib import crc32

from desireline.model import (
    JourneyMap,
    Part,
    Persona,
    Piece,
    Retired,
    nested,
)
from desireline.model.part import NOTHING
from desireline.model.record import once, per_class

_APART: Final = frozenset({"row", "lane", "scale"})
"""Nouns of the kinds whose ids are named apart from all others, and therefore may equal one of them."""


class Anchors:
    """The anchors of one map or persona, by identity of its parts."""

    def __init__(
        self,
        by_identity: Mapping[int, str],
        root: Piece,
        given: Mapping[str, Part | Retired] = NOTHING,
        former: Mapping[str, Part | Retired] = NOTHING,
    ) -> None:
        self._by_identity = by_identity
        self._root = root  # keeps the parts alive, so that no other object takes the identity of one of them
        self.given = given
        """The parts (and retired ids) that an author gave an id, by anchor."""
        self.former = former
        """The parts that have another id now, or none, by the anchor of the former one."""

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


@once
def anchors(root: JourneyMap | Persona) -> Anchors:
    """The anchors of every part below `root` (and of the ids it retired).

    Two parts of one kind that say the same are told apart by a number, in document order.
    """
    made: dict[int, str] = {}
    taken: set[str] = set()
    given: dict[str, Part | Retired] = {}
    former: dict[str, Part | Retired] = {}
    found: list[tuple[Part | Retired, str]] = []
    _gather(root, _bearing(type(root)).leading, found)
    for piece, noun in found:
        key = id(piece)
        if key in made:
            continue
        own = piece.__dict__
        name = own.get("id")
        if name and noun not in _APART:
            anchor = name
        else:
            anchor = f"{noun}_{name}" if name else _derived(own, noun)
            if anchor in taken:
                anchor = _numbered(anchor, taken)
        made[key] = anchor
        taken.add(anchor)
        if name:
            given.setdefault(anchor, piece)
        if "was" in own:
            for old in own["was"]:
                former.setdefault(anchor_of(type(piece), old), piece)
    return Anchors(made, root, given, former)


def _derived(own: Mapping[str, Any], noun: str) -> str:
    """The anchor of a part without an id, made of the words that tell it from others of its kind."""
    says = str(own.get("text") or own.get("title") or "")
    return f"{noun}_{crc32(says.encode('utf-8', 'replace')):08x}"


def _numbered(base: str, taken: Set[str]) -> str:
    count = 2
    while f"{base}_{count}" in taken:
        count += 1
    return f"{base}_{count}"


def anchor_of(kind: type[Piece], name: str) -> str:
    """The anchor of a part of that class under an id."""
    noun = _bearing(kind).noun
    return f"{noun}_{name}" if noun in _APART else name


class _Bearing(NamedTuple):
    """What a class of pieces has to do with anchors."""

    anchored: bool
    """Whether its pieces have one."""
    leading: frozenset[str]
    """Its fields below which parts can stand. Evidence, promises, links and the like hold none."""
    noun: str
    """What begins an anchor made of words."""


@per_class
def _bearing(kind: type[Piece]) -> _Bearing:
    leading = {shape.name for shape in nested(kind) if shape.piece is not None and any(_bearing(shape.piece)[:2])}
    if kind.bare_list:
        leading.add(kind.bare_list)
    return _Bearing(issubclass(kind, Part | Retired), frozenset(leading), kind.__name__.lower())


def _gather(piece: Piece, leading: frozenset[str], found: list[tuple[Part | Retired, str]]) -> None:
    """Collect every part below `piece` in its fields `leading`, each with its noun.

    Looks only at what is given and where parts can be, which is a fraction of what `walk` asks for.
    """
    for name, value in piece.__dict__.items():
        if name in leading:
            for item in value if isinstance(value, tuple) else pieces_in(value):
                anchored, further, noun = _bearing(type(item))
                if anchored:
                    found.append((item, noun))  # type: ignore[arg-type]  # its class says that it is one
                if further and not further.isdisjoint(item.__dict__):
                    _gather(item, further, found)


def pieces_in(value: object) -> Sequence[Piece]:
    """The pieces in the value of a field that holds pieces: one, several, or several by name."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, Piece):
        return (value,)
    return [piece for held in value.values() for piece in pieces_in(held)] if isinstance(value, Mapping) else ()
