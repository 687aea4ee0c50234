"""What is kept from one build to the next, by key: little of it in files of its own, much of it in one file.

A file for each of hundreds of pages took a tenth of a build to make. So whatever a build keeps beyond the first few
things goes into one pack, which is only ever added to: each entry begins with a line that says how far it goes, and a
reader passes from one to the next. What stops in the middle of one, since its build was ended there, is not an entry.
After a build, as under `serve`, the same few are kept time after time: each in a file of its own, in place of its last.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from desireline.model.record import Record, record

STAYS: Final = 3600
"""Seconds for which something stays that nothing uses any more."""
ALONE: Final = 32
"""How many things one build keeps in files of their own."""
PACK: Final = ".pack"
"""How the name of a pack ends."""
_END = b"\n"


@record
class Place(Record):
    """Where an entry stands: a line, its head, and its content behind that. Both raise `OSError`."""

    file: str
    start: int = 0
    """Where the head begins, in bytes."""
    size: int = -1
    """Bytes of the content; −1 for all that follows."""

    def head(self) -> bytes:
        """The line."""
        with open(self.file, "rb") as kept:  # noqa: PTH123  # there are hundreds
            kept.seek(self.start)
            return kept.readline()

    def content(self) -> bytes:
        """What stands behind it."""
        with open(self.file, "rb") as kept:  # noqa: PTH123
            kept.seek(self.start)
            kept.readline()
            return kept.read(self.size)


class Shelf:
    """What is kept in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = f"{folder}{os.sep}"  # a `Path` for each of a thousand pages is dear
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        self._used: set[str] = set()
        """Names of the files that this build used."""
        self._packed: dict[str, Place] | None = None
        """What stands in packs; None until something is looked for."""
        self._latest: dict[str, str] = {}
        """Since the build is over: the key of what was last kept of each page or file."""
        self._alone = 0
        self._pack: str | None = f"{time.time_ns()}-{os.getpid()}{PACK}"
        """The name of this build's own pack; None once it is over."""

    def find(self, key: str) -> Place | None:
        """Where the entry of `key` stands; from now on this build uses it. Its own file comes before any pack."""
        at = Place(self._folder + key)
        if not self._is_used(key):
            if self._packed is None:
                self._packed = self._in_packs()
            found = self._packed.get(key)
            if found is None or not self._is_used(found.file[len(self._folder) :]):
                return None
            at = found
        return at

    def put(self, key: str, head: bytes, content: bytes, of: str = "") -> Place:
        """Keep an entry, in place of the one that has this key; `head` holds no line break.

        Once the build is over also in place of what was last kept `of` the same page or file since then: its megabytes
        are kept at each save.
        """
        file = self._folder + key
        if self._pack is None and of:
            before = self._latest.get(of, key)
            self._latest[of] = key
            if before != key:
                with suppress(OSError):
                    os.unlink(self._folder + before)  # noqa: PTH108
        if self._pack is None or self._alone < ALONE or os.path.exists(file):  # noqa: PTH110
            self._alone += 1
            return self._own_file(key, head, content)
        start = f"{key} {len(content)}\n".encode()
        pack = self._folder + self._pack
        with open(pack, "ab") as kept:  # noqa: PTH123
            at = Place(pack, kept.tell() + len(start), len(content))
            kept.write(start + head + _END)
            kept.write(content)  # apart: the page of a thousand maps has megabytes
        self._used.add(self._pack)
        if self._packed is not None:
            self._packed[key] = at
        return at

    def tidy(self) -> None:
        """End the build: remove what none used for an hour. Another may run in this project, as beside `serve`."""
        self._pack = None
        old = time.time() - STAYS
        for file in os.scandir(self._folder):
            if file.name in self._used or file.name == ".gitignore" or file.is_dir():
                continue
            with suppress(FileNotFoundError, PermissionError):  # the other removed it; or, on Windows, is reading it
                if file.stat().st_mtime < old:
                    os.unlink(file)  # noqa: PTH108

    def _own_file(self, key: str, head: bytes, content: bytes) -> Place:
        file = self._folder + key
        unfinished = f"{file}.{os.getpid()}"  # it gets its name when it is whole: a build may be ended at any time
        with open(unfinished, "wb") as kept:  # noqa: PTH123
            kept.write(head + _END)
            kept.write(content)
        try:
            os.replace(unfinished, file)  # noqa: PTH105
        except PermissionError:  # on Windows, while another build reads it: what has this name has this content
            os.unlink(unfinished)  # noqa: PTH108
        self._used.add(key)
        return Place(file)

    def _is_used(self, name: str) -> bool:
        """Whether there is a file of this name; this build uses it."""
        if name in self._used:
            return True
        try:
            if os.stat(self._folder + name).st_mtime < time.time() - STAYS / 2:  # noqa: PTH116
                os.utime(self._folder + name)
        except OSError:
            return False
        self._used.add(name)
        return True

    def _in_packs(self) -> dict[str, Place]:
        """Everything in packs by key; of two entries the later one."""
        made: dict[str, Place] = {}
        packs = sorted([file.name for file in os.scandir(self._folder) if file.name.endswith(PACK)])
        for name in packs:
            with suppress(OSError):  # another build removed it
                made |= _entries(self._folder + name)
        return made


def _entries(pack: str) -> dict[str, Place]:
    """The entries of a pack up to the first that is not whole or is damaged."""
    made: dict[str, Place] = {}
    whole = os.stat(pack).st_size  # noqa: PTH116
    with suppress(ValueError), open(pack, "rb") as kept:  # noqa: PTH123
        while line := kept.readline():
            key, size = line.split()
            at = Place(pack, kept.tell(), int(size))
            kept.readline()
            if kept.seek(at.size, os.SEEK_CUR) > whole:
                break
            made[key.decode()] = at
    return made
