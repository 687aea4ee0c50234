"""Two texts to what stayed, what went and what came: word by word, and character by character in Han and kana.

Difflib is not used: its guesses about frequent characters mark half of a Chinese text as changed. Here it is the
longest common subsequence of tokens (Hunt–Szymanski: matching places, then a longest increasing run), after which
stray survivors between two changes are taken into them, so that a reader sees phrases and not crumbs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal

from desireline.compare.plain import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = tuple[Literal["same", "out", "in"], str]
Spans = tuple[Piece, ...]

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KANA = "\u3040-\u309f"
_WIDE = "\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\u3099\u309a"
_TOKEN = re.compile(
    f"[{_HAN}{_WIDE}][{_MARKS}]*"  # one character, with the marks that belong to it
    f"|(?:(?![{_HAN}{_WIDE}])[\\w{_MARKS}]|(?<=\\d)[.,:](?=\\d)|(?<=\\w)['’](?=\\w))+"  # a word, a number, a don't
    f"|\\s+|(?:[^\\w\\s][{_MARKS}]*(?:\u200d[^\\w\\s][{_MARKS}]*)*)"  # space; one sign, or several joined to one
)
_CRUMB: Final = 2
"""Characters of Han or kana that may survive between two changes only together with more around them."""
_MOST: Final = 4_000_000
"""Pairs of equal tokens up to which texts are compared token by token; beyond, what lies between equal ends is one."""


def tokens(text: str) -> list[str]:
    """The tokens of a text; joined they are the text again."""
    made: list[str] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            made.append(text[end : match.start()])
        made.append(match.group())
        end = match.end()
    if end < len(text):
        made.append(text[end:])
    return made


def spans(before: str, after: str) -> Spans:
    """What stayed, went and came, in reading order; of one place what went stands before what came.

    Equivalent code points are the same text; what stayed is given as it was.
    """
    if before == after:
        return (("same", before),) if before else ()
    old, new = tokens(before), tokens(after)
    one, other = [canonical(token) for token in old], [canonical(token) for token in new]
    kept = _without_crumbs(_with_spaces(common_words(one, other), one, other), one, other)
    made: list[Piece] = []
    i = j = 0
    for a, b in [*kept, (len(old), len(new))]:
        if a > i:
            made.append(("out", "".join(old[i:a])))
        if b > j:
            made.append(("in", "".join(new[j:b])))
        if a < len(old):
            if made and made[-1][0] == "same":
                made[-1] = ("same", made[-1][1] + old[a])
            else:
                made.append(("same", old[a]))
        i, j = a + 1, b + 1
    return tuple(_slid(made))


def _slid(pieces: list[Piece]) -> list[Piece]:
    """What came, or went, alone is told from where its words begin: `{最初から}最後`, not `最{初から最}後`."""
    made = list(pieces)
    for at in range(1, len(made) - 1):
        (left, head), (kind, text), (right, tail) = made[at - 1 : at + 2]
        if left == right == "same" != kind:
            apart = [
                place
                for place in _places(head, text, tail)
                if (place[0] or at == 1) and (place[2] or at == len(made) - 2)  # one change stays one
            ]
            head, text, tail = max(apart, key=_begins_well)
            made[at - 1 : at + 2] = [("same", head), (kind, text), ("same", tail)]
    return [piece for piece in made if piece[1]]


def _places(head: str, text: str, tail: str) -> Iterator[tuple[str, str, str]]:
    """Every way to place the same edit between what stayed, as it is first."""
    yield head, text, tail
    one, other = tokens(head), tokens(text)
    while one and one[-1] == other[-1]:
        one, other, tail = one[:-1], [one[-1], *other[:-1]], one[-1] + tail
        yield "".join(one), "".join(other), tail
    rest, other = tokens(tail), tokens(text)
    while rest and rest[0] == other[0]:
        head, other, rest = head + rest[0], [*other[1:], rest[0]], rest[1:]
        yield head, "".join(other), "".join(rest)


def _begins_well(place: tuple[str, str, str]) -> int:
    """How many ends of an edit stand where a word begins."""
    head, text, tail = place
    return _between_words(head, text) + _between_words(text, tail)


def _between_words(before: str, after: str) -> int:
    """2 at an end of the text, and behind a space or sign; 1 where kana end and something else begins; else 0."""
    if not before or not after or re.match(r"[\W_]", before[-1]):
        return 2
    return int(bool(re.match(f"[{_KANA}]", before[-1])) and not re.match(f"[{_KANA}]", after[0]))


def common_words(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence of what is no white space: spaces are many, and mean nothing alone."""
    said_old = [at for at, token in enumerate(old) if not token.isspace()]
    said_new = [at for at, token in enumerate(new) if not token.isspace()]
    kept = common([old[at] for at in said_old], [new[at] for at in said_new])
    return [(said_old[a], said_new[b]) for a, b in kept]


