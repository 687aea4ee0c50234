"""`stages: {Awareness: …, Sign up: …}`: a mapping from names where a list is meant.

Each name is told where it stands, with the line that makes an item of it and keeps the name; what is below the name is
read as that item, so that what is wrong in there is told at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model import Lane, Link, Metric, Next, Piece, Row, Scale, Source, Stage, Step, Touchpoint, keys
from desireline.model.journey import Retired
from desireline.source.numbered import report_numbered_items
from desireline.source.reading import Reading, shown
from desireline.source.scalars import ID, id_suggestion
from desireline.source.tree_nodes import Mapping, Node, Scalar, Sequence, is_absent, place_of
from desireline.source.tree_quote import quoted, reads_alone, typed_text
from desireline.source.values_meant import range_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEEDS_ID: Final = frozenset({Row, Lane, Scale, Source})
_WITH_ID: Final = frozenset({*_NEEDS_ID, Touchpoint, Stage, Step})
"""What people write as a mapping from ids, and is a list of mappings that have one."""
_TEXT_KEYS: Final[dict[type[Piece], str]] = {Stage: "title", Step: "text", Touchpoint: "title"}
_SAID_OF: Final[dict[type[Piece], str]] = {
    **dict.fromkeys((*_NEEDS_ID, Touchpoint), "title"),
    Link: "link",
    Metric: "value",
    Next: "when",
    Retired: "why",
}
"""The key of a text that stands behind the name."""
_CONDITIONS: Final = frozenset({"yes", "no", "true", "false", "ok", "else", "otherwise", "default", "ja", "nein"})
"""Words that look like ids, and before the id of a step say when it is gone to."""
_STRUCTURED: Final = frozenset({*_WITH_ID, Link, Metric, Next, Retired})
"""Of these a name and the text behind it are no text with a colon."""


def report_named_items(cls: type[Piece], node: Mapping, reading: Reading) -> None:
    """Report the names in a mapping that stands where one `cls` or a list of them may, and what is wrong below them."""
    reading.unread.append(node)
    if report_numbered_items(cls, node, reading):
        return
    items = [_Item(cls, key, value) for key, value in node.pairs.values()]
    start = node.start.start_mark
    is_item = _is_behind_dash(reading.source.line(start.line)[: start.column])
    if node.start.flow_style:
        pastes = {items[0].name: _in_brackets(items, node, reading)}
    else:
        pastes = {item.name: _line_of(item, node, reading) for item in items}
        if all(pastes.values()) and _is_a_line_each(items):
            pastes = {items[0].name: "\n".join(pastes.values())}
    for item in items:
        if item.name in pastes:
            way_out = "" if is_item else "a list stands here, each item behind '- ': "
            message = (
                f"{shown(item.name)} is not a key of {cls.noun}; {way_out}write '- {item.written()}'{item.left_over()}"
            )
            reading.error("unknown-key", message, item.key, pastes[item.name])
        item.read(reading)


def _is_behind_dash(before: str) -> bool:
    return before.strip() == "-"


def _is_a_line_each(items: list[_Item]) -> bool:
    """Whether the items stand in one line each, with nothing between them."""
    first = items[0].key.start_mark.line
    lines = [place_of(end)[0] for item in items for end in (item.key, item.value)]
    return lines == [first + number for number in range(len(items)) for _ in range(2)]


class _Item:
    """A name and what stands below it, as an item of a list."""

    def __init__(self, cls: type[Piece], key: Scalar, value: Node) -> None:
        self.cls = cls
        self.key = key
        self.value = value
        self.name: str = key.value
        self.lead = "id" if cls in _WITH_ID or not cls.shorthand else cls.shorthand
        text = _TEXT_KEYS.get(cls)
        says_text = (isinstance(value, Mapping) and text in value.pairs) or (isinstance(value, Scalar) and value.value)
        is_id = ID.fullmatch(self.name.replace("_", "-"))
        if text and not (says_text and (is_id or isinstance(value, Mapping))):
            self.lead = text
        elif cls is Link and not is_absent(value):
            self.lead = "text"
        elif cls is Next and isinstance(value, Scalar) and ID.fullmatch(value.value.strip()):
            is_condition = self.name.casefold() in _CONDITIONS or not ID.fullmatch(self.name)
            self.lead = "when" if is_condition else self.lead

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The keys that the name alone makes."""
        name = shown(self.name)[1:-1]
        if self.lead != "id" or ID.fullmatch(name):
            return [(self.lead, name if reads_alone(f"- {name}") else quoted(name))]
        made = id_suggestion(name) or "…"
        has_title = self.cls not in _NEEDS_ID or self.is_given("title")
        return [("id", made)] if has_title else [("id", made), ("title", name)]

    @property
    def said(self) -> str:
        """The key of the text behind the name; "" where nobody can say which."""
        value = self.value
        if not isinstance(value, Scalar) or is_absent(value):
            return ""
        if self.lead == "when":
            return "to"
        if self.cls is Scale and range_meant(value.value):
            return "range"
        key = _TEXT_KEYS.get(self.cls) if self.lead == "id" else None
        key = key or _SAID_OF.get(self.cls, "")
        return "" if any(key == name for name, _ in self.pairs) else key

    def with_said(self, text: str) -> list[tuple[str, str]]:
        """The keys that the name and the text behind it make."""
        pairs = [*self.pairs, (self.said, range_meant(text) if self.said == "range" else text)]
        return pairs[::-1] if self.said == "to" else pairs

    @property
    def is_text(self) -> bool:
        """Whether it is a text with a colon in it that YAML took apart."""
        return (
            isinstance(self.value, Scalar)
            and not is_absent(self.value)
            and self.cls not in _STRUCTURED
            and self.cls.shorthand == "text"
            and not self.key.style
            and not self.value.style
        )

    def is_given(self, key: str) -> bool:
        """Whether the mapping below the name has the key."""
        return isinstance(self.value, Mapping) and key in self.value.pairs

    def written(self) -> str:
        """The item as it is written, without what stands below it."""
        if self.is_text:
            return quoted(f"{self.name}: {shown(self.value.value)[1:-1]}")  # type: ignore[union-attr]  # it is a scalar
        if self.lead == "text" and self.said == "link":
            return f"{{text: {self.pairs[0][1]}, link: …}}"
        if self.lead == "when":
            return f"{{to: …, when: {self.pairs[0][1]}}}"
        return _flow(self.pairs[:1])

    def left_over(self) -> str:
        """What is said of a text behind the name that nobody can place."""
        if not isinstance(self.value, Scalar) or is_absent(self.value) or self.is_text or self.said:
            return ""
        return f", and what is behind '{shown(self.name)[1:-1]}:' under a key of {self.cls.noun}"

    def read(self, reading: Reading) -> None:
        """Find what is wrong below the name."""
        from desireline.source.pieces import field_reader, piece_reader  # noqa: PLC0415  # it imports this

        if isinstance(self.value, Mapping) and self.value.pairs:
            is_sound = self.lead != "id" or ID.fullmatch(self.name)
            named = {self.lead: (self.key, self.key)} if is_sound and not self.is_given(self.lead) else {}
            made = Mapping(self.value.start, {**named, **self.value.pairs})
            if not is_sound:
                reading.meant.add((id(made), "id"))
            piece_reader(self.cls)(made, reading)
        elif isinstance(self.value, Sequence) and self.cls is Stage:
            field_reader(keys(Stage)["steps"])(self.value, reading)


