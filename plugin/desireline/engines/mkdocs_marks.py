"""A theme's page as text with marks: where the values of one page stand, so that those of another can take their place.

A mark is a word that no theme writes of itself. What a theme does to a value on its way (taking the tags away, escaping
it again) shows in the ampersand that marks of HTML carry. Nothing here knows a theme; what cannot be read as it must
be raises `NoFrame`, and the page is then rendered by the theme itself.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup
from markupsafe import escape as escaped

Values = Mapping[str, str]


class NoFrame(Exception):  # noqa: N818  # a sentence where it is raised: no frame
    """The theme's page cannot be taken apart."""


def mark(name: str) -> str:
    """The mark of a value that stands as it is; `name` in small letters."""
    return f"dlq{name}q"


def html_mark(name: str) -> str:
    """The mark of a value in HTML, which a theme may strip or escape."""
    return f"dlq{name}&amp;q"


def html_values(name: str, html: str) -> dict[str, str]:
    """The forms that a theme may give a value in HTML: as it is, without tags and entities, escaped again."""
    if not _HAS_FORMS.search(html):
        return {f"{name}&amp;": html, f"{name}&": html, f"{name}&amp;amp;": html}
    bare = str(Markup(html).striptags())  # noqa: S704  # as Jinja's own filter does, which this stands in for
    return {f"{name}&amp;": html, f"{name}&": bare, f"{name}&amp;amp;": str(escaped(html))}


_HAS_FORMS: Final = re.compile(r"""[<>&"']|\s\s|^\s|\s$|[^\S ]""")
"""What a theme may take away, escape or write as one space. A title without any of it has one form; nearly all have."""
PREVIOUS, NEXT, OWN = "previous", "next", "page"
"""Names of the marks that are file names: of the pages before and after, and of the page itself."""
BODY: Final = f"<h1>{mark('body')}</h1>"
"""The mark of the body. Themes put a heading of their own before a body that has none."""
ENTRIES: Final = ("toca", "tocb", "tocc")
"""Marks in a table of contents: an entry, and one with an entry below it."""
_MARK: Final = re.compile(rf"(?:\.\./)?dlq({PREVIOUS}|{NEXT})q(?:/|\.html)|dlq([a-z]+?)(?:(&amp;amp;|&amp;|&)q|q)")
_ITEM: Final = re.compile(r"<(/?)li\b[^>]*>")
_FIRST_ENTRY: Final = re.compile(r"<li\b[^>]*>(?:(?!<li\b).)*?#dlqtocaq", re.DOTALL)
_ACTIVE: Final = re.compile(r'<li\b[^>]*>(?:(?!<li\b).)*?href="dlqselfq"', re.DOTALL)
_EDGE: Final = re.compile("([<>])")


class Marked:
    """Text with marks in it."""

    def __init__(self, text: str) -> None:
        """Find the marks. Raises `NoFrame` where a piece of one stands by itself."""
        parts: list[str] = []
        at = 0
        for found in _MARK.finditer(text):
            parts += [text[at : found.start()], found[1] or found[2] + (found[3] or "")]
            at = found.end()
        parts.append(text[at:])
        if any("dlq" in part for part in parts[::2]):
            raise NoFrame
        self._parts, self._names = parts, parts[1::2]

    def filled(self, values: Values) -> str:
        """The text with `values` at its marks. Raises `NoFrame` where it has a mark of another name."""
        made = list(self._parts)
        try:
            made[1::2] = [values[name] for name in self._names]
        except KeyError as unknown:
            raise NoFrame from unknown
        return "".join(made)


