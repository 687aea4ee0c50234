"""Every address that a catalogue publishes, and what an address leads to in another catalogue.

An address is a page, or a page and the anchor of a part that an author gave an id. Anchors made of what a part says
(see `draw.anchors`) promise nothing, and are none of these.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from desireline.draw.anchors import anchors
from desireline.draw.inline import plain
from desireline.draw.tombstones import is_built_in
from desireline.model import JourneyMap, Lane, Part, Persona, Row, Scale
from desireline.model.journey import Retired
from desireline.model.record import Record, record
from desireline.publish.plan import former_ids
from desireline.source import Catalogue

Subject = JourneyMap | Persona
State = Literal["here", "former", "retired"]


@record
class Address(Record):
    """One published address."""

    kind: Literal["map", "persona"]
    """What stands on its page."""
    file: str
    """The id in the page's address."""
    anchor: str
    """What stands behind `#`; "" for the page itself."""
    noun: str
    """What it names: `map`, `stage`, `pain`, …"""
    name: str
    """What that is called, as plain text; "" where it says nothing."""
    state: State
    """Whether it is the thing's own id, a former one, or that of something that is gone."""
    path: str
    """The file in which it stands, relative to the project."""
    line: int
    column: int

    @property
    def page(self) -> str:
        """The path of its page within the site, such as `maps/phone-purchase`."""
        return f"{self.kind}s/{self.file}"

    @property
    def text(self) -> str:
        """The whole address without the engine's ending: `maps/phone-purchase#price-gap`."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


class Led(NamedTuple):
    """Where an address leads."""

    subject: Subject
    part: Part | Retired | None
    """None where the page itself is meant."""


def published(catalogue: Catalogue) -> Iterator[Address]:
    """Every address of a catalogue: maps, then personas, by path; each page, then its parts in document order."""
    subjects: tuple[Subject, ...] = (*catalogue.maps.values(), *catalogue.personas.values())
    for subject in subjects:
        yield from addresses_of(subject, catalogue)


def addresses_of(subject: Subject, catalogue: Catalogue) -> Iterator[Address]:
    """The addresses of one map or persona."""
    noun = kind_of(subject)
    place = (subject.file, subject.place.line, subject.place.column)
    yield Address(noun, subject.key, "", noun, plain(subject.title), "here", *place)
    for old in former_ids(subject, catalogue).split():
        yield Address(noun, old, "", noun, plain(subject.title), "former", *place)
    made = anchors(subject)
    for anchor, part in made.given.items():
        if not is_built_in(part):
            yield _of_part(subject, anchor, part, "retired" if isinstance(part, Retired) else "here")
    for anchor, part in made.former.items():
        if anchor not in made.given:
            yield _of_part(subject, anchor, part, "former")


def _of_part(subject: Subject, anchor: str, part: Part | Retired, state: State) -> Address:
    place = (subject.file, part.place.line, part.place.column)
    noun = "retired id" if isinstance(part, Retired) else noun_of(part)
    return Address(kind_of(subject), subject.key, anchor, noun, name_of(part), state, *place)


def kind_of(subject: Subject) -> Literal["map", "persona"]:
    """The word for a map or persona."""
    return "map" if isinstance(subject, JourneyMap) else "persona"


def noun_of(part: Part | Retired) -> str:
    """The word for a part, without its article."""
    return part.noun.partition(" ")[2] or part.noun


def name_of(part: Part | Retired) -> str:
    """What a part is called, as plain text."""
    given = part.__dict__
    return plain(str(given.get("title") or given.get("text") or given.get("name") or ""))


def leads_to(catalogue: Catalogue, kind: str, file: str, anchor: str) -> Led | None:
    """Where an address leads in a catalogue; None where it leads nowhere."""
    subject = catalogue.file(file)
    if subject is None or kind_of(subject) != kind:
        return None
    if not anchor:
        return Led(subject, None)
    made = anchors(subject)
    part = made.given.get(anchor) or made.former.get(anchor) or _gone(anchor, made.given)
    return Led(subject, part) if part is not None else None


def _gone(anchor: str, given: Mapping[str, Part | Retired]) -> Retired | None:
    """The entry of a row, lane or scale that is gone: it is found by its bare id (the page's script does the same)."""
    kind, sign, name = anchor.partition("_")
    found = given.get(name) if sign and kind in _APART else None
    return found if isinstance(found, Retired) else None


_APART = {cls.__name__.lower() for cls in (Row, Lane, Scale)}
