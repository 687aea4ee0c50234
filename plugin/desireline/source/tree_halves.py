r"""`"\ud83d\ude00"`: one character as two escapes, as JSON writes what lies beyond 16 bits. YAML joins no halves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.source.tree_characters import REPORTED_OF_A_KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.source.problem import Problem, SourceText

_HALF: Final = re.compile(
    r"(?<!\\)(?P<even>(?:\\\\)*)(?P<code>\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
STOPPED_AT: Final = "invalid Unicode character escape code"
"""What the parser says at the first half."""


def without_halves(text: str, source: SourceText, stopped: int) -> tuple[str, list[Problem]]:
    """The text with whole characters for halves, every column where it was, and a problem for each line with some.

    `stopped` is the 0-based line the parser stopped in. Outside of double quotation marks a backslash is a backslash,
    so other lines count only where an odd number of marks stands before the half.
    """
    lines = text.split("\n")
    problems: list[Problem] = []
    wrong = [
        (number, halves)
        for number, line in enumerate(lines)
        if "\\u" in line
        and (halves := [half for half in _HALF.finditer(line) if number == stopped or _is_quoted(line, half.start())])
    ]
    for number, halves in wrong:
        line = lines[number]
        lines[number] = _each(line, halves, _of_same_width)
        if len(problems) == REPORTED_OF_A_KIND:
            continue
        first = halves[0]
        message = _told(first) + (f" ({len(halves) - 1} more in this line)" if len(halves) > 1 else "")
        if len(problems) == REPORTED_OF_A_KIND - 1 and len(wrong) > REPORTED_OF_A_KIND:
            message += f" ({len(wrong) - REPORTED_OF_A_KIND} more lines in this file)"
        paste = _each(line, halves, _character) if all(map(_character, halves)) else ""
        code = first["code"]
        problems.append(source.problem("error", "escape", message, number, first.start("code"), len(code), paste))
    return "\n".join(lines), problems


def _told(half: re.Match[str]) -> str:
    if character := _character(half):
        return f"'{half['code']}' is '{character}' in two halves, which YAML does not join; write the character itself"
    return f"'{half['code']}' is half a character, and its other half is not there; write the character itself"


def _character(half: re.Match[str]) -> str:
    """The character that two halves make; "" for one alone."""
    if half["high"] is None:
        return ""
    return chr(0x10000 + (int(half["high"], 16) - 0xD800) * 0x400 + int(half["low"], 16) - 0xDC00)


def _of_same_width(half: re.Match[str]) -> str:
    """The character as YAML's own escape, and blanks, which do not count, to the width of the halves."""
    character = _character(half)
    return f"\\U{ord(character):08X}  " if character else r"\uFFFD"


def _each(line: str, halves: list[re.Match[str]], made: Callable[[re.Match[str]], str]) -> str:
    for half in reversed(halves):
        line = line[: half.start("code")] + made(half) + line[half.end("code") :]
    return line


def _is_quoted(line: str, column: int) -> bool:
    return len(re.findall(r'(?<!\\)(?:\\\\)*"', line[:column])) % 2 == 1
