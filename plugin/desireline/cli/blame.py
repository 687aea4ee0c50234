"""`desireline blame`: each part of a map or persona with the commit that last changed what it says."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from desireline.cli.exits import DONE
from desireline.cli.naming import MapName
from desireline.cli.project import find_project
from desireline.cli.saying import Unreadable

if TYPE_CHECKING:
    from desireline.cli.pasts import Asked
    from desireline.compare.blame import Blamed
    from desireline.draw.changes.said_names import Names

SCHEMA: Final = "desireline-blame/1"


@click.command(epilog="Exit codes: 0 done · 2 no such map · 3 no git, no history, or the file cannot be read.")
@click.argument("target", metavar="ID", type=MapName())
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--width", type=click.IntRange(60, 400), help="For text: columns. Default: the terminal's, else 80.")
@click.option("--lang", metavar="LANG", help="Language of words around the map's own. Default: the map's.")
def blame(target: str, form: str, width: int | None, lang: str | None) -> int:
    """Say who last changed what each stage, step and statement of a map or persona says, and in which commit.

    Layout, comments and another place in a list are no change; a new file name, a new id with 'was' and a move to
    another stage lose nobody's name. For what a commit changed: desireline log ID#PART.

    \b
    desireline blame phone-purchase
    desireline blame maps/phone-purchase.yaml --format json
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.pasts import asked_for, contents_of, names_for
    from desireline.compare.blame import blame as blamed
    from desireline.compare.past import Pasts

    project = find_project()
    asked = asked_for(target.partition("#")[0], project)
    if asked.piece is None:
        broken = asked.catalogue.broken.get(asked.file.path, ())
        gone = f"'{asked.name}' is there no more; 'desireline log {asked.name}' says when and by whom it was removed"
        raise Unreadable(broken[0].explain() if broken else gone)
    _, names = names_for(asked, lang)
    with contents_of(asked, project) as contents:
        parts = blamed(Pasts(asked.file, contents, asked.known))
    if form == "json":
        sys.stdout.write(_json(asked, parts, names))
        return DONE
    from desireline.cli.painting import columns, paint
    from desireline.draw.changes.blame_text import blame_text

    paint(blame_text(parts, asked.piece, names, columns(width)))
    return DONE


def _json(asked: Asked, parts: tuple[Blamed, ...], names: Names) -> str:
    made: list[dict[str, Any]] = []
    from desireline.draw.anchors import anchors
    from desireline.draw.changes.blame_text import part_name

    root = asked.piece
    if root is None:
        return ""
    known = anchors(root)
    for each in parts:
        commit = each.state.commit
        made.append(
            {
                "anchor": known.get(each.piece) if each.path else "",
                "path": list(each.path),
                "name": part_name(each, root, names),
                "line": each.piece.place.line,
                "commit": commit.name,
                "author": commit.author,
                "date": commit.date,
                "subject": commit.subject,
                "sure": each.sure,
            }
        )
    said = {"schema": SCHEMA, "target": asked.name, "file": asked.file.path, "parts": made}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
