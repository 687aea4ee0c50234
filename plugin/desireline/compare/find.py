"""Finding what an edit is about in a map that may have moved on: by ids where there are any, else by place and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.address import exact_label, label
from desireline.compare.build import piece_node
from desireline.compare.held import value_of_node
from desireline.compare.plain import sense, value_of

if TYPE_CHECKING:
    from desireline.compare.change import Plain, Stand
    from desireline.compare.node import Node
    from desireline.model import Path


class Finder:
    """Finds in one map what the edits of one patch are about: what stood at two places is never one thing."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._found: dict[Path, Node] = {}
        """What was found without an id, by the place at which it was looked for."""
        self._taken: set[int] = set()
        """The same by Python's identity."""

    def stands_at(self, stand: Stand) -> Node | None:
        """The piece that a stand names (of a text or reference of a list, the piece that holds the list)."""
        return self._along(stand.path, stand.exact or stand.address)

    def holder_of(self, stand: Stand) -> Node | None:
        """What a thing is to stand in that stands at `stand` after, found where that stands before."""
        if stand.parent_across is None:
            return None
        above = stand.address if stand.is_item else stand.address[:-1]
        renamed = of_id(self._root, above[-1], stand.path) if above and "~" not in above[-1] else None
        if stand.exact_across is not None:
            found = self._along(stand.parent_across, stand.exact_across)
            return found if found is not None else renamed
        found = at_path(self._root, stand.parent_across)
        return found if renamed is None or (found is not None and found.id == above[-1]) else renamed

    def item_at(self, stand: Stand, value: Plain) -> Node | None:
        """A text or reference of a list: the one at its place, else the first that says the same."""
        holder, index = self.stands_at(stand), stand.index or 0
        held = [node for node in holder.slots.get(stand.slot, ()) if node.cls is None] if holder is not None else []
        return self._free(stand.path, [node for node in (*held[index : index + 1], *held) if says(node, value)])

    def _along(self, path: Path, names: tuple[str, ...]) -> Node | None:
        """The node at the end of an address, each name on the way looked for at its place first."""
        node, rest = self._root, path
        for name in names:
            here, rest = _step(node, rest)
            if "~" in name:
                here = self._free(path[: len(path) - len(rest)], _named(node, here, name))
            elif here is None or here.id != name:
                here = of_id(self._root, name, path)
            if here is None:
                return None
            node = here
        return node

    def _free(self, path: Path, found: list[Node]) -> Node | None:
        """The first that was not found for another place."""
        made = self._found.get(path) or next((node for node in found if id(node) not in self._taken), None)
        if made is not None:
            self._found[path] = made
            self._taken.add(id(made))
        return made


def of_id(root: Node, name: str, path: Path) -> Node | None:
    """The part of an id. Rows, lanes and scales are named apart, so the list it stands in at the top decides."""
    found = [node for node in root.walk() if node.id == name]
    return next((node for node in found if node.path[:1] == path[:1]), next(iter(found), None))


def at_path(node: Node, path: Path) -> Node | None:
    """The node at a path of positions."""
    found: Node | None = node
    while path and found is not None:
        found, path = _step(found, path)
    return found


def says(node: Node, expected: Plain) -> bool:
    """Whether a node holds what a plain value says."""
    if node.cls is None:
        return not isinstance(expected, dict) and sense(node.value) == sense(value_of(expected, node.form))
    if not isinstance(expected, dict):
        return False
    try:
        other = piece_node(expected, node.cls)
        own = piece_node(value_of_node(node, alone=True), node.cls)
    except (ValueError, AttributeError, TypeError):
        return False
    other.settle()
    own.settle()
    return other.digest == own.digest


def _step(node: Node, path: Path) -> tuple[Node | None, Path]:
    """One node further along a path, and what is left of it."""
    for slot, held in node.slots.items():
        size = len(slot)
        if path[:size] != slot or not held:
            continue
        if not held[0].many:
            return held[0], path[size:]
        index = path[size] if len(path) > size else None
        if isinstance(index, int):
            return (held[index] if index < len(held) else None), path[size + 1 :]
    return None, ()


def _named(holder: Node, here: Node | None, name: str) -> list[Node]:
    """What may be meant by the name of something without an id, the likeliest first; `here` stands at its place.

    A name that was changed since is still the thing at that place.
    """
    beside = [child for child in holder.children if here is None or child.slot == here.slot]
    first = [here] if here is not None else []
    exactly = [child for child in (*first, *beside) if exact_label(child) == name]
    nearly = [child for child in (*first, *beside) if f"{name}~".startswith(f"{label(child)}~")]
    return [*exactly, *nearly, *first]
