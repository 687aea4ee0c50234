"""One page with Mermaid's script for all tests that draw with it: reading it takes longer than most drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tools.checkers import node_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def _drawing_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    page.set_content("<!doctype html><body></body>")
    page.add_script_tag(path=str(node_file("mermaid/dist/mermaid.min.js")))
    page.evaluate("mermaid.initialize({startOnLoad: false})")
    yield page
    context.close()


@pytest.fixture
def drawing_page(_drawing_page: Page) -> Page:
    """A page that holds nothing but Mermaid, as `mermaid`, and reaches no other machine."""
    _drawing_page.evaluate("document.body.replaceChildren()")
    return _drawing_page
