"""The published versions of one project, with what stood at each: read from git once, then remembered.

A build in which no tag moved asks git for the tags and reads one file. Contents are read only for what has to be
drawn.
"""

from __future__ import annotations

import json
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from desireline.publish.kept import key_of
from desireline.publish.versions.states import Snapshot, as_plain, from_plain, snapshot_of
from desireline.source.catalogue import load
from desireline.source.git import Contents, NoRepository
from desireline.source.tags import published_versions
from desireline.source.versioned import project_prefix, version_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desireline.source import Catalogue
    from desireline.source.tags import Published, Version
    from desireline.source.versioned import VersionFiles

FILE: Final = "states.json"
_LEFT_OUT: Final = "file-left-out"


class VersionHistory:
    """The versions of one project. Close it when everything is drawn."""

    def __init__(
        self,
        root: Path,
        tags: str | Sequence[str],
        keep: int | None,
        folders: tuple[str, str],
        program: str,
        cache: Path | None = None,
    ) -> None:
        """Nothing is read yet.

        Args:
            root: The project's folder.
            tags: Patterns of the tags that are versions.
            keep: How many of the newest; None for all.
            folders: Where maps and personas stand today.
            program: The program's state, which decides what a file is read as.
            cache: A folder in which to remember what stood at each version; None to read it every time.
        """
        self._root, self._tags, self._keep, self._folders = root, tags, keep, folders
        self._program, self._cache = program, cache
        self._contents = Contents(root)
        self._catalogues: dict[str, Catalogue] = {}
        self._files = lru_cache(maxsize=None)(self._files_of)

    @cached_property
    def published(self) -> Published:
        """The versions, oldest first, and why they may not be all."""
        return published_versions(self._root, self._tags, self._keep)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions, oldest first."""
        return self.published.versions

    @cached_property
    def key(self) -> str:
        """Names everything that is known of the versions; made without reading any."""
        told = (f"{version.name}={version.commit}" for version in self.versions)
        return key_of([self._program, *self._folders, self.published.reason, *told])

    def snapshot(self, name: str) -> Snapshot:
        """What stood at the version of that name. Raises `KeyError` where there is no such version."""
        return self.snapshots[name]

    @cached_property
    def snapshots(self) -> dict[str, Snapshot]:
        """What stood at each version, by name, oldest first."""
        held = self._remembered()
        made: dict[str, Snapshot] = {}
        plain: dict[str, Any] = {}
        new = False
        for version in self.versions:
            known = held.get(version.commit)
            if known is not None:
                try:
                    made[version.name], plain[version.commit] = from_plain(known), known
                    continue
                except (KeyError, TypeError, IndexError):
                    pass  # somebody wrote into the file
            found, lasting = self._read(version)
            made[version.name] = found
            if lasting:
                plain[version.commit] = as_plain(found)
                new = True
        if new and self._cache is not None:
            state = {"state": self._state, "versions": plain}
            (self._cache / FILE).write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        return made

    def catalogue(self, version: Version) -> Catalogue:
        """Maps and personas of a version, read when they are asked for. Raises `NoRepository`."""
        found = self._catalogues.get(version.name)
        if found is None:
            files = self._files(version)
            known = {
                path: sheet
                for name, other in self._catalogues.items()
                if self._folders_of.get(name) == files.folders
                for path, sheet in other.sheets.items()
            }
            found = self._catalogues[version.name] = load(files, folders=files.folders, known=known)
            self._folders_of[version.name] = files.folders
        return found

    def content(self, version: Version, path: str) -> bytes | None:
        """The bytes of any file of the project as they were at a version; None where there is none."""
        return self._contents.of(f"{version.commit}:{self._files(version).root}{path}")

    def blob(self, name: str) -> bytes | None:
        """The bytes of a file by git's name of its content; None where this clone does not hold it."""
        return self._contents.of(name)

    def let_go(self) -> None:
        """Let go of everything that was read, and end git's process."""
        self._catalogues.clear()
        self._files.cache_clear()
        self._contents.close()

    @cached_property
    def _folders_of(self) -> dict[str, tuple[str, str]]:
        """The folders of those versions whose files were read."""
        return {}

    def _files_of(self, version: Version) -> VersionFiles:
        return version_files(self._root, version.commit, self._folders, self._prefix, self._contents)

    @cached_property
    def _prefix(self) -> str:
        return project_prefix(self._root)

    def _read(self, version: Version) -> tuple[Snapshot, bool]:
        """What stood at a version, and whether it will be the same the next time."""
        try:
            files = self._files(version)
            catalogue = self.catalogue(version)
        except NoRepository as error:
            return Snapshot(note=str(error)), False
        if not files.listing():
            maps = " nor ".join(dict.fromkeys(f"'{folder}/'" for folder in (self._folders[0], "maps")))
            return Snapshot(note=f"no map is found there: neither in {maps} nor anywhere else"), True
        found = snapshot_of(catalogue, dict(files.listing()), files.folders, at_root=files.at_root)
        return found, not any(problem.rule == _LEFT_OUT for problem in catalogue.problems)

    @cached_property
    def _state(self) -> str:
        return key_of([self._program, *self._folders])

    def _remembered(self) -> dict[str, Any]:
        if self._cache is None:
            return {}
        try:
            held = json.loads((self._cache / FILE).read_bytes())
            return dict(held["versions"]) if held["state"] == self._state else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
