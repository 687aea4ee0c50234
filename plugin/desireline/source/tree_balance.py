"""Brackets that are not closed, or closed once too often, where keys or items stand in them and no text."""

from __future__ import annotations

import re
from typing import Final

from desireline.source.key_kinds import is_text_behind
from desireline.source.suggest import is_key_of_the_format
from desireline.source.tree_fault import Fault
from desireline.source.tree_quote import mended_flow, value_end, value_starts

_CLOSING: Final = {"[": "]", "{": "}"}
_FIRST_KEY: Final = re.compile(r"\{\s*([\w-]+):(?:\s|$)")
_LIST_IN_LIST: Final = re.compile(r"\[\s*\[")
_LEFT_OVER: Final = re.compile(r"[\]},;\s]*")


def unbalanced(lines: list[str], number: int, *, key_first: bool) -> Fault | None:
    """The fault of a line whose value in `{}` or `[]` is sound but for its end."""
    line = lines[number]
    for start in value_starts(line, key_first):
        if not _holds_structure(line, start):
            continue
        end = value_end(line, start)
        still_open, closed_at, stray = _scan(line[start:end])
        if still_open:
            column, message, fixed = _closed(line, start, end, still_open, stray=stray)
        elif 0 < closed_at < end - start and _LEFT_OVER.fullmatch(line, start + closed_at, end):
            column, fixed = start + closed_at, line[start : start + closed_at]
            message = f"'{line[column:end].strip()}' is left over behind '{fixed[-1]}'; delete it"
        else:
            continue
        sound = mended_flow(fixed) if fixed else None
        if sound is not None:
            mended = line[:start] + sound + line[end:]
            paste = "" if _LIST_IN_LIST.search(sound) else mended.rstrip()
            return Fault("unbalanced-bracket", message, number, column, end - column, {number: mended}, paste)
    return None


def _closed(line: str, start: int, end: int, still_open: list[int], *, stray: bool) -> tuple[int, str, str]:
    """Which bracket is not closed, what to say of it, and the whole with all closed; "" where it may be a text."""
    flow = line[start:end].rstrip(", ")
    inner = start + still_open[-1]
    endings = [_CLOSING[line[start + each]] for each in reversed(still_open)]
    message = f"the '{line[inner]}' that begins here is not closed; write '{endings[0]}' where it ends"
    if not all(_holds_structure(line, at) for at in range(start, end) if line[at] in _CLOSING):
        return inner, message, ""
    if stray:
        if flow[-1] == endings[-1] and len(endings) > 1:
            return inner, message, flow[:-1].rstrip() + "".join(endings)  # only the outermost is closed
        message = f"the '{line[inner]}' that begins here is closed with '{flow[-1]}'; write '{endings[0]}'"
        return inner, message, flow[:-1].rstrip() + endings[0] if len(endings) == 1 and flow[-1] in "]}" else ""
    return inner, message, flow + "".join(endings)


def _holds_structure(line: str, start: int) -> bool:
    """Whether a bracket with keys or items stands there, not a text that begins with one."""
    is_value = line[:start].rstrip().endswith(":") and not is_text_behind(line[:start])
    if line[start : start + 1] == "{":
        key = _FIRST_KEY.match(line, start)
        return key is not None and (is_value or is_key_of_the_format(key[1]))
    return line[start : start + 1] == "[" and is_value


def _scan(flow: str) -> tuple[list[int], int, bool]:
    """Where the brackets begin that stay open (none, if a quotation mark does), and where the outermost one ends.

    The third is whether one was closed with the other kind, which leaves it open.
    """
    stray = False
    still_open: list[int] = []
    quote = ""
    for index, sign in enumerate(flow):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"" and flow[:index].rstrip()[-1:] in ("[", "{", ",", ":"):
            quote = sign
        elif sign in _CLOSING:
            still_open.append(index)
        elif still_open and sign == _CLOSING[flow[still_open[-1]]]:
            still_open.pop()
            if not still_open:
                return [], index + 1, stray
        elif sign in _CLOSING.values():
            stray = True
    return ([] if quote else still_open), 0, stray
