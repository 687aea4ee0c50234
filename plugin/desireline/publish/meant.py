"""Whether an id still means what it meant: the identity ladder of a comparison, climbed without looking at ids.

An id is the first rung of that ladder, so a comparison takes two things of one id for one thing, as it must. Here the
question is whether the id was given to something else meanwhile. It was, if what had it is found elsewhere by what it
says, or if it now names another kind of thing, or something that shares neither words nor place with it.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, NamedTuple

from desireline.compare.change import Match
from desireline.compare.identity import pair, pair_files, pair_parts
from desireline.compare.likeness import dice, in_one_place, likeness
from desireline.compare.node import Node, tree
from desireline.draw.anchors import anchors
from desireline.model import Part, Piece
from desireline.model.journey import Retired
from desireline.publish.published import Subject, name_of

ALIKE: Final = 0.5
"""Dice's coefficient of two names from which on nobody need ask whether they name one thing."""


class Taken(NamedTuple):
    """An id that was given to something else."""

    by: Subject | Part
    """What has it today."""
    instead: Subject | Part | None
    """What that which had it is today; None where it is not found."""


class Meanings:
    """What the ids of one map or persona meant, beside what they mean today."""

    def __init__(self, old: Subject, new: Subject) -> None:
        self._old, self._new = old, new

    def taken(self, before: Part, today: Part) -> Taken | None:
        """Whether `today` has an id that `before` had, and is something else."""
        if self._old.lang != self._new.lang or not (name_of(before) or name_of(today)):
            return None  # words of two languages cannot be compared; marks without words are all alike
        if dice(name_of(before), name_of(today)) >= ALIKE:
            return None
        mate, shares = self._found(before, today)
        if mate is today or (mate is None and shares):
            return None
        return Taken(today, mate)

    def _found(self, before: Part, today: Part) -> tuple[Part | None, bool]:
        """What a part is today by all but its id; and whether it shares anything with `today`."""
        old, new = (side.get(id(part)) for side, part in zip(self._blind, (before, today), strict=True))
        if old is None:
            return None, True
        mate: Any = old.mate.piece if old.mate is not None else None
        if new is None or type(before) is not type(today):
            return mate, False
        alike = likeness([old], [new]).get((0, 0), 0) > 0
        return mate, alike or in_one_place(old, new)

    @cached_property
    def _blind(self) -> tuple[Mapping[int, Node], Mapping[int, Node]]:
        """The nodes of both sides by identity of their pieces, paired without regard to ids."""
        old, new = blinded(self._old), blinded(self._new)
        pair(old, new, Match("id"))
        pair_parts(old, new)
        return _by_piece(old), _by_piece(new)


def file_taken(before: Subject, today: Subject, others: Iterable[Subject]) -> Taken | None:
    """Whether `today` has the id that the map or persona `before` had, and is something else.

    Args:
        before: The map or persona as it was.
        today: What has its id, or claims its former one.
        others: Every map or persona of that kind today.
    """
    if before.lang != today.lang or dice(before.title, today.title) >= ALIKE:
        return None
    ids = anchors(before).given.keys()
    if ids & anchors(today).given.keys():
        return None
    known = [each for each in others if each is not today]
    nearest = max(known, key=lambda each: len(ids & anchors(each).given.keys()), default=None)
    if nearest is not None and len(ids & anchors(nearest).given.keys()) * 2 > len(ids) > 0:
        return Taken(today, nearest)
    old, *new = (blinded(each) for each in (before, today, *known))
    pair_files([old], new)
    mate: Any = old.mate.piece if old.mate is not None else None
    if mate is today or (mate is None and likeness([old], new[:1])):
        return None
    return Taken(today, mate)


def _by_piece(root: Node) -> dict[int, Node]:
    return {id(node.piece): node for node in root.walk() if node.piece is not None}


def blinded(piece: Piece) -> Node:
    """The tree of a piece without any id in it."""
    root = tree(piece)
    for node in root.walk():
        if node.cls is not None and not issubclass(node.cls, Retired):
            node.leaves.pop(("id",), None)
            node.slots.pop(("was",), None)
    root.slots.pop(("retired",), None)
    return root
