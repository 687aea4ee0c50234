"""The lines of a file: block style for prose, brackets for ids, numbers and short names, two spaces a level."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desireline.model import FieldShape, JourneyMap, Persona, Piece, Stage, keys
from desireline.source.layout_entries import Arranged, Entry, Group
from desireline.source.layout_scalars import Written, written, written_key
from desireline.source.names import may_be_several
from desireline.source.problem import display_width
from desireline.source.reading import ABSENT
from desireline.source.traps_brackets import _is_prose as is_prose
from desireline.source.tree_nodes import Alias, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.layout_survey import Survey

#: Terminal columns a line with brackets may have; a longer one is opened to one item a line.
WIDEST_INLINE: Final = 120
#: Terminal columns a title or label may have in brackets.
LONGEST_NAME: Final = 48
_NAMES: Final = ("text", "title", "name")
_OF_NAMES: Final = frozenset({"profile", "usage", "channels", "industry", "size", "equipment", "have", "need", "word"})
"""Keys whose statements are short names as a rule: devices, channels, feelings."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the model says of a value: nothing is put in order of which it says nothing."""

    piece: type[Piece] | None = None
    by_name: bool = False
    """A mapping from names to such pieces; its keys are the author's own."""
    key: str = ""
    """The key it stands under."""
    of_names: bool = False
    """Whether its lists hold names, which may stand in brackets, and not statements."""

    def under(self, key: str) -> Kind:
        """What stands under a key of it."""
        if self.by_name:
            return Kind(self.piece, key=key, of_names=self.of_names)
        shape: FieldShape | None = keys(self.piece).get(key) if self.piece is not None else None
        if shape is None:
            return Kind(key=key)
        return Kind(shape.piece, shape.mapping, key, self.of_names or key in _OF_NAMES)

    @property
    def is_prose(self) -> bool:
        """Whether it stands one item, and one key, a line: it is a stage or a statement."""
        if self.piece is None or self.by_name or self.of_names:
            return False
        return self.piece is Stage or self.piece.shorthand == "text"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one file."""

    seen: Survey
    as_found: bool = False
    """Quotation marks and the order of keys stay as they are."""

    def file(self, arranged: Arranged, persona: bool) -> str:
        """The whole text, with line feeds."""
        kind = Kind(Persona if persona else JourneyMap)
        lines = [*_tidy(arranged.head, first=True), *self.seen.directives]
        if self.seen.document_start is not None:
            lines.append("---")
        body = self._open(arranged.root, 0, kind)
        if lines and body and not body[0] and not lines[-1]:
            body = body[1:]
        return "\n".join(_editor_line_first([*lines, *body])).rstrip("\n") + "\n"

    def _open(self, group: Group, indent: int, kind: Kind) -> list[str]:
        """The lines of a group in block style."""
        lines: list[str] = []
        pad = " " * indent
        entries = self._in_order(group, kind)
        for place, entry in enumerate(entries):
            above = _tidy(entry.above, first=place == 0)
            body = self._entry(entry, indent, kind)
            hoisted = 0
            while hoisted < len(body) and (not body[hoisted] or body[hoisted].lstrip().startswith("#")):
                hoisted += 1
            above += [line.lstrip() for line in body[:hoisted]]
            if place and kind.key == "stages" and above[:1] != [""] and _are_stages(entries[place - 1 : place + 1]):
                above.insert(0, "")
            lines += [pad + line if line else "" for line in above]
            lines += body[hoisted:]
        lines += [pad + line if line else "" for line in _tidy(group.tail)]
        return lines

    def _entry(self, entry: Entry, indent: int, kind: Kind) -> list[str]:
        """The lines of one entry, comments above its first line included where they come from inside it."""
        pad = " " * indent
        inner = kind.under(entry.key.value) if entry.key is not None else kind
        start = f"{pad}{written_key(entry.key)}:" if entry.key is not None else f"{pad}-"
        value = entry.value
        if not isinstance(value, Group):
            said = self._scalar(value, inner)
            line = f"{start} {said.head}" if said.head else start
            block = [f"{pad}  {line}" if line else "" for line in said.block]
            return [self._with_comment(line, entry), *block]
        list_in_list = entry.key is None and isinstance(value.node, Sequence)
        inline = self._inline(value, inner, len(start) + 1, at_any_length=list_in_list)
        if inline is not None:
            return [self._with_comment(f"{start} {inline}", entry)]
        anchor = _anchor(value)
        below = self._open(value, indent + 2, inner)
        if entry.key is not None or anchor or list_in_list:
            line = f"{start} {anchor}".rstrip()
            if entry.key is None and entry.behind:
                return [f"{pad}{entry.behind}", line, *below]
            return [self._with_comment(line, entry), *below]
        leading = next((place for place, line in enumerate(below) if line and not line.lstrip().startswith("#")), 0)
        said_above = [f"{pad}{entry.behind}"] if entry.behind else []
        first = f"{start} {below[leading].lstrip()}"
        return [*said_above, *below[:leading], first, *below[leading + 1 :]]

    def _scalar(self, value: Scalar | Alias, kind: Kind, in_brackets: bool = False) -> Written:
        if isinstance(value, Scalar):
            as_found = self.as_found or may_be_several(kind.key, value.value)
            return written(value, self.seen, in_brackets=in_brackets, as_found=as_found)
        return Written(f"*{value.anchor}")

    def _with_comment(self, line: str, entry: Entry) -> str:
        if not entry.behind:
            return line
        as_it_was = f"{line.strip()}{' ' * entry.gap}{entry.behind}"
        kept = self._seems_cut_off(entry.value) or any(as_it_was in whole for whole in self._source_lines(entry))
        return f"{line}{' ' * (entry.gap if kept else 2)}{entry.behind}"

    def _seems_cut_off(self, value: Scalar | Alias | Group) -> bool:
        """Whether a comment follows so closely that it may be a part of the text: the reader's warning stays true."""
        if not isinstance(value, Scalar) or value.style not in (None, "") or not value.value:
            return False
        end = value.end_mark.index
        return self.seen.text[end : end + 2] == " #"

    def _source_lines(self, entry: Entry) -> Iterator[str]:
        mark = entry.key.start_mark if entry.key is not None else None
        if mark is None and isinstance(entry.value, Scalar):
            mark = entry.value.start_mark
        if mark is not None:
            start = self.seen.line_starts[mark.line]
            end = self.seen.text.find("\n", start)
            yield self.seen.text[start : end if end >= 0 else None]

    def _in_order(self, group: Group, kind: Kind) -> list[Entry]:
        """The entries as they are to stand: `id` first, then what the piece is called; `retired` by id."""
        if self.as_found or self.seen.has_anchors:
            return group.entries
        if isinstance(group.node, Mapping):
            if kind.by_name or kind.piece is None:
                return group.entries
            front = ["id", *(name for name in _NAMES if _is_its_name(kind.piece, name))]
            named = {entry.key.value: entry for entry in group.entries if entry.key is not None}
            leading = [named[name] for name in front if name in named]
            return [*leading, *(entry for entry in group.entries if entry not in leading)]
        if kind.key == "retired" and kind.piece is not None:
            return sorted(group.entries, key=_retired_id)
        return group.entries

    def _inline(self, group: Group, kind: Kind, room: int, at_any_length: bool = False) -> str | None:
        """The group in brackets, or None where it must be opened: it was open, holds prose or comments, or is long."""
        if group.brackets is None or group.tail:
            return None
        if group.entries and kind.is_prose and not at_any_length:
            return None
        parts = []
        for entry in self._in_order(group, kind):
            inner = kind.under(entry.key.value) if entry.key is not None else kind
            is_name = entry.key is not None and _is_label(kind.piece, entry.key.value)
            said = self._inline_value(entry.value, inner, is_name, at_any_length)
            if said is None or entry.above or entry.behind:
                return None
            parts.append(f"{written_key(entry.key)}: {said}" if entry.key is not None else said)
        left, right = "{}" if isinstance(group.node, Mapping) else "[]"
        anchor = _anchor(group)
        text = f"{anchor} " * bool(anchor) + left + ", ".join(parts) + right
        return text if at_any_length or room + display_width(text) <= WIDEST_INLINE else None

    def _inline_value(
        self, value: Scalar | Alias | Group, kind: Kind, is_name: bool, at_any_length: bool
    ) -> str | None:
        if isinstance(value, Group):
            return self._inline(value, replace(kind, key=""), 0, at_any_length)
        if isinstance(value, Scalar):
            if value.style in (None, "") and value.value in ABSENT and not value.value:
                return None
            text = value.value.strip()
            too_long = display_width(text) > LONGEST_NAME if is_name else is_prose(text)
            if not at_any_length and ("\n" in text or too_long):
                return None
        return self._scalar(value, kind, in_brackets=True).head


