"""The lines of a file before they are written: each key and item with the comments that belong to it.

A comment on a line of its own belongs to what follows, unless it is indented like the end of what came before; one
behind something belongs to that. Empty lines between entries are kept, as one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desireline.source.tree_nodes import Alias, Mapping, RawNode, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.layout_survey import Bracket, Comment, Survey


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list."""

    key: Scalar | None
    value: Scalar | Alias | Group
    above: list[str] = field(default_factory=list)
    """Comments, and empty texts for empty lines, to stand above it."""
    behind: str = ""
    """The comment behind it."""
    gap: int = 2
    """Spaces before that comment, as found."""
    blank: bool = False
    """Whether an empty line stood right above it."""


@dataclass(slots=True, eq=False)
class Group:
    """A mapping or a list."""

    node: Mapping | Sequence
    entries: list[Entry]
    column: int
    """Where its keys or dashes stand; -1 in brackets."""
    brackets: Bracket | None
    tail: list[str] = field(default_factory=list)
    """Comments behind its last entry."""


class _Stop(NamedTuple):
    """A place in the file at which a comment may find its owner."""

    at: int
    kind: str
    """`entry` (one begins), `value` (that of an entry begins), `head` (its colon), `end` (it is over), `open` and
    `close` (brackets), `dedent` (a group without brackets is over)."""
    entry: Entry | None
    group: Group | None


@dataclass(slots=True)
class Arranged:
    """A whole file, ready to be written."""

    root: Group
    head: list[str]
    """Comments that stand above everything, for the file as a whole."""


def arrange(root: Mapping, seen: Survey) -> Arranged:
    """Give every comment of the file to the entry it belongs to."""
    stops: list[_Stop] = []
    group = _Walk(seen, stops).group(root)
    head = _place_comments(group, seen, stops)
    for stop in stops:
        if stop.kind == "end" and stop.entry is not None:
            _bare_brackets(stop.entry)
    for stop in stops:
        if stop.kind == "entry" and stop.entry is not None and stop.entry.blank:
            stop.entry.above.append("")
    return Arranged(group, head)


def _bare_brackets(entry: Entry) -> None:
    """Comments in brackets that cannot be opened stand above them: they hold nothing else, or are a list in a list."""
    group = entry.value
    if not isinstance(group, Group):
        return
    if not group.entries:
        entry.above += group.tail
        group.tail = []
    elif group.brackets is not None and entry.key is None and isinstance(group.node, Sequence):
        entry.above += _taken_out(group)


def _taken_out(group: Group) -> list[str]:
    """The comments in a group, which no longer hold a place in it."""
    found: list[str] = []
    for entry in group.entries:
        found += [*filter(None, entry.above), *filter(None, [entry.behind])]
        entry.above, entry.behind = [], ""
        if isinstance(entry.value, Group):
            found += _taken_out(entry.value)
    found += filter(None, group.tail)
    group.tail = []
    return found


class _Walk:
    """Goes through the tree in the order of the file, in step with the dashes and brackets of the survey."""

    def __init__(self, seen: Survey, stops: list[_Stop]) -> None:
        self._seen = seen
        self._stops = stops
        self._dashes: Iterator[int] = iter(seen.dashes)
        self._brackets: Iterator[Bracket] = iter(seen.brackets)

    def group(self, node: Mapping | Sequence) -> Group:
        brackets = next(self._brackets) if node.start.flow_style else None
        group = Group(node, [], -1, brackets)
        if brackets:
            self._stop(brackets.start, "open", group=group)
        if isinstance(node, Mapping):
            for key, value in node.pairs.values():
                self._pair(group, key, value)
        else:
            for item in node.items:
                self._item(group, item)
        if brackets:
            self._stop(brackets.end - 1, "close", group=group)
        else:
            self._stop(self._stops[-1].at, "dedent", group=group)
        return group

    def _pair(self, group: Group, key: Scalar, value: RawNode) -> None:
        start = key.start_mark.index
        entry = self._begin(group, key, start)
        self._stop(key.end_mark.index, "head", entry)
        self._value(entry, value)

    def _item(self, group: Group, item: RawNode) -> None:
        if group.brackets is None:
            start = next(self._dashes)
        else:
            mark = item.start.start_mark if isinstance(item, (Mapping, Sequence)) else item.start_mark
            start = mark.index
        self._value(self._begin(group, None, start), item)

    def _begin(self, group: Group, key: Scalar | None, start: int) -> Entry:
        entry = Entry(key, key)  # type: ignore[arg-type]  # its value follows
        if group.brackets is None:
            group.column = self._seen.column_of(start)
            entry.blank = self._seen.opens_line(start) and self._seen.blank_above(start)
        group.entries.append(entry)
        self._stop(start, "entry", entry, group)
        return entry

    def _value(self, entry: Entry, value: RawNode) -> None:
        if isinstance(value, (Mapping, Sequence)):
            if value.start.flow_style:
                self._stop(value.start.start_mark.index, "value", entry)
            entry.value = self.group(value)
            if entry.value.brackets:
                self._stop(entry.value.brackets.end, "end", entry)
            return
        entry.value = value
        start, end = value.start_mark.index, value.end_mark.index
        if start < end:
            self._stop(start, "value", entry)
            block = isinstance(value, Scalar) and value.style in ("|", ">")
            self._stop(start + 1 if block else end, "end", entry)

    def _stop(self, index: int, kind: str, entry: Entry | None = None, group: Group | None = None) -> None:
        self._stops.append(_Stop(index, kind, entry, group))


