"""The way to a node by names: ids where there are any, else the key and a digest of what it is called.

Parts of one name without ids are *twins*: where the order of their list means nothing, a place in it tells none of them
from the others, so that their exact address holds what they say as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.node import digest, tree
from desireline.compare.plain import canonical

if TYPE_CHECKING:
    from desireline.compare.node import Node


def label(node: Node) -> str:
    """The name of a node in an address: its id, else its key and a digest of what it is called."""
    if node.id:
        return node.id
    key = ".".join(node.slot)
    if not node.many:
        return f"{key}~"
    return f"{key}~{digest(canonical(node.name) or node.said)[:8]}"


def address(node: Node) -> tuple[str, ...]:
    """The way to a node by ids, from the file down; empty for the file."""
    if node.parent is None:
        return ()
    return (*address(node.parent), label(node))


def exact_label(node: Node) -> str:
    """The same, of a twin with a digest of what it says."""
    name = label(node)
    if node.id or node.ordered or not node.many or node.piece is None or node.parent is None:
        return name
    if all(other is node or label(other) != name for other in node.parent.slots[node.slot]):
        return name
    return f"{name}~{tree(node.piece, called={}).digest[:8]}"


def exact_address(node: Node) -> tuple[str, ...]:
    """The way to a node by exact labels."""
    if node.parent is None:
        return ()
    return (*exact_address(node.parent), exact_label(node))
