"""Pages that look across all maps: opportunities and pains, touchpoints and channels, content, research, reviews.

A catalogue and a view come in, the body of a page goes out. Retired maps and translations of a map that is there count
in none of them but the review calendar, so that nothing stands twice.
"""

from collections.abc import Callable
from typing import Final

from desireline.draw.across.content import content_page
from desireline.draw.across.opportunities import opportunities_page
from desireline.draw.across.research import research_page
from desireline.draw.across.reviews import reviews_page
from desireline.draw.across.touchpoints import touchpoints_page
from desireline.draw.fragment import Fragment
from desireline.draw.view import View
from desireline.source import Catalogue

__all__ = ["PAGES", "across_page"]

PAGES: Final[dict[str, Callable[[Catalogue, View], Fragment]]] = {
    "opportunities": opportunities_page,
    "touchpoints": touchpoints_page,
    "content": content_page,
    "research": research_page,
    "reviews": reviews_page,
}
"""The drawer of each page, by name."""


def across_page(name: str, catalogue: Catalogue, view: View) -> Fragment:
    """The body of the page `name`, a key of `PAGES`. Raises `KeyError` for any other name."""
    return PAGES[name](catalogue, view)
