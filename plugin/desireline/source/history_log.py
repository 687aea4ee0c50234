"""What `git log` says of some folders: commits with the files they changed, asked for in one go and taken apart.

Settings of whoever runs it (signatures, orders, relative paths, hidden roots) do not change what is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.source.git import NoRepository, complaint, git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_START: Final = "\x01"
_GAP: Final = "\x02"
_FORMAT: Final = _START + _GAP.join(("%H", "%P", "%aN", "%aI", "%s"))
_LOG: Final = (
    "-c", "log.showRoot=true", "-c", "diff.renames=true", "-c", "diff.renameLimit=1000", "-c", "core.quotePath=false",
    "log", "-z", "--raw", "-c", "-M", "--combined-all-paths", "--no-abbrev", "--parents", "--date-order", "--no-color",
    "--no-relative", "--no-notes", "--no-show-signature", "--no-decorate", "--no-ext-diff", "--encoding=UTF-8",
    "--ignore-submodules=all",
)  # fmt: skip
_ORDINARY: Final = ("100644", "100755", "100664")
"""Modes of files. Links and submodules are no maps."""
_IN_ADDRESS: Final = r"[^\s<>()\[\]{}\"',;:@]"
_ADDRESS: Final = re.compile(rf"{_IN_ADDRESS}+@{_IN_ADDRESS}+\.{_IN_ADDRESS}*\w")


class Commit(NamedTuple):
    """Who changed something, when, and what they said of it."""

    name: str
    """Its full name."""
    author: str
    """By name alone, as `.mailmap` has it. E-mail addresses are shown nowhere."""
    date: str
    """When it was written, by the author's clock, as ISO 8601: `2026-09-01T14:00:00+08:00`."""
    subject: str
    """The first line of its message."""
    order: int = 0
    """Its place in the log, counted from the newest."""

    @property
    def short(self) -> str:
        """The beginning of its name."""
        return self.name[:7]

    @property
    def day(self) -> str:
        """The day it was written: `2026-09-01`."""
        return self.date[:10]


class Entry(NamedTuple):
    """One file in one commit. Paths are relative to the project."""

    path: str
    """Where it stands after the commit, else where it stood."""
    blob: str
    """Its content after; "" where it is gone."""
    before: tuple[tuple[str, str], ...]
    """Path and content in each parent; content "" where it was not there."""
    score: int = -1
    """How alike git found both sides of a file that it takes for renamed, in percent; -1 of any other."""


class Logged(NamedTuple):
    """One commit with its files."""

    commit: Commit
    parents: tuple[str, ...]
    """The nearest commits before it that changed such files too."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Repository:
    """The repository behind a project, as one question to git describes it."""

    root: Path
    """The project's folder."""
    head: str
    """The commit that is checked out; "" where there is none yet."""
    prefix: str
    """The way from the repository's root to the project, with `/` at its end."""
    shallow: bool
    own_folder: Path
    """Git's own folder for this work tree."""
    cut_off: str = ""
    """The commits at which a shallow clone ends, as git lists them."""
    mailmap: str = ""
    """A digest of the file that says how authors are called."""


def repository_at(root: Path) -> Repository:
    """Look at the repository around a folder. Raises `NoRepository`."""
    if not root.is_dir():
        raise NoRepository(f"there is no folder '{root}'")
    asked = ("--is-bare-repository", "--show-prefix", "--is-shallow-repository", "--absolute-git-dir")
    done = git(root, "rev-parse", *asked, "--git-path", "shallow", "HEAD")
    said = done.stdout.decode("utf-8", "surrogateescape").split("\n")
    if len(said) < 6:  # what it could not find it does not say
        why = complaint(done).splitlines()
        if why and "not a git repository" not in why[0]:
            raise NoRepository(why[0].removeprefix("fatal: "))
        raise NoRepository(f"'{root}' is not in a git repository; run this in one, or 'git init' it")
    bare, prefix, shallow, own, cut_off, head = said[:6]
    return Repository(
        root=root,
        head="" if done.returncode else head,
        prefix="" if bare == "true" else prefix,
        shallow=shallow == "true",
        own_folder=Path(own),
        cut_off=_text(root / cut_off) if shallow == "true" else "",
        mailmap=blake2b(_text(root / ("../" * prefix.count("/")) / ".mailmap").encode(), digest_size=8).hexdigest(),
    )


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def logged(repository: Repository, paths: Sequence[str]) -> tuple[Logged, ...]:
    """Every commit up to the one checked out that changed a file below `paths`; a commit before its parents."""
    named = [repository.head, "--", *paths]
    done = git(repository.root, *_LOG, f"--format={_FORMAT}", *named)
    if done.returncode:
        why = complaint(done).splitlines()
        raise NoRepository(f"git cannot read its history: {why[0] if why else 'it does not say why'}")
    return tuple(_taken_apart(done.stdout, repository.prefix))


