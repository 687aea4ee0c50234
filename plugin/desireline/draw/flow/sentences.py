"""The ways of a journey in words: on, skipping, back, leaving, elsewhere; under which condition, for how many."""

from typing import Literal

from desireline.draw.dropped import behind
from desireline.draw.inline import plain
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, Next, NodeNext, Way, columns, ways
from desireline.model.record import Record, record
from desireline.model.values import Number

Direction = Literal["on", "skip", "back", "leave", "away", "end"]


@record
class Told(Record):
    """One way, or the end of the journey, and what is said of it."""

    source: int
    target: int | None
    direction: Direction
    manner: str
    """As `Way.manner`."""
    condition: str
    """When and how often, plain; empty where nothing is said."""
    elsewhere: str = ""
    """`map#id` of a way into another map."""


def told(journey: JourneyMap, view: View) -> tuple[Told, ...]:
    """Every way of `journey` in the order of columns, and each place before the last where it ends.

    Several ways from one step to another are one, with all their conditions.
    """
    all_columns = columns(journey)
    from_column: list[list[Way]] = [[] for _column in all_columns]
    for way in ways(journey):
        from_column[way.source].append(way)
    made: dict[tuple[object, ...], Told] = {}
    for column, own in zip(all_columns, from_column, strict=True):
        for way in own:
            words = condition(way, view)
            key = (way.source, way.target, way.elsewhere, "" if way.target is not None else len(made))
            before = made.get(key)
            if before is not None:
                words = " / ".join(part for part in (before.condition, words) if part)
            made[key] = Told(way.source, way.target, _direction(way), way.manner, words, way.elsewhere)
        if not own and column.index < len(all_columns) - 1:
            made[column.index, None] = Told(column.index, None, "end", "given", "")
    return tuple(made.values())


def _direction(way: Way) -> Direction:
    if way.elsewhere:
        return "away"
    if way.target is None:
        return "leave"
    if way.back:
        return "back"
    return "on" if way.target == way.source + 1 else "skip"


def condition(way: Way, view: View) -> str:
    """When a way is taken and by how many."""
    return "" if way.next is None else when(way.next, view, chosen=way.manner == "chosen")


def when(given: Next | NodeNext, view: View, *, chosen: bool) -> str:
    """When a way is taken and by how many: `No stock · 30%`; "otherwise" for the rest of several. Plain.

    Args:
        given: The way as it is written.
        view: The surroundings.
        chosen: Whether one of several ways is taken.
    """
    parts = [plain(given.when)] if given.when else []
    if given.share is not None:
        parts.append(share(given.share))
    if not parts and chosen:
        parts.append(view.words("otherwise"))
    return " · ".join(parts)


def share(given: Number) -> str:
    """A share as a percentage."""
    return written if (written := given.written.rstrip()).endswith("%") else f"{(given.value * 100).normalize():f}%"


def name_of(column: Column, view: View) -> str:
    """What a column is called, in plain words; its place where it has no name."""
    number = f"{column.stage_index + 1}.{column.step_index + 1}"
    return (plain(column.moment.name) or view.words("Step {number}", number=number)) + behind(column.moment, view.words)


def beyond(way: Way | Told, view: View) -> str:
    """Where a way leads that goes on to no step of this map: what it is called in another map, or that people leave."""
    return view.called(way.elsewhere) if way.elsewhere else view.words("Leaves")


def exit_words(way: Told, view: View) -> tuple[Literal["exit", "end", "away"], str, str | None]:
    """What an exit is, its words, and where it leads."""
    if way.direction == "away":
        return "away", view.words("To {place}", place=view.called(way.elsewhere)), view.addresses.page(way.elsewhere)
    if way.direction == "end":
        return "end", view.words("Ends here"), None
    return "exit", view.words("Leaves"), None
