"""What a file holds, changed at random: texts reworded, things moved, dropped, doubled, renamed, put elsewhere."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.strategies import map_data, persona_data

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

Drawn = dict[str, Any]


@st.composite
def two_versions(draw: DrawFn, *, persona: bool = False) -> tuple[Drawn, Drawn]:
    """What a file holds, and what it holds after up to eight changes."""
    before = draw(persona_data() if persona else map_data())
    return before, shaken(before, draw(st.randoms(use_true_random=False)), draw(st.integers(0, 8)))


def shaken(data: Drawn, chance: random.Random, times: int) -> Drawn:
    """The same with some changes. Not every result is a good map, and any result can be compared."""
    made: Drawn = copy.deepcopy(data)
    for _ in range(times):
        chance.choice([_shuffle, _shuffle, _carry, _carry, _drop, _double, _reword, _reword, _rename])(made, chance)
    return made


def _within(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    yield key, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _within(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner, key)


def _lists(data: Drawn) -> list[tuple[str, list[Any]]]:
    return [(key, value) for key, value in _within(data) if isinstance(value, list) and key not in {"range", "was"}]


def _mappings(data: Drawn) -> list[Drawn]:
    return [value for _, value in _within(data) if isinstance(value, dict)]


def _shuffle(data: Drawn, chance: random.Random) -> None:
    lists = [held for _, held in _lists(data) if len(held) > 1]
    if lists:
        chance.shuffle(chance.choice(lists))


def _carry(data: Drawn, chance: random.Random) -> None:
    """Take something out of one list and put it into another of the same name."""
    lists = _lists(data)
    givers = [(key, held) for key, held in lists if held]
    if givers:
        key, giver = chance.choice(givers)
        takers = [held for name, held in lists if name == key]
        thing = giver.pop(chance.randrange(len(giver)))
        taker = chance.choice(takers)
        taker.insert(chance.randint(0, len(taker)), thing)


def _drop(data: Drawn, chance: random.Random) -> None:
    lists = [held for key, held in _lists(data) if held and key not in {"rows", "lanes", "scales"}]
    if lists:
        held = chance.choice(lists)
        held.pop(chance.randrange(len(held)))


def _double(data: Drawn, chance: random.Random) -> None:
    """The same words again, under no id."""
    lists = [held for key, held in _lists(data) if held and key not in {"rows", "lanes", "scales", "retired"}]
    if lists:
        held = chance.choice(lists)
        held.insert(chance.randint(0, len(held)), _without_ids(chance.choice(held)))


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(inner) for key, inner in value.items() if key not in {"id", "was"}}
    return [_without_ids(inner) for inner in value] if isinstance(value, list) else copy.deepcopy(value)


def _reword(data: Drawn, chance: random.Random) -> None:
    holders = [each for each in _mappings(data) if any(key in each for key in ("text", "title", "goal", "quote"))]
    if holders:
        holder = chance.choice(holders)
        key = next(key for key in ("text", "title", "goal", "quote") if key in holder)
        holder[key] = chance.choice([f"{holder[key]} again", f"not {holder[key]}", "something else", "換一句話"])


def _rename(data: Drawn, chance: random.Random) -> None:
    holders = [each for each in _mappings(data) if "id" in each and each is not data]
    if holders:
        holder = chance.choice(holders)
        old = holder["id"]
        holder["id"] = f"new-{chance.randrange(10**6)}"
        if chance.random() < 0.5:
            holder["was"] = [old]
