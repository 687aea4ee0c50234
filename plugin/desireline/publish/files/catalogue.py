"""`journeys.json`: every map and persona of the site with its parts, and where each stands."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desireline.draw.inline import plain
from desireline.model import JourneyMap, Persona
from desireline.publish.files.addressed import CATALOGUE, Ways, encoded
from desireline.publish.files.content import listed
from desireline.publish.files.parts import NamedPart

HERE: Final = "journeys.json"
"""Where it stands in the site."""
LISTED: Final = (
    "title",
    "lang",
    "kind",
    "state",
    "future_of",
    "translates",
    "role",
    "company",
    "summary",
    "personas",
    "owner",
    "status",
    "reviewed",
    "review_every",
    "products",
    "tags",
    "part_of",
)
"""Keys of a map or persona that the catalogue repeats, in this order."""


def catalogue_file(site: Mapping[str, str], maps: Sequence[bytes], personas: Sequence[bytes], ways: Ways) -> bytes:
    """What stands in `journeys.json`.

    Args:
        site: The site's `title`, `address` and `lang`.
        maps: What `map_entry` made of each map, as JSON: a thousand of them are only held as text.
        personas: What `persona_entry` made of each persona, as JSON.
        ways: How addresses are written.
    """
    head = encoded({"$schema": ways.schema(CATALOGUE, HERE), "format": CATALOGUE, "site": dict(site)})
    start = head.rstrip().removesuffix(b"}")
    return b"".join([start, b',"maps":[', *_parted(maps), b'],"personas":[', *_parted(personas), b"]}\n"])


def _parted(entries: Sequence[bytes]) -> list[bytes]:
    """Entries as one list has them: without the line feed that ends each, and with a comma after all but the last."""
    return [entry.rstrip() + (b"," if number < len(entries) else b"") for number, entry in enumerate(entries, 1)]


def map_entry(journey: JourneyMap, where: Mapping[str, str], parts: Sequence[NamedPart]) -> dict[str, Any]:
    """A map in the catalogue, without what stands in it but the parts that a link may name."""
    said = {"title": "", "kind": journey.kind, "state": journey.state} | listed(journey, LISTED)
    said["title"] = plain(journey.title)
    return {"id": journey.key, **said, **where, "parts": _parts(parts, where["address"])}


def persona_entry(
    persona: Persona, where: Mapping[str, str], maps: Sequence[str], parts: Sequence[NamedPart]
) -> dict[str, Any]:
    """A persona in the catalogue, with the ids of the maps that are about it."""
    said = {"title": plain(persona.title), "kind": persona.kind} | listed(persona, LISTED)
    return {"id": persona.key, **said, **where, "maps": list(maps), "parts": _parts(parts, where["address"])}


def _parts(parts: Sequence[NamedPart], address: str) -> list[dict[str, Any]]:
    made = []
    for part in parts:
        entry: dict[str, Any] = {
            "id": part.id,
            "kind": part.kind,
            "title": part.title,
            "address": f"{address}#{part.id}",
        }
        if part.stage:
            entry["stage"] = part.stage
        if part.was:
            entry["was"] = list(part.was)
        made.append(entry)
    return made
