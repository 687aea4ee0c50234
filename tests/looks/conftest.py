"""Each page is opened once and looked at in many ways: loading takes longer than looking."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.looks.pages import FONTS, PAGES, Subject
from tests.looks.pictures import fonts
from tests.looks.sites import build_arabic
from tests.site.conftest import sample_site, site_address
from tests.tools.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Playwright

    from tests.conftest import ServeFolder
    from tests.looks.pages import Site

__all__ = ["sample_site", "site_address"]
STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"
"""The theme's frame slides into place."""
FEW = 3
HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at one page comes in a row, whichever file it stands in, so that each is loaded once."""
    places = [at for at, item in enumerate(items) if item.path.parent == HERE]
    for at, item in zip(places, sorted((items[at] for at in places), key=_path), strict=True):
        items[at] = item


def _path(item: pytest.Item) -> str:
    """Of the page that a test looks at, as its parameters tell."""
    told = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    for given in told.values():
        if isinstance(given, Subject):
            return given.path
    return str(told["path"] if "path" in told else PAGES[told["name"]].path if "name" in told else "")


@pytest.fixture(scope="session")
def arabic_address(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The site in Arabic, served."""
    site = tmp_path_factory.mktemp("arabic") / "site"
    build_arabic(site)
    return serve_folder(site)


@pytest.fixture(scope="package")
def opened(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Callable[..., Page]]:
    """Opens a page by its site and path, or gives it as it was left open, again in a wide, light window on a screen.

    A test undoes what it does to a page beyond the size of its window and its media. Few are open at a time: each slows
    down whatever comes next.
    """
    pages: dict[tuple[Site, str], Page] = {}
    with ExitStack() as stack:
        browser = chromium(playwright)
        stack.callback(browser.close)
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="en")
        stack.callback(context.close)

        def open_page(site: Site, path: str, **media: str) -> Page:
            if (site, path) not in pages:
                if len(pages) == FEW:
                    pages.pop(next(iter(pages))).close()
                address = request.getfixturevalue("site_address" if site == "samples" else "arabic_address")
                pages[site, path] = made = context.new_page()
                made.goto(address + path, wait_until="load")
                made.add_style_tag(content=STILL)
            shown = pages[site, path]
            shown.bring_to_front()
            shown.set_viewport_size({"width": 1440, "height": 900})
            shown.evaluate("document.body.dataset.mdColorScheme = 'default'")
            shown.emulate_media(**{"media": "screen", "color_scheme": "light", "forced_colors": "none", **media})
            return shown

        yield open_page


@pytest.fixture(scope="package")
def approved_fonts(opened: Callable[..., Page]) -> None:
    """Skips where this machine's fonts are not those of the approved pictures."""
    here = fonts(opened("samples", PAGES["home"].path))
    others = [
        text
        for text, size in json.loads(FONTS.read_text("utf-8")).items()
        if any(abs(mine - approved) > 1 for mine, approved in zip(here[text], size, strict=True))
    ]
    if others:
        pytest.skip(
            "this machine has other fonts than the approved pictures, so they cannot be compared; "
            f"these texts come out otherwise: {', '.join(others)}"
        )
