"""The three-way merge of one list: which things stand in it, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.merge_comments import adds_comments
from desireline.compare.merge_conflict import Conflict
from desireline.compare.merge_order import order, put_in
from desireline.compare.merge_outline import Group, Item, Leaf
from desireline.compare.merge_things import Home, label, said
from desireline.compare.merge_write import Out, OutGroup, block_of

if TYPE_CHECKING:
    from desireline.compare.merge_comments import Comments
    from desireline.compare.merge_conflict import Why
    from desireline.compare.merge_parts import Parts


class ListMerge:
    """One list of one merge."""

    def __init__(self, parts: Parts, where: tuple[str, ...]) -> None:
        self.parts = parts
        self.where = where

    def entry(self, base: Item | None, ours: Item | None, theirs: Item | None) -> Out | None:
        """A key that holds a list on some side (or what may be carried into one); None where it is gone."""
        sides = base, ours, theirs
        main = next((item for item in (ours, theirs) if item is not None and _is_list(item)), ours or theirs)
        group = self.group(*sides)
        states = [_state(item) for item in sides]
        state = states[2] if states[1] == states[0] else states[1]
        if main is None:
            if group.outs and base is not None:
                return Out(_key_of(base), base.above, group=group)
            return None
        if not group.outs:
            if state != "empty":
                return self._without_items(*sides)
            empty = next(item for item, its in zip(sides[1:], states[1:], strict=True) if its == "empty")
            comments = self.parts.comments(base, ours, theirs, self.where)
            return Out(empty or main, comments.above, behind=comments.behind, trail=comments.trail)
        if "empty" in states[1:] and states[0] != "empty":
            self.parts.conflict("replaced", self.where, *sides)
            kept = ours or theirs or main
            return Out(kept, kept.above)
        base_key, our_key, their_key = (_key_of(item) if item is not None else None for item in sides)
        comments = self.parts.comments(base_key, our_key, their_key, self.where)
        holder = self._stands_alone(*sides) if len(group.outs) == 1 else None
        if holder is not None:
            made = alone_under(holder, group.outs[0], comments)
            if not self.parts.their_layout and made.value is not None:
                made.behind = holder.behind  # it stands in the line of the key, which stays
            return made
        key = main if _is_list(main) else _key_of(main)
        return Out(key, comments.above, group=group, behind=comments.behind, trail=comments.trail)

    def _without_items(self, base: Item | None, ours: Item | None, theirs: Item | None) -> Out | None:
        """A key of which nothing is left; one side's comments at it are a reason to keep it."""
        left = ours or theirs
        if left is None or (ours is not None and theirs is not None):
            return None
        if not adds_comments(_key_of(base) if base is not None else None, _key_of(left)):
            return None
        self.parts.conflict("removed", self.where, base, ours, theirs, "ours" if ours is not None else "theirs")
        return Out(left, left.above)

    def _stands_alone(self, base: Item | None, ours: Item | None, theirs: Item | None) -> Item | None:
        """The key whose way of writing a single item is taken, if that is without a list."""
        taken = ours or theirs
        if ours is not None and theirs is not None and base is not None and self.parts.their_layout:
            unchanged = _is_list(ours) == _is_list(base)
            taken = theirs if unchanged and _is_list(theirs) != _is_list(ours) else ours
        return taken if taken is not None and not _is_list(taken) else None

    def group(self, base: Item | None, ours: Item | None, theirs: Item | None) -> OutGroup:
        """The merged list."""
        lists = [_items(item) for item in (base, ours, theirs)]
        home = self._home(base, ours, theirs)
        main = next((item for item in (ours, theirs) if item is not None and _is_list(item)), None)
        flow = main is not None and isinstance(main.value, Group) and bool(main.value.flow)
        made = OutGroup(True, flow=flow)
        values = [[_thing(item) for item in each if _by_value_thing(item.thing)] for each in lists]
        if self._replaced(*values):
            self.parts.conflict("replaced", self.where, base, ours, theirs)
            lists = [lists[1], lists[1], lists[1]] if ours is not None else lists
        by_thing = [{_thing(item): item for item in each} for each in lists]
        present: dict[object, Out] = {}
        for thing in [*by_thing[1], *by_thing[2]]:
            if thing not in present:
                sides = [each.get(thing) for each in by_thing]
                out = self._item(thing, home, *sides)
                if out is not None:
                    present[thing] = out
        for thing in self._in_order(by_thing, present):
            made.outs.append(present[thing])
        return made

    def _home(self, base: Item | None, ours: Item | None, theirs: Item | None) -> Home | None:
        for side, item in enumerate((base, ours, theirs)):
            for each in _items(item):
                found = self.parts.home(side, each.thing)
                if found is not None:
                    return found
        return None

    def _replaced(self, base: list[object], ours: list[object], theirs: list[object]) -> bool:
        """Whether both sides took away one text or reference and did not put the same in its place."""
        gone = (set(base) - set(ours)) & (set(base) - set(theirs))
        return bool(gone) and set(ours) - set(base) != set(theirs) - set(base)

    def _item(
        self, thing: object, home: Home | None, base: Item | None, ours: Item | None, theirs: Item | None
    ) -> Out | None:
        """One thing of this list; None where it is gone, or stands elsewhere."""
        parts = self.parts
        if not _by_value_thing(thing):
            known = parts.of(thing)
            base, ours, theirs = (here or there for here, there in zip((base, ours, theirs), known, strict=True))
        item = ours or theirs
        if item is None:
            return None
        where = (*self.where, label(item))
        if ours is not None and theirs is not None:
            if thing in parts.final and parts.final[thing] != home:
                return None
            return parts.both(base, ours, theirs, where)
        if base is not None:
            if thing in parts.final:
                return parts.one(ours, theirs, where)  # it was told when its place was decided
            if parts.is_as_it_was(base, item):
                return None
            parts.conflict("removed", where, base, ours, theirs, "ours" if ours is not None else "theirs")
        return parts.one(ours, theirs, where)

    def _in_order(self, by_thing: list[dict[object, Item]], present: dict[object, Out]) -> list[object]:
        base, ours, theirs = (list(each) for each in by_thing)
        final = self.parts.final
        common = [thing for thing in base if thing in by_thing[1] and thing in by_thing[2] and thing in present]
        common = [thing for thing in common if thing not in final]
        held = set(common)
        mine, other = ([thing for thing in side if thing in held] for side in (ours, theirs))
        agreed = order(common, mine, other)
        ordered = self.parts.is_ordered(self.where)
        first, second = ours, theirs
        if agreed is None:
            if ordered:
                self._tell_order(by_thing, "order")
        elif agreed == other and agreed != mine:
            first, second = theirs, ours
        elif agreed != mine:
            waiting = iter(agreed)
            first = [next(waiting) if thing in held else thing for thing in ours]
        made = put_in(first, second, present)
        if ordered and agreed is not None:
            both = [[thing for thing in side if thing in present] for side in (ours, theirs)]
            if made.unsure or (mine == other == common and not _in_one_order(*both)):
                self._tell_order(by_thing, "place")
        if made.together and ordered:
            self.parts.notes.append(self.where)
        return made.order

    def _tell_order(self, by_thing: list[dict[object, Item]], why: Why) -> None:
        old, mine, other = ("\n".join(f"- {label(item)}" for item in each.values()) for each in by_thing)
        self.parts.conflicts.append(Conflict(self.where, why, old, mine, other))


