"""From one catalogue to the next: which pages show something else, and whether a few pages are enough."""

import re
from collections.abc import Container, Iterable
from typing import Any

from desireline.model import JourneyMap, Persona, pieces
from desireline.model.record import Record, once, record
from desireline.publish.plan import ACROSS
from desireline.source import Catalogue, Problem

_LINK = re.compile(r"\]\(\s*(?:map:|persona:)?([a-z][a-z0-9-]*)(?:#|\))")


@record
class Change(Record):
    """What has to be drawn again."""

    files: tuple[str, ...]
    """The files that changed."""
    pages: tuple[str, ...]
    """Paths of the changed files' own pages."""
    why: str = ""
    """Why drawing single pages is not enough: the navigation or an address changed. "" where it is enough."""

    @property
    def whole(self) -> bool:
        """Whether the whole site has to be built."""
        return bool(self.why)


def what_changed(old: Catalogue, new: Catalogue) -> Change | None:
    """What differs between two catalogues of one folder, in pages; None where nothing does.

    Args:
        old: The catalogue that the served pages show.
        new: The catalogue as the files are now.
    """
    files = {path for path in old.hashes.keys() | new.hashes.keys() if old.hashes.get(path) != new.hashes.get(path)}
    before, after = _problems(old), _problems(new)
    files |= {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    if not files:
        return None
    named = tuple(sorted(files))
    why = _whole(old, new)
    if why:
        return Change(named, (), why)
    return Change(named, _own_pages(new, named))


def beside_navigation(change: Change, old: Catalogue, new: Catalogue) -> Change:
    """What of a change pages can show that are there already, until everything can be built."""
    stay = {journey.file for key, journey in new.maps.items() if key in old.maps}
    stay |= {persona.file for key, persona in new.personas.items() if key in old.personas}
    files = tuple(file for file in change.files if file in stay)
    return Change(files, _own_pages(new, files))


def followers(change: Change, old: Catalogue, new: Catalogue, home: str) -> tuple[str, ...]:
    """Paths of the pages that list, quote or link to what changed, those that look across all maps last.

    Args:
        change: What `what_changed` found between the two catalogues.
        old: The catalogue that the served pages show.
        new: The catalogue as the files are now.
        home: Path of the page that lists all journeys.
    """
    found = _followers(old, new, *_subjects(new, change.files))
    listing = [home, "personas/index", *(f"across/{name}" for name in ACROSS), "releases/index"]
    return (*sorted(found - {*change.pages, *listing}), *listing)


def _own_pages(catalogue: Catalogue, files: Container[str]) -> tuple[str, ...]:
    """Paths of the pages of the maps and personas in some files."""
    maps, personas = _subjects(catalogue, files)
    return (*(f"maps/{key}" for key in maps), *(f"personas/{key}" for key in personas))


def _subjects(catalogue: Catalogue, files: Container[str]) -> tuple[list[str], list[str]]:
    """Ids of the maps and of the personas in some files."""
    maps = [journey.key for journey in catalogue.maps.values() if journey.file in files]
    return maps, [persona.key for persona in catalogue.personas.values() if persona.file in files]


def _problems(catalogue: Catalogue) -> dict[str, list[Problem]]:
    """The problems of each file that has any."""
    found: dict[str, list[Problem]] = {}
    for problem in catalogue.problems:
        found.setdefault(problem.file, []).append(problem)
    return found


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
            if before[key] is after[key]:
                continue
            if before[key].was != after[key].was:
                return f"the former ids of {key} changed"
            if _in_navigation(before[key]) != _in_navigation(after[key]):
                return f"the title of {key} changed"
        if list(before) != list(after):
            return f"the order of the {name}s changed"
    return ""


def _in_navigation(subject: JourneyMap | Persona) -> tuple[Any, ...]:
    planned = (subject.future_of, subject.state) if isinstance(subject, JourneyMap) else None
    return (subject.title, subject.lang, subject.file, subject.translates, planned)


def _followers(old: Catalogue, new: Catalogue, maps: Iterable[str], personas: Iterable[str]) -> set[str]:
    made: set[str] = set()
    for key in maps:
        before, after = old.maps[key], new.maps[key]
        made |= {f"maps/{key}.mermaid", f"maps/{key}.history"}
        made |= {f"maps/{ahead}.gap" for ahead in _ahead(key, new)}
        made |= {f"personas/{name}" for name in _people(before) | _people(after)}
        made |= {f"maps/{other}" for other in _related(before) | _related(after) if other in new.maps}
        for other in new.maps.values():
            if key in _related(other):
                made |= {f"maps/{other.key}", f"maps/{other.key}.mermaid"}
        made |= {f"personas/{other.key}" for other in new.personas.values() if key in links_of(other)}
    for name in personas:
        made.add(f"personas/{name}.history")
        for journey in new.maps.values():
            if name in _people(journey):
                made |= {f"maps/{journey.key}", f"maps/{journey.key}.mermaid"}
                made |= {f"maps/{ahead}.gap" for ahead in _ahead(journey.key, new)}
            elif name in links_of(journey):
                made.add(f"maps/{journey.key}")
        made |= {
            f"personas/{company}" for company in (old.personas[name].company, new.personas[name].company) if company
        }
        made |= {
            f"personas/{other.key}"
            for other in new.personas.values()
            if other.company == name or name in links_of(other)
        }
    return made


def _ahead(key: str, catalogue: Catalogue) -> list[str]:
    """Ids of the future maps whose way from the current map shows this map."""
    maps = catalogue.maps
    own = [key] if maps[key].future_of in maps else []
    return own + [other.key for other in maps.values() if other.future_of == key]


@once
def _people(journey: JourneyMap) -> frozenset[str]:
    """Ids of everybody that a map may name: its personas, and actors that may be persona ids."""
    named = set(journey.personas)
    for piece in pieces(journey):
        named |= set(getattr(piece, "actors", ())) | set(getattr(piece, "personas", ()))
        named |= set(getattr(piece, "by_persona", ()))
    return frozenset(named)


@once
def _related(journey: JourneyMap) -> frozenset[str]:
    """Ids of maps that a map names."""
    named = {journey.future_of, journey.translates, (journey.part_of or "").partition("#")[0]}
    return frozenset(name for name in named if name) | links_of(journey)


@once
def links_of(subject: JourneyMap | Persona) -> frozenset[str]:
    """Ids of maps and personas that the texts of a map or persona link to, and that its ways lead to."""
    found: set[str] = set()
    for piece in pieces(subject):
        for value in vars(piece).values():
            if isinstance(value, str) and "](" in value:
                found.update(_LINK.findall(value))
        target = getattr(piece, "to", None)
        if isinstance(target, str) and "#" in target:
            found.add(target.partition("#")[0])
    return frozenset(found)
