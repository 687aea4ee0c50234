"""Who takes part in a journey."""

from desireline.model import JourneyMap, Persona, moments
from desireline.model.lanes import said_in_lanes
from desireline.model.record import once


def appears_in(persona: Persona, journey: JourneyMap) -> bool:
    """Whether a map is about the persona, or lets it act somewhere."""
    acting = actors(journey)
    return persona.key in journey.personas or persona.key in acting or persona.name in acting


@once
def actors(journey: JourneyMap) -> frozenset[str]:
    """Ids and names of all who act at a stage or step, or in a lane there."""
    found = {name for moment in moments(journey) for name in moment.actors}
    for held in said_in_lanes(journey).values():
        for cells in held.values():
            for cell in cells:
                found.update(cell.actors)
    return frozenset(found)
