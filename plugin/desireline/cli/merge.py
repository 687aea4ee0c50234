"""`desireline merge`: git's merge driver for maps and personas."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desireline.cli.exits import DONE, FOUND
from desireline.cli.saying import counted, say_aside

if TYPE_CHECKING:
    from desireline.compare.merge import Merge

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(epilog="Exit codes, as git expects them: 0 merged clean · 1 conflicts are left; more than 1: it failed.")
@click.argument("base", type=_FILE, metavar="BASE")
@click.argument("ours", type=_FILE, metavar="OURS")
@click.argument("theirs", type=_FILE, metavar="THEIRS")
@click.argument("marker_size", type=int, default=7, metavar="[MARKER-SIZE]")
@click.argument("path", default="", metavar="[PATH]")
def merge(base: Path, ours: Path, theirs: Path, marker_size: int, path: str) -> int:
    """Merge what two sides made of one map or persona into OURS. Git calls this with %O %A %B %L %P.

    Edits of different parts go together, comments and layout stay. What does not go together is said in words; the file
    then holds one side's version, and both under 'x-conflict', and can still be read: settle it, remove 'x-conflict',
    and 'git add' the file. A file with errors in its YAML is left to git's own merge.
    """
    from desireline.cli.git_files import is_persona
    from desireline.cli.writing import replace_file
    from desireline.compare.merge import CannotMerge
    from desireline.compare.merge import merge as merged
    from desireline.source.problem import visible

    name = path or ours.name
    old, mine, other = (file.read_bytes() for file in (base, ours, theirs))
    code, by_lines = _by_lines(base, ours, theirs, marker_size)
    persona = is_persona(name, mine, other, old)
    try:
        made = merged(old, mine, other, name, persona=persona, by_lines=by_lines if code == 0 else None)
    except CannotMerge as error:
        say_aside(visible(f"{name}: {error}"))
        if by_lines is None:
            say_aside(
                "  Git takes it for binary and merges no lines of it, so ours is left as it is: settle it by hand."
            )
            return FOUND
        say_aside("  So it is merged line by line, as git does without desireline.")
        ours.write_bytes(by_lines)
        return DONE if code == 0 else FOUND
    if made.raw != mine:
        replace_file(ours, made.raw)
    _tell(name, made)
    return FOUND if made.conflicts else DONE


def _by_lines(base: Path, ours: Path, theirs: Path, marker_size: int) -> tuple[int, bytes | None]:
    """Git's own merge: the number of conflicts, and the result; None where git cannot (a binary file)."""
    done = subprocess.run(
        ["git", "merge-file", "-p", f"--marker-size={marker_size}", "-L", "ours", "-L", "base", "-L", "theirs",
         "--", *map(str, (ours, base, theirs))],
        stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode < 0 or done.returncode > 127:
        return done.returncode, None
    return done.returncode, done.stdout


def _tell(name: str, made: Merge) -> None:
    from desireline.source.problem import visible

    if made.conflicts:
        say_aside(visible(f"{name}: {counted(len(made.conflicts), 'conflict')}; both sides stand under 'x-conflict'"))
        for conflict in made.conflicts:
            say_aside(f"  {visible(conflict.sentence())}")
    for where in made.commented:
        say_aside(visible(f"{name}: both sides wrote a comment at {where}; both stand there, ours first"))
    for at, old, new in made.followed:
        say_aside(visible(f"{name}: {at} named '{old}', which is '{new}' now, and names that"))
    for where in made.together:
        say_aside(visible(f"{name}: both sides added to {where} in one place; ours stands first, look at the order"))
