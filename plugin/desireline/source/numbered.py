"""Numbers that people give to the items of a list: as keys (`1: Opens the page`), or under a key (`order: 1`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.model import Stage, Statement, Step
from desireline.source.reading import Reading, shown
from desireline.source.suggest import plain_word
from desireline.source.tree_nodes import Mapping, Scalar, is_absent

if TYPE_CHECKING:
    from desireline.model import Piece

_NUMBER: Final = re.compile(r"(?:(?:step|stage|phase|schritt|phase|item)[ _-]?)?\d{1,2}", re.IGNORECASE)
_ORDERS: Final = frozenset(
    {"step", "stage", "phase", "number", "no", "nr", "num", "order", "index", "position", "sequence", "sort", "seq"}
    | {"schritt", "nummer", "reihenfolge", "順序", "順番", "序號", "序号", "編號", "编号", "番号"}
)
"""What people call the number of an item."""


def is_numbered(node: Mapping) -> bool:
    """Whether all keys of a mapping are the numbers of items."""
    return all(_NUMBER.fullmatch(name.strip()) for name in node.pairs)


def report_numbered_items(cls: type[Piece], node: Mapping, reading: Reading) -> bool:
    """Report a mapping from numbers where a list of `cls` stands; say whether it is one."""
    if not is_numbered(node):
        return False
    first = next(iter(node.pairs.values()))[0]
    message = f"{shown(first.value)} numbers an item: a list stands here, in its order, each item behind '- '"
    reading.error("unknown-key", message, first, _lines(node, reading))
    from desireline.source.pieces import piece_reader  # noqa: PLC0415  # it imports this

    for _, value in node.pairs.values():
        if isinstance(value, Mapping):
            piece_reader(cls)(value, reading)
    return True


def _lines(node: Mapping, reading: Reading) -> str:
    """The items as they are written in a list; "" where they do not stand in one line each."""
    made = []
    for number, (key, value) in enumerate(node.pairs.values(), node.start.start_mark.line):
        start = key.start_mark
        one_line = isinstance(value, Scalar) and not is_absent(value) and value.end_mark.line == start.line == number
        if node.start.flow_style or not one_line:
            return ""
        line = reading.source.line(number)
        if line[: start.column].strip():
            return ""
        made.append(f"{line[: start.column]}- {line[value.start_mark.column :]}")  # type: ignore[union-attr]
    return "\n".join(made)


def report_order(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report a key that holds the number of a stage, step or statement; say whether it is one."""
    value = node.pairs[key.value][1]
    if plain_word(key.value) not in _ORDERS or not issubclass(cls, Stage | Step | Statement):
        return False
    if not isinstance(value, Scalar) or not value.value.strip().isdigit() or len(node.pairs) == 1:
        return False
    message = f"{shown(key.value)} is not a key of {cls.noun}; the order of a list is its numbering: delete this"
    reading.error("unknown-key", message, key, _without(key, value, node, reading))
    return True


def _without(key: Scalar, value: Scalar, node: Mapping, reading: Reading) -> str:
    """Two lines as one: the dash before the number, and the key behind it; "" where they do not stand so."""
    order = [each for each, _ in node.pairs.values()]
    start, place = key.start_mark, order.index(key)
    follows = order[place + 1].start_mark if place + 1 < len(order) else None
    line = reading.source.line(start.line)
    if follows is None or line[: start.column].strip() != "-" or line[value.end_mark.column :].strip():
        return ""
    if (follows.line, follows.column) != (start.line + 1, start.column):
        return ""
    return line[: start.column] + reading.source.line(follows.line)[follows.column :]
