"""The files of a work tree, listed as git lists those of a revision, so that the two can be compared.

A link is not followed, and of a submodule nothing is read: a revision holds neither content.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desireline.source.files import FOLDERS, FolderFiles, as_aside, is_map_file, left_out
from desireline.source.git import git
from desireline.source.revision import A_LINK, A_SUBMODULE, SUBMODULE, SYMLINK, blob_hash

if TYPE_CHECKING:
    from desireline.source.problem import Problem


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

    @property
    def problems(self) -> list[Problem]:
        """What the last listing had to leave out: links, submodules, names that are not Unicode."""
        return [as_aside(each) if each.file in self.overlooked else each for each in super().problems]

    def _found(self) -> dict[str, os.stat_result]:
        self.no_maps = {}
        self._staged = self._submodules()
        found = super()._found()
        for path in self._staged.keys() - self.no_maps.keys():
            if (self.root / path).is_dir():  # not checked out: git takes it for unchanged
                self._leave_apart(path, SUBMODULE, self._staged[path], A_SUBMODULE)
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

    def _submodules(self) -> dict[str, str]:
        """Submodules below the folders that git's index holds, each with its commit."""
        done = git(self.root, "ls-files", "--stage", "-z", "--", *(folder.strip("/") or "." for folder in self.folders))
        made = {}
        for line in done.stdout.split(b"\0"):
            head, _, path = line.partition(b"\t")
            fields = head.decode("ascii", "replace").split()
            if fields[:1] == [SUBMODULE]:
                made[os.fsdecode(path)] = fields[1]
        return made
