"""A comparison is a patch: its edits make the new side of the old one, and turned round the old one of the new.

Every edit says what it expects to find. A patch that does not fit is refused as a whole, with each edit that does not
fit and why. On a map that has moved on, things are found by their ids where they have some.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeVar

from desireline.compare.address import label
from desireline.compare.build import node_of, piece_node, piece_of
from desireline.compare.change import Change, Edit
from desireline.compare.edits import identity
from desireline.compare.find import Finder, at_path, says
from desireline.compare.node import ELSEWHERE, Node, leaf, scalar, tree
from desireline.compare.plain import sense, value_of
from desireline.compare.plan import shape_at
from desireline.model import JourneyMap, Part, Persona, Row
from desireline.model.emotion import Scale
from desireline.model.rows import Lane

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desireline.compare.change import Op, Stand
    from desireline.model import Path

P = TypeVar("P", JourneyMap, Persona)

_BACK: Final[Mapping[Op, Op]] = {
    "add": "remove", "remove": "add", "link": "unlink", "unlink": "link", "split": "merge", "merge": "split",
}  # fmt: skip
_FILES: Final = {"map": JourneyMap, "persona": Persona}
_CARRIED: Final = frozenset({"move", "relocate"})
_NO_VALUE: Final = (ValueError, AttributeError, TypeError, KeyError)
"""What making a node of a value raises that is none of the format's: patches are files, and may be damaged."""


class Misfit(Exception):  # noqa: N818  # named for what happened
    """A patch that does not fit: nothing was changed."""

    def __init__(self, found: list[tuple[Edit, str]]) -> None:
        lines = [f"{edit.op} {'/'.join((edit.at.file, *edit.at.address, *edit.field))}: {why}" for edit, why in found]
        super().__init__("the patch does not fit: " + "; ".join(lines))
        self.found = found
        """Every edit that does not fit, and why."""


def invert(changes: Iterable[Change | Edit]) -> tuple[Edit, ...]:
    """The edits that undo these: `apply(invert(changes), apply(changes, model)) == model`."""
    return tuple(_inverse(_edit(each)) for each in changes)


def apply(changes: Iterable[Change | Edit], model: P | None) -> P | None:
    """Make these edits, all of one map or persona, in `model`; None stands for a file that is not there.

    The result is equal to the other side, lists whose order means nothing apart. Raises `Misfit` and changes nothing
    where an edit does not find what it expects.
    """
    edits = [_edit(each) for each in changes]
    if not edits:
        return model
    whole = next((edit for edit in edits if not edit.at.path and edit.op in {"add", "remove"}), None)
    if whole is not None or model is None:
        other: P | None = _whole(whole, edits, model)
        return other
    patch = _Patch(tree(model))
    patch.find(edits)
    try:
        patch.make()
        made: P = piece_of(patch.root)
    except _NO_VALUE as error:
        raise Misfit([(edits[0], f"a value of the patch cannot be read: {error}")]) from error
    return made


def _edit(each: Change | Edit) -> Edit:
    return each.edit if isinstance(each, Change) else each


def _inverse(edit: Edit) -> Edit:
    delta = edit.delta
    if delta not in {"", "0"}:
        delta = delta[1:] if delta.startswith("-") else f"-{delta}"
    op = _BACK.get(edit.op, edit.op)
    return Edit(op, edit.kind, edit.field, edit.after, edit.before, edit.to, edit.from_, edit.match, delta)


def _whole(whole: Edit | None, edits: list[Edit], model: Any) -> Any:
    if whole is None:
        raise Misfit([(edit, "the file is not there") for edit in edits])
    if len(edits) > 1:
        raise Misfit([(edit, "a file is added or removed, and changed at once") for edit in edits])
    if whole.before is None:
        if model is not None:
            raise Misfit([(whole, "the file is there already")])
        try:
            return piece_of(piece_node(whole.to, _FILES[whole.kind]))
        except _NO_VALUE as error:
            raise Misfit([(whole, f"its value cannot be read: {error}")]) from error
    if model is None or not says(tree(model), whole.from_):
        raise Misfit([(whole, "the file says something else")])
    return None


