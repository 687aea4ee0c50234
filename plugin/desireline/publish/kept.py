"""Pages kept from one build to the next: what did not change is not drawn again.

A kept page is used only if everything it was made from is the same: the program and its settings, the page's own file,
the personas, and every map or persona that the drawing asked for the address of. Otherwise it is drawn and kept anew.
Bodies wait in files, not in memory, until they are written into the site.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from desireline.draw.fragment import Fragment, SearchSection, TocEntry
from desireline.model.record import Record, record
from desireline.publish.plan import PagePlan, SitePlan
from desireline.publish.shelf import Place, Shelf

_in_json = json.JSONEncoder(ensure_ascii=False).encode
_BARE: Mapping[str, Any] = {"refers": {}, "pictures": {}, "toc": [], "search": [], "ids": ""}
_PAGE = tuple(each.name for each in fields(PagePlan))


@record
class Waiting(Record):
    """The large part of a page, until it is written into the site."""

    place: Place | None
    """Where it waits; None if in memory."""
    html: str = ""
    """The body, where it waits in memory."""
    known: frozenset[str] = frozenset()
    """Every id that a link may point to, where it waits in memory."""

    def body(self) -> str:
        """The body."""
        return self.html if self.place is None else self.place.content().decode()

    def content(self) -> bytes:
        """The same, encoded as it stands in a file."""
        return self.html.encode() if self.place is None else self.place.content()

    def ids(self) -> frozenset[str]:
        """Every id that a link may point to."""
        return self.known if self.place is None else frozenset(json.loads(self.place.head())["ids"].split())


@record
class Kept(Record):
    """A page ready to be put into a site."""

    toc: tuple[TocEntry, ...]
    search: tuple[SearchSection, ...]
    waiting: Waiting
    pictures: frozenset[str] = frozenset()
    """Where the pictures that it shows stand within the site."""


class KeptPages:
    """The kept pages of one project."""

    def __init__(self, folder: Path | None) -> None:
        """Keep pages in `folder`; with None in memory alone, for one build."""
        self._shelf = Shelf(folder) if folder is not None else None

    def find(self, key: str, hash_of: Callable[[str], str], picture: Callable[[str], str | None]) -> Kept | None:
        """The page kept under `key`, if what it refers to is as it was.

        Args:
            key: Names the page and all it is known to be made from.
            hash_of: The content hash of a map or persona by id; "" where there is none.
            picture: Where a picture of the project stands within the site now; None where it may not be shown.
        """
        place = self._shelf.find(key) if self._shelf is not None else None
        if place is None:
            return None
        try:
            head = json.loads(place.head())
        except (OSError, ValueError):
            return None
        if any(hash_of(name) != held for name, held in head["refers"].items()):
            return None
        if any(picture(path) != within for path, within in head["pictures"].items()):
            return None
        return Kept(
            tuple(_entry(each) for each in head["toc"]),
            tuple(SearchSection(*each) for each in head["search"]),
            Waiting(place),
            frozenset(filter(None, head["pictures"].values())),
        )

    def keep(
        self, key: str, page: Fragment, refers: Mapping[str, str], pictures: Mapping[str, str | None], of: str = ""
    ) -> Kept:
        """Keep a drawn page under `key`.

        Args:
            key: Names the page and all it is known to be made from.
            page: What was drawn.
            refers: The hashes of what it refers to.
            pictures: The places of its pictures.
            of: Names the page alone: after a build only its latest state is kept.
        """
        toc = tuple(entry for entry in page.toc if entry.anchor in page.ids)
        shown = frozenset(filter(None, pictures.values()))
        if self._shelf is None or not key:
            return Kept(toc, page.search, Waiting(None, page.html, page.ids), shown)
        head = {
            "refers": dict(refers),
            "pictures": dict(pictures),
            "toc": [_listed(entry) for entry in toc],
            "search": [(each.title, each.anchor, each.text) for each in page.search],
            "ids": " ".join(page.ids),
        }
        place = self._shelf.put(key, _in_json(head).encode(), page.html.encode(), of)
        return Kept(toc, page.search, Waiting(place), shown)

    def keep_content(
        self, key: str, content: bytes, refers: Mapping[str, str], pictures: Mapping[str, str | None], of: str = ""
    ) -> None:
        """Keep what is no page under `key`, as `keep` does a page."""
        if self._shelf is not None:
            head = {**_BARE, "refers": dict(refers), "pictures": dict(pictures)}
            self._shelf.put(key, _in_json(head).encode(), content, of)

    def find_plan(self, key: str) -> SitePlan | None:
        """The plan kept under `key`."""
        try:
            held = json.loads(self._content(key))
        except ValueError:
            return None
        pages = tuple(PagePlan(*page) for page in held["pages"])
        return SitePlan(pages, held["hashes"], held["sources"], True)

    def keep_plan(self, key: str, plan: SitePlan) -> None:
        """Keep the plan of a site without problems under `key`, which names all that it is made from."""
        if plan.clean:
            pages = [[getattr(page, name) for name in _PAGE] for page in plan.pages]
            self.keep_note(key, _in_json({"pages": pages, "hashes": dict(plan.hashes), "sources": plan.sources}))

    def find_note(self, key: str) -> str:
        """The text kept under `key`; "" where none is."""
        try:
            return self._content(key).decode()
        except UnicodeDecodeError:
            return ""

    def keep_note(self, key: str, text: str) -> None:
        """Keep a text under `key`, which names all that it is made from."""
        if self._shelf is not None:
            self._shelf.put(key, b"", text.encode())

    def _content(self, key: str) -> bytes:
        """What is kept under `key` and has no head; nothing where none is."""
        place = self._shelf.find(key) if self._shelf is not None else None
        try:
            return place.content() if place is not None else b""
        except OSError:
            return b""

    def forget_unused(self) -> None:
        """End the build: remove what none used for an hour."""
        if self._shelf is not None:
            self._shelf.tidy()


def key_of(parts: Iterable[str]) -> str:
    """A name for a page made from `parts`."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def program_state() -> str:
    """Changes whenever the program does: its version, and in a checkout every file of it."""
    from desireline import __version__  # noqa: PLC0415

    stats = []
    for folder, _, names in os.walk(Path(__file__).parent.parent):
        for name in names:
            if name.endswith((".py", ".mo")):
                found = os.stat(f"{folder}/{name}")  # noqa: PTH116  # there are hundreds, on every start
                stats.append(f"{name}{found.st_mtime_ns}{found.st_size}")
    return key_of([__version__, *sorted(stats)])


def _listed(entry: TocEntry) -> list[Any]:
    return [entry.title, entry.anchor, [_listed(child) for child in entry.children]]


def _entry(listed: list[Any]) -> TocEntry:
    title, anchor, children = listed
    return TocEntry(title, anchor, tuple(_entry(child) for child in children))
