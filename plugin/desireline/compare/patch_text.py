"""A patch made in a file's text: values are written where they stand, comments and layout stay.

What comes out is read again and compared with what the patch makes. Where it does not say exactly that, the file is
written anew from what it says, and the loss is told, so that nobody writes it unasked.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from desireline.compare.catalogues import compare_pieces
from desireline.compare.patch import apply
from desireline.compare.patch_lines import with_values
from desireline.compare.writing import yaml_text
from desireline.model.record import Record, record
from desireline.source import read_file
from desireline.source.layout import comments_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.compare.change import Change, Edit
    from desireline.model import JourneyMap, Persona
    from desireline.source import Sheet


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
    made: Any = apply(changes, piece)  # of the kind that the file is
    if made is None:
        return PatchedText(None)
    written = yaml_text(made).encode("utf-8", "surrogatepass")
    if raw is None or piece is None:
        return PatchedText(_proved(written, made, path, persona))
    if _says(raw, made, path, persona):
        return PatchedText(raw)
    text = with_values(_text(raw), piece, written.decode("utf-8", "surrogatepass"), path, persona=persona)
    merged = _like(raw, text) if text is not None else None
    if merged is not None and _says(merged, made, path, persona, written):
        return PatchedText(merged)
    lost = tuple(sorted((comments_of(_text(raw)) - comments_of(_text(written))).elements()))
    return PatchedText(_proved(written, made, path, persona), kept=False, lost=lost)


def _read(raw: bytes, path: str, persona: bool) -> JourneyMap | Persona:
    sheet = read_file(raw, path, persona=persona)
    if sheet.piece is None or sheet.is_broken:
        first = next(problem for problem in sheet.problems if problem.severity == "error")
        raise ValueError(f"{path}:{first.line}:{first.column}: {first.message}")
    return sheet.piece


def _says(raw: bytes, expected: JourneyMap | Persona, path: str, persona: bool, plainly: bytes | None = None) -> bool:
    """Whether a file says what is expected, and has no error that it has not when `plainly` written."""
    sheet = read_file(raw, path, persona=persona)
    if sheet.piece is None or type(sheet.piece) is not type(expected):
        return False
    if sheet.is_broken and _errors(sheet) - (_errors(read_file(plainly, path, persona=persona)) if plainly else set()):
        return False
    found = compare_pieces(sheet.piece, expected)  # type: ignore[type-var]  # the two are of one kind
    return not found.changes and not found.possible


def _errors(sheet: Sheet) -> set[str]:
    return {problem.rule for problem in sheet.problems if problem.severity == "error"}


def _proved(raw: bytes, expected: JourneyMap | Persona, path: str, persona: bool) -> bytes:
    if not _says(raw, expected, path, persona, raw):
        raise ValueError(f"{path} cannot be written so that it says what the patch makes of it")
    return raw


def _text(raw: bytes) -> str:
    """The text of a file that can be read, with plain line ends."""
    text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogatepass")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _like(raw: bytes, text: str) -> bytes:
    """The text with the byte order mark and line ends of a file."""
    if raw.count(b"\r\n") * 2 > raw.count(b"\n"):
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8", "surrogatepass")
