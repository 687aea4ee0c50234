"""The style sheets that pages load, joined from the parts in `assets/css/`."""

from typing import Final

from desireline.draw.styles import joined

MAPS: Final = ("tokens", "page", "blueprint", "curve", "film", "flow", "grid", "host", "persona", "problems")
"""What the page of a map or persona needs, each laid over those before it."""
OVERVIEWS: Final = ("across", "changes", "home", "past", "releases", "versions")
"""What neither a map nor its Mermaid page needs: a sheet of their own, so that a map's page stays light."""
QUOTES: Final = ("quotes",)
"""For pages of the author's own that link to maps or show drawings of them."""


def style_sheet() -> str:
    """All of it, for a page that stands alone."""
    return joined((*MAPS, *OVERVIEWS, *QUOTES))


def map_styles() -> str:
    """The sheet of every page."""
    return joined(MAPS)


def overview_styles() -> str:
    """The sheet that pages of lists, cards and comparisons load beside it."""
    return joined(OVERVIEWS)


def quote_styles() -> str:
    """The sheet that pages of the author's own load beside that of every page."""
    return joined(QUOTES)
