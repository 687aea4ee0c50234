"""The browser that tests and pictures use: Debian's, started in one way."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.tools.checkers import program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

# It sends nothing of its own, and runs for root.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium(playwright: Playwright) -> Browser:
    """Chromium of this machine, as people see pages in it."""
    return _started(playwright, program("chromium"))


def quick_chromium(playwright: Playwright) -> Browser:
    """The same engine without a window's parts: a page opens in a third of the time. Not for pictures.

    It finds no bold letters for Chinese and another font for Arabic. Where it is not installed, `chromium()`.
    """
    return _started(playwright, shutil.which("chromium-headless-shell") or program("chromium"))


def _started(playwright: Playwright, executable: str) -> Browser:
    return playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
