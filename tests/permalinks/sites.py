"""A site made in memory, and where a link into it leads: as a browser without scripts would see it."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from desireline.draw.words import Words
from desireline.publish.addresses import SourceHost
from desireline.publish.moved import moved_pages
from desireline.publish.pictures import Pictures
from desireline.publish.site import Ground, Site

if TYPE_CHECKING:
    from desireline.source import Catalogue

VOID = {"br", "col", "img", "input", "hr", "meta", "link"}


ENTRIES = {"map_retired", "persona_retired", "map_former", "persona_former"}


class Element(NamedTuple):
    """What stands under an id."""

    id: str
    text: str
    links: list[str]
    entry: bool
    """Whether it is an entry for an id that is gone or leads on."""
    around: str
    """The id of the nearest element around it."""


class Page(HTMLParser):
    """A page: every element with an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: dict[str, Element] = {}
        self.text = ""
        self.refresh = ""
        self._open: list[tuple[str, str, int, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.refresh = given["content"].partition("url=")[2]
        if tag in VOID:
            return
        if tag == "a" and "href" in given:
            for *_, links in self._open:
                links.append(given["href"])
        self._open.append((tag, given.get("id", ""), len(self.text), []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        opened, name, start, links = self._open.pop()
        assert opened == tag, (opened, tag)
        if name:
            assert name not in self.elements, f"the id {name} stands twice"
            around = [each for _, each, *_ in self._open if each]
            entry = bool(ENTRIES & set(around))
            self.elements[name] = Element(name, self.text[start:].strip(), links, entry, around[-1] if around else "")

    def handle_data(self, data: str) -> None:
        self.text += data

    def shown(self, name: str) -> Element | None:
        """What is at an id: of an empty element, what it stands in."""
        found = self.elements.get(name)
        while found is not None and not found.text and found.around:
            found = self.elements[found.around]
        return found


class Static:
    """All pages of a catalogue's site by their address."""

    def __init__(self, catalogue: Catalogue, *, directories: bool) -> None:
        def url_of(path: str) -> str:
            return path + "/" if directories else path + ".html"

        self.url_of = url_of
        site = Site(catalogue, Words("en"), date(2026, 11, 22), Ground(SourceHost(""), Pictures(Path(), {}), url_of))
        kinds = {"map", "persona"}
        self.pages = {url_of(plan.path): site.fragment(plan).html for plan in site.plans if plan.kind in kinds}
        self.moved = {url_of(path): html for path, html in moved_pages(site, url_of)}
        self._read: dict[str, Page] = {}

    def page(self, address: str) -> tuple[str, Page] | None:
        """The page at an address, redirects followed, and where it stands."""
        for _ in range(3):
            if address in self.pages:
                if address not in self._read:
                    self._read[address] = Page(self.pages[address])
                return address, self._read[address]
            if address not in self.moved:
                return None
            to = Page(self.moved[address]).refresh
            assert f'location.replace("{to}" + location.search + location.hash)' in self.moved[address]
            address = within(address, to)
        return None

    def follow(self, address: str, anchor: str) -> tuple[str, Element] | None:
        """What a link to an address and anchor shows, and where."""
        found = self.page(address)
        shown = found[1].shown(anchor) if found is not None else None
        return (found[0], shown) if found is not None and shown is not None else None


def within(here: str, to: str) -> str:
    """The address within the site that a relative one means at `here`."""
    return urljoin(f"/{here}", to).removeprefix("/")
