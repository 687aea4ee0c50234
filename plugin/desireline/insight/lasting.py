"""What pages that look at every map ask of one map: worked out together, and kept when the rest is dropped.

Those pages are drawn one after the other, and each map's own pages last. What follows from a map for its own pages is
dropped in between (see `once_while_drawn`); each page would have to work it out again.
"""

from collections.abc import Mapping

from desireline.insight.knowledge import evidence_of, solved
from desireline.insight.meant import meant_voices
from desireline.model import JourneyMap, columns
from desireline.model.record import once


def work_out_lasting(journey: JourneyMap) -> None:
    """Work out what the pages across all maps ask for; `solved` looks at the statements that they list."""
    solved(journey)
    evidence_of(journey)
    scores(journey)


@once
def scores(journey: JourneyMap) -> Mapping[int, tuple[float, ...]]:
    """The scores of each stage and step by its identity: those of every curve that stand over its columns."""
    all_columns = columns(journey)
    made: dict[int, list[float]] = {}
    for voice in meant_voices(journey):
        for point in voice.points:
            made.setdefault(id(journey.stages[point.stage_index]), []).append(point.value)
            for column in all_columns[point.first : point.last + 1]:
                if column.step is not None:
                    made.setdefault(id(column.step), []).append(point.value)
    return {identity: tuple(values) for identity, values in made.items()}
