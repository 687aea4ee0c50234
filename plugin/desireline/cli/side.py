"""One side of a comparison, as a user names it: a revision, a folder, a file, a map, standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desireline.cli.comparing import key_of
from desireline.cli.project import Project, find_project
from desireline.cli.saying import NoBase, Unreadable
from desireline.cli.side_files import AsBlobs, WithFiles, folders_of, revision_files

if TYPE_CHECKING:
    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue

WORKING_TREE: Final = "working tree"
STAGED: Final = "staged"
_YAML: Final = (".yaml", ".yml")


@dataclass(frozen=True)
class Side:
    """One side of a comparison."""

    spec: str
    """As the user named it."""
    catalogue: Catalogue
    piece: JourneyMap | Persona | None = None
    """The one map or persona that is meant, where the side is a single file."""
    said: dict[str, str] = field(default_factory=dict)
    """For the JSON: `spec`, `commit`, `reason`."""

    parted: tuple[str, str] | None = None
    """Of the commit at which two revisions parted, both."""

    def label(self, words: Words | None = None) -> str:
        """What it is called in a report: `HEAD (1a2b3c4)`, `working tree`."""
        from desireline.draw.words import Words

        words = words or Words()
        spec = {WORKING_TREE: words("working tree"), STAGED: words("staged")}.get(self.spec, self.spec)
        if self.parted is not None:
            first, second = self.parted
            spec = words("merge base of {first} and {second}", first=first, second=second)
        commit = self.said.get("commit", "")[:7]
        return f"{spec} ({commit})" if commit and commit != spec else spec


def named_side(name: str, project: Project, previous: Catalogue | None) -> Side:
    """The side of that name; what it holds as `previous` does is not read again.

    Raises `click.UsageError`, `NoBase` and `Unreadable`.
    """
    path = Path(name)
    if name == "-":
        raw = sys.stdin.buffer.read()
        return _given(raw, _path_of(raw, project), "-", project)
    if path.is_dir() and is_side(path):
        return _folder(path)
    if path.is_file() and is_side(path):
        return _given(path.read_bytes(), project.relative(path) or f"maps/{path.name}", name, project)
    revision, colon, inside = name.partition(":")
    if colon and inside:
        return _file_of_revision(revision, inside, name, project)
    try:
        return _revision(name, project, previous=previous)
    except (NoBase, Unreadable) as error:
        found = _map_named(name, project)
        if found is None and path.is_file():
            raise click.UsageError(f"'{name}' is neither a folder nor a YAML file.") from error
        if found is None and path.is_dir():
            return _folder(path)
        if found is None:
            if path.suffix.lower() in _YAML or ("/" in name and not isinstance(error, NoBase)):
                raise click.UsageError(f"There is no file or folder '{name}'.") from error
            raise
        return found


def _path_of(raw: bytes, project: Project) -> str:
    """Where a file without a name would stand: with the personas if it can be read as one, and not as a map."""
    from desireline.source import read_file

    maps, personas = (f"{folder.strip('/')}/stdin.yaml" for folder in project.folders)
    is_map = not read_file(raw, maps).is_broken
    return maps if is_map or read_file(raw, personas, persona=True).is_broken else personas


def on_disk(project: Project, previous: Catalogue | None) -> Side:
    """The project's files as they are on disk."""
    from desireline.source import FolderFiles, load

    catalogue = load(AsBlobs(FolderFiles(project.root, project.folders)), previous, project.folders)
    return Side(WORKING_TREE, catalogue, said={"spec": WORKING_TREE, "reason": "path"})


def _folder(path: Path) -> Side:
    from desireline.source import load_folder

    other = _project_at(path)
    if other is None:
        other = Project(path)
        raise Unreadable(f"there is neither '{other.folders[0]}/' nor '{other.folders[1]}/' in {path}")
    catalogue = load_folder(other.root, other.folders)
    return Side(str(path), catalogue, said={"spec": str(path), "reason": "path"})


def _revision(name: str, project: Project, reason: str = "", previous: Catalogue | None = None) -> Side:
    from desireline.source import NoRepository, NoRevision, load

    try:
        with revision_files(project, name) as files:
            catalogue = load(files, previous, folders_of(files))
            said = {"spec": name, "commit": files.commit, "reason": reason or "revision"}
            return Side(reason or name, catalogue, said=said)
    except NoRepository as error:
        raise Unreadable(str(error)) from error
    except NoRevision as error:
        raise NoBase(str(error)) from error


def _file_of_revision(revision: str, inside: str, spec: str, project: Project) -> Side:
    side = _revision(revision or "HEAD", project)
    if inside.startswith(("./", "../")):  # from the working folder, as git takes it
        inside = project.relative(Path(inside)) or inside
    sheet = side.catalogue.sheets.get(inside)
    if sheet is None:
        raise NoBase(
            f"'{revision}' holds no map or persona '{inside}'; its files stand in {' and '.join(project.folders)}"
        )
    return _single(spec, side.catalogue, inside, side.said | {"spec": spec})


def _given(raw: bytes, path: str, spec: str, project: Project) -> Side:
    """A file that stands anywhere, read as part of the project, so that its references lead somewhere."""
    from desireline.source import FolderFiles, load, read_file

    persona = project.is_persona(path)
    sheet = read_file(raw, path, persona=persona)
    around = load(FolderFiles(project.root, project.folders), folders=project.folders)
    if sheet.piece is not None and path not in around.sheets:
        own = next((each.path for each in around.sheets.values() if key_of(each.piece) == sheet.piece.key), None)
        path = own or path
    return _single(
        spec, load(WithFiles(around, {path: raw}), around, project.folders), path, {"spec": spec, "reason": "path"}
    )


def _map_named(name: str, project: Project) -> Side | None:
    side = on_disk(project, None) if project.is_there else None
    found = side.catalogue.file(name) if side is not None else None
    return _single(name, side.catalogue, found.file, {"spec": name, "reason": "path"}) if side and found else None


def _single(spec: str, catalogue: Catalogue, path: str, said: dict[str, str]) -> Side:
    sheet = catalogue.sheets.get(path)
    if sheet is None or sheet.piece is None:
        problems = catalogue.broken.get(path, ())
        raise Unreadable(problems[0].explain() if problems else f"'{spec}' could not be read")
    return Side(spec, catalogue, sheet.piece, said)


def is_side(path: Path) -> bool:
    """Whether a path is a side by itself, and no branch of the same name is meant: a YAML file, a folder of maps."""
    return path.suffix.lower() in _YAML if path.is_file() else path.is_dir() and _project_at(path) is not None


def _project_at(folder: Path) -> Project | None:
    """The project whose root, or whose folder of maps or personas, a folder is; None where it is neither."""
    found = find_project(folder)
    inside = found.relative(folder)
    tops = ("", *(each.strip("/") for each in found.folders))
    return found if found.is_there and inside in {".", *tops} else None
