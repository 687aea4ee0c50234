"""The two sides of a comparison, as a user names them: revisions, ranges, folders, files, maps, standard input."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desireline.cli.comparing import key_of
from desireline.cli.project import Project, find_project
from desireline.cli.saying import NoBase, Unreadable
from desireline.cli.side_files import AsBlobs, WithFiles, folders_of, must_hold_maps, revision_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue

_RANGE: Final = re.compile(r"(?P<first>.*?)(?P<dots>\.\.\.?)(?P<second>[^.].*)?")
_YAML: Final = (".yaml", ".yml")
WORKING_TREE: Final = "working tree"
STAGED: Final = "staged"


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


def two_sides(arguments: Sequence[str], project: Project, staged: bool = False) -> tuple[Side, Side]:
    """The sides that the arguments name (see `_named`), of which at least one holds a map or persona."""
    before, after = _named(arguments, project, staged)
    must_hold_maps(before.catalogue, after.catalogue, project)
    return before, after


def _named(arguments: Sequence[str], project: Project, staged: bool) -> tuple[Side, Side]:
    """The sides that the arguments name: none is HEAD against the files on disk, one is that against those.

    `A..B` is two revisions; `A...B` what B did since it left A. A side is a revision, a folder, a file, `REV:path`, the
    id of a map, or `-` for a file on standard input. `staged` is what `git add` took instead of the files on disk.
    Raises `click.UsageError`, `NoBase` and `Unreadable`.
    """
    if staged:
        if len(arguments) > 1 or (arguments and _range(arguments[0], project) is not None):
            raise click.UsageError("--staged is one side: name at most one revision to compare it with.")
        return _pair(arguments[0] if arguments else "HEAD", None, project, staged=True)
    if len(arguments) == 1 and (ends := _range(arguments[0], project)) is not None:
        first, dots, second = ends
        if dots == "...":
            base = merge_base(project.root, first, second)
            return _pair(base, second, project, parted=(first, second))
        return _pair(first, second, project)
    if not arguments:
        return _pair("HEAD", None, project)
    names = [*arguments, ""][:2]
    if names[0] == names[1] == "-":
        raise click.UsageError("Standard input can be one side only.")
    if all(_may_be_revision(name) for name in arguments):
        try:
            return _pair(names[0], names[1] or None, project)
        except (NoBase, Unreadable):
            pass  # the id of a map perhaps; else this is said below
    before = _side(names[0], project, None)
    after = _side(names[1], project, before.catalogue) if names[1] else _on_disk(project, before.catalogue)
    if before.piece is not None and not names[1]:
        raise click.UsageError("A file alone is no comparison: name the side to compare it with, such as a revision.")
    return _as_whole(before, after)


def _pair(
    first: str,
    second: str | None,
    project: Project,
    parted: tuple[str, str] | None = None,
    *,
    staged: bool = False,
) -> tuple[Side, Side]:
    """Two revisions, or one and the files on disk or staged; what both hold alike is read once, or not at all."""
    from desireline.source import FolderFiles, NoRepository, NoRevision, load_pair
    from desireline.source.staged import StagedFiles

    try:
        with ExitStack() as opened:
            old = opened.enter_context(revision_files(project, first))
            reason = f"merge base of {parted[0]} and {parted[1]}" if parted is not None else ""
            said = {"spec": first, "commit": old.commit, "reason": reason or "revision"}
            if staged:
                now = {"spec": STAGED, "reason": "index"}
                new = opened.enter_context(StagedFiles(project.root, project.folders))
                pair = load_pair(old, new, project.folders, before_folders=folders_of(old))
            elif second is None:
                now = {"spec": WORKING_TREE, "reason": "path"}
                there = FolderFiles(project.root, project.folders)
                pair = load_pair(old, there, project.folders, before_folders=folders_of(old))
            else:
                new = opened.enter_context(revision_files(project, second))
                now = {"spec": second, "commit": new.commit, "reason": "revision"}
                pair = load_pair(old, new, folders_of(new), before_folders=folders_of(old))
            return Side(reason or first, pair[0], said=said, parted=parted), Side(now["spec"], pair[1], said=now)
    except NoRepository as error:
        raise Unreadable(str(error)) from error
    except NoRevision as error:
        raise NoBase(str(error)) from error


def merge_base(root: Path, first: str, second: str) -> str:
    """The commit at which two revisions parted. Raises `NoBase` with what to do, and `Unreadable`."""
    from desireline.source import NoRevision, RevisionFiles
    from desireline.source.git import NoRepository, git

    try:
        for each in (first, second):
            with RevisionFiles(root, each):
                pass  # a name that nothing has is told as such
        done = git(root, "merge-base", "--end-of-options", first, second)
    except NoRepository as error:
        raise Unreadable(str(error)) from error
    except NoRevision as error:
        raise NoBase(str(error)) from error
    names = done.stdout.decode("ascii", "replace").split()
    if done.returncode or not names:
        raise NoBase(
            f"'{first}' and '{second}' have no common commit here. In a shallow clone fetch the whole history "
            "('git fetch --unshallow', or 'fetch-depth: 0' for actions/checkout)."
        )
    return names[0]


def _may_be_revision(name: str) -> bool:
    return name != "-" and ":" not in name and not _is_side(Path(name))


def _is_side(path: Path) -> bool:
    """Whether a path is a side by itself, and no branch of the same name is meant: a YAML file, a folder of maps."""
    return path.suffix.lower() in _YAML if path.is_file() else path.is_dir() and _project_at(path) is not None


def _project_at(folder: Path) -> Project | None:
    """The project whose root, or whose folder of maps or personas, a folder is; None where it is neither."""
    found = find_project(folder)
    inside = found.relative(folder)
    tops = ("", *(each.strip("/") for each in found.folders))
    return found if found.is_there and inside in {".", *tops} else None


def _range(argument: str, project: Project) -> tuple[str, str, str] | None:
    if Path(argument).exists() or argument.startswith(("./", "../", "/")):
        return None
    found = _RANGE.fullmatch(argument)
    if found is None or not project.root.exists():
        return None
    return found["first"] or "HEAD", found["dots"], found["second"] or "HEAD"


def _side(name: str, project: Project, previous: Catalogue | None) -> Side:
    """One named side."""
    path = Path(name)
    if name == "-":
        raw = sys.stdin.buffer.read()
        return _given(raw, _path_of(raw, project), "-", project)
    if path.is_dir() and _is_side(path):
        return _folder(path)
    if path.is_file() and _is_side(path):
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


def _on_disk(project: Project, previous: Catalogue | None) -> Side:
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
    side = _on_disk(project, None) if project.is_there else None
    found = side.catalogue.file(name) if side is not None else None
    return _single(name, side.catalogue, found.file, {"spec": name, "reason": "path"}) if side and found else None


def _single(spec: str, catalogue: Catalogue, path: str, said: dict[str, str]) -> Side:
    sheet = catalogue.sheets.get(path)
    if sheet is None or sheet.piece is None:
        problems = catalogue.broken.get(path, ())
        raise Unreadable(problems[0].explain() if problems else f"'{spec}' could not be read")
    return Side(spec, catalogue, sheet.piece, said)


def _as_whole(before: Side, after: Side) -> tuple[Side, Side]:
    """Where one side is a file and the other a whole project, the file stands for itself in that project."""
    if (before.piece is None) == (after.piece is None):
        return before, after
    single, whole = (before, after) if before.piece is not None else (after, before)
    piece = single.piece
    if piece is None:
        return before, after
    same = whole.catalogue.file(piece.key)
    path = same.file if same is not None else piece.file
    from desireline.source import load

    raw = single.catalogue.sheets[piece.file].source.text.encode("utf-8", "surrogatepass")
    placed = load(WithFiles(whole.catalogue, {path: raw}), whole.catalogue)
    side = Side(single.spec, placed, None, single.said)
    return (side, whole) if single is before else (whole, side)
