"""What a repository held at its published versions: one `ls-tree` each, and one `cat-file --batch` for all contents.

A project moves its folders as it grows. So the files of a version are looked for where the configuration of that
version says, then where today's does, then under the usual names, and at last wherever a YAML file is a map.
"""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING, Final

from desireline.source.configured import CONFIGURATIONS, configured_folders
from desireline.source.files import FOLDERS, FileGone, is_map_file, is_map_path, left_out
from desireline.source.git import NoRepository, complaint, git
from desireline.source.revision import NOT_HERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desireline.source.git import Contents
    from desireline.source.problem import Problem

_FILE: Final = ("100644", "100755")
_IS_MAP: Final = re.compile(rb"^stages[ \t]*:", re.MULTILINE)
LOOKED_INTO: Final = 5_000
"""YAML files that are looked into where no folder of maps is found."""


class VersionFiles:
    """The map and persona files of one version; what `load` asks of any files."""

    def __init__(
        self, blobs: Mapping[str, str], folders: tuple[str, str], contents: Contents, *, root: str, at_root: bool
    ) -> None:
        self._blobs, self._contents = dict(sorted(blobs.items())), contents
        self.folders = folders
        """Where maps and personas stood in that version, relative to `root`."""
        self.root = root
        """The project's folder in that version, relative to the repository's root; "" or with `/` at its end."""
        self.at_root = at_root
        """Whether the project's folder is the same today, so that paths of then can be followed today."""

    @property
    def problems(self) -> list[Problem]:
        """Names that are not Unicode."""
        return [left_out(path, "its name is not Unicode") for path in self._blobs if "\ufffd" in path]

    def listing(self) -> list[tuple[str, str]]:
        """Paths and git's own names of their contents."""
        return [(path, blob) for path, blob in self._blobs.items() if "\ufffd" not in path]

    def read(self, path: str) -> bytes:
        """The bytes of a listed file. Raises `FileGone`."""
        content = self._contents.of(self._blobs[path]) if path in self._blobs else None
        if content is None:
            raise FileGone(path, NOT_HERE)
        return content


def version_files(repo: Path, commit: str, folders: tuple[str, str], prefix: str, contents: Contents) -> VersionFiles:
    """The map and persona files that a commit holds. Raises `NoRepository` where git cannot list it.

    Args:
        repo: The project's folder.
        commit: Name of the commit.
        folders: Where maps and personas stand today.
        prefix: The project's folder in the repository, as `project_prefix` gives it.
        contents: The repository's contents.
    """
    tree = _tree(repo, commit)
    for root in _roots(tree, prefix):
        below = {path[len(root) :]: blob for path, blob in tree.items() if path.startswith(root)}
        for candidates in _folders(below, folders, contents):
            if any(is_map_path(path, candidates[:1]) for path in below):
                found = {path: blob for path, blob in below.items() if is_map_path(path, candidates)}
                return VersionFiles(found, candidates, contents, root=root, at_root=root == prefix)
    root = prefix if any(path.startswith(prefix) for path in tree) else ""
    below = {path[len(root) :]: blob for path, blob in tree.items() if path.startswith(root)}
    maps = {path: blob for path, blob in list(below.items())[:LOOKED_INTO] if _is_map(path, blob, contents)}
    people = _people_folder(below, folders[1])
    found = maps | {path: blob for path, blob in below.items() if maps and is_map_path(path, (people,))}
    return VersionFiles(found, ("", people), contents, root=root, at_root=root == prefix)


def project_prefix(repo: Path) -> str:
    """The project's folder in its repository: "" at the root, else with `/` at its end. Raises `NoRepository`."""
    done = git(repo, "rev-parse", "--show-prefix")
    if done.returncode:
        raise NoRepository(f"git cannot tell where the project stands: {complaint(done)}")
    return os.fsdecode(done.stdout).removesuffix("\n")


def _tree(repo: Path, commit: str) -> dict[str, str]:
    """Every YAML file of a commit that is not hidden, by its path from the repository's root."""
    done = git(repo, "ls-tree", "-r", "-z", "--full-tree", "--full-name", commit)
    if done.returncode:
        said = complaint(done).splitlines()
        raise NoRepository(f"git cannot list it: {said[0] if said else 'it says no more'}")
    made: dict[str, str] = {}
    for entry in done.stdout.split(b"\0"):
        head, _, raw = entry.partition(b"\t")
        fields = head.decode("ascii", "replace").split()
        path = raw.decode("utf-8", "replace")
        if len(fields) == 3 and fields[0] in _FILE and is_map_file(posixpath.basename(path)):
            made[path] = fields[2]
    return made


def _roots(tree: Mapping[str, str], prefix: str) -> Iterator[str]:
    """Where the project may have stood: where it stands today, else where a configuration was, the nearest first."""
    yield prefix
    found = {path[: -len(name)] for path in tree for name in CONFIGURATIONS if ("/" + path).endswith("/" + name)}
    yield from sorted(found - {prefix}, key=lambda root: (root.count("/"), root))


def _folders(below: Mapping[str, str], today: tuple[str, str], contents: Contents) -> Iterator[tuple[str, str]]:
    """Where maps and personas may have stood, the likeliest first."""
    for name in CONFIGURATIONS:
        raw = contents.of(below[name]) if name in below else None
        if raw is not None:
            yield configured_folders(raw)
            break
    yield today
    yield FOLDERS


def _is_map(path: str, blob: str, contents: Contents) -> bool:
    if any(part.startswith(".") for part in path.split("/")):
        return False
    raw = contents.of(blob)
    return raw is not None and _IS_MAP.search(raw) is not None


def _people_folder(below: Mapping[str, str], today: str) -> str:
    """The first folder that is called as today's folder of personas is."""
    name = posixpath.basename(today.strip("/"))
    found = sorted(f"{head}{name}" for head in {_head(path, name) for path in below} if head is not None)
    return found[0] if found else today


def _head(path: str, name: str) -> str | None:
    """What stands before the folder `name` in a path; None where it is not in it."""
    head, found, _ = f"/{path}".partition(f"/{name}/")
    return (head + "/").removeprefix("/") if found else None
