"""The order in which changes are told: stage by stage of both sides together, in each by operation, then as written.

What is gone stands where it stood: behind what stood before it and is still there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.change import OPS

if TYPE_CHECKING:
    from desireline.compare.node import Node
    from desireline.compare.told import Told

Rank = tuple[int, int]


def in_order(edits: list[Told], before: Node, after: Node) -> list[Told]:
    """Sort edits."""
    ranks = _ranks(before, after)

    def key(told: Told) -> tuple[Rank, int, Rank, tuple[str, ...], str]:
        edit, node = told.edit, told.node
        return ranks[id(_outermost(node))], OPS.index(edit.op), ranks[id(node)], edit.field, str(edit.from_)

    return sorted(edits, key=key)


def _outermost(node: Node) -> Node:
    """The stage (or other part) that stands right below the file; of the file, the file."""
    while node.parent is not None and node.parent.parent is not None:
        node = node.parent
    return node


def _ranks(before: Node, after: Node) -> dict[int, Rank]:
    made: dict[int, Rank] = {id(node): (at, 0) for at, node in enumerate(after.walk())}
    last = 0
    for at, node in enumerate(before.walk(), start=1):
        if node.mate is not None:
            made[id(node)] = made[id(node.mate)]
            last = made[id(node)][0]
        else:
            made[id(node)] = (last, at)
    return made
