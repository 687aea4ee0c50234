"""Breaking a text into lines without a browser, in any script."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final
from unicodedata import category, combining, east_asian_width

from desireline.draw.textwidth import advances, cut, text_width

_NOT_FIRST: Final = frozenset(
    "、。，．：；？！）」』】》〉〕］｝…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%’”"
)
"""Signs that no line begins with (the core of the Japanese and Chinese line-breaking rules)."""
_NOT_LAST: Final = frozenset("（「『【《〈〔［｛([{‘“")
"""Signs that no line ends with."""
SAFE: Final = 0.88
"""Share of a line that is filled, so that a wider typeface than the one measured still fits."""
_BLANK: Final = text_width(" ")
_ROUNDING: Final = 1e-9
"""em by which sums of widths may differ."""


def wrap(text: str, most: float, lines: int = 0) -> list[str]:
    """`text` in lines of at most `most` em; with `lines`, at most that many, the last ending in an ellipsis if cut.

    Words stay whole, ideographs and kana may break anywhere, closing signs begin no line and opening ones end none; a
    word wider than a line is broken.
    """
    room = most * SAFE
    made = [line for line, _width in measured(text, room)]
    if lines and len(made) > lines:
        made = [*made[: lines - 1], cut(made[lines - 1] + " " + " ".join(made[lines:]), room)]
    return made


def measured(text: str, room: float) -> list[tuple[str, float]]:
    """`text` in lines of at most `room` em, broken as `wrap` does, each with its width in em; at least one line."""
    words = text.split()
    text = " ".join(words)
    if text.isascii() and (made := _words(words, room)):
        return made
    ends = list(accumulate(advances(text), initial=0.0))
    made = []
    start, last = 0, len(text)
    while ends[last] - ends[start] > room + _ROUNDING and last - start > 1:
        # At least one character, and with it every mark that stands on it.
        fits = bisect_right(ends, max(ends[start] + room, ends[start + 1]) + _ROUNDING) - 1
        if fits == last:
            break
        end = _break(text, start, fits) or fits
        made.append((text[start:end], ends[end] - ends[start]))
        start = end + 1 if text[end : end + 1] == " " else end
    if start < last or not made:
        made.append((text[start:], ends[last] - ends[start]))
    return made


def width_of(lines: list[str]) -> float:
    """The width of the widest line, in em, with room for a wider typeface."""
    return max(map(text_width, lines), default=0.0) / SAFE


def _words(words: list[str], room: float) -> list[tuple[str, float]]:
    """Words that are never parted, in lines; nothing where one is wider than a line."""
    made: list[tuple[str, float]] = []
    line: list[str] = []
    width = 0.0
    for word in words:
        wide = text_width(word)
        if wide > room:
            return []
        longer = width + _BLANK + wide
        if line and longer > room + _ROUNDING:
            made.append((" ".join(line), width))
            line, width = [word], wide
        else:
            line.append(word)
            width = longer if width else wide
    made.append((" ".join(line), width))
    return made


def _break(text: str, start: int, fits: int) -> int:
    """Where a line from `start` may end, at most at `fits`; 0 where it may not."""
    blank = text.rfind(" ", start + 1, fits + 1)
    if not text.isascii():
        for end in range(fits, max(blank + 1, start), -1):
            if not _holds(text[end - 1], text[end]):
                return end
    return max(blank, 0)


def _holds(before: str, after: str) -> bool:
    """Whether two characters of one word stay on one line."""
    if after in _NOT_FIRST or before in _NOT_LAST or "\u200d" in (before, after):
        return True
    wide, leans = _kind(after)
    return leans or not (wide or _kind(before)[0])


@lru_cache(maxsize=4096)
def _kind(character: str) -> tuple[bool, bool]:
    """Whether a line may break on both sides of a character, and whether it leans on the one before it."""
    leans = bool(combining(character)) or category(character) in {"Mn", "Me", "Cf", "Sk"}
    return east_asian_width(character) in "WF", leans
