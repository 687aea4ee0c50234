"""The vertical axis of a curve: where a score stands, which ticks it has, how a score is written."""

import math
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from desireline.draw.inline import plain
from desireline.model import Feeling, Number, Scale, words_of

_MOST_UNITS: Final = 6
"""A scale of at most so many whole units gets a tick at each."""
_HUGE: Final = 1e300


class Tick(NamedTuple):
    """A labelled height of the axis."""

    height: float
    """0 at the lowest score of the scale, 1 at the highest."""
    number: str
    """Empty on a scale of levels alone."""
    word: str
    """The level's name, or empty."""


class Axis(NamedTuple):
    """A scale as it is drawn."""

    low: float
    high: float
    signed: bool
    """Whether scores stand on both sides of zero and are written with their sign."""
    levels: tuple[str, ...]
    by_level: bool
    """Whether a level's name is written in place of a number."""

    @classmethod
    def of(cls, scale: Scale) -> "Axis":
        """The axis of `scale`; one without extent, or with an end out of all bounds, still gets a finite one."""
        low, high = sorted(min(max(end, -_HUGE), _HUGE) for end in scale.bounds)
        if low == high:
            low, high = low - 1, high + 1
        return cls(low, high, low < 0, tuple(plain(level) for level in scale.levels), scale.by_level)

    def height(self, value: float) -> float:
        """Where `value` stands, from 0 (lowest) to 1 (highest); a score out of scale stands at the edge."""
        share = (value - self.low) / (self.high - self.low)
        return 0.0 if share < 0.0 else 1.0 if share > 1.0 else share

    def outside(self, value: float) -> int:
        """1 for a score above the scale, −1 for one below it, else 0."""
        return (value > self.high) - (value < self.low)

    def said(self, feeling: Feeling, value: float) -> tuple[str, str]:
        """The number and the words of a scored feeling, as shown; on a scale of levels its name is the number."""
        if not self.by_level:
            number = written(feeling.score, signed=self.signed) if feeling.score is not None else ""
            return number, plain_words(feeling)
        level = self.level(value)
        if level is None:
            return written(feeling.score, signed=False), plain_words(feeling)
        return level, plain_words(feeling, level)

    def level(self, value: float) -> str | None:
        """The name of the level at `value`, if there is just one there."""
        index = int(value) - 1 if abs(value) < _HUGE else -1
        return self.levels[index] if 0 <= index < len(self.levels) and value == index + 1 else None

    @lru_cache(maxsize=64)  # noqa: B019  # an axis is a plain value, and most maps have the same one
    def ticks(self) -> tuple[Tick, ...]:
        """The labelled heights from the lowest to the highest."""
        if self.levels:
            return self._level_ticks()
        parts = self._parts()
        values = [self.low + (self.high - self.low) * i / parts for i in range(parts + 1)]
        return tuple(Tick(i / parts, tidy(value, signed=self.signed), "") for i, value in enumerate(values))

    def _level_ticks(self) -> tuple[Tick, ...]:
        last = max(len(self.levels) - 1, 1)
        made = []
        for i, level in enumerate(self.levels):
            value = self.low + (self.high - self.low) * i / last
            made.append(Tick(i / last, "" if self.by_level else tidy(value, signed=self.signed), level))
        return tuple(made)

    def _parts(self) -> int:
        """Into how many equal parts ticks divide the axis: whole numbers if that can be, the middle where zero is."""
        span = self.high - self.low
        if span > 1e6 or span != int(span) or self.low != int(self.low):
            return 2
        if span <= _MOST_UNITS:
            return int(span)
        for parts in (4, 2) if self.signed else (4, 5, 3, 2):
            if span % parts == 0:
                return parts
        return 2 if span % 2 == 0 else 1


def plain_words(feeling: Feeling, beside: str | None = None) -> str:
    """As `words_of`, without Markdown."""
    said = words_of(feeling, beside)
    return plain(said) if said else ""


def written(score: Number | str | None, *, signed: bool) -> str:
    """A score as its author wrote it, with a true minus, and with a plus on a scale that goes below zero."""
    if not isinstance(score, Number):
        return plain(score or "")
    digits = score.written.lstrip("+").replace("-", "\u2212")
    return f"+{digits}" if signed and score.value > 0 else digits


def tidy(value: float, *, signed: bool) -> str:
    """A computed number in at most three digits after the point, with a true minus."""
    if abs(value) >= 1e15 or not math.isfinite(value):
        digits = f"{value:.0e}"
    else:
        digits = format(Decimal(repr(round(value, 3))).normalize(), "f")
    digits = "0" if digits in {"-0", "0"} else digits.replace("-", "\u2212")
    return f"+{digits}" if signed and value > 0 else digits
