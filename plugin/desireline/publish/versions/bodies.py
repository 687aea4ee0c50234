"""Bodies of pages of then and of comparisons, drawn when they are first needed and kept by what they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from desireline.draw.anchors import anchors
from desireline.draw.header import PageLink
from desireline.draw.versions import unread_page
from desireline.draw.view import View
from desireline.insight.text_links import PICTURES as SUFFIXES
from desireline.model import JourneyMap, Persona
from desireline.model.record import forget_drawn
from desireline.publish.addresses import PageAddresses, SourceHost, relative_address
from desireline.publish.change import _people
from desireline.publish.kept import key_of
from desireline.publish.plan import PagePlan
from desireline.publish.versions.drawn import map_body, other_states, persona_body
from desireline.publish.versions.lines import KINDS, change_path, version_path
from desireline.source.reader import read_file

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from pathlib import Path

    from desireline.draw.words import Words
    from desireline.publish.versions.history import VersionHistory
    from desireline.publish.versions.lines import Kind, Line, Pair
    from desireline.publish.versions.states import Standing
    from desireline.source import Catalogue
    from desireline.source.tags import Version

PICTURES: Final = "assets/desireline/versions/"
"""Where pictures of then stand within the site, under git's name of their content."""
_BRANCH: Final = re.compile(r"(/blob/|/src/branch/|/src/)[^/{}]+(?=/)")
"""The branch in the address of a source line, on GitHub, GitLab, Gitea and Bitbucket."""


@dataclass(frozen=True)
class Ground:
    """What bodies are drawn with."""

    history: VersionHistory
    words: Words
    url_of: Callable[[str], str]
    host: SourceHost
    made_by: str
    """What all bodies depend on beside the files."""
    catalogue: Callable[[], Catalogue]
    """Today's maps and personas, read when they are asked for."""
    folder: Path
    """Where bodies and pictures are kept."""


