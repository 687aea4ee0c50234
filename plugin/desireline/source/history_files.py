"""The commits of a log put together by file: each map's and persona's states, followed over renames and moved folders.

Every path of the newest commit waits, on the way back through the log, for the commit that left its content there; from
then on for what that was made from, at the path it had then (`history_pairs` says which file that was).
"""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.source.files import is_map_file
from desireline.source.git import Contents, git
from desireline.source.history import FileHistory, State
from desireline.source.history_log import Entry, came_from, logged
from desireline.source.history_pairs import named, paired, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desireline.source.history_log import Commit, Logged, Repository

_FOLDER_MOVES: Final = 4
"""How many moves of a folder are followed back."""


def files_of(repository: Repository, folders: tuple[str, str]) -> tuple[FileHistory, ...]:
    """The history of every file that stands, or stood, in the folders."""
    places = {folder.strip("/") or ".": number == 1 for number, folder in enumerate(folders)}
    ends = frozenset(repository.cut_off.split())
    log = _of_maps(logged(repository, tuple(places)), places)
    asked: set[str] = set()
    for _ in range(_FOLDER_MOVES):
        found = _former_places(repository, log, places, ends, asked)
        if not found:
            break
        places |= found
        log = _of_maps(logged(repository, tuple(places)), places)
    with Contents(repository.root) as contents:
        log = paired(log, contents)
        return _Walk(_listing(repository, places), ends).files(log, places, contents)


def _of_maps(log: Iterable[Logged], places: Mapping[str, bool]) -> tuple[Logged, ...]:
    """The log without files that are none of a map or persona. What was moved out of the folders is gone."""
    made = []
    for logged_ in log:
        entries = []
        for entry in logged_.entries:
            before = tuple((path, blob if _place(path, places) is not None else "") for path, blob in entry.before)
            if _place(entry.path, places) is not None:
                entries.append(entry._replace(before=before))
            elif any(blob for _, blob in before):
                path = next(path for path, blob in before if blob)
                entries.append(Entry(path, "", before))
        made.append(logged_._replace(entries=tuple(entries)))
    return tuple(made)


def _place(path: str, places: Mapping[str, bool]) -> str | None:
    """The folder (or file) of `places` that a path lies in, the deepest; None where it is none of a map."""
    if path in places:
        return path
    if not is_map_file(posixpath.basename(path)):
        return None
    held = [place for place in places if place == "." or path.startswith(place + "/")]
    deepest = max(held, key=len, default=None)
    if deepest is None:
        return None
    below = path if deepest == "." else path[len(deepest) + 1 :]
    return None if any(part.startswith(".") for part in PurePosixPath(below).parts) else deepest


def _former_places(
    repository: Repository,
    log: Sequence[Logged],
    places: Mapping[str, bool],
    ends: frozenset[str],
    asked: set[str],
) -> dict[str, bool]:
    """Folders (of single files the path) outside of `places` that files were moved from, in commits not `asked` yet."""
    added = [
        each.commit.name
        for each in log
        if each.commit.name not in ends | asked and any(_is_new(entry) for entry in each.entries)
    ]
    asked.update(added)
    found: dict[str, bool] = {}
    for old, new in came_from(repository, added) if added else ():
        place = _place(new, places)
        if place is not None and _place(old, places) is None and is_map_file(posixpath.basename(old)):
            below = new if place == "." else new[len(place) + 1 :]
            folder = old[: -len(below) - 1] if old.endswith("/" + below) else posixpath.dirname(old)
            found.setdefault(folder if folder.strip("./") else old, places[place])
    return found


def _is_new(entry: Entry) -> bool:
    return bool(entry.blob) and not any(blob for _, blob in entry.before)


def _listing(repository: Repository, places: Iterable[str]) -> dict[str, str]:
    """Path and content of each file in the newest commit."""
    done = git(repository.root, "ls-tree", "-r", "-z", repository.head, "--", *places)
    listed = {}
    for entry in done.stdout.decode("utf-8", "surrogateescape").split("\0"):
        fields, _, path = entry.partition("\t")
        if path:
            listed[path] = fields.split(" ")[2]
    return listed


