"""The one reading of inline Markdown: text of a map to safe HTML, or to its bare words.

Most texts hold no Markdown at all and are only escaped; the parser is loaded for the first that does.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.draw.html import SPECIAL, esc, safe_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from desireline.draw.view import View

_MARKDOWN: Final = re.compile(r"[\\`*_\[\n]|<[a-zA-Z]|&(?:#|[a-zA-Z])")
"""A character that inline Markdown may read otherwise than as itself."""
_MAYBE: Final = re.compile(r"[\\`*_\[\n<&]")
"""A character without which a text holds no Markdown: a look at them costs a third of that at all combinations."""
_NOT_ITSELF: Final = re.compile(rf"[\\`*_\[\n{SPECIAL.pattern[1:]}")
"""A character that may be Markdown or needs escaping. Most texts hold none, and this one look at them is enough."""
_REFERENCE: Final = re.compile(r"(?:(?:map|persona):)?([a-z][a-z0-9-]*)?(#[a-z][a-z0-9-]*)?")
"""`#part`, `map-id`, `map-id#part`, with or without `map:` or `persona:` before."""
_FILE: Final = re.compile(r"(?:[\w .()-]+/)*([a-z][a-z0-9-]*)\.ya?ml(#[a-z][a-z0-9-]*)?")
_SPACE: Final = re.compile(r"\s+")
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


def address(written: str, view: "View") -> str | None:
    """Where a link written in a map leads, seen from the page that is drawn; None where it may or can lead nowhere.

    `#id`, `map-id`, `map-id#id` (with or without `map:` or `persona:`) and the path of a map's or persona's file lead
    to its page; all else to itself where `safe_address` allows it.
    """
    known = _REFERENCE.fullmatch(written) or _FILE.fullmatch(written)
    if known and (known[1] or known[2]):
        return view.addresses.page((known[1] or "") + (known[2] or ""))
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
