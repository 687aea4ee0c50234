"""Pages on paper, A4 across: nothing is cut off, heads come again, folds are open, what only a screen has is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import OpenPage, ServeFolder
    from tests.looks.pages import Site

SHEET = 1047
"""Width of A4 across without margins of 10 mm, in CSS px."""
PAGES: dict[str, tuple[Site, str]] = {
    "a journey of eleven steps": ("samples", "maps/phone-purchase/"),
    "a journey of many people, wider than two sheets": ("samples", "maps/promotion-platform/"),
    "a service blueprint": ("samples", "maps/restaurant-visit/"),
    "automations": ("samples", "maps/online-shop/"),
    "all touchpoints": ("samples", "across/touchpoints/"),
    "from right to left": ("arabic", "maps/order/"),
}
CUT = """() => [...document.querySelectorAll('.dl *')]
    .filter(each => !each.closest('.dl-vh, .dl-bp-arrows, .dl-fl-nodes .dl-fl-ways') && each.checkVisibility())
    .filter(each => !each.closest('svg') || each.tagName === 'text')
    .map(each => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.width > 1 && (box.right > innerWidth + 1 || box.left < -1))
    .map(([each, box]) => `${each.tagName}.${each.getAttribute('class')} ${box.left} to ${box.right}`)"""
SIZES = """css => [...document.querySelectorAll(css)].filter(each => each.checkVisibility())
    .map(each => parseFloat(getComputedStyle(each).fontSize) * each.currentCSSZoom)"""


@pytest.fixture
def printed(opened: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page as it is laid out on paper. Its frame is the theme's business."""

    def lay_out(path: str, site: Site = "samples") -> Page:
        shown = opened(site, path, media="print")
        shown.set_viewport_size({"width": SHEET, "height": 740})
        return shown

    return lay_out


@pytest.mark.parametrize(("site", "path"), PAGES.values(), ids=PAGES.keys())
def test_nothing_is_cut_off(site: Site, path: str, printed: Callable[..., Page]) -> None:
    assert printed(path, site).evaluate(CUT) == []


@pytest.mark.parametrize(
    ("path", "css", "least"),
    [
        ("maps/phone-purchase/", ".dl-grid .dl-step", 10),  # 7.5 pt
        ("maps/app-project/", ".dl-grid .dl-step", 8),  # 6 pt: the widest that still shrinks
        ("maps/phone-purchase/", ".dl-bp-step", 6.5),  # 5 pt, as in a dense timetable
        ("maps/promotion-platform/", ".dl-card .dl-step", 10),
        ("maps/promotion-platform/", ".dl-bp-step", 9),
    ],
)
def test_what_shrinks_can_be_read(path: str, css: str, least: float, printed: Callable[..., Page]) -> None:
    sizes = printed(path).evaluate(SIZES, css)
    assert sizes
    assert min(sizes) >= least


@pytest.mark.parametrize("path", ["maps/app-project/"])
def test_the_curve_shrinks_with_its_table(path: str, printed: Callable[..., Page]) -> None:
    shown = printed(path)
    curve, table = (shown.locator(css).first.bounding_box() for css in (".dl-wide .dl-curve", ".dl-wide .dl-grid"))
    assert curve is not None
    assert table is not None
    assert abs(curve["x"] - table["x"]) < 0.5
    assert abs(curve["width"] - table["width"]) < 0.5


@pytest.mark.parametrize(
    ("path", "css"),
    [
        ("maps/phone-purchase/", ".dl-views"),
        ("maps/phone-purchase/", ".dl-src"),
        ("maps/phone-purchase/", ".dl-curve-numbers"),
        ("maps/", ".dl-filters"),
        ("across/opportunities/", ".dl-filters"),
    ],
)
def test_what_only_a_screen_has_is_not_printed(path: str, css: str, printed: Callable[..., Page]) -> None:
    found = printed(path).locator(css)
    assert found.count() > 0
    assert not any(each.is_visible() for each in found.all())


@pytest.mark.parametrize("path", ["maps/phone-purchase/"])
def test_folds_are_open(path: str, printed: Callable[..., Page]) -> None:
    """By styles alone: the page was not told that it is being printed, so no script has opened them."""
    shown = printed(path)
    folds = shown.locator(".dl-appendix .dl-fold")
    assert folds.count() > 2
    for fold in folds.all():
        box = fold.bounding_box()
        assert box is not None
        assert box["height"] > 60


@pytest.mark.parametrize("path", ["maps/phone-purchase/", "across/opportunities/"])
def test_heads_come_again_on_each_sheet(path: str, printed: Callable[..., Page]) -> None:
    heads = printed(path).locator(".dl thead")
    kinds = heads.evaluate_all(
        "all => all.filter(each => each.checkVisibility() && !each.closest('.dl-bp'))"
        ".map(each => getComputedStyle(each).display)"
    )
    assert set(kinds) == {"table-header-group"}


def test_what_fits_on_one_sheet_is_one_sheet(tmp_path: Path, page: OpenPage, serve_folder: ServeFolder) -> None:
    """The frame of the theme is as high as a sheet; with what stands around it an empty one would follow."""
    write_site(tmp_path)
    (tmp_path / "maps" / "short.yaml").write_text("title: Short\nstages: [{title: Arrive, emotion: 1}]\n", "utf-8")
    assert build(tmp_path).returncode == 0
    opened = page()
    opened.goto(serve_folder(tmp_path / "site") + "maps/short/")
    assert opened.pdf(format="A4").count(b"/MediaBox") == 1
