"""Items whose `- ` is not there, stands twice, or is another sign: the lines below them fit nothing then."""

from __future__ import annotations

import re
from typing import Final

from desireline.source.key_kinds import may_be_list, pieces_under
from desireline.source.key_meant import keys_taken
from desireline.source.suggest import is_key_of_the_format
from desireline.source.traps_lines import MISSING_DASH
from desireline.source.tree_fault import Fault, filled_before, head_of, indent_of
from desireline.source.tree_indent import FURTHEST_ABOVE

_SIGN: Final = re.compile(
    r"(?P<indent>[ ]*)"
    r"(?P<sign>-(?=[^\s-])|[\u2022\u00b7\u30fb\u25aa\u25cf\u25e6\u2023*+\u2013\u2014\uff0d\u30fc]\s*|\d{1,2}[.)\u3001\uff0e]\s+)"
    r"(?P<rest>(?:(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t])?\S.*|(?P<alone>[A-Za-z_][\w-]*)[ \t]*:)$"
)
_TWICE: Final = re.compile(r"(?P<indent>[ ]*)-[ ]+(?P<second>-[ ]+)(?P<rest>[A-Za-z_][\w-]*[ \t]*:(?:[ \t].*)?)$")
_KEY_AND_VALUE: Final = re.compile(r"(?P<indent>[ ]+)(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t]+[^\s#].*$")
_KEY_ALONE: Final = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[\w-]+)[ \t]*:[ \t]*(?:#.*)?$")
_TEXT: Final = re.compile(r"(?P<indent>[ ]+)(?P<text>[^\s#-][^:]*)$")


def wrong_dash(lines: list[str], stop: int) -> Fault | None:
    """What is wrong with the dash of the line the parser stopped in, or of the one above it."""
    for number in (stop, filled_before(lines, stop)):
        if fault := _sign(lines, number) or _twice(lines, number) or _missing(lines, number):
            return fault
    return None


def _sign(lines: list[str], number: int) -> Fault | None:
    """`-id: a`, `• id: a`."""
    found = _SIGN.match(lines[number])
    if found is None or not (
        is_key_of_the_format(found["key"] or found["alone"] or "") or _is_above_item(lines, number)
    ):
        return None
    indent, sign = found["indent"], found["sign"].strip()
    wide = len(found["sign"]) - 2 if sign[0].isdecimal() else 0  # its further keys stand below the first
    fixed = f"{indent}- {' ' * wide}{found['rest']}"
    if sign == "-":
        rule, message = "dash-without-space", "a space is missing behind '-'"
    else:
        rule, message = "list-sign", f"an item begins with '-' and a space, not with '{sign}'"
    return Fault(rule, message, number, len(indent), 1, {number: fixed}, fixed)


def _twice(lines: list[str], number: int) -> Fault | None:
    """`- - id: a`, with keys below that fit one dash."""
    found = _TWICE.match(lines[number])
    below = _below(lines, number)
    if found is None or below is None or indent_of(below) != found.start("second"):
        return None
    fixed = f"{found['indent']}- {found['rest']}"
    message = "a second '-' stands here, which begins a list in the list; delete it"
    return Fault("list-in-list", message, number, found.start("second"), 1, {number: fixed}, fixed)


def _missing(lines: list[str], number: int) -> Fault | None:
    """`id: a` with the other keys of the item two deeper; or a text, with items below it at the same depth."""
    line, below = lines[number], _below(lines, number)
    key = _key_of_list(lines, number)
    if below is None or not key:
        return None
    head, inside = head_of(below).strip(), indent_of(below) - indent_of(line)
    if found := _KEY_AND_VALUE.match(line):
        if head or inside != 2 or not any(found["key"] in keys_taken(piece) for piece in pieces_under(key)):
            return None
    elif _TEXT.match(line) is None or not head or inside:
        return None
    fixed = f"{line[: indent_of(line)]}- {line.strip()}"
    return Fault("missing-dash", MISSING_DASH, number, indent_of(line), 1, {number: fixed}, fixed)


def _below(lines: list[str], number: int) -> str | None:
    """The next line that holds more than a comment."""
    following = lines[number + 1 :]
    return next((line for line in following if line.strip() and not line.lstrip().startswith("#")), None)


def _is_above_item(lines: list[str], number: int) -> bool:
    """Whether an item stands right below a line, as deep as it."""
    below = _below(lines, number)
    return below is not None and head_of(below).strip() == "-" and indent_of(below) == indent_of(lines[number])


def _key_of_list(lines: list[str], number: int) -> str:
    """The key without a value that a line stands below, first or behind items as deep as it; "" where it does not."""
    depth = indent_of(lines[number])
    for index in range(number - 1, max(-1, number - FURTHEST_ABOVE), -1):
        line = lines[index]
        if not line.strip() or line.lstrip().startswith("#") or indent_of(line) > depth:
            continue
        if indent_of(line) < depth:
            key = _KEY_ALONE.match(line)
            return key["key"] if key and may_be_list(key["key"]) else ""
        if not head_of(line).strip() or (index == filled_before(lines, number) and _goes_on(line, lines[number])):
            return ""
    return ""


def _goes_on(item: str, line: str) -> bool:
    """Whether a line may be a further key of an item of one key above it, which stands too far to the left."""
    first, found = _KEY_AND_VALUE.match(item.replace("- ", "  ", 1)), _KEY_AND_VALUE.match(line)
    return first is not None and found is not None and first["key"] != found["key"]
