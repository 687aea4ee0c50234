"""What stands where no page is: that it may have moved, and where all journeys are.

In the theme Material alone; what another theme, or the author, makes of it stays.
"""

from html import escape
from pathlib import Path
from typing import Any

from desireline.draw.words import Words
from desireline.publish.site import Site

THEME = Path(__file__).parent / "theme"
"""Templates of ours."""


def add_theme(config: Any) -> None:
    """Put our templates behind the author's; before those of Material, whose page for this says "Not found" alone."""
    if str(THEME) in config.theme.dirs:  # one configuration may be built again
        return
    first = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(first if config.theme.name == "material" else len(config.theme.dirs), str(THEME))


def lead_on(env: Any, site: Site, words: Words) -> None:
    """Give the template its words, and where they lead."""
    advice = words("It may have another name now, or its address has a mistake. Search for its words, or look here:")
    env.globals["dl_missing"] = {
        "title": escape(words("This page is not here")),
        "text": escape(advice),
        "links": [(site.url_of(plan.path), escape(plan.title)) for plan in site.plans if plan.kind in _LISTS],
    }


_LISTS = frozenset({"home", "people"})
"""Pages that lead to all others."""
