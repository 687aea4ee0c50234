"""The outline of a file's text: every key and item with its own lines and comments, so that it can be put elsewhere.

Made of libyaml's own events and tokens, which the reader uses too, so no second parser has a say in what a file means.
Nothing here knows the format: keys, items, texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from yaml.error import YAMLError

from desireline.source.layout_survey import Survey, survey
from desireline.source.tree_build import TooDeep, TreeBuilder
from desireline.source.tree_nodes import Alias, Mapping, Scalar, Sequence, is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.tree_nodes import RawNode

_END_OF_TEXT: Final = 10**9


class NoOutline(Exception):  # noqa: N818  # named for what is missing
    """A text that is no YAML mapping, or repeats a key: it cannot be merged part by part."""


@dataclass(slots=True, eq=False)
class Leaf:
    """A scalar, or an alias."""

    text: str
    """As written, quotation marks and all; lines below the first as they stand in the file."""
    said: str | None
    """What it says; None for "not given"."""
    style: str
    """`'`, `"`, `|`, `>`, `*` for an alias; "" where it is plain."""
    means: str | None = None
    """What it says as its field reads it, where that is known: `2h` and `120m` are one."""


@dataclass(slots=True, eq=False)
class Group:
    """A mapping or a list."""

    is_list: bool
    items: list[Item]
    column: int = 0
    """Where its keys or dashes stand."""
    flow: str = ""
    """In brackets: as written. Empty where it is in block style."""


@dataclass(slots=True, eq=False)
class Item:
    """A key with its value, or an item of a list."""

    key: str | None
    key_text: str
    value: Leaf | Group
    place: tuple[int, int]
    """Line and column of the value, counted from 0."""
    above: list[str] = field(default_factory=list)
    """Comments and empty lines right above it, as far left as the item."""
    own: list[str] = field(default_factory=list)
    """All its lines, as if the item began in column 0."""
    in_flow: str = ""
    """In brackets: as written, key and value. Empty in block style."""
    behind: str = ""
    """The comment behind it, with the spaces before; where the value is a block below it, the one behind its key."""
    body: list[str] = field(default_factory=list)
    """Where the value is a leaf or in brackets: its lines without that comment and without the lines below."""
    trail: list[str] = field(default_factory=list)
    """Those lines below: comments as far right as the item, or further."""
    header: list[str] = field(default_factory=list)
    """Where the value is a block: the lines before its first item; empty where that stands in the same line."""
    comments: tuple[str, ...] = ()
    """Every comment above, behind and within it. Empty in brackets, whose comments are those of what holds them."""
    offset: int = 2
    """How far the items of the value stand to the right of this one."""
    first: bool = False
    """Whether it is the first of its list or mapping."""
    thing: object = None
    """What it is; the same on all sides. None of what has no identity beside its key."""
    cls: Any = None
    """The class of the piece it stands for."""
    lone: bool = False
    """Whether it is a key whose value is the only item of a list that was not written as one."""


@dataclass(slots=True, eq=False)
class Outline:
    """A whole file."""

    root: Group
    head: list[str] = field(default_factory=list)
    """Lines before the first key."""
    tail: list[str] = field(default_factory=list)
    """Lines behind the last value, as far left as the keys."""
    comments: Counter[str] = field(default_factory=Counter)
    """Every comment of the file, and how often it stands there."""

    def items(self) -> Iterator[Item]:
        """Every key and item, in the order of the file."""
        yield from below(self.root)


def below(value: Leaf | Group) -> Iterator[Item]:
    """Every key and item below a value, in the order of the file."""
    if isinstance(value, Group):
        for item in value.items:
            yield item
            yield from below(item.value)


def outline(text: str) -> Outline:
    """The outline of a text with line feeds alone. Raises `NoOutline`. Of an empty text it is empty."""
    if not text.strip():
        return Outline(Group(False, []))
    try:
        builder = TreeBuilder(text)
        root = builder.read()
        seen = survey(text)
    except (YAMLError, UnicodeEncodeError, TooDeep) as error:
        raise NoOutline(str(error)) from error
    if builder.refused or builder.second_document is not None or not isinstance(root, Mapping):
        raise NoOutline("it is no mapping, or a key stands there twice")
    return _Reading(text, seen).file(root)


@dataclass(slots=True)
class _Spot:
    """Where an item stands in the text, until its lines are known."""

    item: Item
    start: int
    line: int
    column: int
    end: int
    """Index behind its value."""
    above: int
    """The first line that belongs to it."""


class _Reading:
    def __init__(self, text: str, seen: Survey) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.seen = seen
        self.dashes = iter(seen.dashes)
        self.brackets = iter(seen.brackets)
        self.comments = {comment.line: comment.column for comment in seen.comments if comment.gap < 0}
        self.comment_lines = [comment.line for comment in seen.comments]
        self.spots: dict[int, list[_Spot]] = {}

    def file(self, root: Mapping) -> Outline:
        group, end = self.group(root)
        all_comments = Counter(comment.text for comment in self.seen.comments)
        lines = len(self.lines)
        last = self.seen.line_of(max(0, end - 1))
        start = lines
        while start - 1 > last and self._at_left(start - 1):
            start -= 1
        if group.flow:
            first = self.seen.line_of(root.start.start_mark.index)
            return Outline(group, self.lines[:first], self.lines[start:], all_comments)
        spots = self.spots[id(group)]
        head = self.lines[: spots[0].line] if spots else []
        if spots:
            spots[0].above = spots[0].line
        self.spread(group, start)
        tail = self.lines[start:]
        return Outline(group, head, tail[:-1] if tail and not tail[-1] else tail, all_comments)

    def _at_left(self, line: int) -> bool:
        said = self.lines[line]
        return not said.strip() or self.comments.get(line) == 0 or said.startswith("...")

    def group(self, node: Mapping | Sequence) -> tuple[Group, int]:
        """A mapping or list, and the index behind it."""
        bracket = next(self.brackets) if node.start.flow_style else None
        flow = self.text[bracket.start : bracket.end] if bracket else ""
        made = Group(isinstance(node, Sequence), [], 0, flow)
        spots: list[_Spot] = []
        if isinstance(node, Mapping):
            for key, value in node.pairs.values():
                start = key.start_mark.index
                spots.append(self.item(made, key, start, key.end_mark.index, value))
        else:
            for value in node.items:
                start = next(self.dashes) if bracket is None else _start(value)
                spots.append(self.item(made, None, start, start + (bracket is None), value))
        for number, spot in enumerate(spots):
            spot.item.first = number == 0
        if bracket is None:
            made.column = spots[0].column if spots else 0
            self.spots[id(made)] = spots
        end = bracket.end if bracket else spots[-1].end if spots else node.start.end_mark.index
        return made, end

    def item(self, group: Group, key: Scalar | None, start: int, key_end: int, value: RawNode) -> _Spot:
        mark = value.start.start_mark if isinstance(value, (Mapping, Sequence)) else value.start_mark
        inner: Leaf | Group
        if isinstance(value, (Mapping, Sequence)):
            inner, end = self.group(value)
        else:
            inner, end = self.leaf(value), max(key_end, value.end_mark.index)
            if not inner.text and key is not None:
                end = self.text.index(":", key_end) + 1 if ":" in self.text[key_end : key_end + 3] else key_end
        key_text = self.text[start:key_end] if key is not None else ""
        made = Item(key.value if key is not None else None, key_text, inner, (mark.line, mark.column))
        group.items.append(made)
        line = self.seen.line_of(start)
        spot = _Spot(made, start, line, start - self.seen.line_starts[line], end, line)
        if group.flow:
            made.in_flow = self.text[start:end]
        elif self.seen.opens_line(start):
            while spot.above > 0 and self._is_above(spot.above - 1, spot.column):
                spot.above -= 1
        return spot

    def _is_above(self, line: int, column: int) -> bool:
        return not self.lines[line].strip() or self.comments.get(line, _END_OF_TEXT) <= column

    def leaf(self, value: Scalar | Alias) -> Leaf:
        text = self.text[value.start_mark.index : value.end_mark.index]
        if isinstance(value, Alias):
            return Leaf(text, text, "*")
        said = None if is_absent(value) else value.value.strip()
        style = value.style or ""
        return Leaf(text.rstrip() if style in {"|", ">"} else text, said, style)

    def spread(self, group: Group, end: int) -> None:
        """Give every item of a block its lines; the last ends before line `end`."""
        spots = self.spots[id(group)]
        floor = -1
        for spot in spots:  # what stands behind another item's first line only
            spot.above = max(spot.above, floor + 1)
            floor = spot.line
        for number, spot in enumerate(spots):
            until = spots[number + 1].above if number + 1 < len(spots) else end
            self._lines(spot, max(until, spot.line + 1))

    def _lines(self, spot: _Spot, until: int) -> None:
        item = spot.item
        item.above = [_left(line, spot.column) for line in self.lines[spot.above : spot.line]]
        own = [self.lines[spot.line][spot.column :], *self.lines[spot.line + 1 : until]]
        own[1:] = [_left(line, spot.column) for line in own[1:]]
        while len(own) > 1 and not own[-1].strip():
            own.pop()
        item.own = own
        within = slice(bisect_left(self.comment_lines, spot.above), bisect_left(self.comment_lines, until))
        item.comments = tuple(comment.text for comment in self.seen.comments[within])
        value = item.value
        if isinstance(value, Group) and not value.flow:
            inner = self.spots[id(value)]
            first = inner[0]
            item.offset = value.column - spot.column
            if first.line > spot.line:
                first.above = min(first.above, spot.line + 1) if self._all_above(spot.line + 1, first) else first.above
                first.above = max(first.above, spot.line + 1)
                item.header = own[: first.above - spot.line]
                item.behind = self._behind_key(spot)
            else:
                first.above = first.line
            self.spread(value, until)
            return
        text = self.text[spot.start : spot.end].rstrip("\n")
        body = text.split("\n")
        item.body = [body[0], *(_left(line, spot.column) for line in body[1:])]
        item.trail = own[len(body) :]
        last = spot.line + len(body) - 1
        if not (isinstance(value, Leaf) and value.style in {"|", ">"}):
            # an item of another that begins in the same line has that line's end too
            item.behind = self.lines[last][spot.end - self.seen.line_starts[last] :].rstrip()

    def _behind_key(self, spot: _Spot) -> str:
        """The comment in the line of a key, or of a dash, whose value stands below."""
        place = bisect_left(self.comment_lines, spot.line)
        comment = self.seen.comments[place] if place < len(self.comment_lines) else None
        if comment is None or comment.line != spot.line:
            return ""
        return self.lines[spot.line][comment.column - comment.gap :].rstrip()

    def _all_above(self, line: int, first: _Spot) -> bool:
        return all(not self.lines[at].strip() or at in self.comments for at in range(line, first.line))


def _start(value: RawNode) -> int:
    mark = value.start.start_mark if isinstance(value, (Mapping, Sequence)) else value.start_mark
    index: int = mark.index
    return index


def _left(line: str, column: int) -> str:
    """A line moved `column` to the left, as far as there is room."""
    room = len(line) - len(line.lstrip(" "))
    return line[min(room, column) :].rstrip("\r") if line.strip() else ""
