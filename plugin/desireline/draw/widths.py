"""How wide the columns of a map are, so that grid, blueprint and curve stand over each other without a script.

Each minimum is also the column's weight: `minmax(0, 146fr)` in a grid, a percentage in a table. All share one minimum
width for the whole (head and columns together), so the proportions never change, and a position in columns is the
same percentage of the drawing area everywhere.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from desireline.draw.inline import plain
from desireline.draw.language import KATAKANA
from desireline.draw.textwidth import text_width
from desireline.model import BUILT_IN_ROWS, Column, JourneyMap, Row, Scale, columns, id_as_words
from desireline.model.patterns import later
from desireline.model.record import Record, once_while_drawn, record

HEAD: Final = 76
"""Width of the column of row heads, px. It holds the built-in rows' names in every interface language."""
WIDEST_HEAD: Final = 240
"""The most that a row's or scale's own name may take, px: a word of some thirty-five letters."""
BLUEPRINT_HEAD: Final = 112
WIDEST_BLUEPRINT_HEAD: Final = 224
"""Width of the column of lane heads, px: more where the longest word of a lane's own name would be parted."""
ONE_STEP: Final = 146
"""A stage that is one column, px: its head needs that much."""
LONG_STEP: Final = 160
"""A step whose text is wider than `LONG_TEXT`, px."""
LONG_TEXT: Final = 60.0
"""em."""
STEP: Final = 92
"""A step beside others, px. Below it names run into the next column."""
BUCKET: Final = 80
"""px between the widths of a window at which a grid or blueprint goes from fitting to scrolling in a frame."""
LEAST_BUCKET: Final = 720
MOST_BUCKET: Final = 2400
"""The narrowest and the widest window, px, that `grid-widths.css` has a rule for."""
_SQUEEZE: Final = 0.03
"""The share that a whole may lose to fit the next narrower window: a frame that scrolls would cost the reader more."""


def squeezed(least: int) -> int:
    """The least width of a whole that wants `least` px: a little less where a window just misses it."""
    fits = least // BUCKET * BUCKET
    return fits if fits >= LEAST_BUCKET and least - fits <= _SQUEEZE * least else least


def bucket(least: int) -> int:
    """The width, a multiple of 80 px, below which a grid of that least width needs a frame of its own."""
    return min(max(-(-least // BUCKET) * BUCKET, LEAST_BUCKET), MOST_BUCKET)


@record
class Widths(Record):
    """The widths of a map's columns."""

    weights: tuple[int, ...]
    """Minimum width of each column in px, and its weight."""
    head: int = HEAD
    """Width of the column of heads in px; it does not grow."""

    @cached_property
    def total(self) -> int:
        """The sum of the weights: the least width of the drawing area, px."""
        return sum(self.weights)

    @property
    def min_width(self) -> int:
        """The least width of the whole, head and columns, px."""
        return squeezed(self.head + self.total)

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """Where columns begin and end, in percent of the drawing area from 0 to 100; one more than columns."""
        total = sum(self.weights) or 1
        return tuple(100.0 * edge / total for edge in accumulate(self.weights, initial=0))

    def percent(self, x: float) -> float:
        """Where `x` columns from the start is, in percent of the drawing area (0.5 is the middle of the first column).

        A fraction counts inside its column, so the middle of a wide column is its own middle. Below 0 and past the last
        column the nearest end is given.
        """
        if x <= 0 or not self.weights:
            return 0.0
        if x >= len(self.weights):
            return 100.0
        whole = int(x)
        start, end = self.edges[whole : whole + 2]
        return start + (x - whole) * (end - start)

    def middle(self, first: int, last: int) -> float:
        """The middle between the start of column `first` and the end of column `last`, in percent."""
        return (self.edges[first] + self.edges[last + 1]) / 2

    def within(self, first: int, last: int, share: float) -> float:
        """The place that is `share` (0 to 1) of the way through the columns `first` to `last`, in percent."""
        start = self.edges[first]
        return start + (self.edges[last + 1] - start) * share

    def colgroup(self) -> str:
        """The `<colgroup>` of a table with `table-layout: fixed` whose columns stand exactly under the curve's.

        The head is given in px and the others in percent of what is left: with both, a fixed table shrinks the
        percentages together (seen in Chromium; CSS leaves it open, Gecko's fixed layout does the same).
        """
        total = self.total or 1
        shares = "".join(f'<col style="width:{100 * weight / total:.5g}%">' for weight in self.weights)
        return f'<colgroup><col style="width:{self.head}px">{shares}</colgroup>'

    def tracks(self) -> str:
        """The columns as a value of `grid-template-columns`, the head first."""
        return f"{self.head}px " + " ".join(f"minmax(0,{weight}fr)" for weight in self.weights)


_HEAD_SIZE: Final = 12 * 1.06
"""Bold letters of 12 px."""
_HEAD_PADDING: Final = 6
_LEVEL_PADDING: Final = 13
"""px beside a level's name on the axis of the curve, which is as wide as the heads."""
_LEVEL: Final = 10.0
"""em that a level's name may ask for; a longer one is cut, and whole where the pointer rests on it."""
_NAMED: Final = frozenset({*BUILT_IN_ROWS, "emotion"})
"""Rows and scales whose names, where the map gives none, are the interface's."""
SPACED_WORD: Final = later(r"[^\s\-/\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2010-\u2015\u2e80-\U0003ffff]+")
"""A word of a script with spaces; ideographs, kana and scripts without spaces are broken anywhere or between words."""
_ONE_WORD: Final = later(f"{KATAKANA.pattern}|{SPACED_WORD.pattern}")
"""What a line of a head is not broken in."""


def widths(journey: JourneyMap) -> Widths:
    """The widths of `journey`'s columns."""
    return _of_grid(journey)


def head_width(journey: JourneyMap) -> int:
    """The width of the column of row heads, px: the longest word in the name of an own row or scale stands whole."""
    titled: tuple[Row | Scale, ...] = (*journey.rows, *journey.scales)
    titles = [each.title or id_as_words(each.id or "") for each in titled if each.title or each.id not in _NAMED]
    longest = max((text_width(word) for title in titles for word in _ONE_WORD.findall(title)), default=0.0)
    level = max((text_width(plain(level)) for level in journey.scale().levels), default=0.0)
    wanted = max(longest * _HEAD_SIZE + _HEAD_PADDING, min(level, _LEVEL) * 12 + _LEVEL_PADDING)
    return min(max(HEAD, round(wanted)), WIDEST_HEAD)


def lane_head_width(titles: Sequence[str]) -> int:
    """The width of the column of lane heads, px, for lanes of those names of their own."""
    longest = max((text_width(word) for title in titles for word in _ONE_WORD.findall(plain(title))), default=0.0)
    return min(max(BLUEPRINT_HEAD, round(longest * _HEAD_SIZE * 1.05) + 20), WIDEST_BLUEPRINT_HEAD)


@once_while_drawn
def _of_grid(journey: JourneyMap) -> Widths:
    """The widths that grid and curve share."""
    all_columns = columns(journey)
    return Widths(tuple([_weight(column, len(column.stage.steps) or 1) for column in all_columns]), head_width(journey))


def _weight(column: Column, steps_of_stage: int) -> int:
    text = column.step.text if column.step else ""
    if len(text) > LONG_TEXT / 1.25 and text_width(text) > LONG_TEXT:
        return LONG_STEP
    return ONE_STEP if steps_of_stage == 1 else STEP
