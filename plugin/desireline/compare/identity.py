"""Who is who among parts, which may carry an id: the ladder, of which the first rung that holds decides.

1. The same id. 2. A declared former id (`was`, on either side). 3. The same content: in the same place, then anywhere
if there is one of it on each side. 4. The best assignment of what is left, by words, content and surroundings, if it
is good enough and sure enough (`THRESHOLD`, `MARGIN`). 5. Else removed and added; near pairs are told as doubts.

Two things of which both ids stand on the other side are never paired (they have found each other on rung 1). Outer
parts are paired before inner ones, so that where something stands can speak for it. Nothing here depends on which
side is the older one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.assignment import assign
from desireline.compare.change import Match
from desireline.compare.likeness import in_one_place, likeness
from desireline.compare.meaning import ANSWERS
from desireline.compare.node import Node, same_way
from desireline.model import Part, Piece, nested
from desireline.model.record import per_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

THRESHOLD: Final = 5000
"""Ten-thousandths of likeness from which two things may be one."""
THRESHOLD_NAMED: Final = 6200
"""The same where both have ids, and so one of them would have another id now without saying so."""
THRESHOLD_ELSEWHERE: Final = 6800
"""The same for two things that stand in different places: renamed, moved and reworded at once is seldom."""
MARGIN: Final = 700
"""By how much the whole assignment must be better with a pair than without it."""

Doubt = tuple["Node", "Node", int, int]
"""Two nodes, their likeness, and that of the rival."""


def pair_parts(before: Node, after: Node) -> list[Doubt]:
    """Pair the parts below two roots that are paired; give the doubts."""
    doubts: list[Doubt] = []
    old, new = _by_class(before), _by_class(after)
    for cls in sorted({*old, *new}, key=lambda each: (_depth(each), each.__name__)):
        doubts += _climb(old.get(cls, []), new.get(cls, []), retired_ids(before), retired_ids(after))
    return doubts


def pair_files(old: list[Node], new: list[Node]) -> list[Doubt]:
    """Pair the roots of files of one kind; give the doubts."""
    return _climb(old, new, frozenset(), frozenset())


def pair(one: Node, other: Node, match: Match) -> None:
    """Take two nodes for one."""
    one.mate, other.mate = other, one
    one.match = other.match = match


def stands_by_itself(node: Node) -> bool:
    """Whether a node is looked for in the whole file: a part of a list, not inside something without identity.

    What stands in a feeling, or another thing of a list that can have no id, is looked for there alone (see `local`),
    unless it has an id itself.
    """
    if node.cls is None or not node.many or not issubclass(node.cls, Part):
        return False
    holder = node.parent
    while holder is not None and holder.parent is not None:
        if holder.many and not (holder.cls is not None and issubclass(holder.cls, Part)):
            return False
        holder = holder.parent
    return True


def _by_class(root: Node) -> dict[type[Piece], list[Node]]:
    made: dict[type[Piece], list[Node]] = defaultdict(list)

    def look(node: Node, *, nameless: bool) -> None:
        for child in node.children:
            if child.cls is None:
                continue
            part = issubclass(child.cls, Part)
            if child.many and part and (child.id or not nameless):
                made[child.cls].append(child)
            look(child, nameless=nameless or (child.many and not part))

    look(root, nameless=False)
    return made


def _climb(
    old: list[Node], new: list[Node], gone_from_old: frozenset[str], gone_from_new: frozenset[str]
) -> list[Doubt]:
    _by_key(old, new, lambda node: (node.id,) if node.id else (), "id")
    _by_was(_alone(old), _alone(new))
    here, there = _free(old, gone_from_new), _free(new, gone_from_old)
    if not here or not there:
        return []
    _by_question(here, there)
    here, there = _alone(here), _alone(there)
    _by_content(here, there)
    doubts = _by_likeness(_alone(here), _alone(there))
    _by_place(_alone(here), _alone(there))
    return [doubt for doubt in doubts if doubt[0].mate is None and doubt[1].mate is None]


def _free(nodes: list[Node], gone: frozenset[str]) -> list[Node]:
    """What has found nobody yet. What the other side declares retired is gone, whatever it looks like."""
    return [node for node in nodes if node.mate is None and node.id not in gone]


def retired_ids(root: Node) -> frozenset[str]:
    """The ids that a map declares to be gone."""
    return frozenset(node.id for node in root.slots.get(("retired",), ()) if node.id)


def _alone(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if node.mate is None]


def _by_key(old: Iterable[Node], new: Iterable[Node], key: Callable[[Node], tuple[str, ...]], by: Any) -> None:
    known: dict[str, Node] = {}
    for node in new:
        for name in key(node):
            known.setdefault(name, node)
    for node in old:
        for name in key(node):
            mate = known.get(name)
            if mate is not None and mate.mate is None and node.mate is None:
                pair(node, mate, Match(by))


def _by_was(old: list[Node], new: list[Node]) -> None:
    """A former id names what was; on the way back the same `was` stands on the other side."""
    for here, there in ((old, new), (new, old)):
        claims: dict[str, list[Node]] = defaultdict(list)
        for node in there:
            for name in node.was:
                claims[name].append(node)
        for node in here:
            found = claims.get(node.id, []) if node.id and node.mate is None else []
            if len(found) == 1 and found[0].mate is None:
                pair(node, found[0], Match("was"))


def _by_question(old: list[Node], new: list[Node]) -> None:
    """What answers a question, such as an age, and is the only answer on both sides, is that answer, reworded."""
    answers = {(id(holder), way): node for node in new for holder, way in [_held(node)] if _answers(node)}
    for node in old:
        holder, way = _held(node)
        mate = answers.get((id(holder.mate), way)) if holder is not None and _answers(node) else None
        if mate is not None and not (node.id and mate.id):
            pair(node, mate, Match("place"))


def _answers(node: Node) -> bool:
    """Whether a node is the only one under a key that asks for one thing."""
    holder = node.parent
    return holder is not None and node.path[0] in ANSWERS and len(holder.slots[node.slot]) == 1


def _by_content(old: list[Node], new: list[Node]) -> None:
    here: dict[Any, list[Node]] = defaultdict(list)
    for node in new:
        holder, way = _held(node)
        if holder is not None and holder.mate is not None:
            here[id(holder.mate), way, node.said].append(node)
    for node in old:
        holder, way = _held(node)
        waiting = here.get((id(holder), way, node.said))
        if waiting:
            pair(node, waiting.pop(0), Match("content"))
    counts = [Counter(node.said for node in _alone(nodes) if node.name) for nodes in (old, new)]
    _by_key(
        _alone(old),
        _alone(new),
        lambda node: (node.said,) if counts[0][node.said] == counts[1][node.said] == 1 else (),
        "content",
    )


def _held(node: Node) -> tuple[Node | None, tuple[Any, ...]]:
    """The next thing around a node that is paired, or can be, and the keys on the way from it.

    What stands alone under a key (a career, an evidence) is paired after all parts, by that key alone.
    """
    way, holder = [same_way(node.slot)], node.parent
    while holder is not None and holder.mate is None and not holder.many and holder.parent is not None:
        way.append(holder.slot)
        holder = holder.parent
    return holder, tuple(way)


def _by_likeness(old: list[Node], new: list[Node]) -> list[Doubt]:
    scores = {
        (row, column): score
        for (row, column), score in likeness(old, new).items()
        if score >= _threshold(old[row], new[column])
    }
    made = assign(scores, THRESHOLD, MARGIN)
    for row, column, rival in made.pairs:
        pair(old[row], new[column], Match("similar", scores[row, column] / 10000, rival / 10000))
    return [(old[row], new[column], scores[row, column], rival) for row, column, rival in made.doubts]


def _threshold(one: Node, other: Node) -> int:
    if not in_one_place(one, other):
        return THRESHOLD_ELSEWHERE
    return THRESHOLD_NAMED if one.id and other.id else THRESHOLD


def _by_place(old: list[Node], new: list[Node]) -> None:
    """A mark without words (`true`) that is the only one in its place on both sides has got, or lost, its words."""
    places: dict[Any, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
    for node in old:
        places[id(node.parent), node.slot][0].append(node)
    for node in new:
        if node.parent is not None and node.parent.mate is not None:
            places[id(node.parent.mate), node.slot][1].append(node)
    for gone, come in places.values():
        if len(gone) == len(come) == 1 and not (gone[0].name and come[0].name):
            pair(gone[0], come[0], Match("place"))


@per_class
def _depth(cls: type[Any]) -> int:
    """How deep a class can stand: one more than the deepest of those that hold it."""
    return max((_depth(holder) + 1 for holder in _holders(cls)), default=0)


def _holders(cls: type[Any]) -> list[type[Any]]:
    return [each for each in _classes() if any(_holds(shape.piece, cls) for shape in nested(each))]


def _holds(declared: type[Any] | None, cls: type[Any]) -> bool:
    return declared is cls


def _classes() -> list[type[Any]]:
    made: list[type[Any]] = []
    waiting = [Piece]
    while waiting:
        below = waiting.pop().__subclasses__()
        made += below
        waiting += below
    return made
