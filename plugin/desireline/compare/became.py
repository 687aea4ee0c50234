"""What a retired thing became, by `retired`: of a split its parts, of a merger the whole; and what took its place.

Told in both directions: on the way back, what had been retired comes again, and what had taken its place goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.told import upwards
from desireline.model import Part

if TYPE_CHECKING:
    from desireline.compare.node import Node


def became(node: Node) -> list[Node]:
    """What took the place of something that stands on one side only, on the other side."""
    other = _other_root(node)
    if other is None or not node.id:
        return []
    return _named(
        other, {name for entry in other.slots.get(("retired",), ()) if entry.id == node.id for name in _to(entry)}
    )


def was_before(node: Node) -> list[Node]:
    """What, on the other side only, something took the place of that stands on one side only."""
    other = _other_root(node)
    if other is None or not node.id:
        return []
    *_, root = upwards(node)
    names = {entry.id for entry in root.slots.get(("retired",), ()) if node.id in _to(entry)}
    return [each for each in _named(other, names) if each.mate is None]


def _other_root(node: Node) -> Node | None:
    mate = next((each.mate for each in upwards(node) if each.mate is not None), None)
    return [*upwards(mate)][-1] if mate is not None else None


def _to(entry: Node) -> set[str]:
    return {str(item.value) for item in entry.slots.get(("to",), ())}


def _named(root: Node, names: set[str]) -> list[Node]:
    if not names:
        return []
    return [
        node
        for node in root.walk()
        if node.id in names and node.parent is not None and node.cls is not None and issubclass(node.cls, Part)
    ]
