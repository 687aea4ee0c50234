"""`desireline check`: every problem of every file, at once."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desireline.cli.exits import DONE, FOUND, UNREADABLE
from desireline.cli.project import Project, day, existing, find_project, is_within, load, with_line
from desireline.cli.saying import counted, explained, joined, say

if TYPE_CHECKING:
    from datetime import date, datetime

    from desireline.source import Catalogue, Problem


@dataclass(frozen=True)
class Report:
    """What a check found."""

    files: int
    """How many files were looked at."""
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]
    """Paths of files of which nothing could be read."""

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings."""
        return len(self.problems) - self.errors

    def exit_code(self, strict: bool) -> int:
        """3 where a file could not be read at all, 1 where a problem is at or above the gate, else 0."""
        if self.unread:
            return UNREADABLE
        return FOUND if self.errors or (strict and self.warnings) else DONE


@click.command(
    epilog="Exit codes: 0 nothing at the gate · 1 problems · 3 a file could not be read · 4 no such revision."
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings fail the check too. Use it in CI.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations of a pull request on GitHub.",
)
@click.option("--rev", metavar="REV", help="Check the files of a git revision instead of those on disk.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Count due dates from this day, YYYY-MM-DD."
)
def check(paths: tuple[Path, ...], strict: bool, form: str, rev: str | None, today: datetime | None) -> int:
    """Report every problem of every map and persona, each with its line and what to do.

    All files are read even if only some PATHS are asked for, because maps refer to each other; PATHS limit what is
    reported. Errors are what breaks the format; warnings are what a map should keep beyond it. Of more than 50 of one
    kind in one file the rest is counted; --format json lists all.

    \b
    Before a commit:   desireline check
    In CI:             desireline check --strict --format github
    One file:          desireline check maps/store-visit.yaml
    As released:       desireline check --rev v2.3
    """  # noqa: D301  # click takes \\b for "do not wrap"
    project = find_project(paths[0] if paths else None)
    wanted = tuple(project.relative(path) or "" for path in paths) if rev else existing(project, paths)
    catalogue = load(project, rev)
    report = report_of(catalogue, day(today), wanted, None if rev else project, project.ignored)
    writer = {"text": _text, "json": _json, "github": _github}[form]
    say(writer(report, project, strict))
    return report.exit_code(strict)


def report_of(
    catalogue: Catalogue,
    today: date,
    wanted: tuple[str, ...] = (),
    project: Project | None = None,
    ignored: frozenset[str] = frozenset(),
) -> Report:
    """All problems of the wanted files. A broken file is not judged for what may be missing because of the error.

    With `project`, whose files are those on disk, links to other files are followed, and git is asked for translations.
    Warnings of an `ignored` rule are left out.
    """
    from desireline.insight.check import heard
    from desireline.source.problem import in_order

    judged = (each for each in heard(_judged(catalogue, today, project), ignored) if each.file not in catalogue.broken)
    every = in_order([*catalogue.problems, *(with_line(problem, catalogue) for problem in judged)])
    problems = tuple(problem for problem in every if is_within(problem.file, wanted))
    left_out = {problem.file for problem in problems if problem.rule == "file-left-out"}
    empty = {path for path, sheet in catalogue.sheets.items() if sheet.piece is None and is_within(path, wanted)}
    paths = {path for path in catalogue.hashes if is_within(path, wanted)} | left_out
    return Report(len(paths), problems, tuple(sorted(left_out | empty)))


def _judged(catalogue: Catalogue, today: date, project: Project | None) -> tuple[Problem, ...]:
    from desireline.insight import check as judge

    if project is None:
        return judge(catalogue, today)
    from desireline.publish.beside import looking_beside

    with looking_beside(catalogue, project.root, project.folders) as beside:
        return judge(catalogue, today, beside)


def _text(report: Report, project: Project, strict: bool) -> str:
    from desireline.source.problem import told_shortly

    told = told_shortly(report.problems)
    shown = [explained(replace(problem, file=project.shown(problem.file))) for problem in told]
    return "\n\n".join([*shown, _summary(report, strict)])


def _summary(report: Report, strict: bool) -> str:
    files = counted(report.files, "file")
    if not report.files:
        return "No maps and no personas here. Write the first: desireline new current-state my-map"
    if not report.problems:
        return f"{files}, no problems."
    found = f"{files}: {counted(report.errors, 'error')}, {counted(report.warnings, 'warning')}."
    if report.unread:
        names = joined(report.unread[:3]) + (" …" if len(report.unread) > 3 else "")
        return f"{found} Could not be read: {names}. Mend what is named first, then check again."
    if report.errors:
        return f"{found} Mend the errors, then check again."
    return (
        f"{found} Mend the warnings: --strict lets them fail."
        if strict
        else f"{found} 'check --strict' fails on warnings."
    )


def _json(report: Report, project: Project, strict: bool) -> str:
    """Version 1 of the shape; keys and problems stand in a fixed order."""
    del project
    said = {
        "version": 1,
        "files": report.files,
        "errors": report.errors,
        "warnings": report.warnings,
        "exit_code": report.exit_code(strict),
        "unread": list(report.unread),
        "problems": [problem.as_dict() for problem in report.problems],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _github(report: Report, project: Project, strict: bool) -> str:
    """Workflow commands (https://docs.github.com/actions/reference/workflow-commands), and the summary below them."""
    from desireline.source.problem import told_shortly

    workspace = os.environ.get("GITHUB_WORKSPACE") or Path.cwd()
    lines = []
    for problem in told_shortly(report.problems):
        path = Path(os.path.relpath(project.root / problem.file, workspace)).as_posix()
        end = problem.column + problem.length
        place = f"file={_property(path)},line={problem.line},col={problem.column},endColumn={end}"
        message = problem.message + (f"\nPaste: {problem.paste}" if problem.paste else "")
        lines.append(f"::{problem.severity} {place},title={_property(problem.rule)}::{_message(message)}")
    return "\n".join([*lines, _summary(report, strict)])


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
