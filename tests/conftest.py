"""What tests share: a real browser, a static host, and the field's own checkers."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import urlsplit

import hypothesis
import pytest
from playwright.sync_api import sync_playwright

import desireline
from tests.tools.checkers import accessibility_problems, html_problems, mermaid_problems
from tests.tools.chromium import quick_chromium
from tests.tools.static_server import served

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright, Route

# The same examples in every run: a law that fails fails for everybody. HYPOTHESIS_PROFILE=default looks for new ones,
# and for more of them.
hypothesis.settings.register_profile("same-examples", derandomize=True, max_examples=30)
if os.environ.get("HYPOTHESIS_PROFILE", "same-examples") == "same-examples":
    hypothesis.settings.load_profile("same-examples")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected stays to the end: garbage is not looked for in it, then or later.

    The whole package is: Hypothesis tries constants of what it finds imported, and which examples it makes must not
    depend on the tests that ran before.
    """
    gc.disable()
    try:
        for module in pkgutil.walk_packages(desireline.__path__, "desireline."):
            if not module.name.endswith(".__main__"):
                importlib.import_module(module.name)
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


HEIGHT = 900
PATIENCE_MS = 15_000
# Schemes that fetch nothing from another machine.
LOCAL_SCHEMES = frozenset({"about", "blob", "data", "file"})


@dataclass
class Traffic:
    """What a page asked for and complained of since it was opened."""

    requests: list[str] = field(default_factory=list)
    """Every address asked for, in order, redirects and refused ones included."""
    outside: list[str] = field(default_factory=list)
    """Those that would have left this machine. They were refused."""
    errors: list[str] = field(default_factory=list)
    """Uncaught exceptions and messages of level error in the console."""


class OpenPage(Protocol):
    """Opens an empty page of its own (own cookies, own storage), closed when the test ends."""

    def __call__(
        self,
        width: int = 1440,
        scheme: Literal["light", "dark"] = "light",
        *,
        script: bool = True,
        forced_colors: Literal["active", "none"] = "none",
        reduced_motion: Literal["reduce", "no-preference"] = "reduce",
        locale: str = "en",
    ) -> Page: ...


class ServeFolder(Protocol):
    """Serves a folder for the rest of the run and gives the address of its top."""

    def __call__(self, folder: Path, under: str = "/") -> str: ...


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers, started once for each worker: a thread can hold one."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Browser:
    """Chromium of this machine, started once for each worker."""
    return quick_chromium(playwright)


@pytest.fixture
def _traffic() -> dict[Page, Traffic]:
    return {}


@pytest.fixture
def page(browser: Browser, _traffic: dict[Page, Traffic]) -> Iterator[OpenPage]:
    """Opens pages: `page(360, "dark")`. Nothing they ask for leaves the machine; see `traffic`."""
    with ExitStack() as contexts:

        def open_page(
            width: int = 1440,
            scheme: Literal["light", "dark"] = "light",
            *,
            script: bool = True,
            forced_colors: Literal["active", "none"] = "none",
            reduced_motion: Literal["reduce", "no-preference"] = "reduce",
            locale: str = "en",
        ) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme=scheme,
                java_script_enabled=script,
                forced_colors=forced_colors,
                reduced_motion=reduced_motion,
                locale=locale,
                bypass_csp=True,
            )
            context.set_default_timeout(PATIENCE_MS)
            contexts.callback(context.close)
            opened = context.new_page()
            _traffic[opened] = seen = Traffic()

            def refuse(route: Route) -> None:
                seen.outside.append(route.request.url)
                route.abort()

            context.route(_leaves_the_machine, refuse)
            opened.on("request", lambda request: seen.requests.append(request.url))
            opened.on("pageerror", lambda error: seen.errors.append(str(error)))
            opened.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
            return opened

        yield open_page


def _leaves_the_machine(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname not in {"127.0.0.1", "localhost"}


@pytest.fixture
def traffic(_traffic: dict[Page, Traffic]) -> Callable[[Page], Traffic]:
    """What a page of the `page` fixture asked for: `assert traffic(opened).outside == []`."""
    return _traffic.__getitem__


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[ServeFolder]:
    """Serves folders: `serve_folder(site)`, or `serve_folder(site, under="/maps/")` as below a shared host."""
    with ExitStack() as servers:
        yield lambda folder, under="/": servers.enter_context(served(folder, under))


@pytest.fixture(scope="session")
def vnu() -> Callable[..., list[str]]:
    """The Nu HTML checker: `assert vnu(site.rglob("*.html")) == []`."""
    return html_problems


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Axe against WCAG 2.2 AA: `assert axe(opened) == []`."""
    return accessibility_problems


@pytest.fixture(scope="session")
def mermaid_parse() -> Callable[..., list[str | None]]:
    """Mermaid's own parser: `assert mermaid_parse(sources) == [None] * len(sources)`."""
    return mermaid_problems
