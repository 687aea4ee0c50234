"""Nodes from plain values, and pieces from nodes: the way back from a patch to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.compare.change import kind_of
from desireline.compare.node import ELSEWHERE, KIND, Node, scalar
from desireline.compare.plain import value_of
from desireline.compare.plan import Keys, plan, shape_at
from desireline.model.record import per_class

if TYPE_CHECKING:
    from desireline.compare.change import Plain
    from desireline.model import FieldShape, Piece


def is_elsewhere(value: Plain) -> bool:
    """Whether a value only keeps the place of what stands somewhere else."""
    return isinstance(value, dict) and ELSEWHERE in value


def node_of(value: Plain, shape: FieldShape) -> Node:
    """The node of one item (or single piece) of a field. Raises `ValueError` where the value is none of it."""
    if shape.piece is None:
        return scalar(shape.form, value_of(value, shape.form))
    if not isinstance(value, dict):
        raise ValueError(f"{shape.key} takes a mapping")
    cls = shape.piece
    if KIND in value:
        found = kinds_below(cls).get(value[KIND])
        if found is None:
            raise ValueError(f"{value[KIND]} is no kind of {kind_of(cls)}")
        cls = found
    return piece_node(value, cls)


def piece_node(value: dict[str, Plain], cls: type[Piece]) -> Node:
    """The node of a piece of a class, from its plain value."""
    node = Node(cls)
    known = {shape.key: shape for shape in plan(cls)}
    for key, inner in value.items():
        if key in {KIND, ELSEWHERE}:
            continue
        if key.startswith("x-"):
            node.leaves[key,] = None, value_of(inner, None)
        elif key not in known:
            raise ValueError(f"{key} is no key of {cls.noun}")
        elif known[key].mapping:
            for name, one in inner.items():
                _fill(node, known[key], (key, name), one)
        else:
            _fill(node, known[key], () if key == cls.bare_list else (key,), inner)
    return node


def _fill(node: Node, shape: FieldShape, at: Keys, value: Plain) -> None:
    if not shape.many:
        if shape.piece is None:
            node.leaves[at] = shape.form, value_of(value, shape.form)
        else:
            node.hold(at, node_of(value, shape), many=False)
        return
    for item in value:
        child = Node(shape.piece) if is_elsewhere(item) else node_of(item, shape)
        if is_elsewhere(item):
            child.value = ELSEWHERE
        node.hold(at, child, many=True)
    if not value:
        node.leaves[at] = None, ()


@per_class
def kinds_below(cls: type[Any]) -> dict[str, type[Piece]]:
    """A class and those made from it, by their words."""
    made = {kind_of(cls): cls}
    for each in cls.__subclasses__():
        made |= kinds_below(each)
    return made


def piece_of(node: Node) -> Any:
    """The piece (or scalar) that a node says."""
    if node.cls is None:
        return node.value
    given: dict[str, Any] = {}
    for at, (form, value) in node.leaves.items():
        shape = shape_at(node.cls, at)
        if shape is None:
            given.setdefault("extras", {})[at[0]] = value
        elif not shape.many or (form is None and not node.slots.get(at)):
            _give(given, shape, at, value)
    for at, held in node.slots.items():
        shape = shape_at(node.cls, at)
        standing = [child for child in held if child.value is not ELSEWHERE]
        if shape is None or not standing:
            continue
        inner = [piece_of(child) for child in standing]
        _give(given, shape, at, tuple(inner) if shape.many else inner[0])
    if node.piece is not None:
        given["place"] = node.piece.place
        file = getattr(node.piece, "file", "")
        if file:
            given["file"] = file
    return node.cls(**given)


def _give(given: dict[str, Any], shape: FieldShape, at: Keys, value: Any) -> None:
    if shape.mapping:
        given.setdefault(shape.name, {})[at[1]] = value
    else:
        given[shape.name] = value
