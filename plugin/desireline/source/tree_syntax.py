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

from desireline.source.key_kinds import is_text_behind
from desireline.source.reading import shown
from desireline.source.suggest import KEYS_OF_THE_FORMAT, is_key_of_the_format
from desireline.source.tree_balance import unbalanced
from desireline.source.tree_colon import no_colon, wide_colon
from desireline.source.tree_fault import Fault, filled_before, head_of, indent_of
from desireline.source.tree_flow import fault_over_lines, last_line, left_out, stray
from desireline.source.tree_foreign import foreign
from desireline.source.tree_indent import tabs, wide_indent
from desireline.source.tree_lists import listed
from desireline.source.tree_misplaced import indentation
from desireline.source.tree_nodes import Scalar
from desireline.source.tree_quote import (
    goes_on_as_mapping,
    mended_line,
    paste_quoted,
    quoted_at,
    reads_alone,
    unwrapped,
    value_end,
    value_starts,
)

_NO_COMMA = re.compile(r"""(?<=[\[{,:\s])('[^']*'|"[^"]*")\s+(?=['"])""")
_SEMICOLON = re.compile(r";(?=\s*(?:" + "|".join(sorted(KEYS_OF_THE_FORMAT)) + r")\s*:)")
_WIDE_COMMA = re.compile(r"[\uff0c\u3001\uff1b\u060c]\s*(?=(?:" + "|".join(sorted(KEYS_OF_THE_FORMAT)) + r")\s*:)")
_LONG_KEY = re.compile(r"\s*(?P<key>[^\s\"'\[\]{}-](?:(?!:\s).){1000,}):(?:\s|$)")
"""A key of more than a thousand characters; YAML takes 1,024."""


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
    previous = filled_before(lines, stop)
    in_brackets = any(event.flow_style for event in trail.open)
    other = foreign(lines, dict.fromkeys((since, stop, previous)), stop, in_brackets=in_brackets)
    if fault := tabs(lines, stop) or wide_indent(lines, stop) or other or _inside_flow(lines, trail, stop):
        return fault
    if not in_brackets and (fault := stray(lines, stop, error.problem_mark.column)):
        return fault
    from desireline.source.tree_dash import wrong_dash  # noqa: PLC0415  # it takes the whole vocabulary

    if fault := wrong_dash(lines, stop):
        return fault
    if "quoted scalar" in context and (fault := _line_by_itself(lines, since, problem)):
        return fault
    if fault := _quote_over_lines(lines, trail, stop, problem):
        return fault
    near = dict.fromkeys((stop, *((since,) if "simple key" in context else ()), previous))
    for number in near:
        if fault := _line_by_itself(lines, number, problem):
            return fault
    if "could not find expected ':'" in problem:
        return no_colon(lines, since)
    if "document" in problem and re.match(r"\S", lines[stop]) is None and not trail.open:
        return indentation(lines, stop)
    from desireline.source.tree_shorthand import text_with_keys  # noqa: PLC0415  # it takes the whole vocabulary

    return text_with_keys(lines, stop) or _misplaced(lines, stop, trail, problem)


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


def _inside_flow(lines: list[str], trail: _Trail, stop: int) -> Fault | None:
    """An error inside `{}` or `[]`: the collection that is open, from its outermost bracket."""
    flow = next((event for event in trail.open if event.flow_style), None)
    if flow is None:
        return None
    number, column = flow.start_mark.line, flow.start_mark.column
    line = lines[number]
    if column >= len(line):
        return None
    if fault := fault_over_lines(lines, number, column):
        return fault
    bracket = line[column]
    by_itself = _line_by_itself(lines, number, "")
    below = [indent_of(lines[index]) for index in range(number + 1, stop + 1) if lines[index].strip()]
    one_line = stop >= len(lines) - 1 or min(below, default=0) <= len(head_of(line))
    if by_itself and one_line and by_itself.rule == "unbalanced-bracket":
        return by_itself
    if by_itself and (one_line or line[value_end(line, column) - 1] in "]}"):
        if sign := _other_sign(line, number, column):
            return sign
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
    dropped = left_out(lines, (number, column), max(stop, last_line(lines, number, column)))
    fault_line = stop if lines[stop].strip() else filled_before(lines, stop)
    return Fault("text-in-brackets", message, fault_line, indent_of(lines[fault_line]), 1, dropped)


