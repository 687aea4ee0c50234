"""What to write where a list or a mapping stands under a key that takes a text, an id or a number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.source.reading import Reading, shown
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_absent

if TYPE_CHECKING:
    from desireline.model import Form

_NAMES: Final = ("text", "title", "name", "label", "value", "description")
"""Keys of the text that somebody put a mapping around."""
_ELSEWHERE: Final = {"persona": "; give the persona a file of its own, and write its id here"}
_DECLARED: Final = {
    "touchpoint": " and declare it under 'touchpoints' of the map",
    "persona": " and give the persona a file of its own",
}


def one_only(form: Form, node: Node, reading: Reading, *, many: bool) -> tuple[str, str]:
    """The end of the message, and the line to paste; each "" where nobody can be sure."""
    if isinstance(node, Mapping):
        return (
            _id_alone(form, node) or _ELSEWHERE.get(form.refers_to, "") if form.refers_to else _text_alone(node)
        ), ""
    if not isinstance(node, Sequence) or many:
        return "", ""
    items = [item for item in node.items if isinstance(item, Scalar) and not is_absent(item)]
    if len(items) != len(node.items) or not items:
        return "", ""
    if len(items) == 1:
        return f"; write {shown(items[0].value.strip())} without a list", _without_brackets(node, items[0], reading)
    return ("; write all of it as one text", "") if form.name == "text" else ("; keep one of them", "")


def _without_brackets(node: Sequence, item: Scalar, reading: Reading) -> str:
    mark, end = node.start.start_mark, item.end_mark
    line = reading.source.line(mark.line)
    close = line.find("]", end.column) if end.line == mark.line else -1
    if not node.start.flow_style or close < 0 or line[end.column : close].strip(" ,"):
        return ""
    return line[: mark.column] + line[item.start_mark.column : end.column] + line[close + 1 :]


def _id_alone(form: Form, node: Mapping) -> str:
    """What to do with a mapping that was written where its id, or its title, refers to it."""
    given = [node.pairs[key][1] for key in ("id", *_NAMES) if key in node.pairs] if form.text_allowed else []
    given = [node.pairs["id"][1]] if "id" in node.pairs else given
    if not given or not isinstance(given[0], Scalar) or is_absent(given[0]):
        return ""
    more = len(node.pairs) > 1 or "id" in node.pairs
    return f"; write {shown(given[0].value.strip())} alone here{_DECLARED.get(form.refers_to, '') if more else ''}"


def _text_alone(node: Mapping) -> str:
    """What to do with a mapping around a text."""
    given = [node.pairs[key][1] for key in _NAMES if key in node.pairs]
    if len(node.pairs) != 1 or not given or not isinstance(given[0], Scalar) or is_absent(given[0]):
        return ""
    return f"; write {shown(given[0].value.strip())} alone here"
