"""A file's lines with other values in them: what the patch does not touch stays as it is, to the byte.

Done by the merge by parts: the file as it is stands for base and ours, what the patch makes of it, written out plainly,
for theirs. Since base and ours are one, nothing can conflict, and every difference is the patch's. Comments and layout
are those of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.compare.catalogues import compare_pieces
from desireline.compare.merge_lists import alone
from desireline.compare.merge_outline import Group, Item, Leaf, NoOutline, Outline, below, outline
from desireline.compare.merge_parts import Parts
from desireline.compare.merge_things import identify
from desireline.compare.merge_write import written
from desireline.compare.node import tree
from desireline.compare.places import piece_at
from desireline.compare.plain import plain
from desireline.compare.plan import plan
from desireline.model import Piece, walk
from desireline.source import read_text

if TYPE_CHECKING:
    from desireline.model import JourneyMap, Path, Persona

    File = JourneyMap | Persona


def with_values(text: str, old: File, target: str, path: str, *, persona: bool) -> str | None:
    """The text of `old` saying what the plainly written `target` says; None where it cannot be put together."""
    new = read_text(target, path, persona=persona).piece
    if new is None:
        return None
    try:
        base, ours, theirs = outline(text), outline(text), outline(target)
    except NoOutline:
        return None
    identify((base, ours, theirs), (old, old, new))
    _keep(old, new, ours, theirs)
    parts = Parts(base, ours, theirs, their_layout=False)
    root = parts.merged()
    return None if parts.conflicts else written(ours.head, root, ours.tail)


def _keep(old: File, new: File, ours: Outline, theirs: Outline) -> None:
    """Give what was not changed the lines that it has, and defaults that are written out their place."""
    mine, other = _by_path(ours, old), _by_path(theirs, new)
    for pair in compare_pieces(old, new).pairs:  # type: ignore[type-var]  # the two are of one kind
        was, now = piece_at(old, pair.before), piece_at(new, pair.after)
        if not isinstance(was, Piece) or not isinstance(now, Piece):
            continue
        kept, item = mine.get(pair.before), other.get(pair.after)
        if kept is not None and item is not None and tree(was).digest == tree(now).digest:
            like = alone(kept) if kept.lone and item.key is None else kept
            item.value, item.own, item.body = like.value, like.own, like.body
            item.behind, item.trail, item.comments = like.behind, like.trail, like.comments
            item.in_flow, item.header, item.offset = like.in_flow, like.header, like.offset
            continue
        holds = ours.root if not pair.before else kept.value if kept is not None else None
        takes = theirs.root if not pair.after else item.value if item is not None else None
        if isinstance(holds, Group) and isinstance(takes, Group) and not holds.is_list and not takes.is_list:
            given = {each.key for each in takes.items}
            takes.items += [each for each in holds.items if each.key not in given and _is_default(each, type(was))]


def _by_path(side: Outline, piece: File) -> dict[Path, Item]:
    """Where the pieces of a file are written; of several written as one (an emotion, its feeling) the outer."""
    places = {item.place: item for item in reversed(list(below(side.root)))}
    made: dict[Path, Item] = {}
    for path, found in walk(piece):
        item = places.pop((found.place.line - 1, found.place.column - 1), None) if path else None
        if item is not None:
            made[path] = item
    return made


def _is_default(item: Item, cls: type[Any]) -> bool:
    """Whether a key says what its absence would say."""
    shape = next((each for each in plan(cls) if each.key == item.key), None)
    if shape is None or not isinstance(item.value, Leaf) or item.value.said is None:
        return shape is not None and isinstance(item.value, Leaf)
    return shape.empty is not None and item.value.said == str(plain(shape.empty)).lower()
