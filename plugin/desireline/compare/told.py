"""An edit with the nodes it is about: what judges need."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.compare.change import Edit
    from desireline.compare.node import Node


class Told(NamedTuple):
    """One edit, with its nodes on both sides. Of a value of a list, that value's."""

    edit: Edit
    before: Node | None
    after: Node | None

    @property
    def node(self) -> Node:
        """What it is about: as it is, else as it was."""
        made = self.after or self.before
        if made is None:
            raise ValueError("an edit is about nothing")
        return made

    @property
    def sides(self) -> tuple[Node, ...]:
        """The nodes that there are."""
        return tuple(node for node in (self.before, self.after) if node is not None)


def upwards(node: Node | None) -> Iterator[Node]:
    """A node and all that hold it, innermost first."""
    while node is not None:
        yield node
        node = node.parent
