"""Pages kept from one build to the next, in files of their own: what did not change is not drawn again.

A kept page is used only if everything it was made from is the same: the program and its settings, the page's own file,
the personas, and every map or persona that the drawing asked for the address of. Otherwise it is drawn and kept anew.
Bodies wait in these files, not in memory, until they are written into the site.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from desireline.draw.fragment import Fragment, SearchSection, TocEntry
from desireline.model.record import Record, record
from desireline.publish.plan import PagePlan, SitePlan

STAYS: Final = 3600
"""Seconds for which a kept page stays that nothing uses any more."""
_in_json = json.JSONEncoder(ensure_ascii=False).encode
_END_OF_HEAD = b"\n"
_BARE: Mapping[str, Any] = {"refers": {}, "pictures": {}, "toc": [], "search": [], "ids": ""}
_PAGE = tuple(each.name for each in fields(PagePlan))


@record
class Waiting(Record):
    """The large part of a page, until it is written into the site."""

    file: str | None
    """Path of the file in which it waits."""
    html: str = ""
    """The body, where it waits in no file."""
    known: frozenset[str] = frozenset()
    """Every id that a link may point to, where it waits in no file."""

    def body(self) -> str:
        """The body."""
        if self.file is None:
            return self.html
        return self.content().decode()

    def content(self) -> bytes:
        """The same, encoded as it stands in a file."""
        if self.file is None:
            return self.html.encode()
        with open(self.file, "rb") as kept:  # noqa: PTH123
            kept.readline()
            return kept.read()

    def ids(self) -> frozenset[str]:
        """Every id that a link may point to."""
        if self.file is None:
            return self.known
        with open(self.file, "rb") as kept:  # noqa: PTH123
            return frozenset(json.loads(kept.readline())["ids"].split())


@record
class Kept(Record):
    """A page ready to be put into a site."""

    toc: tuple[TocEntry, ...]
    search: tuple[SearchSection, ...]
    waiting: Waiting


class KeptPages:
    """The kept pages of one project."""

    def __init__(self, folder: Path | None) -> None:
        """Keep pages in `folder`; with None in memory alone, for one build."""
        self._folder = folder
        self._used: set[str] = set()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def find(self, key: str, hash_of: Callable[[str], str], picture: Callable[[str], str | None]) -> Kept | None:
        """The page kept under `key`, if what it refers to is as it was.

        Args:
            key: Names the page and all it is known to be made from.
            hash_of: The content hash of a map or persona by id; "" where there is none.
            picture: Where a picture of the project stands within the site now; None where it may not be shown.
        """
        if self._folder is None:
            return None
        file = self._path(key)
        try:
            with open(file, "rb") as kept:  # noqa: PTH123
                head = json.loads(kept.readline())
                self._use(key, os.fstat(kept.fileno()).st_mtime)
        except (OSError, ValueError):
            return None
        if any(hash_of(name) != held for name, held in head["refers"].items()):
            return None
        if any(picture(path) != within for path, within in head["pictures"].items()):
            return None
        return Kept(
            tuple(_entry(each) for each in head["toc"]),
            tuple(SearchSection(*each) for each in head["search"]),
            Waiting(file),
        )

    def keep(self, key: str, page: Fragment, refers: Mapping[str, str], pictures: Mapping[str, str | None]) -> Kept:
        """Keep a drawn page under `key`, with the hashes of what it refers to and the places of its pictures."""
        toc = tuple(entry for entry in page.toc if entry.anchor in page.ids)
        if self._folder is None or not key:
            return Kept(toc, page.search, Waiting(None, page.html, page.ids))
        head = {
            "refers": dict(refers),
            "pictures": dict(pictures),
            "toc": [_listed(entry) for entry in toc],
            "search": [(each.title, each.anchor, each.text) for each in page.search],
            "ids": " ".join(page.ids),
        }
        return Kept(toc, page.search, Waiting(self._written(key, head, page.html.encode())))

    def keep_content(
        self, key: str, content: bytes, refers: Mapping[str, str], pictures: Mapping[str, str | None]
    ) -> None:
        """Keep what is no page under `key`, as `keep` does a page."""
        if self._folder is not None:
            self._written(key, {**_BARE, "refers": dict(refers), "pictures": dict(pictures)}, content)

    def _written(self, key: str, head: Mapping[str, Any], content: bytes) -> str:
        file = self._path(key)
        unfinished = f"{file}.{os.getpid()}"  # it gets its name when it is whole: a build may be ended at any time
        with open(unfinished, "wb") as kept:  # noqa: PTH123  # there are hundreds
            kept.write(_in_json(head).encode() + _END_OF_HEAD)
            kept.write(content)  # apart: the page of a thousand maps has megabytes
        try:
            os.replace(unfinished, file)  # noqa: PTH105
        except PermissionError:  # on Windows, while another build reads it: what has this name has this content
            os.unlink(unfinished)  # noqa: PTH108
        self._used.add(key)
        return file

    def _path(self, key: str) -> str:
        return f"{self._folder}{os.sep}{key}"  # a `Path` for each of a thousand pages is dear

    def _use(self, key: str, since: float) -> None:
        """Note that this build uses a file, which was last written or used at `since`."""
        self._used.add(key)
        if since < time.time() - STAYS / 2:
            os.utime(self._path(key))

    def find_plan(self, key: str) -> SitePlan | None:
        """The plan kept under `key`."""
        if self._folder is None:
            return None
        try:
            held = json.loads((self._folder / key).read_bytes())
            self._use(key, (self._folder / key).stat().st_mtime)
        except (OSError, ValueError):
            return None
        pages = tuple(PagePlan(*page) for page in held["pages"])
        return SitePlan(pages, held["hashes"], held["sources"], True)

    def keep_plan(self, key: str, plan: SitePlan) -> None:
        """Keep the plan of a site without problems under `key`, which names all that it is made from."""
        if self._folder is None or not plan.clean:
            return
        pages = [[getattr(page, name) for name in _PAGE] for page in plan.pages]
        held = {"pages": pages, "hashes": dict(plan.hashes), "sources": plan.sources}
        (self._folder / key).write_bytes(json.dumps(held, ensure_ascii=False).encode())
        self._used.add(key)

    def find_note(self, key: str) -> str:
        """The text kept under `key`; "" where none is."""
        if self._folder is None:
            return ""
        try:
            text = (self._folder / key).read_text("utf-8")
            self._use(key, (self._folder / key).stat().st_mtime)
        except (OSError, UnicodeDecodeError):
            return ""
        return text

    def keep_note(self, key: str, text: str) -> None:
        """Keep a short text under `key`, which names all that it is made from."""
        if self._folder is not None:
            (self._folder / key).write_text(text, encoding="utf-8")
            self._used.add(key)

    def forget_unused(self) -> None:
        """Remove what no build used for an hour: another one may be running in this project, as beside `serve`."""
        if self._folder is None:
            return
        old = time.time() - STAYS
        for file in os.scandir(self._folder):
            if file.name in self._used or file.name == ".gitignore" or file.is_dir():
                continue
            with suppress(FileNotFoundError):  # the other build may have removed it
                if file.stat().st_mtime < old:
                    os.unlink(file)  # noqa: PTH108


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
