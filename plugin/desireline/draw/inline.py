"""The one reading of inline Markdown: text of a map to safe HTML, or to its bare words.

Most texts hold no Markdown at all and are only escaped; the parser is loaded for the first that does.
"""

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.draw.html import SPECIAL, esc, safe_address

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from desireline.draw.view import View

_MARKDOWN: Final = re.compile(r"[\\`*_\[\n]|<[a-zA-Z]|&(?:#|[a-zA-Z])")
"""A character that inline Markdown may read otherwise than as itself."""
_MAYBE: Final = re.compile(r"[\\`*_\[\n<&]")
"""A character without which a text holds no Markdown: a look at them costs a third of that at all combinations."""
_NOT_ITSELF: Final = re.compile(rf"[\\`*_\[\n{SPECIAL.pattern[1:]}")
"""A character that may be Markdown or needs escaping. Most texts hold none, and this one look at them is enough."""
_PINNED: Final = r"(\?at=[^#?\s]+)?(#[a-z][a-z0-9_-]*)?(\?at=[^#?\s]+)?"
_REFERENCE: Final = re.compile(r"(?:(?:map|persona):)?([a-z][a-z0-9-]*)?" + _PINNED)
"""`#part`, `map-id`, `map-id#part`, with or without `map:` or `persona:` before, and the version it is pinned to."""
_FILE: Final = re.compile(r"(?:[\w .()%-]+/)*([a-z][a-z0-9-]*)\.ya?ml" + _PINNED)
_PAGE: Final = re.compile(r"/?(?:\.{1,2}/)*([^:/?#\s][^:?#\s]*\.(?:md|markdown))(#\S*)?")
"""The path of a page in Markdown, from the file of the map."""
_SPACE: Final = re.compile(r"\s+")
_OWN_TAG: Final = re.compile(r"</?(?:strong|em|code)>")
_TAGS: Final = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "softbreak": "<br>",
    "hardbreak": "<br>",
}


class _LinkStart(NamedTuple):
    address: str


class _LinkEnd(NamedTuple):
    pass


class _Picture(NamedTuple):
    address: str
    words: str


_Segment = str | _LinkStart | _LinkEnd | _Picture


def inline(text: str, view: "View") -> str:
    """`text` as HTML: emphasis, code, links and line breaks; never HTML of the text's own, never a picture.

    Links lead to parts, maps and personas through `view.addresses`, elsewhere only where `safe_address` allows it;
    a link that may not or cannot lead anywhere keeps its words. A picture becomes a link with its description.
    """
    if not _NOT_ITSELF.search(text):
        return text
    if not _MARKDOWN.search(text):
        return esc(text)
    made: list[str] = []
    links: list[bool] = []
    for segment in _read(text).segments:
        if isinstance(segment, str):
            made.append(segment)
        elif isinstance(segment, _LinkStart):
            to = address(segment.address, view)
            links.append(to is not None)
            made.append(f'<a href="{esc(to)}">' if to is not None else "")
        elif isinstance(segment, _LinkEnd):
            made.append("</a>" if links.pop() else "")
        else:
            shown = view.addresses.asset(segment.address) or address(segment.address, view)
            words = esc(segment.words or segment.address)
            made.append(f'<a href="{esc(shown)}">{words}</a>' if shown and not any(links) else words)
    return "".join(made)


def plain(text: str) -> str:
    """The words of `text` without Markdown, on one line. Not escaped."""
    return _read(text).words if _MAYBE.search(text) and _MARKDOWN.search(text) else text


def plain_words(texts: "Collection[str]") -> str:
    """The words of several texts, one after the other, without Markdown. Not escaped."""
    whole = " ".join(texts)  # most hold none, which one look at all of them tells
    return " ".join([plain(text) for text in texts]) if _MAYBE.search(whole) else whole


def bare(text: str) -> str:
    """The words of `text` without Markdown, on one line, as HTML."""
    return esc(plain(text)) if _NOT_ITSELF.search(text) else text


def linked(text: str, view: "View") -> list[tuple[str, str | None]]:
    """The words of `text` in pieces, each with where it leads, or None: for outputs other than HTML. Not escaped.

    A link that may not or cannot lead anywhere keeps its words, and so does a picture.
    """
    made: list[tuple[str, str | None]] = []
    leads: list[str | None] = []
    for segment in _read(text).segments:
        if isinstance(segment, str):
            made.append((unescape(_OWN_TAG.sub("", segment.replace("<br>", " "))), leads[-1] if leads else None))
        elif isinstance(segment, _LinkStart):
            leads.append(address(segment.address, view))
        elif isinstance(segment, _LinkEnd):
            leads.pop()
        else:
            made.append((segment.words or segment.address, leads[-1] if leads else None))
    return made


def address(written: str, view: "View") -> str | None:
    """Where a link written in a map leads, seen from the page that is drawn; None where it may or can lead nowhere.

    `#id`, `map-id`, `map-id#id` (with or without `map:` or `persona:`) and the path of a map's or persona's file lead
    to its page, with `?at=` to that of a version; the path of a page in Markdown to that page; all else to itself where
    `safe_address` allows it.
    """
    known = _REFERENCE.fullmatch(written) or _FILE.fullmatch(written)
    if known and (known[1] or known[3]):
        return view.addresses.page((known[1] or "") + (known[2] or known[4] or "") + (known[3] or ""))
    page = _PAGE.fullmatch(written)
    if page:
        return view.addresses.page(page[1] + (page[2] or ""))
    return safe_address(written)


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  # 20 ms that a map without Markdown does not pay

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["html_inline"])


class _Read(NamedTuple):
    """A text that holds Markdown, read once for both of its forms."""

    segments: tuple[_Segment, ...]
    words: str


@lru_cache(maxsize=4096)
def _read(text: str) -> _Read:
    tokens = [child for token in _parser().parseInline(text) for child in token.children or ()]
    made: list[_Segment] = []
    for token in tokens:
        segment = _segment(token)
        if isinstance(segment, str) and made and isinstance(made[-1], str):
            made[-1] += segment
        else:
            made.append(segment)
    return _Read(tuple(made), _SPACE.sub(" ", _said(tokens)).strip())


def _segment(token: "Token") -> _Segment:
    if token.type in _TAGS:
        return _TAGS[token.type]
    if token.type == "code_inline":
        return f"<code>{esc(token.content)}</code>"
    if token.type == "link_open":
        return _LinkStart(str(token.attrs.get("href", "")))
    if token.type == "link_close":
        return _LinkEnd()
    if token.type == "image":
        return _Picture(str(token.attrs.get("src", "")), _said(token.children or ()))
    return esc(token.content)


def _said(tokens: "Sequence[Token]") -> str:
    made = []
    for token in tokens:
        if token.type == "image":
            made.append(_said(token.children or ()))
        else:
            made.append(" " if token.type.endswith("break") else token.content)
    return "".join(made)
