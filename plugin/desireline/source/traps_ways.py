"""Ways on that are written with their conditions before them: `next: [yes: pay, no: cart]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model.patterns import later
from desireline.source.suggest import KEYS_OF_THE_FORMAT
from desireline.source.tree_nodes import Mapping, is_plain
from desireline.source.tree_quote import reads_alone

if TYPE_CHECKING:
    from desireline.source.problem import Problem, SourceText
    from desireline.source.tree_nodes import Node, Sequence

_WAYS: Final = later(r"\s*(?:-\s+)*next:\s+")


def ways_as_pairs(flow: Sequence, source: SourceText) -> Problem | None:
    """What to write instead, where an inline list behind `next` has pairs without braces."""
    mark = flow.start.start_mark
    line = source.line(mark.line)
    before, close = line[: mark.column], line.rfind("]")
    if not _WAYS.fullmatch(before) or close < 0:
        return None
    ways = [_way(item) for item in flow.items]
    first = next((way for way in ways if way.startswith("{")), "")
    if not first or not all(ways):
        return None
    paste = f"{before}[{', '.join(ways)}]{line[close + 1 :]}"
    message = f"a way with a condition is written '{first}'"
    return source.problem(
        "error", "pair-in-list", message, mark.line, mark.column, paste=paste if reads_alone(paste) else ""
    )


def _way(item: Node) -> str:
    """`yes: pay` as `{to: pay, when: yes}`, and an id as it is; "" for anything else."""
    if is_plain(item):
        return item.value
    if not isinstance(item, Mapping) or len(item.pairs) != 1 or item.start.anchor is not None:
        return ""
    key, to = next(iter(item.pairs.values()))
    if key.value in KEYS_OF_THE_FORMAT or not is_plain(to) or not to.value:
        return ""
    return f"{{to: {to.value}, when: {key.value}}}"
