"""`objects.inv`: the site's inventory, by which Sphinx and MkDocs sites link to maps and their parts by id.

Version 2 of the format, as Sphinx's intersphinx writes and reads it: four lines of text, then lines packed by zlib,
each `name domain:role priority address title`. Each thing stands there twice: as what it is in the domain `journey`,
for readers that take any domain, and as `std:label`, which Sphinx resolves with `:ref:` without knowing our domain.
"""

import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from desireline.draw.html import clean
from desireline.model.patterns import later
from desireline.publish.files.parts import NamedPart

_SPACE: Final = later(r"\s+")
_PACKING: Final = 5
"""How hard zlib tries: twice as hard takes three times as long for a twentieth less."""
ROLES: Final = frozenset({"stage", "step", "touchpoint"})
"""Kinds of parts with a role of their own; all others are a `part`."""


class Subject(NamedTuple):
    """A map or persona in the inventory."""

    id: str
    role: str
    """`map` or `persona`."""
    title: str
    """Plain words."""
    url: str
    """Address of its page within the site."""
    parts: Sequence[NamedPart]


class Inventory:
    """The inventory while it is gathered. Each subject is packed at once: all lines of a thousand maps are 30 MB."""

    def __init__(self, project: str) -> None:
        """Begin the inventory of a site called `project`."""
        head = (
            "# Sphinx inventory version 2\n"
            f"# Project: {_one_line(project)}\n"
            "# Version: \n"
            "# The remainder of this file is compressed using zlib.\n"
        )
        self._packer = zlib.compressobj(_PACKING)
        self._packed = [_encoded(head)]

    def add(self, subject: Subject) -> None:
        """Enter a map or persona under an id of its own, today's or a former one; those of lower ids come before.

        All lines are in order if ids are: what follows an id, a blank or "#", comes before what an id is made of.
        """
        self._packed.append(self._packer.compress(_encoded("".join(sorted(_lines(subject))))))

    def file(self) -> bytes:
        """The inventory, which is complete."""
        return b"".join([*self._packed, self._packer.flush()])


def _lines(subject: Subject) -> list[str]:
    rest = f"1 {subject.url} {_one_line(subject.title) or '-'}\n"
    made = [f"{subject.id} journey:{subject.role} {rest}", f"{subject.id} std:label {rest}"]
    for part in subject.parts:
        role = part.kind if part.kind in ROLES else "part"
        rest = f"1 {subject.url}#{part.id} {_one_line(part.title) or '-'}\n"
        for name in (part.id, *part.was):
            own = f"{subject.id}#{name}"
            made += (f"{own} journey:{role} {rest}", f"{own} std:label {rest}")
    return made


def _one_line(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", clean(text)).strip()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
