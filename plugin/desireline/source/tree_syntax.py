"""YAML's own errors, told to people who do not know YAML: what is wrong, in which line, and the line to paste.

libyaml names the token at which it gave up, which is often the first of the next line, or the next sibling. The line at
fault is found by asking which line near by cannot be read by itself; if each can, their indentation does not fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from desireline.source.suggest import is_key_of_the_format
from desireline.source.tree_nodes import Scalar
from desireline.source.tree_quote import (
    goes_on_as_mapping,
    mended_line,
    paste_quoted,
    quoted_at,
    reads_alone,
    value_end,
)

#: How many lines above a line are looked at for what encloses it.
FURTHEST_ABOVE = 400

_INDENT = re.compile(r"[ \t]*")
_ASCII_KEY = re.compile(r"\s*(?:-\s+)*([A-Za-z_][\w-]*):(?=\S)")
_WIDE_KEY = re.compile(r"\s*(?:-\s+)*([A-Za-z_][\w-]*)\s*：\s*")
_BARE_KEY = re.compile(r"\s*(?:-\s+)*([A-Za-z_][\w-]*)(\s+|$)")
_WIDE_SPACES = "\u3000\u00a0\u2002\u2003\u2007\u202f"


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


@dataclass(slots=True)
class _Trail:
    """What the parser had read when it gave up."""

    open: list[Any] = field(default_factory=list)
    last: Scalar | None = None


def diagnose(lines: list[str], error: YAMLError) -> Fault:
    """The line at fault in a text of these lines, which the parser gave up on with this error."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Fault("yaml", "YAML cannot read this file", 0, 0)
    problem, context = str(error.problem or ""), str(error.context or "")
    stop = min(error.problem_mark.line, len(lines) - 1)
    since = min(error.context_mark.line, len(lines) - 1) if error.context_mark else stop
    trail = _trail("\n".join(lines))
    if fault := _tabs(lines, stop):
        return fault
    if fault := _inside_flow(lines, trail, stop):
        return fault
    if "quoted scalar" in context and (fault := _line_by_itself(lines, since, problem)):
        return fault
    if fault := _quote_over_lines(lines, trail, stop, problem):
        return fault
    previous = _filled_before(lines, stop)
    near = dict.fromkeys((stop, *((since,) if "simple key" in context else ()), previous))
    for number in near:
        if fault := _line_by_itself(lines, number, problem):
            return fault
    if "could not find expected ':'" in problem:
        return _no_colon(lines, since)
    if "document" in problem and re.match(r"\S", lines[stop]) is None and not trail.open:
        return _indentation(lines, stop)
    return _misplaced(lines, stop, trail, problem)


def _trail(text: str) -> _Trail:
    trail = _Trail()
    try:
        next_event = CParser(text).get_event
        while (event := next_event()) is not None:
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                trail.open.append(event)
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                trail.open.pop()
            elif isinstance(event, Scalar):
                trail.last = event
    except YAMLError:
        pass
    return trail


def _filled_before(lines: list[str], number: int) -> int:
    """The nearest line above that holds more than a comment."""
    for index in range(number - 1, -1, -1):
        body = lines[index].strip()
        if body and not body.startswith("#"):
            return index
    return number


