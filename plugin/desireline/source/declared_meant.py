"""A key that names a row, lane or scale of the map: what stands under it belongs under `rows`, `lanes` or `scales`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.model import Stage, Step
from desireline.source.reading import Reading, shown
from desireline.source.suggest import plain_word
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, place_of, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.model import Piece

_DECLARED: Final = {"lanes": "lane", "rows": "row", "scales": "scale"}
"""Where a map declares what its stages and steps fill, and what one of it is called."""


class _Filled(NamedTuple):
    """A key that should stand one level further in."""

    key: Scalar
    value: Node
    name: str
    """The id under which it was declared."""


def report_declared(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report `key` of a stage or step, with all such keys of `node`, if the map declares it; say whether it does."""
    where, name = _declared(key.value, reading) if issubclass(cls, Stage | Step) else ("", "")
    if not where:
        return False
    filled = [_Filled(key, node.pairs[key.value][1], name)]
    for other, value in node.pairs.values():
        if other is not key and (found := _declared(other.value, reading))[0] == where:
            filled.append(_Filled(other, value, found[1]))
    reading.left_out |= {(id(node), each.key.value) for each in filled}
    reading.meant.add((id(node), where))
    reading.unread += [each.value for each in filled]
    noun = _DECLARED[where]
    named = " and ".join(
        part for part in (", ".join(shown(each.key.value) for each in filled[:-1]), shown(filled[-1].key.value)) if part
    )
    what = f"is a {noun}" if len(filled) == 1 else f"are {noun}s"
    inside = ", ".join(f"{each.name}: …" for each in filled)
    message = f"{named} {what} of this map, which {cls.noun} fills under '{where}': write '{where}: {{{inside}}}'"
    reading.error("misplaced-key", message, key, "" if where in node.pairs else _paste(where, filled, node, reading))
    return True


def _declared(word: str, reading: Reading) -> tuple[str, str]:
    """Where the map declares what has this id or title, and its id; two empty texts where it declares none."""
    plain = plain_word(word)
    for where in _DECLARED if plain else ():
        for name, title in _declarations(where, reading.tree):
            if plain in {plain_word(name), plain_word(title)}:
                return where, name
    return "", ""


def _declarations(where: str, tree: Mapping | None) -> Iterator[tuple[str, str]]:
    """The id and the title of each row, lane or scale that the map declares."""
    declared = tree.pairs[where][1] if tree is not None and where in tree.pairs else None
    for item in declared.items if isinstance(declared, Sequence) else [declared]:
        pairs = item.pairs if isinstance(item, Mapping) else {}
        name, title = (pairs[key][1] if key in pairs else None for key in ("id", "title"))
        if isinstance(name, Scalar):
            yield name.value.strip(), title.value.strip() if isinstance(title, Scalar) else ""


def _paste(where: str, filled: list[_Filled], node: Mapping, reading: Reading) -> str:
    """The lines of the keys with the missing key above them; "" where they do not stand together in block style."""
    order = [key for key, _ in node.pairs.values()]
    first, last = order.index(filled[0].key), order.index(filled[-1].key)
    if node.start.flow_style:
        return _in_braces(where, filled, reading)
    if [each.key for each in filled] != order[first : last + 1]:
        return ""
    start, column = filled[0].key.start_mark.line, filled[0].key.start_mark.column
    end = max(_last_line(each) for each in walk(filled[-1].value))
    head = reading.source.line(start)[:column]
    made = [f"{head}{where}:"]
    names = {each.key.start_mark.line: each for each in filled}
    for number in range(start, end + 1):
        line = reading.source.line(number)
        if each := names.get(number):
            line = " " * column + each.name + line[each.key.end_mark.column :]
        made.append(f"  {line}" if line.strip() else line)
    return "\n".join(made).rstrip()


def _in_braces(where: str, filled: list[_Filled], reading: Reading) -> str:
    """The line of one key between braces, with the missing key around it; "" for several keys or a longer value."""
    key, value, name = filled[0]
    if len(filled) > 1 or not isinstance(value, Scalar) or value.end_mark.line != key.start_mark.line:
        return ""
    line, end = reading.source.line(key.start_mark.line), value.end_mark.column
    made = f"{where}: {{{name}{line[key.end_mark.column : end]}}}"
    return line[: key.start_mark.column] + made + line[end:]


def _last_line(node: Node) -> int:
    if isinstance(node, Scalar):
        last = node.end_mark
        return last.line - 1 if last.column == 0 and last.line > node.start_mark.line else last.line
    return place_of(node)[0]