def _is_list(item: Item) -> bool:
    return isinstance(item.value, Group) and item.value.is_list


def _items(item: Item | None) -> list[Item]:
    """The items of a list; of what stands alone in place of one, that."""
    if item is None:
        return []
    if isinstance(item.value, Group) and item.value.is_list:
        return item.value.items
    if isinstance(item.value, Leaf) and item.value.said is None:
        return []
    return [alone(item)]


def alone(item: Item) -> Item:
    """What stands alone under a key, as the item of a list that it stands for."""
    value = item.value
    thing = item.thing if item.lone else ("value", None, None, repr(said(value)), 0)
    made = Item(None, "", value, item.place, thing=thing, cls=item.cls, first=True, comments=item.comments)
    if isinstance(value, Group) and not value.flow:
        lines = item.own[len(item.header) :]
        made.own = [f"- {lines[0][item.offset :]}", *(line[max(0, item.offset - 2) :] for line in lines[1:])]
    else:
        text = (value.flow if isinstance(value, Group) else value.text).split("\n")
        made.body = [f"- {text[0]}", *text[1:]]
        made.behind, made.trail = item.behind, item.trail
        made.own = [*made.body[:-1], made.body[-1] + made.behind, *made.trail]
    return made


def alone_under(holder: Item, out: Out, comments: Comments) -> Out:
    """The single item of a list under a key as one side has it, without the list; with the comments at that key."""
    taken, above = out.value or out.item, [*comments.above, *out.above]
    if out.group is not None:
        nothing = Item(holder.key, holder.key_text, Group(False, []), holder.place)
        like = holder if isinstance(holder.value, Group) else nothing
        behind, trail = (comments.behind, comments.trail) if like.header else (out.behind, out.trail)
        return Out(like, above, group=out.group, behind=behind, trail=trail)
    if taken.value is holder.value:
        return Out(holder, above, behind=out.behind, trail=out.trail)
    value = Item(holder.key, holder.key_text, taken.value, holder.place, behind=taken.behind, trail=taken.trail)
    if taken.own and not taken.body:  # a block
        value.header, value.offset = [f"{holder.key_text}:{comments.behind}"], 2
        value.own = [*value.header, f" {taken.own[0][1:]}", *taken.own[1:]]
    else:
        first, *rest = taken.body or block_of(taken)
        value.body = [f"{holder.key_text}: {first[1:].lstrip()}", *rest]
    return Out(holder, above, value=value, behind=out.behind, trail=out.trail)


def _thing(item: Item) -> object:
    """What an item is, among those of its list."""
    thing = item.thing
    return ("value", *thing[3:]) if isinstance(thing, tuple) and _by_value_thing(thing) else thing


def _by_value_thing(thing: object) -> bool:
    return isinstance(thing, tuple) and thing[:1] == ("value",)


def _state(item: Item | None) -> str:
    """Whether a key is absent, says an empty list, or holds something."""
    if item is None or (isinstance(item.value, Leaf) and item.value.said is None):
        return "absent"
    return "items" if not isinstance(item.value, Group) or item.value.items else "empty"


def _key_of(item: Item) -> Item:
    """The key of an item with the comments at it, to hold a list in block style.

    What stands in one line with a lone value is that value's.
    """
    made = Item(item.key, item.key_text, Group(True, []), item.place, above=item.above, first=item.first)
    if _is_list(item) or item.header:
        made.behind, made.trail = item.behind, item.trail
    made.comments = tuple(line.strip() for line in (*made.above, made.behind, *made.trail) if line.strip())
    return made


def _in_one_order(ours: list[object], theirs: list[object]) -> bool:
    """Whether the things that both sides have stand in one order."""
    mine, other = set(ours), set(theirs)
    return [thing for thing in ours if thing in other] == [thing for thing in theirs if thing in mine]
