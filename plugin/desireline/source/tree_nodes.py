"""The nodes of a YAML file: scalars, mappings, sequences, each with its place.

A scalar is libyaml's own `ScalarEvent`, so that nothing is allocated for it: `.value`, `.style`, and marks whose
`.line` and `.column` are 0-based. What an alias stands for is the same node object again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark

    # libyaml's events always have their marks, which PyYAML's own types do not say.
    class Scalar(ScalarEvent):
        """A scalar, as written."""

        value: str
        start_mark: Mark
        end_mark: Mark

    class Alias(AliasEvent):
        """`*name`, before it is followed."""

        anchor: str
        start_mark: Mark
        end_mark: Mark

    class MappingStart(MappingStartEvent):
        """Where a mapping begins, and how it is written (`flow_style`)."""

        start_mark: Mark
        end_mark: Mark

    class SequenceStart(SequenceStartEvent):
        """Where a list begins, and how it is written (`flow_style`)."""

        start_mark: Mark
        end_mark: Mark
else:
    Scalar, Alias, MappingStart, SequenceStart = ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent

Node: TypeAlias = "Scalar | Mapping | Sequence"
#: What a node is while aliases are not yet followed.
RawNode: TypeAlias = "Node | Alias"


class Mapping:
    """Keys and values, in the order of the file. Keys are not empty and stand once each."""

    __slots__ = ("pairs", "start")

    def __init__(self, start: MappingStart, pairs: dict[str, tuple[Scalar, Node]]) -> None:
        self.start = start
        self.pairs = pairs


class Sequence:
    """Items, in the order of the file."""

    __slots__ = ("items", "start")

    def __init__(self, start: SequenceStart, items: list[Node]) -> None:
        self.start = start
        self.items = items


def is_plain(node: RawNode) -> TypeGuard[Scalar]:
    """Whether the node is a scalar without quotation marks and not a block (`|`, `>`)."""
    return isinstance(node, Scalar) and node.style in (None, "")


def is_absent(node: Node) -> bool:
    """Whether the node says "not given": nothing at all, `null` or `~`, unquoted. A quoted one is text."""
    return is_plain(node) and node.value in ("", "~", "null")


def place_of(node: RawNode) -> tuple[int, int]:
    """Line and column, both 0-based, where the node begins."""
    mark = node.start.start_mark if isinstance(node, (Mapping, Sequence)) else node.start_mark
    return mark.line, mark.column


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the file. What an alias stands for comes once for each alias."""
    yield node
    if isinstance(node, Mapping):
        for _, value in node.pairs.values():
            yield from walk(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
