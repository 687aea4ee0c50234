"""Where in a page's file something is written. Looked for only when it is wrong: Markdown keeps no places."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FENCED: Final = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^`\n]*\n.*?^[ \t>]*\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_SPAN: Final = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")


class Found(NamedTuple):
    """A place in a file, counted from 1; both 0 where it is not in the file."""

    line: int
    column: int
    length: int


def place_of(text: str, written: str, nth: int = 1) -> Found:
    """Where `written` stands for the `nth` time in a file's text, code that is only shown left out.

    Args:
        text: The whole file.
        written: A link's address, or the lines of a block.
        nth: Which of several.
    """
    wanted = written.lstrip().split("\n", 1)[0].rstrip()
    shown = text if written.lstrip()[:3] in {"```", "~~~"} else _blanked(text)
    starts = [found.start() for found in re.finditer(_standing(wanted), shown)] if wanted else []
    if "\n" in written.strip() and len(starts) > 1:  # a block: its second line tells it from others
        second = written.strip().split("\n")[1].strip()
        starts = [at for at in starts if second in shown[at : at + len(written) * 2].split("\n", 2)[1]] or starts
    if not starts:
        return Found(0, 0, 1)
    at = starts[min(nth, len(starts)) - 1]
    return Found(text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1, len(wanted))


def _standing(wanted: str) -> str:
    """An address ends where it ends: `map:tea` does not stand in `map:tea-shop`."""
    end = r"(?![\w#?&/=-])" if wanted[-1:].isalnum() else ""
    return re.escape(wanted) + end


def _blanked(text: str) -> str:
    """The text with code that is only shown as blanks."""
    made = _FENCED.sub(_blanks, text)
    return _SPAN.sub(_blanks, made)


def _blanks(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
