"""What stopped the parser: the line at fault, and what every search for it looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desireline.model.patterns import later

_INDENT = later(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """The line at fault, what to say of it, and the lines that replace it in the working copy. All 0-based."""

    rule: str
    message: str
    line: int
    column: int
    length: int = 1
    replaced: dict[int, str] = field(default_factory=dict)
    paste: str = ""


def filled_before(lines: list[str], number: int) -> int:
    """The nearest line above that holds more than a comment."""
    for index in range(number - 1, -1, -1):
        body = lines[index].strip()
        if body and not body.startswith("#"):
            return index
    return number


def indent_of(line: str) -> int:
    """How many blanks and tabs a line begins with."""
    match = _INDENT.match(line)
    return match.end() if match else 0


def head_of(line: str) -> str:
    """What stands before the first word of a line: white space and dashes."""
    match = re.match(r"[ \t]*(?:-[ \t]+)*", line)
    return match.group() if match else ""
