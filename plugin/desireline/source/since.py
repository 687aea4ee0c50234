"""Which revisions a user means by "since": one, the latest tag, all tags of a pattern, or those of a range."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from desireline.source.git import git
from desireline.source.revision import NoRevision, RevisionFiles
from desireline.source.tags import published_versions

if TYPE_CHECKING:
    import os

_PATTERN: Final = frozenset("*?[")
_SEPARATOR: Final = ".."


def revisions_since(repo: str | os.PathLike[str], said: str | None = None) -> tuple[str, ...]:
    """The names of the revisions that `said` means, oldest first.

    Args:
        repo: The project's folder.
        said: A revision; a pattern of tags such as `v*`; `A..B` for the tag A and all tags after it that B holds
            (without B: the commit that is checked out); None for the latest tag behind the commit that is checked out.

    Raises `NoRepository` and `NoRevision`, whose message holds the fix.
    """
    folder = Path(repo)
    if said is None:
        return (_latest(folder),)
    if _PATTERN & set(said):
        published = published_versions(folder, said, None)
        if not published.versions:
            raise NoRevision(said, published.reason or f"there is no tag like '{said}'")
        return tuple(version.name for version in published.versions)
    if _SEPARATOR not in said or "..." in said:
        return (said,)
    first, _, last = said.partition(_SEPARATOR)
    last = last or "HEAD"
    for name in (first, last):
        RevisionFiles(folder, name).close()  # says what is missing, and why
    between = set(_lines(folder, "tag", "--merged", last, "--no-merged", first))
    versions = (version.name for version in published_versions(folder, "*", None).versions)
    return (first, *(name for name in versions if name in between and name != first))


def _latest(folder: Path) -> str:
    found = _lines(folder, "describe", "--tags", "--abbrev=0")
    if found:
        return found[0]
    published = published_versions(folder, "*", None)
    if published.versions:
        return published.versions[-1].name
    reason = published.reason if not published.expected else "the repository has no tag yet"
    raise NoRevision("", f"{reason}; name what was published: '--since REVISION'")


def _lines(folder: Path, *arguments: str) -> list[str]:
    done = git(folder, *arguments)
    return done.stdout.decode("utf-8", "surrogateescape").splitlines() if not done.returncode else []
