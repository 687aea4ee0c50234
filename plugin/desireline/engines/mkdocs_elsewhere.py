"""What maps and personas show, link to or are links to, wherever it lies: by which names a change of it is heard of."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from desireline.source.files import is_map_file


class Elsewhere:
    """Files of one project that pages depend on beside the maps and personas themselves."""

    def __init__(self, root: Path, named: Iterable[str] = (), links: Iterable[str] = ()) -> None:
        """Look up where they are now.

        Args:
            root: The project's folder; of what lies outside it nothing is shown.
            named: Paths of pictures that are shown and of files that are linked to, relative to `root`.
            links: Paths of maps and personas that are links to other files.
        """
        self._root = str(root)
        self._ways: dict[str, tuple[str, ...]] = {}
        self.shown = frozenset(self._places(path for path in named if not is_map_file(os.path.basename(path))))  # noqa: PTH119
        """Where pictures and linked files are: their own names, those of links on the way, and of the files behind."""
        self.read = frozenset(self._places(links))
        """Where the files are that maps and personas are links to, and the links on the way."""

    def _places(self, paths: Iterable[str]) -> Iterator[str]:
        for path in paths:
            place = os.path.normpath(os.path.join(self._root, path))  # noqa: PTH118  # a project may show thousands
            yield from (each for each in {place, *self._way(place)} if each.startswith(self._root + os.sep))

    def _way(self, path: str) -> tuple[str, ...]:
        """The links that a path leads over, each by its real name, and last the file or folder behind them."""
        known = self._ways.get(path)
        if known is None:
            self._ways[path] = (path,)  # what links in a circle find
            known = self._ways[path] = self._found(path)
        return known

    def _found(self, path: str) -> tuple[str, ...]:
        folder, name = os.path.split(path)
        if not path.startswith(self._root + os.sep):  # it may lead in again
            return (os.path.realpath(path),)
        *links, real = self._way(folder)
        if name in {"", os.curdir, os.pardir}:
            return (*links, os.path.dirname(real) if name == os.pardir else real)  # noqa: PTH120
        real = os.path.join(real, name)  # noqa: PTH118
        if not os.path.islink(real):  # noqa: PTH114
            return (*links, real)
        return (*links, real, *self._way(os.path.join(os.path.dirname(real), os.readlink(real))))  # noqa: PTH115, PTH118, PTH120

    def folders(self, watched: Collection[Path]) -> set[Path]:
        """The folders outside those `watched` already in which the files are, or the nearest around one that is not."""
        inside = tuple(f"{folder}{os.sep}" for folder in watched)
        holding = {os.path.dirname(place) for place in (*self.shown, *self.read) if not place.startswith(inside)}  # noqa: PTH120
        return {self._nearest(Path(folder)) for folder in holding}

    def _nearest(self, folder: Path) -> Path:
        while not folder.is_dir() and str(folder) != self._root:
            folder = folder.parent
        return folder


def stood_in(names: Collection[str], path: str) -> bool:
    """Whether any of the files stands below `path`, which may be a folder or a link to one."""
    return any(name.startswith(path + os.sep) for name in names)
