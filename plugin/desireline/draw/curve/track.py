"""One line of the diagram: the marks that stand on it, what is wished for, the words that have no score."""

from typing import NamedTuple

from desireline.model import Moment, Point, Voice

Wishes = tuple[tuple[float, float], ...]
"""One unbroken run of what is wished to be felt: x in percent and height."""


class Dot(NamedTuple):
    """One scored feeling as it is drawn."""

    x: float
    """Percent of the drawing area, from the start."""
    height: float
    """0 to 1 on the axis."""
    shape: str
    """How the line runs here: `peak`, `dip`, `rise` or `fall`."""
    number: str
    words: str
    star: bool
    """Whether the scored stage or step is a moment of truth."""
    assumed: bool
    outside: int
    """1 above the scale, −1 below it, 0 within."""
    rank: str
    """`highest` or `lowest` of its line (several may be), or empty; empty on a line that stays at one score."""
    point: Point


class Spoken(NamedTuple):
    """Words where there is no score, or a star over something that has no mark."""

    first: int
    """First column they stand over."""
    last: int
    x: float
    """Percent of the drawing area, from the start."""
    words: str
    star: bool
    moment: Moment | None = None
    """The stage or step that says them; None for a star alone."""


class Track(NamedTuple):
    """One line of the diagram."""

    place: int
    """Its place among all lines, counted from 0: decides stroke and shape."""
    voice: Voice
    name: str
    """Whose it is; empty on a map without personas."""
    runs: tuple[tuple[Dot, ...], ...]
    """Its dots; the line is broken between one run and the next."""
    intended: tuple[Wishes, ...]
    """What the organisation wants to be felt."""
    spoken: tuple[Spoken, ...]

    @property
    def dots(self) -> list[Dot]:
        """All dots in order."""
        return [dot for run in self.runs for dot in run]