def _line_of(item: _Item, node: Mapping, reading: Reading) -> str:
    """The line (or two) to paste for a name in block style; "" where more lines would have to change."""
    mark, value = item.key.start_mark, item.value
    line = reading.source.line(mark.line)
    outer = line[: mark.column]
    if _is_behind_dash(outer) and len(node.pairs) == 1:
        outer = outer[: outer.index("-")]
    elif outer.strip() or mark.column != node.start.start_mark.column:
        return ""
    behind = line[item.key.end_mark.column :].lstrip().removeprefix(":")
    if isinstance(value, Scalar) and not is_absent(value):
        return _line_of_text(item, line, f"{outer}- ")
    if item.is_given(item.lead):
        return ""
    if isinstance(value, Mapping) and value.start.flow_style:
        inside = behind.lstrip()[1:].lstrip()
        comma = "" if inside.startswith("}") else ", "
        made = f"{outer}- {{{_flow(item.pairs)}{comma}{inside}"
        return made if value.start.start_mark.line == mark.line and reads_alone(made) else ""
    deeper = 2
    if not is_absent(value):
        start = value.start.start_mark  # type: ignore[union-attr]  # a scalar was looked at above
        deeper = start.column - len(outer)
        if deeper < 2 or start.line == mark.line or value.start.flow_style:  # type: ignore[union-attr]
            return ""
    (first, *more), dash = item.pairs, "-".ljust(deeper)
    lines = [f"{outer}{dash}{first[0]}: {first[1]}{behind.rstrip()}"]
    lines += [f"{outer}{' ' * deeper}{key}: {text}" for key, text in more]
    if isinstance(value, Sequence):
        if item.cls is not Stage:
            return ""
        lines.append(f"{outer}{' ' * deeper}steps:")
    return "\n".join(lines)


