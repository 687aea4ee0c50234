"""The two sides of a comparison, as a user names them: a range of revisions, or each side by itself."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desireline.cli.saying import NoBase, Unreadable
from desireline.cli.side import STAGED, WORKING_TREE, Side, is_side, named_side, on_disk
from desireline.cli.side_files import WithFiles, folders_of, must_hold_maps, revision_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.cli.project import Project

_RANGE: Final = re.compile(r"(?P<first>.*?)(?P<dots>\.\.\.?)(?P<second>[^.].*)?")


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
    before = named_side(names[0], project, None)
    after = named_side(names[1], project, before.catalogue) if names[1] else on_disk(project, before.catalogue)
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

    if second is None and not project.is_there and _is_bare(project.root):
        raise click.UsageError(
            "This is a bare repository: there are no files on disk or staged to compare with. "
            "Name two revisions, such as 'main~1..main'."
        )
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


def _is_bare(root: Path) -> bool:
    from desireline.source.git import NoRepository, git

    try:
        return git(root, "rev-parse", "--is-bare-repository").stdout.strip() == b"true"
    except NoRepository:
        return False


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
    return name != "-" and ":" not in name and not is_side(Path(name))


def _range(argument: str, project: Project) -> tuple[str, str, str] | None:
    if Path(argument).exists() or argument.startswith(("./", "../", "/")):
        return None
    found = _RANGE.fullmatch(argument)
    if found is None or not project.root.exists():
        return None
    return found["first"] or "HEAD", found["dots"], found["second"] or "HEAD"


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
