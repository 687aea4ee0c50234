"""A patch made in a file's text: values are written where they stand, comments and layout stay.

The text is merged with what the patch makes of it: the model before and after, both written out plainly, are two
versions of the file, and the file as it is the third. What comes out is read again; where it does not say exactly what
the patch makes, nothing is done, and that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare.catalogues import compare_pieces
from desireline.compare.merge import CannotMerge, merge
from desireline.compare.patch import apply
from desireline.compare.writing import yaml_text
from desireline.model import JourneyMap, Persona
from desireline.model.record import Record, record
from desireline.source import read_file
from desireline.source.layout import comments_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.compare.change import Change, Edit


@record
class PatchedText(Record):
    """What a patch makes of one file."""

    raw: bytes | None
    """The file's new bytes; None where the patch removes it."""
    kept: bool = True
    """Whether layout and comments stayed. Where they could not, the file is written anew from what it says."""
    lost: tuple[str, ...] = ()
    """Comments that are gone although what they stood at is still there; only where not `kept`."""


def patched_text(
    changes: Iterable[Change | Edit], raw: bytes | None, path: str, *, persona: bool = False
) -> PatchedText:
    """Make the edits of one file in its text; None stands for a file that is not there.

    Raises `Misfit` where they do not fit, and `ValueError` where the file cannot be read, or cannot be written so that
    it says what the patch makes of it.
    """
    piece = _read(raw, path, persona) if raw is not None else None
    made = apply(changes, piece)
    if made is None:
        return PatchedText(None)
    written = yaml_text(made).encode("utf-8", "surrogatepass")
    if raw is None or piece is None:
        return PatchedText(_proved(written, made, path, persona))
    if _says(raw, made, path, persona):
        return PatchedText(raw)
    try:
        merged = merge(yaml_text(piece).encode("utf-8", "surrogatepass"), raw, written, path, persona=persona)
    except CannotMerge:
        merged = None
    if merged is not None and not merged.conflicts and _says(merged.raw, made, path, persona):
        return PatchedText(merged.raw)
    lost = tuple(sorted((comments_of(_text(raw)) - comments_of(_text(written))).elements()))
    return PatchedText(_proved(written, made, path, persona), kept=False, lost=lost)


def _read(raw: bytes, path: str, persona: bool) -> JourneyMap | Persona:
    sheet = read_file(raw, path, persona=persona)
    if sheet.piece is None or sheet.is_broken:
        first = next(problem for problem in sheet.problems if problem.severity == "error")
        raise ValueError(f"{path}:{first.line}:{first.column}: {first.message}")
    return sheet.piece


def _says(raw: bytes, expected: JourneyMap | Persona, path: str, persona: bool) -> bool:
    sheet = read_file(raw, path, persona=persona)
    if sheet.piece is None or sheet.is_broken or type(sheet.piece) is not type(expected):
        return False
    found = compare_pieces(sheet.piece, expected)  # type: ignore[type-var]  # the two are of one kind
    return not found.changes and not found.possible


def _proved(raw: bytes, expected: JourneyMap | Persona, path: str, persona: bool) -> bytes:
    if not _says(raw, expected, path, persona):
        raise ValueError(f"{path} cannot be written so that it says what the patch makes of it")
    return raw


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")
