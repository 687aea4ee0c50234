"""Breaking a text into lines without a browser, in any script."""

from bisect import bisect_right
from itertools import accumulate
from typing import Final, NamedTuple
from unicodedata import category, combining, east_asian_width

from desireline.draw.textwidth import advances, cut, text_width

_NOT_FIRST: Final = frozenset(
    "、。，．：；？！）」』】》〉〕］｝…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%’”"
)
"""Signs that no line begins with (the core of the Japanese and Chinese line-breaking rules)."""
_NOT_LAST: Final = frozenset("（「『【《〈〔［｛([{‘“")
"""Signs that no line ends with."""
_JOINER: Final = "\u200d"
"""It makes one sign of the two beside it."""
SAFE: Final = 0.88
"""Share of a line that is filled, so that a wider typeface than the one measured still fits."""
_BLANK: Final = text_width(" ")
_ROUNDING: Final = 1e-9
"""em by which sums of widths may differ."""


def wrap(text: str, most: float, lines: int = 0) -> list[str]:
    """`text` in lines of at most `most` em; with `lines`, at most that many, the last ending in an ellipsis if cut.

    Words stay whole, Korean ones too; ideographs and kana may break anywhere, closing signs begin no line and opening
    ones end none; a word wider than a line is broken.
    """
    room = most * SAFE
    made, _widths = measured(text, room)
    if lines and len(made) > lines:
        made = [*made[: lines - 1], cut(made[lines - 1] + " " + " ".join(made[lines:]), room)]
    return made


def measured(text: str, room: float) -> tuple[list[str], list[float]]:
    """`text` in lines of at most `room` em, broken as `wrap` does, and the width of each in em; at least one line."""
    words = text.split()
    text = " ".join(words)
    if text.isascii() and (made := _words(words, room)):
        return made
    ends = list(accumulate(advances(text), initial=0.0))
    lines, widths = [], []
    start, last, most = 0, len(text), room + _ROUNDING
    while ends[last] - ends[start] > most and last - start > 1:
        fits = bisect_right(ends, ends[start] + most) - 1
        if fits <= start:  # at least one character, and with it every mark that stands on it
            fits = bisect_right(ends, ends[start + 1] + _ROUNDING) - 1
        if fits == last:
            break
        end = _break(text, start, fits) or fits
        lines.append(text[start:end])
        widths.append(ends[end] - ends[start])
        start = end + 1 if text[end] == " " else end
    if start < last or not lines:
        lines.append(text[start:])
        widths.append(ends[last] - ends[start])
    return lines, widths


def width_of(lines: list[str]) -> float:
    """The width of the widest line, in em, with room for a wider typeface."""
    return max(map(text_width, lines), default=0.0) / SAFE


def _words(words: list[str], room: float) -> tuple[list[str], list[float]] | None:
    """Words that are never parted, in lines; None where one is wider than a line."""
    breadths = list(map(text_width, words))
    if max(breadths, default=0.0) > room:
        return None
    most = room + _ROUNDING
    lines, widths = [], []
    start, width = 0, 0.0
    for place, breadth in enumerate(breadths):
        longer = width + _BLANK + breadth
        if longer > most and place > start:
            lines.append(" ".join(words[start:place]))
            widths.append(width)
            start, width = place, breadth
        else:
            width = longer if width else breadth
    lines.append(" ".join(words[start:]))
    widths.append(width)
    return lines, widths


def _break(text: str, start: int, fits: int) -> int:
    """Where a line from `start` may end, at most at `fits`; 0 where it may not."""
    blank = text.rfind(" ", start + 1, fits + 1)
    if text.isascii():
        return max(blank, 0)
    wide, leans, _ = _MANNERS[text[fits]]
    end = fits
    while end > start and end > blank + 1:
        wide_before, leans_before, holds = _MANNERS[text[end - 1]]
        if (wide or wide_before) and not (leans or holds):
            return end
        wide, leans = wide_before, leans_before
        end -= 1
    return max(blank, 0)


class _Manner(NamedTuple):
    """How a character behaves where a line may break."""

    wide: bool
    """Whether a line may break on both sides of it."""
    leans: bool
    """Whether it stays with the one before it."""
    holds: bool
    """Whether the one after it stays with it."""


class _Manners(dict[str, _Manner]):
    """The manner of each character, looked up in Unicode the first time it is met."""

    def __missing__(self, character: str) -> _Manner:
        marks = bool(combining(character)) or category(character) in {"Mn", "Me", "Cf", "Sk"}
        made = self[character] = _Manner(
            east_asian_width(character) in "WF" and not "가" <= character <= "힣",
            marks or character in _NOT_FIRST or character == _JOINER,
            character in _NOT_LAST or character == _JOINER,
        )
        return made


_MANNERS: Final = _Manners()
