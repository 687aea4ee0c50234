"""Where map and persona files come from: a folder, or (in `revision`) one revision of a git repository.

Both are asked the same two questions, so a page of today, a pinned page and the two sides of a diff take one way.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from desireline.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The folders maps and personas stand in.
FOLDERS = ("maps", "personas")
_SUFFIXES = (".yaml", ".yml")


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


class FolderFiles:
    """The files below some folders of a root on disk."""

    def __init__(self, root: str | os.PathLike[str], folders: tuple[str, ...] = FOLDERS) -> None:
        self.root = Path(root)
        self.folders = folders
        self._problems: list[Problem] = []
        self._kept: dict[str, tuple[tuple[int, int, int], str]] = {}

    @property
    def problems(self) -> list[Problem]:
        """What the last listing had to leave out: links that lead out of the root, names that are not Unicode."""
        return list(self._problems)

    def listing(self) -> list[tuple[str, str]]:
        """Paths and content hashes. A file whose size and time are as at the last listing is not read again."""
        self._problems = []
        found = []
        kept: dict[str, tuple[tuple[int, int, int], str]] = {}
        for path in sorted(set(self._paths())):
            try:
                stamp = _stamp(self.root / path)
                before = self._kept.get(path)
                digest = before[1] if before and before[0] == stamp else content_hash(self.read(path))
            except (FileGone, OSError) as error:
                if not isinstance(error, (FileNotFoundError, FileGone)):
                    self._leave_out(path, f"it cannot be opened ({error.strerror})")
                elif isinstance(error, FileGone) and not _is_gone(self.root / path):
                    self._leave_out(path, error.reason)
                continue
            kept[path] = stamp, digest
            found.append((path, digest))
        self._kept = kept
        return found

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises `FileGone`, for a path that leads out of the root as well."""
        target = self.root / path
        if not self._is_inside(target):
            raise FileGone(path, "it is not a file below the root")
        try:
            return target.read_bytes()
        except OSError as error:
            raise FileGone(path, error.strerror or "it is there no more") from error

    def _paths(self) -> Iterator[str]:
        for folder in self.folders:
            for parent, names, files in os.walk(self.root / folder):
                below = Path(parent)
                self._check_links(below, names)
                names[:] = sorted(name for name in names if not name.startswith("."))
                for name in files:
                    if is_map_file(name) and (path := self._relative(below / name)):
                        yield path

    def _check_links(self, parent: Path, names: list[str]) -> None:
        """Linked folders are not walked, so that a link cannot lead round in a circle; they are reported."""
        for name in names:
            if (parent / name).is_symlink() and not name.startswith("."):
                path = (parent / name).relative_to(self.root).as_posix()
                self._leave_out(_shown(path), "it is a link to a folder, and links to folders are not followed")

    def _relative(self, target: Path) -> str | None:
        path = target.relative_to(self.root).as_posix()
        if path != _shown(path):
            self._leave_out(_shown(path), "its name is not Unicode")
        elif not self._is_inside(target):
            if not _is_gone(target):
                self._leave_out(path, "it is a link that leads nowhere, or out of the project")
        elif not target.is_file():
            self._leave_out(path, "it is not an ordinary file")
        else:
            return path
        return None

    def _is_inside(self, target: Path) -> bool:
        try:
            return target.resolve(strict=True).is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):
            return False

    def _leave_out(self, path: str, reason: str) -> None:
        self._problems.append(left_out(path, reason))


def left_out(path: str, reason: str) -> Problem:
    """The problem that says a file was not read."""
    return Problem("error", "file-left-out", f"'{path}' is not read: {reason}", path, 1, 1)


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


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _is_gone(path: Path) -> bool:
    return not os.path.lexists(path)


def _shown(path: str) -> str:
    """The path without the stand-ins Python has for bytes that are no Unicode."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
