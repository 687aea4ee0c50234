"""What is put into a page at the end: previews behind links, drawings where they were asked for.

Until then links carry a number and drawings leave an empty element. So neither tables of contents nor search indexes
nor other extensions read any of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desireline.publish.quotes import Drawn, Linked

_LINK: Final = re.compile(r'(<a\b[^>]*?) data-dl-peek="?([0-9]+)"?([^>]*>.*?</a>)', re.DOTALL)
_DRAWING: Final = re.compile(r'<div data-dl-embed="?([0-9]+)"?></div>')
_START: Final = "<div data-dl-embed="


class Held:
    """What one page waits for."""

    def __init__(self) -> None:
        self.previews: dict[str, int] = {}
        """Previews, each with its number."""
        self.drawings: dict[int, str] = {}
        self.overviews = False
        """Whether a drawing needs the styles of comparisons too."""

    def __bool__(self) -> bool:
        return bool(self.previews or self.drawings)

    def add_preview(self, linked: Linked) -> int:
        """Keep a link's preview; its number."""
        return self.previews.setdefault(linked.preview, len(self.previews) + 1)

    def add_drawing(self, number: int, made: Drawn) -> None:
        """Keep a drawing under its number."""
        self.drawings[number] = made.html
        self.overviews = self.overviews or made.overviews

    def put_into(self, html: str) -> str:
        """The page with previews and drawings in it, and before the first drawing the icons that all of them use."""
        if self.previews and "data-dl-peek" in html:
            shown = {number: preview for preview, number in self.previews.items()}
            told = iter(range(1, html.count("data-dl-peek") + 1))
            html = _LINK.sub(lambda found: _with_preview(found, shown, next(told)), html)
        if self.drawings and _START in html:
            from desireline.draw.icons import sprite

            drawn = [self.drawings[int(number)] for number in _DRAWING.findall(html) if int(number) in self.drawings]
            icons = f'<div class="dl dl-embed-icons">{sprite(*drawn)}</div>'
            html = html.replace(_START, icons + _START, 1)
            html = _DRAWING.sub(lambda found: self.drawings.get(int(found[1]), ""), html)
        return html


def _with_preview(found: re.Match[str], shown: dict[int, str], place: int) -> str:
    preview = shown.get(int(found[2]), "")
    if not preview:
        return found[1] + found[3]
    name = f"dl-peek-{place}"
    return (
        f'<span class="dl-ref">{found[1]} aria-describedby="{name}"{found[3]}'
        f'<span class="dl-peek" role="tooltip" id="{name}" data-search-exclude>{preview}</span></span>'
    )
