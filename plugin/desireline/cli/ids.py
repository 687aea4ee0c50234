"""`desireline ids`: the addresses that were published, and the ids they are made of."""

from __future__ import annotations

import codecs
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desireline.cli.exits import DONE, FOUND, UNREADABLE
from desireline.cli.ids_said import as_dict, in_json, lost_as_dict, summary, told, what
from desireline.cli.project import Project, existing, find_project, is_within, load
from desireline.cli.saying import NoBase, Unreadable, counted, explained, reason_of, say, say_aside
from desireline.source.problem import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.publish.lost import Lost
    from desireline.source import Catalogue, Problem

_form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="JSON is stable."
)


@click.group()
def ids() -> None:
    """List addresses, find those that would be lost, write missing ids.

    \b
    What others may link to:      desireline ids list
    Before a release:             desireline ids check
    So that links can be stable:  desireline ids stamp
    """  # noqa: D301  # click takes \\b for "do not wrap"


@ids.command("list", epilog="Exit codes: 0 listed · 3 something could not be read · 4 no such revision.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rev", metavar="REV", help="Those of a git revision instead of the files on disk.")
@_form
def list_(paths: tuple[Path, ...], rev: str | None, form: str) -> int:
    """Print every address that maps and personas publish: pages, and parts that have an id.

    Addresses are those of the site, without the ending that its engine gives them.
    """
    from desireline.publish.published import published

    project = find_project(paths[0] if paths else None)
    wanted = tuple(project.relative(path) or "" for path in paths) if rev else existing(project, paths)
    catalogue = load(project, rev)
    found = [address for address in published(catalogue) if is_within(address.path, wanted)]
    if form == "json":
        say(in_json({"version": 1, "addresses": [as_dict(address) for address in found]}))
    else:
        wide = min(max((len(address.text) for address in found), default=0), 60)
        for address in found:
            say(f"{address.text:<{wide}}  {what(address)}".rstrip())
    unread = _unread(catalogue, rev or "the files on disk")
    for line in unread:
        say_aside(visible(line))
    return UNREADABLE if unread else DONE


@ids.command(
    epilog="Exit codes: 0 every address stays · 1 one would be lost, or means something else · 3 something could not "
    "be read · 4 no such revision."
)
@click.option(
    "--since",
    metavar="REV",
    help="What was published: a tag or any revision, 'v2.1..v2.4' for a tag and those after it, 'v*' for all tags of "
    "that pattern. Default: the latest tag.",
)
@_form
def check(since: str | None, form: str) -> int:
    """Fail if an address that was published would be lost, or would mean something else.

    Every page and every part with an id at that revision is looked for in the files as they are now, through 'was' and
    'retired'. For each that is gone, the lines to write are told.

    \b
    Before a release:   desireline ids check
    Since a release:    desireline ids check --since v2.3
    All there was:      desireline ids check --since 'v*'
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.publish.lost import lost_addresses
    from desireline.publish.published import published

    project = find_project()
    today = load(project)
    unread = _unread(today, "the files on disk")
    lost: dict[tuple[str, str], Lost] = {}
    asked: set[str] = set()
    revisions = _revisions(project, since)
    for name, catalogue in zip(revisions, _catalogues(project, revisions), strict=True):
        unread += _unread(catalogue, name)
        asked |= {address.text for address in published(catalogue)}
        for each in lost_addresses(catalogue, today, name):
            lost[each.address.text, each.why] = each
    code = UNREADABLE if unread else FOUND if lost else DONE
    if form == "json":
        said = {
            "version": 1,
            "since": list(revisions),
            "addresses": len(asked),
            "lost": [lost_as_dict(each) for each in lost.values()],
            "unread": unread,
            "exit_code": code,
        }
        say(in_json(said))
        return code
    for each in lost.values():
        say(told(each) + "\n")
    for line in unread:
        say_aside(visible(line))
    say_aside(summary(len(asked), list(lost.values()), revisions, bool(unread)))
    return code


@ids.command(
    epilog="Exit codes: 0 done · 1 with --check, something lacks an id · 3 a file could not be read or written."
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if something lacks an id.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option(
    "--only",
    metavar="KIND",
    multiple=True,
    help="Only parts of this kind, such as stage, step, pain. May be given several times.",
)
def stamp(paths: tuple[Path, ...], only_check: bool, dry_run: bool, only: tuple[str, ...]) -> int:
    """Write an id to every part that has none, and touch nothing else.

    An id is made of what the part says; where that is not in Latin letters, of its kind and a short checksum of the
    words. Ids that stand there stay. Comments, layout, quotation marks and line ends are kept to the byte.

    \b
    All files:               desireline ids stamp
    Stages and pains alone:  desireline ids stamp --only stage --only pain
    In CI:                   desireline ids stamp --check --only stage
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.publish.stamp import kinds, stamped

    project = find_project(paths[0] if paths else None)
    wanted = existing(project, paths)
    unknown = sorted(set(only) - kinds())
    if unknown:
        raise click.UsageError(f"There is no kind '{unknown[0]}'. There are: {', '.join(sorted(kinds()))}.")
    catalogue = load(project)
    given, left, failed = 0, 0, 0
    told: list[str] = []
    for problem in _unreadable(catalogue, wanted):
        failed += 1
        say_aside(explained(replace(problem, file=project.shown(problem.file))))
    for path, made in stamped(catalogue, partial(is_within, given=wanted), only):
        given, left = given + len(made.given), left + len(made.left)
        shown = project.shown(path)
        for name, part, line in made.given:
            if only_check or dry_run:
                told.append(f"{shown}:{line}: {part} {'lacks an id' if only_check else f'would get the id {name}'}")
        for part, line, why in made.left:
            say_aside(f"{shown}:{line}: {part} is left without an id: {why}")
        if only_check or dry_run or not made.given:
            continue
        try:
            _write(project.root / path, catalogue.sheets[path].source.text, made.text)
            told.append(f"{shown}: {counted(len(made.given), 'id')}")
        except OSError as error:
            failed += 1
            say_aside(f"Error: {reason_of(error)}")
    if told:  # when all is written, so that whoever stops reading stops no writing
        say("\n".join(told))
    verb = "missing" if only_check else "would be written" if dry_run else "written"
    say_aside(f"{counted(given, 'id')} {verb}." if given or left else "Every part has an id.")
    if failed:
        return UNREADABLE
    return FOUND if only_check and given + left else DONE


