"""The frame of a page, used for a second one: a map's Mermaid page stands in the frame of the map's own.

Rendering a theme's navigation is what a page costs most. The two pages share it, since the Mermaid page is in no
navigation and lies beside its map: every relative address in the frame is right for both.
"""

import posixpath
import re
from html import escape

from mkdocs.structure.pages import Page

from desireline.publish.plan import PagePlan

BARE = "desireline/bare.html"
"""The template of a page that will stand in another's frame: its content and nothing else."""

DIAGRAMS = "__diagrams"
"""Where the link that skips the navigation leads."""

_TITLE = re.compile(r"(<title>)(.*?)( - .*?)?(</title>)", re.DOTALL)
_CANONICAL = re.compile(r'(<link rel="canonical" href=")[^"]*(")')
_SKIP = re.compile(r'<a href="#[^"]*" (class="md-skip")')
_OWN_PART = re.compile(r'href="(?:\./)?#(?!__)([^"]*)"')
_OWN_PAGE = re.compile(r'href="\./"')


class Frames:
    """Frames of maps whose Mermaid pages are still to come."""

    def __init__(self) -> None:
        self._by_map: dict[str, str] = {}

    def keep(self, map_id: str, output: str) -> None:
        """Keep the rendered page of a map."""
        self._by_map[map_id] = output

    def take(self, plan: PagePlan, page: Page) -> str | None:
        """The frame of a map, made that of its Mermaid page; None where the map's page has not been rendered."""
        frame = self._by_map.pop(plan.target, None)
        if frame is None:
            return None
        map_address = posixpath.relpath(page.url.replace(".mermaid", ""), posixpath.dirname(page.url) or ".")
        map_address = escape(map_address + ("/" if page.url.endswith("/") else ""))
        frame = _TITLE.sub(lambda found: f"{found[1]}{escape(plan.title)}{found[3] or ''}{found[4]}", frame, count=1)
        canonical = page.canonical_url
        if canonical:
            frame = _CANONICAL.sub(lambda found: f"{found[1]}{escape(canonical)}{found[2]}", frame, count=1)
        frame = _SKIP.sub(rf'<a href="#{DIAGRAMS}" \1', frame, count=1)
        frame = _OWN_PAGE.sub(lambda _: f'href="{map_address}"', frame)
        return _OWN_PART.sub(lambda found: f'href="{map_address}#{found[1]}"', frame)
