"""A collection in brackets over several lines that is not closed, or closed wrongly, or holds a text that is not.

Where its lines end is told by their indentation, not by the brackets, which are what is in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from desireline.source.tree_fault import Fault, filled_before, head_of, indent_of
from desireline.source.tree_quote import reads_alone

_CLOSING: Final = {"[": "]", "{": "}"}
_ONLY_CLOSING: Final = re.compile(r"[\s\]},;]+")
_TEXT_AND_END: Final = re.compile(r"(.*?)([\s,\]}]*)")
_DASH: Final = re.compile(r"[ ]*-[ ]")
_COMMENT: Final = re.compile(r"(?:^|\s)#.*$")

_Place = tuple[int, int]


@dataclass(slots=True)
class _Scan:
    """What stands between a bracket and the end of its lines."""

    open: list[_Place] = field(default_factory=list)
    """The brackets that stay open, the outermost first."""
    quote: _Place | None = None
    """A quotation mark that is not closed, or only by one that was meant to begin another text."""
    closing: _Place | None = None
    """A bracket that closes another than the one that is open, or none; or that opens where a key must stand."""


def last_line(lines: list[str], number: int, column: int) -> int:
    """The last line that belongs to the collection that begins there: those below it are indented more than its key."""
    line = lines[number]
    head = head_of(line)
    depth = len(head) if line[len(head) : column].strip() else head.rfind("-")
    last = number
    for index in range(number + 1, len(lines)):
        body = lines[index].strip()
        if body and indent_of(lines[index]) <= depth and not _ONLY_CLOSING.fullmatch(body):
            break
        last = index if body else last
    return last


def fault_over_lines(lines: list[str], number: int, column: int) -> Fault | None:
    """The fault of a collection of several lines that begins there; None where it is none of brackets and commas."""
    last = last_line(lines, number, column)
    if last == number:
        return None
    start = (number, column)
    if fault := _dashes(lines, start, last):
        return fault
    scan = _scanned(lines, start, last)
    if scan.quote is not None:
        return _quote(lines, scan.quote, start, last)
    if scan.closing is not None:
        return _closing(lines, scan, start, last)
    return _not_closed(lines, scan.open, start, last) if scan.open else _no_commas(lines, number, last)


def _dashes(lines: list[str], start: _Place, last: int) -> Fault | None:
    """Items with dashes between brackets that begin and end in lines of their own."""
    number, column = start
    line = lines[number]
    items = [index for index in range(number + 1, last + 1) if _DASH.match(lines[index])]
    if not items or line[column] != "[" or _COMMENT.sub("", line[column + 1 :]).strip():
        return None
    opened = f"{line[:column].rstrip()}{line[column + 1 :]}".rstrip()
    replaced = {number: opened}
    closing = f" and the ']' in line {last + 1}" if lines[last].strip() == "]" else ""
    if closing:
        replaced[last] = ""
    replaced |= {index: lines[index].rstrip().removesuffix(",") for index in items}
    if not _reads(lines, replaced, number, last):
        return None
    message = f"brackets and dashes both make a list, so one of them is too much; delete this '['{closing}"
    return Fault("wrong-brackets", message, number, column, 1, replaced, opened)


def _no_commas(lines: list[str], number: int, last: int) -> Fault | None:
    """Items or keys in lines of their own, without the commas that part them."""
    filled = [index for index in range(number, last + 1) if _without_comment(lines[index]).strip()]
    replaced = {}
    for index, below in pairwise(filled):
        body = _without_comment(lines[index]).rstrip()
        if body[-1] not in ",[{:" and lines[below].lstrip()[0] not in ",]}":
            replaced[index] = f"{body},{lines[index][len(body) :]}"
    if not replaced or not _reads(lines, replaced, number, last):
        return None
    first = min(replaced)
    more = f" (and behind {len(replaced) - 1} more lines)" if len(replaced) > 1 else ""
    message = f"a comma is missing behind this line, before the next{more}"
    column = len(_without_comment(lines[first]).rstrip())
    return Fault("wrong-brackets", message, first, column, 1, replaced, replaced[first])


def stray(lines: list[str], number: int, column: int) -> Fault | None:
    """A line of nothing but brackets, of which that at the column closes nothing."""
    line = lines[number]
    if line[column : column + 1] not in ("]", "}") or not _ONLY_CLOSING.fullmatch(line):
        return None
    fixed = f"{line[:column]}{line[column + 1 :]}".rstrip()
    message = f"this '{line[column]}' closes nothing; delete it"
    return Fault("unbalanced-bracket", message, number, column, 1, {number: fixed}, fixed)


def left_out(lines: list[str], start: _Place, last: int) -> dict[int, str]:
    """The lines that take the place of a collection of which nothing can be read."""
    number, column = start
    return {number: f"{lines[number][:column]}~", **dict.fromkeys(range(number + 1, last + 1), "")}


def _scanned(lines: list[str], start: _Place, last: int) -> _Scan:
    scan, before = _Scan(), ""
    for number in range(start[0], last + 1):
        line = lines[number]
        column = start[1] if number == start[0] else 0
        if scan.quote is None:
            line = _without_comment(line)
        while column < len(line):
            sign = line[column]
            if scan.quote is not None:
                column = _behind_quote(line, column, lines[scan.quote[0]][scan.quote[1]])
                if column > len(line):
                    break
                behind = line[column:].lstrip()[:1]
                if scan.quote[0] != number and behind and behind not in ",]}:#":
                    return scan
                scan.quote, before = None, '"'
                continue
            if sign in "'\"" and before in {"", "[", "{", ",", ":"}:
                scan.quote = (number, column)
            elif sign in _CLOSING:
                if scan.open and before in {"{", ","} and lines[scan.open[-1][0]][scan.open[-1][1]] == "{":
                    scan.closing = (number, column)
                    return scan
                scan.open.append((number, column))
            elif sign in "]}":
                if not scan.open or _CLOSING[lines[scan.open[-1][0]][scan.open[-1][1]]] != sign:
                    scan.closing = (number, column)
                    return scan
                scan.open.pop()
            before = sign if sign.strip() else before
            column += 1
    return scan


def _behind_quote(line: str, column: int, quote: str) -> int:
    """The column behind the mark that closes a text; more than the line has where none does."""
    while column < len(line):
        if quote == '"' and line[column] == "\\":
            column += 2
        elif line[column] != quote:
            column += 1
        elif quote == "'" and line[column + 1 : column + 2] == "'":
            column += 2
        else:
            return column + 1
    return len(line) + 1


def _quote(lines: list[str], quote: _Place, start: _Place, last: int) -> Fault:
    number, column = quote
    line = lines[number]
    found = _TEXT_AND_END.fullmatch(line, column)
    closed = f"{line[:column]}{found[1]}{line[column]}{found[2]}" if found else ""
    paste = closed if _reads(lines, {number: closed}, start[0], last) else ""
    message = f"the quotation mark {line[column]} that begins here is not closed; write it again where its text ends"
    replaced = {number: closed} if paste else left_out(lines, start, last)
    return Fault("quote-not-closed", message, number, column, len(line.rstrip()) - column, replaced, paste)


def _closing(lines: list[str], scan: _Scan, start: _Place, last: int) -> Fault | None:
    number, column = scan.closing or start
    line = lines[number]
    if line[column] in _CLOSING:
        return _not_closed(lines, scan.open[-1:], start, filled_before(lines, number), whole=last)
    deleted = line[:column] + line[column + 1 :]
    if not scan.open or _reads(lines, {number: deleted}, start[0], last):
        fixed = deleted
        message = f"this '{line[column]}' closes nothing; delete it"
    else:
        opened, at = scan.open[-1]
        wanted = _CLOSING[lines[opened][at]]
        fixed = f"{line[:column]}{wanted}{line[column + 1 :]}"
        message = (
            f"the '{lines[opened][at]}' that begins in line {opened + 1} is not closed; write '{wanted}' where it ends"
        )
        if not _reads(lines, {number: fixed}, start[0], last) and number > opened:
            return _not_closed(lines, scan.open[-1:], start, number - 1, whole=last)
        message = (
            f"'{line[column]}' closes no '{lines[opened][at]}', and one begins in line {opened + 1}; write '{wanted}'"
        )
    paste = fixed if _reads(lines, {number: fixed}, start[0], last) else ""
    replaced = {number: fixed} if paste else left_out(lines, start, last)
    return Fault("unbalanced-bracket", message, number, column, 1, replaced, paste)


def _not_closed(lines: list[str], still_open: list[_Place], start: _Place, last: int, whole: int = -1) -> Fault:
    """Brackets that are open at the end of a line, which is told there: it is the line to mend."""
    number, column = still_open[-1]
    endings = "".join(_CLOSING[lines[line][at]] for line, at in reversed(still_open))
    line = lines[last]
    body = _without_comment(line).rstrip()
    comma = "," if body.endswith(",") and whole > last else ""
    fixed = f"{body.rstrip(' ,')}{endings}{comma}{line[len(body) :]}".rstrip()
    whole = max(whole, last)
    paste = fixed if _reads(lines, {last: fixed}, start[0], whole) else ""
    begun = f"the '{lines[number][column]}' that begins in line {number + 1}"
    replaced = {last: fixed} if paste else left_out(lines, start, whole)
    message = f"{begun} is not closed; write '{endings[0]}' where it ends"
    return Fault("unbalanced-bracket", message, last, len(body), 1, replaced, paste)


def _without_comment(line: str) -> str:
    return _COMMENT.sub("", line)


def _reads(lines: list[str], replaced: dict[int, str], first: int, last: int) -> bool:
    return reads_alone("\n".join(replaced.get(number, lines[number]) for number in range(first, last + 1)))
