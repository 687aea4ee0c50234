"""What a node holds, as plain values by the format's keys: what an added or removed part is told with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.node import ELSEWHERE, KIND, Node
from desireline.compare.plain import plain
from desireline.compare.plan import Keys, shape_at

if TYPE_CHECKING:
    from desireline.compare.change import Plain


def value_of_node(node: Node, *, alone: bool = False) -> Plain:
    """What a node holds, as plain values by the format's keys. `alone`: what has a mate is left out, and marked."""
    if node.cls is None:
        return plain(node.value)
    made: dict[str, Plain] = {}
    shape = shape_at(node.parent.cls, node.slot) if node.parent is not None and node.parent.cls else None
    if shape is not None and shape.piece is not node.cls:
        made[KIND] = node.kind
    for at, (_, value) in node.leaves.items():
        _put(made, at, plain(value))
    for at, held in node.slots.items():
        inner = [
            {ELSEWHERE: True} if alone and child.mate is not None else value_of_node(child, alone=alone)
            for child in held
        ]
        if inner:
            _put(made, at or (node.cls.bare_list,), inner if held[0].many else inner[0])
    return made


def _put(made: dict[str, Plain], at: Keys, value: Plain) -> None:
    if len(at) == 1:
        made[at[0]] = value
    else:
        made.setdefault(at[0], {})[at[1]] = value
