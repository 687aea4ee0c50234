"""Where a part was written, so that every output can lead back to its line."""

from typing import NamedTuple


class Place(NamedTuple):
    """A position in a source file. Both numbers count from 1; a column counts characters, not bytes."""

    line: int
    column: int


NOWHERE = Place(0, 0)
"""The place of a part that no file holds (made by a program, or implied)."""