class _Growing:
    """A file's history while it is found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.states: list[tuple[Commit, str, str, bool]] = []
        self.before: list[list[int]] = []


class _Waiting(NamedTuple):
    """What is looked for at a path on the way back: the state that left a content there."""

    file: _Growing
    sides: tuple[tuple[str, int], ...]
    """Contents, each with the state that was made from it; -1 is what the newest commit holds."""


class _Walk:
    """Goes back through the log from the newest commit, every path waiting for what it was made from."""

    def __init__(self, listing: Mapping[str, str], ends: frozenset[str]) -> None:
        self._ends = ends
        self._found: list[_Growing] = []
        self._gone: list[_Growing] = []
        self._first = {path: _Waiting(self._grow(path), ((blob, -1),)) for path, blob in listing.items()}

    def files(self, log: Sequence[Logged], places: Mapping[str, bool], repository: Contents) -> tuple[FileHistory, ...]:
        """The histories, once every commit was walked over."""
        arriving: dict[str, dict[str, _Waiting]] = {}
        if log:
            arriving[log[0].commit.name] = self._first
        for each in log:
            here = arriving.pop(each.commit.name, None)
            if here is None:
                continue
            for parent, below in zip(each.parents, self._over(each, here), strict=False):
                arriving[parent] = _together(arriving.get(parent), below)
        there = sorted((each for each in self._found if each.states), key=lambda each: each.path)
        made = [self._made(each, places, "") for each in there if _place(each.path, places) is not None]
        contents = read(repository, [blob for each in self._gone if (blob := _last_blob(each))])
        made += [
            self._made(each, places, named(contents.get(_last_blob(each), b""), each.states[0][1]).id)
            for each in self._gone
        ]
        return tuple(made)

    def _grow(self, path: str) -> _Growing:
        made = _Growing(path)
        self._found.append(made)
        return made

    def _over(self, each: Logged, here: dict[str, _Waiting]) -> list[dict[str, _Waiting]]:
        """What waits at each parent of a commit."""
        parents = max(len(each.parents), 1)
        if not each.entries:
            return [here] * parents
        touched = {entry.path for entry in each.entries}
        stay = {path: waiting for path, waiting in here.items() if path not in touched}
        below = [dict(stay) for _ in range(parents)]
        for entry in each.entries:
            waiting = here.get(entry.path)
            if waiting is None and not entry.blob:
                waiting = _Waiting(_Growing(""), (("", -1),))
                self._gone.append(waiting.file)
            if waiting is None:
                continue
            children = [child for blob, child in waiting.sides if blob == entry.blob]
            state = self._add(waiting.file, each.commit, entry, children) if children else None
            for (path, blob), side in zip(entry.before, below, strict=False):
                # Where no state was made from it, the work of this side was thrown away by a merge.
                sides = ((blob, state),) if state is not None else ()
                side[path] = _Waiting(waiting.file, sides)
        return below

    def _add(self, file: _Growing, commit: Commit, entry: Entry, children: Iterable[int]) -> int:
        place = len(file.states)
        cut = commit.name in self._ends and not any(blob for _, blob in entry.before)
        file.states.append((commit, entry.path, entry.blob, cut))
        file.before.append([])
        for child in children:
            if child >= 0:
                file.before[child].append(place)
        return place

    def _made(self, file: _Growing, places: Mapping[str, bool], name: str) -> FileHistory:
        states = tuple(
            State(commit, path, blob, tuple(before), cut)
            for (commit, path, blob, cut), before in zip(file.states, file.before, strict=True)
        )
        place = _place(states[0].path, places)
        return FileHistory(file.path, places.get(place or "", False), name, states)


def _together(one: dict[str, _Waiting] | None, other: dict[str, _Waiting]) -> dict[str, _Waiting]:
    """What waits at a commit with several children."""
    if one is None or one is other:
        return other
    made = dict(one)
    for path, waiting in other.items():
        known = made.get(path)
        if known is None:
            made[path] = waiting
        elif known is not waiting and known.file is waiting.file:
            made[path] = _Waiting(known.file, tuple(dict.fromkeys((*known.sides, *waiting.sides))))
    return made


def _last_blob(file: _Growing) -> str:
    """The content of a removed file before it went."""
    return next((blob for _, _, blob, _ in file.states if blob), "")