def _are_stages(neighbours: list[Entry]) -> bool:
    """Whether two items have an empty line between them: bare titles are a list of words."""
    return any(entry.key is None and isinstance(entry.value, Group) for entry in neighbours)


def _anchor(group: Group) -> str:
    return f"&{group.node.start.anchor}" if group.node.start.anchor else ""


def _is_its_name(piece: type[Piece], name: str) -> bool:
    """Whether a key says what a piece is called, and does not only add a word to it, as an arrow's `text` does."""
    shape = keys(piece).get(name)
    return shape is not None and (name in ("title", piece.shorthand) or shape.required or piece is Persona)


def _is_label(piece: type[Piece] | None, key: str) -> bool:
    """Whether a key holds a name, or a label such as an arrow's `text`, and not a statement."""
    return key in {"title", "name"} or (key == "text" and piece is not None and piece.shorthand != "text")


def _retired_id(entry: Entry) -> str:
    value = entry.value
    if isinstance(value, Group):
        value = next((each.value for each in value.entries if each.key is not None and each.key.value == "id"), value)
    return value.value.strip() if isinstance(value, Scalar) else ""


def _editor_line_first(lines: list[str]) -> list[str]:
    """The lines with what names the schema, if it stands among the comments on top, before all others."""
    top = next((place for place, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    found = [line for line in lines[:top] if line.lstrip("# \t").startswith("yaml-language-server:")]
    rest = _tidy([line for line in lines[:top] if line not in found], first=not found)
    return [*found, *rest, *lines[top:]]


def _tidy(lines: list[str], first: bool = False) -> list[str]:
    """Comments with at most one empty line between them, and none at the start of a group."""
    tidy: list[str] = []
    for line in lines:
        if line or (tidy and tidy[-1]) or (not tidy and not first):
            tidy.append(line)
    return tidy
