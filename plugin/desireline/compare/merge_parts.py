"""The three-way merge of outlines: key by key, thing by thing. What one side did is taken; what both did must agree.

Things are followed wherever they stand, so that one side may move what the other edits. Delete against edit, move
against move, and two values for one key are conflicts; each keeps one side's version whole and tells the other's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.compare.meaning import AS_ONE, UNORDERED
from desireline.compare.merge_comments import adds_comments, has_room_behind, of_all
from desireline.compare.merge_conflict import Conflict
from desireline.compare.merge_lists import ListMerge
from desireline.compare.merge_outline import Group, Item, Leaf, Outline, below
from desireline.compare.merge_shape import as_mapping, quoted_as
from desireline.compare.merge_things import Home, homes, label, meant
from desireline.compare.merge_write import Out, OutGroup, block_of

if TYPE_CHECKING:
    from desireline.compare.merge_comments import Comments
    from desireline.compare.merge_conflict import Why

Sides = tuple[Item | None, Item | None, Item | None]
"""Base, ours, theirs; None where it does not stand."""


class Parts:
    """One merge of three outlines whose things are identified."""

    def __init__(self, base: Outline, ours: Outline, theirs: Outline, *, their_layout: bool = True) -> None:
        self.sides = (base, ours, theirs)
        self.their_layout = their_layout
        """Whether somebody chose how theirs is written; else it is written as ours is, where that says how."""
        self.stands = tuple(homes(side) for side in self.sides)
        self.conflicts: list[Conflict] = []
        self.notes: list[tuple[str, ...]] = []
        """Lists into which both sides put something in one place: ours stands first."""
        self.commented: list[tuple[str, ...]] = []
        """What both sides wrote comments at, in one place: ours stands first."""
        self.final: dict[object, Home] = {}
        """Where things go that do not stand in one place on all the sides that have them."""
        for thing in {**self.stands[1], **self.stands[2]}:
            self._place(thing)

    def merged(self) -> OutGroup:
        """The merged file."""
        base, ours, theirs = (side.root for side in self.sides)
        return self.mapping(base, ours, theirs, ())

    def of(self, thing: object) -> Sides:
        """A thing on all sides."""
        base, ours, theirs = (side.get(thing) for side in self.stands)
        return base and base[0], ours and ours[0], theirs and theirs[0]

    def home(self, side: int, thing: object) -> Home | None:
        """Where a thing stands on a side."""
        found = self.stands[side].get(thing)
        return found[1] if found else None

    def _place(self, thing: object) -> None:
        base, ours, theirs = (self.home(side, thing) for side in range(3))
        alone = ours or theirs
        if base is not None and alone is not None and (ours is None or theirs is None) and alone != base:
            self.final[thing] = alone
            self.moved("carried", thing, "ours" if ours is not None else "theirs")
        if ours is None or theirs is None or ours == theirs == (base or ours):
            return
        if base in {None, theirs} or ours == theirs:
            self.final[thing] = ours
        elif ours == base:
            self.final[thing] = theirs
        else:
            self.final[thing] = ours
            self.moved("moved", thing)

    # Conflicts

    def conflict(
        self, why: Why, where: tuple[str, ...], base: Item | None, ours: Item | None, theirs: Item | None,
        kept: Any = "ours",
    ) -> None:  # fmt: skip
        """Note a conflict about an item."""
        if not where:
            where = tuple(label(item) for item in (ours or theirs or base,) if item is not None)
        left = ours or theirs
        show = _snippet
        if why == "removed" and base is not None and left is not None and meant(base.value) == meant(left.value):
            show = _with_comments  # they are all that was changed
        self.conflicts.append(Conflict(where, why, show(base), show(ours), show(theirs), kept))

    def moved(self, why: Why, thing: object, kept: Any = "ours") -> None:
        """Note that a thing was moved by one side, and by the other too or away: told is where it stands."""
        places = [self.where(side, thing) for side in range(3)]
        item = next(item for item in (*self.of(thing)[1:], self.of(thing)[0]) if item is not None)
        old, mine, other = ("/".join(place) if place is not None else None for place in places)
        self.conflicts.append(Conflict((*(places[0] or places[1] or ()), label(item)), why, old, mine, other, kept))

    def where(self, side: int, thing: object) -> tuple[str, ...] | None:
        """The way to the list that a thing stands in on a side."""
        home = self.home(side, thing)
        if home is None:
            return None
        holder = self.stands[side].get(home[0])
        if holder is None:
            return home[1]
        return (*(self.where(side, home[0]) or ()), label(holder[0]), *home[1])

    # What says the same, whatever was carried elsewhere

    def rest(self, value: Leaf | Group) -> Any:
        """What a value says without the things that stand somewhere else on another side."""
        if isinstance(value, Leaf):
            return meant(value)
        kept = [item for item in value.items if item.thing is None or item.thing not in self.final]
        if value.is_list:
            return tuple(self.rest(item.value) for item in kept) or None
        return frozenset((item.key, inner) for item in kept if (inner := self.rest(item.value)) is not None)

    def carries(self, *values: Leaf | Group | None) -> bool:
        """Whether something below was carried in or out by a side."""
        return bool(self.final) and any(
            item.thing in self.final for value in values if value is not None for item in below(value)
        )

    def receives(self, *items: Item | None) -> bool:
        """Whether something goes into an item (or below) that does not come from there."""
        inside = {inner.thing for item in items if item is not None for inner in (item, *below(item.value))} - {None}
        return any(home[0] in inside and thing not in inside for thing, home in self.final.items()) or any(
            thing in self.final and self.final[thing][0] in inside for thing in inside
        )

    def is_as_it_was(self, base: Item, item: Item) -> bool:
        """Whether a side did nothing to a thing, or below it, that would be lost if the thing went."""
        same = self.rest(item.value) == self.rest(base.value)
        return same and not self.receives(item) and not adds_comments(base, item)

    # Mappings

    def mapping(self, base: Group | None, ours: Group | None, theirs: Group | None, where: tuple[str, ...]) -> OutGroup:
        """The keys of a mapping, in our order; what they added behind what stands before it there."""
        held = [{item.key: item for item in side.items} if side is not None else {} for side in (base, ours, theirs)]
        names = list(held[1])
        for place, name in enumerate(held[2]):
            if name not in held[1]:
                before = next((key for key in list(held[2])[:place][::-1] if key in names), None)
                names.insert(names.index(before) + 1 if before is not None else 0 if place else len(names), name)
        written = [side for side in (ours, theirs) if side is not None and side.column >= 0]
        made = OutGroup(False, flow=bool(written and written[0].flow))
        for name in names:
            sides = held[0].get(name), held[1].get(name), held[2].get(name)
            out = self.entry(*sides, (*where, str(name)))
            if out is not None:
                made.outs.append(out)
        return made

    def entry(self, base: Item | None, ours: Item | None, theirs: Item | None, where: tuple[str, ...]) -> Out | None:
        """One key; None where it is gone."""
        given = [item for item in (base, ours, theirs) if item is not None]
        in_lists = any(isinstance(item.value, Group) and item.value.is_list for item in given)
        as_one = bool(where) and where[-1] in AS_ONE
        if not as_one and (in_lists or any(item.lone and item.thing in self.final for item in given)):
            return ListMerge(self, where).entry(base, ours, theirs)
        if ours is not None and theirs is not None:
            return self.both(base, ours, theirs, where)
        present = ours or theirs
        if present is None:
            return None
        if base is not None and self.is_as_it_was(base, present):
            return None
        if base is not None:
            self.conflict("removed", where, base, ours, theirs, "ours" if ours else "theirs")
        return self.one(ours, theirs, where)

    def one(self, ours: Item | None, theirs: Item | None, where: tuple[str, ...]) -> Out:
        """What one side alone has: as it stands there, but for what is carried in or out of it."""
        return self.both(None, ours, theirs, where)

    def both(self, base: Item | None, ours: Item | None, theirs: Item | None, where: tuple[str, ...]) -> Out:
        """One thing, or one key, from all sides that have it (one at least of ours and theirs)."""
        main = ours or theirs
        if main is None:
            raise ValueError("nothing to merge")
        comments = self.comments(base, ours, theirs, where)
        values = [item.value if item is not None else None for item in (base, ours, theirs)]
        if ours is None or theirs is None:
            if not self.carries(main.value) and not self.receives(main):
                return Out(main, comments.above)
        elif not self.carries(*values) and not self.receives(base, ours, theirs):
            if base is not None and block_of(theirs) == block_of(base):
                return Out(ours, comments.above)
            if base is not None and self.their_layout and block_of(ours) == block_of(base):
                return Out(theirs, comments.above)
        return self._valued(base, ours, theirs, comments, where)

    def comments(self, base: Item | None, ours: Item | None, theirs: Item | None, where: tuple[str, ...]) -> Comments:
        """The comments at one thing; noted where both sides wrote one there."""
        made = of_all(base, ours, theirs) if self.their_layout or ours is None else of_all(None, ours, None)
        if made.of_both:
            self.commented.append(where)
        return made

    def _valued(
        self, base: Item | None, ours: Item | None, theirs: Item | None, comments: Comments, where: tuple[str, ...]
    ) -> Out:
        if ours is not None and theirs is not None and where and where[-1] in AS_ONE:
            return self._whole(base, ours, theirs, comments, where)
        sides = [item for item in (base, ours, theirs) if item is not None]
        groups = [isinstance(item.value, Group) for item in sides]
        shaped = next((item for item in (ours, theirs) if item is not None and isinstance(item.value, Group)), None)
        in_dash = shaped is not None and shaped.key is None and bool(shaped.own) and not shaped.body
        if any(groups) and not all(groups):
            made = [as_mapping(item, sides, with_comment=in_dash) for item in (base, ours, theirs)]
        else:
            made = [item.value if item is not None else None for item in (base, ours, theirs)]
        old, mine, other = made
        if isinstance(mine or other, Group) and shaped is not None:
            kinds = {
                value.is_list if isinstance(value, Group) else None for value in (mine, other) if value is not None
            }
            above, behind, trail = comments.above, comments.behind, comments.trail
            if in_dash and not all(groups):  # they went with the bare value
                behind, trail = "", []
            if kinds == {False}:
                below_ = old if isinstance(old, Group) and not old.is_list else None
                group = self.mapping(below_, mine, other, where)  # type: ignore[arg-type]
                return Out(shaped, above, group=group, behind=behind, trail=trail)
            if kinds == {True}:
                group = ListMerge(self, where).group(base, ours, theirs)
                return Out(shaped, above, group=group, behind=behind, trail=trail)
        if ours is None or theirs is None:
            return Out(ours or theirs or sides[0], comments.above)
        return self._whole(base, ours, theirs, comments, where)

    def _whole(self, base: Item | None, ours: Item, theirs: Item, comments: Comments, where: tuple[str, ...]) -> Out:
        """A value that is one side's or the other's."""
        mine, other = meant(ours.value), meant(theirs.value)
        old = meant(base.value) if base is not None else None
        taken = ours
        if mine == other:
            unchanged = base is not None and block_of(base) == block_of(ours)
            taken = theirs if unchanged and self.their_layout else ours
        elif base is not None and mine == old:
            taken = theirs
        elif base is None or other != old:
            self.conflict("changed" if base is not None else "added", where, base, ours, theirs)
        if taken is theirs and not self.their_layout:
            taken = quoted_as(ours, theirs)
        above, behind = comments.above, comments.behind
        if behind and not has_room_behind(taken):
            above, behind = [*above, behind.strip()], ""
        return Out(ours, above, value=taken, behind=behind, trail=comments.trail)

    def is_ordered(self, where: tuple[str, ...]) -> bool:
        """Whether the order of the list under these keys means anything."""
        return not (where and where[-1] in UNORDERED)


def _snippet(item: Item | None) -> str | None:
    """What stands there, to be read by people and pasted back."""
    if item is None:
        return None
    if isinstance(item.value, Leaf):
        return item.value.said if item.value.said is not None else ""
    return "\n".join(block_of(item))


def _with_comments(item: Item | None) -> str | None:
    """All that stands there, comments above it too."""
    return "\n".join([*item.above, *block_of(item)]).strip("\n") if item is not None else None
