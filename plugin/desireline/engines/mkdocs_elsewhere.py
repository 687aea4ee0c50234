"""What maps and personas show, link to or are links to, wherever it lies: by which names a change of it is heard of."""

import os
from collections.abc import Collection, Iterable, Iterator
from functools import cache
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
        self.shown = frozenset(self._places(path for path in named if not is_map_file(os.path.basename(path))))  # noqa: PTH119
        """Where pictures and linked files are: their own names, and those of the files behind links."""
        self.read = frozenset(self._places(links))
        """Where the files are that maps and personas are links to."""

    def _places(self, paths: Iterable[str]) -> Iterator[str]:
        real_folder = cache(os.path.realpath)
        for path in paths:
            place = os.path.normpath(os.path.join(self._root, path))  # noqa: PTH118  # a project may show thousands
            behind = os.path.join(real_folder(os.path.dirname(place)), os.path.basename(place))  # noqa: PTH118, PTH119, PTH120
            if os.path.islink(behind):  # noqa: PTH114
                behind = os.path.realpath(behind)
            yield from (each for each in {place, behind} if each.startswith(self._root + os.sep))

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
