"""The files of a work tree, listed as git lists those of a revision, so that the two can be compared.

A link is not followed, and of a submodule nothing is read: a revision holds neither content. What a sparse checkout
left out is not gone: it is read from git's index.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desireline.source.files import FOLDERS, FileGone, FolderFiles, as_aside, is_map_file, is_map_path, left_out
from desireline.source.git import Contents, git
from desireline.source.revision import A_LINK, A_SUBMODULE, NOT_HERE, SUBMODULE, SYMLINK, blob_hash

if TYPE_CHECKING:
    from desireline.source.problem import Problem

_SKIPPED = "S"
"""Git's sign of a file that a sparse checkout leaves out of the work tree."""


class WorkTreeFiles(FolderFiles):
    """The files below some folders of a work tree, under git's own names of their contents."""

    def __init__(
        self, root: str | os.PathLike[str], folders: tuple[str, ...] = FOLDERS, algorithm: str = "sha1"
    ) -> None:
        super().__init__(root, folders, partial(blob_hash, algorithm=algorithm))
        self._algorithm = algorithm
        self.no_maps: dict[str, str] = {}
        """What the listing held that cannot be a map, by path: git's mode and name of it."""
        self.overlooked: frozenset[str] = frozenset()
        """Paths among those that are no obstacle to a comparison: the other side has the same there."""
        self._skipped: dict[str, str] = {}
        """What a sparse checkout left out, by path: git's name of its content."""
        self._contents = Contents(self.root)

    def listing(self) -> list[tuple[str, str]]:
        """Paths and git's own names of their contents."""
        found = super().listing()
        return sorted([*found, *self._skipped.items()]) if self._skipped else found

    def read(self, path: str) -> bytes:
        """The bytes of a listed file. Raises `FileGone`."""
        if path not in self._skipped:
            return super().read(path)
        content = self._contents.of(self._skipped[path])
        if content is None:
            raise FileGone(path, NOT_HERE)
        return content

    @property
    def problems(self) -> list[Problem]:
        """What the last listing had to leave out: links, submodules, names that are not Unicode."""
        return [as_aside(each) if each.file in self.overlooked else each for each in super().problems]

    def _found(self) -> dict[str, os.stat_result]:
        self.no_maps = {}
        submodules, skipped = self._indexed()
        found = super()._found()
        for path in submodules.keys() - self.no_maps.keys():
            if (self.root / path).is_dir():  # not checked out: git takes it for unchanged
                self._leave_apart(path, SUBMODULE, submodules[path], A_SUBMODULE)
        self._skipped = {
            path: blob for path, blob in skipped.items() if path not in found and is_map_path(path, self.folders)
        }
        return found

    def _look_into(self, folder: Path | str, path: str, inside: bool, found: dict[str, os.stat_result]) -> None:
        here = Path(folder)
        if here.is_symlink():  # one of the project's own folders; of all others links are met below
            self._leave_link(here, path)
        elif path != "." and os.path.lexists(here / ".git"):
            done = git(here, "rev-parse", "--verify", "--quiet", "HEAD")
            self._leave_apart(path, SUBMODULE, done.stdout.decode("ascii", "replace").strip(), A_SUBMODULE)
        else:
            super()._look_into(folder, path, inside, found)

    def _stands_apart(self, entry: os.DirEntry[str], path: str) -> bool:
        if entry.is_symlink() and is_map_file(entry.name):
            self._leave_link(Path(entry.path), path)
        return entry.is_symlink()

    def _leave_link(self, link: Path, path: str) -> None:
        target = os.fsencode(os.readlink(link))  # noqa: PTH115  # the bytes that git names
        self._leave_apart(path, SYMLINK, blob_hash(target, self._algorithm), A_LINK)

    def _leave_apart(self, path: str, mode: str, name: str, reason: str) -> None:
        self.no_maps[path] = f"{mode} {name}"
        self._problems.append(left_out(path, reason))

    def _indexed(self) -> tuple[dict[str, str], dict[str, str]]:
        """What git's index holds below the folders: submodules with their commits, and what is not checked out."""
        folders = (folder.strip("/") or "." for folder in self.folders)
        done = git(self.root, "ls-files", "--stage", "-t", "-z", "--", *folders)
        submodules, skipped = {}, {}
        for line in done.stdout.split(b"\0"):
            head, _, path = line.partition(b"\t")
            sign, *fields = head.decode("ascii", "replace").split() or [""]
            if fields[:1] == [SUBMODULE]:
                submodules[os.fsdecode(path)] = fields[1]
            elif sign == _SKIPPED and fields[:1] != [SYMLINK]:
                skipped[path.decode("utf-8", "replace")] = fields[1]
        return submodules, skipped
