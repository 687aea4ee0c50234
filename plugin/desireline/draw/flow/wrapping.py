"""Breaking a text into lines without a browser, in any script."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final, NamedTuple
from unicodedata import category, combining, east_asian_width

from desireline.draw.flow.phrases import phrase_ends
from desireline.draw.textwidth import advances, cut, text_width

_NOT_FIRST: Final = frozenset(
    "、。，．：；？！）」』】》〉〕］｝…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%’”"
)
"""Signs that no line begins with (the core of the Japanese and Chinese line-breaking rules)."""
_NOT_LAST: Final = frozenset("（「『【《〈〔［｛([{‘“")
"""Signs that no line ends with."""
_NO_BREAK: Final = frozenset("\u00a0\u202f")
_SPACES: Final = re.compile(r"[^\S\u00a0\u202f]+")
_JOINER: Final = "\u200d"
"""It makes one sign of the two beside it."""
SAFE: Final = 0.88
"""Share of a line that is filled, so that a wider typeface than the one measured still fits."""
_BLANK: Final = text_width(" ")
_FULL: Final = 0.4
"""Share of a line that a phrase's end must leave filled, or the line ends inside the next phrase."""
_HALVINGS: Final = 6
"""Steps in which the narrowest room for so many lines is looked for."""
_ROUNDING: Final = 1e-9
"""em by which sums of widths may differ."""


def wrap(text: str, most: float, lines: int = 0) -> list[str]:
    """`text` in lines of at most `most` em; with `lines`, at most that many, the last ending in an ellipsis if cut.

    Words stay whole, Korean ones too; Japanese is broken behind a phrase and Thai behind a word; other ideographs may
    break anywhere, closing signs begin no line and opening ones end none; a word wider than a line is broken. The lines
    are about as long as one another, so that none holds a last word alone.
    """
    room, phrases = most * SAFE, phrase_ends(" ".join(_words_of(text)))
    made, widths = measured(text, room, phrases)
    if lines and len(made) > lines:
        return [*made[: lines - 1], cut(made[lines - 1] + " " + " ".join(made[lines:]), room)]
    return _even(made, widths, text, phrases) if len(made) > 1 else made


def _even(made: list[str], widths: list[float], text: str, phrases: tuple[int, ...]) -> list[str]:
    """`text` in no more lines than it is `made` of, in the narrowest room that takes and that parts no more words."""
    low, high, parted = sum(widths) / len(widths), max(widths), _parted(made, text, phrases)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        other, breadths = measured(text, middle, phrases)
        if len(other) > len(made) or max(breadths) > middle + _ROUNDING or _parted(other, text, phrases) > parted:
            low = middle
        else:
            made, high = other, middle
    return made


def _parted(lines: list[str], text: str, phrases: tuple[int, ...]) -> int:
    """How many of the lines end inside a word or a phrase."""
    text, at, found = " ".join(_words_of(text)), 0, 0
    for line in lines[:-1]:
        at += len(line)
        if text[at] == " ":
            at += 1
        elif at not in phrases:
            found += 1
    return found


def measured(text: str, room: float, phrases: tuple[int, ...] = ()) -> tuple[list[str], list[float]]:
    """`text` in lines of at most `room` em and the width of each in em, each as full as it may be; at least one line.

    `phrases` are the `phrase_ends` of the text, its spaces single.
    """
    words = _words_of(text)
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
        end = _break(text, start, fits, phrases) or fits
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


def _words_of(text: str) -> list[str]:
    """What spaces part; no-break spaces part nothing."""
    return text.split() if _NO_BREAK.isdisjoint(text) else _SPACES.split(text.strip())


def _break(text: str, start: int, fits: int, phrases: tuple[int, ...]) -> int:
    """Where a line from `start` may end, at most at `fits`; 0 where it may not."""
    blank = text.rfind(" ", start + 1, fits + 1)
    if text.isascii():
        return max(blank, 0)
    if phrases:
        behind = phrases[bisect_right(phrases, fits) - 1] if phrases[0] <= fits else 0
        if max(behind, blank) > start + (fits - start) * _FULL:
            return max(behind, blank)
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
