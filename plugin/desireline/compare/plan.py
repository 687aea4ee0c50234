"""The fields of a class as a comparison takes them: in their order, a bare list under its own name, some lists as one.

All follows from what the model declares, so a field added to it is compared without a change here.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, get_args

from desireline.compare.meaning import AS_ONE
from desireline.model import FieldShape, Piece, shapes
from desireline.model.record import per_class

if TYPE_CHECKING:
    from collections.abc import Mapping

Keys = tuple[str, ...]
"""The way from a node to a leaf or slot of it: a key, of a mapping also the name in it; of a bare list nothing."""


@per_class
def by_attribute(cls: type[Any]) -> dict[str, tuple[int, FieldShape, Keys]]:
    """The fields of a class by attribute: their order, and the way to each (of a mapping without the name in it)."""
    return {
        shape.name: (order, shape, () if shape.key == cls.bare_list else (shape.key,))
        for order, shape in enumerate(plan(cls))
    }


@per_class
def plan(cls: type[Any]) -> tuple[FieldShape, ...]:
    """The fields of a class, the one that a bare list fills too (under its own name for a key).

    Of a list that is one value, the field is a scalar's: its value is the whole list.
    """
    if not cls.bare_list:
        return tuple(replace(shape, many=False) if shape.key in AS_ONE else shape for shape in shapes(cls))
    kind = next(each.type for each in fields(cls) if each.name == cls.bare_list)
    name = cls.bare_list
    bare = FieldShape(name, name, None, get_args(kind)[0], True, False, None, False, ())  # a record
    return (bare, *shapes(cls))


def shape_at(cls: type[Piece], at: Keys) -> FieldShape | None:
    """The field that a leaf or slot belongs to; None for keys of the team's own."""
    if not at:
        return plan(cls)[0]
    return _by_key(cls).get(at[0])


@per_class
def _by_key(cls: type[Any]) -> Mapping[str, FieldShape]:
    return {shape.key: shape for shape in plan(cls)}
