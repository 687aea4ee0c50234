"""A map or persona as plain values under the format's own keys: what other tools are given of it.

The same thing always has the same shape, however short its file says it: a list where several may stand, a mapping
where one may stand, and no key that says nothing. Numbers are numbers; a percentage, a span, a date and a time of day
are texts as written.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple

from desireline.model import Piece
from desireline.model.fields import FieldShape, shapes
from desireline.model.record import per_class
from desireline.model.values import Clock, Duration, Number, Weight

Plain = Any
"""What JSON holds: a mapping with text keys, a list, a text, a number, true, false or null."""


def content(piece: Piece) -> dict[str, Plain]:
    """Everything that `piece` says, by key, in the order in which the format documents its keys.

    A key whose value is the format's default is left out, as is one that was not given. A list of feelings, which a
    file writes in place of a mapping, stands under `feelings`. Keys of the team's own (`x-…`) come last.
    """
    own = piece.__dict__
    plan = _plan(type(piece))
    made: dict[str, Plain] = {}
    for _, key, name, empty, plain in sorted([plan[name] for name in own if name in plan]):
        value = own[name]
        if value is not empty and (plain is not None or value != empty):
            made[key] = value if plain is None else plain(value)
    extras = own.get("extras")
    if extras:
        for key in sorted(extras):
            made[key] = _own_value(extras[key])
    return made


def listed(piece: Piece, wanted: tuple[str, ...]) -> dict[str, Plain]:
    """What `content` gives of the keys `wanted`, in their order."""
    own, fields = piece.__dict__, _by_key(type(piece))
    made = {}
    for name in wanted:
        field = fields.get(name)
        if field is not None and field.name in own and own[field.name] != field.empty:
            made[name] = own[field.name] if field.plain is None else field.plain(own[field.name])
    return made


class _Field(NamedTuple):
    """One field of a class, and how its values become plain ones."""

    rank: int
    """Its place in the order of the keys; first, so that fields sort by it."""
    key: str
    name: str
    empty: Any
    plain: Callable[[Any], Plain] | None
    """None of a text, which is plain already and may say no more than the default."""


@per_class
def _plan(kind: type[Any]) -> dict[str, _Field]:
    """The fields of a class by attribute."""
    fields = [
        _Field(rank, shape.key, shape.name, shape.empty, _maker(shape)) for rank, shape in enumerate(shapes(kind))
    ]
    if kind.bare_list:
        fields.append(_Field(-1, kind.bare_list, kind.bare_list, (), _contents))
    return {field.name: field for field in fields}


@per_class
def _by_key(kind: type[Any]) -> dict[str, _Field]:
    return {field.key: field for field in _plan(kind).values()}


def _maker(shape: FieldShape) -> Callable[[Any], Plain] | None:
    """What makes a value of a field plain."""
    is_text = shape.piece is None and shape.form is not None and shape.form.name in _TEXTS
    made: Callable[[Any], Plain]
    if shape.many:
        made = list if is_text else _scalars if shape.piece is None else _contents
    else:
        made = _scalar if shape.piece is None else content
    if shape.mapping:
        return partial(_by_name, made)
    return None if is_text and not shape.many else made


def _by_name(made: Callable[[Any], Plain], value: Mapping[str, Any]) -> Plain:
    return {name: made(inner) for name, inner in value.items()}


_TEXTS: Final = frozenset({"text", "id", "lang", "choice", "reference", "yes-no", "count"})
"""Forms whose values are plain already."""


def _contents(pieces: tuple[Piece, ...]) -> list[Plain]:
    return [content(piece) for piece in pieces]


def _scalars(values: tuple[Any, ...]) -> list[Plain]:
    return [_scalar(value) for value in values]


def _scalar(value: Any) -> Plain:
    if isinstance(value, Number):
        return number(value)
    if isinstance(value, Weight):
        return value.value if value.written.isdigit() else value.written
    if isinstance(value, Duration | Clock):
        return value.written
    return value.isoformat() if isinstance(value, date) else value


def number(value: Number) -> int | float | str:
    """A number as JSON writes it; a percentage stays the text that it is."""
    if value.written.endswith("%"):
        return value.written
    whole = value.value.to_integral_value()
    return int(whole) if whole == value.value else float(value.value)


def _own_value(value: Any) -> Plain:
    """A value of a key of the team's own, which may be anything."""
    if isinstance(value, Mapping):
        return {str(name): _own_value(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_own_value(inner) for inner in value]
    return value if isinstance(value, str | int | float) or value is None else str(_scalar(value))
