"""Two sides of a comparison at once: what both hold alike is read once, or, where it was read before, not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desireline.source.catalogue import Catalogue, is_persona, load
from desireline.source.collecting import no_collecting
from desireline.source.files import FOLDERS, FolderFiles
from desireline.source.remember import Remembered
from desireline.source.revision import RevisionFiles
from desireline.source.worktree import WorkTreeFiles

if TYPE_CHECKING:
    from desireline.source.files import Files
    from desireline.source.sheet import Sheet


def load_pair(
    before: Files,
    after: Files,
    folders: tuple[str, str] = FOLDERS,
    *,
    before_folders: tuple[str, str] | None = None,
    remember: bool = True,
) -> tuple[Catalogue, Catalogue]:
    """Read both sides of a comparison. The catalogues say what `load` says of each; nothing in them is left out.

    A file that is the same on both sides is read once. With `remember`, and a git revision on either side, what was
    found in such a file is kept in the repository's own folder (`.git/desireline/`); the next time it is parsed only
    if somebody looks at its map. A file on one side alone, or changed, or with an error, is read in any case.
    `before_folders` are those of the older side, where they are others.
    """
    older = before_folders if before_folders is not None else folders
    after = _alike(before, after)
    before = _alike(after, before)
    _overlook(before, after)
    with no_collecting(lasting=True):
        if isinstance(before, RevisionFiles) or not isinstance(after, RevisionFiles):
            first = _load_first(before, after, older, remember)
            return first, load(after, first, folders, at_once=True)
        second = _load_first(after, before, folders, remember)
        return load(before, second, older, at_once=True), second


def _load_first(files: Files, others: Files, folders: tuple[str, str], remember: bool) -> Catalogue:
    """The side that is read first. Only a revision's files are kept, which cannot change while they are read."""
    if not remember or not isinstance(files, RevisionFiles):
        return load(files, folders=folders, at_once=True)
    kept = Remembered(files.own_folder / "desireline" / "readings")
    same = dict({*files.listing()} & {*others.listing()})
    known: dict[str, Sheet] = {}
    for path, digest in same.items():
        found = kept.find(path, digest, is_persona(path, folders), partial(files.read, path))
        if found is not None:
            known[path] = found
    made = load(files, folders=folders, known=known, at_once=True)
    for path in sorted(same.keys() - known.keys()):
        if path in made.sheets:
            kept.keep(made.sheets[path], is_persona(path, folders))
    kept.save()
    return made


def _alike(one: Files, other: Files) -> Files:
    """The second as the first is: of a folder beside a revision all is listed and named as git would."""
    if isinstance(one, RevisionFiles) and type(other) is FolderFiles:
        return WorkTreeFiles(other.root, other.folders, one.algorithm)
    return other


def _overlook(before: Files, after: Files) -> None:
    """What cannot be a map (a link, a submodule) and is the same on both sides hides no change."""
    sides = [side for side in (before, after) if isinstance(side, RevisionFiles | WorkTreeFiles)]
    if len(sides) < 2:
        return
    for side in sides:
        side.listing()
    same = frozenset(path for path, _ in sides[0].no_maps.items() & sides[1].no_maps.items())
    for side in sides:
        side.overlooked = same
