"""The files that the next commit will hold: git's index, as `git add` left it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from desireline.source.files import FOLDERS, is_map_path, left_out
from desireline.source.git import git
from desireline.source.revision import SHA1_LENGTH, SUBMODULE, SYMLINK, RevisionFiles

if TYPE_CHECKING:
    import subprocess

STAGED: Final = "staged"
_INDEX: Final = "GIT_INDEX_FILE"
_MERGED: Final = "0"
_OURS: Final = "2"


class StagedFiles(RevisionFiles):
    """The staged files of a repository below some folders; `commit` is empty, for there is none yet.

    Inside a hook of a partial commit (`git commit FILE`) the index is the one git has made for that commit.
    Raises `NoRepository`.
    """

    def __init__(self, repo: str | os.PathLike[str], folders: tuple[str, ...] = FOLDERS) -> None:
        self._in_conflict: set[str] = set()
        super().__init__(repo, STAGED, folders)

    def _find_commit(self) -> str:
        return ""

    def _ask(self, folders: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        also = {_INDEX: os.environ[_INDEX]} if _INDEX in os.environ else {}
        # Git takes these from where it runs, which is the project's folder.
        here = tuple(folder.removeprefix(self._prefix) for folder in folders)
        return git(self.repo, "ls-files", "--stage", "-z", "--full-name", "--", *here, also=also)

    def _take(self, path: str, fields: list[str], blobs: dict[str, str], unicode_name: bool) -> None:
        mode, blob, stage = fields
        if len(blob) > SHA1_LENGTH:
            self.algorithm = "sha256"
        if stage == _MERGED:
            super()._take(path, [mode, "", blob], blobs, unicode_name)
        elif is_map_path(path, self.folders):
            if path not in self._in_conflict:
                self._in_conflict.add(path)
                self._problems.append(left_out(path, "it is in conflict; settle it and 'git add' it"))
            if mode not in {SYMLINK, SUBMODULE} and unicode_name and (path not in blobs or stage == _OURS):
                blobs[path] = blob  # what it says is not compared, but it tells which map is in conflict
