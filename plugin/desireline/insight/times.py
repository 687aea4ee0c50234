"""Findings on time: waits and time spent. Spans that cannot be counted count in no sum."""

from collections.abc import Iterator, Mapping

from desireline.insight.finding import Finding
from desireline.model import Column, Duration, JourneyMap, Stage, columns, lane_cells, moments
from desireline.model.record import once_while_drawn


def time_findings(journey: JourneyMap) -> Iterator[Finding]:
    """The longest wait, all waits, and where time goes."""
    known = _waits(journey)
    waits = [(known[id(column.moment)], column.moment) for column in columns(journey) if id(column.moment) in known]
    waits += [(stage.wait, stage) for stage in journey.stages if stage.steps and stage.wait and _seconds(stage.wait)]
    spent = [(seconds, stage) for stage in journey.stages if (seconds := seconds_spent(stage))]
    if waits:
        longest, where = max(waits, key=lambda pair: _seconds(pair[0]))
        yield Finding("longest-wait", "bad", _seconds(longest), "seconds", (where,), "", {"written": longest})
        together = sum(_seconds(span) for span, _ in waits)
        total = seconds_in_all(journey)
        share = together / total if total >= together > 0 else None
        written = waits[0][0] if len(waits) == 1 else None
        details = {"of": total if share is not None else None, "share": share, "written": written}
        yield Finding("all-waits", "bad", together, "seconds", tuple(moment for _, moment in waits), "", details)
    if spent:
        most, stage = max(spent, key=lambda pair: pair[0])
        together = sum(seconds for seconds, _ in spent)
        yield Finding(
            "time-spent", "plain", most, "seconds", (stage,), "", {"all": together, "written": _written(stage)}
        )


def waited(journey: JourneyMap, column: Column) -> float:
    """Seconds waited at one column: the step's own wait, or the longest of its lanes where that is longer.

    A lane's wait lies inside the step's, so the two are never added.
    """
    return _seconds(_waits(journey).get(id(column.moment)))


@once_while_drawn
def _waits(journey: JourneyMap) -> Mapping[int, Duration]:
    """The wait at each stage and step (by identity) where one can be counted: its own, or a longer one of its lanes."""
    found = {id(moment): moment.wait for moment in moments(journey) if moment.wait}
    for moment, held in lane_cells(journey):
        for _, cell in held:
            if cell.wait and _seconds(cell.wait) > _seconds(found.get(id(moment))):
                found[id(moment)] = cell.wait
    return {at: wait for at, wait in found.items() if _seconds(wait)}


def _written(stage: Stage) -> Duration | None:
    """The one span that a stage's time is; None where several are added up."""
    given = [stage.duration] if _seconds(stage.duration) else [step.duration for step in stage.steps]
    known = [span for span in given if _seconds(span)]
    return known[0] if len(known) == 1 else None


def seconds_spent(stage: Stage) -> float:
    """Seconds spent in a stage, waits not counted: its own duration, else its steps' durations together."""
    return _seconds(stage.duration) or sum(_seconds(step.duration) for step in stage.steps)


def seconds_in_all(journey: JourneyMap) -> float:
    """Seconds that all stages take: each its own duration, else its steps' durations and waits; and its own wait.

    A stage's own duration is from its start to its end, so that the waits of its steps lie inside it; its own wait is
    no part of it.
    """
    known, total = _waits(journey), 0.0
    for stage in journey.stages:
        own = _seconds(stage.duration)
        if stage.steps:
            total += own + _seconds(stage.wait)
        if not (stage.steps and own):
            for moment in stage.steps or (stage,):
                total += _seconds(moment.duration) + _seconds(known.get(id(moment)))
    return total


def _seconds(span: Duration | None) -> float:
    return (span.middle or 0.0) if span else 0.0
