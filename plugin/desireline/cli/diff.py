"""`desireline diff`: what changed in the maps and personas, and for whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desireline.cli.exits import DONE, FOUND, UNREADABLE
from desireline.cli.naming import MapName
from desireline.cli.project import day, find_project
from desireline.cli.saying import explained, say_aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desireline.cli.side import Side
    from desireline.compare import Comparison
    from desireline.compare.review import Gate
    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue, Problem

GATES: Final[tuple[Gate, ...]] = ("error", "warn", "worse", "any")
"""What `--fail-on` takes, as in `compare.review`, which is not loaded for `--help`."""
_SUFFIXES: Final = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


@click.command(
    epilog="Exit codes: 0 compared · 1 a change at the gate · 2 wrong use · 3 something could not be compared · "
    "4 no such revision."
)
@click.argument("sides", nargs=-1, metavar="[A] [B]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    help="Default: by the suffix of FILE, else text. JSON is what 'desireline patch' takes.",
)
@click.option("--staged", is_flag=True, help="B is what 'git add' took: what the next commit will hold.")
@click.option("--map", "name", metavar="ID", type=MapName(), help="Only this map or persona.")
@click.option("--fail-on", type=click.Choice(GATES), help="Fail on such a change. Default: on none.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file.")
@click.option("--width", type=click.IntRange(40, 400), help="For text: columns. Default: the terminal's, else 80.")
@click.option("--lang", metavar="LANG", help="Language of words around the maps' own. Default: that of the maps.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="For html: count due dates from here.")
def diff(  # noqa: PLR0913, PLR0917  # one argument an option
    sides: tuple[str, ...],
    staged: bool,
    form: str | None,
    name: str | None,
    fail_on: str | None,
    output: Path | None,
    width: int | None,
    lang: str | None,
    today: datetime | None,
) -> int:
    """Say what changed from A to B, stage by stage, and what it means for the customer.

    A and B are git revisions, folders, files, REV:path, ids of maps, or - for a file on standard input. Layout,
    comments and the order of keys are no change.

    \b
    What I changed:            desireline diff
    What I shall commit:       desireline diff --staged
    Since a release:           desireline diff v2.3
    Between two releases:      desireline diff v2.2..v2.3
    What a branch did:         desireline diff main...my-branch
    Two files:                 desireline diff old.yaml maps/store-visit.yaml
    A page to send:            desireline diff v2.3 -o changes.html
    In CI, nothing may break:  desireline diff origin/main...HEAD --fail-on error
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.comparing import compared, only, say_left_out
    from desireline.cli.sides import two_sides
    from desireline.draw.words import Words

    if len(sides) > 2:
        raise click.UsageError("A comparison has two sides.")
    project = find_project()
    before, after = two_sides(sides, project, staged)
    comparison = compared(before, after, project)
    if name is not None:
        comparison = only(comparison, name, before, after)
    form = form or (_SUFFIXES.get(output.suffix.lower()) if output else None) or "text"
    words = Words(lang or language_of(comparison))
    if form == "text" and output is None:
        _print(comparison, before, after, words, width)
    else:
        made = _written(comparison, before, after, words, form, width, today)
        if output is None:
            sys.stdout.write(made)
        else:
            from desireline.cli.writing import replace_file

            replace_file(output, made.encode("utf-8", "backslashreplace"))
            say_aside(f"Wrote {output}.")
    say_left_out(after.catalogue, words)
    left = _left_unsettled(before, after, name)
    for problem in left:
        say_aside(explained(problem))
    return exit_code(comparison, fail_on, left)


def exit_code(comparison: Comparison, fail_on: str | None, problems: Sequence[Problem] = ()) -> int:
    """3 where something could not be compared, whatever else; 1 where a change, or an error, is at the gate; else 0."""
    from desireline.compare.review import at_gate

    if not comparison.complete:
        return UNREADABLE
    gates = [gate for gate in GATES if gate == fail_on]
    found = any(at_gate(change, gates) for change in comparison.changes) or (gates and problems)
    return FOUND if found else DONE


def _left_unsettled(before: Side, after: Side, name: str | None) -> list[Problem]:
    """What a merge left to settle in what is compared, and is not in the older side: as `review` tells it."""
    from desireline.compare.review import new_problems
    from desireline.insight.check import unsettled

    old, new = before.catalogue, after.catalogue
    # A file that both sides have word for word has no news, and need not even be read.
    of_old, of_new = (_only_in(one, other) for one, other in ((old, new), (new, old)))
    found, _ = new_problems((old, unsettled(old, of_old)), (new, unsettled(new, of_new)))
    piece = after.piece if name is None else new.file(name)
    return [each for each in found if each.file == piece.file] if piece is not None else list(found)


def _only_in(one: Catalogue, other: Catalogue) -> list[str]:
    """The files of a side whose content the other has nowhere."""
    known = set(other.hashes.values())
    return [path for path in one.sheets if one.hashes[path] not in known]


def language_of(comparison: Comparison) -> str:
    """The language that all changed maps and personas are in (where none changed, all there are), else English."""
    pieces: list[JourneyMap | Persona | None] = [file.after or file.before for file in comparison.files]
    langs = {piece.lang or "en" for piece in pieces if piece is not None}
    side = comparison.after or comparison.before
    if not pieces and side is not None:
        langs = {offered.lang or "en" for offered in side.project.files.values()}
    return langs.pop() if len(langs) == 1 else "en"


def _print(comparison: Comparison, before: Side, after: Side, words: Words, width: int | None) -> None:
    from desireline.cli.painting import columns, paint
    from desireline.draw.changes.said import said
    from desireline.draw.changes.text import changes_text
    from desireline.draw.changes.where import where

    between = before.label(words), after.label(words)
    paint(changes_text(said(comparison, words), words, columns(width), between, where(comparison)))


def _written(  # what the forms need
    comparison: Comparison,
    before: Side,
    after: Side,
    words: Words,
    form: str,
    width: int | None,
    today: datetime | None,
) -> str:
    if form == "json":
        from desireline.compare import to_json

        return to_json(comparison, before.said, after.said)
    if form == "html":
        from desireline.draw.changes.page import changes_document

        return changes_document(comparison, comparison.before or before.catalogue, after.catalogue, words, day(today))
    from desireline.draw.changes.said import said
    from desireline.draw.changes.where import where

    if form == "markdown":
        from desireline.draw.changes.markdown import changes_markdown

        return changes_markdown(
            said(comparison, words), words, before.label(words), after.label(words), where(comparison)
        )
    from desireline.draw.changes.text import changes_text, plain_lines

    between = before.label(words), after.label(words)
    return plain_lines(changes_text(said(comparison, words), words, width or 80, between, where(comparison)))
