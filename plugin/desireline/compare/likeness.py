"""How alike two parts are: by what they are called, what they hold, and where they stand.

Only pairs that share something are looked at: a list of who says what on one side is asked for each of the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final, NamedTuple

from desireline.compare.node import Node, same_way
from desireline.compare.plain import canonical, sense

NAME: Final = 5500
"""Of ten thousand, what the name counts where something else is said too; else it counts for `CONTENT` as well."""
CONTENT: Final = 3000
PLACE: Final = 1000
"""Standing in the same list of the same thing."""
NEIGHBOURS: Final = 500
"""Standing behind, or before, the same: each half of it."""


EACH: Final = 1200
"""For each text that both hold so much more counts for the content, and less for the name, up to `MOST` of them."""
MOST: Final = 3
_TEXT: Final = 3
"""Bigrams from which on a text counts as one."""


class _Traits(NamedTuple):
    name: Counter[str]
    content: Counter[str]
    texts: Counter[str]
    """What of the content is texts of some length, which do not stand in two things by chance."""


def likeness(old: list[Node], new: list[Node]) -> dict[tuple[int, int], int]:
    """Likeness, in ten-thousandths, of each pair that shares anything but its place."""
    if not old or not new:
        return {}
    left, right = [_traits(node) for node in old], [_traits(node) for node in new]
    names = _shared([traits.name for traits in left], [traits.name for traits in right])
    contents = _shared([traits.content for traits in left], [traits.content for traits in right])
    made: dict[tuple[int, int], int] = {}
    for pair in {*names, *contents}:
        one, other = left[pair[0]], right[pair[1]]
        said = _said_alike(one, other, names.get(pair, 0), contents.get(pair, 0))
        made[pair] = said + _surroundings(old[pair[0]], new[pair[1]])
    return made


def said_alike(one: Node, other: Node) -> int:
    """How alike two parts are by what they say alone, wherever they stand: at most `NAME` and `CONTENT` together."""
    left, right = _traits(one), _traits(other)
    return _said_alike(left, right, (left.name & right.name).total(), (left.content & right.content).total())


def _said_alike(one: _Traits, other: _Traits, in_name: int, in_content: int) -> int:
    by_name = _dice(in_name, one.name, other.name)
    if one.content or other.content:
        # What only one side says is mostly an edit; it must not outweigh a name that is the same.
        by_content = _dice(in_content, one.content, other.content)
        said = NAME * by_name + CONTENT * max(by_content, by_name / 2)
        if by_content > by_name:  # a stage that is called otherwise, and in which the same happens
            more = EACH * min((one.texts & other.texts).total(), MOST)
            said = max(said, (NAME - more) * by_name + (CONTENT + more) * by_content)
    else:
        said = (NAME + CONTENT) * by_name
    return int(said + 1e-6)


def bigrams(text: str) -> Counter[str]:
    """Pairs of neighbouring characters of each word, case and signs apart; a single character is one by itself."""
    made: Counter[str] = Counter()
    for word in canonical(text).casefold().split():
        made.update([word] if len(word) == 1 else [word[at : at + 2] for at in range(len(word) - 1)])
    return made


def dice(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1 (Dice's coefficient of their bigrams)."""
    left, right = bigrams(one), bigrams(other)
    return _dice(sum((left & right).values()), left, right)


def _dice(shared: int, one: Counter[str], other: Counter[str]) -> float:
    together = one.total() + other.total()
    return 2 * shared / together if together else 0.0


def _traits(node: Node) -> _Traits:
    content: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for key, (_, value) in node.leaves.items():
        if key != ("id",) and key[0] not in {"title", "text", "name"}:
            content[f"{'.'.join(key)}={sense(value)}"] += 1
    for slot, held in node.slots.items():
        if slot != ("was",):
            for child in held:
                for below in child.walk():
                    said = f"{'.'.join(slot)}:{below.said if below.cls is None or not below.slots else below.name}"
                    content[said] += 1
                    if not below.refers and bigrams(below.name).total() >= _TEXT:
                        texts[said] += 1
    return _Traits(bigrams(node.name), content, texts)


def _shared(left: list[Counter[str]], right: list[Counter[str]]) -> dict[tuple[int, int], int]:
    """How much each pair shares, for pairs that share anything."""
    said: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for column, counter in enumerate(right):
        for word, count in counter.items():
            said[word].append((column, count))
    made: dict[tuple[int, int], int] = defaultdict(int)
    for row, counter in enumerate(left):
        for word, count in counter.items():
            for column, other in said.get(word, ()):
                made[row, column] += min(count, other)
    return made


def in_one_place(one: Node, other: Node) -> bool:
    """Whether two nodes stand in the same list of the same thing. Files all do."""
    if one.parent is None or other.parent is None:
        return one.parent is other.parent
    return one.parent.mate is other.parent and same_way(one.slot) == same_way(other.slot)


def _surroundings(one: Node, other: Node) -> int:
    if not in_one_place(one, other):
        return 0
    made = PLACE
    for step in (-1, 1):
        here, there = _neighbour(one, step), _neighbour(other, step)
        if (here is None and there is None) or (here is not None and there is not None and here.mate is there):
            made += NEIGHBOURS // 2
    return made


def _neighbour(node: Node, step: int) -> Node | None:
    held = node.parent.slots[node.slot] if node.parent is not None else []
    return held[node.index + step] if 0 <= node.index + step < len(held) else None
