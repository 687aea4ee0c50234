"""The folders of maps and personas, watched for changes to their files; and whatever else pages depend on."""

import os
import stat
import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from desireline.engines.mkdocs_elsewhere import Elsewhere, stood_in
from desireline.source.files import is_map_file

log = get_plugin_logger(__name__)

CHANGES = frozenset({"modified", "created", "deleted", "moved", "closed"})
"""Events that say a file changed. Watchdog also reports opening, and closing without writing, which reading causes."""


class WatchedFolders:
    """Watches folders that may go and come back, as they do when a branch is switched.

    To the system a folder that was made again is another one, and its old watch is dead; and one that is not there
    cannot be watched. So the folder around each is watched too, for the folder itself alone. Pictures and linked files
    elsewhere are heard of in the same way, from the folder that each is in.
    """

    def __init__(self, changed: threading.Event) -> None:
        self._files, self._changed = _Handler(changed), changed
        self._others: set[Path] = set()
        self._observer: Any = None
        self._watches: dict[Path, tuple[tuple[int, int], Any]] = {}
        """Of each folder, or folder around one, which one it was, and its watch."""
        self._replaced: set[str] = set()
        """Paths of folders that came or went since they were watched. One made again may have the number of the old."""

    def begin(self, observer: Any, folders: list[Path]) -> None:
        """Watch with this observer. Raises `OSError` where the system does not let it."""
        self._observer, self._watches = observer, {}
        self._watch(folders)

    def hear_of(self, elsewhere: Elsewhere, others: set[Path]) -> None:
        """Also hear of these files, outside the folders too, but for `others`: folders that somebody else watches."""
        known = self._files.elsewhere.read if self._files.elsewhere else frozenset()
        self._files.elsewhere, self._others = elsewhere, others
        if not elsewhere.read <= known:
            self._changed.set()  # their folder may be watched already, but what was saved until now has told nobody

    def took_note(self) -> bool:
        """Whether a file that pages show or link to changed since this was asked last."""
        touched = self._files.touched.is_set()
        self._files.touched.clear()
        return touched

    def follow(self, folders: list[Path]) -> None:
        """Watch those of the folders that are there now, and no others."""
        if self._observer is None:
            return
        try:
            if self._watch(folders):
                self._changed.set()  # what was saved before they were watched has told nobody
        except OSError as problem:
            log.warning(f"not all changes are seen from here on: {problem}")

    def _watch(self, folders: list[Path]) -> bool:
        """Watch these; whether that is another watch than before for any of them."""
        renewed = False
        names = {folder: {str(folder), os.path.realpath(folder)} for folder in folders}  # the settings may name others
        self._files.folders = frozenset().union(*names.values())
        beside = self._files.elsewhere.folders([*folders, *self._others]) if self._files.elsewhere else set()
        around = ({Path(name).parent for name in self._files.folders} | beside) - set(folders)
        for path in {*self._watches, *folders, *around}:
            now = _identity(path) if path in around or path in folders else None
            known, watch = self._watches.get(path, (None, None))
            if now == known and self._replaced.isdisjoint(names.get(path, ())):
                continue
            renewed = True
            self._replaced.difference_update(names.get(path, ()))
            if watch is not None:
                del self._watches[path]
                with suppress(KeyError, OSError):
                    self._observer.unschedule(watch)
            if now is not None:
                is_around = path not in folders
                handler = _FolderHandler(self._files, self._replaced) if is_around else self._files
                real = path if is_around else os.path.realpath(path)  # else a link itself is watched
                self._watches[path] = now, self._observer.schedule(handler, str(real), recursive=not is_around)
        return renewed


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


class _Handler(FileSystemEventHandler):
    """Hears of maps and personas, and of the files that these show, link to or are links to."""

    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed
        self.elsewhere: Elsewhere | None = None
        self.folders: frozenset[str] = frozenset()
        self.touched = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = self.hear(event)
        if paths and (event.is_directory or any(is_map_file(os.path.basename(path)) for path in paths)):  # noqa: PTH119
            self.changed.set()

    def hear(self, event: FileSystemEvent) -> list[str]:
        """Hear of files that pages depend on. Gives back the paths that the event is about; none if nothing changed."""
        if event.event_type not in CHANGES:
            return []
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if self.elsewhere is not None:
            if _is_among(self.elsewhere.shown, paths, event):
                self.touched.set()
                self.changed.set()
            elif _is_among(self.elsewhere.read, paths, event):
                self.changed.set()
        return paths


def _is_among(files: Collection[str], paths: list[str], event: FileSystemEvent) -> bool:
    """Whether one of the files changed, or a folder with one in it came or went.

    A folder, or a link to one, is also modified by each file saved in it.
    """
    if event.event_type == "modified":
        return not event.is_directory and any(path in files for path in paths)
    return any(path in files or stood_in(files, path) for path in paths)


class _FolderHandler(FileSystemEventHandler):
    """Hears of the folders themselves, made, deleted, renamed; and of files that lie outside them."""

    def __init__(self, files: _Handler, replaced: set[str]) -> None:
        self._files, self._replaced = files, replaced

    def on_any_event(self, event: FileSystemEvent) -> None:
        meant = self._files.folders.intersection(self._files.hear(event))
        if meant:
            if event.event_type != "modified":  # something in it was
                self._replaced |= meant
            self._files.changed.set()
