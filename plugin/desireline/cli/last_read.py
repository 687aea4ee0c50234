"""What a file said before it broke: a change that mends it is compared with its last version that was whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desireline.cli.project import Project
    from desireline.compare import Comparison
    from desireline.source import Catalogue

_MOST: Final = 200
"""Commits of one file that are looked through."""


def with_last_read(found: Comparison, project: Project, commit: str) -> Comparison:
    """A comparison with a commit, in which what that commit broke and the newer side mends is compared after all.

    Each such file is compared with its last version that can be read, or told as new where this clone has none. That it
    could not be read is told all the same, and the comparison stays incomplete.
    """
    from desireline.cli.side_files import WithFiles
    from desireline.compare import compare
    from desireline.source import load

    mended = [each for each in found.undiffable if each.fingerprint]
    if not mended or found.before is None or found.after is None:
        return found
    read = {each.path: _last_read(found.before, each.path, project, commit) for each in mended}
    files = WithFiles(found.before, {path: raw for path, (_, raw) in read.items()})
    made = compare(load(files, found.before, project.folders), found.after)
    told = [
        replace(each, instead=read[each.path][0])
        if each.fingerprint and (read[each.path][0] or each.path in found.after.hashes)
        else each
        for each in found.undiffable
    ]
    known = {(each.side, each.path) for each in told}
    told += [each for each in made.undiffable if (each.side, each.path) not in known]
    return replace(made, undiffable=tuple(told))


def _last_read(catalogue: Catalogue, path: str, project: Project, commit: str) -> tuple[str, bytes | None]:
    """The last commit in which a file can be read, and what it said there; "" and None where there is none.

    What can be read by itself, and is only one of two of its name, has no version that was better.
    """
    from desireline.source import read_file
    from desireline.source.git import git

    sheet = catalogue.sheets.get(path)
    if sheet is None or not sheet.is_broken:
        return "", None
    listed = git(project.root, "log", f"-n{_MOST}", "--format=%H", commit, "--", path)
    for name in listed.stdout.decode("ascii", "replace").split():
        held = git(project.root, "cat-file", "blob", f"{name}:./{path}")
        if not held.returncode and not read_file(held.stdout, path, persona=project.is_persona(path)).is_broken:
            return name, held.stdout
    return "", None
