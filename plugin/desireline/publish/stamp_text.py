"""Ids put into a file's text: characters are added where an id belongs, and none is taken away.

Of the text only the places count at which libyaml's own events begin and end, the ones that the reader uses. A string
in place of a part becomes the value of the key it stood for. What comes out is read again: whoever calls gets a text
that says what the former one said, ids apart, or none.
"""

from collections.abc import Sequence as Listed
from typing import Final, NamedTuple

from desireline.model import Part
from desireline.source.tree import Mapping, Node, Scalar, Sequence, place_of

STEP: Final = 2
"""Spaces by which what stands below a key is moved to the right."""


class Added(NamedTuple):
    """Characters to be added at an index of a text."""

    at: int
    text: str


class Spot(NamedTuple):
    """A value in the text."""

    node: Scalar | Mapping
    in_brackets: bool
    key: Scalar | None
    """The key it stands under; None of an item of a list."""


def spots(root: Node) -> dict[tuple[int, int], list[Spot]]:
    """The scalars and mappings of a file, by line and column (from 0), the outer first. Aliases come again."""
    found: dict[tuple[int, int], list[Spot]] = {}

    def look(node: Node, in_brackets: bool, key: Scalar | None) -> None:
        if isinstance(node, Mapping):
            found.setdefault(place_of(node), []).append(Spot(node, in_brackets, key))
            inside = in_brackets or bool(node.start.flow_style)
            for name, value in node.pairs.values():
                look(value, inside, name)
        elif isinstance(node, Sequence):
            inside = in_brackets or bool(node.start.flow_style)
            for item in node.items:
                look(item, inside, None)
        else:
            found.setdefault(place_of(node), []).append(Spot(node, in_brackets, key))

    look(root, False, None)
    return found


def id_added(text: str, spot: Spot, part: Part, name: str) -> list[Added]:
    """What is to be added to a text so that the part at a spot has the id `name`; empty where that cannot be."""
    node = spot.node
    if isinstance(node, Mapping):
        first = next((key for key, _ in node.pairs.values()), None)
        if first is None:
            return []
        at, column = first.start_mark.index, first.start_mark.column
        if node.start.flow_style:
            return [Added(at, f"id: {name}, ")]
        return [Added(at, f"id: {name}{_line_end(text, at)}{' ' * column}")]
    key = type(part).shorthand
    if not key or key == "id":
        return []
    start, end = node.start_mark.index, node.end_mark.index
    if spot.in_brackets:
        return [Added(start, f"{{id: {name}, {key}: "), Added(end, "}")]
    return _in_block(text, spot, key, name)


def _in_block(text: str, spot: Spot, key: str, name: str) -> list[Added]:
    node, end_of_line = spot.node, _line_end(text, spot.node.start_mark.index)  # type: ignore[union-attr]
    start, end = node.start_mark.index, node.end_mark.index  # type: ignore[union-attr]
    column = node.start_mark.column  # type: ignore[union-attr]
    holder = spot.key
    if holder is not None and holder.end_mark.line == node.start_mark.line:  # type: ignore[union-attr]
        column = holder.start_mark.column + STEP
        colon = text.index(":", holder.end_mark.index) + 1
        pad = end_of_line + " " * column
        made = [Added(colon, f"{pad}id: {name}{pad}{key}:")]
    else:
        made = [Added(start, f"id: {name}{end_of_line}{' ' * column}{key}: ")]
    return made + _moved_right(text, start, end, column + 1)


def _moved_right(text: str, start: int, end: int, least: int) -> list[Added]:
    """The further lines of a value moved right, all by the same, so that none begins left of column `least`."""
    lines: list[tuple[int, int]] = []
    at = text.find("\n", start, end) + 1
    while 0 < at < end:
        stop = text.find("\n", at)
        line = text[at : stop if stop >= 0 else len(text)]
        if line.strip():
            lines.append((at, len(line) - len(line.lstrip(" "))))
        at = stop + 1
    short = least - min((indent for _, indent in lines), default=least)
    return [Added(index, " " * short) for index, _ in lines] if short > 0 else []


def with_added(text: str, added: Listed[Added]) -> str:
    """A text with all of `added` in it."""
    made: list[str] = []
    last = 0
    for at, piece in sorted(added, key=lambda each: each.at):  # of one place in the order given
        made += [text[last:at], piece]
        last = at
    return "".join([*made, text[last:]])


def _line_end(text: str, at: int) -> str:
    """How the line of an index ends; in a file of one line, with a line feed."""
    stop = text.find("\n", at)
    stop = stop if stop >= 0 else text.rfind("\n", 0, at)
    if stop < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if stop and text[stop - 1] == "\r" else "\n"
