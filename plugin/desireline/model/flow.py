"""The ways through a journey: which column follows which, under which condition, and where people leave."""

from typing import Literal, NamedTuple

from desireline.model.columns import Column, columns, moments
from desireline.model.journey import JourneyMap
from desireline.model.moment import Next
from desireline.model.record import once_while_drawn

Manner = Literal["follows", "given", "chosen", "parallel"]


class Way(NamedTuple):
    """One way on from a column."""

    source: int
    """Index of the column it starts from."""
    target: int | None
    """Index of the column it leads to; None where people leave or the way leads to another map."""
    manner: Manner
    """`follows`: not written, the next column. `given`: the one way written. `chosen`: one of several is taken.
    `parallel`: all of several are taken."""
    next: Next | None = None
    """What the map says of it; None where nothing is written."""
    elsewhere: str = ""
    """`map#id` of a way into another map."""

    @property
    def leaves(self) -> bool:
        """Whether people leave the journey here."""
        return self.target is None and not self.elsewhere

    @property
    def back(self) -> bool:
        """Whether it leads back, or to its own start."""
        return self.target is not None and self.target <= self.source


@once_while_drawn
def entrances(journey: JourneyMap) -> dict[str, int]:
    """The column that each stage's and step's id leads to: a stage's is that of its first step."""
    found: dict[str, int] = {}
    for column in columns(journey):
        if column.stage.id and column.stage.id not in found:
            found[column.stage.id] = column.index
        if column.step is not None and column.step.id:
            found[column.step.id] = column.index
    return found


@once_while_drawn
def ways(journey: JourneyMap) -> tuple[Way, ...]:
    """All ways of `journey`, in the order of their columns.

    Without `next` a step leads to the next step, and a stage's last step to the next stage. A stage's own `next`
    holds for its last step where that says nothing itself. Ids that lead nowhere are left out.
    """
    all_columns, doors = columns(journey), entrances(journey)
    made: list[Way] = []
    for column in all_columns:
        written = _written(column)
        if written is None:
            if column.index + 1 < len(all_columns):
                made.append(Way(column.index, column.index + 1, "follows"))
            continue
        chosen = any(way.when or way.share for way in written)
        manner: Manner = "chosen" if chosen else "parallel" if len(written) > 1 else "given"
        for way in written:
            if way.to and "#" in way.to:
                made.append(Way(column.index, None, manner, way, way.to))
            elif way.to is None or way.to in doors:
                made.append(Way(column.index, doors[way.to] if way.to else None, manner, way))
    return tuple(made)


def is_straight(journey: JourneyMap) -> bool:
    """Whether the journey is nothing but one column after the other, to the last."""
    if all("next" not in moment.__dict__ for moment in moments(journey)):
        return True  # most journeys, none of whose ways has to be made to see it
    taken = ways(journey)
    return all(way.manner == "follows" for way in taken) and len(taken) == max(len(columns(journey)) - 1, 0)


def _written(column: Column) -> tuple[Next, ...] | None:
    if column.step is None:
        return column.stage.next
    if column.step.next is not None:
        return column.step.next
    is_last = column.step_index == len(column.stage.steps) - 1
    return column.stage.next if is_last else None
