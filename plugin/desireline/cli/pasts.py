"""What `log` and `blame` share: the map, persona or part that a user names, with its history up to the file on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as File
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from desireline.cli.project import load, no_such, unread_file
from desireline.cli.saying import Unreadable

if TYPE_CHECKING:
    from desireline.cli.project import Project
    from desireline.draw.changes.said_names import Names
    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Path, Persona
    from desireline.source import Catalogue
    from desireline.source.git import Contents
    from desireline.source.history import FileHistory, History, State


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
    uncommitted: dict[str, bytes]
    """The content of the file on disk, by git's name for it."""


def asked_for(target: str, project: Project) -> Asked:
    """The map, persona or part of that name. Raises `click.UsageError` and `Unreadable`."""
    from desireline.source.history import history_of

    history = history_of(project.root, project.folders)
    if history.reason:
        raise Unreadable(history.reason)
    catalogue = load(project)
    name, _, part = target.partition("#")
    piece = _on_disk(name, catalogue, project)
    unread = unread_file(name, project, catalogue) if piece is None else None
    if unread is not None:
        name = PurePosixPath(unread).stem
        file, on_disk = _with_disk(history, unread, name, project)
        return Asked(file, None, name, part, None, {}, catalogue, history, on_disk)
    if piece is None:
        gone = _gone(name, history, project)
        if gone is None:
            former = [each.id for each in history.files if each.id]
            raise no_such("map or persona", name, sorted({*catalogue.maps, *catalogue.personas, *former}), catalogue)
        return Asked(gone, None, gone.id, part, None, {}, catalogue, history, {})
    file, on_disk = _with_disk(history, piece.file, piece.key, project)
    whole = None if catalogue.is_broken(piece) else piece
    known = dict.fromkeys(on_disk, whole) if whole is not None else {}
    return Asked(file, whole, piece.key, part, _path_of(piece, part, catalogue), known, catalogue, history, on_disk)


def _on_disk(name: str, catalogue: Catalogue, project: Project) -> JourneyMap | Persona | None:
    found = catalogue.file(name)
    if found is None and ("/" in name or "." in name):
        path = project.relative(File(name))
        sheet = catalogue.sheets.get(path or "")
        return sheet.piece if sheet is not None else None
    return found


def _gone(name: str, history: History, project: Project) -> FileHistory | None:
    """The history of a file that is not there any more, by its id or last path; also where no commit says so yet."""
    from desireline.source.history import FileHistory

    path = project.relative(File(name)) if "/" in name or "." in name else None
    deleted = _deleted(name, history, project)
    if deleted is not None:
        states = _after(deleted.states, "", deleted.states[0].path)
        return FileHistory("", deleted.persona, _id_of(deleted, project), states)
    found = (each for each in history.files if not each.path and (each.id == name or each.states[0].path == path))
    return next(found, None)


def _deleted(name: str, history: History, project: Project) -> FileHistory | None:
    """The history of the file of that id, or at that path, that the newest commit has and the disk has not."""
    from desireline.source.worktree import WorkTreeFiles

    path = project.relative(File(name)) if "/" in name or "." in name else None
    files = WorkTreeFiles(project.root, project.folders)
    there = {each for each, _ in files.listing()} | files.no_maps.keys()
    lost = (each for each in history.files if each.path and each.path not in there)
    return next((each for each in lost if each.path == path or _id_of(each, project) == name), None)


def _id_of(file: FileHistory, project: Project) -> str:
    """The id of a file by its newest state."""
    from desireline.source.git import Contents
    from desireline.source.history_pairs import named

    with Contents(project.root) as contents:
        return named(contents.of(file.states[0].blob) or b"", file.path).id


def _after(states: tuple[State, ...], blob: str, path: str) -> tuple[State, ...]:
    """States with what is on disk as the newest; `blob` is empty where nothing is."""
    from desireline.source.history import Commit, State

    now = State(Commit("", "", "", ""), path, blob, (1,) if states else ())
    return now, *(state._replace(before=tuple([place + 1 for place in state.before])) for state in states)


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


def _with_disk(history: History, path: str, name: str, project: Project) -> tuple[FileHistory, dict[str, bytes]]:
    """The history of a file with what is not committed yet as its newest state, and its content by git's name."""
    from desireline.source.history import FileHistory
    from desireline.source.revision import SHA1_LENGTH, blob_hash

    file = history.file(path, name) or _deleted(name, history, project)  # which got another name on disk
    algorithm = "sha256" if len(history.head) > SHA1_LENGTH else "sha1"
    raw = _raw(project.root / path)
    blob = blob_hash(raw, algorithm)
    if file is not None and (file.path, file.states[0].blob) == (path, blob):
        return file, {blob: raw}
    states = _after(file.states if file is not None else (), blob, path)
    return FileHistory(path, project.is_persona(path), "", states), {blob: raw}


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


def contents_of(asked: Asked, project: Project) -> Contents:
    """Contents of the project's repository, and of the file on disk."""
    from desireline.source.git import Contents

    return Contents(project.root, asked.uncommitted)
