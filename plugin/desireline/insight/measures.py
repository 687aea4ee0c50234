"""One map in figures: what two maps of the same journey are measured against each other by."""

from collections.abc import Mapping
from statistics import fmean
from typing import Final

from desireline.insight.knowledge import pains
from desireline.insight.service import channel_changes, fail_points, hand_offs
from desireline.insight.times import seconds_in_all, waited
from desireline.model import JourneyMap, Voice, columns, moments, voices
from desireline.model.record import once

MEASURES: Final = (
    "stages",
    "steps",
    "touchpoints",
    "channels",
    "channel-changes",
    "hand-offs",
    "fail-points",
    "pains",
    "waits",
    "longest-wait",
    "duration",
    "emotion-mean",
    "lowest-point",
    "end",
    "peak-end",
)
"""The figures there are: counts, seconds (`waits`, `longest-wait`, `duration`), and scores on the map's own scale."""


@once
def measures(journey: JourneyMap) -> Mapping[str, float]:
    """The figures of a map by their names in `MEASURES`; what the map does not say is left out, never zero.

    `fail-points` are those without a safeguard. `duration` is what all stages take together, waits included.
    `peak-end` is the mean of the score farthest from the middle and the last one; scores are the leading persona's.
    """
    used = dict.fromkeys(name for moment in moments(journey) for name in moment.touchpoints)
    declared = {key: each for each in journey.touchpoints for key in (each.id, each.title) if key}
    touched = {id(declared[name]) if name in declared else name for name in used}
    channels = {each.channel.casefold() for name in used if (each := declared.get(name)) is not None and each.channel}
    made = {
        "stages": float(len(journey.stages)),
        "steps": float(sum(len(stage.steps) for stage in journey.stages)),
        "touchpoints": float(len(touched)),
        "channels": float(len(channels)),
        "channel-changes": float(len(channel_changes(journey))),
        "hand-offs": float(len(hand_offs(journey))),
        "fail-points": float(sum(not safe for _, safe in fail_points(journey))),
        "pains": float(len(pains(journey))),
    }
    waits = [seconds for column in columns(journey) if (seconds := waited(journey, column))]
    waits += [stage.wait.middle for stage in journey.stages if stage.steps and stage.wait and stage.wait.middle]
    if waits:
        made |= {"waits": sum(waits), "longest-wait": max(waits)}
    spent = seconds_in_all(journey)
    return {**made, **({"duration": spent} if spent else {}), **_felt(journey)}


def voiced(journey: JourneyMap) -> Mapping[tuple[str, ...], Mapping[str, float]]:
    """The scores among the measures for each line of the emotion curve, by its personas, the leading one's first.

    Those whom the map does not tell apart share a line; that of a map without personas is nobody's, `()`.
    """
    return {line.personas: _of_line(line, journey) for line in voices(journey) if line.points}


def _felt(journey: JourneyMap) -> Mapping[str, float]:
    lead = next((line for line in voices(journey) if line.points), None)
    return _of_line(lead, journey) if lead is not None else {}


def _of_line(line: Voice, journey: JourneyMap) -> Mapping[str, float]:
    middle = journey.scale().midline or 0.0
    values = [point.value for point in line.points]
    peak = max(reversed(values), key=lambda value: abs(value - middle))
    return {
        "emotion-mean": fmean(values),
        "lowest-point": min(values),
        "end": values[-1],
        "peak-end": (peak + values[-1]) / 2,
    }