def _other_sign(line: str, number: int, column: int) -> Fault | None:
    """A collection of one line whose items are parted by `;` or by nothing but their quotation marks."""
    end = value_end(line, column)
    flow = line[column:end]
    for rule, made, message in (
        ("wrong-brackets", _NO_COMMA.sub(r"\1, ", flow), "a comma is missing between two texts in quotation marks"),
        ("wrong-brackets", _SEMICOLON.sub(",", flow), "';' parts nothing in brackets; write a comma"),
        ("wrong-brackets", _WIDE_COMMA.sub(", ", flow), "this comma is a full-width one and parts nothing; write ', '"),
    ):
        fixed = line[:column] + made + line[end:]
        if made != flow and reads_alone(fixed):
            return Fault(rule, message, number, column, end - column, {number: fixed}, fixed)
    return None


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
    if fault := wide_colon(lines, number):
        return fault
    if long := _LONG_KEY.match(line):
        return _long_key(line, number, long.end("key"))
    key_first = goes_on_as_mapping(lines, number)
    if fault := _listed(lines, number, key_first) or unbalanced(lines, number, key_first=key_first):
        return fault
    mended = mended_line(line, key_first)
    if mended is None:
        return None
    start, fixed = mended
    rule, message = _told(line, start, problem)
    return Fault(rule, message, number, start, value_end(line, start) - start, {number: fixed}, fixed)


def _long_key(line: str, number: int, end: int) -> Fault:
    """A key longer than YAML takes, which is read as one of the author's own in the copy."""
    start = indent_of(line)
    message = f"{shown(line[start:end])} is no key: it has {end - start} characters, and keys are short words"
    own = f"{line[:start]}x-{number}{line[end:]}"
    return Fault("unknown-key", message, number, start, end - start, {number: own if reads_alone(own) else ""})


def _listed(lines: list[str], number: int, key_first: bool) -> Fault | None:
    """Items behind the key they should stand below, or items that begin with a star."""
    line = lines[number]
    for start in value_starts(line, key_first):
        before, sign = line[:start].rstrip(), line[start : start + 2]
        if sign not in ("- ", "* ") or (sign == "- " and not before.endswith(":")) or is_text_behind(line[:start]):
            continue
        below_key = not before and lines[filled_before(lines, number)].rstrip().endswith(":")
        found = listed(lines, number, start, len(lines) - 1, 1 if sign == "- " or below_key else 2)
        if found is not None and sign == "- ":
            message = "'-' behind a key begins no list; put the items below it"
            return Fault("dash-behind-key", message, number, start, 1, found.replaced, found.paste)
        if found is not None:
            return Fault(found.rule, found.message, number, start, 1, found.replaced, found.paste)
    return None


def _told(line: str, start: int, problem: str) -> tuple[str, str]:
    text = line[start : value_end(line, start)]
    sign = text[:1]
    if "escape" in problem or "hexdecimal" in problem:
        return "escape", "a backslash in double quotation marks begins an escape; use single quotation marks"
    if sign in ("'", '"'):
        if text.find(sign, 1) > 0:
            message = f"the text begins with {sign} and the second {sign} ends it, with words left over"
            what = "the text inside" if unwrapped(text) else "the whole text"
            return "quote-closes-early", f"{message}; put {what} in the other kind of quotation marks"
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


def _misplaced(lines: list[str], stop: int, trail: _Trail, problem: str) -> Fault:
    """Each line near by can be read: it is their indentation, or a text that goes on over lines."""
    line = lines[stop]
    last = trail.last
    if "mapping values" in problem and last is not None and last.start_mark.line < stop <= last.end_mark.line:
        word = line.strip().split(":")[0].lstrip("- ")
        if last.style in (None, "") and not is_key_of_the_format(word) and "-" not in head_of(line):
            return _text_over_lines(lines, last, stop)
    if not line.strip():
        stop = filled_before(lines, stop)
    return indentation(lines, stop)


def _text_over_lines(lines: list[str], text: Scalar, stop: int) -> Fault:
    """An unquoted text of several lines with a colon in a later one."""
    first, column = text.start_mark.line, text.start_mark.column
    last = stop
    while last + 1 < len(lines) and lines[last + 1].strip() and indent_of(lines[last + 1]) >= indent_of(lines[stop]):
        last += 1
    whole = " ".join([lines[first][column:].strip(), *(line.strip() for line in lines[first + 1 : last + 1])])
    fixed = paste_quoted(lines[first][:column] + whole, column, whole)
    replaced = {first: fixed, **dict.fromkeys(range(first + 1, last + 1), "")}
    message = (
        f"YAML takes ': ' in the text that begins in line {first + 1} for the end of a key; put it in quotation marks"
    )
    place = lines[stop].find(": ")
    return Fault("colon-in-text", message, stop, max(0, place), 1, replaced, fixed)
