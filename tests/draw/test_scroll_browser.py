"""What scrolls sideways shows in a real browser that more follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.publish.styles import style_sheet

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import OpenPage

MASK = """() => { const style = getComputedStyle(document.querySelector('.dl-scroll'));
    return [style.maskImage, style.maskPosition]; }"""
SCROLLED = """end => { const box = document.querySelector('.dl-scroll'), most = box.scrollWidth - box.clientWidth;
    box.scrollLeft = (getComputedStyle(box).direction === 'rtl' ? -1 : 1) * (end ? most : 0);
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }"""


def shown(opened: Page, wide: int, way: str = "ltr") -> Page:
    box = f'<div class="dl-scroll" tabindex="0"><div style="width:{wide}px">wide</div></div>'
    opened.set_content(
        f'<!doctype html><html dir="{way}"><style>{style_sheet()}</style><div class="dl">{box}</div></html>'
    )
    return opened


@pytest.mark.parametrize(("way", "towards", "seen", "out"), [("ltr", "to left", 100, 0), ("rtl", "to right", 0, 100)])
def test_what_is_wider_than_its_place_fades_while_more_follows(
    page: OpenPage, way: str, towards: str, seen: int, out: int
) -> None:
    opened = shown(page(360), 900, way)
    fade = f"linear-gradient({towards}, rgba(0, 0, 0, 0.2), rgb(0, 0, 0) 32px)"
    opened.evaluate(SCROLLED, False)
    assert opened.evaluate(MASK) == [fade, f"{seen}% 0px"]
    opened.evaluate(SCROLLED, True)
    assert opened.evaluate(MASK) == [fade, f"{out}% 0px"]


def test_what_fits_does_not_fade(page: OpenPage) -> None:
    assert shown(page(360), 200).evaluate(MASK)[0] == "none"


def test_the_outline_of_the_keyboard_is_not_faded(page: OpenPage) -> None:
    opened = shown(page(360), 900)
    opened.keyboard.press("Tab")
    assert opened.evaluate("() => document.activeElement.className") == "dl-scroll"
    assert opened.evaluate(MASK)[0] == "none"
