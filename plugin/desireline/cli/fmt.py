"""`desireline fmt`: files in the usual layout."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desireline.cli.exits import DONE, FOUND, UNREADABLE
from desireline.cli.project import Project, existing, find_project, is_within
from desireline.cli.saying import Unreadable, counted, explained, reason_of, say, say_aside
from desireline.cli.writing import replace_file

if TYPE_CHECKING:
    from desireline.source import Problem


@click.command(
    epilog="Exit codes: 0 done · 1 with --check, a file is not in the usual layout · 3 a file could not be read."
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file would change. Use it in CI.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(paths: tuple[Path, ...], only_check: bool, show_diff: bool) -> int:
    """Put map and persona files into the usual layout, so that diffs show changes of the journey alone.

    Prose stands one statement an item and one key a line, `id` first; ids, numbers and short names may stand in
    brackets; no line is folded. Values and comments are never touched. A file with errors is left alone and named.

    \b
    All files:       desireline fmt
    One folder:      desireline fmt maps/retail
    In CI:           desireline fmt --check
    Look first:      desireline fmt --diff
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from dataclasses import replace

    from desireline.source.layout import lay_out

    project = find_project(paths[0] if paths else None)
    files, left_out = _files(project, existing(project, paths))
    changed, failed, told = 0, len(left_out), []
    for problem in left_out:
        say_aside(explained(problem))
    for path in files:
        target = project.root / path
        try:
            raw = target.read_bytes()
            layout = lay_out(raw, path, persona=project.is_persona(path))
            if layout.problems:
                failed += 1
                say_aside(
                    "\n".join(explained(replace(each, file=project.shown(each.file))) for each in layout.problems)
                )
            if layout.raw == raw:
                continue
            changed += 1
            if show_diff:
                told.append(_diff(project.shown(path), raw, layout.raw))
            elif only_check:
                told.append(f"would change: {project.shown(path)}")
            else:
                replace_file(target, layout.raw)
                told.append(f"changed: {project.shown(path)}")
        except OSError as error:
            failed += 1
            say_aside(f"Error: {reason_of(error)}")
    if told:  # when all is written, so that whoever stops reading stops no writing
        say("\n".join(told))
    say_aside(_summary(len(files), changed, failed, written=not (only_check or show_diff)))
    if failed:
        return UNREADABLE
    return FOUND if only_check and changed else DONE


def _files(project: Project, wanted: tuple[str, ...]) -> tuple[list[str], list[Problem]]:
    """The files to lay out, those of the project's folders or what is given; and what had to be left out."""
    from desireline.source import FolderFiles

    if not wanted and not project.is_there:
        raise Unreadable(f"there is neither '{project.folders[0]}/' nor '{project.folders[1]}/' in {project.root}.")
    there = FolderFiles(project.root, project.folders)
    listed = [path for path, _ in there.listing() if is_within(path, wanted)]
    given = [path for path in wanted if (project.root / path).is_file()]
    left_out = [problem for problem in there.problems if is_within(problem.file, wanted)]
    return sorted({*listed, *given}), left_out


def _diff(path: str, old: bytes, new: bytes) -> str:
    from desireline.source.problem import visible

    before, after = (raw.decode("utf-8", "replace").splitlines() for raw in (old, new))
    lines = difflib.unified_diff(before, after, f"{path} (as it is)", f"{path} (laid out)", lineterm="")
    tones = {"+": "green", "-": "red", "@": "cyan"}
    return "\n".join(click.style(visible(line), fg=tones.get(line[:1])) for line in lines)


def _summary(files: int, changed: int, failed: int, *, written: bool) -> str:
    verb = "changed" if written else "would change"
    said = f"{counted(files, 'file')}: {changed} {verb}"
    if failed:
        return f"{said}, {failed} left alone because of problems. 'desireline check' explains them."
    return f"{said}."
