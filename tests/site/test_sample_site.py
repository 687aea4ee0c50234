"""The sample site as people get it: valid, accessible, alone on this machine."""

from __future__ import annotations

import gzip
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import OpenPage, Traffic

PAGES = {
    "home": "maps/",
    "a journey in Chinese": "maps/phone-purchase/",
    "a future journey": "maps/phone-purchase-future/",
    "a service blueprint": "maps/restaurant-visit/",
    "a day in the life": "maps/commuter-day/",
    "words without scores": "maps/leaving-customer/",
    "many personas": "maps/promotion-platform/",
    "automations": "maps/online-shop/",
    "a persona": "personas/hao/",
    "a company": "personas/suiguang-foods/",
    "all people": "personas/",
    "opportunities": "across/opportunities/",
    "touchpoints": "across/touchpoints/",
    "content": "across/content/",
    "research": "across/research/",
    "reviews": "across/reviews/",
    "from current to future": "maps/phone-purchase-future.gap/",
}
LOOKED_AT_TWICE = [PAGES[name] for name in ("home", "a journey in Chinese", "a service blueprint", "a persona")]
"""Dark at full width too: one of each kind, for the colours of all are the same few."""
SHORTER = """() => {
  const kind = (each) => [each.localName, each.getAttribute("class"), each.getAttribute("style")].join();
  for (const parent of document.querySelectorAll(".dl, .dl :not(tr, svg, svg *)")) {
    const seen = {};
    for (const each of [...parent.children])
      if ((seen[kind(each)] = (seen[kind(each)] ?? 0) + 1) > 6) each.remove();
  }
}"""
"""Leaves six of what stands side by side and is of one element, class and style, and all cells: all of it was looked at
before, and axe takes long over much of the same."""
PAPER = "getComputedStyle(document.querySelector('.md-container')).backgroundColor"
MERMAID = "maps/restaurant-visit.mermaid/"
each_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


def test_a_strict_build_of_the_samples_says_nothing_of_them(site_log: str) -> None:
    said = [line for line in site_log.splitlines() if "desireline:" in line]
    assert [line for line in said if "INFO    -  desireline: versions: " not in line] == []
    assert len(said) <= 1, "a clone without the sample's tags is told of once"
    assert "WARNING -" not in site_log


def test_every_page_is_valid_html(sample_site: Path, vnu: Callable[..., list[str]]) -> None:
    pages = sorted(sample_site.rglob("*.html"))
    assert len(pages) > 150
    found = [problem for problem in vnu(pages) if not _of_the_theme(problem)]
    assert found == []


def _of_the_theme(problem: str) -> bool:
    """Whether the checker speaks of Material's frame, which is the same on every page."""
    return any(word in problem for word in ("md-", "mkdocs", "mdx-", "data-md", "material"))