def _place_comments(root: Group, seen: Survey, stops: list[_Stop]) -> list[str]:
    """Comments into the entries; those above everything are returned."""
    indexes = [stop.at for stop in stops]
    head: list[Comment] = []
    settled = -1  # the stop before which all comments to come stand above the next entry
    limit = 0
    for comment in seen.comments:
        position = bisect_right(indexes, comment.start)
        if position == 0:
            head.append(comment)
        elif comment.gap >= 0:
            _place_behind(comment, stops, position)
        else:
            limit = limit if settled == position else 1_000_000
            limit = _place_alone(comment, stops, position, root, limit)
            settled = position
    return _place_head(head, root, seen)


def _place_behind(comment: Comment, stops: list[_Stop], position: int) -> None:
    stop = next(stop for stop in reversed(stops[:position]) if stop.kind != "dedent")
    entry = stop.entry
    if stop.kind in ("open", "close"):
        following = stops[position]
        if following.kind == "entry" and following.entry is not None:
            following.entry.above.append(comment.text)
        elif stop.group is not None:
            stop.group.tail.append(comment.text)
        return
    if entry is None:
        return
    if stop.kind == "entry" or entry.behind:
        _place_inside(entry, [comment.text])
    else:
        entry.behind, entry.gap = comment.text, comment.gap


def _place_inside(entry: Entry, said: list[str]) -> None:
    """Comments from between a dash, or a key, and its value: above it, but below the empty line above it."""
    if entry.blank and entry.key is None:
        entry.above.append("")
        entry.blank = False
    entry.above += said


def _place_alone(comment: Comment, stops: list[_Stop], position: int, root: Group, limit: int) -> int:
    """Place a comment that has its line to itself. Returns how far right the next one of this gap may still reach."""
    following = stops[position] if position < len(stops) else None
    said = ["", comment.text] if comment.blank_above else [comment.text]
    if following is not None and following.kind in ("value", "open", "close", "head", "end"):
        if following.kind == "close" and following.group is not None:
            following.group.tail += said
        elif following.entry is not None:
            _place_inside(following.entry, said)
        return limit
    entry, parent = (following.entry, following.group) if following is not None else (None, None)
    if entry is not None and parent is not None and parent.brackets:
        entry.above += said
        return limit
    column = parent.column if parent is not None else -1
    over: list[Group] = []
    for stop in reversed(stops[:position]):
        if stop.kind != "dedent" or stop.group is None:
            break
        over.append(stop.group)
    reach = min(comment.column, limit)
    fitting = [group for group in over if column < group.column <= reach]
    if fitting:
        owner = max(fitting, key=lambda group: group.column)
        owner.tail += said
        return owner.column
    if entry is not None:
        entry.above += said
        return column
    root.tail += said
    return root.column


def _place_head(comments: list[Comment], root: Group, seen: Survey) -> list[str]:
    """The comments above everything. The last block of them, if it touches the first key, belongs to that key."""
    first = root.entries[0]
    cut = 0
    if not first.blank:
        cut = len(comments)
        while cut and _belongs_below(comments, cut, seen):
            cut -= 1
    else:
        cut = len(comments)
    if cut < len(comments):
        first.above[:0] = [comment.text for comment in comments[cut:]]
    head = [
        line for comment in comments[:cut] for line in (["", comment.text] if comment.blank_above else [comment.text])
    ]
    if cut and (comments[cut].blank_above if cut < len(comments) else first.blank):
        head.append("")
        first.blank = False
    return head


def _belongs_below(comments: list[Comment], cut: int, seen: Survey) -> bool:
    comment = comments[cut - 1]
    if seen.document_start is not None and comment.start < seen.document_start:
        return False
    below_blank = cut < len(comments) and comments[cut].blank_above
    return not below_blank and not is_for_tools(comment.text)


def is_for_tools(comment: str) -> bool:
    """Whether a comment speaks to an editor or a linter and not to a reader: it stands for the whole file."""
    words = comment.lstrip("#! \t").lower()
    return words.startswith(("yaml-language-server:", "yamllint ", "-*-", "vim:", "vi:", "ex:", "prettier-", "$schema"))
