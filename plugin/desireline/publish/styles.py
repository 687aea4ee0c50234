"""The style sheets that pages load, joined from the parts in `assets/css/`."""

from desireline.draw.styles import CHANGES, folder, joined

FIRST = ("tokens.css", "page.css")
"""Parts that others build on; the rest follow by name."""
OVERVIEWS = ("across.css", *CHANGES, "home.css", "past.css", "releases.css", "versions.css")
"""Parts that neither a map nor its Mermaid page needs: a sheet of their own, so that a map's page stays light."""

QUOTES = ("quotes.css",)
"""Parts for pages of the author's own that link to maps or show drawings of them."""


def style_sheet() -> str:
    """All parts, for a page that stands alone."""
    return joined((*_shared(), *OVERVIEWS, *QUOTES))


def map_styles() -> str:
    """The sheet of every page."""
    return joined(_shared())


def overview_styles() -> str:
    """The sheet that pages of lists, cards and comparisons load beside it."""
    return joined(OVERVIEWS)


def quote_styles() -> str:
    """The sheet that pages of the author's own load beside that of every page."""
    return joined(QUOTES)


def _shared() -> tuple[str, ...]:
    others = {part.name for part in folder().iterdir() if part.name.endswith(".css")}
    return (*FIRST, *sorted(others.difference(FIRST, OVERVIEWS, QUOTES)))