def _write(path: Path, old: str, new: str) -> None:
    """Write a file's new text, with the byte order mark it has. Raises `OSError`, also where it is no more as read."""
    from desireline.cli.writing import replace_file

    raw = path.read_bytes()
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    if raw != mark + old.encode():
        raise OSError(16, "was changed meanwhile; run this again", str(path))
    replace_file(path, mark + new.encode())


def _revisions(project: Project, since: str | None) -> tuple[str, ...]:
    from desireline.source.since import revisions_since

    with _told():
        return revisions_since(project.root, since)


def _catalogues(project: Project, revisions: tuple[str, ...]) -> Iterator[Catalogue]:
    """What was published at each revision; a file that stayed the same is read once."""
    from desireline.source import RevisionFiles
    from desireline.source import load as load_files

    before: Catalogue | None = None
    for name in revisions:
        with _told(), RevisionFiles(project.root, name, project.folders) as files:
            before = load_files(files, before, project.folders)
        yield before


@contextmanager
def _told() -> Iterator[None]:
    """What is missing, told as every command tells it."""
    from desireline.source import NoRepository, NoRevision

    try:
        yield
    except NoRepository as error:
        raise Unreadable(str(error)) from error
    except NoRevision as error:
        raise NoBase(str(error)) from error


def _unreadable(catalogue: Catalogue, wanted: tuple[str, ...] = ()) -> list[Problem]:
    """The first problem of each file of which not everything could be read."""
    found = []
    for path, problems in sorted(catalogue.broken.items()):
        sheet = catalogue.sheets.get(path)
        own = [each for each in sheet.problems if each.severity == "error"] if sheet is not None else list(problems)
        own = [each for each in own if each.rule not in _MISSING_NOTHING]
        if is_within(path, wanted) and own:
            found.append(own[0])
    return found


_MISSING_NOTHING = frozenset({"unknown-reference", "near-miss", "bad-reference"})
"""Errors of a file of which every part could be read all the same."""


def _unread(catalogue: Catalogue, where: str) -> list[str]:
    return [
        f"Could not be read in {where}: {each.file}:{each.line}:{each.column}: {each.message}"
        for each in _unreadable(catalogue)
    ]
