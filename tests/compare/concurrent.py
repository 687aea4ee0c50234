"""Two people edit one map at once: base, ours and theirs as files, and what a merge of them should say.

Every edit is written down with the hidden numbers of the parts it is about (see `scripts`), so it can be made again in
the other side's map: that gives what the merge should say. The text of a part depends on the part alone, comments
and layout too, so an edit changes the lines of what it is about and no others.
"""

from __future__ import annotations

import copy
import json
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.compare.scripts import _LISTS, Drawn, _walk, _Writer

if TYPE_CHECKING:
    from collections.abc import Callable

Place = tuple[int, str]
"""A list: the number of what holds it, and its key."""


@dataclass
class Side:
    """One person's edits."""

    edits: list[tuple[Any, ...]] = field(default_factory=list)
    touched: set[Any] = field(default_factory=set)
    """What must be as it was in the base for these edits to mean anything: parts, and lists whose order was changed."""
    removed: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)
    """Parts that must still be there."""
    filled: set[Place] = field(default_factory=set)
    """Lists into which something came: where it goes may not be told if the other side changes their order."""


@dataclass
class Concurrent:
    """Three versions of a file."""

    base: str
    ours: str
    theirs: str
    wanted: Drawn
    """What ours and theirs together are."""


def concurrent(
    seed: int, edits: int = 2, ids: float = 0.8, *, moves: bool = False, stages: tuple[int, int] = (5, 10)
) -> Concurrent:
    """A map and what two people make of it at once by `edits` edits each, on different parts.

    `ids`: which share of the parts has an id. `moves`: whether ours begins with a stage moved to another place;
    then all stages have ids.
    `stages`: how many the map has, at least and at most.
    """
    chance = random.Random(seed)
    writer = _Writer(chance, terse=False)
    writer.number = 0
    base = writer.map(ids, stages)
    if moves:  # a stage that ours moves and theirs rewords is known by its id alone
        for stage in base["stages"]:
            stage.setdefault("id", f"stage-{stage['_']}")
    while True:
        sides = []
        for number in range(2):
            writer.number += 1000  # what two people add is never the same part
            side = Side()
            made = copy.deepcopy(base)
            if moves and number == 0:
                _edit(made, ("move", *_drawn_move(made, writer, [(0, "stages")])), side)
            for _ in range(edits):
                _one(made, writer, side)
            sides.append((made, side))
        (ours, mine), (theirs, other) = sides
        if _independent(mine, other):
            break
    wanted = copy.deepcopy(ours)
    for edit in other.edits:
        _edit(wanted, edit, Side())
    return Concurrent(text(base), text(ours), text(theirs), wanted)


def _independent(one: Side, other: Side) -> bool:
    return not (
        one.touched & other.touched
        or one.removed & (other.touched | other.used)
        or other.removed & (one.touched | one.used)
        or any((place, "order") in side.touched for side, its in ((one, other), (other, one)) for place in its.filled)
    )


def _one(root: Drawn, writer: _Writer, side: Side) -> None:
    draw: Callable[[Drawn, _Writer], tuple[Any, ...] | None] = writer.chance.choice(
        (_reword, _reword, _score, _weigh, _add, _add, _remove, _move, _relocate)
    )
    edit = draw(root, writer)
    if edit is not None:
        _edit(root, edit, side)


def _part(root: Drawn, number: int) -> Drawn:
    return next(part for part in _walk(root) if part["_"] == number)


def _list(root: Drawn, place: Place) -> list[Drawn]:
    found: list[Drawn] = _part(root, place[0]).setdefault(place[1], [])
    return found


def _place(root: Drawn, number: int) -> Place:
    return next((part["_"], key) for part in _walk(root) for key in _LISTS for child in part.get(key, ())
                if child["_"] == number)  # fmt: skip


def _reword(root: Drawn, writer: _Writer) -> tuple[Any, ...]:
    part = writer.chance.choice(list(_walk(root))[1:])
    return "set", part["_"], "title" if "title" in part else "text", writer.sentence()


def _score(root: Drawn, writer: _Writer) -> tuple[Any, ...]:
    part = writer.chance.choice([part for part in _walk(root) if "emotion" in part])
    return "set", part["_"], "emotion", {"score": writer.chance.randint(-2, 2), "word": writer.sentence()}


def _weigh(root: Drawn, writer: _Writer) -> tuple[Any, ...] | None:
    pains = [part for part in _walk(root) if "severity" in part]
    if not pains:
        return None
    pain = writer.chance.choice(pains)
    return "set", pain["_"], "severity", pain["severity"] % 5 + 1


def _lists(root: Drawn) -> list[Place]:
    return [(part["_"], key) for part in _walk(root) for key in _LISTS if key in part]


def _add(root: Drawn, writer: _Writer) -> tuple[Any, ...]:
    place = writer.chance.choice(_lists(root))
    held = _list(root, place)
    at = writer.chance.randint(0, len(held))
    return "add", place, held[at - 1]["_"] if at else None, writer.of(place[1])


