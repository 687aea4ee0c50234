"""The order of a list that two sides changed, and where what one side added goes. Never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.moves import moved

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def order(base: Sequence[object], ours: Sequence[object], theirs: Sequence[object]) -> list[object] | None:
    """The order of things that stand in a list on all three sides; None where the two sides' orders do not agree.

    Where both sides changed it: of any two things the order that a side gave them, if it did. That must give one order,
    and no thing may have been moved by both sides.
    """
    if list(theirs) == list(base) or list(theirs) == list(ours):
        return list(ours)
    if list(ours) == list(base):
        return list(theirs)
    mine, other = ({base[at] for at in moved([list(side).index(thing) for thing in base])} for side in (ours, theirs))
    if mine & other:
        return None
    at = [{thing: place for place, thing in enumerate(side)} for side in (base, ours, theirs)]

    def stands_before(one: object, two: object) -> bool:
        before = [side[one] < side[two] for side in at]
        return before[0] if before[1] == before[2] == before[0] else not before[0]

    made = sorted(base, key=lambda one: sum(stands_before(two, one) for two in base if two is not one))
    agrees = all(stands_before(one, two) for place, one in enumerate(made) for two in made[place + 1 :])
    return made if agrees else None


def put_in(into: Sequence[object], other: Sequence[object], present: Collection[object]) -> tuple[list[object], bool]:
    """What is present of one side's list, with what is present of the other's behind what stands before it there.

    What both added in one place stands one behind the other, the first list's first; the flag says that this happened.
    """
    made = [thing for thing in into if thing in present]
    held, elsewhere = set(made), set(other)
    together = False
    last: object = None
    for thing in other:
        if thing not in present:
            continue
        if thing not in held:
            place = made.index(last) + 1 if last is not None else 0
            while place < len(made) and made[place] not in elsewhere:
                place += 1
                together = True
            made.insert(place, thing)
            held.add(thing)
        last = thing
    return made, together
