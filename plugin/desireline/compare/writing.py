"""A map or persona as YAML text, from the model alone: the usual layout, without comments. The reader reads it back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from desireline.compare.node import Node, tree
from desireline.compare.plain import plain
from desireline.compare.plan import Keys, plan, shape_at
from desireline.model import Evidence, FailPoint, JourneyMap, Mark, Persona
from desireline.source.layout import lay_out
from desireline.source.layout_scalars import is_plain_text
from desireline.source.tree_quote import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.compare.change import Plain
    from desireline.model import Form

_AS_WRITTEN: Final = re.compile(r"[\w+.\u2212%][\w+.%:#\u2212\u2013-]*|-[\d.][\w.%-]*", re.ASCII)
"""A value of a field that is no text and needs no quotation marks: a number, a span, a date, an id."""

_WORD: Final = re.compile(r"[\w+.%-]+")
"""What may stand in a list in brackets as it is."""


def yaml_text(piece: JourneyMap | Persona) -> str:
    """A map or persona as YAML, in the usual layout, ending in a line break."""
    text = "\n".join(_mapping(tree(piece))) + "\n"
    return lay_out(text.encode("utf-8"), piece.file or "map.yaml", persona=isinstance(piece, Persona)).raw.decode(
        "utf-8"
    )


def _mapping(node: Node) -> list[str]:
    """The keys of a piece, a line each or a block below."""
    lines: list[str] = []
    for at, value in _entries(node):
        lines += value if not at else _under(_key(at[0]), value)
    return lines


def _entries(node: Node) -> Iterator[tuple[Keys, list[str]]]:
    """Keys and the lines of their values; of keys that hold a mapping by name, the mapping once."""
    order = [shape.key for shape in plan(node.cls)] if node.cls is not None else []
    named: dict[str, list[str]] = {}
    made: dict[str, list[str]] = {}
    for at, (form, value) in node.leaves.items():
        if form is not None and isinstance(value, tuple):  # a list that is one value: the ends of a scale
            ends = [_scalar(plain(each), form) for each in value]
            in_line = all(_WORD.fullmatch(each) for each in ends)
            lines = [f"[{', '.join(ends)}]"] if in_line else [f"- {each}" for each in ends]
        else:
            lines = [_scalar(plain(value), form)] if form is not None or value != () else ["[]"]
        lines = [json.dumps(plain(value), ensure_ascii=False)] if at[0].startswith("x-") else lines
        _put(made, named, at, lines)
    for at, held in node.slots.items():
        if not at:  # a list in place of the mapping, beside other keys: a single feeling's own
            for child in held:
                for inner, lines in _entries(child):
                    _put(made, named, inner, lines)
            continue
        _put(made, named, at, _list(held) if held and held[0].many else _value(held[0]) if held else [])
    made |= named
    for key in sorted(made, key=lambda each: (order.index(each) if each in order else len(order), each)):
        yield (key,), made[key]


def _put(made: dict[str, list[str]], named: dict[str, list[str]], at: Keys, lines: list[str]) -> None:
    if len(at) == 1:
        made[at[0]] = lines
    elif at:
        named.setdefault(at[0], []).extend(_under(_key(at[1]), lines))


def _list(held: list[Node]) -> list[str]:
    lines: list[str] = []
    for child in held:
        value = _value(child)
        lines += [f"- {value[0]}", *(f"  {line}" if line else "" for line in value[1:])]
    return lines


def _value(node: Node) -> list[str]:
    """A piece as it is written: a bare value where that says it all, else its keys."""
    if node.cls is None:
        return [_scalar(plain(node.value), node.form)]
    if set(node.slots) == {()} and not node.leaves:
        feelings = node.slots[()]
        return _value(feelings[0]) if len(feelings) == 1 else _list(feelings)
    if not node.leaves and not node.slots:
        return ["true"] if issubclass(node.cls, Mark | FailPoint) else ["{}"]
    bare = "status" if node.cls is Evidence else node.cls.shorthand
    if not node.slots and set(node.leaves) == {(bare,)} and _is_short(plain(_only(node))):
        shape = shape_at(node.cls, (bare,))
        return [_scalar(plain(_only(node)), shape.form if shape is not None else None)]
    return _mapping(node)


def _is_short(value: Plain) -> bool:
    """Whether a text may stand for the whole mapping: `true` and the like would be read as a mark without words."""
    return "\n" not in str(value) and str(value).lower() not in {"true", "false", "yes", "no", "null", "~", ""}


def _only(node: Node) -> Plain:
    return next(iter(node.leaves.values()))[1]


def _under(key: str, lines: list[str]) -> list[str]:
    """A key with its value behind it, or below it where that takes a block."""
    if len(lines) == 1 and not lines[0].startswith("- ") and not _is_key_line(lines[0]):
        return [f"{key}: {lines[0]}"]
    return [f"{key}:", *(f"  {line}" if line else "" for line in lines)]


def _is_key_line(line: str) -> bool:
    """Whether a line is a key with its value, and no bare value: those are written so that they are none."""
    return re.match(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[{][^"'\[{]*?):(?: |$)""", line) is not None


def _key(name: str) -> str:
    return name if is_plain_text(name) and ":" not in name else quoted(name)


def _scalar(value: Plain, form: Form | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, list):
        return "[" + ", ".join(_scalar(each, form) for each in value) + "]"
    text = str(value)
    if form is not None and form.name != "text" and _AS_WRITTEN.fullmatch(text):
        return text
    return text if is_plain_text(text) and ": " not in text and not text.endswith(":") else quoted(text)
