"""What can be reached: steps of a journey, nodes of an automation."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from desireline.model import Automation, JourneyMap, Moment, Node, columns, ways

T = TypeVar("T")


def unreachable(journey: JourneyMap) -> tuple[Moment, ...]:
    """The steps (or stages without steps) that no way from the first leads to."""
    all_columns = columns(journey)
    if not all_columns:
        return ()
    onward: dict[int, set[int]] = {}
    for way in ways(journey):
        if way.target is not None:
            onward.setdefault(way.source, set()).add(way.target)
    reached = _reached([0], onward)
    return tuple(column.moment for column in all_columns if column.index not in reached)


def dead_ends(automation: Automation) -> tuple[Node, ...]:
    """The nodes where an automation stops without having done anything: no action, and nothing after them."""
    return tuple(node for node in automation.nodes if node.family != "action" and not _targets(node))


def unreachable_nodes(automation: Automation) -> tuple[Node, ...]:
    """The nodes that follow from no trigger and no data source."""
    onward = {node.id or "": _targets(node) for node in automation.nodes}
    starts = [node.id or "" for node in automation.nodes if node.family in {"trigger", "data"}]
    reached = _reached(starts, onward)
    return tuple(node for node in automation.nodes if (node.id or "") not in reached)


def _targets(node: Node) -> set[str]:
    return {way.to for way in node.next if way.to}


def _reached(starts: Iterable[T], onward: Mapping[T, set[T]]) -> set[T]:
    reached: set[T] = set()
    waiting = list(starts)
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting.extend(onward.get(here, ()))
    return reached
