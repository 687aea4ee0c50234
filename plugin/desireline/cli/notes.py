"""`desireline notes`: a draft of the journeys' part of release notes, with links that stay."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desireline.cli.exits import DONE, FOUND, UNREADABLE
from desireline.cli.project import Project, find_project
from desireline.cli.saying import counted, joined, say_aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.cli.side import Side
    from desireline.draw.releases.notes import Draft, Wording

FRAGMENTS: Final = "docs/releases/fragments"
_NAME: Final = re.compile(r"[0-9a-f]{8,16}")
_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_SECTION: Final = re.compile(r"^section:[ \t]*([A-Za-z]+)[ \t]*$", re.MULTILINE)


@click.command(
    epilog="Exit codes: 0 drafted · 1 a fragment fits no change (with --strict) · 2 wrong use · "
    "3 something could not be compared · 4 no such revision."
)
@click.argument("versions", metavar="A..B")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", help="Default: markdown."
)
@click.option(
    "--fragments",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Lines written by hand, FINGERPRINT.md each. Default: {FRAGMENTS}.",
)
@click.option("--at", metavar="VERSION", help="Pin links to this version. Default: B, where B is a tag.")
@click.option("--all", "everything", is_flag=True, help="Also what customers do not notice.")
@click.option("--lang", metavar="LANG", help="Language of words around the maps' own. Default: that of the maps.")
@click.option("--strict", is_flag=True, help="Fail where a fragment fits no change.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file.")
def notes(  # one argument an option
    versions: str,
    form: str,
    fragments: Path | None,
    at: str | None,
    everything: bool,
    lang: str | None,
    strict: bool,
    output: Path | None,
) -> int:
    """Draft the journeys' part of the release notes from A to B.

    Lines stand under Added, Changed, Deprecated, Removed and Fixed, each with a link to the part of the map as it is in
    B. What customers do not notice is left out: evidence, owners, plans, wording. A file named by a change's
    fingerprint ('--format json' and 'desireline diff' show it) replaces the line of that change; an empty one leaves
    it out.

    \b
    Between two releases:       desireline notes v2.3..v2.4
    Before the tag is made:     desireline notes v2.3..HEAD --at v2.4
    For a program:              desireline notes v2.3..v2.4 --format json
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.comparing import compared
    from desireline.cli.diff import language_of
    from desireline.cli.sides import two_sides
    from desireline.draw.releases.notes import draft
    from desireline.draw.releases.notes_output import notes_json, notes_markdown
    from desireline.draw.words import Words

    project = find_project()
    before, after = two_sides((versions,), project)
    comparison = compared(before, after, project)
    words = Words(lang or language_of(comparison))
    pinned = at if at is not None else _pinned(after, project)
    folder = project.root / FRAGMENTS if fragments is None else fragments
    wordings = dict(_wordings(folder, pinned))
    drafted = draft(comparison, words, pinned, wordings, everything=everything)
    made = (
        notes_json(drafted, words, before.spec, after.spec, pinned)
        if form == "json"
        else notes_markdown(drafted, words)
    )
    if output is None:
        sys.stdout.write(made)
    else:
        from desireline.cli.writing import replace_file

        replace_file(output, made.encode("utf-8", "backslashreplace"))
        say_aside(f"Wrote {output}.")
    _say(drafted, after, pinned, folder, everything=everything)
    if drafted.failures:
        return UNREADABLE
    return FOUND if strict and drafted.unused else DONE


def _pinned(after: Side, project: Project) -> str:
    """The version that links are pinned to: the right side, where that is a published version."""
    from desireline.source.tags import published_versions

    found = published_versions(project.root, "*", None).named(after.spec)
    return found.name if found is not None else ""


def _wordings(folder: Path, version: str) -> Iterator[tuple[str, Wording]]:
    """The lines written by hand: in the folder itself, and in the one below it that is named by the version."""
    from desireline.draw.releases.notes import SECTIONS, Wording

    found = sorted(folder.glob("*.md")) if folder.is_dir() else []
    if version and "/" not in version and (folder / version).is_dir():
        found += sorted((folder / version).glob("*.md"))
    for file in found:
        if _NAME.fullmatch(file.stem) is None:
            continue
        text = file.read_text("utf-8", "replace")
        front = _FRONT.match(text)
        section = None
        if front is not None:
            text = text[front.end() :]
            given = _SECTION.search(front[1])
            section = next((each for each in SECTIONS if given is not None and each == given[1].lower()), None)
            if given is not None and section is None:
                raise click.UsageError(f"{file}: there is no section '{given[1]}'. There are: {joined(SECTIONS)}.")
        yield file.stem, Wording(text.strip(), section)


def _say(drafted: Draft, after: Side, pinned: str, folder: Path, *, everything: bool) -> None:
    """What a writer has to know, apart from the draft."""
    if drafted.left_out and not everything:
        say_aside(f"Left out: {counted(drafted.left_out, 'change')} that customers do not notice; --all tells them.")
    if not pinned and drafted.lines:
        say_aside(f"Links lead to the maps of today: '{after.spec}' is no tag. '--at v2.4' pins them to a version.")
    for name in drafted.unused:
        say_aside(f"Unused: {folder / name}.md fits no change between the two.")
