"""`maps/ID.json` and `personas/ID.json`: all that a map or persona says, with where it stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from desireline.draw.inline import plain
from desireline.model import JourneyMap, Persona, columns, voices, words_of
from desireline.publish.files.addressed import MAP, PERSONA, Ways
from desireline.publish.files.content import content, number


def map_file(journey: JourneyMap, where: Mapping[str, str], ways: Ways, here: str) -> dict[str, Any]:
    """What stands in the file `here` of a map, whose addresses are `where`."""
    return {
        "$schema": ways.schema(MAP, here),
        "format": MAP,
        "id": journey.key,
        **where,
        "map": content(journey),
        "curve": curve(journey),
    }


def persona_file(
    persona: Persona, where: Mapping[str, str], maps: Sequence[str], ways: Ways, here: str
) -> dict[str, Any]:
    """What stands in the file `here` of a persona, whom the maps with the ids `maps` are about."""
    return {
        "$schema": ways.schema(PERSONA, here),
        "format": PERSONA,
        "id": persona.key,
        **where,
        "maps": list(maps),
        "persona": content(persona),
    }


def curve(journey: JourneyMap) -> dict[str, Any]:
    """The leading persona's line on the emotion scale, as numbers. Without any score it has no points."""
    scale = journey.scale()
    lead = next(iter(voices(journey)), None)
    bounds = [number(end) for end in scale.range] if len(scale.range) == 2 else list(scale.bounds)
    return {
        "range": [_trimmed(end) for end in bounds],
        "columns": len(columns(journey)),
        "personas": list(lead.personas) if lead else [],
        "points": [_point(journey, point) for point in (lead.points if lead else ())],
    }


def _point(journey: JourneyMap, point: Any) -> dict[str, Any]:
    stage = journey.stages[point.stage_index]
    step = point.moment if point.moment is not stage else None
    made = {"at": _trimmed(point.middle), "stage": plain(stage.title)}
    if step is not None:
        made["step"] = plain(step.name)
    part = (step.id if step is not None else None) or stage.id
    if part:
        made["part"] = part
    made["score"] = _trimmed(point.value)
    if point.intended is not None:
        made["intended"] = _trimmed(point.intended)
    words = plain(words_of(point.feeling))
    if words:
        made["words"] = words
    return made


def _trimmed(value: Any) -> Any:
    """A number without what its making left behind: `3.0` is 3, and no more than four places."""
    if not isinstance(value, float):
        return value
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
