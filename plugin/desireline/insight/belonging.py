"""How journeys belong to one another: the larger one that a map is part of, and the parts of a larger one."""

from collections.abc import Mapping

from desireline.model import JourneyMap, Moment
from desireline.model.record import Record, once, record
from desireline.source import Catalogue


@record
class Within(Record):
    """Where a map stands in a larger journey."""

    journey: JourneyMap
    """The larger journey."""
    moment: Moment | None = None
    """The stage or step of it that the map shows in detail; None where the map does not say which."""


@record
class Portion(Record):
    """A map that is part of a larger journey."""

    journey: JourneyMap
    moment: Moment | None = None
    """The stage or step of the larger journey that it shows in detail; None where it does not say which."""


def within(journey: JourneyMap, catalogue: Catalogue) -> Within | None:
    """The larger journey that a map is part of, and where; None where it names none that is there."""
    name, _, part = (journey.part_of or "").partition("#")
    larger = catalogue.file(name) if name else None
    if not isinstance(larger, JourneyMap) or larger is journey:
        return None
    return Within(larger, _moment(larger, part))


def portions(journey: JourneyMap, catalogue: Catalogue) -> tuple[Portion, ...]:
    """The maps that are part of a journey, in the order of its stages; retired ones left out.

    Those that do not say of which stage come last, a future map behind the current one of the same place.
    """
    found = [Portion(each, _moment(journey, part)) for each, part in _portions(catalogue).get(journey.key, ())]
    if not found:
        return ()
    order = {id(moment): place for place, moment in enumerate(_moments(journey).values())}
    last = len(order)

    def place(portion: Portion) -> tuple[int, bool]:
        at = last if portion.moment is None else order[id(portion.moment)]
        return at, portion.journey.state == "future"

    return tuple(sorted(found, key=place))


@once
def _portions(catalogue: Catalogue) -> Mapping[str, list[tuple[JourneyMap, str]]]:
    """Of each larger journey, by its id, the maps that are part of it, with the part that each names."""
    found: dict[str, list[tuple[JourneyMap, str]]] = {}
    for journey in catalogue.maps.values():
        name, _, part = (journey.part_of or "").partition("#")
        larger = catalogue.file(name) if name and journey.status != "retired" else None
        if isinstance(larger, JourneyMap) and larger is not journey:
            found.setdefault(larger.key, []).append((journey, part))
    return found


def _moment(larger: JourneyMap, part: str) -> Moment | None:
    """The stage or step of that id or former id."""
    return _moments(larger).get(part) if part else None


@once
def _moments(journey: JourneyMap) -> Mapping[str, Moment]:
    """Stages and steps by their ids, those of today before former ones."""
    every = [moment for stage in journey.stages for moment in (stage, *stage.steps)]
    former = {old: moment for moment in every for old in moment.was}
    return {**former, **{moment.id: moment for moment in every if moment.id}}
