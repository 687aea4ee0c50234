"""Chromium reads the texts of every kind of diagram back unchanged: parsing alone misses those cut or moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desireline.draw.inline import plain
from desireline.draw.mermaid import DRAWERS
from desireline.draw.mermaid.escape import SlotName, fitted, normalised, unescape
from tests.draw.hostile import NASTY, map_of, view
from tests.tools.diagram_texts import drawn_texts, without_blanks

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = tuple(plain(text) for text in NASTY if text.strip())
"""The texts as a map means them: inline Markdown read, blank ones left out."""

SLOTS: dict[str, tuple[SlotName, ...]] = {
    "journey": ("task", "actor"),
    "timeline": ("event",),
    "flow": ("label", "edge"),
    "blueprint": ("label",),
    "swimlane": ("label",),
    "automation": ("edge",),
}
"""Where each text of the map stands by itself in each kind."""


@pytest.mark.parametrize("kind", SLOTS)
def test_every_text_is_drawn_as_it_stands(kind: str, drawing_page: Page) -> None:
    drawn = drawn_texts(drawing_page, [diagram.source for diagram in DRAWERS[kind](map_of(NASTY), view())])
    found = set().union(*(texts for texts, _ in drawn))
    expected = [(slot, without_blanks(fitted(text, slot))) for slot in SLOTS[kind] for text in WORDS]
    assert [each for each in expected if each[1] not in found] == []
    assert sum(wild for _, wild in drawn) == 0


def test_titles_lanes_and_sections_are_drawn_as_they_stand(drawing_page: Page) -> None:
    kinds = ("journey", "timeline", "curve", "blueprint", "quadrant")
    cases = [(text, kind) for text in WORDS[::5] for kind in kinds]
    sources = [DRAWERS[kind](map_of([text, text]), view())[0].source for text, kind in cases]
    for (text, kind), (found, wild) in zip(cases, drawn_texts(drawing_page, sources), strict=True):
        shown = without_blanks(fitted(text, "title"))
        assert any(shown in each for each in found), (text, kind)
        assert wild == 0, (text, kind)


def test_the_curve_names_its_places(drawing_page: Page) -> None:
    (diagram,) = DRAWERS["curve"](map_of(NASTY), view())
    ((found, wild),) = drawn_texts(drawing_page, [diagram.source])
    axis = next(line for line in diagram.source.splitlines() if "x-axis" in line)
    labels = [unescape(label) for label in re.findall(r'"(.*?)"', axis)]
    assert len(labels) == len(NASTY)
    assert [label for label in labels if without_blanks(label) not in found] == []
    for number, (label, text) in enumerate(zip(labels, NASTY, strict=True), 1):
        name = normalised(plain(text).strip() or "(behind the scenes)")
        assert label.startswith(f"{number} ")
        assert name.startswith(label.removeprefix(f"{number} ").rstrip("…"))
    assert wild == 0
