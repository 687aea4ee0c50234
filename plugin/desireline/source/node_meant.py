"""Keys of an automation's node that say what it is without saying of which family: `wait: 3d`, `email: Hello`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model import FAMILIES, Node, keys
from desireline.source.reading import Reading, shown
from desireline.source.scalars import choices_of
from desireline.source.suggest import plain_word
from desireline.source.tree_nodes import Mapping, Scalar
from desireline.source.value_words import VALUE_WORDS

if TYPE_CHECKING:
    from desireline.model import Piece

_HOW_LONG: Final = "wait"
"""The value whose key is followed by how long, and not by what."""


def report_of_node(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report a key of a node that is one of the things a node may be; say whether it is one."""
    family, kind = _kind(key.value) if issubclass(cls, Node) else ("", "")
    value = node.pairs[key.value][1]
    if not family or any(name in node.pairs for name in FAMILIES) or not isinstance(value, Scalar):
        return False
    rest = "duration" if kind == _HOW_LONG else "text"
    reading.meant.add((id(node), family))
    said = f"{family}: {kind}" + ("" if rest in node.pairs else f", {rest}: …")
    paste = "" if rest in node.pairs else _line(f"{family}: {kind}", rest, key, value, node, reading)
    reading.error("unknown-key", f"{shown(key.value)} is not a key of a node; write '{said}'", key, paste)
    return True


def _kind(word: str) -> tuple[str, str]:
    """The family and the value of a node that a word names; two empty texts for none."""
    plain = plain_word(word)
    for family in FAMILIES:
        form = keys(Node)[family].form
        for kind in choices_of(form) if form else ():
            if plain == plain_word(kind) or plain in VALUE_WORDS.get(kind, ()):
                return family, kind
    return "", ""


def _line(first: str, rest: str, key: Scalar, value: Scalar, node: Mapping, reading: Reading) -> str:
    """The line, or two, with both keys; "" where the value goes over several lines."""
    start, line = key.start_mark, reading.source.line(key.start_mark.line)
    if value.end_mark.line != start.line:
        return ""
    second = f"{rest}{line[key.end_mark.column :]}"
    if node.start.flow_style:
        return f"{line[: start.column]}{first}, {second}"
    return f"{line[: start.column]}{first}\n{' ' * start.column}{second}"
