"""`desireline log`: who changed a map, a persona or a part of one, when, and what they changed, in words."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from desireline.cli.exits import DONE
from desireline.cli.naming import MapName
from desireline.cli.project import find_project
from desireline.cli.saying import NoBase, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desireline.cli.pasts import Asked
    from desireline.cli.project import Project
    from desireline.compare.past import Past, Pasts
    from desireline.draw.changes.past_said import PastSaid

SCHEMA: Final = "desireline-log/1"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@click.command(epilog="Exit codes: 0 done · 2 no such map or part · 3 no git, or no history · 4 no such revision.")
@click.argument("target", metavar="ID[#PART]", type=MapName())
@click.option("--since", metavar="DATE|REV", help="Only commits from that day on, or those that REV does not hold.")
@click.option("-n", "number", type=click.IntRange(1), metavar="N", help="Only the newest N.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--width", type=click.IntRange(40, 400), help="For text: columns. Default: the terminal's, else 80.")
@click.option("--lang", metavar="LANG", help="Language of words around the map's own. Default: the map's.")
def log(target: str, since: str | None, number: int | None, form: str, width: int | None, lang: str | None) -> int:
    """Say who changed a map, a persona or a part of one, when, and what.

    ID is that of a map or persona, or the path of its file; PART the id of anything in it, or its anchor on the page.
    Both are followed through renamed files, moved folders, new ids (`was`) and moves to another stage. What is gone
    has a history too. Layout and comments are no change.

    \b
    A map:             desireline log phone-purchase
    One pain of it:    desireline log phone-purchase#price-gap
    Since a release:   desireline log phone-purchase --since v2.3
    The last change:   desireline log hao -n 1
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.pasts import asked_for, contents_of, names_for
    from desireline.compare.past import Pasts
    from desireline.draw.changes.past_said import said_past

    project = find_project()
    asked = asked_for(target, project)
    wanted = _wanted(since, project)
    unsaid = 0
    made: list[PastSaid] = []
    with contents_of(asked, project) as contents:
        pasts = Pasts(asked.file, contents, asked.known)
        if asked.piece is None:  # it is called, and spoken of, as when it was last whole
            asked = replace(asked, piece=pasts.latest())
        words, names = names_for(asked, lang)
        ids = _ids(asked)
        told = (past for past in _told(asked, pasts) if wanted(past))
        spoken: Iterator[PastSaid] = (said_past(past, names, part=ids) for past in told)
        for each in spoken:
            if each.past.kind == "same" and not each.notes:
                unsaid += 1
                continue
            made.append(each)
            if number is not None and len(made) == number:
                unsaid = 0
                break
    if asked.part and not since and all(each.past.kind == "unreadable" for each in made):
        parts = sorted(_parts(asked))
        raise click.UsageError(unknown(f"part of '{asked.name}', now or earlier,", asked.part, parts))
    if form == "json":
        sys.stdout.write(_json(asked, made))
        return DONE
    from desireline.cli.painting import columns, paint
    from desireline.draw.changes.past_text import past_text

    paint(past_text(_head(asked), made, words, columns(width), unsaid))
    return DONE


def _told(asked: Asked, pasts: Pasts) -> Iterator[Past]:
    from desireline.compare.past import PartPasts

    if not asked.part:
        return iter(pasts)
    return iter(PartPasts(pasts, asked.path, _ids(asked)))


def _ids(asked: Asked) -> set[str]:
    """The ids of the part; the anchor of one without an id is none."""
    return {asked.part} if asked.part and "_" not in asked.part else set()


def _parts(asked: Asked) -> Iterator[str]:
    sheet = asked.catalogue.sheets.get(asked.file.path)
    return iter(sheet.parts if sheet is not None else ())


def _wanted(since: str | None, project: Project) -> Callable[[Past], bool]:
    """Which commits `--since` leaves. Raises `NoBase`."""
    if since is None:
        return lambda _: True
    if _DAY.fullmatch(since):
        return lambda past: not past.state.commit.name or past.state.commit.day >= since
    from desireline.source.git import git

    done = git(project.root, "rev-list", "--end-of-options", f"{since}..HEAD")
    if done.returncode or since.startswith("-"):
        raise NoBase(f"there is no revision '{since}', and it is no day (YYYY-MM-DD)")
    newer = {"", *done.stdout.decode("ascii", "replace").split()}
    return lambda past: past.state.commit.name in newer


def _head(asked: Asked) -> str:
    """What it is the history of: Map “Phone purchase” (phone-purchase#price-gap)."""
    title = asked.piece.title if asked.piece is not None else ""
    target = f"{asked.name}#{asked.part}" if asked.part else asked.name
    if asked.part and asked.piece is not None and asked.path:
        from desireline.compare import piece_at

        part = piece_at(asked.piece, asked.path)
        title = getattr(part, "title", "") or getattr(part, "text", "") or ""
    from desireline.draw.inline import plain

    return f"{plain(title)} ({target})" if title else target


def _json(asked: Asked, told: list[PastSaid]) -> str:
    target = f"{asked.name}#{asked.part}" if asked.part else asked.name
    said = {"schema": SCHEMA, "target": target, "complete": not asked.history.shallow, "commits": [*map(_plain, told)]}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _plain(each: PastSaid) -> dict[str, Any]:
    state = each.past.state
    return {
        "commit": state.commit.name,
        "author": state.commit.author,
        "date": state.commit.date,
        "subject": state.commit.subject,
        "path": state.path,
        "kind": each.past.kind,
        "moved_from": each.past.moved_from,
        "notes": list(each.notes),
        "changes": [
            {
                "fingerprint": change.change.fingerprint,
                "op": change.change.op,
                "kind": change.change.kind,
                "field": list(change.change.field),
                "path": list(change.change.at.address),
                "name": change.name,
                "from": change.change.edit.from_,
                "to": change.change.edit.to,
                "effect": change.change.effect,
                "severity": change.change.severity,
                "rule": change.change.rule,
                "sentence": change.sentence,
            }
            for change in each.changes
        ],
    }
