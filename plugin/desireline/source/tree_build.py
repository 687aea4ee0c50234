"""libyaml's events put together to a tree: the one pass every map file goes through, so it does no more than it must.

What is wrong with a key is noted and left out of the tree; scalars of several lines and flow collections (`{}`, `[]`)
are set aside, so that the rules about them need no walk of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from yaml._yaml import CParser
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from desireline.source.tree_nodes import Mapping, MappingStart, Node, RawNode, Scalar, Sequence, SequenceStart

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml._yaml import Mark

#: Collections inside collections a file may have. A rich map needs about 14.
DEEPEST = 40


class TooDeep(Exception):  # noqa: N818  # named for what the file is
    """A collection stands inside more than `DEEPEST` others."""

    def __init__(self, start: MappingStart | SequenceStart) -> None:
        super().__init__()
        self.start = start


@dataclass(frozen=True, slots=True)
class RefusedKey:
    """A key that is not in the tree, and why."""

    reason: Literal["duplicate", "empty", "complex"]
    event: Any
    inside: MappingStart
    first: Scalar | None = None
    """The key it repeats."""


class TreeBuilder:
    """Reads one text, a `str` or UTF-8. After `read`, or after its error, the fields say what was seen on the way."""

    __slots__ = ("_next", "aliased", "flows", "nested", "refused", "second_document", "several_lines")

    def __init__(self, text: str | bytes) -> None:
        self._next: Callable[[], Any] = CParser(text).get_event
        self.flows: list[Mapping | Sequence] = []
        self.several_lines: list[Scalar] = []
        self.refused: list[RefusedKey] = []
        self.second_document: Mark | None = None
        self.aliased = False
        self.nested = False
        """Whether a list stands in a list."""

    def read(self) -> RawNode | None:
        """The root, or None when there is none. Raises `yaml.YAMLError` and `TooDeep`."""
        next_event: Callable[[], Any] = self._next
        next_event()  # the stream's start
        if next_event().__class__ is StreamEndEvent:
            return None
        root = next_event()
        if root.__class__ is not Scalar:
            root = self._node(root, 1)
        elif root.start_mark.line != root.end_mark.line:
            self.several_lines.append(root)
        next_event()  # the document's end
        following = next_event()
        following_mark = following.start_mark
        if following.__class__ is DocumentStartEvent:
            self.second_document = following_mark
        if root.__class__ is Scalar and not root.value and not root.style and not root.anchor and not root.tag:
            return None  # `---` and nothing else
        result: RawNode = root
        return result

    def _node(self, event: Any, depth: int) -> Any:  # noqa: PLR0912  # one loop, no calls: it is the hot path
        kind = event.__class__
        next_event = self._next
        if kind is MappingStartEvent:
            if depth > DEEPEST:
                raise TooDeep(event)
            pairs: dict[str, tuple[Scalar, Node]] = {}
            while True:
                key = next_event()
                if key.__class__ is not Scalar:
                    if key.__class__ is MappingEndEvent:
                        break
                    self.refused.append(RefusedKey("complex", key, event))
                    self._node(key, depth + 1)
                value = next_event()
                if value.__class__ is not Scalar:
                    value = self._node(value, depth + 1)
                elif value.start_mark.line != value.end_mark.line:
                    self.several_lines.append(value)
                if key.__class__ is Scalar:
                    name = key.value
                    if name in pairs:
                        self.refused.append(RefusedKey("duplicate", key, event, pairs[name][0]))
                    elif not name:
                        self.refused.append(RefusedKey("empty", key, event))
                    else:
                        pairs[name] = key, value
            mapping = Mapping(event, pairs)
            if event.flow_style:
                self.flows.append(mapping)
            return mapping
        if kind is SequenceStartEvent:
            if depth > DEEPEST:
                raise TooDeep(event)
            items: list[Node] = []
            while True:
                item = next_event()
                if item.__class__ is not Scalar:
                    if item.__class__ is SequenceEndEvent:
                        break
                    if item.__class__ is SequenceStartEvent:
                        self.nested = True
                    item = self._node(item, depth + 1)
                elif item.start_mark.line != item.end_mark.line:
                    self.several_lines.append(item)
                items.append(item)
            sequence = Sequence(event, items)
            if event.flow_style:
                self.flows.append(sequence)
            return sequence
        self.aliased = True
        return event
