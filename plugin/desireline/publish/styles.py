"""The style sheets that pages load, joined from the parts in `assets/css/`."""

from desireline.draw.styles import folder, joined

FIRST = ("tokens.css", "page.css")
"""Parts that others build on; the rest follow by name."""
OVERVIEWS = frozenset({"across.css", "changes.css", "home.css", "past.css", "releases.css", "versions.css"})
"""Parts that neither a map nor its Mermaid page needs: a sheet of their own, so that a map's page stays light."""

QUOTES = frozenset({"quotes.css"})
"""Parts for pages of the author's own that link to maps or show drawings of them."""


def style_sheet() -> str:
    """All parts, for a page that stands alone."""
    return joined(_parts())


def map_styles() -> str:
    """The sheet of every page."""
    return joined([name for name in _parts() if name not in OVERVIEWS | QUOTES])


def overview_styles() -> str:
    """The sheet that pages of lists, cards and comparisons load beside it."""
    return joined([name for name in _parts() if name in OVERVIEWS])


def quote_styles() -> str:
    """The sheet that pages of the author's own load beside that of every page."""
    return joined([name for name in _parts() if name in QUOTES])


def _parts() -> list[str]:
    names = sorted(part.name for part in folder().iterdir() if part.name.endswith(".css"))
    return [*(name for name in FIRST if name in names), *(name for name in names if name not in FIRST)]
