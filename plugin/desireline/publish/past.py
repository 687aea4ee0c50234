"""Maps as they were: the catalogue of a published version, read from git when a page asks for it, once a build."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from desireline.publish.register import Register
from desireline.publish.versions.history import VersionHistory
from desireline.source.files import FOLDERS
from desireline.source.git import NoRepository
from desireline.source.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from desireline.source import Catalogue
    from desireline.source.tags import Version

_SHOWN: Final = 3
"""Versions that a message names."""


class NoVersion(Exception):  # noqa: N818  # a sentence where it is raised
    """There is no such version here; the message names those there are."""


class Past:
    """The versions of one project: those that the site keeps, and every other tag of the repository."""

    def __init__(self, root: Path, folders: tuple[str, str] = FOLDERS, kept: VersionHistory | None = None) -> None:
        """Nothing is read yet.

        Args:
            root: The project's folder.
            folders: The folders of maps and personas.
            kept: The versions that the site keeps; None where it keeps none.
        """
        self._root, self._folders, self._kept = root, folders, kept
        self._registers: dict[str, Register | None] = {}

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """Names of the versions that the site keeps, oldest first."""
        return tuple(version.name for version in self._kept.versions) if self._kept is not None else ()

    @property
    def incomplete(self) -> bool:
        """Whether versions that the site should keep are not in this clone: none fetched, or no repository."""
        return self._kept is not None and bool(self._kept.published.reason)

    def commit(self, version: str) -> str:
        """The full name of the commit of a version. Raises `NoVersion`."""
        return self._found(version)[1].commit

    def catalogue(self, version: str) -> Catalogue:
        """The maps and personas of a version. Raises `NoVersion`."""
        history, found = self._found(version)
        try:
            return history.catalogue(found)
        except NoRepository as error:
            raise NoVersion(str(error)) from error

    def register(self, version: str) -> Register | None:
        """What links may lead to in a version; None where it cannot be read."""
        if version not in self._registers:
            try:
                self._registers[version] = Register.of(self.catalogue(version))
            except NoVersion:
                self._registers[version] = None
        return self._registers[version]

    def let_go(self) -> None:
        """Let go of what was read, and end git's process."""
        if "_every" in self.__dict__:
            self._every.let_go()
        self._registers.clear()

    def _found(self, version: str) -> tuple[VersionHistory, Version]:
        if version in self.kept and self._kept is not None:
            found = self._kept.published.named(version)
            if found is not None:
                return self._kept, found
        found = self._every.published.named(version)
        if found is None:
            raise NoVersion(self._unknown(version))
        return self._every, found

    @cached_property
    def _every(self) -> VersionHistory:
        """All tags: one run of git, and only if a page names a version that the site does not keep."""
        return VersionHistory(self._root, "*", None, self._folders, "")

    def _unknown(self, version: str) -> str:
        names = [each.name for each in self._every.versions]
        if not names:
            return f"there is no version '{version}': {self._every.published.reason or 'the repository has no tag'}"
        near = did_you_mean(version, reversed(names))
        known = ", ".join(f"'{name}'" for name in reversed(names[-_SHOWN:]))
        return f"there is no version '{version}'; " + (f"did you mean '{near}'?" if near else f"there are {known}")


def by_commit(past: Past, versions: Iterable[str]) -> Mapping[str, str]:
    """The commit of each of `versions`; "" for one that there is not."""
    made = {}
    for version in versions:
        try:
            made[version] = past.commit(version)
        except NoVersion:
            made[version] = ""
    return made
