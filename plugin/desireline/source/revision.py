"""The files of one git revision, read by git itself: one `ls-tree`, and one `cat-file --batch` for all contents.

Nothing is checked out, the work tree may be missing (bare) or full of changes, and no shell is involved.
"""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desireline.source.files import FOLDERS, FileGone, as_aside, is_map_path, left_out
from desireline.source.git import Contents, NoRepository, complaint, git

if TYPE_CHECKING:
    import subprocess
    from types import TracebackType

    from desireline.source.problem import Problem

SYMLINK: Final = "120000"
SUBMODULE: Final = "160000"
"""Git's modes of what cannot be a map: its content is a path, or a commit of another repository."""
NOT_HERE: Final = "its content is not in this clone; fetch it with 'git fetch --refetch --no-filter'"
"""A clone that was made with a filter would be fetched with that filter again."""
A_LINK: Final = "it is a link, and a revision's links are not followed"
A_SUBMODULE: Final = "it is a submodule, another repository"
SHA1_LENGTH: Final = 40


class NoRevision(Exception):  # noqa: N818  # named for what is missing
    """The repository has no such revision. The message holds the fix."""

    def __init__(self, revision: str, message: str) -> None:
        super().__init__(message)
        self.revision = revision


class RevisionFiles:
    """The files a revision of a repository holds below some folders.

    `repo` is the project's folder: the repository's root, a folder in it, or a bare repository. Paths are relative
    to it.
    Raises `NoRepository` and `NoRevision`. Close it, or use it with `with`, to end git's process at once.
    """

    def __init__(self, repo: str | os.PathLike[str], revision: str, folders: tuple[str, ...] = FOLDERS) -> None:
        self.repo = Path(repo)
        self.revision = revision
        self.folders = folders
        self._problems: list[Problem] = []
        self.no_maps: dict[str, str] = {}
        """What the listing held that cannot be a map, by path: git's mode and name of it."""
        self.overlooked: frozenset[str] = frozenset()
        """Paths among those that are no obstacle to a comparison: the other side has the same there."""
        self._blobs: dict[str, str] | None = None
        self._contents = Contents(self.repo)
        self.algorithm = "sha1"
        """What names the contents."""
        self._prefix = self._find_prefix()
        self.commit = self._find_commit()
        """The full name of the commit the revision means; of a tree (the empty one above all) the name of that."""
        if len(self.commit) > SHA1_LENGTH:
            self.algorithm = "sha256"

    @property
    def problems(self) -> list[Problem]:
        """What the listing had to leave out: links, submodules, names that are not Unicode."""
        self.listing()
        return [as_aside(each) if each.file in self.overlooked else each for each in self._problems]

    @cached_property
    def own_folder(self) -> Path:
        """The folder of git's own files (`.git`), the same for all work trees of the repository."""
        said = os.fsdecode(git(self.repo, "rev-parse", "--git-common-dir").stdout)
        return self.repo / said.removesuffix("\n")

    def listing(self) -> list[tuple[str, str]]:
        """Paths and git's own names of their contents (blob ids)."""
        if self._blobs is None:
            self._blobs = self._list()
        return list(self._blobs.items())

    def read(self, path: str) -> bytes:
        """The bytes of a listed file. Raises `FileGone` for any other."""
        self.listing()
        blob = (self._blobs or {}).get(path)
        if blob is None:
            raise FileGone(path, f"{self.revision} does not hold it")
        content = self._contents.of(blob)
        if content is None:
            raise FileGone(path, NOT_HERE)
        return content

    def close(self) -> None:
        """Ends git's process. Reading again starts another."""
        self._contents.close()

    def __enter__(self) -> RevisionFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _find_prefix(self) -> str:
        """Where the project's folder stands in the repository: empty at its root and in a bare one."""
        if not self.repo.is_dir():
            raise NoRepository(f"there is no folder '{self.repo}'")
        done = git(self.repo, "rev-parse", "--is-bare-repository", "--show-prefix")
        if done.returncode:
            why = complaint(done)
            if "dubious ownership" in why:
                raise NoRepository(
                    f"git does not trust '{self.repo}', which belongs to another user; allow it with "
                    f"'git config --global --add safe.directory {self.repo.resolve()}'"
                )
            raise NoRepository(f"'{self.repo}' is not in a git repository; run this in one, or 'git init' it")
        bare, _, prefix = os.fsdecode(done.stdout).partition("\n")
        return "" if bare == "true" else prefix.removesuffix("\n")

    def _find_commit(self) -> str:
        if self.revision.startswith("-") or "\0" in self.revision or not self.revision.strip():
            raise NoRevision(self.revision, f"'{self.revision}' is not the name of a revision")
        for kind in ("commit", "tree"):
            done = git(self.repo, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.revision}^{{{kind}}}")
            name = done.stdout.decode("ascii", "replace").split()
            if not done.returncode and name:
                return name[-1]
        raise NoRevision(self.revision, self._why_missing())

    def _why_missing(self) -> str:
        what = f"there is no revision '{self.revision}' in this repository"
        if git(self.repo, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            return (
                f"{what}, which is a shallow clone; fetch the whole history ('git fetch --unshallow', "
                "or 'fetch-depth: 0' for actions/checkout)"
            )
        if git(self.repo, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
            return f"{what}, which holds no commit yet"
        if git(self.repo, "remote").stdout.strip():
            return f"{what}; fetch it first ('git fetch --tags origin'), or correct the name"
        return f"{what}; 'git log --oneline' and 'git tag' show the names there are"

    def _list(self) -> dict[str, str]:
        self._problems, self.no_maps = [], {}
        done = self._ask(tuple(f"{self._prefix}{folder.strip('/')}" for folder in self.folders))
        if done.returncode:
            raise NoRevision(self.revision, f"git cannot list '{self.revision}': {complaint(done)}")
        blobs: dict[str, str] = {}
        for entry in done.stdout.split(b"\0"):
            head, _, raw = entry.partition(b"\t")
            fields = head.decode("ascii", "replace").split()
            if len(fields) != 3:
                continue
            full = raw.decode("utf-8", "replace")
            if not full.startswith(self._prefix):
                continue
            path = full[len(self._prefix) :]
            self._take(path, fields, blobs, unicode_name=full.encode("utf-8") == raw)
        return dict(sorted(blobs.items()))

    def _ask(self, folders: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
        """Git's list of what stands in folders (from the repository's root): `mode type blob` and the path."""
        return git(self.repo, "ls-tree", "-r", "-z", "--full-tree", "--full-name", self.commit, "--", *folders)

    def _take(self, path: str, fields: list[str], blobs: dict[str, str], unicode_name: bool) -> None:
        mode = fields[0]
        if mode == SUBMODULE:
            self.no_maps[path] = f"{mode} {fields[2]}"
            self._problems.append(left_out(path, A_SUBMODULE))
        elif not is_map_path(path, self.folders) and path not in {folder.strip("/") for folder in self.folders}:
            return
        elif mode == SYMLINK:
            self.no_maps[path] = f"{mode} {fields[2]}"
            self._problems.append(left_out(path, A_LINK))
        elif not unicode_name:
            self._problems.append(left_out(path, "its name is not Unicode"))
        else:
            blobs[path] = fields[2]


def blob_hash(raw: bytes, algorithm: str = "sha1") -> str:
    """The name git gives a content, in repositories of that `algorithm`."""
    return hashlib.new(algorithm, b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()
