"""The order of a list that two sides changed, and where what one side added goes. Never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


class Put(NamedTuple):
    """Two sides' lists in one."""

    order: list[object]
    together: bool
    """Whether both put something in one place: the first list's stands first."""
    unsure: bool
    """Whether a place was guessed, because one side changed the order around what the other put there."""


def put_in(into: Sequence[object], other: Sequence[object], present: Collection[object]) -> Put:
    """What is present of one side's list, with what is present of the other's where it stands there.

    That is: behind what is before it there and in front of what is behind it, as near to what is right before it as
    that allows. Only what the first list clearly moved may stand otherwise, unless it is what is right before it.
    """
    made = [thing for thing in into if thing in present]
    comes = [thing for thing in other if thing in present]
    known, there = set(made), set(comes)
    carried = _carried([thing for thing in comes if thing in known], [thing for thing in made if thing in there])
    together = unsure = False
    for number, thing in enumerate(comes):
        if thing in known:
            continue
        before, behind = set(comes[:number]) - carried, set(comes[number + 1 :]) - carried
        first = max((at + 1 for at, each in enumerate(made) if each in before), default=0)
        last = min((at for at, each in enumerate(made) if each in behind), default=len(made))
        place = made.index(comes[number - 1]) + 1 if number and comes[number - 1] in carried else first
        if not first <= place <= last:
            place, unsure = first, True
        while place < len(made) and (made[place] not in there or made[place] in carried):
            place += 1
            together = True
        made.insert(place, thing)
    return Put(made, together, unsure)


def _carried(one: Sequence[object], other: Sequence[object]) -> set[object]:
    """Of things in two orders those that were clearly moved: they stand in none of the longest runs that both have."""
    at = {thing: place for place, thing in enumerate(one)}
    places = [at[thing] for thing in other]
    up, down = [1] * len(places), [1] * len(places)
    for here, place in enumerate(places):
        up[here] += max((up[before] for before in range(here) if places[before] < place), default=0)
    for here in reversed(range(len(places))):
        later = (down[there] for there in range(here + 1, len(places)) if places[there] > places[here])
        down[here] += max(later, default=0)
    longest = max(up, default=0)
    return {thing for here, thing in enumerate(other) if up[here] + down[here] - 1 < longest}
