"""The shop of `tests.compare.projects`, changed, as its board and its page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desireline.draw.changes.board_union import Union, union
from desireline.draw.changes.page import changes_document
from desireline.draw.changes.said import said
from desireline.draw.words import Words
from tests.compare.projects import SHOP, between, edited

if TYPE_CHECKING:
    from desireline.compare import Comparison


ROOT = Path(__file__).resolve().parents[2]


TODAY = date(2026, 11, 21)


EN = Words("en")


def laid(*replaced: tuple[str, str], text: str | None = None) -> Union:
    """The shop before and after some replacements, laid over each other."""
    made = between(SHOP, text if text is not None else edited(*replaced))
    assert made.complete, made.undiffable
    (file,) = said(made, EN).files
    return union(file)


def items(shown: Union, stage: str, row: str) -> list[tuple[str, str]]:
    """What stands in a row at a stage: its kind and id."""
    column = next(each for each in shown.columns if each.stage.id == stage)
    place = next(n for n, each in enumerate(shown.rows) if each.id == row)
    return [(item.kind, item.shown.id or "") for item in column.cells[place]]


def document(made: Comparison, lang: str = "en") -> str:
    """The page of a comparison."""
    assert made.before is not None
    assert made.after is not None
    return changes_document(made, made.before, made.after, Words(lang), TODAY)


# --- the board ---
