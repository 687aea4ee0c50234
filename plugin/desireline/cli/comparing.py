"""What is compared of two sides: everything, two files with each other, or one map alone; and what was left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from desireline.cli.saying import unknown

if TYPE_CHECKING:
    from desireline.cli.project import Project
    from desireline.cli.side import Side
    from desireline.compare import Comparison
    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue


def compared(before: Side, after: Side, project: Project) -> Comparison:
    """The comparison of two sides; two files are compared with each other, whatever their ids.

    What a revision broke and the other side mends is compared with how it read last (see `last_read`).
    """
    from desireline.cli.last_read import with_last_read
    from desireline.compare import Comparison, compare, compare_pieces

    whole = compare(before.catalogue, after.catalogue)
    if before.piece is None or after.piece is None:
        return with_last_read(whole, project, before.said["commit"]) if "commit" in before.said else whole
    if type(before.piece) is not type(after.piece):
        raise click.UsageError("A map and a persona cannot be compared with each other.")
    paths = {before.piece.file, after.piece.file}
    file = compare_pieces(before.piece, after.piece)  # type: ignore[type-var]  # the two are of one kind
    left_out = tuple(each for each in whole.undiffable if each.path in paths)
    return Comparison((file,) if file.changes else (), left_out, before.catalogue, after.catalogue)


def only(comparison: Comparison, name: str, before: Side, after: Side) -> Comparison:
    """What of a comparison is about one map or persona. Raises `click.UsageError` where neither side has it."""
    from desireline.compare import Comparison

    if name not in (known := known_files(before, after)):
        raise click.UsageError(unknown("map or persona", name, known))
    files = tuple(file for file in comparison.files if name in {file.id, key_of(file.before), key_of(file.after)})
    sides = {"before": before.catalogue, "after": after.catalogue}
    left_out = tuple(
        each
        for each in comparison.undiffable
        if (sheet := sides[each.side].sheets.get(each.path)) is None or key_of(sheet.piece) in {"", name}
    )
    return Comparison(files, left_out, comparison.before, comparison.after)


def known_files(before: Side, after: Side) -> list[str]:
    """Ids of the maps and personas on either side."""
    return sorted({name for side in (before, after) for name in (*side.catalogue.maps, *side.catalogue.personas)})


def say_left_out(catalogue: Catalogue, words: Words) -> None:
    """A note of what was not compared because it cannot be a map, and is the same on both sides."""
    from desireline.cli.saying import say_aside
    from desireline.draw.language import listed
    from desireline.source.problem import visible

    aside = [each.file for each in catalogue.problems if (each.rule, each.severity) == ("file-left-out", "warning")]
    if aside:
        paths = listed(map(visible, aside), words.lang)
        say_aside(words("Not compared, and the same on both sides (links and submodules): {paths}", paths=paths))


def key_of(piece: JourneyMap | Persona | None) -> str:
    """The id of a map or persona; "" where there is none."""
    return piece.key if piece is not None else ""
