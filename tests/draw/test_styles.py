"""The parts of style sheets: each stands in one sheet, and none is forgotten."""

from __future__ import annotations

from collections import Counter

from desireline.draw.styles import PARTS, files, folder, joined
from desireline.publish.styles import MAPS, OVERVIEWS, QUOTES, map_styles, style_sheet

SUBJECTS = (*MAPS, *OVERVIEWS, *QUOTES)


def test_every_file_belongs_to_one_subject_and_every_subject_to_one_sheet() -> None:
    there = {part.name for part in folder().iterdir()}
    assert Counter(name for subject in PARTS for name in files(subject)) == Counter(there), "each file once"
    assert sorted(SUBJECTS) == sorted(PARTS)


def test_parts_are_laid_over_each_other_in_their_order_and_hold_no_comments() -> None:
    sheet = style_sheet()
    assert "/*" not in sheet
    assert sheet.startswith(joined(["tokens"]))
    assert "".join(joined([subject]) for subject in SUBJECTS) == sheet
    assert map_styles() == joined(MAPS)
