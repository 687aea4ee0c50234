"""A map or persona as a tree of nodes, made by the fields that the model declares, and back.

A node is a piece, or one text or reference of a list of those. It knows its leaves (scalars by their keys), its slots
(lists of further nodes, and single ones), and two digests: of everything it says, and of the same without any ids.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.change import kind_of
from desireline.compare.meaning import UNORDERED, implied, meant, names_in, referred
from desireline.compare.plain import canonical, plain
from desireline.compare.plan import Keys, by_attribute, shape_at
from desireline.model import NOWHERE, FieldShape, Form, Path, Piece, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from desireline.compare.meaning import Called

ELSEWHERE: Final = "$elsewhere"
"""Stands in an added or removed value for what was there before, or is still there, somewhere else."""
KIND: Final = "$kind"
"""Names the class of a value where its slot declares a more general one (a row of pains holds pains)."""


class Node:
    """One piece, or one scalar of a list. Only `patch` changes nodes, and only its own."""

    __slots__ = (
        "_said",
        "called",
        "cls",
        "digest",
        "form",
        "index",
        "leaves",
        "many",
        "match",
        "mate",
        "parent",
        "piece",
        "slot",
        "slots",
        "value",
        "whole",
    )  # fmt: skip

    def __init__(self, cls: type[Piece] | None, piece: Piece | None = None) -> None:
        self.cls = cls
        """None of a scalar."""
        self.piece = piece
        self.form: Form | None = None
        self.value: Any = None
        """Of a scalar."""
        self.parent: Node | None = None
        self.slot: Keys = ()
        self.index = 0
        self.many = False
        """Whether it stands in a list."""
        self.leaves: dict[Keys, tuple[Form | None, Any]] = {}
        self.slots: dict[Keys, list[Node]] = {}
        self.digest = ""
        self._said = ""
        self.whole = False
        """Whether it is the same on both sides and what stands in it was left out (see `unchanged`)."""
        self.mate: Node | None = None
        """What it is on the other side."""
        self.match: Any = None
        self.called: Mapping[tuple[str, str], str] = {}
        """Of a file what names mean in it (see `meaning`)."""

    @property
    def id(self) -> str:
        """Its id, or ""."""
        found = self.leaves.get(("id",))
        return str(found[1]) if found else ""

    @property
    def was(self) -> tuple[str, ...]:
        """Its former ids."""
        return tuple(item.value for item in self.slots.get(("was",), ()))

    @property
    def kind(self) -> str:
        """The word for what it is; of a scalar that of its list."""
        return kind_of(self.cls) if self.cls else "reference" if self.refers else "text"

    @property
    def refers(self) -> bool:
        """Whether it is a reference of a list."""
        return self.form is not None and self.form.name == "reference"

    @property
    def name(self) -> str:
        """What it is called, as the map says it."""
        if self.cls is None:
            return str(plain(self.value))
        for key in ("title", "name", "text", self.cls.shorthand, "score", "to", "id"):
            if (key,) in self.leaves:
                name = str(plain(self.leaves[key,][1]))
                return f"{plain(self.leaves['from',][1])} → {name}" if ("from",) in self.leaves else name
        return next((node.name for slot in ("word", "feelings") for node in self.slots.get((slot,), ())), "")

    @property
    def path(self) -> Path:
        """Keys and positions from the root."""
        if self.parent is None:
            return ()
        return (*self.parent.path, *self.slot, *((self.index,) if self.many else ()))

    @property
    def place(self) -> Place:
        """Where it begins in its file; a scalar where its piece does."""
        holder = self if self.piece is not None else self.parent
        return holder.piece.place if holder is not None and holder.piece is not None else NOWHERE

    @property
    def ordered(self) -> bool:
        """Whether the order of the list it stands in means anything."""
        return self.many and not (self.slot and self.slot[0] in UNORDERED)

    @property
    def children(self) -> Iterator[Node]:
        """What stands right below it, in order."""
        for held in self.slots.values():
            yield from held

    def walk(self) -> list[Node]:
        """It and everything below, in order."""
        found: list[Node] = []
        stack = [self]
        while stack:
            node = stack.pop()
            found.append(node)
            for held in reversed(node.slots.values()):
                stack.extend(held[::-1])
        return found

    def release(self) -> None:
        """Take the tree apart, so that its memory is free at once and not when cycles are collected."""
        for node in self.walk():
            node.parent = node.mate = None
            node.slots = {}

    def hold(self, slot: Keys, child: Node, *, many: bool) -> None:
        """Put `child` at the end of a slot."""
        held = self.slots.setdefault(slot, [])
        child.parent, child.slot, child.index, child.many = self, slot, len(held), many
        held.append(child)

    def settle(self, called: Sequence[Called] = ()) -> None:
        """Work out the digests, when everything below stands. `called` is what names mean in the files compared."""
        if self.cls is None:
            text = referred(self.form, self.value, called)
            self.digest = f"{len(text)}.{text}"  # with its length, so that no two lists read the same
            return
        whole = []
        for key, text in self._meanings():
            whole.append(f"{_way(key)}={len(text)}.{text}")
        for slot, held in self.slots.items():
            for child in held:
                child.settle(called)
            below = [child.digest for child in held]
            if slot and slot[0] in UNORDERED:
                below.sort()
            whole.append(f"{_way(slot)}:{'|'.join(below)}")
        whole.sort()
        self.digest = digest(self.kind, *whole)

    def _meanings(self) -> Iterator[tuple[Keys, str]]:
        for key, (_, value) in self.leaves.items():
            yield key, meant(self, key, value)
        more = implied(self)
        if more is not None:
            yield more, meant(self, more, None)

    @property
    def said(self) -> str:
        """A digest of everything it says but ids: the same for the same thing under another id."""
        if not self._said:
            self._said = self.digest if self.cls is None else digest(self.kind, *sorted(self._sayings()))
        return self._said

    def _sayings(self) -> Iterator[str]:
        for key, text in self._meanings():
            if key != ("id",):
                yield f"{_way(key)}={text}"
        for slot, held in self.slots.items():
            if slot != ("was",):
                below = [child.said for child in held]
                yield f"{_way(slot)}:{'|'.join(sorted(below) if slot and slot[0] in UNORDERED else below)}"


def _way(at: Keys) -> str:
    return at[0] if len(at) == 1 else repr(same_way(at))


def same_way(at: Keys) -> Keys:
    """Keys so that those are equal that name the same: names of the team's own are texts."""
    return at if len(at) < 2 else (at[0], *map(canonical, at[1:]))


