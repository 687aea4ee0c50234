"""A future map as it is meant: what carries a promise that is dropped is not in that future, and counts nowhere."""

from collections.abc import Mapping

from desireline.model import JourneyMap, Moment, Voice, voices
from desireline.model.planned import planned
from desireline.model.record import once


def meant(journey: JourneyMap) -> JourneyMap:
    """A future map without what is dropped; the map itself where nothing is, and every current map."""
    return planned(journey).journey if journey.state == "future" else journey


def in_future(journey: JourneyMap, moment: Moment) -> bool:
    """Whether a stage or step of the map is to be: always, but for those of a future map that are dropped."""
    return meant(journey) is journey or id(moment) in _to_be(journey)


def meant_voices(journey: JourneyMap, scale_id: str = "emotion") -> tuple[Voice, ...]:
    """The lines of a scale, those of a future map without what is felt where it is dropped."""
    lines = voices(journey, scale_id)
    if meant(journey) is journey:
        return lines
    return tuple(
        [
            line._replace(
                points=tuple([point for point in line.points if in_future(journey, point.moment)]),
                unscored=tuple([said for said in line.unscored if in_future(journey, said.moment)]),
            )
            for line in lines
        ]
    )


@once
def as_written(journey: JourneyMap) -> Mapping[int, Moment]:
    """The stage or step of the map as its file has it, by the identity of the same one in the map as it is meant."""
    plan, found = planned(journey), dict[int, Moment]()
    for place, stage in enumerate(meant(journey).stages):
        at = plan.written_at(("stages", place))[1]
        written = journey.stages[int(at)]
        found[id(stage)] = written
        for number, step in enumerate(stage.steps):
            at = plan.written_at(("stages", place, "steps", number))[3]
            found[id(step)] = written.steps[int(at)]
    return found


@once
def _to_be(journey: JourneyMap) -> frozenset[int]:
    """The identities of the stages and steps of the map, as its file has them, that are not dropped."""
    return frozenset([id(moment) for moment in as_written(journey).values()])