def _line_of_text(item: _Item, line: str, dash: str) -> str:
    """The line to paste for a name with a text behind it; what stands before it is a `dash`."""
    start, end = item.value.start_mark, item.value.end_mark  # type: ignore[union-attr]  # it is a scalar
    if start.line != item.key.start_mark.line or end.line != start.line:
        return ""
    if item.is_text:
        first = item.key.start_mark.column
        text = typed_text(line, first)
        return f"{dash}{quoted(text)}{line[first + len(text) :]}"
    if not item.said:
        return ""
    value, rest = line[start.column : end.column], line[end.column :]
    pairs = item.with_said(value)
    short = f"{dash}{{{_flow(pairs)}}}"
    if item.cls is not Step and reads_alone(short) and "," not in value:
        return short + rest
    lines = [f"{key}: {text}" for key, text in pairs]
    return dash + f"\n{' ' * len(dash)}".join(lines) + rest


def _in_brackets(items: list[_Item], node: Mapping, reading: Reading) -> str:
    """The line with a list for a mapping in braces that stands in one line; "" for any other."""
    mark = node.start.start_mark
    line = reading.source.line(mark.line)
    end = len(line.rstrip())
    if set(line[: mark.column]) & set("{[") or line[end - 1] != "}" or not line[: mark.column].rstrip().endswith(":"):
        return ""
    ends = [*(item.key.start_mark.column for item in items[1:]), end - 1]
    made = list(_flow_items(items, ends, line))
    if len(made) != len(items):
        return ""
    flow = f"[{', '.join(made)}]"
    return f"{line[: mark.column]}{flow}" if reads_alone(flow) else ""


def _flow_items(items: list[_Item], ends: list[int], line: str) -> Iterator[str]:
    """Each item as it stands in `[]`, until one that cannot be made out."""
    for item, end in zip(items, ends, strict=True):
        value = item.value
        behind = line[item.key.end_mark.column : end].strip().removeprefix(":").strip().removesuffix(",").rstrip()
        if is_absent(value):
            alone = len(item.pairs) == 1 and item.lead == item.cls.shorthand
            yield item.pairs[0][1] if alone else f"{{{_flow(item.pairs)}}}"
        elif isinstance(value, Mapping) and value.start.flow_style and not item.is_given(item.lead):
            inside = behind[1:].lstrip()
            yield f"{{{_flow(item.pairs)}{'' if inside.startswith('}') else ', '}{inside}"
        elif item.is_text:
            yield quoted(f"{item.name}: {behind}")
        elif item.said:
            yield f"{{{_flow(item.with_said(behind))}}}"
        else:
            return


def _flow(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in pairs)
