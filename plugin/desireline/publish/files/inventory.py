"""`objects.inv`: the site's inventory, by which Sphinx and MkDocs sites link to maps and their parts by id.

Version 2 of the format, as Sphinx's intersphinx writes and reads it: four lines of text, then lines packed by zlib,
each `name domain:role priority address title`. Each thing stands there twice: as what it is in the domain `journey`,
for readers that take any domain, and as `std:label`, which Sphinx resolves with `:ref:` without knowing our domain.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from desireline.draw.html import clean
from desireline.publish.files.parts import NamedPart

_SPACE: Final = re.compile(r"\s+")
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
    was: Sequence[str] = ()
    """Its former ids."""


class Inventory:
    """The inventory while it is gathered. Each subject is packed at once: all lines of a thousand maps are 30 MB."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, bytes]] = []

    def add(self, subject: Subject) -> None:
        """Enter a map or persona, under its former ids too."""
        for own in (subject.id, *subject.was):
            lines = sorted(_lines(own, subject))
            self._blocks.append((own, zlib.compress(_encoded("".join(lines)), 1)))

    def file(self, project: str) -> bytes:
        """The inventory of a site called `project`."""
        head = (
            "# Sphinx inventory version 2\n"
            f"# Project: {_one_line(project)}\n"
            "# Version: \n"
            "# The remainder of this file is compressed using zlib.\n"
        )
        whole = zlib.compressobj(_PACKING)
        # All lines are in order if ids are: what follows an id, a blank or "#", comes before what an id is made of.
        packed = [whole.compress(zlib.decompress(block)) for _, block in sorted(self._blocks)]
        return b"".join([_encoded(head), *packed, whole.flush()])


def _lines(own: str, subject: Subject) -> Iterator[str]:
    yield from _both(own, subject.role, f"1 {subject.url} {_one_line(subject.title) or '-'}\n")
    for part in subject.parts:
        role = part.kind if part.kind in ROLES else "part"
        rest = f"1 {subject.url}#{part.id} {_one_line(part.title) or '-'}\n"
        for name in (part.id, *part.was):
            yield from _both(f"{own}#{name}", role, rest)


def _both(name: str, role: str, rest: str) -> tuple[str, str]:
    return f"{name} journey:{role} {rest}", f"{name} std:label {rest}"


def _one_line(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", clean(text)).strip()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
