"""`desireline patch`: a saved comparison made in files, or undone."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desireline.cli.exits import DONE, FOUND
from desireline.cli.project import Project, find_project, load
from desireline.cli.saying import Unreadable, counted, say, say_aside

if TYPE_CHECKING:
    from desireline.compare import Edit
    from desireline.source import Catalogue


@dataclass(frozen=True)
class _Written:
    """What becomes of one file."""

    path: str
    before: bytes | None
    after: bytes | None
    kept: bool
    lost: tuple[str, ...]


@click.command(
    epilog="Exit codes: 0 done · 1 with --check, files would change · 2 wrong use · "
    "3 the patch does not fit, or a file could not be read or kept; nothing was written."
)
@click.argument("what", metavar="apply|invert", type=click.Choice(["apply", "invert"]))
@click.argument("file", metavar="FILE")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file would change.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--rewrite", is_flag=True, help="Write a file anew where its layout and comments cannot be kept.")
def patch(what: str, file: str, only_check: bool, show_diff: bool, rewrite: bool) -> int:
    """Make the changes of a saved comparison in the files of this project (apply), or undo them (invert).

    FILE is what 'desireline diff --format json' wrote, or - for standard input. Values are written where they stand;
    comments and layout stay. Things are found by their ids, so the files may have moved on. What does not fit is
    named, and then nothing at all is written.

    \b
    Save what I changed:    desireline diff -o work.json
    Take it back:           desireline patch invert work.json
    Make it again:          desireline patch apply work.json
    Only look:              desireline patch apply work.json --diff
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.compare import edits_from_json, invert

    document = saved_document(file)
    if not document.get("complete", False):
        paths = ", ".join(str(each.get("path")) for each in document.get("undiffable", ()))
        raise Unreadable(f"that comparison is not complete ({paths} could not be compared); make it again first")
    try:
        edits = edits_from_json(json.dumps(document))
    except ValueError as error:
        raise Unreadable(f"'{file}': {error}") from error
    if what == "invert":
        edits = _by_file(invert(edit for each in edits.values() for edit in each))
    project = find_project()
    made = _all(edits, project)
    unkept = [each for each in made if not each.kept]
    if unkept and not rewrite:
        for each in unkept:
            _tell_unkept(each, project)
        raise Unreadable("nothing was written. With --rewrite these files are written anew from what they say.")
    return _finish(made, project, only_check=only_check, show_diff=show_diff)


def saved_document(name: str) -> dict[str, Any]:
    """A comparison saved as JSON, from a file or standard input. Raises `Unreadable` and `click.UsageError`."""
    from desireline.compare import SCHEMA_ID

    if name != "-" and not Path(name).is_file():
        raise click.UsageError(f"There is no file '{name}'. Make one: desireline diff --format json -o {name}")
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        document = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"'{name}' is no JSON: {error}") from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA_ID:
        raise Unreadable(f"'{name}' is no comparison ({SCHEMA_ID}): desireline diff --format json writes one")
    return document


def _by_file(edits: tuple[Edit, ...]) -> dict[str, tuple[Edit, ...]]:
    """Edits by the id that their file has before them (of a new one, will have)."""
    made: dict[str, list[Edit]] = {}
    for edit in edits:
        made.setdefault((edit.before or edit.at).file, []).append(edit)
    return {name: tuple(held) for name, held in made.items()}


def _all(edits: dict[str, tuple[Edit, ...]], project: Project) -> list[_Written]:
    """What becomes of every file. Raises `Unreadable` with all that does not fit, before anything is written."""
    from desireline.compare import Misfit

    catalogue = load(project)
    made: list[_Written] = []
    wrong: list[str] = []
    for name, held in edits.items():
        try:
            made.append(_one(name, held, project, catalogue))
        except Misfit as misfit:
            wrong += [f"{name}: {_where(edit)}: {why}" for edit, why in misfit.found]
        except ValueError as error:
            wrong.append(f"{name}: {error}")
    if wrong:
        from desireline.source.problem import visible

        for line in wrong:
            say_aside(visible(line))
        raise Unreadable(f"the patch does not fit: {counted(len(wrong), 'change')} named above. Nothing was written.")
    return [each for each in made if each.before != each.after]


def _where(edit: Edit) -> str:
    """What an edit is about, by names that stand in the file: `number step “Waits” in “Visit”: wait`."""
    name = f" “{edit.at.name}”" if edit.at.name else ""
    within = "".join(f" in “{each}”" for _, each in reversed(edit.at.within))
    return f"{edit.op} {edit.kind}{name}{within}" + (f": {'.'.join(edit.field)}" if edit.field else "")


def _one(name: str, held: tuple[Edit, ...], project: Project, catalogue: Catalogue) -> _Written:
    from desireline.compare.patch_text import patched_text

    piece = catalogue.file(name)
    persona = any(edit.kind == "persona" and not edit.at.path for edit in held)
    if piece is None:
        path = f"{project.folders[persona].strip('/')}/{name}.yaml"
        if (project.root / path).exists():
            raise ValueError(f"'{path}' stands in the way, and is not '{name}'")
        made = patched_text(held, None, path, persona=persona)
        return _Written(path, None, made.raw, made.kept, made.lost)
    path = piece.file
    raw = (project.root / path).read_bytes()
    made = patched_text(held, raw, path, persona=project.is_persona(path))
    return _Written(path, raw, made.raw, made.kept, made.lost)


def _tell_unkept(each: _Written, project: Project) -> None:
    lost = f", and {counted(len(each.lost), 'comment')} would be lost: {' '.join(each.lost[:3])}" if each.lost else ""
    from desireline.source.problem import visible

    say_aside(visible(f"{project.shown(each.path)}: the layout cannot be kept{lost}"))


def _lines_of_diff(path: str, old: bytes, new: bytes) -> str:
    """The lines that would change, as `git diff` shows them."""
    import difflib

    from desireline.source.problem import visible

    before, after = (raw.decode("utf-8", "replace").splitlines() for raw in (old, new))
    lines = difflib.unified_diff(before, after, f"{path} (as it is)", f"{path} (patched)", lineterm="")
    tones = {"+": "blue", "-": "yellow", "@": "cyan"}
    return "\n".join(click.style(visible(line), fg=tones.get(line[:1])) for line in lines)


def _finish(made: list[_Written], project: Project, *, only_check: bool, show_diff: bool) -> int:
    from desireline.cli.writing import replace_file

    for each in made:
        shown = project.shown(each.path)
        target = project.root / each.path
        if show_diff:
            say(_lines_of_diff(shown, each.before or b"", each.after or b""))
        elif only_check:
            say(f"would change: {shown}")
        elif each.after is None:
            target.unlink()
            say(f"removed: {shown}")
        elif each.before is None:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, each.after)
            say(f"added: {shown}")
        else:
            replace_file(target, each.after)
            say(f"changed: {shown}")
    verb = "would change" if only_check or show_diff else "changed"
    say_aside(f"{counted(len(made), 'file')} {verb}.")
    return FOUND if only_check and made else DONE
