"""A map or persona as a Markdown document: all that it says, in an order and form that people and programs can read.

Stages are headings; everything else is a list under the format's own keys, in English in every language, since those
who read it next to the YAML files look for them. Texts are shown as their words: whatever Markdown or HTML a map holds,
only its links stay links.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from desireline.draw.html import clean
from desireline.draw.inline import address, linked, plain
from desireline.draw.markdown_text import markdown_text
from desireline.model import Emotion, FieldShape, JourneyMap, Piece, Stage, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.draw.view import Addresses, View
    from desireline.model import Persona

_PLAIN: Final = r"\w,;'\"()?/、。，；：？！「」『』（）…—–"
_ITSELF: Final = re.compile(rf"\w(?:[{_PLAIN} .\u2212-]*[{_PLAIN}])?")
"""A text that is its own Markdown wherever it stands."""
_NEEDS_ESCAPING: Final = re.compile(r"_|\s\s|www\.|GH-|^\d+[.)](?:\s|$)|^[-+=](?:\s|$|[-+=])")
_NESTED: Final = "  "
_NAMING: Final = ("title", "name", "text")


def document(piece: JourneyMap | Persona, view: View, page: str) -> str:
    """The document of a map or persona.

    Args:
        piece: The map or persona.
        view: Its surroundings; addresses are those seen from the document.
        page: The address of its page.
    """
    title = piece.title
    view = replace(view, addresses=_FromDocument(view.addresses, page))
    lines = [f"# {_words(title, view)}", "", f"- page: [{_words(title, view)}]({_target(page)})"]
    stages: tuple[Stage, ...] = getattr(piece, "stages", ())
    naming = "title" if isinstance(piece, JourneyMap) else "name"
    head, lists = _parted(piece, frozenset({naming, "stages"}))
    for shape in head:
        lines += _field(shape, piece.__dict__[shape.name], view, 0)
    lines += _extras(piece, 0)
    for number, stage in enumerate(stages, start=1):
        lines += ["", f"## {number}. {_words(stage.title, view)}{_id_of(stage)}", ""]
        lines += _below(stage, view, 0, frozenset({"title", "id"})) or ["- (nothing said yet)"]
    for shape in lists:
        lines += ["", f"## {shape.key}", ""]
        for item in piece.__dict__[shape.name]:
            lines += _item(item, view, 0)
    return "\n".join(lines) + "\n"


class _FromDocument:
    """Addresses seen from a document, which has no places of its own: those of the page are."""

    def __init__(self, addresses: Addresses, page: str) -> None:
        self._addresses, self._page = addresses, page
        self.source, self.asset = addresses.source, addresses.asset

    def page(self, target: str) -> str | None:
        """As the addresses have it; a place on the map's own page with the address of that."""
        found = self._addresses.page(target)
        return self._page + found if found is not None and found.startswith("#") else found


def _parted(piece: Piece, skip: frozenset[str]) -> tuple[list[FieldShape], list[FieldShape]]:
    """The given fields that stand in the head, and the lists that get a heading of their own."""
    head: list[FieldShape] = []
    lists: list[FieldShape] = []
    for shape in shapes(type(piece)):
        if shape.name in skip or shape.name not in piece.__dict__ or piece.__dict__[shape.name] == shape.empty:
            continue
        is_list = shape.many and shape.piece is not None and not shape.mapping
        (lists if is_list else head).append(shape)
    return head, lists


def _below(piece: Piece, view: View, depth: int, skip: frozenset[str]) -> list[str]:
    """What a piece says beyond `skip`, a line each or a list."""
    own = piece.__dict__
    lines: list[str] = []
    for shape in shapes(type(piece)):
        if shape.name in own and shape.name not in skip and own[shape.name] != shape.empty:
            lines += _field(shape, own[shape.name], view, depth)
    return lines + _extras(piece, depth)


def _extras(piece: Piece, depth: int) -> list[str]:
    return [
        f"{_NESTED * depth}- {_escaped(key)}: {_escaped(json.dumps(_own(value), ensure_ascii=False))}"
        for key, value in piece.extras.items()
    ]