class _Patch:
    """One patch: everything is found and checked before anything is changed."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.finder = Finder(root)
        self.values: list[tuple[Edit, Node]] = []
        """What keeps its place and gets another value."""
        self.taken: list[tuple[Edit, Node]] = []
        """What leaves its place: moved, relocated, removed."""
        self.placed: list[tuple[Stand, Node, Node | None]] = []
        """What gets a place, with what holds it; None where that is itself added."""
        self.added: dict[Path, tuple[Edit, Node]] = {}
        """What comes, by its path after."""

    def find(self, edits: list[Edit]) -> None:
        """Find what every edit is about. Raises `Misfit`."""
        wrong: list[tuple[Edit, str]] = []
        for edit in edits:
            try:
                why = self._find(edit)
            except _NO_VALUE as error:
                why = f"its value cannot be read: {error}"
            if why:
                wrong.append((edit, why))
        for edit, node in self.taken:
            if edit.op in _CARRIED and node.cls is not None:
                node.mate = node  # what is carried off leaves its mark in what is removed
        for edit, node in self.taken:
            if edit.op not in _CARRIED and not says(node, edit.from_):
                wrong.append((edit, "what stands there says something else"))
        wrong += self._used_ids()
        if wrong:
            raise Misfit(wrong)

    def _find(self, edit: Edit) -> str:
        """What is wrong with an edit; "" where it fits so far."""
        if edit.before is None:
            return self._comes(edit)
        at = edit.before
        node = self.finder.item_at(at, edit.from_) if at.is_item else self.finder.stands_at(at)
        if node is None:
            return "what it is about is not there"
        if edit.after is None:
            self.taken.append((edit, node))
            return ""
        if edit.op in _CARRIED:
            self.taken.append((edit, node))
            return self._place(edit.after, node)
        if edit.op == "rekey":
            _named(edit, node)  # raises where it holds no ids
        self.values.append((edit, node))
        return _unexpected(edit, node)

    def _comes(self, edit: Edit) -> str:
        after = edit.after
        holder = self.finder.holder_of(after) if after is not None else None
        if after is None or holder is None or holder.cls is None:
            return "what it would stand in is not there"
        shape = shape_at(holder.cls, after.slot)
        if shape is None:
            return "there is no such field"
        value = edit.to
        node = node_of(value, shape) if shape.piece else scalar(shape.form, value_of(value, shape.form))
        if not shape.many and holder.slots.get(after.slot):
            return "another one stands there already"
        self.added[after.path] = edit, node
        self.placed.append((after, node, holder))
        return ""

    def _place(self, after: Stand, node: Node) -> str:
        holder = self.finder.holder_of(after)
        if holder is None and after.parent_across is not None:
            return "what it would stand in is not there"
        self.placed.append((after, node, holder))
        return ""

    def _used_ids(self) -> list[tuple[Edit, str]]:
        """Nothing may come under an id that stays in use."""
        leaving = {id(below) for edit, node in self.taken if edit.op not in _CARRIED for below in _own(node)}
        renamed = {id(node): _named(edit, node) for edit, node in self.values if edit.op == "rekey"}
        used = {_space(node, renamed.get(id(node), node.id)) for node in self.root.walk() if id(node) not in leaving}
        return [
            (edit, f"the id '{below.id}' is in use already")
            for edit, node in self.added.values()
            for below in _own(node)
            if below.id and _space(below, below.id) in used
        ]

    def make(self) -> None:
        """Make the edits that were found."""
        for edit, node in self.values:
            _set(edit, node)
        for _, node in self.taken:
            if node.parent is not None:
                held = node.parent.slots[node.slot]
                held[:] = [child for child in held if child is not node]
        lists: dict[tuple[int, tuple[str, ...]], list[tuple[int, Stand, Node, Node]]] = defaultdict(list)
        for stand, node, holder in self.placed:
            into = holder if holder is not None else self._added_holder(stand)
            lists[id(into), stand.slot].append((stand.index or 0, stand, node, into))
        for placed in lists.values():
            for index, stand, node, into in sorted(placed, key=lambda each: each[0]):
                _insert(into, index, stand, node)

    def _added_holder(self, stand: Stand) -> Node:
        """Of what stands in something that comes with this patch, that."""
        best = max((path for path in self.added if stand.path[: len(path)] == path), key=len, default=())
        above = len(stand.path) - len(stand.slot) - (stand.index is not None)
        edit, node = self.added.get(best, (None, None))
        found = at_path(node, stand.path[len(best) : above]) if node is not None else None
        if found is None or edit is None:
            raise Misfit([(Edit("relocate", "part", (), stand, stand), "what it would stand in is not there")])
        return found


def _own(node: Node) -> Iterable[Node]:
    """A node and what is below, but what is carried off."""
    yield node
    for child in node.children:
        if child.mate is None and child.value is not ELSEWHERE:
            yield from _own(child)


def _space(node: Node, name: str) -> tuple[str, str]:
    """Ids are unique among the parts of a file; rows, lanes and scales are named apart."""
    if not name or node.cls is None or not issubclass(node.cls, Part):
        return (f"nothing {id(node)}", name)
    return (node.kind if node.cls in {Row, Lane, Scale} else "", name)


def _unexpected(edit: Edit, node: Node) -> str:
    if edit.op == "rekey":
        return "" if identity(node) == edit.from_ else f"its id is '{node.id}'"
    if node.cls is None:
        return ""  # it was found by its value
    form, current = leaf(node, edit.field)
    expected = value_of(edit.from_, form) if edit.from_ is not None else None
    return "" if sense(current) == sense(expected) else "another value stands there"


def _set(edit: Edit, node: Node) -> None:
    if edit.op == "rekey":
        _rekey(edit, node)
    elif node.cls is None:
        node.value = value_of(edit.to, node.form)
    elif edit.to is None:
        node.leaves.pop(edit.field, None)
    else:
        shape = shape_at(node.cls, edit.field)
        many = shape is not None and shape.many
        form = shape.form if shape is not None else None
        node.leaves[edit.field] = (None, ()) if many else (form, value_of(edit.to, form))


def _named(edit: Edit, node: Node) -> str:
    """The id that a node is to have."""
    return piece_node(edit.to, node.cls or Part).id


def _rekey(edit: Edit, node: Node) -> None:
    if node.cls is None:
        return
    made = piece_node(edit.to, node.cls)
    for key in ("id",), ("was",):
        node.leaves.pop(key, None)
        node.slots.pop(key, None)
    node.leaves |= made.leaves
    for child in made.slots.get(("was",), []):
        node.hold(("was",), child, many=True)


def _insert(into: Node, index: int, stand: Stand, node: Node) -> None:
    held = into.slots.setdefault(stand.slot, [])
    if index < len(held) and held[index].value is ELSEWHERE:
        held[index] = node
    else:
        held.insert(_position(held, index, stand), node)
    node.parent, node.slot, node.many = into, stand.slot, stand.index is not None


def _position(held: list[Node], index: int, stand: Stand) -> int:
    """Where to put it: behind what stands before it, which is at its place unless the map has moved on."""
    if not stand.after:
        return 0
    if 0 < index <= len(held) and label(held[index - 1]) == stand.after:
        return index
    behind = next((at for at, node in enumerate(held) if label(node) == stand.after), None)
    return min(index, len(held)) if behind is None else behind + 1