def digest(*texts: str) -> str:
    """A short digest of some texts, the same on every machine and in every run."""
    return blake2b("\x1f".join(texts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def tree(piece: Piece, same: Collection[int] = (), called: Called | None = None, both: Sequence[Called] = ()) -> Node:
    """The tree of a map, a persona or any piece.

    Args:
        piece: What it is made of.
        same: What stands in it, by Python's identity, of which the leaves are enough.
        called: What names mean in its file; by default what it declares itself.
        both: The same of both files that are compared: names are taken for each other if they mean the same in both.
    """
    root = _node(piece, same)
    root.called = names_in(piece) if called is None else called
    root.settle(both or (root.called,))
    return root


def _node(piece: Piece, same: Collection[int]) -> Node:
    cls, own = type(piece), piece.__dict__
    node = Node(cls, piece)
    node.whole = id(piece) in same
    known = by_attribute(cls)
    for _, shape, at in sorted([known[name] for name in own if name in known]):
        value = own[shape.name]
        if value == shape.empty:  # a default written out says no more than one that is not
            continue
        if shape.piece is None and not shape.many and not shape.mapping:
            node.leaves[at] = shape.form, value
        elif node.whole:
            continue
        elif shape.mapping:
            for name, inner in value.items():
                _fill(node, shape, (shape.key, name), inner, same)
        else:
            _fill(node, shape, at, value, same)
    for name, value in own.get("extras", {}).items():
        node.leaves[name,] = None, value
    return node


def _fill(node: Node, shape: FieldShape, at: Keys, value: Any, same: Collection[int]) -> None:
    if not shape.many:
        if shape.piece is None:
            node.leaves[at] = shape.form, value
        else:
            node.hold(at, _node(value, same), many=False)
        return
    for item in value:
        node.hold(at, _node(item, same) if isinstance(item, Piece) else scalar(shape.form, item), many=True)
    if not value and shape.empty is None:
        node.leaves[at] = None, ()  # given, and empty, which is not the same as not given


def scalar(form: Form | None, value: Any) -> Node:
    """The node of one text or reference of a list."""
    node = Node(None)
    node.form, node.value = form, value
    return node


def leaf(node: Node, at: Keys) -> tuple[Form | None, Any]:
    """The form and value of a leaf; where it is not given the default."""
    shape = shape_at(node.cls, at) if node.cls is not None else None
    if shape is None:
        return node.leaves.get(at, (None, None))
    if at in node.leaves:
        return shape.form, node.leaves[at][1]
    nothing = shape.many or shape.mapping or shape.empty in ("", ())
    return shape.form, None if nothing else shape.empty