def _own(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _own(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_own(inner) for inner in value]
    return value if isinstance(value, str | int | float) or value is None else str(value)


def _field(shape: FieldShape, value: Any, view: View, depth: int) -> Iterator[str]:
    if shape.mapping:
        for name, inner in value.items():
            known = view.persona_name(name) if shape.key == "by_persona" else str(name)
            yield from _named(_escaped(known), shape, inner, view, depth)
    else:
        yield from _named(shape.key, shape, value, view, depth)


def _named(label: str, shape: FieldShape, value: Any, view: View, depth: int) -> Iterator[str]:
    start = f"{_NESTED * depth}- {label}:"
    if shape.piece is None:
        said = ", ".join([_scalar(shape, each, view) for each in value]) if shape.many else _scalar(shape, value, view)
        yield f"{start} {said or '(none)'}"
        return
    if not shape.many:
        short = _line(value, view)
        if short is not None:
            yield f"{start} {short or 'yes'}"
        else:
            yield start
            yield from _inside(value, view, depth + 1)
        return
    if len(value) == 1 and (short := _line(value[0], view)) is not None:
        yield f"{start} {short or 'yes'}"
        return
    yield start if value else f"{start} (none)"
    for item in value:
        yield from _item(item, view, depth + 1)


def _inside(piece: Piece, view: View, depth: int) -> Iterator[str]:
    """A piece that stands alone under its key and needs several lines."""
    bare = piece.__dict__.get(type(piece).bare_list) if type(piece).bare_list else None
    for item in bare or ():
        yield from _item(item, view, depth)
    yield from _below(piece, view, depth, frozenset())


def _item(piece: Piece, view: View, depth: int) -> list[str]:
    """One of a list: what it is called, and below that what else it says."""
    own = piece.__dict__
    start = f"{_NESTED * depth}- "
    naming = next((name for name in (type(piece).shorthand, *_NAMING) if name and own.get(name)), "")
    if not naming or not isinstance(own[naming], str):
        short = _line(piece, view)
        if short is not None:
            return [start + (short or "yes")]
        return [f"{start}{_id_of(piece).strip() or '—'}", *_below(piece, view, depth + 1, frozenset({"id"}))]
    if naming == "id" and own.get("title"):
        naming = "title"
    said = own[naming] if naming == "id" else _words(own[naming], view) + _id_of(piece)
    return [start + said, *_below(piece, view, depth + 1, frozenset({naming, "id"}))]


def _id_of(piece: Piece) -> str:
    key = piece.__dict__.get("id")
    return f" ({key})" if key else ""


def _line(piece: Piece, view: View) -> str | None:
    """A piece on one line; None where it holds something that needs lines of its own."""
    own = piece.__dict__
    if own.get("id") or own.get("extras"):
        return None
    said: list[str] = []
    if isinstance(piece, Emotion):
        felt = [_line(feeling, view) for feeling in piece.feelings]
        if None in felt or piece.by_persona:
            return None
        said = [" → ".join(filter(None, felt))] if felt else []
    for shape in shapes(type(piece)):
        value = own.get(shape.name)
        if value is None or value == shape.empty:
            continue
        groups = value.items() if shape.mapping else [("", value)]
        for name, inner in groups:
            text = _short(shape, inner, view)
            if text is None:
                return None
            label = _escaped(str(name)) or ("" if shape.key in {type(piece).shorthand, "word"} else shape.key)
            said.append(f"{label}: {text}" if label else text)
    return "; ".join(said)


def _short(shape: FieldShape, value: Any, view: View) -> str | None:
    if shape.piece is None:
        return ", ".join([_scalar(shape, each, view) for each in value]) if shape.many else _scalar(shape, value, view)
    if not shape.many:
        line = _line(value, view)
        return f"({line})" if line is not None and "; " in line else line
    lines = [_line(item, view) for item in value]
    if None in lines or (len(lines) > 1 and shape.key != "word"):
        return None
    return ", ".join(filter(None, lines))


def _scalar(shape: FieldShape, value: Any, view: View) -> str:
    form = shape.form
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str) or form is None:
        return _escaped(str(value))
    if shape.key in {"link", "src"}:
        to = address(value, view) if shape.key == "link" else view.addresses.asset(value)
        return f"[{_escaped(value)}]({_target(to)})" if to else _escaped(value)
    if form.name == "reference" and "persona" in form.refers_to.split():
        name = view.persona_name(value)
        return _escaped(plain(name)) + (f" ({value})" if name != value else "")
    return _words(value, view) if form.name == "text" else _escaped(value)


def _words(text: str, view: View) -> str:
    """Text of a map as its words; links stay links."""
    if _ITSELF.fullmatch(text) and not _NEEDS_ESCAPING.search(text):
        return text
    if "[" not in text and "<" not in text:
        return _escaped(plain(text))
    made = ""
    for words, to in linked(text, view):
        if to is None or not words.strip():
            made += _joined(words)
        else:
            made += f"[{markdown_text(words)}]({_target(to)})"
    return made.strip()


def _joined(words: str) -> str:
    """Words beside a link, with the blanks that part them from it."""
    before = " " if words[:1].isspace() else ""
    behind = " " if words[-1:].isspace() else ""
    return before + markdown_text(words) + behind if words.strip() else before


def _escaped(text: str) -> str:
    if _ITSELF.fullmatch(text) and not _NEEDS_ESCAPING.search(text):
        return text
    return markdown_text(text)


def _target(to: str) -> str:
    """An address between the brackets of a link."""
    return f"<{clean(to).replace('<', '%3C').replace('>', '%3E')}>" if re.search(r"[\s()<>]", to) else clean(to)
