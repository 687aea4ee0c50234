"""One file at a time, as git's drivers get it: bytes without their folder, under a name that may be git's own."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from desireline.source import Catalogue, Problem, Sheet

LARGEST: Final = 20_000_000
"""Bytes; of a larger file nothing is read."""
NO_FILE: Final = frozenset({"/dev/null", "nul", "NUL", "\\\\.\\NUL"})
"""What git names the side on which a file does not exist."""


class OneFile:
    """A set of files that is one file."""

    def __init__(self, path: str, raw: bytes | None) -> None:
        self._path, self._raw = path, raw
        self.problems: list[Problem] = []

    def listing(self) -> list[tuple[str, str]]:
        """Its path and the hash of its content; nothing where it is not there."""
        from desireline.source.files import content_hash

        return [(self._path, content_hash(self._raw))] if self._raw is not None else []

    def read(self, path: str) -> bytes:
        """Its bytes."""
        del path
        return self._raw or b""


def catalogue_of(path: str, raw: bytes | None, *, persona: bool) -> Catalogue:
    """The catalogue of one file, or of none."""
    from desireline.source import load

    return load(OneFile(path, raw), folders=("//", "") if persona else ("", "//"))


def sheet_of(path: str, raw: bytes, *, persona: bool) -> Sheet:
    """One file, read by itself."""
    from desireline.source import read_file

    return read_file(raw, path, persona=persona)


def is_persona(path: str, *contents: bytes | None) -> bool:
    """Whether a file is a persona's: by the keys it uses that only one kind has, else by the folder it lies in.

    Git gives its drivers copies without their folder, so what a file says decides.
    """
    from desireline.model import JourneyMap, Persona, keys
    from desireline.source.tree import Mapping, decode, read_tree

    only_persona = keys(Persona).keys() - keys(JourneyMap).keys()
    only_map = keys(JourneyMap).keys() - keys(Persona).keys()
    for raw in contents:
        text, _ = decode(raw, path) if raw is not None else (None, [])
        tree, _ = read_tree(text, path) if text else (None, [])
        if isinstance(tree, Mapping):
            score = len(tree.pairs.keys() & only_persona) - len(tree.pairs.keys() & only_map)
            if score:
                return score > 0
    return "personas" in PurePosixPath(path).parts[:-1]


def bytes_of(path: Path) -> bytes | None:
    """The bytes of a file git names; None of the one that does not exist. Raises `OSError`."""
    if str(path) in NO_FILE:
        return None
    with path.open("rb") as file:
        return file.read(LARGEST)
