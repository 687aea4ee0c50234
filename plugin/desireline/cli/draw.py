"""`desireline draw`: one map, drawn."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from desireline.cli.drawing import FORMS, VIEWS, NothingToDrawError, drawn
from desireline.cli.exits import UNREADABLE
from desireline.cli.naming import MapName
from desireline.cli.project import Project, day, find_project, load, no_such, unread_file
from desireline.cli.saying import Unreadable, counted, explained, say, say_aside, unknown

if TYPE_CHECKING:
    from datetime import datetime

    from desireline.model import JourneyMap
    from desireline.source import Catalogue

_BY_SUFFIX = {".svg": "svg", ".html": "html", ".htm": "html", ".mmd": "mermaid", ".mermaid": "mermaid", ".txt": "text"}
_OF_A_BROWSER = frozenset({".png", ".jpg", ".jpeg", ".webp", ".pdf"})


@click.command(
    epilog="Exit codes: 0 drawn · 2 the map has nothing of that kind, or the form is not made · "
    "3 the map could not be read · 4 no such revision."
)
@click.argument("name", metavar="MAP", type=MapName())
@click.option("--as", "view", type=click.Choice(VIEWS), help="What to draw. Default: grid; of a blueprint, blueprint.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Default: by the suffix of FILE, else text.")
@click.option("--scale", metavar="ID", default="emotion", help="For the curve: another scale of the map.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to a file.")
@click.option("--rev", metavar="REV", help="Draw the map as it was at a git revision.")
@click.option("--width", type=click.IntRange(40, 400), help="For text: columns. Default: the terminal's, else 80.")
@click.option("--lang", metavar="LANG", help="Language of words around the map's own. Default: the map's.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Count due dates from this day.")
def draw(  # noqa: PLR0913, PLR0917  # one argument an option
    name: str,
    view: str | None,
    form: str | None,
    scale: str,
    output: Path | None,
    rev: str | None,
    width: int | None,
    lang: str | None,
    today: datetime | None,
) -> int:
    """Draw one map, named by its id or its file.

    \b
    In the terminal:     desireline draw store-visit
    For a slide:         desireline draw store-visit --as curve -o curve.svg
    For a pull request:  desireline draw store-visit --as flow --format mermaid
    To send to somebody: desireline draw store-visit -o store-visit.html
    As released:         desireline draw store-visit --rev v2.3
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.drawing import Wish

    as_path = Path(name) if name.endswith((".yaml", ".yml")) else None
    project = find_project(as_path)
    catalogue = load(project, rev)
    journey = _map(name, as_path, project, catalogue)
    if catalogue.is_broken(journey):
        _explain(journey.file, project, catalogue)
        return UNREADABLE
    if scale != "emotion" and scale not in (known := [each.id for each in journey.scales if each.id]):
        raise click.UsageError(unknown("scale", scale, known))
    form = form or (_form_of(output) if output else "text")
    view = view or ("blueprint" if journey.kind == "service-blueprint" else "grid")
    columns = width or (shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() and not output else 80)
    try:
        made = drawn(journey, catalogue, Wish(view, form, scale, columns, lang or journey.lang or "en", day(today)))
    except NothingToDrawError as nothing:
        raise click.UsageError(str(nothing)) from nothing
    if output is None:
        say(made.rstrip("\n"))
    else:
        from desireline.cli.writing import replace_file

        replace_file(output, made.encode("utf-8"))
        say_aside(f"Wrote {output}.")
    return 0


def _form_of(output: Path) -> str:
    """The form that the suffix of a file names; text where it has none. Raises `click.UsageError` for any other."""
    suffix = output.suffix.lower()
    if not suffix:
        return "text"
    if suffix not in _BY_SUFFIX:
        made = ", ".join(_BY_SUFFIX)
        picture = " A browser makes a picture or a PDF of the HTML." if suffix in _OF_A_BROWSER else ""
        raise click.UsageError(f"Nothing is drawn as '{suffix}'. Name a file in {made}, or a --format.{picture}")
    return _BY_SUFFIX[suffix]


def _map(name: str, as_path: Path | None, project: Project, catalogue: Catalogue) -> JourneyMap:
    """The map of that id or former id, or of that file. Raises `click.UsageError` and `Unreadable`."""
    from desireline.model import JourneyMap

    unread = unread_file(name, project, catalogue)
    if as_path is not None:
        path = project.relative(as_path)
        sheet = catalogue.sheets.get(path) if path else None
        if sheet is None:
            reason = "is not among the maps of the project" if as_path.exists() else "is not there"
            raise click.UsageError(f"The file '{name}' {reason}.")
        found = sheet.piece
    else:
        found = catalogue.file(name)
    if isinstance(found, JourneyMap):
        return found
    if found is not None:
        raise click.UsageError(f"'{name}' is a persona; 'draw' draws maps.")
    if unread is not None:
        _explain(unread, project, catalogue)
        raise Unreadable(f"'{name}' could not be read")
    sheets = [sheet for path, sheet in catalogue.sheets.items() if PurePosixPath(path).stem == name]
    if len(sheets) == 1 and isinstance(sheets[0].piece, JourneyMap) and sheets[0].piece.id:
        raise click.UsageError(f"There is no map '{name}': the one in {sheets[0].path} is '{sheets[0].piece.id}'.")
    raise no_such("map", name, list(catalogue.maps), catalogue)


def _explain(path: str, project: Project, catalogue: Catalogue) -> None:
    from dataclasses import replace

    problems = catalogue.broken.get(path, ())
    for problem in problems:
        say_aside(explained(replace(problem, file=project.shown(problem.file))))
    say_aside(f"{project.shown(path)} has {counted(len(problems), 'error')}; mend that, then draw it.")
