"""Who takes part in a journey."""

from collections.abc import Iterable, Mapping

from desireline.model import JourneyMap, Persona, moments
from desireline.model.lanes import said_in_lanes
from desireline.model.record import once
from desireline.source import Catalogue


def appears_in(persona: Persona, journey: JourneyMap) -> bool:
    """Whether a map is about the persona, or lets it act somewhere."""
    acting = actors(journey)
    return persona.key in journey.personas or persona.key in acting or persona.name in acting


def appearances(people: Iterable[Persona], catalogue: Catalogue) -> tuple[JourneyMap, ...]:
    """The maps in which any of the personas appears, in the catalogue's order. No map is looked at for each persona."""
    about, acting = _naming(catalogue)
    places: set[int] = set()
    for persona in people:
        places.update(about.get(persona.key, ()), acting.get(persona.key, ()), acting.get(persona.name, ()))
    maps = tuple(catalogue.maps.values())
    return tuple([maps[place] for place in sorted(places)])


@once
def _naming(catalogue: Catalogue) -> tuple[Mapping[str, list[int]], Mapping[str | None, list[int]]]:
    """The places of the maps that are about somebody, by id; and of those that let somebody act, by id or name."""
    about: dict[str, list[int]] = {}
    acting: dict[str | None, list[int]] = {}
    for place, journey in enumerate(catalogue.maps.values()):
        for persona in journey.personas:
            about.setdefault(persona, []).append(place)
        for actor in actors(journey):
            acting.setdefault(actor, []).append(place)
    return about, acting


@once
def actors(journey: JourneyMap) -> frozenset[str]:
    """Ids and names of all who act at a stage or step, or in a lane there."""
    found = {name for moment in moments(journey) for name in moment.actors}
    for held in said_in_lanes(journey).values():
        for cells in held.values():
            for cell in cells:
                found.update(cell.actors)
    return frozenset(found)
