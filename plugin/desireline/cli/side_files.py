"""Sets of files that a comparison reads beside folders and revisions, under names of contents that can be compared."""

from __future__ import annotations

from hashlib import sha1
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from desireline.cli.saying import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.cli.project import Project
    from desireline.source import Catalogue, Files, Problem, RevisionFiles


def revision_files(project: Project, revision: str) -> RevisionFiles:
    """The files of a revision, where its own configuration says that they stand: a project moves its folders.

    Raises `NoRepository`, `NoRevision`, and `Unreadable` where those folders stand in a submodule or behind a link.
    """
    from desireline.source import RevisionFiles
    from desireline.source.files import FOLDERS, is_map_path

    files = RevisionFiles(project.root, revision, project.folders)
    own = _folders_at(project, files.commit)
    if own is None:  # nothing says where they stood: where they do today, else where they usually do
        paths = [path for path, _ in files.listing()]
        maps, personas = (
            today if any(is_map_path(path, (today,)) for path in paths) else usual
            for today, usual in zip(project.folders, FOLDERS, strict=True)
        )
        own = maps, personas
    _reach(project, files.commit, own)
    if own == project.folders:
        return files
    files.close()
    return RevisionFiles(project.root, revision, own)


def must_hold_maps(before: Catalogue, after: Catalogue, project: Project) -> None:
    """Raise `Unreadable` where neither side holds a file: nothing was compared, which is not "no change"."""
    if before.hashes or after.hashes or before.problems or after.problems:
        return
    maps, personas = project.folders
    raise Unreadable(
        f"there is nothing to compare: neither side holds a map or persona in '{maps}/' or "
        f"'{personas}/'.\nRun this in the folder of the project, or name its folders in mkdocs.yml."
    )


def _reach(project: Project, commit: str, folders: tuple[str, str]) -> None:
    """Raise `Unreadable` where a folder above those of the project is no folder of the commit's own."""
    from desireline.source.git import git
    from desireline.source.revision import SUBMODULE, SYMLINK

    above = {str(each): folder for folder in folders for each in PurePosixPath(folder.strip("/")).parents}
    above.pop(".", None)
    if not above:
        return
    apart = {SUBMODULE: "submodule", SYMLINK: "link"}
    for entry in git(project.root, "ls-tree", "-z", commit, "--", *sorted(above)).stdout.split(b"\0"):
        head, _, name = entry.decode("utf-8", "replace").partition("\t")
        if what := apart.get(head.partition(" ")[0]):
            raise Unreadable(
                f"'{above[name]}/' cannot be compared here: '{name}' is a {what}, and commits of this repository hold "
                f"no file below it.\nCompare where its files are committed, for example after 'cd {name}'."
            )


def folders_of(files: RevisionFiles) -> tuple[str, str]:
    """Where the maps and the personas of a revision stand."""
    maps, personas = files.folders
    return maps, personas


def _folders_at(project: Project, commit: str) -> tuple[str, str] | None:
    """Where maps and personas stood at a commit, by its configuration; None where it has none."""
    from desireline.source.configured import CONFIGURATIONS, configured_folders
    from desireline.source.git import git

    done = git(project.root, "ls-tree", "-z", commit, "--", *CONFIGURATIONS)
    held = {}
    for entry in done.stdout.decode("utf-8", "replace").split("\0"):
        head, _, name = entry.partition("\t")
        held[name] = head.split()[-1:]
    for name in CONFIGURATIONS:
        for blob in held.get(name, ()):
            return configured_folders(git(project.root, "cat-file", "blob", blob).stdout)
    return None


class AsBlobs:
    """Files of a folder under git's own names of their contents: what a revision holds too is not read twice."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._read: dict[str, bytes] = {}

    @property
    def problems(self) -> list[Problem]:
        """What the last listing had to leave out."""
        return self._files.problems

    def listing(self) -> list[tuple[str, str]]:
        """Paths and blob names. A file that goes meanwhile is left to `read`, which says so."""
        from desireline.source import FileGone

        made = []
        for path, digest in self._files.listing():
            try:
                self._read[path] = raw = self._files.read(path)
            except FileGone:
                made.append((path, digest))
                continue
            made.append((path, sha1(b"blob %d\0" % len(raw) + raw).hexdigest()))  # noqa: S324  # git's naming
        return made

    def read(self, path: str) -> bytes:
        """The bytes of a listed file, as they were when it was listed."""
        return self._read[path] if path in self._read else self._files.read(path)


class WithFiles:
    """The files of a catalogue with some of them replaced, added, or (None) left out."""

    def __init__(self, catalogue: Catalogue, given: Mapping[str, bytes | None]) -> None:
        self._hashes, self._given = catalogue.hashes, given
        self._sheets = catalogue.sheets
        self.problems: list[Problem] = []

    def listing(self) -> list[tuple[str, str]]:
        """Paths and content hashes; those of replaced files are of another kind, and so equal to none."""
        from desireline.source.files import content_hash

        kept = {path: digest for path, digest in self._hashes.items() if path not in self._given}
        given = {path: f"given {content_hash(raw)}" for path, raw in self._given.items() if raw is not None}
        return sorted((kept | given).items())

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        raw = self._given.get(path)
        return self._sheets[path].source.text.encode("utf-8", "surrogatepass") if raw is None else raw
