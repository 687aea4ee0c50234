"""What pages in Markdown quote of maps and personas: links with their titles and previews, and drawings.

Asked by whoever converts Markdown, one page at a time; answers are HTML seen from that page, or a sentence about what
is wrong. Knows no engine and no Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desireline.draw.view import View
from desireline.model.record import Record, record
from desireline.publish.links import read_link
from desireline.publish.past import NoVersion
from desireline.publish.register import Missing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desireline.draw.words import Words
    from desireline.model import JourneyMap, Persona
    from desireline.publish.links import Link
    from desireline.publish.past import Past
    from desireline.publish.register import Register, Target
    from desireline.publish.wishes import Wish
    from desireline.source import Catalogue


class Seen(Protocol):
    """Addresses seen from one page; see `desireline.draw.view.Addresses`."""

    asked: set[str]

    def page(self, target: str) -> str | None: ...  # noqa: D102
    def source(self, file: str, line: int) -> str | None: ...  # noqa: D102
    def asset(self, path: str) -> str | None: ...  # noqa: D102

    def to(self, path: str) -> str | None:
        """The address of a page of the site by its path without ending; None where the site has no pages of maps."""


@record
class QuoteGround(Record):
    """What quotes stand on."""

    register: Register
    catalogue: Callable[[], Catalogue]
    """Today's maps and personas."""
    past: Past
    words: Words
    today: date
    addresses: Callable[[str], Seen]
    """Addresses seen from a page, by its own address within the site."""
    has: Callable[[str], bool]
    """Whether the site has a page at a path without ending."""


@record
class Linked(Record):
    """What a link leads to."""

    target: str
    """The link in its short form, as it should be written today."""
    href: str
    """The address, seen from the page; "" where the site has no such page."""
    title: str
    """Plain text."""
    lang: str
    """The language of the title; "" where it is the interface's."""
    preview: str
    """HTML."""
    note: str = ""
    """What is to be known of it though it leads somewhere; "" where nothing is."""


@record
class Drawn(Record):
    """A drawing."""

    html: str
    overviews: bool
    """Whether it needs the styles of comparisons too."""


@record
class Failed(Record):
    """A link or drawing that cannot be had."""

    message: str
    """One sentence: what is missing and what to write instead. Plain text."""


class Quotes:
    """The quotes of one page."""

    def __init__(self, ground: QuoteGround, url: str, folder: str | None) -> None:
        """Quote on a page.

        Args:
            ground: What quotes stand on.
            url: The page's own address within the site, such as `releases/v2.4/`.
            folder: The folder of its file, relative to the project; None where it is not known.
        """
        self._ground, self._folder = ground, folder
        self.addresses = ground.addresses(url)
        self.asked: set[str] = set()
        """Ids of the maps and personas that the page quotes, and asked for in vain."""

    def link(self, written: str) -> Linked | Failed | None:
        """What a link leads to; None where it is no link to a map or persona."""
        link = read_link(written, self._folder)
        if link is None:
            return None
        self.asked.add(link.name)
        found = self._ground.register.resolve(link)
        misplaced = ""
        if isinstance(found, Missing) and link.kind == "file":
            # What a page includes was written beside another file: the end of its path says what is meant.
            tail = read_link(written, None)
            again = self._ground.register.resolve(tail) if tail is not None else found
            if not isinstance(again, Missing):
                misplaced = (
                    f"the link leads to '{again.file}' here and nowhere on a code host, which looks for '{link.name}'"
                )
                found = again
        if isinstance(found, Missing):
            return Failed(found.message)
        self.asked.add(found.id)
        return self._linked(link, found, misplaced)

    def _linked(self, link: Link, found: Target, misplaced: str) -> Linked | Failed:
        subject = self._subject(found)
        if isinstance(subject, Failed):
            return subject
        view = View(self._ground.words, self.addresses, self._ground.today, self._ground.catalogue().personas)
        from desireline.draw.preview import preview  # noqa: PLC0415  # a page of drawings alone shows none

        to = self.addresses.to(found.path)
        href = "" if to is None else to + (f"#{found.anchor}" if found.anchor else "")
        note = misplaced
        if not note and to is None:
            note = f"'{link.written}' leads nowhere here: no address of the maps' pages is set"
        shown = preview(subject, found.anchor, view, found.at)
        return Linked(found.reference, href, found.title, subject.lang or "", shown, note)

    def _subject(self, found: Target) -> JourneyMap | Persona | Failed:
        catalogue = self._ground.catalogue()
        if found.at:
            try:
                catalogue = self._ground.past.catalogue(found.at)
            except NoVersion as error:
                return Failed(str(error))
        subject = catalogue.maps.get(found.id) or catalogue.personas.get(found.id)
        return subject or Failed(f"there is no {found.kind} '{found.id}' in {found.at or 'the project'}")

    def drawing(self, wish: Wish, number: int) -> Drawn | Failed:
        """A drawing. `number` tells the drawings of the page apart."""
        self.asked.add(wish.name)
        from desireline.draw.embed import OVERVIEWS, NothingToShow  # noqa: PLC0415  # pages of links alone draw nothing
        from desireline.publish.drawings import Drawings  # noqa: PLC0415

        drawings = Drawings(self._ground, self.addresses)
        try:
            html = drawings.html(wish, f"e{number}-")
        except (NothingToShow, NoVersion) as error:
            return Failed(str(error))
        self.asked |= (self.addresses.asked | drawings.shown) - {""}
        return Drawn(html, wish.shown in OVERVIEWS)
