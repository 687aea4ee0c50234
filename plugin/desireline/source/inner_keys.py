"""Keys that stand one level too far out: `count: 3` beside `evidence`, a lane's name beside `lanes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desireline.source.reading import Reading, shown
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, place_of, walk

if TYPE_CHECKING:
    from collections.abc import Callable


class Inner(NamedTuple):
    """A key that should stand one level further in."""

    key: Scalar
    value: Node
    name: str
    """What it is called there."""


def report_inner(
    where: str, key: Scalar, name_of: Callable[[str], str], node: Mapping, reading: Reading, what: Callable[[int], str]
) -> None:
    """Report `key`, and with it all keys of `node` that belong under `where`.

    Args:
        where: The key under which they belong.
        key: The first of them.
        name_of: What a key is called there; "" for a key that does not belong there.
        node: The mapping they stand in.
        reading: The file.
        what: What is said of so many keys, between their names and what to write.
    """
    others = [Inner(each, value, name_of(each.value)) for each, value in node.pairs.values() if each is not key]
    found = [Inner(key, node.pairs[key.value][1], name_of(key.value)), *(each for each in others if each.name)]
    reading.left_out |= {(id(node), each.key.value) for each in found}
    reading.meant.add((id(node), where))
    reading.unread += [each.value for each in found]
    names = [shown(each.key.value) for each in found]
    named = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    inside = ", ".join(f"{each.name}: …" for each in found)
    message = f"{named} {what(len(found))}: write '{where}: {{{inside}}}'"
    reading.error("misplaced-key", message, key, "" if where in node.pairs else _paste(where, found, node, reading))


def _paste(where: str, found: list[Inner], node: Mapping, reading: Reading) -> str:
    """The lines of the keys with the missing key above them; "" where they do not stand together in block style."""
    order = [key for key, _ in node.pairs.values()]
    first, last = order.index(found[0].key), order.index(found[-1].key)
    if [each.key for each in found] != order[first : last + 1]:
        return ""
    if node.start.flow_style:
        return _in_braces(where, found, reading)
    start, column = found[0].key.start_mark.line, found[0].key.start_mark.column
    end = max(_last_line(each) for each in walk(found[-1].value))
    head = reading.source.line(start)[:column]
    made = [f"{head}{where}:"]
    names = {each.key.start_mark.line: each for each in found}
    for number in range(start, end + 1):
        line = reading.source.line(number)
        if each := names.get(number):
            line = " " * column + each.name + line[each.key.end_mark.column :]
        made.append(f"  {line}" if line.strip() else line)
    return "\n".join(made).rstrip()


def _in_braces(where: str, found: list[Inner], reading: Reading) -> str:
    """The line of keys between braces, with the missing key around them; "" where they go over several lines."""
    number = found[0].key.start_mark.line
    line, made = reading.source.line(number), []
    for key, value, name in found:
        if not isinstance(value, Scalar) or value.end_mark.line != number or key.start_mark.line != number:
            return ""
        made.append(f"{name}{line[key.end_mark.column : value.end_mark.column]}")
    start, end = found[0].key.start_mark.column, found[-1].value.end_mark.column  # type: ignore[union-attr]
    return f"{line[:start]}{where}: {{{', '.join(made)}}}{line[end:]}"


def without_dashes(node: Sequence, reading: Reading) -> str:
    """The lines of a list of mappings as one mapping; "" where an item is none, or keys stand twice."""
    items = [item for item in node.items if isinstance(item, Mapping) and not item.start.flow_style]
    keys = [key for item in items for key, _ in item.pairs.values()]
    if (
        len(items) < len(node.items)
        or node.start.flow_style
        or not keys
        or len({key.value for key in keys}) < len(keys)
    ):
        return ""
    first, last = keys[0].start_mark.line, max(_last_line(each) for each in walk(node))
    starts = {item.start.start_mark.line: item.start.start_mark.column for item in items}
    made = []
    for number in range(first, last + 1):
        line, column = reading.source.line(number), starts.get(number)
        made.append(line if column is None else line[:column].replace("-", " ", 1) + line[column:])
    return "\n".join(made).rstrip()


def _last_line(node: Node) -> int:
    if isinstance(node, Scalar):
        last = node.end_mark
        return last.line - 1 if last.column == 0 and last.line > node.start_mark.line else last.line
    return place_of(node)[0]
