"""What a drawer needs beside the map: the interface language, where links lead, and what day it is."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Protocol

from desireline.draw.inline import plain
from desireline.draw.words import Words
from desireline.model import Persona
from desireline.model.part import NOTHING
from desireline.model.record import Record, record
from desireline.source import Found


class Addresses(Protocol):
    """Where things stand, seen from the page that is being drawn. Made by `publish`; drawers never build an address."""

    def page(self, target: str) -> str | None:
        """The address of `map-id`, `persona-id`, `map-id#part` or `#part`; None where there is no such page or part."""

    def source(self, file: str, line: int) -> str | None:
        """The address of a line of a source file on the code host; None where the project names none."""

    def asset(self, path: str) -> str | None:
        """The address of a picture inside the repository; None where it may not be shown."""


class Nowhere:
    """Addresses of a drawing that stands alone: only links within it lead anywhere."""

    def page(self, target: str) -> str | None:
        """`#part` as it is; None for everything else."""
        return target if target.startswith("#") else None

    def source(self, file: str, line: int) -> None:
        """None."""

    def asset(self, path: str) -> None:
        """None."""


@record
class View(Record):
    """The surroundings of one drawing."""

    words: Words
    addresses: Addresses
    today: date
    """For what is overdue; given, never asked of the clock, so that a page depends on nothing but its inputs."""
    personas: Mapping[str, Persona] = field(default=NOTHING)
    """Personas by id, for names and pictures; ids without one are shown as they are."""
    released: Mapping[str, date] = field(default=NOTHING)
    """When each release came out, by its name, as far as that is known."""
    between: Callable[[], None] | None = None
    """See `give_way`."""
    find: Callable[[str], Found | None] | None = None
    """What a reference into another file means; None where no other file is known."""

    def give_way(self) -> None:
        """Called between one map and the next while a page looks at all of them; may give the drawing up by raising."""
        if self.between is not None:
            self.between()

    def called(self, reference: str) -> str:
        """What a way into another map leads to, by the titles there, or the reference itself. Plain."""
        found = self.find(reference) if self.find is not None else None
        if found is None:
            return reference
        part = getattr(found.part, "name", "")
        return " · ".join(plain(title) for title in (found.file.title, part) if title)

    def persona_name(self, persona_id: str) -> str:
        """What a persona is called, or the id itself."""
        known = self.personas.get(persona_id)
        return known.title if known else persona_id
