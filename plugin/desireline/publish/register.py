"""What a link leads to: a map, a persona or a part of one, today or at a published version; or what is nearest."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from desireline.draw.anchors import anchors
from desireline.draw.inline import plain
from desireline.model import JourneyMap, Part, Persona, Retired, pieces
from desireline.model.record import Record, record
from desireline.publish.links import Link
from desireline.source.suggest import did_you_mean
from desireline.source.tags import TODAY, version_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desireline.source import Catalogue

_SECTIONS: Final = frozenset({"map_stages", "map_blueprint", "map_flow", "map_automations", "map_findings"})
"""Anchors of a map's page that belong to no part."""
_NEAREST: Final = 3
"""Ids that a problem names where none is near."""


@record
class Target(Record):
    """What a link leads to."""

    kind: Literal["map", "persona"]
    id: str
    """Today's id of the map or persona; in a pinned link that of the version."""
    anchor: str
    """The anchor on its page as it is today; "" for the page itself."""
    at: str
    """Name of the published version it is pinned to; "" for today's."""
    title: str
    """What the part, map or persona is called; plain text, not escaped."""
    file: str
    """Path of its YAML file, relative to the project."""
    former: bool = False
    """Whether the link uses a former id of the file or the part."""
    retired: bool = False
    """Whether the part is gone, so that the link leads to what says when and why."""

    @property
    def path(self) -> str:
        """Path of the page within the site without ending, such as `maps/phone-purchase`."""
        page = f"{self.kind}s/{self.id}"
        return f"versions/{version_address(self.at)}/{page}" if self.at else page

    @property
    def reference(self) -> str:
        """The link in its short form, as it should be written today."""
        pinned = f"?at={self.at}" if self.at else ""
        return f"{self.kind}:{self.id}{pinned}" + (f"#{self.anchor}" if self.anchor else "")

    def address(self, url_of: Callable[[str], str]) -> str:
        """The address within the site; `url_of` makes one of a page's path."""
        return url_of(self.path) + (f"#{self.anchor}" if self.anchor else "")


@record
class Missing(Record):
    """A link that leads nowhere."""

    link: Link
    message: str
    """One sentence: what is missing and what to write instead."""
    nearest: tuple[str, ...] = ()
    """Links in the same form that do lead somewhere, the most likely first."""


class Entry:
    """One map or persona as links see it."""

    def __init__(self, subject: JourneyMap | Persona) -> None:
        self.subject = subject
        self.kind: Literal["map", "persona"] = "map" if isinstance(subject, JourneyMap) else "persona"

    @cached_property
    def parts(self) -> Mapping[str, Part | Retired]:
        """What stands at each anchor of the page."""
        placed = anchors(self.subject)
        every = (piece for piece in pieces(self.subject) if isinstance(piece, Part | Retired))
        return {anchor: piece for piece in every if (anchor := placed.get(piece)) is not None}

    @cached_property
    def former(self) -> Mapping[str, str]:
        """Former ids of parts, with the anchor of today."""
        placed = anchors(self.subject)
        return {old: anchor for old, piece in placed.former.items() if (anchor := placed.get(piece)) is not None}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The anchors that an author chose."""
        return tuple(anchor for anchor in self.parts if "_" not in anchor)

    def anchor(self, name: str) -> str | None:
        """The anchor of today for an id, anchor or former id; None where there is no such part."""
        wanted = (name, f"row_{name}", f"lane_{name}", f"scale_{name}")
        for each in wanted:
            if each in self.parts:
                return each
        former = next((self.former[each] for each in wanted if each in self.former), None)
        return former or (name if name in _SECTIONS and self.kind == "map" else None)

    def title(self, anchor: str) -> str:
        """What stands at an anchor, in plain words; the whole's title for the page."""
        piece = self.parts.get(anchor)
        said = "" if piece is None else says(piece)
        return said or plain(self.subject.title) or self.subject.key


