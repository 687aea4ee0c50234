"""A link checker: every link of a folder of pages that stays within the site leads to a file, and to a place in it."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TAGS = re.compile(r"<(?:a|link|script|img|iframe|source)\s[^>]*>")
_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
_LED_ON = re.compile(r'location\.replace\("([^"]+)"')
_ID = re.compile(r'\sid="([^"]*)"')
_HOST = "http://site.invalid/"
_OF_THE_THEME = frozenset({"__skip"})


def broken_links(site: Path, address: str = "") -> list[str]:
    """What does not resolve, as `page: link`. `address` is where the site says that it stands."""
    found = []
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":  # its addresses are those of the host it is served from
            continue
        here = _HOST + page.relative_to(site).as_posix()
        links = sorted(set(links_of(page.read_text("utf-8"))))
        found += [f"{page.relative_to(site)}: {link}" for link in links if not leads(site, link, here, address)]
    return found


def links_of(html: str) -> Iterator[str]:
    """The addresses in a page, and those that it leads on to."""
    for tag in _TAGS.findall(html):
        yield from map(unescape, _ADDRESS.findall(tag))
    yield from _LED_ON.findall(html)


def leads(site: Path, link: str, here: str = _HOST, address: str = "") -> bool:
    """Whether a link, seen from `here`, leads to a file of the site and to a place in it, or out of the site."""
    if address and link.startswith(address):
        link = _HOST + link[len(address) :]
    there = urlsplit(urljoin(here, link))
    if there.netloc != urlsplit(_HOST).netloc:
        return True
    file = site / unquote(there.path).lstrip("/")
    file = file / "index.html" if file.is_dir() or there.path.endswith("/") else file
    if not file.is_file():
        return False
    place = unquote(there.fragment)
    return not place or file.suffix != ".html" or place in _OF_THE_THEME or place in _places(file)


@lru_cache(maxsize=512)
def _places(page: Path) -> frozenset[str]:
    return frozenset(map(unescape, _ID.findall(page.read_text("utf-8"))))
