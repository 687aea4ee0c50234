"""Merged items to lines: what one side alone decides is written as it stands there, comments and layout and all."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.merge_outline import Group, Item, Leaf
from desireline.compare.merge_things import said

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_IN_BRACKETS: Final = re.compile(r"[,\[\]{}]")
"""What an unquoted text of a block may hold, and one in brackets may not."""


class _NotInBrackets(Exception):  # noqa: N818  # named for what it is
    """It takes several lines, so that what holds it cannot stand in brackets any more."""


@dataclass(slots=True)
class Out:
    """One item of the merged file."""

    item: Item
    """Whose key, dash and layout it has."""
    above: list[str]
    value: Item | None = None
    """Where one side's value is taken as it stands: that side's item."""
    group: OutGroup | None = None
    """Where it is put together."""
    behind: str | None = None
    """The comment behind, where it is not that of `value` or `item`."""
    trail: list[str] | None = None
    """The lines below, where they are not those of `value` or `item`."""

    @property
    def said(self) -> Any:
        """What it says; see `merge_things.said`."""
        return self.group.said if self.group is not None else said((self.value or self.item).value)


@dataclass(slots=True)
class OutGroup:
    """A list or mapping that is put together."""

    is_list: bool
    outs: list[Out] = field(default_factory=list)
    flow: bool = False

    @property
    def said(self) -> Any:
        """What it says; see `merge_things.said`."""
        if self.is_list:
            return tuple(out.said for out in self.outs)
        return frozenset((out.item.key, inner) for out in self.outs if (inner := out.said) is not None)


def written(head: list[str], root: OutGroup, tail: list[str]) -> str:
    """The text of a merged file."""
    return "\n".join([*head, *_children(root), *tail]) + "\n"


def block_of(item: Item) -> list[str]:
    """An item as it stands in its file, without what is above; from brackets, as one of a block."""
    if item.own:
        return item.own
    text = item.in_flow if item.key is not None else f"- {item.in_flow}"
    return text.split("\n")


def _children(group: OutGroup) -> list[str]:
    spaced = [bool(out.above) and not out.above[0] for out in group.outs if not out.item.first]
    spread = sum(spaced) * 2 > len(spaced)
    lines: list[str] = []
    for number, out in enumerate(group.outs):
        above = list(out.above)
        if number == 0 and not out.item.first:
            while above and not above[0]:
                above.pop(0)
        elif number and out.item.first and spread and (not above or above[0]):
            above.insert(0, "")
        lines += [*above, *_lines(out)]
    return lines


def _lines(out: Out) -> list[str]:
    if out.group is None:
        return _taken(out)
    item, group = out.item, out.group
    head = item.key_text + ":" if item.key is not None else "-"
    behind = _behind(out, item)
    trail = (item.trail if out.trail is None else out.trail) if item.body else out.trail or []
    if item.body and isinstance(item.value, Group) and group.said == said(item.value):
        return [*item.body[:-1], item.body[-1] + behind, *trail]  # in brackets, maybe over several lines
    if group.flow or not group.outs:
        try:
            return [f"{head} {_in_brackets(group)}{behind}", *trail]
        except _NotInBrackets:
            pass
    was_block = isinstance(item.value, Group) and not item.value.flow and bool(item.own)
    if was_block and item.header:
        first = item.header[0].removesuffix(item.behind) + behind
        return [first, *item.header[1:], *_shifted(_children(group), item.offset), *trail]
    if item.key is not None:
        return [head + behind, *_shifted(_children(group), 2), *trail]
    if group.is_list:  # a list right in a list
        return [head + behind, *_shifted(_children(group), 2), *trail]
    above = [behind.strip()] if behind else []  # the first line is that of a key, which has a comment of its own
    return [*above, *_behind_dash(group, item.offset if was_block else 2), *trail]


def _behind_dash(group: OutGroup, offset: int) -> list[str]:
    """A mapping whose first key stands in the line of its dash; comments above that key go above the dash."""
    lines = _children(group)
    above = 0
    while above < len(lines) and (not lines[above].strip() or lines[above].lstrip().startswith("#")):
        above += 1
    body = _shifted(lines[above:], offset)
    if body:
        body[0] = "-" + body[0][1:]
    return [*(line for line in lines[:above] if line.strip()), *body]


def _taken(out: Out) -> list[str]:
    taken = out.value or out.item
    if taken.own and not taken.body:
        return _with_behind(taken, _behind(out, taken))
    body = taken.body or block_of(taken)
    trail = taken.trail if out.trail is None else out.trail
    return [*body[:-1], body[-1] + _behind(out, taken), *trail]


def _with_behind(taken: Item, behind: str) -> list[str]:
    """A block as it stands, with the comment behind its key; where it has no line of its own for that, above it."""
    if behind == taken.behind:
        return taken.own
    if taken.header:
        return [taken.own[0].removesuffix(taken.behind) + behind, *taken.own[1:]]
    return [behind.strip(), *taken.own]


def _behind(out: Out, taken: Item) -> str:
    return taken.behind if out.behind is None else out.behind


def _shifted(lines: Iterable[str], columns: int) -> list[str]:
    pad = " " * columns
    return [pad + line if line.strip() else "" for line in lines]


def _in_brackets(group: OutGroup) -> str:
    inner = ", ".join(_one_in_brackets(out) for out in group.outs)
    return f"[{inner}]" if group.is_list else f"{{{inner}}}"


def _one_in_brackets(out: Out) -> str:
    taken = out.value or out.item
    if _behind(out, taken) or any(line.strip() for line in (*out.above, *(out.trail or ()))):
        raise _NotInBrackets
    head = f"{out.item.key_text}: " if out.item.key is not None else ""
    if out.group is not None:
        is_block = isinstance(out.item.value, Group) and not out.item.value.flow
        if out.group.outs and is_block and not _is_short(out.group):
            raise _NotInBrackets
        return head + _in_brackets(out.group)
    if taken.in_flow and "\n" not in taken.in_flow:
        return taken.in_flow
    value = taken.value
    if isinstance(value, Group):
        if not value.flow or "\n" in value.flow:
            raise _NotInBrackets
        return head + value.flow
    return head + _leaf_in_brackets(value)


def _is_short(group: OutGroup) -> bool:
    """Whether a list that would stand in block style may stand in brackets: one text, or several words."""
    values = [(out.value or out.item).value for out in group.outs if out.group is None]
    leaves = [value for value in values if isinstance(value, Leaf)]
    words = len(leaves) < 2 or all(leaf.text.split() == [leaf.text] for leaf in leaves)
    return group.is_list and len(leaves) == len(group.outs) and words


def _leaf_in_brackets(leaf: Leaf) -> str:
    if "\n" in leaf.text or leaf.style in {"|", ">"}:
        raise _NotInBrackets
    if not leaf.style and leaf.text and _NOT_IN_BRACKETS.search(leaf.text):
        return json.dumps(leaf.text, ensure_ascii=False)
    return leaf.text
