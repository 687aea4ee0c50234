"""Text in the cells of a terminal: how many it takes, padding, cutting, and nothing that a terminal would obey."""

import re
from typing import Final
from unicodedata import category, combining, east_asian_width

from desireline.draw.isolate import beside_isolates
from desireline.draw.text.wrapping import fitting, wrapped
from desireline.model.patterns import later

_ACTS: Final = later(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What a terminal obeys or hides: controls, marks of direction, invisible signs, lone surrogates, tags."""
_CONTROL_PICTURES: Final = 0x2400
_SPACE: Final = 0x20
_JOINER: Final = "\u200d"


def visible(text: str) -> str:
    """`text` on one line with every character that a terminal would obey or hide made visible (`␛`, `<U+202E>`)."""
    return beside_isolates(text, _seen)


def _seen(text: str) -> str:
    return _ACTS.sub(_shown, re.sub(r"[ \t\r\n\x0b\x0c]+", " ", text)).strip()


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_CONTROL_PICTURES + code) if code < _SPACE else f"<U+{code:04X}>"


def cells_wide(text: str) -> int:
    """How many cells `text` takes: two for a wide character, none for a mark on the one before.

    Signs of ambiguous width count one, as in every terminal that is not set up otherwise; what this room draws itself
    has none of them.
    """
    total, joined = 0, False
    for character in text:
        if character == _JOINER:
            joined = True
        elif combining(character) or category(character) in {"Mn", "Me", "Cf"}:
            continue
        else:
            total += 0 if joined else 2 if east_asian_width(character) in "WF" else 1
            joined = False
    return total


def padded(text: str, width: int) -> str:
    """`text` with blanks behind it up to `width` cells."""
    return text + " " * (width - cells_wide(text))


def shortened(text: str, width: int) -> str:
    """`text`, or its beginning and two full stops where it takes more than `width` cells."""
    if cells_wide(text) <= width:
        return text
    return text[: fitting(text, max(width - 2, 0), cells_wide)].rstrip() + ".."[: max(width, 0)]


def lines_of(text: str, width: int) -> tuple[str, ...]:
    """`text`, made visible, in lines of at most `width` cells."""
    return wrapped(visible(text), max(width, 2), cells_wide)


def hanging(mark: str, text: str, width: int, indent: int = 0) -> list[str]:
    """`text` behind `mark` (`- `), its further lines below its first word."""
    blank = " " * (indent + cells_wide(mark))
    first, *rest = lines_of(text, width - len(blank))
    return [" " * indent + mark + first, *(blank + line for line in rest)]


def underlined(title: str, width: int, sign: str = "=") -> list[str]:
    """A title with a line of `sign` below it."""
    lines = list(lines_of(title, width))
    return [*lines, sign * min(width, max(cells_wide(line) for line in lines))]
