"""`desireline textconv`: a map or persona as one fact a line, for `git diff` and `git log -p`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from desireline.cli.exits import DONE


@click.command(epilog="Exit codes: 0 always, so that git goes on: a file that cannot be read is shown as it stands.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as-of", metavar="VERSION", help="Ignored: makes git's cache forget what another version wrote.")
def textconv(file: Path, as_of: str | None) -> int:
    """Print a map or persona as one fact a line, the same for every layout of the same file.

    Git calls this (see 'desireline git install'); by hand it shows what a file says.

    \b
    desireline textconv maps/store-visit.yaml
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.git_files import bytes_of, is_persona

    del as_of
    raw = bytes_of(file) or b""
    persona = is_persona(file.as_posix(), raw)
    sys.stdout.write(as_text(raw, file.name, persona=persona))
    return DONE


def as_text(raw: bytes, name: str, *, persona: bool) -> str:
    """The facts of a file; of one that has errors those errors, and the file as it stands."""
    from desireline.cli.git_files import sheet_of
    from desireline.draw.text.facts import facts
    from desireline.source.problem import visible

    if not raw.strip():
        return ""
    sheet = sheet_of(name, raw, persona=persona)
    errors = [problem for problem in sheet.problems if problem.severity == "error"]
    if sheet.piece is not None and not errors:
        return facts(sheet.piece)
    first = errors[0] if errors else None
    why = f"{first.message} (line {first.line}, column {first.column})" if first else "it holds no map"
    lines = [f"[not read by desireline: {why}]", *raw.decode("utf-8", "replace").splitlines()]
    return "".join(visible(line) + "\n" for line in lines)
