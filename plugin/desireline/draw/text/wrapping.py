"""Breaking text into lines of a given width, in whatever unit the width is measured."""

import re
from collections.abc import Callable
from typing import Final
from unicodedata import east_asian_width

_JOINED: Final = "\u200d\ufe0f"
_NOT_FIRST: Final = "、。，．・：；？！」』】）〕〉》…‥ー々,.;:!?)]}%"
"""Signs that begin no line."""
_NOT_LAST: Final = "「『【（〔〈《([{"
"""Signs that end no line."""
_WORD: Final = re.compile(r"\s+|\S+")


def wrapped(text: str, most: float, width: Callable[[str], float]) -> tuple[str, ...]:
    """`text` in lines no wider than `most`.

    Latin words stay whole unless one is wider than a line; between wide characters a line may break anywhere, but no
    line begins with closing punctuation or ends with an opening bracket.

    Args:
        text: One paragraph; runs of white space count as one blank.
        most: The widest line, in the unit of `width`. A single character that is wider stands alone.
        width: Measures a text.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split())):
        if width((line + piece).rstrip()) <= most:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while (end := max(1, fitting(line, most, width))) < len(line):
            lines.append(line[:end])
            line = line[end:]
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines) or ("",)


def _pieces(text: str) -> list[str]:
    """What a line cannot be broken inside of: words with the blank after them, wide characters with their signs."""
    made: list[str] = []
    for word in _WORD.findall(text):
        if word.isspace():
            if made:
                made[-1] += " "
            continue
        piece = ""
        for character in word:
            if piece and _may_break(piece[-1], character):
                made.append(piece)
                piece = ""
            piece += character
        made.append(piece)
    return made


def _may_break(before: str, after: str) -> bool:
    if before in _JOINED or after in _JOINED or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return east_asian_width(before) in "WF" or east_asian_width(after) in "WF"


def fitting(text: str, most: float, width: Callable[[str], float]) -> int:
    """How many characters of `text`, from its first, are together no wider than `most`.

    Measures about as much as fits, however long the text is.
    """
    low, high = 0, 1
    while high <= len(text) and width(text[:high]) <= most:
        low, high = high, high * 2
    high = min(high, len(text) + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if width(text[:middle]) <= most else (low, middle)
    return low