def _remove(root: Drawn, writer: _Writer) -> tuple[Any, ...] | None:
    places = [place for place in _lists(root) if len(_list(root, place)) > (3 if place[1] == "stages" else 0)]
    return ("remove", writer.chance.choice(_list(root, writer.chance.choice(places)))["_"]) if places else None


def _move(root: Drawn, writer: _Writer) -> tuple[Any, ...] | None:
    places = [place for place in _lists(root) if len(_list(root, place)) > 1 and place[1] != "touchpoints"]
    return ("move", *_drawn_move(root, writer, places)) if places else None


def _drawn_move(root: Drawn, writer: _Writer, places: list[Place]) -> tuple[Any, ...]:
    held = [part["_"] for part in _list(root, writer.chance.choice(places))]
    at = writer.chance.randrange(len(held))
    to = writer.chance.choice([place for place in range(len(held)) if place != at])
    rest = held[:at] + held[at + 1 :]
    return held[at], rest[to - 1] if to else None


def _relocate(root: Drawn, writer: _Writer) -> tuple[Any, ...] | None:
    places = [place for place in _lists(root) if place[1] not in {"stages", "touchpoints"}]
    givers = [place for place in places if _list(root, place)]
    if not givers:
        return None
    giver = writer.chance.choice(givers)
    takers = [place for place in places if place[1] == giver[1] and place != giver]
    if not takers:
        return None
    taker = writer.chance.choice(takers)
    held = [part["_"] for part in _list(root, taker)]
    at = writer.chance.randint(0, len(held))
    number = writer.chance.choice(_list(root, giver))["_"]
    return "relocate", number, taker, held[at - 1] if at else None


def _edit(root: Drawn, edit: tuple[Any, ...], side: Side) -> None:
    """Make one edit, and note what it is about."""
    op, *rest = edit
    side.edits.append(edit)
    if op == "set":
        number, key, value = rest
        _part(root, number)[key] = copy.deepcopy(value)
        side.touched.add((number, key))
        side.touched.add(number)
        side.used.add(number)
    elif op == "add":
        place, after, part = rest
        _insert(_list(root, place), after, copy.deepcopy(part))
        side.used.update(_and_holders(root, place[0]))
        side.filled.add(place)
    elif op == "remove":
        part = _part(root, rest[0])
        gone = {each["_"] for each in _walk(part)}
        place = _place(root, rest[0])
        _list(root, place).remove(part)
        side.removed |= gone
        side.touched |= gone
        side.used.update(_and_holders(root, place[0]))
    else:
        number, to, after = rest if op == "relocate" else (rest[0], _place(root, rest[0]), rest[1])
        part = _part(root, number)
        place = _place(root, number)
        side.used.update(_and_holders(root, number))
        _list(root, place).remove(part)
        _insert(_list(root, to), after, part)
        side.used.update(_and_holders(root, to[0]))
        side.touched.add((number, "place"))
        side.touched.add((place, "order") if op == "move" else (number, "place"))
        if op == "relocate":
            side.filled.add(to)


def _and_holders(root: Drawn, number: int) -> set[int]:
    """A part and everything around it."""
    made = {number}
    while number:
        number = _place(root, number)[0]
        made.add(number)
    return made - {0}


def _insert(held: list[Drawn], after: int | None, part: Drawn) -> None:
    at = next((at + 1 for at, each in enumerate(held) if each["_"] == after), 0 if after is None else len(held))
    held.insert(at, part)


# As files


def text(root: Drawn) -> str:
    """The file of a map."""
    return "# A map that two people edit.\n" + "\n".join(_lines(root)) + "\n"


def _lines(part: Drawn) -> list[str]:
    number = part["_"]
    lines = [f"# about {number}"] if number % 7 == 3 else []
    for key in ("id", "title", "text", "goal", "severity", "duration", "channel", "emotion"):
        if key not in part:
            continue
        value = part[key]
        if key == "emotion" and isinstance(value, dict):
            inner = ", ".join(f"{name}: {json.dumps(each, ensure_ascii=False)}" for name, each in value.items())
            lines.append(f"{key}: {{{inner}}}")
        else:
            quoted = number % 3 == 0 and isinstance(value, str) and key != "id"
            lines.append(f"{key}: " + (json.dumps(value, ensure_ascii=False) if quoted else str(value)))
        if number % 11 == 5:
            lines[-1] += f"  # {key} of {number}"
    for key in _LISTS:
        held = part.get(key)
        if not held:
            continue
        lines.append(f"{key}:")
        for place, child in enumerate(held):
            if key == "stages" and place:
                lines.append("")
            inner = _lines(child)
            comments = [line for line in inner if line.startswith("#")]
            rest = [line for line in inner if not line.startswith("#")]
            lines += [f"  {line}" for line in comments]
            lines.append(f"  - {rest[0]}")
            lines += [f"    {line}" if line else "" for line in rest[1:]]
    return lines


def says(root: Any) -> Any:
    """What a map says of its parts, without their order: of each its values and what holds it."""
    if isinstance(root, dict):
        return {key: says(root[key]) for key in sorted(root) if key != "_" and root[key] not in ([], None)}
    if isinstance(root, list):
        return sorted((says(item) for item in root), key=repr)
    return str(root)
