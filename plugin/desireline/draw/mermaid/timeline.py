"""A day as Mermaid's `timeline`: what happens at each time of day."""

from typing import Final

from desireline.draw.mermaid.diagram import Diagram, Source, chunks, part_number, part_title
from desireline.draw.mermaid.told import Told
from desireline.model import Column
from desireline.model.forms import TimeOfDay
from desireline.model.record import Record, record

MOST_PERIODS: Final = 5
"""Periods side by side that can still be read at the 830 px of a pull request."""
WIDEST_TITLE: Final = 30
"""em; a wider title would make the whole picture smaller."""


@record
class _Period(Record):
    column: Column
    time: str
    events: tuple[str, ...]


def timeline_diagrams(told: Told) -> tuple[Diagram, ...]:
    """The steps by their times, in diagrams of at most `MOST_PERIODS`; none where less than half of them have one."""
    times = [_time(column) for column in told.columns]
    timed = len(times) - times.count(None)
    if timed * 2 < len(times) or not timed:
        return ()
    by_stage: list[list[_Period]] = [[] for _ in told.stages]
    for column, name, time in zip(told.columns, told.names, times, strict=True):
        own = by_stage[column.stage_index]
        if time is None and own:
            own[-1] = _Period(own[-1].column, own[-1].time, (*own[-1].events, name))
        else:
            own.append(_Period(column, str(time) if time else "", (name,)))
    parts = chunks(by_stage, MOST_PERIODS)
    return tuple([_diagram(told, part, number, len(parts)) for number, part in enumerate(parts, 1)])


def _time(column: Column) -> TimeOfDay | None:
    """When a column begins: a stage's time is that of its first step."""
    time = column.moment.time
    return column.stage.time if time is None and column.step_index == 0 else time


def _diagram(told: Told, periods: list[_Period], number: int, count: int) -> Diagram:
    words = told.view.words
    # This type takes accTitle and accDescr and drops them, so they are not written.
    source = Source("timeline")
    source.line(f"title {source.heading(told.title, part_number(number, count), WIDEST_TITLE)}")
    stage = -1
    for period in periods:
        if period.column.stage_index != stage:
            stage = period.column.stage_index
            source.line(f"section {source.say(told.stages[stage], 'section')}")
        events = " : ".join(source.say(event, "event") for event in period.events)
        source.line(f"{source.say(period.time, 'period')} : {events}", 2)
    return Diagram(
        kind="timeline",
        title=part_title(words("Day"), number, count),
        source=str(source),
        lost=(
            words("It does not show feelings, actors and touchpoints."),
            words("Distances are not to scale."),
            *source.cuts(words),
        ),
        shows=words("What happens at which time of day."),
    )
