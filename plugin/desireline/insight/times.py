"""Findings on time: waits and time spent. Spans that cannot be counted count in no sum."""

from collections.abc import Iterator, Mapping

from desireline.insight.finding import Finding
from desireline.model import Column, Duration, JourneyMap, Moment, columns, lane_cells
from desireline.model.record import once_while_drawn


def time_findings(journey: JourneyMap) -> Iterator[Finding]:
    """The longest wait, all waits, and where time goes."""
    waits = [(seconds, column.moment) for column in columns(journey) if (seconds := waited(journey, column))]
    waits += [(s, stage) for stage in journey.stages if stage.steps and (s := _seconds(stage.wait))]
    spent = [(seconds, stage) for stage in journey.stages if (seconds := stage_seconds(stage))]
    total = sum(seconds for seconds, _ in spent)
    if waits:
        longest, where = max(waits, key=lambda pair: pair[0])
        yield Finding("longest-wait", "bad", longest, "seconds", (where,))
        together = sum(seconds for seconds, _ in waits)
        share = together / total if total >= together > 0 else None
        details = {"of": total if share is not None else None, "share": share}
        yield Finding("all-waits", "bad", together, "seconds", tuple(moment for _, moment in waits), "", details)
    if spent:
        longest, where = max(spent, key=lambda pair: pair[0])
        yield Finding("time-spent", "plain", longest, "seconds", (where,), "", {"all": total})


def waited(journey: JourneyMap, column: Column) -> float:
    """Seconds waited at one column: the step's own wait, or the longest of its lanes where that is longer.

    A lane's wait lies inside the step's, so the two are never added.
    """
    return max(_seconds(column.moment.wait), _waited_in_lanes(journey).get(id(column.moment), 0.0))


@once_while_drawn
def _waited_in_lanes(journey: JourneyMap) -> Mapping[int, float]:
    """The longest wait of the lanes of each stage and step, by identity."""
    return {id(moment): max(_seconds(cell.wait) for _, cell in held) for moment, held in lane_cells(journey)}


def stage_seconds(moment: Moment) -> float:
    """Seconds from a stage's start to its end: its own duration, else its steps' durations and waits together."""
    own = _seconds(moment.duration)
    if own:
        return own
    steps = getattr(moment, "steps", ())
    return sum(_seconds(step.duration) + _seconds(step.wait) for step in steps)


def _seconds(span: Duration | None) -> float:
    return (span.middle or 0.0) if span else 0.0
