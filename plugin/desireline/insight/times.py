"""Findings on time: waits and time spent. Spans that cannot be counted count in no sum."""

from collections.abc import Iterator

from desireline.insight.finding import Finding
from desireline.model import Column, Duration, JourneyMap, Moment, cells, columns, drawn_lanes


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
    inside = [
        _seconds(cell.wait)
        for lane in drawn_lanes(journey)
        if lane.id != "customer"
        for cell in cells(column.moment, lane.id or "")
    ]
    return max([_seconds(column.moment.wait), *inside])


def stage_seconds(moment: Moment) -> float:
    """Seconds from a stage's start to its end: its own duration, else its steps' durations and waits together."""
    own = _seconds(moment.duration)
    if own:
        return own
    steps = getattr(moment, "steps", ())
    return sum(_seconds(step.duration) + _seconds(step.wait) for step in steps)


def _seconds(span: Duration | None) -> float:
    return (span.middle or 0.0) if span else 0.0
