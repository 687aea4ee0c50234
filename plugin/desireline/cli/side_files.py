"""Sets of files that a comparison reads beside folders and revisions, under names of contents that can be compared."""

from __future__ import annotations

from hashlib import sha1
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desireline.source import Catalogue, Files, Problem


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


class WithFile:
    """The files of a catalogue with one of them replaced (or added)."""

    def __init__(self, catalogue: Catalogue, path: str, raw: bytes) -> None:
        self._held = {name: (digest, None) for name, digest in catalogue.hashes.items()}
        self._path, self._raw = path, raw
        self._sheets = catalogue.sheets
        self.problems: list[Problem] = []

    def listing(self) -> list[tuple[str, str]]:
        """Paths and content hashes; the replaced one's is of another kind, and so equal to none."""
        from desireline.source.files import content_hash

        hashes = {name: digest for name, (digest, _) in self._held.items()}
        return sorted((hashes | {self._path: f"given {content_hash(self._raw)}"}).items())

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._raw if path == self._path else self._sheets[path].source.text.encode("utf-8", "surrogatepass")
