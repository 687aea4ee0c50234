"""Breaking a text into lines without a browser, in any script."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
_CLAUSE: Final = frozenset("，。、；：！？,;!?")
"""Signs that a clause ends with."""
_NO_BREAK: Final = frozenset("\u00a0\u202f")
_SPACES: Final = re.compile(r"[^\S\u00a0\u202f]+")
_JOINER: Final = "\u200d"
"""It makes one sign of the two beside it."""
SAFE: Final = 0.88
"""Share of a line that is filled, so that a wider typeface than the one measured still fits."""
_BLANK: Final = text_width(" ")
_ROUNDING: Final = 1e-9
"""em by which sums of widths may differ."""

_LINE: Final = 1.0
"""What a line costs. Beside that it costs the square of the share of it that stays empty."""
_IN_CLAUSE: Final = 0.15
"""What it costs to end a line between two ideographs of one clause."""
_IN_PHRASE: Final = 1.6
"""What it costs to end a line inside a phrase: a little more than another line."""
_IN_WORD: Final = 5.0
"""What it costs to end a line inside a word: more than another line."""


def wrap(text: str, most: float, lines: int = 0) -> list[str]:
    """`text` in lines of at most `most` em; with `lines`, at most that many, the last ending in an ellipsis if cut.

    Few lines, about as long as one another. Words stay whole, Korean ones too; Japanese is broken behind a
    phrase and Thai behind a word; ideographs may break anywhere, best where a clause ends; closing signs begin no line
    and opening ones end none; a word wider than a line is broken.
    """
    room = most * SAFE
    made, _widths = measured(text, room)
    if lines and len(made) > lines:
        return [*made[: lines - 1], cut(made[lines - 1] + " " + " ".join(made[lines:]), room)]
    return made if len(made) == 1 else _best(" ".join(_words_of(text)), room)


def _best(text: str, room: float) -> list[str]:
    """`text` in the lines that cost least."""
    ends = list(accumulate(advances(text), initial=0.0))
    reached = [_Reached(0, 0.0, 0)]
    for end, start, cost in (*_breaks(text, ends, room), _Break(len(text), len(text), 0.0)):
        cheapest, best = float("inf"), len(reached) - 1
        for number in range(len(reached) - 1, -1, -1):
            before = reached[number]
            width = ends[end] - ends[before.start]
            if width > room + _ROUNDING and number < len(reached) - 1:
                break  # a single character may be wider than a line
            empty = max(0.0, 1 - width / room)
            total = before.cost + _LINE + empty * empty + cost
            if total < cheapest:
                cheapest, best = total, number
        reached.append(_Reached(start, cheapest, best))
    made = []
    last = len(reached) - 1
    while last:
        behind = reached[last].behind
        made.append(text[reached[behind].start : reached[last].start].rstrip(" "))
        last = behind
    return made[::-1]


class _Break(NamedTuple):
    """A place where a line may end."""

    end: int
    """Characters before it."""
    start: int
    """Characters before the next line."""
    cost: float


class _Reached(NamedTuple):
    """A place where a line may begin, at what the lines before it cost together."""

    start: int
    cost: float
    behind: int
    """Number of the place where the line before it began."""


def _breaks(text: str, ends: Sequence[float], room: float) -> Iterator[_Break]:
    """Where a line may end, in the order of the text; inside a word only where that is wider than a line."""
    phrases, whole = frozenset(phrase_ends(text)), 0
    for place in range(1, len(text) + 1):
        at_end = place == len(text)
        found = None if at_end else _break_at(text, place, phrases)
        if found is None and not at_end:
            continue
        if ends[place] - ends[whole] > room + _ROUNDING:
            yield from (
                _Break(inside, inside, _IN_WORD)
                for inside in range(whole + 1, place)
                if not (_MANNERS[text[inside]].leans or _MANNERS[text[inside - 1]].holds)
            )
        if found is not None:
            yield found
            whole = found.start


def _break_at(text: str, place: int, phrases: frozenset[int]) -> _Break | None:
    """The break behind so many characters, if a line may end there."""
    wide_before, _, holds = _MANNERS[text[place - 1]]
    if text[place] == " ":
        return None if _MANNERS[text[place + 1]].leans else _Break(place, place + 1, 0.0)
    wide, leans, _ = _MANNERS[text[place]]
    if text[place - 1] == " " or leans or holds:
        return None
    if place in phrases or (wide_before and text[place - 1] in _CLAUSE):
        return _Break(place, place, 0.0)
    if not (wide or wide_before):
        return None
    return _Break(place, place, _IN_PHRASE if phrases else _IN_CLAUSE)


def measured(text: str, room: float) -> tuple[list[str], list[float]]:
    """`text` in lines of at most `room` em, each as full as may be, and the width of each in em; at least one line."""
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
        end = _break(text, start, fits) or fits
        lines.append(text[start:end])
        widths.append(ends[end] - ends[start])
        start = end + 1 if text[end] == " " else end
    if start < last or not lines:
        lines.append(text[start:])
        widths.append(ends[last] - ends[start])
    return lines, widths


def _words_of(text: str) -> list[str]:
    """What spaces part; no-break spaces part nothing."""
    return text.split() if _NO_BREAK.isdisjoint(text) else _SPACES.split(text.strip())


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
