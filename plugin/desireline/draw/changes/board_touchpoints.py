"""The touchpoints of a stage in both versions. A stage refers to them; what is named anywhere in it counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.changes.board_thing import Item
from desireline.draw.inline import plain
from desireline.model import Touchpoint

if TYPE_CHECKING:
    from desireline.compare import FileComparison
    from desireline.model import JourneyMap

Place = tuple["JourneyMap", "int | None"]
"""A map, and the number of its stage; None where it has no such stage."""


def touched(file: FileComparison, before: Place, after: Place) -> tuple[Item, ...]:
    """What the stage touched and touches: in today's order, then what is gone."""
    was = {_key(file, before[0], each, back=False): each for each in _named(*before)}
    here = {_key(file, after[0], each, back=True): each for each in _named(*after)}
    made = [Item("same" if key in was else "in", was.get(key), each, ()) for key, each in here.items()]
    return (*made, *(Item("out", each, None, ()) for key, each in was.items() if key not in here))


def _key(file: FileComparison, journey: JourneyMap, touchpoint: Touchpoint, *, back: bool) -> object:
    """What tells a touchpoint from others on both sides: its place today, or its name."""
    at = next((n for n, each in enumerate(journey.touchpoints) if each is touchpoint), None)
    if at is None:
        return plain(touchpoint.title or "").casefold()
    across = ("touchpoints", at) if back else file.across(("touchpoints", at))
    return across or ("then", at)


def _named(journey: JourneyMap, number: int | None) -> list[Touchpoint]:
    """The touchpoints that a stage and its steps name, each once."""
    if number is None:
        return []
    stage = journey.stages[number]
    known: dict[str, Touchpoint] = {}
    for touchpoint in journey.touchpoints:
        for name in (touchpoint.id, touchpoint.title and touchpoint.title.casefold()):
            if name:
                known.setdefault(name, touchpoint)
    made: dict[object, Touchpoint] = {}
    for moment in (stage, *stage.steps):
        for name in moment.touchpoints:
            found = known.get(name) or known.get(name.casefold()) or Touchpoint(title=name)
            made.setdefault(found.id or plain(found.title or "").casefold(), found)
    return list(made.values())
