"""The script that draws Mermaid blocks, in a browser: with this site's own copy, only where there is a block."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import OpenPage, ServeFolder, Traffic

    Site = Callable[..., str]

ASSETS = Path(__file__).resolve().parents[2] / "plugin/desireline/assets"
SOURCE = 'flowchart LR\n  a["one<br/>two"] --> b["three"]'
JOURNEY = "journey\n  title A day\n  section Morning\n    Wake: 3: Mina"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Diagrams</title></head>'
    '<body{}>{}<script src="assets/diagrams.js"></script>{}</body></html>'
)


@pytest.fixture
def site(tmp_path: Path, serve_folder: ServeFolder) -> Site:
    """Serves a page with these blocks and gives its address."""

    def build(body: str, *, attributes: str = "", after: str = "", copy: bool = True) -> str:
        (tmp_path / "assets").mkdir()
        shutil.copy(ASSETS / "diagrams.js", tmp_path / "assets")
        if copy:
            shutil.copytree(ASSETS / "vendor", tmp_path / "assets/vendor")
        (tmp_path / "index.html").write_text(PAGE.format(attributes, body, after), encoding="utf-8")
        return serve_folder(tmp_path, under="/below/")

    return build


def opened(page: OpenPage, address: str, scheme: str = "light") -> Page:
    tab = page(1000, scheme)  # type: ignore[arg-type]
    tab.goto(address, wait_until="load")
    return tab


def words(tab: Page) -> set[str]:
    """Every text the drawn diagrams show."""
    return {text.strip() for text in tab.locator("svg p, svg text").all_inner_texts() if text.strip()}


@pytest.mark.parametrize(
    "block",
    [
        f'<div class="mermaid">{escape(SOURCE)}</div>',  # a fence that escapes
        f'<div class="mermaid">{SOURCE}</div>',  # mermaid2's own fence, which does not
        f'<pre class="mermaid"><code>{escape(SOURCE)}</code></pre>',  # a fence made for Material, under another theme
    ],
)
def test_a_block_is_drawn_whatever_fence_wrote_it(
    page: OpenPage, site: Site, traffic: Callable[[Page], Traffic], block: str
) -> None:
    tab = opened(page, site(block))
    tab.locator(".mermaid svg").wait_for()
    assert words(tab) == {"one\ntwo", "three"}
    assert traffic(tab).outside == []
    assert traffic(tab).errors == []


def test_a_page_without_blocks_does_not_fetch_mermaid(
    page: OpenPage, site: Site, traffic: Callable[[Page], Traffic]
) -> None:
    tab = opened(page, site("<p>Mermaid is a word here.</p>"))
    tab.wait_for_load_state("networkidle")
    assert [address for address in traffic(tab).requests if "mermaid.min.js" in address] == []


def test_each_block_is_drawn_and_a_wrong_one_stays_source(page: OpenPage, site: Site) -> None:
    wrong = "flowchart LR\n  a["
    tab = opened(page, site("".join(f'<div class="mermaid">{escape(text)}</div>' for text in (wrong, JOURNEY, SOURCE))))
    tab.locator(".mermaid:nth-of-type(3) svg").wait_for()
    assert tab.locator(".mermaid svg").count() == 2
    assert tab.locator(".mermaid").first.inner_text().split() == wrong.split()
    assert tab.locator("svg").count() == 2, "something was left behind by the block that failed"


def test_where_there_is_no_copy_the_source_stays(
    page: OpenPage, site: Site, traffic: Callable[[Page], Traffic]
) -> None:
    tab = opened(page, site(f'<div class="mermaid">{escape(SOURCE)}</div>', copy=False))
    tab.wait_for_load_state("networkidle")
    assert tab.locator(".mermaid").inner_text().split() == SOURCE.split()
    assert traffic(tab).outside == []


def test_what_mermaid2_was_told_reaches_mermaid(page: OpenPage, site: Site) -> None:
    told = '<script>mermaid.initialize({theme: "base", themeVariables: {primaryColor: "#ff0000"}})</script>'
    tab = opened(page, site(f'<div class="mermaid">{escape(SOURCE)}</div>', after=told))
    node = tab.locator(".mermaid .node rect").first
    node.wait_for()
    assert node.evaluate("node => getComputedStyle(node).fill") == "rgb(255, 0, 0)"


def lightness(tab: Page) -> int:
    """How light the first box of a diagram is, 0 to 765."""
    box = tab.locator(".mermaid .node rect").first
    box.wait_for()
    return int(box.evaluate("box => getComputedStyle(box).fill.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)"))


@pytest.mark.parametrize(
    ("attributes", "scheme", "is_dark"),
    [
        ("", "light", False),
        ("", "dark", False),  # a theme without a switch is light, whatever the system says
        (' data-bs-theme="dark"', "light", True),  # as the reader chose in MkDocs' own theme
        (' data-md-color-scheme="slate"', "light", True),  # as the reader chose in Material, whatever the system says
        (' data-md-color-scheme="default"', "dark", False),
    ],
)
def test_a_diagram_follows_the_colours_of_the_page(
    page: OpenPage, site: Site, attributes: str, scheme: str, is_dark: bool
) -> None:
    tab = opened(page, site(f'<div class="mermaid">{escape(SOURCE)}</div>', attributes=attributes), scheme)
    assert (lightness(tab) < 380) is is_dark


def test_a_drawn_diagram_changes_with_the_page(page: OpenPage, site: Site) -> None:
    block = f'<div class="mermaid">{escape(SOURCE)}</div>'
    tab = opened(page, site(block, attributes=' data-md-color-scheme="default"'))
    assert lightness(tab) > 380
    before = tab.locator(".mermaid svg").get_attribute("id")
    tab.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    tab.wait_for_function("before => document.querySelector('.mermaid svg').id !== before", arg=before)
    assert lightness(tab) < 380
    assert words(tab) == {"one\ntwo", "three"}


def test_the_script_does_not_make_mermaid2_parse_every_page() -> None:
    """It parses each page that holds the word, and the script's name stands on every page."""
    assert "mermaid" not in (ASSETS / "diagrams.js").name
