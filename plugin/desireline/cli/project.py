"""Which project the command works on: its root, its folders, and the catalogue of its files or of a revision."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from desireline.cli.saying import NoBase, Unreadable, say_aside, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.source import Catalogue, Problem

_CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
_FOLDERS = ("maps", "personas")


@dataclass(frozen=True)
class Project:
    """A folder with maps and personas in it."""

    root: Path
    folders: tuple[str, str] = _FOLDERS
    """Where the maps and the personas stand, relative to the root."""
    ignored: frozenset[str] = frozenset()
    """Rules of `check` that the site's configuration does not want to hear of."""

    @property
    def is_there(self) -> bool:
        """Whether either folder exists."""
        return any((self.root / folder).is_dir() for folder in self.folders)

    def shown(self, path: str) -> str:
        """A path of the project as seen from the working folder, so that a terminal can open it, and obeys none."""
        from desireline.source.problem import visible

        seen = os.path.relpath(self.root / path)
        return visible(path if seen.startswith("..") else Path(seen).as_posix())

    def relative(self, path: Path) -> str | None:
        """A path relative to the root, with `/`; None where it lies outside."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # links are not followed: the file as it is named
        try:
            return absolute.relative_to(self.root).as_posix()
        except ValueError:
            return None

    def is_persona(self, path: str) -> bool:
        """Whether a path of the project lies in the personas' folder."""
        return path.startswith(self.folders[1].strip("/") + "/")


def find_project(near: Path | None = None) -> Project:
    """The project around a path (the working folder by default).

    The root is the nearest folder upwards that holds a site's configuration or a folder `maps` or `personas`; the
    search ends at the root of a git repository. Where there is none, it is the folder itself.
    """
    start = Path(os.path.abspath(near or Path.cwd()))  # noqa: PTH100
    start = start if start.is_dir() else start.parent
    for folder in (start, *start.parents):
        configuration = next((folder / name for name in _CONFIGURATIONS if (folder / name).is_file()), None)
        if configuration is not None:
            return Project(folder, *_configured(configuration))
        if any((folder / name).is_dir() for name in _FOLDERS):
            return Project(folder)
        if (folder / ".git").exists():
            break
    return Project(start)


def _configured(configuration: Path) -> tuple[tuple[str, str], frozenset[str]]:
    """The folders that the site's configuration names for the plugin, and the rules that it ignores."""
    from desireline.source.configured import configured_folders, configured_ignored

    try:
        raw = configuration.read_bytes()
    except OSError:
        return _FOLDERS, frozenset()
    return configured_folders(raw), configured_ignored(raw)


def load(project: Project, revision: str | None = None) -> Catalogue:
    """The catalogue of the project as it is, or as it was at a revision.

    Raises `Unreadable` where there are no maps to read, and `NoBase` where the revision is not there.
    """
    from desireline.source import NoRepository, NoRevision, load_folder, load_revision

    if revision is None:
        if not project.is_there:
            maps, personas = project.folders
            raise Unreadable(
                f"there is neither '{maps}/' nor '{personas}/' in {project.root}.\n"
                "Run this in a repository of maps, or make one: desireline init DIR"
            )
        return load_folder(project.root, project.folders)
    try:
        return load_revision(project.root, revision, project.folders)
    except NoRepository as error:
        raise Unreadable(str(error)) from error
    except NoRevision as error:
        raise NoBase(str(error)) from error


def unread_file(name: str, project: Project, catalogue: Catalogue) -> str | None:
    """The path of the file that a name means, by its stem or as a path, where nothing of that file could be read."""
    path = project.relative(Path(name)) if "/" in name or "." in name else None
    found = [each for each, sheet in catalogue.sheets.items() if sheet.piece is None]
    meant = [each for each in found if each == path or PurePosixPath(each).stem == name]
    return meant[0] if len(meant) == 1 else None


def no_such(noun: str, name: str, known: Sequence[str], catalogue: Catalogue) -> click.UsageError:
    """The refusal of a name that is none; where files could not be read, one of those may have been meant."""
    if any(sheet.piece is None for sheet in catalogue.sheets.values()):
        say_aside("Some files could not be read; 'desireline check' names them.")
    return click.UsageError(unknown(noun, name, known))


def with_line(problem: Problem, catalogue: Catalogue) -> Problem:
    """The problem with the line it stands on, where it does not hold it yet."""
    sheet = catalogue.sheets.get(problem.file)
    if problem.source_line or sheet is None:
        return problem
    source_line = sheet.source.line(problem.line - 1)
    word = source_line[problem.column - 1 :].split(" ")[0]
    return replace(problem, source_line=source_line, length=max(1, len(word.rstrip(":"))))


def day(given: datetime | None = None) -> date:
    """The day to count from: the one given, that of `SOURCE_DATE_EPOCH`, or today."""
    if given is not None:
        return given.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()


def existing(project: Project, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """Paths given by the user, relative to the project. Raises `click.UsageError` for one that is not there."""
    found = []
    for path in paths:
        relative = project.relative(path)
        if relative is None:
            raise click.UsageError(f"'{path}' is not in the project {project.root}.")
        if not (project.root / relative).exists():
            raise click.UsageError(f"There is no file or folder '{path}'.")
        found.append("" if relative == "." else relative)
    return tuple(found)


def is_within(path: str, given: tuple[str, ...]) -> bool:
    """Whether a path is one of those given, or below one. Nothing given means everything."""
    return not given or any(each in ("", path) or path.startswith(each + "/") for each in given)