class Bodies:
    """The bodies of one project."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._history, self._words = ground.history, ground.words
        self._parts = lru_cache(maxsize=256)(self._parts_of)
        self._piece = lru_cache(maxsize=512)(self._piece_of)

    def pinned_key(self, version: Version, kind: Kind, standing: Standing) -> str:
        """Names the body of a page of then."""
        return key_of(["then", self._ground.made_by, version.commit, version.name, kind, standing.id, standing.shown])

    def pinned(self, version: Version, kind: Kind, standing: Standing) -> str:
        """The body of the page of a map or persona as it was at a version; what is wrong in its file above it."""
        catalogue = self._history.catalogue(version)
        here = version_path(version.name, kind, standing.id)
        piece: JourneyMap | Persona | None = getattr(catalogue, kind).get(standing.id)
        host = self._host(version)
        addresses = PageAddresses(
            here,
            self._paths(version),
            lambda target: self._parts(version, target),
            self._ground.url_of,
            host,
            lambda path: self._picture(version, path),
            (standing.id, (piece.future_of or "") if isinstance(piece, JourneyMap) else ""),
        )
        view = View(self._words, addresses, version.date, catalogue.personas, find=catalogue.find)
        line = host.line(standing.file, 1)
        links = (PageLink(self._words("Source file"), line),) if line else ()
        if isinstance(piece, JourneyMap):
            drawn = map_body(piece, catalogue, view, (*other_states(piece, catalogue, view), *links))
        elif isinstance(piece, Persona):
            drawn = persona_body(piece, catalogue, view, links)
        else:
            drawn = unread_page(standing.title, self._words)
        problems = [problem for problem in catalogue.problems if problem.file == standing.file]
        if problems and standing.broken:
            from desireline.draw.problems import problems_box  # noqa: PLC0415  # few versions have any

            drawn = problems_box([each for each in problems if each.severity == "error"], view) + drawn
        return drawn

    def change_key(self, line: Line, pair: Pair) -> str:
        """Names the body of a comparison."""
        before, after = self._side(line, pair.before), self._side(line, pair.after)
        named = [f"{self._name(at)}{self._date(at)}" for at in (pair.before, pair.after)]
        told = [f"{side.id}={side.told}{side.broken}" for side in (before, after)]
        return key_of(["change", self._ground.made_by, line.kind, line.id, *named, *told])

    def change(self, line: Line, pair: Pair) -> str:
        """The body of the page of what changed in a map or persona."""
        from desireline.compare import compare_pieces  # noqa: PLC0415  # only where there is something to compare
        from desireline.draw.changes.versions_page import Between, between_page  # noqa: PLC0415

        sides = [(at, self._side(line, at)) for at in (pair.before, pair.after)]
        pieces = [self._of(at, line.kind, standing.id) for at, standing in sides]
        before, after = pieces
        if before is None or after is None:
            return unread_page(line.id, self._words)
        people = [self._people(pair.before, before), self._people(pair.after, after)]
        changed = [
            compare_pieces(people[0][name], person)
            for name, person in people[1].items()
            if name in people[0] and people[0][name] != person
        ]
        here = self._ground.url_of(self._change_path(line, pair))
        pages = [
            relative_address(here, self._ground.url_of(self._page_path(at, line.kind, standing.id)))
            for at, standing in sides
        ]
        names = (self._name(pair.before), self._name(pair.after))
        unsure = [f"{self._name(at)}: {standing.file}" for at, standing in sides if standing.broken]
        addresses = _Own(after.key, pages[1], frozenset(anchors(after)))
        view = View(self._words, addresses, self._date(pair.after), people[0] | people[1])
        links = tuple(PageLink(name, page) for name, page in zip(names, pages, strict=True))
        file = compare_pieces(before, after)  # type: ignore[type-var]  # the two are of one kind
        between = Between(file, tuple(changed), names, (pages[0], pages[1]), tuple(unsure))
        drawn = between_page(between, view, links).html
        for piece in (before, after):
            forget_drawn(piece)
        return drawn

    def _side(self, line: Line, at: int) -> Standing:
        standing = line.stands[at] if at < len(line.stands) else line.today
        if standing is None:
            raise ValueError("a version that does not hold it cannot be compared")
        return standing

    def _name(self, at: int) -> str:
        versions = self._history.versions
        return versions[at].name if at < len(versions) else self._words("today")

    def _date(self, at: int) -> datetime.date:
        versions = self._history.versions
        return versions[min(at, len(versions) - 1)].date

    def _change_path(self, line: Line, pair: Pair) -> str:
        return change_path_of(self._history.versions, line, pair)

    def _page_path(self, at: int, kind: Kind, key: str) -> str:
        versions = self._history.versions
        return version_path(versions[at].name, kind, key) if at < len(versions) else f"{kind}/{key}"

    def _of(self, at: int, kind: Kind, key: str) -> JourneyMap | Persona | None:
        """A map or persona at a version, its file read by itself; of today out of today's catalogue."""
        if at >= len(self._history.versions):
            found: JourneyMap | Persona | None = getattr(self._ground.catalogue(), kind).get(key)
            return found
        version = self._history.versions[at]
        standing = self._history.snapshot(version.name).of(kind).get(key)
        return self._piece(standing.blob, standing.file, kind) if standing is not None else None

    def _piece_of(self, blob: str, path: str, kind: Kind) -> JourneyMap | Persona | None:
        raw = self._history.blob(blob)
        return read_file(raw, path, blob, persona=kind == "personas").piece if raw is not None else None

    def _people(self, at: int, piece: JourneyMap | Persona) -> dict[str, Persona]:
        if not isinstance(piece, JourneyMap):
            return {}
        named = {name: self._of(at, "personas", name) for name in sorted(_people(piece))}
        return {name: person for name, person in named.items() if isinstance(person, Persona)}

    def _parts_of(self, version: Version, target: str) -> frozenset[str]:
        subject = self._history.catalogue(version).file(target)
        return frozenset((*anchors(subject), *anchors(subject).former)) if subject else frozenset()

    @cached_property
    def _plans(self) -> dict[str, dict[str, PagePlan]]:
        return {}

    def _paths(self, version: Version) -> dict[str, PagePlan]:
        """The pages of a version, by id."""
        if version.name not in self._plans:
            snapshot = self._history.snapshot(version.name)
            self._plans[version.name] = {
                key: PagePlan(
                    "map" if kind == "maps" else "persona",
                    key,
                    version_path(version.name, kind, key),
                    standing.title,
                    standing.lang,
                    standing.file,
                    "",
                    False,
                )
                for kind in KINDS
                for key, standing in snapshot.of(kind).items()
            }
            self._plans[version.name] |= {
                old: self._plans[version.name][new]
                for old, new in snapshot.former.items()
                if new in self._plans[version.name]
            }
        return self._plans[version.name]

    def _host(self, version: Version) -> SourceHost:
        """Where lines can be looked at as they were; nowhere if the branch cannot be told in today's address."""
        template = self._ground.host.template
        then, found = _BRANCH.subn(lambda seen: f"{_at_commit(seen[1])}{version.commit}", template, count=1)
        at_root = self._history.snapshot(version.name).at_root
        return SourceHost(then if found and at_root else "")

    def _picture(self, version: Version, path: str) -> str | None:
        """Where a picture of then stands within the site; None where there was none."""
        suffix = "." + path.rpartition(".")[2].lower()
        if suffix not in SUFFIXES:
            return None
        raw = self._history.content(version, path)
        if raw is None:
            return None
        name = key_of([raw.hex()]) + suffix
        file = self._ground.folder / "pictures" / name
        if not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)
        return PICTURES + name


def change_path_of(versions: tuple[Version, ...], line: Line, pair: Pair) -> str:
    """Path in the site, without ending, of a comparison; it has the id of its later side."""
    if pair.after >= len(versions):
        return change_path(versions[pair.before].name, None, line.kind, line.id)
    standing = line.stands[pair.after]
    key = standing.id if standing is not None else line.id
    return change_path(versions[pair.before].name, versions[pair.after].name, line.kind, key)


class _Own:
    """Addresses for a comparison: only those of the map itself, so that it depends on nothing else."""

    def __init__(self, key: str, page: str, parts: frozenset[str]) -> None:
        self._key, self._page, self._parts = key, page, parts

    def page(self, target: str) -> str | None:
        """The address of a part of the map, or of the map."""
        name, _, part = target.partition("#")
        if name not in ("", self._key) or (part and part not in self._parts):
            return None
        return self._page + (f"#{part}" if part else "")

    def source(self, file: str, line: int) -> None:
        """None."""

    def asset(self, path: str) -> None:
        """None."""


def _at_commit(before: str) -> str:
    """What stands before a commit where `before` stands before a branch."""
    return before.replace("branch", "commit")


__all__ = ["PICTURES", "Bodies", "Ground", "change_path_of"]
