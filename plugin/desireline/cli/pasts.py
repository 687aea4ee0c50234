"""What `log` and `blame` share: the map, persona or part that a user names, with its history up to the file on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from desireline.cli.project import load
from desireline.cli.saying import Unreadable, unknown

if TYPE_CHECKING:
    from pathlib import Path as File

    from desireline.cli.project import Project
    from desireline.draw.changes.said_names import Names
    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Path, Persona
    from desireline.source import Catalogue
    from desireline.source.git import Contents
    from desireline.source.history import FileHistory, History


@dataclass(frozen=True)
class Asked:
    """A map, a persona, or a part of one, as a user named it."""

    file: FileHistory
    piece: JourneyMap | Persona | None
    """As it is on disk; None where it is gone or cannot be read."""
    name: str
    """The id of the map or persona."""
    part: str
    """The part's id or anchor; "" for the whole."""
    path: Path | None
    """Where the part stands on disk; None where it does not."""
    known: dict[str, JourneyMap | Persona]
    """What was read of the file already, by its content's name."""
    catalogue: Catalogue
    history: History


def asked_for(target: str, project: Project) -> Asked:
    """The map, persona or part of that name. Raises `click.UsageError` and `Unreadable`."""
    from desireline.source.history import history_of

    history = history_of(project.root, project.folders)
    if history.reason:
        raise Unreadable(history.reason)
    catalogue = load(project)
    name, _, part = target.partition("#")
    piece = _on_disk(name, catalogue, project)
    if piece is None:
        gone = history.gone(name)
        if not gone:
            former = [each.id for each in history.files if each.id]
            known = sorted({*catalogue.maps, *catalogue.personas, *former})
            raise click.UsageError(unknown("map or persona", name, known))
        return Asked(gone[0], None, name, part, None, {}, catalogue, history)
    file, known_ = _with_disk(history, piece, project, catalogue)
    whole = None if catalogue.is_broken(piece) else piece
    return Asked(file, whole, piece.key, part, _path_of(piece, part, catalogue), known_, catalogue, history)


def _on_disk(name: str, catalogue: Catalogue, project: Project) -> JourneyMap | Persona | None:
    from pathlib import Path

    found = catalogue.file(name)
    if found is None and ("/" in name or "." in name):
        path = project.relative(Path(name))
        sheet = catalogue.sheets.get(path or "")
        return sheet.piece if sheet is not None else None
    return found


def _path_of(piece: JourneyMap | Persona, part: str, catalogue: Catalogue) -> Path | None:
    """Where a part stands, by its anchor or a former id."""
    from desireline.draw.anchors import anchors
    from desireline.model import Part, walk

    if not part:
        return ()
    known = anchors(piece)
    meant = catalogue.find(f"{piece.key}#{part}")
    named = meant.part if meant is not None else None
    for path, each in walk(piece):
        if path and isinstance(each, Part) and (known.get(each) == part or each is named):
            return path
    return None


def _with_disk(
    history: History, piece: JourneyMap | Persona, project: Project, catalogue: Catalogue
) -> tuple[FileHistory, dict[str, JourneyMap | Persona]]:
    """The history of a file with what is not committed yet as its newest state."""
    from desireline.source.history import Commit, FileHistory, State
    from desireline.source.revision import SHA1_LENGTH, blob_hash

    file = history.file(piece.file, piece.key)
    algorithm = "sha256" if len(history.head) > SHA1_LENGTH else "sha1"
    blob = blob_hash(_raw(project.root / piece.file), algorithm)
    known = {} if catalogue.is_broken(piece) else {blob: piece}
    if file is not None and file.states[0].blob == blob:
        return file, known
    states = file.states if file is not None else ()
    now = State(Commit("", "", "", ""), piece.file, blob, (1,) if states else ())
    moved = tuple(state._replace(before=tuple([place + 1 for place in state.before])) for state in states)
    persona = project.is_persona(piece.file)
    return FileHistory(piece.file, persona, "", (now, *moved)), known


def _raw(file: File) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror}") from error


def names_for(asked: Asked, lang: str | None) -> tuple[Words, Names]:
    """The words of the interface in the map's language, and what personas and maps are called."""
    from desireline.draw.changes.said_names import Names
    from desireline.draw.words import Words

    words = Words(lang or (asked.piece.lang if asked.piece is not None else None) or "en")
    return words, Names(words, asked.catalogue.personas, asked.catalogue.maps)


def contents_of(project: Project) -> Contents:
    """Contents of the project's repository."""
    from desireline.source.git import Contents

    return Contents(project.root)
