"""From two paired trees to the edits that make one of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.compare.address import address, exact_address, label
from desireline.compare.change import Edit, Match, Op, Stand
from desireline.compare.comparison import Pair, Possible
from desireline.compare.held import value_of_node
from desireline.compare.identity import pair, pair_parts
from desireline.compare.local import pair_local
from desireline.compare.meaning import meant
from desireline.compare.moves import moved
from desireline.compare.node import Node, leaf, same_way
from desireline.compare.order import in_order
from desireline.compare.plain import delta, plain
from desireline.compare.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desireline.compare.change import Plain
    from desireline.compare.plan import Keys


def compare_trees(
    before: Node, after: Node, renamed: Mapping[str, str], match: Match
) -> tuple[list[Told], list[Possible], list[Pair]]:
    """Pair two trees whose roots are the same file, and tell edits (in order), doubts and pairs.

    `renamed` gives new ids of files, for references that follow.
    """
    pair(before, after, match)
    doubts = pair_parts(before, after)
    own = {node.id: node.mate.id for node in before.walk() if node.mate is not None and node.id and node.mate.id}
    follow = {old: new for old, new in (*own.items(), *renamed.items()) if old != new}
    pair_local(before, follow)
    edits = in_order(list(_edits(before, after)), before, after)
    possible = [
        Possible(one.kind, _stand(one), _stand(other), score / 10000, rival / 10000)
        for one, other, score, rival in doubts
    ]
    pairs = [
        Pair(node.kind, node.path, node.mate.path, node.match, node.whole)
        for node in before.walk()
        if node.mate is not None and node.cls is not None
    ]
    return edits, possible, pairs


def whole(node: Node, *, added: bool) -> Edit:
    """The edit that makes, or takes away, a whole file."""
    stand, value = _stand(node), value_of_node(node)
    if added:
        return Edit("add", node.kind, (), None, stand, None, value)
    return Edit("remove", node.kind, (), stand, None, value, None)


def _edits(before: Node, after: Node) -> Iterator[Told]:
    gone_after, gone_before = _retired(after), _retired(before)
    for node in before.walk():
        mate = node.mate
        if mate is None:
            if node.parent is not None and node.parent.mate is not None and not _in_new_id(node):
                yield Told(_one_sided(node, gone_after, added=False), node, None)
            continue
        if node.cls is not None:
            yield from (Told(edit, node, mate) for edit in _leaves(node, mate))
            yield from _moves(node, mate)
        elif node.digest != mate.digest:
            yield Told(_of_item(node, mate), node, mate)
        elsewhere = node.parent is not None and (
            node.parent.mate is not mate.parent or same_way(node.slot) != same_way(mate.slot)
        )
        if elsewhere:
            yield Told(_edit("relocate", node, mate), node, mate)
    for node in after.walk():
        if node.mate is None and node.parent is not None and node.parent.mate is not None and not _in_new_id(node):
            yield Told(_one_sided(node, gone_before, added=True), None, node)


def _in_new_id(node: Node) -> bool:
    """Whether a former id is told with the new id."""
    holder = node.parent
    return node.slot == ("was",) and holder is not None and holder.mate is not None and holder.mate.id != holder.id


def _one_sided(node: Node, retired: Mapping[str, list[Plain]], *, added: bool) -> Edit:
    value, declared = value_of_node(node, alone=True), None
    op: Op = "add" if added else "remove"
    if node.refers:
        op = "link" if added else "unlink"
    elif node.id and node.kind != "retired" and retired.get(node.id):
        declared = retired[node.id]
        op = "split" if (len(declared) > 1) != added else "merge"  # what comes again undoes it
    here = _stand(node)
    if added:
        return Edit(op, _kind(node), _field(node), None, here, declared, value)
    return Edit(op, _kind(node), _field(node), here, None, value, declared)


def _retired(root: Node) -> dict[str, list[Plain]]:
    """Retired ids with what took their place."""
    return {
        node.id: [plain(item.value) for item in node.slots.get(("to",), ())]
        for node in root.slots.get(("retired",), ())
    }


def _edit(op: Op, node: Node, mate: Node, from_: Plain = None, to: Plain = None, **more: Any) -> Edit:
    return Edit(
        op, _kind(node), more.pop("field", _field(node)), _stand(node), _stand(mate), from_, to, node.match, **more
    )


def _of_item(node: Node, mate: Node) -> Edit:
    """A text or reference of a list that is another one now."""
    return _valued(node, mate, _field(node), node.value, mate.value, node.form)


def _leaves(node: Node, mate: Node) -> Iterator[Edit]:
    if node.digest == mate.digest:
        return
    if node.id != mate.id:
        yield _edit("rekey", node, mate, identity(node), identity(mate), field=())
    for at in (*node.leaves, *(at for at in mate.leaves if at not in node.leaves)):
        if at == ("id",):
            continue
        form, old = leaf(node, at)
        _, new = leaf(mate, at)
        if any(meant(side, at, old) != meant(side, at, new) for side in (node, mate)):
            yield _valued(node, mate, at, old, new, form)


def identity(node: Node) -> Plain:
    """The id and former ids of a node, which change together."""
    made: dict[str, Plain] = {"id": node.id} if node.id else {}
    return made | ({"was": sorted(node.was)} if node.was else {})


def _valued(node: Node, mate: Node, at: Keys, old: Any, new: Any, form: Any) -> Edit:
    step = delta(old, new)
    if step is not None:
        return _edit("number", node, mate, plain(old), plain(new), field=at, delta=step)
    is_text = form is not None and form.name == "text" and isinstance(old, str) and isinstance(new, str)
    op: Op = "text" if is_text and old and new else "set"
    return _edit(op, node, mate, plain(old), plain(new), field=at)


def _moves(node: Node, mate: Node) -> Iterator[Told]:
    for slot, held in node.slots.items():
        if not held[0].ordered or len(held) < 2:
            continue
        stayed = [
            child
            for child in held
            if child.mate is not None and child.mate.parent is mate and same_way(child.mate.slot) == same_way(slot)
        ]
        order = [child.mate.index for child in stayed if child.mate is not None]
        if all(order[at] < order[at + 1] for at in range(len(order) - 1)):
            continue
        edited = [child.mate is not None and child.digest != child.mate.digest for child in stayed]
        names = ["|".join(sorted((child.digest, child.mate.digest if child.mate else ""))) for child in stayed]
        for at in sorted(moved(order, edited, names)):
            child = stayed[at]
            if child.mate is not None:
                value = (None, None) if child.cls else (plain(child.value), plain(child.mate.value))
                yield Told(_edit("move", child, child.mate, *value), child, child.mate)


def _kind(node: Node) -> str:
    """Of a text or reference the kind of what holds it."""
    return node.kind if node.cls is not None or node.parent is None else node.parent.kind


def _field(node: Node) -> Keys:
    return () if node.cls is not None else node.slot


def _stand(node: Node) -> Stand:
    about = node if node.cls is not None or node.parent is None else node.parent
    across = node.parent.mate if node.parent is not None else None
    before = node.parent.slots[node.slot][node.index - 1] if node.many and node.index and node.parent else None
    return Stand(
        file=root_of(node).id,
        path=node.path,
        address=address(about),
        exact=exact_address(about),
        name=about.name,
        within=_within(about),
        after=label(before) if before is not None else "",
        slot=node.slot,
        is_item=about is not node,
        parent_across=None if across is None else across.path,
        exact_across=None if across is None else exact_address(across),
        place=node.place,
    )


def root_of(node: Node) -> Node:
    """The file that a node stands in."""
    while node.parent is not None:
        node = node.parent
    return node


def _within(node: Node) -> tuple[tuple[str, str], ...]:
    made = []
    holder = node.parent
    while holder is not None and holder.parent is not None:
        if holder.name and holder.kind not in {"feeling", "emotion"}:
            made.append((holder.kind, holder.name))
        holder = holder.parent
    return tuple(reversed(made))
