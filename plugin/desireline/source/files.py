"""Where map and persona files come from: a folder, or (in `revision`) one revision of a git repository.

Both are asked the same two questions, so a page of today, a pinned page and the two sides of a diff take one way.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desireline.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

#: The folders maps and personas stand in.
FOLDERS = ("maps", "personas")
_SUFFIXES = (".yaml", ".yml")
UNSETTLED = 2_000_000_000
"""Nanoseconds. File systems keep times to two seconds (FAT) or finer: a file whose time is younger than that may change
again without another time."""


class Files(Protocol):
    """A set of files as they are at one time."""

    def listing(self) -> list[tuple[str, str]]:
        """Path (relative to the root, with `/`) and content hash of each `.yaml` and `.yml` file, sorted by path.

        Equal hashes of one kind of source mean equal bytes. Hashes of different kinds cannot be compared.
        """
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a listed file. Raises `FileGone` when it is there no more."""
        ...

    @property
    def problems(self) -> list[Problem]:
        """What the last listing had to leave out, and why."""
        ...


class FileGone(Exception):  # noqa: N818  # named for what happened
    """A file that was listed is there no more, or cannot be opened."""

    def __init__(self, path: str, reason: str = "it was deleted or moved meanwhile") -> None:
        super().__init__(f"{path}: cannot be read: {reason}")
        self.path = path
        self.reason = reason


class _Kept(NamedTuple):
    """A file as a listing found it."""

    stamp: tuple[int, int, int, int]
    """Its times, size and inode. A program may give a file any time of change, but not that at which it did so."""
    digest: str
    settled: bool
    """Whether it was old enough then that any later change shows in its time."""


