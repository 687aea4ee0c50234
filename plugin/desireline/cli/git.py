"""`desireline git`: journey maps in git's own commands, set up, taken away, and looked into."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desireline.cli.exits import DONE, FOUND
from desireline.cli.project import Project, find_project
from desireline.cli.saying import Unreadable, reason_of, say

if TYPE_CHECKING:
    from desireline.cli.git_setup import Repository, Scope, View


@click.group()
def git() -> None:
    """Let git itself show what changed in maps, and merge them part by part.

    \b
    Set up this clone:     desireline git install
    What is active, why:   desireline git doctor
    Take it away:          desireline git uninstall
    """  # noqa: D301  # click takes \\b for "do not wrap"


_for_all = click.option(
    "--global", "everywhere", is_flag=True, help="In your own git configuration, for all your repositories."
)


@git.command(epilog="Exit codes: 0 done · 3 this is no git repository, or git refused.")
@_for_all
@click.option(
    "--show",
    "view",
    type=click.Choice(["facts", "changes", "none"]),
    default="facts",
    show_default=True,
    help="What 'git diff' shows of a map: one fact a line (colours, words and all that git can do stay), what changed "
    "and for whom, or YAML as before.",
)
def install(everywhere: bool, view: View) -> int:
    """Tell git to use desireline for diffs and merges of maps and personas.

    Writes entries to this clone's git configuration, and lines to .gitattributes, which belongs into a commit: whoever
    has not run this command sees and merges YAML as before. To run it twice changes nothing.
    """
    from desireline.cli.git_setup import command, wanted

    project, repository = _here(everywhere)
    scope: Scope = "global" if everywhere else "local"
    entries = wanted(view, command())
    try:
        changed = repository.unset(scope, keep=entries)
        changed |= repository.set(scope, entries)
    except ValueError as error:
        raise Unreadable(str(error)) from error
    written = _write_attributes(project, repository, add=True)
    where = "your git configuration" if everywhere else "this clone's git configuration"
    say(f"{'Wrote' if changed else 'Nothing to do in'} {where}.")
    if written is not None:
        say(
            f"Wrote {written}. Commit it, so that all clones name the same drivers."
            if written
            else ".gitattributes is as it should be."
        )
    else:
        say("There is no repository here, so no .gitattributes was written.")
    say("Each clone needs 'desireline git install' once. 'desireline git doctor' shows what is active.")
    return DONE


@git.command(epilog="Exit codes: 0 done · 3 this is no git repository.")
@_for_all
def uninstall(everywhere: bool) -> int:
    """Take away what install has written: entries of git's configuration, and its lines of .gitattributes.

    With --global the lines stay, because other clones may use them; without the entries they do nothing.
    """
    project, repository = _here(everywhere)
    changed = repository.unset("global" if everywhere else "local")
    written = None if everywhere else _write_attributes(project, repository, add=False)
    say("Removed desireline from git's configuration." if changed else "Git's configuration did not name desireline.")
    if written:
        say(f"Removed its lines from {written}.")
    return DONE


@git.command(epilog="Exit codes: 0 everything is active · 1 something is not, with what to do · 3 no git repository.")
def doctor() -> int:
    """Say what git uses for maps here, where that is set, and what to do about what is not as it should be."""
    from desireline.cli.git_doctor import examine

    project, repository = _here(everywhere=False)
    findings = examine(project, repository)
    for finding in findings:
        mark = click.style("ok  ", fg="green") if finding.fine else click.style("NOT ", fg="yellow", bold=True)
        say(f"{mark} {finding.said}")
        if finding.fix:
            say(f"     → {finding.fix}")
    return DONE if all(finding.fine for finding in findings) else FOUND


@git.command("external-diff", context_settings={"ignore_unknown_options": True}, hidden=True)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def external_diff(arguments: tuple[str, ...]) -> int:
    """Say what changed in one file. Git calls this with: path old-file old-hex old-mode new-file new-hex new-mode."""
    if len(arguments) not in {1, 7, 8, 9}:
        raise click.UsageError("Git calls this with 7 arguments; use 'desireline diff' by hand.")
    path = arguments[0]
    if len(arguments) == 1:
        say(f"{path}: not merged yet")
        return DONE
    renamed = arguments[7] if len(arguments) > 7 else path
    say_diff(path, renamed, Path(arguments[1]), Path(arguments[4]))
    return DONE  # anything else would stop git


def say_diff(path: str, renamed: str, old: Path, new: Path) -> None:
    """What changed in one file, or, where that cannot be said, why, and the lines that changed."""
    from desireline.cli.git_files import bytes_of, catalogue_of, is_persona
    from desireline.cli.painting import columns, paint
    from desireline.compare import compare
    from desireline.draw.changes.said import said
    from desireline.draw.changes.text import changes_text
    from desireline.draw.changes.where import where
    from desireline.draw.words import Words
    from desireline.source.problem import visible

    title = path if path == renamed else f"{path} → {renamed}"
    say(click.style(visible(f"── {title}"), bold=True))
    try:
        before, after = bytes_of(old), bytes_of(new)
    except OSError as error:
        say(f"Could not compare: {reason_of(error)}")
        return
    persona = is_persona(renamed, after, before)
    comparison = compare(catalogue_of(path, before, persona=persona), catalogue_of(renamed, after, persona=persona))
    for left_out in comparison.undiffable:
        side = "the old version" if left_out.side == "before" else "the new version"
        say(visible(f"Could not compare: {side}, line {left_out.line}, column {left_out.column}: {left_out.why}"))
    if not comparison.complete:
        _say_lines(path, renamed, before or b"", after or b"")
        return
    if not comparison.files:
        say("Layout, comments or quotation marks alone: the map says the same.")
        return
    langs = {piece.lang for file in comparison.files if (piece := file.after or file.before) is not None}
    words = Words((langs.pop() if len(langs) == 1 else None) or "en")
    wide = os.environ.get("COLUMNS", "") if os.environ.get("GIT_PAGER_IN_USE") else ""
    width = columns(max(40, int(wide)) if wide.isdecimal() else None)
    paint(changes_text(said(comparison, words), words, width, None, where(comparison)))


def _say_lines(path: str, renamed: str, before: bytes, after: bytes) -> None:
    from desireline.source.problem import visible

    old, new = (raw.decode("utf-8", "replace").splitlines() for raw in (before, after))
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{renamed}", lineterm=""):
        say(click.style(visible(line), fg={"+": "green", "-": "red", "@": "cyan"}.get(line[:1])))


def _here(everywhere: bool) -> tuple[Project, Repository]:
    """The project and the repository around the working folder."""
    from desireline.cli.git_setup import Repository

    project = find_project()
    try:
        repository = Repository(project.root)
    except OSError as error:
        raise Unreadable("git is not installed, or not on the PATH") from error
    if repository.top is None and not everywhere:
        raise Unreadable(
            f"{project.root} is not in a git repository's work tree. Run this in one, make one with 'git init', "
            "or use --global."
        )
    return project, repository


def _write_attributes(project: Project, repository: Repository, *, add: bool) -> str | None:
    """Write `.gitattributes`; its name where it was changed, "" where it was as it should be, None without one."""
    from desireline.cli.git_setup import attribute_lines, with_lines, without_lines
    from desireline.cli.writing import replace_file

    if repository.top is None:
        return None
    path = project.root / ".gitattributes"
    text = path.read_text("utf-8", "surrogateescape") if path.is_file() else ""
    change: Any = with_lines if add else without_lines
    made: str = change(text, attribute_lines(project.folders))
    if made == text:
        return ""
    if not made:
        path.unlink()
    else:
        replace_file(path, made.encode("utf-8", "surrogateescape"))
    return project.shown(".gitattributes")