def _with_spaces(kept: list[tuple[int, int]], old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Add the spaces that stand beside what stayed, on both sides alike."""
    held = set(kept)
    for a, b in kept:
        for step in (-1, 1):
            i, j = a + step, b + step
            inside = 0 <= i < len(old) and 0 <= j < len(new)
            if inside and old[i].isspace() and old[i] == new[j]:
                held.add((i, j))
    made: list[tuple[int, int]] = []
    for pair in sorted(held):
        if not made or (pair[0] > made[-1][0] and pair[1] > made[-1][1]):
            made.append(pair)
    return made


def common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence, ascending on both sides."""
    start, end_old, end_new = 0, len(old), len(new)
    while start < min(end_old, end_new) and old[start] == new[start]:
        start += 1
    while end_old > start and end_new > start and old[end_old - 1] == new[end_new - 1]:
        end_old, end_new = end_old - 1, end_new - 1
    middle = _between(old, new, start, end_old, end_new)
    tail = [(end_old + step, end_new + step) for step in range(len(old) - end_old)]
    return [*((at, at) for at in range(start)), *middle, *tail]


def _between(old: Sequence[str], new: Sequence[str], start: int, end_old: int, end_new: int) -> list[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for at in range(end_new - 1, start - 1, -1):
        places.setdefault(new[at], []).append(at)  # descending, so that one old token takes one new one
    if sum(len(places.get(old[at], ())) for at in range(start, end_old)) > _MOST:
        return []
    tails: list[int] = []
    chains: list[tuple[int, int, object]] = []
    for at in range(start, end_old):
        for place in places.get(old[at], ()):
            length = bisect_left(tails, place)
            link = (at, place, chains[length - 1] if length else None)
            tails[length : length + 1] = [place]
            chains[length : length + 1] = [link]
    return list(_unwound(chains[-1] if chains else None))[::-1]


def _unwound(link: object) -> Iterator[tuple[int, int]]:
    while isinstance(link, tuple):
        at, place, link = link
        yield at, place


def _without_crumbs(kept: list[tuple[int, int]], old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Leave out what survives by chance between two changes: one or two Han characters, a space, a sign."""
    runs: list[list[tuple[int, int]]] = []
    for pair in kept:
        if runs and (runs[-1][-1][0] + 1, runs[-1][-1][1] + 1) == pair:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    made: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        text = "".join(old[at] for at, _ in run)
        first, last = run[0], run[-1]
        inside = (number > 0 or first != (0, 0)) and (number < len(runs) - 1 or last != (len(old) - 1, len(new) - 1))
        if not (inside and _is_crumb(text)):
            made += run
    return made


def _is_crumb(text: str) -> bool:
    said = re.sub(r"[\W_]+", "", text)
    return not said or (len(said) <= _CRUMB and re.fullmatch(f"[{_HAN}{_WIDE}]+", said) is not None)
