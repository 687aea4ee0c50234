"""What all files of a project offer to each other: the ids that references mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.source.sheet import Offered


class Titled(NamedTuple):
    """A title, and the file that gives it first."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Project:
    """Every file by id, and what is unique in the project.

    Of two files that claim an id, the one that is named so has it; else, as of all that two claim, the first by path.
    """

    by_path: Mapping[str, Offered]
    """Every file that could be read, in the order of paths."""
    files: Mapping[str, Offered]
    paths: Mapping[str, str]
    """The path of each id's file."""
    former: Mapping[str, tuple[str, str]]
    """Former ids of files: the id of today and its path."""
    sources: Mapping[str, str]
    """The path of the file that declares each source."""
    persona_names: Mapping[str, str]
    """Personas' names, with an id."""
    touchpoint_titles: Mapping[tuple[str, str], Titled]
    """Title of each touchpoint id in each language."""
    unread: frozenset[str] = frozenset()
    """Ids that files of which nothing could be read may declare: nobody can say that they are not there."""
    unanswered: dict[tuple[str, str], tuple[str, str, str] | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was found of references to files and sources, by kind and text: where one file is gone, many ask for it."""

    def current_of(self, offered: Offered) -> Offered | None:
        """The current map that a future map answers."""
        found = self.files.get(offered.future_of) if offered.future_of else None
        return found if found is not None and found.is_map and found is not offered else None

    def with_parts_of(self, changed: Mapping[str, Offered]) -> Project:
        """The same project where some files, by path, offer other parts and are otherwise as they were."""
        files = {offered.id: offered for path, offered in changed.items() if self.paths.get(offered.id) == path}
        return replace(self, by_path={**self.by_path, **changed}, files={**self.files, **files})

    def same_text(self, one: Offered, other: Offered) -> bool:
        """Whether two files are the same map or persona in two languages."""
        return self._original(one) == self._original(other)

    def _original(self, offered: Offered) -> str:
        seen = {offered.id}
        while offered.translates and offered.translates not in seen and offered.translates in self.files:
            seen.add(offered.translates)
            offered = self.files[offered.translates]
        return offered.id


def _is_named_by(path: str, name: str) -> bool:
    """Whether the file has the name of the id, as the one has that a copy was made of."""
    return PurePosixPath(path).stem == name


def project_of(by_path: Mapping[str, Offered], unread: frozenset[str] = frozenset()) -> Project:
    """Put together what the files, by path and in its order, offer; `unread` is what others may."""
    files: dict[str, Offered] = {}
    paths: dict[str, str] = {}
    former: dict[str, tuple[str, str]] = {}
    sources: dict[str, str] = {}
    names: dict[str, str] = {}
    titles: dict[tuple[str, str], Titled] = {}
    for path, offered in by_path.items():
        name = offered.id
        if name and (name not in files or _is_named_by(path, name) > _is_named_by(paths[name], name)):
            files[name] = offered
            paths[name] = path
            if not offered.is_map:
                names.setdefault(offered.name, name)
        for old in offered.former:
            former.setdefault(old, (name, path))
        for source_id in offered.sources:
            sources.setdefault(source_id, path)
        for point, title in offered.touchpoints.items():
            if title:
                titles.setdefault((point, offered.lang), Titled(title, path))
    return Project(by_path, files, paths, former, sources, names, titles, unread)
