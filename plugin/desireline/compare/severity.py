"""Which rule an edit falls under: what breaks for those who link here, else what a reviewer should look at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from desireline.compare.change import kind_of
from desireline.compare.effect import follows
from desireline.compare.exchanged import NAMING
from desireline.compare.node import ELSEWHERE
from desireline.compare.told import Told, upwards
from desireline.model import Part, Row, pieces
from desireline.model.emotion import Scale
from desireline.model.rows import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desireline.compare.change import Effect, Plain
    from desireline.compare.node import Node

_APART: Final = (Row, Lane, Scale)
"""Their ids are names inside the file, and nothing links to them."""


class Links:
    """What links can point at in the file of a root; looked up when an edit takes something out or brings it in."""

    def __init__(self, root: Node) -> None:
        self._root = root

    @cached_property
    def _named(self) -> tuple[dict[str, str], set[str]]:
        """Ids of parts with their kinds, and former ids."""
        kinds: dict[str, str] = {}
        former: set[str] = set()
        for node in self._root.walk():
            if node.parent is None or node.cls is None or not issubclass(node.cls, Part) or node.cls in _APART:
                continue
            former.update(node.was)
            if node.id:
                kinds.setdefault(node.id, node.kind)
            for piece in pieces(node.piece) if node.whole and node.piece is not None else ():
                if isinstance(piece, Part):
                    former.update(piece.was)
                    if piece.id:
                        kinds.setdefault(piece.id, kind_of(type(piece)))
        return kinds, former

    @property
    def kinds(self) -> Mapping[str, str]:
        """Ids of parts, with their kinds."""
        return self._named[0]

    @cached_property
    def retired(self) -> frozenset[str]:
        """Ids that are declared to be gone."""
        return frozenset(node.id for node in self._root.slots.get(("retired",), ()))

    @cached_property
    def all(self) -> frozenset[str]:
        """Every name that a link may use."""
        kinds, former = self._named
        return frozenset(kinds) | former | self.retired


def rule_of(
    told: Told,
    effect: Effect,
    before: Links,
    after: Links,
    resolves: Callable[[Node, str], bool],
    *,
    exchanged: Mapping[int, str],
    one_file: bool = True,
) -> tuple[str, tuple[str, ...]]:
    """The rule of one edit, a key of `rules()`, and the ids that are lost or mean something else, if it is about such.

    Args:
        told: The edit.
        effect: What it means for the customer.
        before: What links could point at in the old file.
        after: What they can point at in the new one.
        resolves: Whether a reference of the new side leads somewhere.
        exchanged: Of parts that say now what another said, that one's id (see `exchanged`).
        one_file: Whether both sides are versions of one file. Between two files that both stand, no id is lost.
    """
    rule, ids = _breaking(told, before, after) if one_file else ("", ())
    if rule:
        return rule, ids
    if one_file and told.before is not None and told.edit.field in NAMING and id(told.before) in exchanged:
        return "id-exchanged", (told.before.id, exchanged[id(told.before)])
    dangles = "" if _leads(told, resolves) else "dangling-reference"
    return dangles or _to_look_at(told, effect) or _plain_rule(told, after), ()


def _breaking(told: Told, before: Links, after: Links) -> tuple[str, tuple[str, ...]]:
    edit = told.edit
    if told.before is not None and told.before.cls not in _APART and told.before.parent is not None:
        gone = [[name for name in names if name not in after.all] for names in _names_lost(told)]
        for names, rule in zip(gone, ("id-lost", "former-id-lost", "tombstone-lost"), strict=True):
            if names:
                return rule, tuple(dict.fromkeys(name for each in gone for name in each))
    if edit.op in {"add", "split", "merge"} and told.after is not None:
        reused = [
            node.id
            for node in _standing(told.after)
            if node.id and node.id in after.kinds and before.kinds.get(node.id, node.kind) != node.kind
        ]
        if reused:
            return "id-reused", tuple(reused)
    return "", ()


def _names_lost(told: Told) -> tuple[list[str], list[str], list[str]]:
    """Ids, former ids and retired ids that the edit takes out."""
    edit, node = told.edit, told.before
    if node is None:
        return [], [], []
    if edit.op == "rekey":
        ids = [node.id] if node.id else []
        return ([], [], ids) if node.kind == "retired" else (ids, list(node.was), [])
    if edit.after is not None:
        return [], [], []
    if node.cls is None:
        return [], [node.value] if node.slot == ("was",) else [], []
    if node.kind == "retired":
        return [], [], [node.id]
    below = [each for each in _standing(node) if each.cls is not None and issubclass(each.cls, Part)]
    return [each.id for each in below if each.id], [name for each in below for name in each.was], []


def _standing(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        if child.mate is None and child.value is not ELSEWHERE:
            yield from _standing(child)


def _leads(told: Told, resolves: Callable[[Node, str], bool]) -> bool:
    edit, node = told.edit, told.after
    if node is None or edit.op in {"move", "relocate", "rekey"}:
        return True
    if node.cls is None or not edit.field:
        return all(resolves(below, "") for below in _standing(node))
    return resolves(node, edit.field[0])


def _to_look_at(told: Told, effect: Effect) -> str:
    edit, old, new = told.edit, told.before, told.after
    if effect == "worse" and any(node.slots.get(("moment_of_truth",)) for side in told.sides for node in upwards(side)):
        return "moment-of-truth-worse"
    if edit.kind == "promise":
        return _promise(told)
    if old is None or new is None or old.cls is None:
        return ""
    if edit.op == "text" and edit.field == ("text",) and _validated(old) and _evidence(old) == _evidence(new):
        return "claim-outran-evidence"
    of_a_day = edit.kind == "metric" and edit.field == ("value",) and ("as_of",) in old.leaves
    if of_a_day and None not in (edit.from_, edit.to) and _same(old, new, "as_of"):
        return "figure-without-date"
    return ""


def _promise(told: Told) -> str:
    edit, old = told.edit, told.before
    status = old.leaves.get(("status",), (None, ""))[1] if old is not None else ""
    if edit.op == "remove" and status == "planned":
        return "promise-withdrawn"
    if edit.field == ("status",) and edit.to in {"dropped", None}:
        return "promise-withdrawn"
    return "promise-later" if edit.field == ("due",) and _later(edit.from_, edit.to) else ""


def _later(old: Plain, new: Plain) -> bool:
    return isinstance(old, str) and isinstance(new, str) and new > old  # days are written YYYY-MM-DD


def _evidence(node: Node) -> str:
    return next((child.digest for child in node.slots.get(("evidence",), ())), "")


def _validated(node: Node) -> bool:
    for child in node.slots.get(("evidence",), ()):
        status = child.leaves.get(("status",), (None, ""))[1]
        return status == "validated" or (not status and bool(child.slots.get(("sources",))))
    return False


def _same(old: Node, new: Node, key: str) -> bool:
    return bool(old.leaves.get((key,), (None, None))[1] == new.leaves.get((key,), (None, None))[1])


_BY_OP: Final = {
    "add": "part-added",
    "move": "part-moved",
    "relocate": "part-relocated",
    "split": "part-split",
    "merge": "part-merged",
    "text": "text-changed",
    "number": "number-changed",
    "set": "value-changed",
    "link": "reference-added",
    "unlink": "reference-removed",
}


def _plain_rule(told: Told, after: Links) -> str:
    edit, old = told.edit, told.before
    if told.node.parent is None and not edit.field:
        return {"add": "file-added", "remove": "file-lost"}.get(edit.op, "file-renamed")
    if edit.op == "rekey":
        return "id-renamed" if old is not None and old.id else "id-given"
    if edit.op == "remove":
        return "part-retired" if old is not None and old.id and old.id in after.retired else "part-removed"
    if follows(told):
        return "reference-followed"
    if old is None and edit.op in {"split", "merge"}:
        return "part-added"  # what had been retired is here again
    return _BY_OP[edit.op]