def _indent(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0


def _tabs(lines: list[str], stop: int) -> Fault | None:
    """Tabs before the text of a line, here and in every line alike."""
    tabbed = [number for number, line in enumerate(lines) if "\t" in _head(line)]
    near = [number for number in tabbed if stop - 1 <= number <= stop + 1]
    if not near:
        return None
    number = stop if stop in near else near[-1]
    mended = list(lines)
    replaced: dict[int, str] = {}
    for index in tabbed:
        mended[index] = _untabbed(mended, index, among_tabs=index - 1 in replaced)
        replaced[index] = mended[index]
    more = f" (so do {len(tabbed) - 1} more lines)" if len(tabbed) > 1 else ""
    column = _head(lines[number]).index("\t")
    message = f"this line is indented with a tab{more}; YAML takes only spaces: use two for each level"
    return Fault("tab", message, number, column, 1, replaced, replaced[number])


def _head(line: str) -> str:
    """What stands before the first word of a line: white space and dashes."""
    match = re.match(r"[ \t]*(?:-[ \t]+)*", line)
    return match.group() if match else ""


def _untabbed(lines: list[str], number: int, among_tabs: bool) -> str:
    """The line with spaces for its tabs: two each, or, if the line above has none, as many as make it fit there."""
    line = lines[number]
    head = _head(line)
    white = _indent(head)
    above = _filled_before(lines, number)
    depth = len(head[:white].replace("\t", "  "))
    if not among_tabs and above < number and "\t" in head[:white]:
        is_item = head[white:].startswith("-")
        fitting = _columns_above(lines, number, is_item)
        if lines[above].rstrip().endswith(":"):
            fitting.insert(0, len(_head(lines[above])) + 2)
        depth = depth if depth in fitting else fitting[0]
    return " " * depth + re.sub(r"[ \t]*\t[ \t]*", " ", head[white:]) + line[len(head) :]


def _inside_flow(lines: list[str], trail: _Trail, stop: int) -> Fault | None:
    """An error inside `{}` or `[]`: the collection that is open, from its outermost bracket."""
    flow = next((event for event in trail.open if event.flow_style), None)
    if flow is None:
        return None
    number, column = flow.start_mark.line, flow.start_mark.column
    line = lines[number]
    if column >= len(line):
        return None
    bracket = line[column]
    by_itself = _line_by_itself(lines, number, "")
    below = [_indent(lines[index]) for index in range(number + 1, stop + 1) if lines[index].strip()]
    one_line = stop >= len(lines) - 1 or min(below, default=0) <= len(_head(line))
    if by_itself and (one_line or line[value_end(line, column) - 1] in "]}"):
        mended = quoted_at(line, column)
        if mended is not None and reads_alone(mended):
            message = (
                f"the text in '{bracket}…' holds a sign that YAML uses itself (one of ,:[]{{}}#\"'); "
                "put it in quotation marks"
            )
            return Fault("text-in-brackets", message, number, column, len(line) - column, {number: mended}, mended)
        return by_itself
    message = (
        f"YAML cannot read this inside the '{bracket}' that begins in line {number + 1}; "
        "put the texts in quotation marks, or write one item or key a line without brackets"
    )
    dropped = dict.fromkeys(range(number + 1, stop + 1), "")
    dropped[number] = line[:column] + ("[]" if bracket == "[" else "{}")
    fault_line = stop if lines[stop].strip() else _filled_before(lines, stop)
    return Fault("text-in-brackets", message, fault_line, _indent(lines[fault_line]), 1, dropped)


def _quote_over_lines(lines: list[str], trail: _Trail, stop: int, problem: str) -> Fault | None:
    """A quotation mark that opened lines above and met its like in another text."""
    last = trail.last
    if last is None or last.style not in ("'", '"') or last.end_mark.line not in (stop, stop - 1):
        return None
    if last.start_mark.line == last.end_mark.line:
        return None
    return _line_by_itself(lines, last.start_mark.line, problem)


def _line_by_itself(lines: list[str], number: int, problem: str) -> Fault | None:
    """A line that cannot be read even by itself, and can once a text in it is quoted."""
    line = lines[number]
    if not line.strip() or reads_alone(line):
        return None
    mended = mended_line(line, goes_on_as_mapping(lines, number))
    if mended is None:
        return None
    start, fixed = mended
    rule, message = _told(line, start, problem)
    return Fault(rule, message, number, start, value_end(line, start) - start, {number: fixed}, fixed)


def _told(line: str, start: int, problem: str) -> tuple[str, str]:
    text = line[start : value_end(line, start)]
    sign = text[:1]
    if "escape" in problem or "hexdecimal" in problem:
        return "escape", "a backslash in double quotation marks begins an escape; use single quotation marks"
    if sign in ("'", '"'):
        if text.find(sign, 1) > 0:
            message = f"the text begins with {sign} and the second {sign} ends it, with words left over"
            return "quote-closes-early", message + "; put the whole text in the other kind of quotation marks"
        message = f"the quotation mark {sign} that begins this text is not closed"
        return "quote-not-closed", message + "; close it, or put the whole text in the other kind"
    if text.startswith("- ") or text == "-":
        return "dash-behind-key", "'-' behind a key begins no list; put the items below, or the text in quotation marks"
    shown = "**" if text.startswith("**") else sign
    if sign in "*&!@`%|>[]{},#?" and not (sign == "?" and text[1:2].strip()):
        return "sign-before-text", f"YAML uses '{shown}' itself at the start of a text; put the text in quotation marks"
    if ": " in text or text.endswith(":") or ":\t" in text:
        return "colon-in-text", "YAML takes ': ' for the end of a key; put the text in quotation marks"
    return "yaml", "YAML cannot read this text; put it in quotation marks"


def _no_colon(lines: list[str], number: int) -> Fault:
    """A line at the place of a key that holds no `key:`."""
    line = lines[number]
    body = line.strip()
    indent = _indent(line)
    if wide := _WIDE_KEY.match(line):
        end = wide.end()
        fixed = line[: wide.end(1)] + ": " + line[end:]
        message = f"the colon behind '{wide[1]}' is a full-width one; write ': '"
        return Fault("wide-colon", message, number, wide.end(1), 1, {number: fixed}, fixed)
    if tight := _ASCII_KEY.match(line):
        fixed = line[: tight.end()] + " " + line[tight.end() :]
        message = f"a space is missing behind '{tight[1]}:'"
        return Fault("colon-without-space", message, number, tight.end() - 1, 1, _if_readable(number, fixed), fixed)
    if line[: len(line) - len(line.lstrip())].strip(" \t"):
        fixed = re.sub(f"[{_WIDE_SPACES}]", "  ", line[: len(line) - len(line.lstrip())]) + line.lstrip()
        message = "this line is indented with wide or no-break spaces; YAML takes only ordinary ones"
        return Fault("wide-space", message, number, 0, 1, {number: fixed}, fixed)
    if re.match(r"-\S", body):
        fixed = line[: indent + 1] + " " + line[indent + 1 :]
        return Fault("dash-without-space", "a space is missing behind '-'", number, indent, 1, {number: fixed}, fixed)
    bare = _BARE_KEY.match(line)
    if bare and is_key_of_the_format(bare[1]):
        fixed = line[: bare.end(1)] + ":" + (" " + line[bare.end() :] if line[bare.end() :] else "")
        message = f"the colon behind '{bare[1]}' is missing"
        return Fault("missing-colon", message, number, bare.end(1) - 1, 1, _if_readable(number, fixed), fixed)
    fixed = " " * (indent + 2) + body
    message = (
        "this line is neither 'key: value' nor '- item'; indent it if it goes on with the text above, "
        "or write its key before it"
    )
    above = _filled_before(lines, number)
    goes_on = above < number and not lines[above].rstrip().endswith(":")
    return Fault("missing-colon", message, number, indent, len(body), {number: fixed} if goes_on else {}, fixed)


def _if_readable(number: int, line: str) -> dict[int, str]:
    if reads_alone(line):
        return {number: line}
    mended = mended_line(line)
    return {} if mended is None else {number: mended[1]}


def _misplaced(lines: list[str], stop: int, trail: _Trail, problem: str) -> Fault:
    """Each line near by can be read: it is their indentation, or a text that goes on over lines."""
    line = lines[stop]
    last = trail.last
    if "mapping values" in problem and last is not None and last.start_mark.line < stop <= last.end_mark.line:
        word = line.strip().split(":")[0].lstrip("- ")
        if last.style in (None, "") and not is_key_of_the_format(word) and "-" not in _head(line):
            return _text_over_lines(lines, last, stop)
    if not line.strip():
        stop = _filled_before(lines, stop)
    return _indentation(lines, stop)


def _text_over_lines(lines: list[str], text: Scalar, stop: int) -> Fault:
    """An unquoted text of several lines with a colon in a later one."""
    first, column = text.start_mark.line, text.start_mark.column
    last = stop
    while last + 1 < len(lines) and lines[last + 1].strip() and _indent(lines[last + 1]) >= _indent(lines[stop]):
        last += 1
    whole = " ".join([lines[first][column:].strip(), *(line.strip() for line in lines[first + 1 : last + 1])])
    fixed = paste_quoted(lines[first][:column] + whole, column, whole)
    replaced = {first: fixed, **dict.fromkeys(range(first + 1, last + 1), "")}
    message = (
        f"YAML takes ': ' in the text that begins in line {first + 1} for the end of a key; put it in quotation marks"
    )
    place = lines[stop].find(": ")
    return Fault("colon-in-text", message, stop, max(0, place), 1, replaced, fixed)


def _columns_above(lines: list[str], number: int, is_item: bool) -> list[int]:
    """Columns of the keys, or items, a line could stand below: those of the lines that enclose the one above it."""
    columns: list[int] = []
    enclosing: int | None = None
    for index in range(number - 1, max(-1, number - FURTHEST_ABOVE), -1):
        line = lines[index]
        body = line.strip()
        indent = _indent(line)
        if not body or body.startswith("#") or (enclosing is not None and indent >= enclosing):
            continue
        enclosing = indent
        head = len(_head(line))
        if not is_item:
            columns += [head, indent] if head == indent else [head]
        elif head > indent or not columns:
            columns.append(indent)
        if indent == 0:
            break
    return columns or [0]


def _indentation(lines: list[str], number: int) -> Fault:
    """A line whose indentation fits no key or item above."""
    line = lines[number]
    indent = _indent(line)
    is_item = re.match(r"\s*-(?:\s|$)", line) is not None
    columns = _columns_above(lines, number, is_item)
    target = min(columns, key=lambda column: (abs(column - indent), -column))
    if target == indent:
        word = "an item" if is_item else "a key"
        message = f"{word} cannot stand here; look at the indentation of this line and of the one above"
        return Fault("indentation", message, number, indent, 1)
    replaced = {}
    for index in range(number, len(lines)):
        if not lines[index].strip():
            continue
        deep = _indent(lines[index])
        if index > number and (deep < indent or deep == target):
            break
        replaced[index] = " " * (deep - indent + target) + lines[index].lstrip(" ")
    spaces = f"{target} space" + ("" if target == 1 else "s")
    message = f"the indentation of this line ({indent}) fits nothing above; indent it by {spaces}, like its neighbours"
    return Fault("indentation", message, number, indent, 1, replaced, replaced[number])
