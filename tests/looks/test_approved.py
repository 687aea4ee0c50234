"""Pages look as a person last approved them. `make looks` shows what differs, `make approve-looks` takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.looks.pages import APPROVED, PAGES, looks
from tests.looks.pictures import difference, read, take

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

MOST_BYTES = 1_500_000
COMPARED = ("chinese", "arabic")
"""Kinds of page that every run compares; `make looks` compares all."""


@pytest.mark.parametrize("name", COMPARED)
@pytest.mark.usefixtures("approved_fonts")
def test_a_page_looks_as_approved(name: str, opened: Callable[..., Page]) -> None:
    shown = opened(PAGES[name].site, PAGES[name].path)
    differing = []
    for look in looks(name):
        found = difference(read(look.approved.read_bytes()), read(take(shown, look)))
        if found.seen:
            differing.append(f"{look.name} looks otherwise within {found.place}")
    assert differing == [], "make looks shows the differences; if they are meant: make approve-looks"


def test_each_approved_picture_belongs_to_a_page_and_all_are_small() -> None:
    there = {file.name: file.stat().st_size for file in APPROVED.glob("*.webp")}
    assert set(there) == {look.approved.name for name in PAGES for look in looks(name)}
    assert sum(there.values()) < MOST_BYTES
