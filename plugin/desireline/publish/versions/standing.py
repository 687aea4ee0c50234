"""Finished pages that stay in the site from one build to the next.

A site engine empties the site's folder before it builds, and writing thousands of small files anew costs more than
all else there is to do for them. So the folders of versions are set aside, inside the site's folder under a hidden
name which engines leave alone, and put back afterwards: a few renames. What was written is remembered with its size
and time, for files and folders; whatever another tool changed, added or removed meanwhile is made as it has to be.
"""

from __future__ import annotations

import json
import os
import shutil
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desireline.publish.kept import key_of
from desireline.source.collecting import no_collecting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ASIDE: Final = ".desireline"
"""Name of the folder, inside the site's, in which pages wait while the site is built."""
TOPS: Final = ("versions", "changes")
"""Folders of the site whose folders are set aside."""


class ToWrite(NamedTuple):
    """A file that has to be in the site."""

    path: str
    """Its path in the site."""
    key: str
    """Names its content."""
    content: Callable[[], bytes]


class StandingPages:
    """The finished pages in one site's folder."""

    def __init__(self, site: Path, cache: Path | None) -> None:
        """Look after `site`.

        Args:
            site: The site's folder.
            cache: Where to remember what was written; None to write everything every time.
        """
        self._site, self._cache = site, cache
        self._aside = site / ASIDE
        self._key = self._made_of = ""
        self._files: dict[str, list[Any]] = {}
        """The key, size and time of each file, by path; lists, as they are read by thousands."""
        self._folders: dict[str, int] = {}
        self._returned: set[str] = set()
        """The folders that were put back."""
        self._ours: set[str] = set()
        """Files in those folders, whatever became of them, and those written since."""

    def set_aside(self) -> None:
        """Set the pages aside, before the site's folder is emptied."""
        self._recall()
        if not self._files:
            return
        for top in TOPS:
            if not (self._site / top).is_dir():
                continue
            for entry in [each for each in os.scandir(self._site / top) if each.is_dir(follow_symlinks=False)]:
                there = self._aside / top / entry.name
                there.parent.mkdir(parents=True, exist_ok=True)
                if there.is_dir():  # of a build that ended halfway
                    shutil.rmtree(there, ignore_errors=True)
                try:
                    os.rename(entry.path, there)  # noqa: PTH104  # the name is a text
                except OSError:
                    continue  # it is written anew

    def holds(self, made_of: str) -> bool:
        """Whether the pages that were set aside are made of just that, so that nothing has to be drawn."""
        return self._made_of == made_of

    def put(self, made_of: str, key: str, wanted: Callable[[], Iterable[ToWrite]]) -> int:
        """Put the pages back, and write those that are missing or have to be others.

        Args:
            made_of: Names what the pages are made of beside their frame.
            key: Names all that `wanted` gives; where it is as it was, and every file too, nobody is asked for more.
            wanted: Every file that has to be there, each once.

        Returns:
            How many files were written.
        """
        self._returned.clear()
        self._put_back()
        whole = self._verify()
        if whole and self._key == key:
            return 0
        with no_collecting():
            written = self._write(wanted())
        self._key, self._made_of = key, made_of
        self._remember()
        return written

    def _put_back(self) -> None:
        for top in TOPS:
            if not (self._aside / top).is_dir():
                continue
            (self._site / top).mkdir(parents=True, exist_ok=True)
            for entry in list(os.scandir(self._aside / top)):
                there = self._site / top / entry.name
                if not there.exists():  # else the author has pages of that name
                    os.rename(entry.path, there)  # noqa: PTH104
                    self._returned.add(f"{top}/{entry.name}")
        shutil.rmtree(self._aside, ignore_errors=True)

    def _verify(self) -> bool:
        """Forget the files that are not as they were written, and remove what does not belong beside them."""
        root = str(self._site) + os.sep
        gone = []
        self._ours |= {path for path in self._files if "/".join(path.split("/", 2)[:2]) in self._returned}
        for path, written in self._files.items():
            try:
                found = os.stat(root + path)  # noqa: PTH116  # there are thousands
            except OSError:
                gone.append(path)
                continue
            if found.st_mtime_ns != written[2] or found.st_size != written[1]:
                gone.append(path)
        for path in gone:
            del self._files[path]
        touched = [path for path, time in self._folders.items() if _time_of(root + path) != time]
        touched = [path for path in touched if "/".join(path.split("/")[:2]) in self._returned]
        if touched:
            known = {*self._files, *gone, *self._folders}
            for folder in touched:
                self._clear(folder, known)
        return not gone and not touched

    def _clear(self, folder: str, known: set[str]) -> None:
        """Remove what we did not write from one of our folders, unless it is the site's own page."""
        try:
            entries = list(os.scandir(self._site / folder))
        except OSError:
            return
        for entry in entries:
            if f"{folder}/{entry.name}" in known:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                Path(entry.path).unlink(missing_ok=True)

    def _write(self, wanted: Iterable[ToWrite]) -> int:
        root = str(self._site) + os.sep
        files: dict[str, list[Any]] = {}
        folders: set[str] = set()
        count = 0
        for each in wanted:
            held = self._files.get(each.path)
            folder = each.path.rpartition("/")[0]
            if held is not None and held[0] == each.key:
                files[each.path] = held
            elif each.path not in self._ours and os.path.lexists(root + each.path):
                continue  # the author has a page there
            else:
                if folder not in folders:
                    os.makedirs(root + folder, exist_ok=True)  # noqa: PTH103
                files[each.path] = _written(root + each.path, each)
                count += 1
            folders.add(folder)
        for path in self._files.keys() - files.keys():
            Path(root + path).unlink(missing_ok=True)
        for folder in sorted({path.rpartition("/")[0] for path in self._files} - folders, reverse=True):
            _remove_empty(self._site, folder)
        self._files, self._ours = files, set(files)
        every = set(chain.from_iterable(_upwards(folder) for folder in folders))
        self._folders = {folder: _time_of(root + folder) for folder in sorted(every)}
        return count

    @property
    def _list(self) -> Path:
        """The file that remembers what was written."""
        return (self._cache or self._site) / f"site-{key_of([str(self._site)])}.json"

    def _recall(self) -> None:
        if self._cache is None:
            return
        try:
            with no_collecting():
                held = json.loads(self._list.read_bytes())
            self._files = held["files"]
            self._folders, self._key, self._made_of = held["folders"], held["key"], held["made_of"]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._files, self._folders, self._key, self._made_of = {}, {}, "", ""

    def _remember(self) -> None:
        if self._cache is None:
            return
        for other in self._cache.glob("site-*.json"):
            if other != self._list and not _site_of(other).is_dir():
                other.unlink(missing_ok=True)  # of a folder that is gone, such as that of a server that has ended
        held: dict[str, Any] = {"site": str(self._site), "key": self._key, "made_of": self._made_of}
        held |= {"folders": self._folders, "files": self._files}
        self._list.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8", errors="surrogateescape")


def _written(file: str, each: ToWrite) -> list[Any]:
    content = each.content()
    with open(file, "wb") as opened:  # noqa: PTH123
        opened.write(content)
        opened.flush()
        found = os.fstat(opened.fileno())
    return [each.key, found.st_size, found.st_mtime_ns]


def _time_of(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def _upwards(folder: str) -> Iterable[str]:
    """A folder and those it stands in, below the folders that are the site's own."""
    while folder.count("/") > 0:
        yield folder
        folder = folder.rpartition("/")[0]


def _remove_empty(site: Path, folder: str) -> None:
    while folder.count("/") > 0:
        try:
            (site / folder).rmdir()
        except OSError:
            return
        folder = folder.rpartition("/")[0]


def _site_of(listed: Path) -> Path:
    try:
        return Path(json.loads(listed.read_bytes())["site"])
    except (OSError, ValueError, KeyError, TypeError):
        return listed / "none"