def says(piece: Part | Retired) -> str:
    """What a part is called, in plain words; its id where it says nothing."""
    for name in ("title", "text", "name"):
        value = getattr(piece, name, None)
        if isinstance(value, str) and value:
            return plain(value)
    return piece.id or ""


class Register:
    """All maps and personas that a link may lead to. Looks into one only when a link to it is asked for."""

    def __init__(
        self,
        files: Mapping[str, str],
        former: Mapping[str, str],
        find: Callable[[str], JourneyMap | Persona | None],
        versions: Sequence[str] = (),
        at: Callable[[str], Register | None] = lambda _name: None,
        *,
        incomplete: bool = False,
    ) -> None:
        """Know the maps and personas.

        Args:
            files: The id of the map or persona in each file, by path relative to the project.
            former: Former ids of files, with the id of today.
            find: Gives a map or persona by its id.
            versions: Names of the published versions that the site keeps, oldest first.
            at: Gives the register of one of them, or None where a link to it can only be checked for its version.
            incomplete: Whether this clone may lack versions, which is said elsewhere. A link to one that is not known
                then leads to today's page.
        """
        self._incomplete = incomplete
        self._files, self._former, self._find, self.versions, self._at = files, former, find, versions, at
        self._entries: dict[str, Entry | None] = {}

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        versions: Sequence[str] = (),
        at: Callable[[str], Register | None] = lambda _name: None,
        *,
        incomplete: bool = False,
    ) -> Register:
        """The register of a catalogue."""
        files = {piece.file: piece.key for each in (catalogue.maps, catalogue.personas) for piece in each.values()}
        former = {old: today for old, (today, _) in catalogue.project.former.items()}
        maps, personas = catalogue.maps, catalogue.personas
        return cls(
            files, former, lambda name: maps.get(name) or personas.get(name), versions, at, incomplete=incomplete
        )

    def entry(self, name: str) -> Entry | None:
        """The map or persona of that id."""
        if name not in self._entries:
            subject = self._find(name)
            self._entries[name] = None if subject is None else Entry(subject)
        return self._entries[name]

    def resolve(self, link: Link) -> Target | Missing:
        """What a link leads to, or why nowhere."""
        if link.at and link.at != TODAY:
            return self._pinned(link)
        name = self._file(link) if link.kind == "file" else link.name
        today = name if name in self._ids else self._former.get(name, name)
        entry = self.entry(today) if today in self._ids else None
        if entry is None or link.kind not in {"file", entry.kind}:
            return self._no_file(link, entry)
        subject = entry.subject
        if not link.anchor:
            return Target(entry.kind, today, "", "", entry.title(""), subject.file, today != name)
        anchor = entry.anchor(link.anchor)
        if anchor is None:
            return self._no_part(link, entry)
        retired = isinstance(entry.parts.get(anchor), Retired)
        former = today != name or (link.anchor in entry.former and link.anchor != anchor)
        return Target(entry.kind, today, anchor, "", entry.title(anchor), subject.file, former, retired)

    def _pinned(self, link: Link) -> Target | Missing:
        today = Link(link.kind, link.name, link.anchor, "", link.written, link.exact)
        if link.at not in self.versions:
            if not self._incomplete:
                return self._no_version(link)
            found = self.resolve(today)
            if isinstance(found, Missing):  # what is no part today may have been one then: the page is near enough
                return self.resolve(Link(link.kind, link.name, "", "", link.written, link.exact))
            return found
        then = self._at(link.at)
        if then is not None:
            found = then.resolve(today)
            if isinstance(found, Missing):  # what it was called then may not be what it is called now
                found = then.resolve(self._as_today(today)) if self._as_today(today) != today else found
            if isinstance(found, Missing):
                return Missing(link, f"{link.at}: {found.message}", tuple(_at(each, link.at) for each in found.nearest))
            return Target(found.kind, found.id, found.anchor, link.at, found.title, found.file, found.former,
                          found.retired)  # fmt: skip
        found = self.resolve(today)
        if isinstance(found, Missing):
            return found
        return Target(found.kind, found.id, found.anchor, link.at, found.title, found.file, found.former)

    def _as_today(self, link: Link) -> Link:
        found = self.resolve(link)
        return link if isinstance(found, Missing) else Link(found.kind, found.id, found.anchor, "", link.written)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self._files.values())

    def _file(self, link: Link) -> str:
        """The id of the map or persona in a file; "" where no file of the project is meant."""
        if link.exact:
            return self._files.get(link.name, "")
        fitting = [name for path, name in self._files.items() if path == link.name or path.endswith("/" + link.name)]
        return fitting[0] if len(fitting) == 1 else self._files.get(link.name, "")

    def _no_version(self, link: Link) -> Missing:
        known = ", ".join(f"'{name}'" for name in reversed(self.versions[-_NEAREST:]))
        there = f"there are {known}" if known else "it keeps none; the setting 'versions' names the tags that it does"
        more = f" and {len(self.versions) - _NEAREST} older" if len(self.versions) > _NEAREST else ""
        near = did_you_mean(link.at, reversed(self.versions))
        advice = f"did you mean '{near}'? " if near else ""
        nearest = tuple(_form(link, link.name, link.anchor, name) for name in ([near] if near else []))
        return Missing(link, f"the site has no version '{link.at}'; {advice}{there}{more}", nearest)

    def _no_file(self, link: Link, other: Entry | None) -> Missing:
        noun = "map or persona" if link.kind == "file" else link.kind
        if other is not None:
            right = _form(Link(other.kind, link.name), link.name, link.anchor, link.at)
            message = f"'{link.name}' is a {other.kind}, and no {link.kind}; did you mean '{right}'?"
            return Missing(link, message, (right,))
        if link.kind == "file":
            stems = {posixpath.splitext(posixpath.basename(path))[0]: path for path in self._files}
            near = did_you_mean(posixpath.splitext(posixpath.basename(link.name))[0], stems)
            names = [stems[near]] if near else []
            there = f"; did you mean '{names[0]}'?" if names else ""
            return Missing(link, f"there is no {noun} in the file '{link.name}'{there}", tuple(names))
        # Every id of that kind: each is looked at, which only a link that leads nowhere costs.
        wanted = [name for name in sorted(self._ids) if (entry := self.entry(name)) and entry.kind == link.kind]
        near = did_you_mean(link.name, wanted)
        names = [near] if near else wanted[:_NEAREST]
        forms = tuple(_form(link, name, "", link.at) for name in names)
        advice = f"did you mean '{names[0]}'?" if near else _there_are(wanted, noun)
        return Missing(link, f"there is no {noun} '{link.name}'; {advice}", forms)

    def _no_part(self, link: Link, entry: Entry) -> Missing:
        near = did_you_mean(link.anchor, entry.ids)
        names = [near] if near else list(entry.ids[:_NEAREST])
        forms = tuple(_form(link, link.name, name, link.at) for name in names)
        advice = f"did you mean '#{near}'?" if near else _there_are([f"#{name}" for name in entry.ids], "id")
        what = f"the {entry.kind} '{entry.subject.key}'"
        return Missing(link, f"nothing in {what} has the id or anchor '{link.anchor}'; {advice}", forms)


def _there_are(names: Sequence[str], noun: str) -> str:
    if not names:
        return f"no {noun} is there yet"
    more = f" and {len(names) - _NEAREST} more" if len(names) > _NEAREST else ""
    return f"there are {', '.join(names[:_NEAREST])}{more}"


def _form(link: Link, name: str, anchor: str, at: str) -> str:
    """A link written in the way of another."""
    path = name if link.kind == "file" else f"{link.kind}:{name}"
    return path + (f"?at={at}" if at else "") + (f"#{anchor}" if anchor else "")


def _at(form: str, version: str) -> str:
    path, sign, anchor = form.partition("#")
    return f"{path}?at={version}{sign}{anchor}"
