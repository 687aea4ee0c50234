"""`desireline gap`: what must change to get from a current map to its future."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desireline.cli.exits import DONE, FOUND
from desireline.cli.naming import MapName
from desireline.cli.project import Project, find_project, load, no_such, unread_file
from desireline.cli.saying import Unreadable, explained, say_aside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare.gap import Gap, PainGap
    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue

_SEVERITIES: Final = ("low", "medium", "high", "1", "2", "3", "4", "5")
_SUFFIXES: Final = {".md": "markdown", ".json": "json", ".txt": "text"}


@click.command(
    epilog="Exit codes: 0 told · 1 a pain at the gate is not answered · 2 wrong use · 3 a map could not be read · "
    "4 no such revision."
)
@click.argument("current", metavar="CURRENT", type=MapName())
@click.argument("future", metavar="[FUTURE]", type=MapName(), required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), help="Default: by FILE, else text.")
@click.option(
    "--require-resolved",
    "required",
    type=click.Choice(_SEVERITIES),
    metavar="SEVERITY",
    help="Fail if a pain of this severity (low, medium, high or 1 to 5) or more has no answer in the future.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file.")
@click.option("--rev", metavar="REV", help="The two maps as they were at a git revision.")
@click.option("--width", type=click.IntRange(40, 400), help="For text: columns. Default: the terminal's, else 80.")
@click.option("--lang", metavar="LANG", help="Language of words around the maps' own. Default: the future map's.")
def gap(
    current: str,
    future: str | None,
    form: str | None,
    required: str | None,
    output: Path | None,
    rev: str | None,
    width: int | None,
    lang: str | None,
) -> int:
    """Say what must change to get from the map CURRENT to the map FUTURE.

    Which pains end and by what, what every lane needs that is not there today, what becomes of each stage and step,
    how the figures move, and last the pains that nobody answers. FUTURE may be left out where only one map answers
    CURRENT.

    \b
    In the terminal:   desireline gap store-visit store-visit-2027
    For a meeting:     desireline gap store-visit -o gap.md
    In CI:             desireline gap store-visit --require-resolved high
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.draw.changes.gap_found import found_gap
    from desireline.draw.language import colon
    from desireline.draw.words import Words
    from desireline.model import Weight

    project = find_project()
    catalogue = load(project, rev)
    before = _map(current, project, catalogue)
    after = _map(future, project, catalogue) if future else _only_future(before, catalogue)
    if before is after:
        raise click.UsageError("CURRENT and FUTURE are the same map.")
    if catalogue.answered_by(before) is after:
        say_aside(f"Note: '{before.key}' is the future of '{after.key}': 'desireline gap {after.key} {before.key}'?")
    found = found_gap(before, after)
    form = form or (_SUFFIXES.get(output.suffix.lower()) if output else None) or "text"
    words = Words(lang or after.lang or "en")
    _write(found, words, form, output, width, catalogue.personas)
    weight = Weight.read(required) if required else None
    left = found.open_from(weight.value) if weight is not None else ()
    if left:
        told = words.count(
            "{n} of severity {severity} or more without an answer",
            "{n} of severity {severity} or more without an answer",
            len(left),
            severity=required,
        )
        say_aside(f"{told}{colon(words.lang)}{_listed(left)}")
    return FOUND if left else DONE


def _write(  # what the forms need
    found: Gap, words: Words, form: str, output: Path | None, width: int | None, personas: Mapping[str, Persona]
) -> None:
    if form == "text" and output is None:
        from desireline.cli.painting import columns, paint
        from desireline.draw.changes.text_gap import gap_text

        paint(gap_text(found, words, columns(width), personas))
        return
    made = _made(found, words, form, width, personas)
    if output is None:
        sys.stdout.write(made)
        return
    from desireline.cli.writing import replace_file

    replace_file(output, made.encode("utf-8", "backslashreplace"))
    say_aside(f"Wrote {output}.")


def _made(found: Gap, words: Words, form: str, width: int | None, personas: Mapping[str, Persona]) -> str:
    if form == "json":
        from desireline.compare.gap_output import gap_to_json

        return gap_to_json(found)
    if form == "markdown":
        from desireline.draw.changes.markdown_gap import gap_markdown

        return gap_markdown(found, words, personas)
    from desireline.draw.changes.text import plain_lines
    from desireline.draw.changes.text_gap import gap_text

    return plain_lines(gap_text(found, words, width or 80, personas))


def _listed(left: tuple[PainGap, ...]) -> str:
    from desireline.draw.inline import plain
    from desireline.source.problem import visible

    return ", ".join(visible(each.pain.id or plain(each.pain.text)) for each in left)


def _only_future(current: JourneyMap, catalogue: Catalogue) -> JourneyMap:
    """The one future map of a map."""
    found = [each for each in catalogue.maps.values() if each.future_of and catalogue.answered_by(each) is current]
    if len(found) == 1:
        return _whole(found[0], catalogue)
    if not found:
        raise click.UsageError(
            f"No map is the future of '{current.key}'. Write one: "
            f"desireline new future-state {current.key}-future --future-of {current.key}"
        )
    names = ", ".join(each.key for each in found)
    raise click.UsageError(f"'{current.key}' has several futures: {names}. Name the one you mean.")


def _map(name: str, project: Project, catalogue: Catalogue) -> JourneyMap:
    """The map of that id, former id or file. Raises `click.UsageError` and `Unreadable`."""
    from desireline.model import JourneyMap

    found = catalogue.file(name)
    unread = unread_file(name, project, catalogue) if found is None else None
    if unread is not None:
        raise _unreadable(unread, catalogue)
    if found is None and name.endswith((".yaml", ".yml")):
        path = project.relative(Path(name))
        sheet = catalogue.sheets.get(path) if path else None
        if sheet is None:
            raise click.UsageError(f"The file '{name}' is not among the maps of the project.")
        found = sheet.piece
    if found is None:
        raise no_such("map", name, list(catalogue.maps), catalogue)
    if not isinstance(found, JourneyMap):
        raise click.UsageError(f"'{name}' is a persona; a gap is between two maps.")
    return _whole(found, catalogue)


def _whole(journey: JourneyMap, catalogue: Catalogue) -> JourneyMap:
    """The map, if all of it could be read: a gap of half a map would be a false one."""
    if catalogue.is_broken(journey):
        raise _unreadable(journey.file, catalogue)
    return journey


def _unreadable(path: str, catalogue: Catalogue) -> Unreadable:
    for problem in catalogue.broken.get(path, ()):
        say_aside(explained(problem))
    return Unreadable(f"{path} could not be read as a whole; mend it first")
