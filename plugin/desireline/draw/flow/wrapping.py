"""Breaking a text into lines without a browser, in any script."""

from typing import Final
from unicodedata import category, combining, east_asian_width

from desireline.draw.textwidth import cut, text_width

_NOT_FIRST: Final = frozenset(
    "、。，．：；？！）」』】》〉〕］｝…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%’”"
)
"""Signs that no line begins with (the core of the Japanese and Chinese line-breaking rules)."""
_NOT_LAST: Final = frozenset("（「『【《〈〔［｛([{‘“")
"""Signs that no line ends with."""
SAFE: Final = 0.88
"""Share of a line that is filled, so that a wider typeface than the one measured still fits."""


def wrap(text: str, most: float, lines: int = 0) -> list[str]:
    """`text` in lines of at most `most` em; with `lines`, at most that many, the last ending in an ellipsis if cut.

    Words stay whole, ideographs and kana may break anywhere, closing signs begin no line and opening ones end none; a
    word wider than a line is broken.
    """
    room = most * SAFE
    made: list[str] = []
    line = ""
    for piece in _pieces(text):
        if not line or text_width((line + piece).rstrip()) <= room:
            line += piece
        else:
            made.append(line.rstrip())
            line = piece.lstrip()
        while text_width(line.rstrip()) > room and len(line) > 1:
            head = _head(line, room)
            made.append(head)
            line = line[len(head) :]
    if line.strip():
        made.append(line.rstrip())
    made = [each for each in made if each] or [""]
    if lines and len(made) > lines:
        made = [*made[: lines - 1], cut(made[lines - 1] + " " + " ".join(made[lines:]), room)]
    return made


def width_of(lines: list[str]) -> float:
    """The width of the widest line, in em, with room for a wider typeface."""
    return max(map(text_width, lines), default=0.0) / SAFE


def _pieces(text: str) -> list[str]:
    """The text in pieces that may not be broken, each with the space behind it."""
    made: list[str] = []
    for word in text.split():
        start = len(made)
        for character in word:
            joined = len(made) > start and not _may_break(made[-1][-1], character)
            if joined:
                made[-1] += character
            else:
                made.append(character)
        made[-1] += " "
    return made


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or "\u200d" in (before, after):
        return False
    if combining(after) or category(after) in {"Mn", "Me", "Cf", "Sk"}:
        return False
    return any(east_asian_width(each) in "WF" for each in (before, after))


def _head(text: str, room: float) -> str:
    """The longest beginning of one word that fits; at least one character."""
    end = 1
    while end < len(text) and (text_width(text[: end + 1]) <= room or combining(text[end])):
        end += 1
    return text[:end]
