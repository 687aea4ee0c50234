"""What cannot be compared: files of which not everything could be read, on either side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.comparison import Undiffable
from desireline.compare.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.source import Catalogue, Sheet


_READ_ANYWAY: Final = "unknown-reference"
"""The error that takes nothing from what a file says."""


def undiffable(before: Catalogue, after: Catalogue) -> tuple[Undiffable, ...]:
    """The files of both sides that cannot be compared, the older side's first."""
    gone_wrong = _left_out(after, "after")
    return (*(_mended(each, before, gone_wrong) for each in _left_out(before, "before")), *gone_wrong)


def _left_out(catalogue: Catalogue, side: Any) -> list[Undiffable]:
    """Files of which not everything could be read, and files that are not the only one of their id."""
    made = []
    for path, problems in sorted(catalogue.broken.items()):
        sheet = catalogue.sheets.get(path)
        second = (
            sheet is not None and sheet.offered is not None and catalogue.project.paths.get(sheet.offered.id) != path
        )
        unsettled = any(each.rule == "file-left-out" for each in problems)
        if sheet is None or not _is_whole(sheet) or second or unsettled:
            own = {each for each in sheet.problems if each.rule != _READ_ANYWAY} if sheet is not None else set()
            first = next((each for each in problems if second or not own or each in own), problems[0])
            made.append(Undiffable(side, path, first.line, first.column, first.message, first.rule))
    return made


def _is_whole(sheet: Sheet) -> bool:
    """Whether all that a file says is known. A reference that leads nowhere is read as it is written."""
    return all(each.rule == _READ_ANYWAY for each in sheet.problems if each.severity == "error")


def _mended(each: Undiffable, before: Catalogue, gone_wrong: Iterable[Undiffable]) -> Undiffable:
    """A file that the older side cannot read, with its fingerprint if the newer one can, or does without it."""
    lost = each.path in before.hashes and each.path not in before.sheets  # git has not its content, whatever that is
    if lost or any(other.path == each.path for other in gone_wrong):
        return each
    return replace(each, fingerprint=fingerprint_of("not-compared", each.path, before.hashes.get(each.path, "")))


def claimed_at(catalogue: Catalogue, paths: set[str]) -> list[str]:
    """Ids of the files at some paths: they are compared on neither side."""
    return [sheet.offered.id for path, sheet in catalogue.sheets.items() if path in paths and sheet.offered is not None]
