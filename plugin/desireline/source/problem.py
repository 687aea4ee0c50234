"""What is wrong in a source file, where, and what to do: said the way a compiler says it.

Everything a problem quotes (file names, lines, messages) may come from strangers, so nothing reaches a terminal as it
stands: control characters, tabs and bidirectional overrides are shown as visible signs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from desireline.model.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

Severity = Literal["error", "warning"]

#: Widest excerpt of a source line, in terminal columns. A longer line is shown around its caret.
EXCERPT_COLUMNS = 150

#: So many problems of one kind are told of one file, as linters do it (golangci-lint's default is 50 too).
MOST_OF_A_KIND = 50

_LINE_BREAK = later(r"\r\n|\r|\n")
_UNSAFE = later(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one file."""

    severity: Severity
    rule: str
    """Stable id of the rule, kebab-case, such as `unknown-key`."""
    message: str
    """One sentence: what is wrong and what to do. Names stand in single quotation marks."""
    file: str
    """The path as the user knows it, with `/` between its parts."""
    line: int
    """1-based."""
    column: int
    """1-based, in characters (code points)."""
    length: int = 1
    """How many characters the caret underlines."""
    source_line: str = ""
    """The text of that line, as it stands in the file."""
    paste: str = ""
    """The corrected line, or lines, to paste over the wrong ones, when known."""

    def explain(self) -> str:
        """The problem as a terminal shows it: place, message, line, a caret under the culprit, the line to paste."""
        parts = [
            f"{visible(self.file)}:{self.line}:{self.column}: {self.severity}[{self.rule}] {visible(self.message)}"
        ]
        if self.source_line.strip():
            excerpt, offset, width = _excerpt(self.source_line, self.column - 1, self.length)
            parts += [f"  {excerpt}", f"  {' ' * offset}{'^' * width}"]
        if self.paste:
            first, *more = self.paste.split("\n")
            parts += [f"paste: {visible(first)}", *(f"       {visible(line)}" for line in more)]
        return "\n".join(parts)

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain values, in a fixed order, for JSON and for annotations of a pull request."""
        return {
            "severity": self.severity,
            "rule": self.rule,
            "message": self.message,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "length": self.length,
            "source_line": self.source_line,
            "paste": self.paste,
        }


@dataclass(frozen=True)
class SourceText:
    """A file's text, able to point into itself. Lines and columns taken here are 0-based, as in YAML marks."""

    text: str = field(repr=False)
    file: str
    read_from: bytes = field(default=b"", repr=False, compare=False)
    """The UTF-8 that the text was read from, without a byte order mark; may be missing."""

    @property
    def utf8(self) -> bytes:
        """The text in UTF-8."""
        return self.read_from or self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends. Only CR, LF and CR LF end a line, as in every editor."""
        return _LINE_BREAK.split(self.text) if "\r" in self.text else self.text.split("\n")

    def line(self, number: int) -> str:
        """The text of one line (0-based), empty when there is no such line."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def problem(
        self,
        severity: Severity,
        rule: str,
        message: str,
        line: int,
        column: int,
        length: int = 1,
        paste: str = "",
    ) -> Problem:
        """A problem at a 0-based place of this file; the place is kept inside the file, the caret inside the line."""
        line = max(0, min(line, len(self.lines) - 1))
        source_line = self.line(line)
        column = max(0, min(column, len(source_line)))
        length = max(1, min(length, len(source_line) - column))
        return Problem(severity, rule, message, self.file, line + 1, column + 1, length, source_line, paste)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, place and rule."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda found: (found.file, found.line, found.column, found.rule, found.message))


def told_shortly(problems: Iterable[Problem]) -> list[Problem]:
    """The problems as people are told of them: of one kind in one file the first, and how many more there are.

    A file that is no map, or is a thousand copies of a line, has thousands of problems of one kind, and whoever reads
    them needs the first and the number. Programs get every one.
    """
    told: list[Problem] = []
    kinds: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        kind = kinds.setdefault((problem.file, problem.severity, problem.rule), [])
        kind.append(problem)
        if len(kind) <= MOST_OF_A_KIND + 1:
            told.append(problem)
    rest = {kind[MOST_OF_A_KIND]: len(kind) - MOST_OF_A_KIND for kind in kinds.values() if len(kind) > MOST_OF_A_KIND}
    return [_and_more(problem, rest[problem]) if rest.get(problem, 1) > 1 else problem for problem in told]


def _and_more(problem: Problem, number: int) -> Problem:
    return replace(problem, message=f"and {number:,} more of this kind from here on", source_line="", paste="")


def visible(text: str) -> str:
    """The text with every character that could steer a terminal, or hide, replaced by a sign that shows it."""
    return _UNSAFE.sub(_sign, text)


def display_width(text: str) -> int:
    """Columns a terminal gives to the text: two for East Asian wide and full-width characters, none for marks."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 9:
        return "→"
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _excerpt(line: str, column: int, length: int) -> tuple[str, int, int]:
    """The line made visible, the terminal column where the caret starts, and the caret's width."""
    before, marked, after = line[:column], line[column : column + length], line[column + length :]
    before, marked, after = visible(before), visible(marked), visible(after)
    if display_width(marked) > EXCERPT_COLUMNS // 2:
        marked, after = _head(marked, EXCERPT_COLUMNS // 2), "…"
    room = EXCERPT_COLUMNS - display_width(marked)
    if display_width(before) + display_width(after) > room:
        kept = _head(after, max(room // 3, room - display_width(before)))
        after = kept if kept == after else kept + "…"
        head = _head(before[::-1], room - display_width(after))[::-1]
        before = head if head == before else "…" + head
    return before + marked + after, display_width(before), max(1, display_width(marked))


def _head(text: str, columns: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[:index]
    return text
