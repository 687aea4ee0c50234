"""Comments of both sides: what one wrote, changed or took away is so; of what both wrote in one place both stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desireline.compare.merge_order import put_in
from desireline.compare.merge_outline import Leaf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.compare.merge_outline import Item


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one thing, from all sides."""

    above: list[str]
    """Lines above it."""
    behind: str
    """What stands behind it, with the spaces before."""
    trail: list[str]
    """Lines below its value."""
    of_both: bool
    """Whether both sides wrote one in the same place: ours stands first."""


def of_all(base: Item | None, ours: Item | None, theirs: Item | None) -> Comments:
    """The comments of one thing that one of ours and theirs has, or both."""
    sides = base, ours, theirs
    above, twice = lines_of_all(*(item.above if item is not None else None for item in sides))
    trail, below_twice = lines_of_all(*(item.trail if item is not None else None for item in sides))
    behind, other = _behind(*(item.behind if item is not None else None for item in sides))
    if other:
        above = [*above, other.strip()]
    return Comments(above, behind, trail, twice or below_twice or bool(other))


def lines_of_all(
    base: Sequence[str] | None, ours: Sequence[str] | None, theirs: Sequence[str] | None
) -> tuple[list[str], bool]:
    """Comments and empty lines of both sides, and whether both wrote comments there, and not the same.

    Where both sides changed them the empty lines are ours.
    """
    if ours is None or theirs is None:
        return list(ours or theirs or ()), False
    if list(ours) == list(theirs) or list(theirs) == list(base or ()):
        return list(ours), False
    if base is not None and list(ours) == list(base):
        return list(theirs), False
    old, mine, other = (_numbered(side or ()) for side in (base, ours, theirs))
    known, there = set(old), set(other)
    stays = [line for line in mine if not line[0] or line in there or line not in known]
    added = {line for line in other if line[0] and line not in known}
    kept: list[Any] = put_in(stays, [line for line in other if line in added or line in stays], {*stays, *added}).order
    wrote = bool(added - set(mine)) and any(line[0] and line not in known and line not in there for line in mine)
    return [line for line, _ in kept], wrote


def _numbered(lines: Sequence[str]) -> list[tuple[str, int]]:
    """Lines, the same ones told apart."""
    seen: Counter[str] = Counter()
    made = []
    for line in lines:
        made.append((line, seen[line]))
        seen[line] += 1
    return made


def _behind(base: str | None, ours: str | None, theirs: str | None) -> tuple[str, str]:
    """The comment behind a thing, and another for which there is no room there, because both sides wrote one."""
    if ours is None or theirs is None:
        return ours or theirs or "", ""
    old, mine, other = (base or "").strip(), ours.strip(), theirs.strip()
    if mine == other:
        return (theirs if ours == base else ours), ""
    if other in {old, ""} and mine != old:
        return ours, ""
    return (theirs, "") if mine in {old, ""} else (ours, theirs)


def has_room_behind(item: Item) -> bool:
    """Whether a comment may stand behind a thing's value: in a text of several lines it would be part of the text."""
    return not (isinstance(item.value, Leaf) and item.value.style in {"|", ">"})


def adds_comments(base: Item | None, item: Item) -> bool:
    """Whether a side wrote comments at or in a thing that it left as it was else."""
    return bool(Counter(item.comments) - Counter(base.comments if base is not None else ()))
