"""From one catalogue to the next: which pages show something else, and whether a few pages are enough."""

import re
from collections.abc import Iterable
from typing import Any

from desireline.draw.anchors import anchors
from desireline.model import JourneyMap, Persona, pieces
from desireline.model.record import Record, record
from desireline.publish.plan import ACROSS
from desireline.source import Catalogue

_LINK = re.compile(r"\]\(\s*(?:map:|persona:)?([a-z][a-z0-9-]*)(?:#|\))")


@record
class Change(Record):
    """What has to be drawn again."""

    files: tuple[str, ...]
    """The files that changed."""
    pages: tuple[str, ...]
    """Paths of the changed files' own pages: drawn first."""
    followers: tuple[str, ...]
    """Paths of pages that list, quote or link to them: drawn after."""
    why: str = ""
    """Why drawing single pages is not enough: the navigation or an address changed. "" where it is enough."""

    @property
    def whole(self) -> bool:
        """Whether the whole site has to be built."""
        return bool(self.why)


def what_changed(old: Catalogue, new: Catalogue, home: str) -> Change | None:
    """What differs between two catalogues of one folder, in pages; None where nothing does.

    Args:
        old: The catalogue that the served pages show.
        new: The catalogue as the files are now.
        home: Path of the page that lists all journeys.
    """
    files = {path for path in old.hashes.keys() | new.hashes.keys() if old.hashes.get(path) != new.hashes.get(path)}
    files |= {path for path in files_with_problems(old, new) if _problems(old, path) != _problems(new, path)}
    if not files:
        return None
    named = tuple(sorted(files))
    why = _whole(old, new)
    if why:
        return Change(named, (), (), why)
    maps = [journey.key for journey in new.maps.values() if journey.file in files]
    personas = [persona.key for persona in new.personas.values() if persona.file in files]
    pages = [f"maps/{key}" for key in maps] + [f"personas/{key}" for key in personas]
    followers = _followers(old, new, maps, personas)
    followers |= {home, "personas/index", *(f"across/{name}" for name in ACROSS)}
    return Change(named, tuple(pages), tuple(sorted(followers - set(pages))))


def files_with_problems(*catalogues: Catalogue) -> set[str]:
    """The files that any of the catalogues reports something of."""
    return {problem.file for catalogue in catalogues for problem in catalogue.problems}


def _problems(catalogue: Catalogue, path: str) -> list[Any]:
    return [problem for problem in catalogue.problems if problem.file == path]


def _whole(old: Catalogue, new: Catalogue) -> str:
    for name, before, after in (("map", old.maps, new.maps), ("persona", old.personas, new.personas)):
        come, gone = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
        if come and gone:
            return f"{name} {gone[0]} is now {come[0]}"
        if come:
            return f"{name} {come[0]} is new"
        if gone:
            return f"{name} {gone[0]} is gone"
        for key in after:
            if _in_navigation(before[key]) != _in_navigation(after[key]):
                return f"the title of {key} changed"
        if list(before) != list(after):
            return f"the order of the {name}s changed"
    return ""


def _in_navigation(subject: JourneyMap | Persona) -> tuple[Any, ...]:
    answered = subject.future_of if isinstance(subject, JourneyMap) else None
    return (subject.title, subject.lang, subject.file, answered)


def _followers(old: Catalogue, new: Catalogue, maps: Iterable[str], personas: Iterable[str]) -> set[str]:
    made: set[str] = set()
    for key in maps:
        before, after = old.maps[key], new.maps[key]
        made.add(f"maps/{key}.mermaid")
        made |= {f"personas/{name}" for name in _people(before) | _people(after)}
        made |= {f"maps/{other}" for other in _related(before) | _related(after) if other in new.maps}
        for other in new.maps.values():
            if key in _related(other) or (_anchors(before) != _anchors(after) and key in links_of(other)):
                made.add(f"maps/{other.key}")
    for name in personas:
        for journey in new.maps.values():
            if name in _people(journey):
                made |= {f"maps/{journey.key}", f"maps/{journey.key}.mermaid"}
        made |= {f"personas/{other.key}" for other in new.personas.values() if other.company == name}
    return made


def _anchors(journey: JourneyMap) -> frozenset[str]:
    return frozenset(anchors(journey))


def _people(journey: JourneyMap) -> set[str]:
    """Ids of everybody that a map may name: its personas, and actors that may be persona ids."""
    named = set(journey.personas)
    for piece in pieces(journey):
        named |= set(getattr(piece, "actors", ())) | set(getattr(piece, "personas", ()))
        named |= set(getattr(piece, "by_persona", ()))
    return named


def _related(journey: JourneyMap) -> set[str]:
    """Ids of maps that a map names."""
    named = {journey.future_of, journey.translates, (journey.part_of or "").partition("#")[0]}
    return {name for name in named if name} | links_of(journey)


def links_of(subject: JourneyMap | Persona) -> set[str]:
    """Ids of maps and personas that the texts of a map or persona link to, and that its ways lead to."""
    found: set[str] = set()
    for piece in pieces(subject):
        for value in vars(piece).values():
            if isinstance(value, str) and "](" in value:
                found.update(_LINK.findall(value))
        target = getattr(piece, "to", None)
        if isinstance(target, str) and "#" in target:
            found.add(target.partition("#")[0])
    return found
