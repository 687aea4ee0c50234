"""What the model declares of each field, in a shape that the reader, the schema, the writer and the diff can walk.

One declaration (the dataclass field) decides how a key is read, what the JSON Schema says, what the reference page
shows and what the diff compares. This module only takes the annotations apart.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from desireline.model.forms import Form
from desireline.model.part import Piece
from desireline.model.record import Record, per_class, record


@record
class FieldShape(Record):
    """One key of the format."""

    name: str
    """Attribute of the class."""
    key: str
    """Key in the file."""
    form: Form | None
    """How a scalar is written; None where a piece stands."""
    piece: type[Piece] | None
    """The class of a nested mapping; None where a scalar stands."""
    many: bool
    """A list, in which one item may stand alone."""
    mapping: bool
    """A mapping from ids (or names) to values of this shape."""
    key_form: Form | None
    """How the keys of such a mapping are written; None where there is none."""
    required: bool
    """Whether the key must be there."""
    empty: Any
    """The value of the field where the key is not given."""


@per_class
def shapes(cls: type[Any]) -> tuple[FieldShape, ...]:
    """The keys that `cls` takes, in the order in which they are documented and written: `id`, `was`, then its own."""
    own = [shape for field_ in fields(cls) if (shape := _shape(field_)) is not None]
    return tuple(sorted(own, key=lambda shape: {"id": 0, cls.shorthand: 1, "was": 2}.get(shape.key, 3)))


@per_class
def keys(cls: type[Any]) -> Mapping[str, FieldShape]:
    """The keys that `cls` takes, by key."""
    return {shape.key: shape for shape in shapes(cls)}


@per_class
def nested(cls: type[Any]) -> tuple[FieldShape, ...]:
    """The keys of `cls` that hold other pieces."""
    return tuple(shape for shape in shapes(cls) if shape.piece is not None)


def _shape(field_: Any) -> FieldShape | None:
    key = field_.metadata.get("key", field_.name.rstrip("_"))
    if key in {"", "x-"}:
        return None
    kind, many, mapping, key_form = field_.type, False, False, None
    if get_origin(kind) in {Union, UnionType}:
        kind = next(option for option in get_args(kind) if option is not type(None))
    if get_origin(kind) is not None and isinstance(get_origin(kind), type) and issubclass(get_origin(kind), Mapping):
        (key_kind, kind), mapping = get_args(kind), True
        key_form = next(iter(get_args(key_kind)[1:]), None)
    if get_origin(kind) is tuple:
        kind, many = get_args(kind)[0], True
    form = next(iter(get_args(kind)[1:]), None) if get_origin(kind) is Annotated else None
    piece = None if form is not None else kind
    required = field_.default is MISSING and field_.default_factory is MISSING
    empty = None if required else field_.default
    return FieldShape(field_.name, key, form, piece, many, mapping, key_form, required, empty)
