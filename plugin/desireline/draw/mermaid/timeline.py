"""A day as Mermaid's `timeline`: what happens at each time of day."""

from typing import Final

from desireline.draw.inline import plain
from desireline.draw.mermaid.diagram import Diagram, Source, chunks, part_title
from desireline.draw.text.said import column_name, stage_name
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, columns
from desireline.model.record import Record, record

MOST_PERIODS: Final = 7
"""Periods side by side that can still be read at a page's width."""


@record
class _Period(Record):
    column: Column
    time: str
    events: tuple[str, ...]


def timeline_diagrams(journey: JourneyMap, view: View) -> tuple[Diagram, ...]:
    """The steps by their times, in diagrams of at most `MOST_PERIODS`; none where less than half of them have one."""
    by_stage: list[list[_Period]] = [[] for _ in journey.stages]
    timed = steps = 0
    for column in columns(journey):
        time = column.moment.time
        if time is None and column.step_index == 0:
            time = column.stage.time
        timed, steps = timed + (time is not None), steps + 1
        own = by_stage[column.stage_index]
        name = column_name(column, view)
        if time is None and own:
            own[-1] = _Period(own[-1].column, own[-1].time, (*own[-1].events, name))
        else:
            own.append(_Period(column, str(time) if time else "", (name,)))
    if timed * 2 < steps or not timed:
        return ()
    parts = chunks(by_stage, MOST_PERIODS)
    return tuple(_diagram(journey, view, part, number, len(parts)) for number, part in enumerate(parts, 1))


def _diagram(journey: JourneyMap, view: View, periods: list[_Period], number: int, count: int) -> Diagram:
    words = view.words
    # This type takes accTitle and accDescr and drops them, so they are not written.
    source = Source("timeline")
    source.line(f"title {source.say(part_title(plain(journey.title), number, count), 'title')}")
    stage = -1
    for period in periods:
        if period.column.stage_index != stage:
            stage = period.column.stage_index
            source.line(f"section {source.say(stage_name(period.column.stage, view), 'section')}")
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
