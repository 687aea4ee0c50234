"""The history of every map and persona: which commit left which content, whose it was, and when.

One pass of `git log` over the folders of maps and personas tells the states of all files; ids are followed over renamed
files and moved folders. What a file said is read when somebody asks, by one `cat-file --batch` for all of them. A
second run of the program at the same commit asks git one question and takes the rest from a file beside its objects.

    history = history_of(".")
    file = history.file("maps/phone-purchase.yaml")
    for state in file.states:                      # newest first
        print(state.commit.date, state.commit.author, state.commit.subject, state.path)

The whole graph is followed, not its first parents alone: a team that merges its branches wants to read who wrote a
sentence, not who merged it. A commit is therefore only ever compared with its own parents (`State.before`), never with
its neighbour in time, so branches that lay side by side do not undo each other's work in the telling. A merge is told
only where it says what neither of its sides said. Branches whose work a merge threw away are not part of the history.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desireline.model.record import Record, once, record
from desireline.source.files import FOLDERS
from desireline.source.git import NoRepository
from desireline.source.history_log import Commit, Repository, repository_at

if TYPE_CHECKING:
    import os

__all__ = ["Commit", "FileHistory", "History", "State", "history_of"]

_FORM: Final = "desireline history 1"
"""The first thing in a kept file; changes with what is kept."""


class State(NamedTuple):
    """A file as one commit left it."""

    commit: Commit
    path: str
    """Where it stood, relative to the project; `../` leads out of it."""
    blob: str
    """Git's name of its content; "" where the commit removed it."""
    before: tuple[int, ...]
    """The states it was made from, as places in `FileHistory.states`: none where it began, two or more for a merge."""
    cut: bool = False
    """Whether what was before is not in this clone (shallow): the state may be older than its commit."""


@record
class FileHistory(Record):
    """All states of one map or persona."""

    path: str
    """Where its file stands in the newest commit; "" where it is there no more."""
    persona: bool
    id: str
    """Its id when it was removed; "" of files that are there."""
    states: tuple[State, ...]
    """Newest first; a state stands before those it was made from. Never empty."""

    @property
    def line(self) -> tuple[State, ...]:
        """The states of the main line, newest first: of a merge's sides the one it was merged into."""
        found = [self.states[0]]
        while found[-1].before:
            found.append(self.states[found[-1].before[0]])
        return tuple(found)


@record
class History(Record):
    """The history of every map and persona of a project, as one commit sees it."""

    head: str = ""
    """The commit it ends with; "" where there is none."""
    files: tuple[FileHistory, ...] = ()
    """Those that are there by path, then those that are gone, the last to go first."""
    shallow: bool = False
    """Whether the clone holds only the newest commits."""
    reason: str = ""
    """Why there is no history, with what to do; "" where there is one."""

    def file(self, path: str, name: str = "") -> FileHistory | None:
        """The history of the file at a path of the newest commit.

        With `name`, its id, the history goes on in a file of that id that an earlier commit had removed.
        """
        found = _by_path(self).get(path)
        if found is None or not name:
            return found
        oldest = found.states[-1]
        earlier = next((each for each in self.gone(name) if each.persona == found.persona), None)
        if earlier is None or oldest.cut or _later(earlier.states[0], oldest):
            return found
        start = len(found.states)
        moved = tuple(
            state._replace(before=tuple([place + start for place in state.before])) for state in earlier.states
        )
        begun = tuple(state if state.before else state._replace(before=(start,)) for state in found.states)
        return FileHistory(found.path, found.persona, found.id, (*begun, *moved))

    def gone(self, name: str) -> tuple[FileHistory, ...]:
        """The histories of removed files that had this id, the last to go first."""
        return _gone_by_id(self).get(name, ())


@once
def _by_path(history: History) -> dict[str, FileHistory]:
    return {each.path: each for each in history.files if each.path}


@once
def _gone_by_id(history: History) -> dict[str, tuple[FileHistory, ...]]:
    made: dict[str, tuple[FileHistory, ...]] = {}
    for each in history.files:
        if not each.path:
            made[each.id] = (*made.get(each.id, ()), each)
    return made


def _later(one: State, other: State) -> bool:
    return one.commit.order < other.commit.order


def history_of(root: str | os.PathLike[str], folders: tuple[str, str] = FOLDERS, *, remember: bool = True) -> History:
    """The history of the project at `root` up to the commit that is checked out.

    Never raises where there is none: `History.reason` says why.

    Args:
        root: The project's folder: the repository's root, a folder in it, or a bare repository.
        folders: The folders of maps and of personas. Files that were moved into them are followed to where they were.
        remember: Whether to keep what was found beside the repository's objects (`.git/desireline/`), and use it.
    """
    try:
        repository = repository_at(Path(root))
    except NoRepository as missing:
        return History(reason=str(missing))
    if not repository.head:
        return History(reason="the repository holds no commit yet; make one ('git add' and 'git commit')")
    kept = repository.own_folder / "desireline" / "history" if remember else None
    key = _key(repository, folders)
    found = _remembered(kept, key) if kept is not None else None
    if found is None:
        from desireline.source.history_files import files_of  # noqa: PLC0415  # a second run does without

        found = History(repository.head, files_of(repository, folders), repository.shallow)
        if kept is not None:
            _remember(kept, key, found)
    return found


def _key(repository: Repository, folders: tuple[str, str]) -> str:
    """Changes whenever the same question could have another answer."""
    parts = (_FORM, repository.head, repository.prefix, *folders, repository.cut_off, repository.mailmap)
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _remember(file: Path, key: str, history: History) -> None:
    commits: dict[str, int] = {}
    listed: list[Any] = []
    for each in history.files:
        for state in each.states:
            if state.commit.name not in commits:
                commits[state.commit.name] = len(listed)
                listed.append(list(state.commit))
    files = [
        [each.path, each.persona, each.id,
         [[commits[state.commit.name], state.path, state.blob, list(state.before), state.cut] for state in each.states]]
        for each in history.files
    ]  # fmt: skip
    held = {"key": key, "head": history.head, "shallow": history.shallow, "commits": listed, "files": files}
    text = json.dumps(held, ensure_ascii=True, separators=(",", ":"))
    try:
        file.parent.mkdir(exist_ok=True)
        beside = file.with_name(f"{file.name}.{key[:8]}")
        beside.write_text(text, encoding="ascii")
        beside.replace(file)
    except OSError:
        return  # it is asked for again next time


def _remembered(file: Path, key: str) -> History | None:
    try:
        held = json.loads(file.read_bytes())
        if held["key"] != key:
            return None
        commits = [Commit(*each) for each in held["commits"]]
        files = tuple(
            FileHistory(path, persona, name, tuple(
                State(commits[commit], at, blob, tuple(before), cut) for commit, at, blob, before, cut in states
            ))
            for path, persona, name, states in held["files"]
        )  # fmt: skip
        return History(held["head"], files, held["shallow"])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None  # not there yet, of another program, or somebody wrote into it
