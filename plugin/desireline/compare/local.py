"""Who is who where there are no ids: texts and references of a list, feelings, ways on, links, single pieces.

Such a thing is looked for only in the same place of the same holder. Same content first, then the same reference or
id, then the most alike, then what is left standing in the same order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from desireline.compare.change import Match
from desireline.compare.identity import pair, stands_by_itself
from desireline.compare.likeness import dice
from desireline.compare.plain import canonical, sense
from desireline.model import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desireline.compare.meaning import Called
    from desireline.compare.node import Node

ALIKE: Final = 0.4
"""How alike two texts of one list must be to be one, edited."""


def pair_local(before: Node, renamed: Mapping[str, str]) -> None:
    """Pair what has no identity of its own, below every node of `before` that has a mate.

    `renamed` gives the new ids of what was paired under another id: a reference that follows is the same reference.
    """
    called = before.called, before.mate.called if before.mate is not None else {}
    for node in before.walk():  # what is paired here is walked through after its holder
        mate = node.mate
        if mate is None or (node.digest == mate.digest and not node.slots):
            continue
        for slot, held in node.slots.items():
            if slot == ("was",) and node.id != mate.id:
                continue  # part of the new id
            there = mate.slots.get(slot, [])
            if not there and slot[:1] == ("by_persona",):  # a persona that has another id now feels the same
                there = mate.slots.get((*slot[:1], *(renamed.get(name, name) for name in slot[1:])), [])
            _pair_slot(held, there, renamed, called)


def _pair_slot(old: list[Node], new: list[Node], renamed: Mapping[str, str], called: tuple[Called, Called]) -> None:
    if not old or not new:
        return
    if not old[0].many:
        if old[0].cls is new[0].cls:
            pair(old[0], new[0], Match("place"))
        return
    old, new = _free(old), _free(new)
    if not old or not new:
        return
    _same(old, new, lambda node: node.digest, lambda node: node.digest, "content")
    if old[0].refers:

        def was_called(node: Node) -> str:
            meant = _meant(node, called[0])
            return renamed.get(meant, meant)

        _same(_free(old), _free(new), was_called, lambda node: _meant(node, called[1]), "id")
        if _may_be_text(old[0]):
            for names in sorted(called, key=lambda each: sorted(each.items())):
                means = partial(_meant, called=names)  # what was free text may be declared now, or the other way round
                _same(_free(old), _free(new), means, means, "id")
        if old[0].ordered and _may_be_text(old[0]):
            _in_order(_free(old), _free(new))  # who does it now, where one did it and one does
        return
    _same(_free(old), _free(new), lambda node: node.id, lambda node: node.id, "id")
    if _is_its_id(old[0]):
        _same(_free(old), _free(new), lambda node: node.said, lambda node: node.said, "content")
        return
    _alike(_free(old), _free(new))
    _in_order(_free(old), _free(new))


def _is_its_id(node: Node) -> bool:
    """Whether a thing is nothing but what it says of an id, as a retired one: of another id it is another."""
    return node.cls is not None and node.cls.shorthand == "id" and not issubclass(node.cls, Part)


def _meant(node: Node, called: Called) -> str:
    """The id that a reference means, by id or by name."""
    refers_to = node.form.refers_to if node.form is not None else ""
    return called.get((refers_to, canonical(node.value)), str(node.value))


def _may_be_text(node: Node) -> bool:
    return node.form is not None and node.form.text_allowed


def _free(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node.mate is None and not stands_by_itself(node)]


def _same(
    old: list[Node], new: list[Node], of_old: Callable[[Node], str], of_new: Callable[[Node], str], by: str
) -> None:
    waiting: dict[str, list[Node]] = defaultdict(list)
    for node in new:
        waiting[of_new(node)].append(node)
    for node in old:
        key = of_old(node)
        if key and waiting.get(key):
            pair(node, waiting[key].pop(0), Match(by))  # type: ignore[arg-type]


def _alike(old: list[Node], new: list[Node]) -> None:
    found = []
    for row, one in enumerate(old):
        for column, other in enumerate(new):
            score = _likeness(one, other)
            if one.cls is other.cls and score >= ALIKE:
                found.append((-score, abs(row - column), min(row, column), max(row, column), row, column))
    for score, *_, row, column in sorted(found):
        if old[row].mate is None and new[column].mate is None:
            pair(old[row], new[column], Match("similar", round(-score, 4)))


def _likeness(one: Node, other: Node) -> float:
    if one.cls is None:
        return dice(one.value, other.value) if isinstance(one.value, str) and isinstance(other.value, str) else 0.0
    left, right = _said(one), _said(other)
    together = left.total() + right.total()
    by_content = 2 * sum((left & right).values()) / together if together else 0.0
    return max(by_content, 0.8 * dice(one.name, other.name))


def _said(node: Node) -> Counter[str]:
    made = Counter(f"{'.'.join(key)}={sense(value)}" for key, (_, value) in node.leaves.items())
    made.update(f"{'.'.join(slot)}:{child.said}" for slot, held in node.slots.items() for child in held)
    return made


def _in_order(old: list[Node], new: list[Node]) -> None:
    """What is left, where it is as many on both sides; of texts only a single one, because others may be anything."""
    if len(old) != len(new) or (len(old) > 1 and isinstance(old[0].value, str)):
        return
    for one, other in zip(old, new, strict=True):
        named_apart = one.cls is not None and issubclass(one.cls, Part) and one.id and other.id
        if one.cls is other.cls and not named_apart:
            pair(one, other, Match("place"))
