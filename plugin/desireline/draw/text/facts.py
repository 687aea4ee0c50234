"""A map or persona as facts, one a line: what `git diff` and `git log -p` show in place of YAML.

The same map gives the same lines however its file is laid out: quotation marks, comments, the order of keys and of
lists whose order means nothing, and defaults written out make no difference. A line names the part it is about by its
id, else by the beginning of its text, so that a changed line can be read alone. Parts are named in the format's own
words, in English: the lines are compared with those of other people's machines.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.meaning import UNORDERED
from desireline.model import FieldShape, JourneyMap, Part, Piece, Stage, shapes
from desireline.source.problem import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.model import Persona

_NAME_CHARACTERS: Final = 40
"""Of the text of a part without an id, this much names it."""
_NAMED_IN_LISTS: Final = (
    "arrow", "automation", "attitude", "behaviour", "channel", "gain", "goal", "lane", "link", "metric", "motivation",
    "need", "node", "note", "pain", "row", "scale", "scenario", "source", "stage", "step", "thought", "touchpoint",
)  # fmt: skip
_SINGULAR: Final = {
    "opportunities": "opportunity",
    **{f"{word}s": word for word in _NAMED_IN_LISTS},
}
"""What one of a list is called; of other lists the key."""


def facts(piece: JourneyMap | Persona) -> str:
    """The facts of a map or persona, each line ending in a line break. No control character is among them."""
    noun = "map" if isinstance(piece, JourneyMap) else "persona"
    lines = [f"{noun} {piece.id or ''}".rstrip(), *_of(piece, "", 0, skip=frozenset({"id"}))]
    return "".join(visible(line) + "\n" for line in lines)


def _of(piece: Piece, name: str, depth: int, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """What a piece says beyond `skip`, each line beginning with its name."""
    cls, own = type(piece), piece.__dict__
    if cls.bare_list and own.get(cls.bare_list):
        yield from _pieces(own[cls.bare_list], name, depth)
    for shape in shapes(cls):
        value = own.get(shape.name)
        if value is None or value == shape.empty or shape.key in skip or shape.name == cls.bare_list:
            continue
        if not shape.mapping:
            yield from _field(shape, shape.key, value, name, depth)
            continue
        for key, inner in value.items():
            yield from _field(shape, f"{shape.key} {key}" if shape.key != "rows" else str(key), inner, name, depth)
    for key, value in piece.extras.items():
        yield _line(name, key, json.dumps(_plain(value), ensure_ascii=False, sort_keys=True), depth)


def _field(shape: FieldShape, key: str, value: Any, name: str, depth: int) -> Iterator[str]:
    if not shape.many:
        if isinstance(value, Piece):
            yield from _single(value, _joined(name, key), depth)
        else:
            yield _line(name, key, _written(value), depth)
        return
    held = sorted(value, key=_sorting) if shape.key in UNORDERED else value
    if value and isinstance(value[0], Piece):
        for item in held:
            yield from _part(item, _SINGULAR.get(key, key), name, depth)
    elif value and shape.form is not None and shape.form.name == "text":
        for item in held:
            yield _line(name, key, _written(item), depth)
    else:
        yield _line(name, key, ", ".join(map(_written, held)) if value else "none", depth)


def _single(piece: Piece, name: str, depth: int) -> Iterator[str]:
    """A piece that stands alone under its key: `emotion: -1`, `emotion · word: anxious`."""
    short = _short(piece)
    if short is not None:
        yield _line("", name, short, depth)
    yield from _of(piece, name, depth, skip=frozenset({type(piece).shorthand}) if short is not None else frozenset())


def _pieces(held: tuple[Any, ...], name: str, depth: int) -> Iterator[str]:
    """What stands right below a piece: one feeling, or several in their order."""
    for number, item in enumerate(held, start=1):
        yield from _single(item, name if len(held) == 1 else f"{name} {number}", depth)


def _part(item: Any, key: str, holder: str, depth: int) -> Iterator[str]:
    """One of a list: what it is called, and below that what else it says. Steps stand further in than their stage."""
    text = _short(item) or ""
    by_id = type(item).shorthand == "id"
    name = _joined(holder, f"{key} “{_cut(text)}”" if text else key)
    if isinstance(item, Part) and item.id:
        name = f"{key} {item.id}"  # ids are unique in a file: it needs no more to be known by
        yield " " * depth + name if by_id or not text else _line("", name, text, depth)
    elif text or not isinstance(item, Part):
        yield _line(holder, key, text, depth)
    skip = frozenset({"id", type(item).shorthand}) if text else frozenset({"id"})
    is_stage = isinstance(item, Stage)
    yield from _of(item, "" if is_stage else name, depth + 2 if is_stage else depth, skip)


def _short(piece: Any) -> str | None:
    """What the bare value of a piece would be; None where it is more than that, or nothing."""
    shape = next((each for each in shapes(type(piece)) if each.key == type(piece).shorthand), None)
    value = piece.__dict__.get(shape.name) if shape is not None else None
    return None if value is None or isinstance(value, tuple) else _written(value)


def _joined(name: str, key: str) -> str:
    return f"{name} · {key}" if name else key


def _line(name: str, key: str, value: str, depth: int) -> str:
    return f"{' ' * depth}{_joined(name, key)}: {value}".rstrip()


def _written(value: Any) -> str:
    """A scalar in one line, as written."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ⏎ ".join(part.strip() for part in str(value).splitlines()) if value != "" else ""


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | bool) or value is None else str(value)


def _sorting(item: Any) -> tuple[str, str]:
    """Order for lists whose order means nothing."""
    name = getattr(item, "id", None) if isinstance(item, Piece) else None
    return (name or "", "\n".join(_of(item, "", 0)) if isinstance(item, Piece) else _written(item))


def _cut(text: str) -> str:
    return text if len(text) <= _NAME_CHARACTERS else text[: _NAME_CHARACTERS - 1] + "…"
