"""Published versions of a project: the tags of its git repository, oldest first.

One `git for-each-ref` tells all of them, with the commits that annotated tags stand for. Nothing is checked out, and
which branch is checked out, or none, makes no difference.
"""

from __future__ import annotations

import datetime
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desireline.model.patterns import later
from desireline.model.record import Record, record
from desireline.source.git import NoRepository, complaint, git

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

KEEP: Final = 10
"""Versions that are kept when nobody says how many."""
TODAY: Final = "today"
"""What stands for the work tree where two versions are named; no tag has this address."""
ALL: Final = "all"
"""What stands for all versions in an address; no tag has this one either."""
_TAKEN: Final = frozenset({TODAY, ALL, "index"})
_TAGS: Final = "refs/tags/"
_FIELDS: Final = tuple(
    f"{side}{name}"
    for side in ("", "*")
    for name in ("objecttype", "objectname", "committerdate:unix", "committerdate:short")
)
_FORMAT: Final = "%00".join(f"%({name})" for name in ("refname", *_FIELDS)) + "%00"
_SAFE: Final = later(r"[^A-Za-z0-9._+-]")


@record
class Version(Record):
    """One published version."""

    name: str
    """The tag's name, such as `v2.4` or `phones/2.4`."""
    commit: str
    """The full name of the commit it stands for."""
    date: datetime.date
    """The day of that commit, in the time zone of who made it."""
    time: int = 0
    """The moment of that commit, in seconds since 1970 (UTC)."""

    @property
    def address(self) -> str:
        """Its name as one part of an address: see `version_address`."""
        return version_address(self.name)


@record
class Published(Record):
    """The published versions of a repository, and why they may not be all."""

    versions: tuple[Version, ...] = ()
    """Oldest first."""
    reason: str = ""
    """Why there are none, or may be more, with what to do; "" where nothing is missing."""
    expected: bool = False
    """Whether the reason is no fault: the repository simply has no such tag yet."""

    def named(self, name: str) -> Version | None:
        """The version of that name."""
        return next((version for version in self.versions if version.name == name), None)


def published_versions(
    repo: str | os.PathLike[str], tags: str | Sequence[str] = "v*", keep: int | None = KEEP
) -> Published:
    """The newest `keep` versions of the repository in which the folder `repo` lies.

    Args:
        repo: The project's folder: the repository's root, a folder in it, or a bare repository.
        tags: A pattern of tag names, or several, as `git tag --list` takes them: `*` matches `/` too.
        keep: How many, counted from the newest; None for all.

    Never raises for a repository that is missing, shallow or without tags: it says why in `reason`.
    """
    patterns = (tags,) if isinstance(tags, str) else tuple(tags)
    folder = Path(repo)
    if not folder.is_dir():
        return Published((), f"there is no folder '{folder}'")
    try:
        done = git(folder, "for-each-ref", f"--format={_FORMAT}", _TAGS)
    except NoRepository as error:
        return Published((), str(error))
    if done.returncode:
        what = complaint(done)
        if "not a git repository" in what:
            return Published((), "the project is not in a git repository; 'git init' it, or clone it with its tags")
        return Published((), f"git cannot list the tags: {what.splitlines()[0] if what else 'it says no more'}")
    found = sorted(_versions(folder, done.stdout, patterns), key=_order)
    kept = tuple(found if keep is None else found[max(0, len(found) - keep) :])
    if keep is not None and len(found) >= keep:
        return Published(kept)
    return _with_reason(folder, kept, patterns)


def version_address(name: str) -> str:
    """A tag's name as one part of an address and of a path, different for different names.

    ASCII letters, digits and `. _ + -` stand for themselves and `~`, which no tag's name may hold, for `/`. Anything
    else is written as the bytes of its UTF-8, `=` and two hexadecimal digits each.
    """
    made = _SAFE.sub(lambda found: "~" if found[0] == "/" else _escaped(found[0]), name)
    return _escaped(made[0]) + made[1:] if made in _TAKEN else made


def _escaped(text: str) -> str:
    return "".join(f"={byte:02X}" for byte in text.encode("utf-8", "surrogateescape"))


def _with_reason(folder: Path, kept: tuple[Version, ...], patterns: tuple[str, ...]) -> Published:
    """The versions there are, though fewer than asked for, with the reason."""
    wanted = " or ".join(f"'{pattern}'" for pattern in patterns)
    if git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        how = "fetch the whole history ('git fetch --unshallow --tags', or 'fetch-depth: 0' for actions/checkout)"
        if kept:
            return Published(kept, f"this is a shallow clone, and older versions may be missing; {how}")
        return Published(kept, f"this is a shallow clone without a tag like {wanted}; {how}")
    if kept:
        return Published(kept)
    return Published(kept, f"the repository has no tag like {wanted} yet", expected=True)


def _versions(folder: Path, listed: bytes, patterns: tuple[str, ...]) -> Iterator[Version]:
    for line in listed.split(b"\0\n"):
        refname, *fields = line.decode("utf-8", "surrogateescape").split("\0")
        name = refname.removeprefix(_TAGS)
        if len(fields) != len(_FIELDS) or not any(fnmatchcase(name, pattern) for pattern in patterns):
            continue
        own, peeled = fields[:4], fields[4:]
        kind, commit, time, day = own if own[0] == "commit" else peeled
        if kind == "tag":  # a tag of a tag, which older git does not follow to its end
            said = git(folder, "log", "-1", "--format=commit%x00%H%x00%ct%x00%cs", refname).stdout
            kind, commit, time, day = (*said.decode("ascii", "replace").strip().split("\0"), "", "", "", "")[:4]
        if kind == "commit":  # tags may name files and folders too
            yield Version(name, commit, datetime.date.fromisoformat(day), int(time))


def _order(version: Version) -> tuple[object, ...]:
    """By time; of one time, by number: 2.9 before 2.10, 2.0-rc1 before 2.0."""
    found = re.search(r"(\d+(?:\.\d+)*)(.*)", version.name)
    numbers = tuple(int(number) for number in found[1].split(".")) if found else ()
    return (version.time, numbers, not (found and found[2]), version.name)
