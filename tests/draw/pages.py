"""Maps and views for the tests of pages, and a reader of the HTML they make."""

from collections import Counter
from datetime import date
from html.parser import HTMLParser
from typing import ClassVar

from desireline.draw.facts import Facts
from desireline.draw.view import Nowhere, View
from desireline.draw.words import Words
from desireline.model import JourneyMap, Persona
from desireline.source import Problem, read_text

VOID = {"br", "col", "img", "input", "hr", "meta", "link"}


class Everywhere(Nowhere):
    """Addresses where every page and line exists."""

    def page(self, target: str) -> str:
        return target if target.startswith("#") else f"{target.replace('#', '.html#')}"

    def source(self, file: str, line: int) -> str:
        return f"https://code.example/{file}#L{line}"


class Written:
    """One map's file that stands nowhere but here."""

    problems: ClassVar[list[Problem]] = []

    def __init__(self, text: str) -> None:
        self.text = text

    def listing(self) -> list[tuple[str, str]]:
        return [("maps/test.yaml", "1")]

    def read(self, path: str) -> bytes:
        assert path == "maps/test.yaml"
        return self.text.encode()


def journey(text: str) -> JourneyMap:
    """The map that `text` writes, which must be free of problems of its own."""
    sheet = read_text(text, "maps/test.yaml")
    assert isinstance(sheet.piece, JourneyMap), sheet.problems
    return sheet.piece


def persona(text: str) -> Persona:
    """The persona that `text` writes."""
    sheet = read_text(text, "personas/test.yaml", persona=True)
    assert isinstance(sheet.piece, Persona), sheet.problems
    return sheet.piece


def view(lang: str = "en", personas: tuple[Persona, ...] = ()) -> View:
    """A view on the day of these tests."""
    return View(Words(lang), Everywhere(), date(2026, 11, 21), {each.key: each for each in personas})


def facts(text: str, lang: str = "en") -> Facts:
    """The facts of the map that `text` writes."""
    return Facts(journey(text), view(lang))


class Seen(HTMLParser):
    """What a browser would see in a piece of HTML: elements, ids, links, text. Fails where tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.said: list[str] = []
        self.feed(html)
        self.close()
        assert not self.stack, f"never closed: {self.stack}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> without a beginning"
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    @property
    def text(self) -> str:
        return "".join(self.said)

    @property
    def ids(self) -> Counter[str]:
        return Counter(str(given["id"]) for _, given in self.tags if given.get("id"))

    @property
    def links(self) -> list[str]:
        return [str(given["href"]) for tag, given in self.tags if tag == "a" and given.get("href")]


class TableRows(HTMLParser):
    """The cells of each row of the tables in a piece of HTML, as (tag, columns it spans, text)."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[tuple[str, int, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append((tag, int(dict(attrs).get("colspan") or 1), ""))

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            tag, span, text = self.rows[-1][-1]
            self.rows[-1][-1] = (tag, span, text + data)
