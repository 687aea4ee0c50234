"""Where a part was written, so that every output can lead back to its line."""

from typing import Any, Final, NamedTuple, NoReturn


class Place(NamedTuple):
    """A position in a source file. Both numbers count from 1; a column counts characters, not bytes."""

    line: int
    column: int


NOWHERE = Place(0, 0)
"""The place of a part that no file holds (made by a program, or implied)."""

COLUMN_BITS: Final = 21
"""A place as one number is `line << COLUMN_BITS | column`, both from 0. No file that is read has a longer line."""


class OwnPlace:
    """`Piece.place`, which a record may keep as one number: a project has a hundred thousand places, few are asked for.

    Under `place` in the record's `__dict__` stands that number where a reader made the record, else a `Place`.
    """

    def __get__(self, made: Any, owner: type[Any] | None = None) -> Place:
        """The place of a record; of a class, the default."""
        kept = NOWHERE if made is None else made.__dict__.get("place", NOWHERE)
        if kept.__class__ is not int:
            return kept
        return Place((kept >> COLUMN_BITS) + 1, (kept & (1 << COLUMN_BITS) - 1) + 1)

    def __set__(self, made: Any, value: Any) -> NoReturn:
        """Records do not change. That this is here makes `place` come by here and not out of the `__dict__`."""
        raise AttributeError(f"{type(made).__name__} is frozen")
