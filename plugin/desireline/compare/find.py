"""Finding what an edit is about in a map that may have moved on: by ids where there are any, else by place and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.build import piece_node
from desireline.compare.edits import label
from desireline.compare.held import value_of_node
from desireline.compare.plain import sense, value_of

if TYPE_CHECKING:
    from desireline.compare.change import Plain, Stand
    from desireline.compare.node import Node
    from desireline.model import Path


def stands_at(root: Node, stand: Stand) -> Node | None:
    """The piece that a stand names (of a text or reference of a list, the piece that holds the list)."""
    node, rest = root, stand.path
    for name in stand.address:
        here, rest = _step(node, rest)
        if here is None or label(here) != name:
            slot = here.slot if here is not None else None
            named = of_id(root, name, stand.path) if "~" not in name else _called(node, name, slot)
            # A name that was changed since is still the thing at that place; an id that is gone is gone.
            here = named if named is not None or "~" not in name else here
        if here is None:
            return None
        node = here
    return node


def holder_of(root: Node, stand: Stand) -> Node | None:
    """What a thing is to stand in that stands at `stand` after, found where that stands before."""
    if stand.parent_across is None:
        return None
    above = stand.address if stand.is_item else stand.address[:-1]
    found = at_path(root, stand.parent_across)
    if above and "~" not in above[-1] and (found is None or found.id != above[-1]):
        by_id = of_id(root, above[-1], stand.path)
        return by_id if by_id is not None else found
    return found


def item_at(root: Node, stand: Stand, value: Plain) -> Node | None:
    """A text or reference of a list: the one at its place, else the first that says the same."""
    holder = stands_at(root, stand)
    held = [node for node in holder.slots.get(stand.slot, []) if node.cls is None] if holder is not None else []
    index = stand.index or 0
    return next((node for node in [*held[index : index + 1], *held] if says(node, value)), None)


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


def _called(node: Node, name: str, slot: tuple[str, ...] | None) -> Node | None:
    return next((child for child in node.children if label(child) == name and slot in {None, child.slot}), None)
