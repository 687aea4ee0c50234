"""A page stands still once it is painted, and keeps its styles while the theme's instant navigation starts."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from tests.engines.small_site import build, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.conftest import OpenPage, ServeFolder

PATIENCE_S = 15
START = "maps/phone-purchase/"
MOVES = """
window.moves = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries())
    if (!each.hadRecentInput)
      moves.push([each.value, each.sources.map((source) => [
        source.node?.className?.toString() ?? "", source.previousRect.toJSON(), source.currentRect.toJSON()])]);
}).observe({ type: "layout-shift", buffered: true });
"""
SHEETS = "[...document.head.querySelectorAll('link[rel=stylesheet]')]"


def assert_still(opened: Page) -> None:
    """The cumulative layout shift of https://web.dev/articles/cls; a window that is sized late counts as input."""
    opened.wait_for_timeout(500)
    moves = opened.evaluate("moves")
    assert sum(value for value, _ in moves) < 0.01, moves


def sheets(opened: Page) -> list[str]:
    """The names of the page's style sheets, in their order, once each is there under its full address."""
    full = f"{SHEETS}.every(each => each.sheet && each.getAttribute('href').startsWith('http'))"
    opened.wait_for_function(full)
    names: list[str] = opened.evaluate(f"{SHEETS}.map(each => each.href.split('/').pop())")
    return names


def written(site: Path, page: str) -> list[str]:
    """The names of the style sheets in the head of a page's file."""
    head, _, _ = (site / page / "index.html").read_text("utf-8").partition("</head>")
    return re.findall(r'rel="stylesheet" href="[^"]*?([^"/]+)"', head)


def test_nothing_moves_after_the_first_paint(site_address: str, page: OpenPage) -> None:
    opened = page(1440, "light")
    opened.add_init_script(MOVES)
    opened.goto(site_address + START, wait_until="load")
    assert_still(opened)


def test_nothing_moves_when_the_theme_asks_for_each_sheet_again(
    sample_site: Path, site_address: str, page: OpenPage
) -> None:
    """As on a host that lets nothing be cached; each comes after the one that follows it, long after the page."""
    opened = page(1440, "light")
    opened.add_init_script(MOVES)
    seen: set[str] = set()
    again: list[Route] = []

    def hold_the_second(route: Route) -> None:
        if route.request.url in seen:
            again.append(route)
        else:
            seen.add(route.request.url)
            route.continue_()

    opened.route("**/*.css", hold_the_second)
    opened.goto(site_address + START, wait_until="domcontentloaded")
    end = time.monotonic() + PATIENCE_S
    while len(again) < len(written(sample_site, START)) and time.monotonic() < end:
        opened.wait_for_timeout(50)
    assert len(again) == len(seen) == len(written(sample_site, START)) > 2
    for route in reversed(again):
        route.continue_()
        opened.wait_for_timeout(100)
    assert sheets(opened) == written(sample_site, START), "each stands once, in its place"
    assert_still(opened)


def test_sheets_stay_when_another_page_is_opened(tmp_path: Path, serve_folder: ServeFolder, page: OpenPage) -> None:
    site = tmp_path / "site"
    address = serve_folder(site, under="/below/")
    write_site(tmp_path, extra=f"site_url: {address}\n")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("navigation.prune", "navigation.instant"), "utf-8")
    assert build(tmp_path).returncode == 0
    opened = page(1440, "light")
    opened.goto(f"{address}maps/visit/", wait_until="networkidle")  # the theme has read which pages there are
    assert sheets(opened) == written(site, "maps/visit")
    opened.evaluate(f"window.before = {SHEETS}")
    opened.locator("a[href$='/maps/']").first.evaluate("each => each.click()")
    opened.wait_for_url("**/maps/")
    opened.wait_for_selector(".dl-home", state="attached")
    assert sheets(opened) == written(site, "maps")
    kept = opened.evaluate(f"before.every(each => {SHEETS}.includes(each))")
    assert kept, "what both pages have is not loaded anew"
