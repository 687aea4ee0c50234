"""The shop of `tests.compare.projects`, changed, in words."""

from __future__ import annotations

from desireline.draw.changes.said import Said, Told, said
from desireline.draw.words import Words
from tests.compare.projects import SHOP, between, edited

EN = Words("en")


def told(*replaced: tuple[str, str], lang: str = "en", **more: str) -> Told:
    """The shop, some pieces of it replaced, in words."""
    made = between(SHOP, edited(*replaced), **more)
    assert made.complete, made.undiffable
    return said(made, Words(lang))


def only(*replaced: tuple[str, str]) -> Said:
    """The one change that some replacements come to."""
    (change,) = told(*replaced).changes
    return change
