"""Lines whose indentation is none, or fits nothing: tabs, wide spaces, too many spaces or too few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.model.patterns import later
from desireline.source.problem import Problem, SourceText
from desireline.source.tree_fault import Fault, filled_before, head_of, indent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many lines above a line are looked at for what encloses it.
FURTHEST_ABOVE = 400

WIDE_SPACES: Final = "\u3000\u00a0\u2002\u2003\u2007\u202f"
_TAB_WIDTHS: Final = (4, 8)
"""How wide editors show a tab."""
_WIDE_START = later(
    rf"^[ ]*[{WIDE_SPACES}](?=[ {WIDE_SPACES}]*(?:-(?:[ ]|$)|[A-Za-z_][\w-]*[ \t]*:(?:\s|$)))", re.MULTILINE
)
"""A key or a dash behind such a space; another text there may go on with the one above."""
_NAMED_LINES: Final = 6
"""Of more lines than these the first are named."""
_MOST_PLACED: Final = 500
"""So many lines are put beside others; those behind stand where they are shown."""
BLOCK_SIGN: Final = later(r"[\w-][ \t]*:[ \t]+[|>][-+0-9]*[ \t]*$")
_WIDE_INDENT = later(f"[ {WIDE_SPACES}]*[{WIDE_SPACES}][ {WIDE_SPACES}]*")


def tabs(lines: list[str], stop: int) -> Fault | None:
    """Tabs before the text of a line, here and in every line alike."""
    tabbed = [number for number, line in enumerate(lines) if "\t" in head_of(line)]
    near = [number for number in tabbed if stop - 1 <= number <= stop + 1]
    if not near:
        return None
    number = stop if stop in near else near[-1]
    mended = list(lines)
    replaced: dict[int, str] = {}
    moved = 0
    for index in tabbed:
        plain = _two_each(lines[index])
        if index - 1 not in replaced:
            moved = _depth_above(mended, index, plain) - plain
        head = head_of(lines[index])
        behind = re.sub(r"[ \t]*\t[ \t]*", " ", head[indent_of(head) :])
        replaced[index] = " " * max(0, plain + moved) + behind + lines[index][len(head) :]
        mended[index] = replaced[index]
    more = _more_lines([index for index in tabbed if index != number])
    column = head_of(lines[number]).index("\t")
    message = f"this line is indented with a tab{more}; YAML takes only spaces: use two for each level"
    return Fault("tab", message, number, column, 1, replaced, replaced[number])


def _more_lines(others: list[int]) -> str:
    """How many other lines begin with tabs, and which, so that nobody has to search for what cannot be seen."""
    if not others:
        return ""
    named = ", ".join(str(index + 1) for index in others[:_NAMED_LINES])
    if len(others) == 1:
        return f" (so is line {named})"
    if len(others) <= _NAMED_LINES:
        return f" (so are {len(others)} more lines: {named})"
    return f" (so are {len(others)} more lines: {named}, …; most editors can convert them all)"


def _two_each(line: str) -> int:
    """The depth of a line whose tabs stand for two spaces each."""
    return len(line[: indent_of(line)].replace("\t", "  "))


def _depth_above(lines: list[str], number: int, plain: int) -> int:
    """How deep a line with tabs stands below lines with spaces, `plain` being its depth with two for each tab.

    Below a key without a value it belongs to that key. Else it is where editors show it, which is where it was put.
    """
    above, line = filled_before(lines, number), lines[number]
    head = head_of(line)
    white = head[: indent_of(head)]
    if above == number:
        return 0
    if "\t" not in white:
        return plain
    fitting = columns_above(lines, number, head[len(white) :].startswith("-"))
    if lines[above].rstrip().endswith(":"):
        return len(head_of(lines[above])) + 2
    shown = [len(white.expandtabs(width)) for width in _TAB_WIDTHS]
    return max(min(fitting, key=lambda column: (abs(column - depth), -column)) for depth in shown)


def wide_indent(lines: list[str], stop: int) -> Fault | None:
    """A wide or no-break space before the text of a line, which YAML takes for a letter."""
    for number in (stop, filled_before(lines, stop)):
        line = lines[number]
        head = _WIDE_INDENT.match(line)
        if head is not None:
            fixed = narrowed(lines, number)
            column = next(index for index, sign in enumerate(line) if sign in WIDE_SPACES)
            return Fault("wide-space", wide_indent_message(line[column]), number, column, 1, {number: fixed}, fixed)
    return None


def without_wide_indents(text: str, source: SourceText) -> tuple[str, list[Problem]]:
    """The text with ordinary spaces before keys and dashes, and the problems: a whole file may be indented so.

    Lines of a text in a block are left as they are: its first line says how deep it stands.
    """
    if _WIDE_START.search(text) is None:
        return text, []
    lines = SourceText(text, source.file).lines
    problems: list[Problem] = []
    for number, line in outside_blocks(lines):
        if found := _WIDE_START.match(line):
            lines[number] = narrowed(lines, number) if len(problems) < _MOST_PLACED else _as_wide_as_shown(line)
            column = found.end() - 1
            problems.append(
                source.problem(
                    "error", "wide-space", wide_indent_message(line[column]), number, column, 1, lines[number]
                )
            )
    return ("\n".join(lines) if problems else text), problems


def outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines, with their numbers, that are no text of a block (`|`, `>`). A line may be replaced while it is out."""
    block = -1
    for number, line in enumerate(lines):
        if block >= 0 and line.strip(" ") and indent_of(line) <= block:
            block = -1
        if block < 0:
            yield number, line
            if BLOCK_SIGN.search(line):
                block = indent_of(line)


def wide_indent_message(space: str) -> str:
    """What is said of a line that begins with such a space."""
    return f"this line is indented with U+{ord(space):04X}, which YAML takes for a letter; use ordinary spaces"


def narrowed(lines: list[str], number: int) -> str:
    """The line with ordinary spaces in its indentation, as deep as a neighbour that it was put beside.

    An ideographic space is as wide as two ordinary ones, any other as one. Below a key without a value any depth is.
    """
    line = lines[number]
    head = _WIDE_INDENT.match(line)
    if head is None:
        return line
    depth, body = len(head.group().replace("\u3000", "  ")), line[head.end() :]
    first = max(0, number - FURTHEST_ABOVE)
    near = [
        each if each.isascii() else _as_wide_as_shown(each) for each in lines[first:number]
    ]  # those above may be indented so as well
    above = [*near, line][filled_before([*near, line], len(near))]
    if not (above.rstrip().endswith(":") and depth > len(head_of(above))):
        columns = columns_above([*near, line], len(near), re.match(r"-(?:\s|$)", body) is not None)
        depth = min(columns, key=lambda column: (abs(column - depth), -column))
    return " " * depth + body


def _as_wide_as_shown(line: str) -> str:
    head = _WIDE_INDENT.match(line)
    return " " * len(head.group().replace("\u3000", "  ")) + line[head.end() :] if head else line


def columns_above(lines: list[str], number: int, is_item: bool) -> list[int]:
    """Columns of the keys, or items, a line could stand below: those of the lines that enclose the one above it."""
    columns: list[int] = []
    enclosing: int | None = None
    for index in range(number - 1, max(-1, number - FURTHEST_ABOVE), -1):
        line = lines[index]
        body = line.strip()
        indent = indent_of(line)
        if not body or body.startswith("#") or (enclosing is not None and indent >= enclosing):
            continue
        enclosing = indent
        head = len(head_of(line))
        if not is_item:
            columns += [head, indent] if head == indent else [head]
        elif head > indent or not columns:
            columns.append(indent)
        if indent == 0:
            break
    return columns or [0]
