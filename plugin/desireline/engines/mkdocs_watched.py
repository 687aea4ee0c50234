"""The folders of maps and personas, watched for changes to their files and to pictures beside them."""

import os
import stat
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from desireline.source.files import is_map_file

log = get_plugin_logger(__name__)

CHANGES = frozenset({"modified", "created", "deleted", "moved", "closed"})
"""Events that say a file changed. Watchdog also reports opening, and closing without writing, which reading causes."""


class WatchedFolders:
    """Watches folders that may go and come back, as they do when a branch is switched.

    To the system a folder that was made again is another one, and its old watch is dead; and one that is not there
    cannot be watched. So the folder around each is watched too, for the folder itself alone.
    """

    def __init__(self, changed: threading.Event) -> None:
        self._files, self._changed = _Handler(changed), changed
        self._observer: Any = None
        self._watches: dict[Path, tuple[tuple[int, int], Any]] = {}
        """Of each folder, or folder around one, which one it was, and its watch."""
        self._replaced: set[str] = set()
        """Paths of folders that came or went since they were watched. One made again may have the number of the old."""

    def begin(self, observer: Any, folders: list[Path]) -> None:
        """Watch with this observer. Raises `OSError` where the system does not let it."""
        self._observer, self._watches = observer, {}
        self._watch(folders)

    def name(self, files: Iterable[Path]) -> None:
        """Also hear of these files where they stand in the folders: pictures that maps show, files they link to."""
        self._files.named = frozenset(str(file) for file in files if not is_map_file(file.name))

    def took_note(self) -> bool:
        """Whether one of the named files changed since this was asked last."""
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
        around = {folder.parent for folder in folders} - set(folders)
        for path in {*self._watches, *folders, *around}:
            now = _identity(path) if path in around or path in folders else None
            known, watch = self._watches.get(path, (None, None))
            if now == known and str(path) not in self._replaced:
                continue
            renewed = True
            self._replaced.discard(str(path))
            if watch is not None:
                del self._watches[path]
                with suppress(KeyError, OSError):
                    self._observer.unschedule(watch)
            if now is not None:
                is_around = path not in folders
                handler = _FolderHandler(self._changed, folders, self._replaced) if is_around else self._files
                self._watches[path] = now, self._observer.schedule(handler, str(path), recursive=not is_around)
        return renewed


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


class _Handler(FileSystemEventHandler):
    """Hears of maps and personas, and of the files that these show or link to."""

    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed
        self.named: frozenset[str] = frozenset()
        self.touched = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in CHANGES:
            return
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if any(path in self.named or self._holds_named(path, event) for path in paths):
            self.touched.set()
            self._changed.set()
        if event.is_directory or any(is_map_file(os.path.basename(path)) for path in paths):  # noqa: PTH119
            self._changed.set()

    def _holds_named(self, path: str, event: FileSystemEvent) -> bool:
        """Whether a folder with a named file in it came or went; one is also modified by each file saved in it."""
        moved = event.is_directory and event.event_type != "modified"
        return moved and any(name.startswith(path + os.sep) for name in self.named)


class _FolderHandler(FileSystemEventHandler):
    """Hears of the folders themselves: made, deleted, renamed."""

    def __init__(self, changed: threading.Event, folders: list[Path], replaced: set[str]) -> None:
        self._changed, self._folders, self._replaced = changed, {str(folder) for folder in folders}, replaced

    def on_any_event(self, event: FileSystemEvent) -> None:
        meant = self._folders & {os.fsdecode(event.src_path), os.fsdecode(event.dest_path)}
        if event.event_type in CHANGES and meant:
            if event.event_type != "modified":  # something in it was
                self._replaced |= meant
            self._changed.set()
