"""Lists whose items begin with another sign than `- `: `-Too slow`, `• Too slow`, `1. Too slow`.

YAML takes such lines for one text, or stops at them. Two lines that begin alike were meant as two items; one line alone
may be a text that begins so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desireline.model.patterns import later
from desireline.source.key_kinds import is_text_behind
from desireline.source.tree_quote import quoted, reads_as_typed, typed_text, value_end

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN = later(
    r"(?P<dash>-)(?=[^\s-])"
    r"|(?P<tight>[\u2022\u00b7\u30fb\u2027\u25aa\u25cf\u25e6\u2023\u25a0\u25a1\u25cb\u25ba\u25b8\u2713\u2714\u2610"
    r"\u25c6\u25c7\u2605\u2606\u27a2\u27a4\u2756\u203b\uf0a7\uf0b7\uf0d8\uf0e0\uf0fc\uff0d\u30fc])\s*(?=\S)"
    r"|(?P<spaced>[*+\u2013\u2014\u2192\u2212-]|o(?=\t| {2}))\s+(?=\S)"
    r"|(?P<number>\(?\d{1,2}[.)]\s+|\d{1,2}[\u3001\uff0e]\s*|[a-z]\)\s+"
    r"|[\u2460-\u2473]\s*|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]\u3001)(?=\S)"
)

_KEY_BEHIND_DASHES = later(r"(?P<dashes>[ ]*(?:-[ ]+)+)[^\s-].*:[ ]*$")
_ITEM = later(r"-\s+(?=\S)")
_COUNTED = "一二三四五六七八九十"


class Listed(NamedTuple):
    """A list that YAML does not see."""

    sign: str
    """The sign of its first item; of numbered ones the number."""
    first: int
    """Its first line, counted from 0."""
    last: int
    """Its last line."""
    paste: str
    """The same list as YAML sees it; empty where that is not sure."""
    replaced: dict[int, str]
    """By number its lines, changed one by one to something that can be read."""

    @property
    def message(self) -> str:
        """What is wrong, and what to do."""
        several = self.last > self.first
        where = f"lines {self.first + 1} to {self.last + 1} are" if several else "this is"
        if self.sign == "-":
            return f"a space is missing behind '-', so {where} no list"
        return f"{where} no list: an item begins with '-' and a space, not with '{self.sign}'"

    @property
    def rule(self) -> str:
        """The rule it breaks."""
        return "dash-without-space" if self.sign == "-" else "list-sign"


def listed(lines: Sequence[str], number: int, column: int, last: int, fewest: int = 2) -> Listed | None:
    """The list that begins at a 0-based place and goes on to the line `last` at most, if one was meant there.

    One was where `fewest` items begin alike.
    """
    found = _SIGN.match(lines[number], column)
    if found is None or (number and not lines[number][:column].strip() and is_text_behind(lines[number - 1])):
        return None
    kind, before = found.lastgroup, lines[number][:column]
    items = [lines[number][found.end() : value_end(lines[number], found.end())]]
    starts = {number: (column, found.end())}
    depth, end = _depth(lines[number], column), number
    for index in range(number + 1, last + 1):
        line = lines[index]
        start = len(line) - len(line.lstrip())
        if not line.strip():
            continue
        if start < depth:
            break
        following = _SIGN.match(line, start)
        is_like = following is not None and following.lastgroup == kind and _follows(found, following, len(items))
        if kind in ("dash", "tight") and not is_like and (item := _ITEM.match(line, start)):
            following, is_like = item, True  # the first dash has no space behind it, this one has
        if following is not None and is_like and (start == depth or len(items) == 1):
            items.append(line[following.end() : value_end(line, following.end())])
            starts[index] = start, following.end()
            depth = start
        elif start > depth or kind != "spaced":
            items[-1] += " " + line.strip()
        else:
            break
        end = index
    if len(items) < fewest:
        return None
    paste = _pasted(before, items, [lines[index].strip() for index in range(number + 1, end + 1)], lines[number])
    if before.strip():
        replaced = {number: before + quoted(items[0]), **dict.fromkeys(range(number + 1, end + 1), "")}
    else:
        replaced = {
            index: f"{lines[index][:start]}- {_item(text)}"
            for (index, (start, _)), text in zip(starts.items(), items, strict=True)
        }
        replaced |= {index: "" for index in range(number, end + 1) if index not in starts}
    if kind == "dash" and any(text[:1].isdigit() for text in items):
        paste = ""  # a minus may belong to the number
    return Listed(found.group().strip(), number, end, paste, replaced)


def text_above_items(line: str, start: int, depth: int) -> tuple[str, str]:
    """What is said of a text behind a key, with items below it that are `depth` deep; and the lines to paste."""
    text = typed_text(line, start)
    message = (
        "items stand below this text, and YAML takes them for a part of it; make it an item of its own, or delete it"
    )
    return message, f"{line[:start].rstrip()}{line[start + len(text) :]}\n{' ' * depth}- {text}"


def _follows(first: re.Match[str], following: re.Match[str], before: int) -> bool:
    """Whether a sign goes on with a list of so many items before it: numbers count on from the first."""
    if first.lastgroup != "number":
        return True
    one, other = first.group().strip("( )\u3001\uff0e."), following.group().strip("( )\u3001\uff0e.")
    if one in _COUNTED and other in _COUNTED:
        return _COUNTED.index(other) == _COUNTED.index(one) + before
    if one.isdecimal() and other.isdecimal():
        return int(other) == int(one) + before
    return not one.isdecimal() and not other.isdecimal() and ord(other[0]) == ord(one[0]) + before


def _depth(line: str, column: int) -> int:
    """How far a further item is indented at least: deeper than the key it stands behind, which may be an item's."""
    indent = len(line) - len(line.lstrip(" "))
    key = _KEY_BEHIND_DASHES.match(line[:column])
    if key is not None:
        return key.end("dashes") + 1
    return column if column == indent else indent + 1


def _pasted(before: str, items: list[str], below: list[str], line: str) -> str:
    """The list below its key, or in place of the item that swallowed it; the lines as they are where no list may be."""
    head = before.rstrip()
    dashes = re.match(r"[ ]*(?:-[ ]+)*", head)
    inside = " " * ((dashes.end() if dashes else 0) + 2)
    if is_text_behind(before):
        return "\n".join([f"{head} |", *(inside + each for each in (line[len(before) :].strip(), *below))])
    if not head:
        return "\n".join(f"{before}- {_item(text)}" for text in items)
    if head.endswith("-") and not head[:-1].strip():
        return "\n".join(f"{before[: len(head) - 1]}- {_item(text)}" for text in items)
    if head.endswith(":"):
        return "\n".join([head, *(f"{inside}- {_item(text)}" for text in items)])
    return ""


def _item(text: str) -> str:
    return text if reads_as_typed(text) else quoted(text)
