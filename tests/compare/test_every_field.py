"""Completeness: whatever one field of the format says, another value of it is one change, told at that field.

The fields are those that the model declares. One that is added to the model is tested here without a change.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import starmap
from typing import TYPE_CHECKING, Any

from desireline.compare import apply, compare_pieces, invert, piece_at
from desireline.compare.change import kind_of
from desireline.compare.meaning import AS_ONE
from desireline.compare.node import tree
from desireline.compare.plan import plan
from desireline.model import Clock, Duration, FieldShape, JourneyMap, Number, Persona, Piece, Weight
from desireline.source.scalars import choices_of
from tests.tools.cases import each_case

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOTS: tuple[type[Piece], ...] = (JourneyMap, Persona)


def two_values(shape: FieldShape) -> tuple[Any, Any]:
    """Two values of a scalar field that differ, neither being its default."""
    assert shape.form is not None
    if shape.key in AS_ONE:
        one, other = two_values(replace(shape, key="one"))
        return (one, other), (other, one)
    if shape.form.name == "choice":
        words = [word for word in choices_of(shape.form) if word != shape.empty]
        return words[0], words[1] if len(words) > 1 else "x-own"
    values: dict[str, tuple[Any, Any]] = {
        "text": ("what it says", "what it says now"),
        "id": ("one-id", "other-id"),
        "reference": ("one-thing", "other-thing"),
        "lang": ("en", "ja"),
        "yes-no": (True, False),
        "day": (date(2026, 1, 2), date(2026, 1, 3)),
        "count": (3, 4),
        "figure": tuple(map(Number.read, ("1.5", "2"))),
        "share": tuple(Number.read(text, percent=True) for text in ("30%", "0.4")),
        "amount": tuple(Number.read(text, percent=True) for text in ("18%", "0.19")),
        "score": tuple(map(Number.read, ("-1", "1"))),
        "span": tuple(map(Duration.read, ("40m", "2h"))),
        "clock": tuple(map(Clock.read, ("7:30", "8:00"))),
        "rank": tuple(map(Weight.read, ("low", "5"))),
    }
    return values[shape.form.name]


def example(cls: type[Piece], **given: Any) -> Any:
    """A piece with what it must have."""
    required = {shape.name: two_values(shape)[0] for shape in plan(cls) if shape.required and shape.form}
    return cls(**(required | given))


def held(shape: FieldShape, value: Any) -> Any:
    value = (value,) if shape.many else value
    return {"some-name": value} if shape.mapping else value


def fields_below(
    cls: type[Piece], seen: tuple[type[Piece], ...] = ()
) -> Iterator[tuple[tuple[FieldShape, ...], FieldShape]]:
    """Every scalar field that can stand below a class, with the fields on the way to it."""
    for shape in plan(cls):
        if shape.piece is None:
            yield (), shape
        elif shape.piece not in seen:
            for way, below in fields_below(shape.piece, (*seen, cls)):
                yield (shape, *way), below


def nested_in(cls: type[Piece], way: tuple[FieldShape, ...], inner: Any) -> Any:
    """A piece of `cls` in which, along a way of fields, `inner` is made out of the innermost piece."""
    if not way:
        return inner(cls)
    shape = way[0]
    assert shape.piece is not None
    return example(cls, **{shape.name: held(shape, nested_in(shape.piece, way[1:], inner))})


def by_place() -> dict[tuple[type[Piece], tuple[FieldShape, ...]], list[FieldShape]]:
    """The scalar fields of every place in the format where a piece can stand."""
    made: dict[tuple[type[Piece], tuple[FieldShape, ...]], list[FieldShape]] = {}
    for root in ROOTS:
        for way, shape in fields_below(root):
            made.setdefault((root, way), []).append(shape)
    return made


FIELDS = by_place()
PLACES = list(FIELDS)
PIECES = [(root, way) for root, way in FIELDS if way]


def called(root: type[Piece], way: tuple[FieldShape, ...]) -> str:
    return "/".join([kind_of(root), *(each.key for each in way)])


def only_change(before: Any, after: Any) -> Any:
    found = compare_pieces(before, after)
    assert len(found.changes) == 1, [(each.op, each.kind, each.field) for each in found.changes]
    (change,) = found.changes
    assert tree(apply([change], before)).digest == tree(after).digest
    assert tree(apply(invert([change]), after)).digest == tree(before).digest
    return change


@each_case(("root", "way"), PLACES, ids=starmap(called, PLACES))
def test_another_value_is_one_change_at_that_field(root: type[Piece], way: tuple[FieldShape, ...]) -> None:
    holder = way[-1].piece if way else root
    assert holder is not None
    for shape in FIELDS[root, way]:
        one, other = two_values(shape)
        if shape.key == "was" or (shape.many and shape.form and shape.form.name == "reference"):
            one, other = ("first",), ("first", "second")  # of lists of references, one more
        elif shape.many or shape.mapping:
            one, other = held(shape, one), held(shape, other)
        before, after = (
            nested_in(root, way, lambda cls, given=given: example(cls, **given))
            for given in ({shape.name: one}, {shape.name: other})
        )
        change = only_change(before, after)

        assert change.kind == kind_of(holder)
        if shape.key == "id":
            assert change.op == "rekey"
            assert (change.edit.from_["id"], change.edit.to["id"]) == (one, other)
        else:
            assert change.field == (shape.key,)
        stand = change.after
        stands = piece_at(after, stand.path[: -1 - len(stand.slot)] if stand.is_item else stand.path)
        assert isinstance(stands, holder), "the path leads to the piece that was changed"
        if change.op in {"set", "number", "text"}:
            assert None not in (change.edit.from_, change.edit.to)


@each_case(("root", "way"), PLACES, ids=starmap(called, PLACES))
def test_a_value_given_is_one_change(root: type[Piece], way: tuple[FieldShape, ...]) -> None:
    """From not given to given, and back."""
    holder = way[-1].piece if way else root
    assert holder is not None
    for shape in FIELDS[root, way]:
        if shape.required:
            continue
        value = held(shape, two_values(shape)[0])
        others = (each for each in plan(holder) if each.form and not each.required)
        more = next((each for each in others if each.key not in {"id", "was", shape.key}), None)
        rest = {more.name: held(more, two_values(more)[0])} if more else {}
        before, after = (
            nested_in(root, way, lambda cls, given=given: example(cls, **given))
            for given in (rest, {**rest, shape.name: value})
        )
        change = only_change(before, after)
        assert change.op in {"set", "add", "link", "rekey"}
        assert change.kind == kind_of(holder)


@each_case(("root", "way"), PIECES, ids=starmap(called, PIECES))
def test_a_piece_more_is_one_change(root: type[Piece], way: tuple[FieldShape, ...]) -> None:
    shape = way[-1]
    assert shape.piece is not None
    piece = example(shape.piece)
    filled = next(
        (each for each in plan(shape.piece) if each.form and not each.required and each.key not in {"id", "was"}), None
    )
    if filled is not None:
        piece = replace(piece, **{filled.name: held(filled, two_values(filled)[0])})
    before, after = (
        nested_in(root, way[:-1], lambda cls, given=given: example(cls, **given))
        for given in ({}, {shape.name: held(shape, piece)})
    )
    change = only_change(before, after)
    assert (change.op, change.kind) == ("add", kind_of(shape.piece))


def test_every_field_of_the_format_is_here() -> None:
    told = {(way[-1].piece if way else root, shape.key) for root in ROOTS for way, shape in fields_below(root)}
    declared = {
        (cls, shape.key)
        for root in ROOTS
        for cls in {root, *(way[-1].piece for way, _ in fields_below(root) if way)}
        for shape in plan(cls)
        if shape.piece is None
    }
    assert told == declared
    assert sum(map(len, FIELDS.values())) > 2000
