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


def inventory(project: str, subjects: Sequence[Subject]) -> bytes:
    """The inventory of a site called `project`. Former ids are in it too."""
    head = (
        "# Sphinx inventory version 2\n"
        f"# Project: {_one_line(project)}\n"
        "# Version: \n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    lines = sorted(line for subject in subjects for line in _lines(subject))
    return _encoded(head) + zlib.compress(_encoded("".join(lines)), _PACKING)


def _lines(subject: Subject) -> Iterator[str]:
    for own in (subject.id, *subject.was):
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