class Contents:
    """How a theme writes a table of contents of two levels."""

    def __init__(self, listed: str) -> None:
        """Learn from `listed`: the items of the three `ENTRIES`, the third inside the second."""
        second = listed.find("<li", end_of_item(listed, 0))
        whole = listed[second:]
        third = whole.find("<li", 1)
        if second < 0 or third < 0:
            raise NoFrame
        end = end_of_item(whole, third)
        self._single = Marked(_one_entry(listed[: end_of_item(listed, 0)]))
        self._below = Marked(_one_entry(whole[third:end]))
        self._with_others = Marked(_one_entry(whole[:third] + mark("below") + whole[end:]))

    def filled(self, entries: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> str:
        """The items of `entries`: address, title in HTML, and the same of the entries below."""
        made = ""
        for address, title, below in entries:
            values = {"address": address, **html_values("entry", title)}
            if below:
                inner = [self._below.filled({"address": to, **html_values("entry", name)}) for to, name in below]
                made += self._with_others.filled({**values, "below": "".join(inner)})
            else:
                made += self._single.filled(values)
        return made


class Frame:
    """What stands around the pages of one section of a navigation."""

    def __init__(self, rendered: str, own: str, neighbours: Mapping[str, str]) -> None:
        """Take a page of marks apart.

        Args:
            rendered: The page as the theme rendered it, last in its section.
            own: The address that the page has in links to itself.
            neighbours: The relative addresses of the section's pages, by what they are called in `around`.
        """
        text, self._contents = _without_contents(rendered)
        text = text.replace(BODY, mark("body")).replace("#dlqtocaq", mark("first"))
        text = text.replace(f'href="{own}"', 'href="dlqselfq"')
        active = _ACTIVE.search(text)
        if active is None:
            raise NoFrame
        start = active.start()
        spans: dict[str, tuple[int, int]] = {}
        for name, address in neighbours.items():
            link = text.rfind(f'href="{address}"', 0, start)
            item = text.rfind("<li", 0, link)
            if link > item >= 0 and (end := end_of_item(text, item)) <= start:
                spans[name] = item, end
        if not spans:
            raise NoFrame
        first = min(begin for begin, _ in spans.values())
        end = end_of_item(text, start)
        self._before, self._active, self._after = Marked(text[:first]), Marked(text[start:end]), Marked(text[end:])
        self._items = text[first:start].rstrip()
        if "dlq" in self._items:
            raise NoFrame
        self._spans = {name: (begin - first, stop - first) for name, (begin, stop) in spans.items()}
        self._links = {name: f'href="{neighbours[name]}"' for name in spans}

    def holds(self, name: str) -> bool:
        """Whether the page of that name stands in the section as this frame shows it."""
        return name in self._spans

    def around(self, name: str, values: Values, entries: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> str:
        """The page of that name: `values` at the marks, `entries` as its table of contents."""
        begin, end = self._spans[name]
        own = {**values, "toc": self._contents.filled(entries)}
        link, itself = self._links[name], f'href="{values["self"]}"'
        return "".join((
            self._before.filled(own).replace(link, itself),
            self._items[:begin],
            self._active.filled(own),
            self._items[end:],
            self._after.filled(own).replace(link, itself),
        ))  # fmt: skip


def end_of_item(text: str, start: int) -> int:
    """Where the list item that begins at `start` ends. Raises `NoFrame` where it never does."""
    depth = 0
    for found in _ITEM.finditer(text, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    raise NoFrame


def alike(one: str, other: str) -> bool:
    """Whether two pages are the same to a browser: white space beside tags apart."""
    return _pieces(one) == _pieces(other)


def _pieces(text: str) -> list[str]:
    """What stands between the edges of tags, and these."""
    return [piece.strip() for piece in _EDGE.split(text)]


def _without_contents(text: str) -> tuple[str, Contents]:
    """`text` with a mark in place of each table of contents, all written alike."""
    made: list[str] = []
    lists: set[str] = set()
    at = 0
    while found := _FIRST_ENTRY.search(text, at):
        start = found.start()
        end = end_of_item(text, text.find("<li", end_of_item(text, start)))
        made += [text[at:start], mark("toc")]
        lists.add(text[start:end])
        at = end
    if len(lists) != 1:
        raise NoFrame
    return "".join([*made, text[at:]]), Contents(lists.pop())


def _one_entry(item: str) -> str:
    """An item with the marks of any entry in place of those of its own."""
    for name in ENTRIES:
        item = item.replace(f"#dlq{name}q", mark("address")).replace(f"dlq{name}&", "dlqentry&")
    return item
