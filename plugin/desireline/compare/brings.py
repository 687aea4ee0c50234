"""What a thing means for the customer by being there, or by having gone: pains, gains, feelings and waits it brings.

Where something else took its place, the two are compared instead.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desireline.compare.became import became, was_before
from desireline.compare.felt import LIVED, declared_scale, heights, mean, scale_name, value
from desireline.compare.meaning import BAD_KINDS, BAD_ROWS, GOOD_ROWS, NEUTRAL_KINDS
from desireline.compare.plain import amount
from desireline.compare.told import upwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.compare.node import Node

Tone = tuple[int, str]
"""1 for better, −1 for worse, and the reason."""

_TURNED: Final = {"feels-better": "feels-worse", "feels-worse": "feels-better"}
"""What the other way round is another reason."""
_REPLACED: Final = frozenset({"good-feeling", "bad-feeling", "wait"})
"""What is not gone where something else took the place of what it was said of: the two are compared."""


def brings(node: Node) -> Iterator[Tone]:
    """What a whole thing brings with it; where it takes the place of another, or another its, beside that."""
    others = became(node)
    replaced = others or was_before(node)
    for below in standing(node):
        yield from (tone for tone in means(below) if not (replaced and tone[1] in _REPLACED))
    if others:
        yield from _beside(node, others)


def means(node: Node) -> Iterator[Tone]:
    """What one thing means by being there."""
    if node.cls is None:
        return
    rows = _row_roles(node)
    if (node.kind in BAD_KINDS or rows & BAD_ROWS) and _holds(node):
        yield -1, "pain"
    elif rows & GOOD_ROWS and _holds(node):
        yield 1, "gain"
    if node.kind == "feeling" and scale_name(node) == LIVED:
        felt, middle = value(node), declared_scale(node).midline or 0.0
        if felt is not None and felt != middle:
            yield (1, "good-feeling") if felt > middle else (-1, "bad-feeling")
    waited = amount(node.leaves.get(("wait",), (None, None))[1])
    if waited:
        yield -1, "wait"


def turned(tones: Iterator[Tone]) -> Iterator[Tone]:
    """The same of what went."""
    yield from ((-sign, _TURNED.get(reason, reason)) for sign, reason in tones)


def standing(node: Node) -> Iterator[Node]:
    """A node and what came or went with it."""
    yield node
    for child in node.children:
        if child.mate is None and child.kind not in NEUTRAL_KINDS:
            yield from standing(child)


def _beside(node: Node, others: list[Node]) -> Iterator[Tone]:
    """What a thing means beside what is in its place on the other side: how it feels there, and the waits."""
    felt = mean(heights(node))
    for other in others:
        now = mean(heights(other))
        if felt is not None and now is not None and felt != now:
            yield (1, "feels-better") if felt > now else (-1, "feels-worse")
    alone = [other for other in others if other.mate is None]
    together = {id(each): each for other in alone for each in was_before(other)}
    here, there = (sum(map(_waited, side)) for side in (together.values() or [node], alone))
    if here != there:
        yield (-1 if here > there else 1), "wait"


def _waited(node: Node) -> Decimal:
    """Seconds waited in a thing and in what came or went with it."""
    waits = (amount(below.leaves.get(("wait",), (None, None))[1]) for below in standing(node))
    return sum((wait for wait in waits if wait is not None), Decimal(0))


def _holds(node: Node) -> bool:
    """Whether it counts: neither found wrong nor dropped."""
    promise = next(iter(node.slots.get(("promise",), ())), None)
    dropped = promise is not None and promise.leaves.get(("status",), (None, ""))[1] == "dropped"
    return not node.slots.get(("refuted",)) and not dropped


def _row_roles(node: Node) -> set[str]:
    """The row a statement stands in, and the role of that row."""
    if not node.many or not node.slot:
        return set()
    if node.slot[0] != "rows" or len(node.slot) < 2:
        return {node.slot[0]}
    *_, root = upwards(node)
    roles = {
        str(row.leaves.get(("role",), (None, ""))[1]) for row in root.slots.get(("rows",), ()) if row.id == node.slot[1]
    }
    return {node.slot[1], *roles} - {""}