@each_page
def test_a_page_is_accessible_fits_a_phone_and_asks_no_other_machine(
    path: str,
    site_address: str,
    page: OpenPage,
    traffic: Callable[[Page], Traffic],
    axe: Callable[..., list[str]],
) -> None:
    opened = page(1440, "light")
    opened.goto(site_address + path, wait_until="load")
    assert axe(opened, within=".dl") == []
    _turn_dark(opened)
    if path in LOOKED_AT_TWICE:
        assert axe(opened, within=".dl", rules=("color-contrast",)) == []
    opened.set_viewport_size({"width": 360, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    opened.evaluate(SHORTER)
    assert axe(opened, within=".dl") == []
    assert traffic(opened).outside == []
    assert traffic(opened).errors == []


def _turn_dark(opened: Page) -> None:
    """As the theme does it on a page that is open: one load serves both schemes."""
    before = opened.evaluate(PAPER)
    opened.emulate_media(color_scheme="dark")
    opened.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    opened.wait_for_function(f"before => {PAPER} !== before", arg=before)
    opened.evaluate(
        "Promise.all(document.getAnimations().filter((each) => each.timeline === document.timeline)"
        ".map((each) => each.finished.catch(() => 0)))"
    )


def test_a_page_opens_dark_where_dark_is_preferred(site_address: str, page: OpenPage) -> None:
    papers = []
    for scheme in ("light", "dark"):
        opened = page(1440, scheme)  # type: ignore[arg-type]
        opened.goto(site_address + PAGES["a persona"], wait_until="load")
        papers.append(opened.evaluate(PAPER))
    assert papers[0] != papers[1]


def test_diagrams_are_drawn_with_this_sites_own_mermaid(
    site_address: str, page: OpenPage, traffic: Callable[[Page], Traffic]
) -> None:
    opened = page(1440, "light")
    opened.goto(site_address + MERMAID, wait_until="domcontentloaded")
    opened.wait_for_function("!document.querySelector('div.mermaid:not([data-processed])')", timeout=60_000)
    assert opened.locator("div.mermaid svg").count() > 1
    without = "[...document.querySelectorAll('.dl-source')].filter((each) => !each.querySelector('h2[id]')).length"
    assert opened.evaluate(without) == 0, "Mermaid removes what has the id of a diagram"
    assert traffic(opened).outside == []
    assert any("vendor/mermaid.min.js" in request for request in traffic(opened).requests)


def test_a_map_is_read_without_script(site_address: str, page: OpenPage) -> None:
    opened = page(1440, "light", script=False)
    opened.goto(site_address + PAGES["a journey in Chinese"], wait_until="load")
    curve = opened.locator(".dl-curve svg").first
    assert curve.is_visible()
    assert opened.locator("table.dl-grid").first.is_visible()


def test_a_map_page_and_its_styles_are_small(sample_site: Path) -> None:
    styles = gzip.compress((sample_site / "assets/desireline/desireline.css").read_bytes())
    for path in (sample_site / "maps").glob("*/index.html"):
        text = path.read_text(encoding="utf-8")
        body = text[text.index('class="dl') :] if 'class="dl' in text else text
        size = len(gzip.compress(body.encode())) + len(styles)
        if ".mermaid" not in str(path):
            assert size < 60_000, f"{path.parent.name} takes {size} bytes"


@pytest.mark.parametrize("width", [1180, 1440, 1920])
def test_the_points_of_the_curve_stand_over_their_columns(width: int, site_address: str, page: OpenPage) -> None:
    opened = page(width, "light")
    opened.goto(site_address + PAGES["a journey in Chinese"], wait_until="load")
    grid = opened.locator(".dl-wide table.dl-grid").first.bounding_box()
    curve = opened.locator(".dl-wide .dl-curve").first.bounding_box()
    assert grid is not None
    assert curve is not None
    assert abs(grid["x"] - curve["x"]) < 0.5
    assert abs(grid["width"] - curve["width"]) < 0.5


@pytest.mark.parametrize(
    ("words", "expected"),
    [("呼吸", "promotion-platform"), ("waiter", "restaurant-visit"), ("试驾", "first-car"), ("银行", "first-car")],
    ids=[
        "a Chinese word inside a sentence",
        "an English word",
        "a word in simplified Chinese",
        "one inside a sentence",
    ],
)
def test_the_search_finds_words_in_the_browser(words: str, expected: str, site_address: str, page: OpenPage) -> None:
    opened = page(1440, "light")
    opened.goto(site_address, wait_until="load")
    links: list[str] = []
    found = "part => [...document.querySelectorAll('.md-search-result__link')].some(each => each.href.includes(part))"
    for _ in range(20):  # what is typed before the index has come is not looked for, and half a word finds other pages
        opened.locator("input.md-search__input").fill("")
        opened.locator("input.md-search__input").press_sequentially(words)
        with suppress(PlaywrightTimeoutError):
            opened.wait_for_function(found, arg=expected, timeout=1_000)
        links = opened.locator(".md-search-result__link").evaluate_all("all => all.map(each => each.href)")
        if any(expected in link for link in links):
            break
    assert any(expected in link for link in links), " ".join(links)