def _taken_apart(raw: bytes, prefix: str) -> Iterator[Logged]:
    """Each commit is a line of fields, then for each file its modes, contents and paths, all ended by NUL."""
    tokens = iter(raw.decode("utf-8", "surrogateescape").split("\0"))
    head: list[str] | None = None
    entries: list[Entry] = []
    place = 0
    for token in tokens:
        found = token.lstrip("\n")
        if found.startswith(_START):
            if head is not None:
                yield _commit(head, entries, place)
                place += 1
            head, entries = found[1:].split(_GAP, 4), []
        elif found.startswith(":"):
            entry = _entry(found, tokens, prefix)
            if entry is not None:
                entries.append(entry)
    if head is not None:
        yield _commit(head, entries, place)


def _commit(head: list[str], entries: list[Entry], place: int) -> Logged:
    name, parents, author, date, subject = head
    if date.endswith("Z"):  # as git writes UTC from 2.45 on
        date = f"{date[:-1]}+00:00"
    commit = Commit(name, _shown(author), date, _shown(subject), place)
    return Logged(commit, tuple(parents.split()), tuple(entries))


def _entry(fields: str, tokens: Iterator[str], prefix: str) -> Entry | None:
    """`:` for each parent, modes before and after, contents before and after, one letter for each parent."""
    count = len(fields) - len(fields.lstrip(":"))
    said = fields[count:].split(" ")
    modes, blobs, status = said[: count + 1], said[count + 1 : -1], said[-1]
    if count > 1:
        *olds, new = [next(tokens) for _ in range(count + 1)]
    else:
        olds = [next(tokens)]
        new = next(tokens) if status[0] in "RC" else olds[0]
    contents = ["" if mode not in _ORDINARY else blob for mode, blob in zip(modes, blobs, strict=True)]
    if not all(_is_unicode(path) for path in (*olds, new)):
        return None
    path = _seen_from(prefix, new)
    before = tuple((_seen_from(prefix, old), blob) for old, blob in zip(olds, contents, strict=False))
    return Entry(path, contents[-1], before, int(status[1:]) if status[0] == "R" and count == 1 else -1)


def _is_unicode(path: str) -> bool:
    return path.isascii() or not any("\ud800" <= character <= "\udfff" for character in path)


def _seen_from(prefix: str, path: str) -> str:
    """A path from the repository's root as seen from the project."""
    if path.startswith(prefix):
        return path[len(prefix) :]
    return "../" * prefix.count("/") + path


def _shown(text: str) -> str:
    """A text of a commit as it may be shown: Unicode, and of an e-mail address what stands before its `@`."""
    clean = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _ADDRESS.sub(lambda found: found[0].partition("@")[0], clean) if "@" in clean else clean


def came_from(repository: Repository, commits: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of some commits every renamed file of the whole repository: where it was, and where it went."""
    asked = "".join(f"{name}\n" for name in commits)
    command = ("diff-tree", "--stdin", "-r", "-M", "-z", "--raw", "--no-commit-id", "--diff-filter=R", "--no-relative")
    done = git(repository.root, *command, given=asked.encode("ascii"))
    tokens = iter(done.stdout.decode("utf-8", "surrogateescape").split("\0"))
    for token in tokens:
        if token.startswith(":"):
            old, new = next(tokens), next(tokens)
            if _is_unicode(old) and _is_unicode(new):
                yield _seen_from(repository.prefix, old), _seen_from(repository.prefix, new)