class FolderFiles:
    """The files below some folders of a root on disk."""

    def __init__(
        self,
        root: str | os.PathLike[str],
        folders: tuple[str, ...] = FOLDERS,
        hashed: Callable[[bytes], str] | None = None,
    ) -> None:
        """`hashed` gives the hash of a content, by default `content_hash`."""
        self.root = Path(root)
        self.folders = folders
        self._hashed = hashed
        self._problems: list[Problem] = []
        self.links: list[str] = []
        """Paths of files that the last listing found to be links, whether they could be read or not."""
        self._kept: dict[str, _Kept] = {}
        self._listed: dict[str, bytes] = {}
        """What the last listing read, so that a file saved right behind it is not taken for what was listed."""

    @property
    def problems(self) -> list[Problem]:
        """What the last listing had to leave out: links that lead out of the root, names that are not Unicode."""
        return list(self._problems)

    def listing(self) -> list[tuple[str, str]]:
        """Paths and content hashes. A file whose size, times and inode are as at the last listing is not read again.

        A file changed within `UNSETTLED` before the last listing is: another change in the same tick of the file
        system's clock would not show.
        """
        self._problems, self._listed, self.links = [], {}, []
        kept: dict[str, _Kept] = {}
        begun = time.time_ns()
        for path, status in sorted(self._found().items()):
            stamp = status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
            before = self._kept.get(path)
            if before is not None and before.settled and before.stamp == stamp:
                kept[path] = before
                continue
            try:
                raw = self._bytes(path)
                digest = (self._hashed or content_hash)(raw)
            except FileGone as error:
                if os.path.lexists(self.root / path):
                    self._leave_out(path, error.reason)
                continue
            kept[path] = _Kept(stamp, digest, status.st_mtime_ns < begun - UNSETTLED)
            if self._hashed is None:  # under git's names most files are the same on both sides, and not read
                self._listed[path] = raw
        self._kept = kept
        return [(path, each.digest) for path, each in kept.items()]

    def read(self, path: str) -> bytes:
        """The bytes of one file, as it was listed. Raises `FileGone`, for a path that leads out of the root as well."""
        if not self._is_ordinary(path) and not self._is_inside(self.root / path):
            raise FileGone(path, "it is not a file below the root")
        held = self._listed.pop(path, None)
        return self._bytes(path) if held is None else held

    def let_go(self) -> None:
        """Forget contents that were listed and that nobody will ask for."""
        self._listed = {}

    def _is_ordinary(self, path: str) -> bool:
        """Whether the last listing found it, and it is no link: that spares resolving its path."""
        try:
            return path in self._kept and S_ISREG(os.lstat(os.path.join(self.root, path)).st_mode)  # noqa: PTH118
        except OSError:
            return False

    def _bytes(self, path: str) -> bytes:
        try:
            with open(os.path.join(self.root, path), "rb") as file:  # noqa: PTH118, PTH123  # three times as fast
                return file.read()
        except OSError as error:
            raise FileGone(path, f"it cannot be opened ({error.strerror or error})") from error

    def _found(self) -> dict[str, os.stat_result]:
        """The files to read, by path."""
        found: dict[str, os.stat_result] = {}
        for folder in self.folders:
            top = self.root / folder
            if top.is_dir():
                self._look_into(top, top.relative_to(self.root).as_posix(), self._is_inside(top), found)
        return found

    def _look_into(self, folder: Path | str, path: str, inside: bool, found: dict[str, os.stat_result]) -> None:
        """Look through one folder, `inside` the root or not, whose path below the root is `path`.

        Linked folders are not looked into, so that a link cannot lead round in a circle; they are reported.
        """
        before = "" if path == "." else f"{path}/"
        try:
            entries = list(os.scandir(folder))
        except OSError:
            return
        for entry in entries:
            name = entry.name
            if self._stands_apart(entry, before + name):
                continue
            if _is_folder(entry):
                if name.startswith("."):
                    continue
                if entry.is_symlink():
                    reason = "it is a link to a folder, and links to folders are not followed"
                    self._leave_out(_shown(before + name), reason)
                else:
                    self._look_into(entry.path, before + name, inside, found)
            elif is_map_file(name):
                status = self._status(entry, before + name, inside)
                if status is not None:
                    found[before + name] = status

    def _stands_apart(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether an entry is neither a file to read nor a folder to look into; if so, what is to be said was said."""
        del self, entry, path
        return False

    def _status(self, entry: os.DirEntry[str], path: str, inside: bool) -> os.stat_result | None:
        """What the system knows of a file; None, and a problem, where it is not one to read."""
        if path != _shown(path):
            self._leave_out(_shown(path), "its name is not Unicode")
            return None
        try:
            if entry.is_symlink():
                self.links.append(path)
            if not inside or (entry.is_symlink() and not self._is_inside(Path(entry.path))):
                self._leave_out(path, "it is a link that leads nowhere, or out of the project")
            elif not entry.is_file():
                self._leave_out(path, "it is not an ordinary file")
            else:
                return entry.stat()
        except OSError:
            pass  # it went meanwhile
        return None

    def _is_inside(self, target: Path) -> bool:
        try:
            return target.resolve(strict=True).is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):
            return False

    def _leave_out(self, path: str, reason: str) -> None:
        self._problems.append(left_out(path, reason))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def left_out(path: str, reason: str) -> Problem:
    """The problem that says a file was not read."""
    return Problem("error", "file-left-out", f"'{path}' is not read: {reason}", path, 1, 1)


def as_aside(problem: Problem) -> Problem:
    """The same, of something left out that is no obstacle."""
    return replace(problem, severity="warning")


def is_map_file(name: str) -> bool:
    """Whether a file of this name is read: YAML, not hidden, not what an editor keeps beside the real file."""
    return name.lower().endswith(_SUFFIXES) and not name.startswith((".", "~", "#"))


def is_map_path(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a path relative to the root is one that is read: in one of the folders, and no part of it hidden."""
    parts = PurePosixPath(path).parts
    if not is_map_file(parts[-1]) or any(part.startswith(".") for part in parts[:-1]):
        return False
    return any(folder in ("", ".") or path.startswith(folder.strip("/") + "/") for folder in folders)


def content_hash(raw: bytes) -> str:
    """Short name of a content: equal for equal bytes, different for different ones."""
    return blake2b(raw, digest_size=20).hexdigest()


def _shown(path: str) -> str:
    """The path without the stand-ins Python has for bytes that are no Unicode."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
