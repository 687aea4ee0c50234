"""The style sheets that pages load, joined from the parts in `assets/css/`."""

import re
from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENTED = re.compile(r"\s*\n\s*")

FIRST = ("tokens.css", "page.css")
"""Parts that others build on; the rest follow by name."""
OVERVIEWS = frozenset({"across.css", "changes.css", "home.css"})
"""Parts that neither a map nor its Mermaid page needs: a sheet of their own, so that a map's page stays light."""


def style_sheet() -> str:
    """All parts, for a page that stands alone."""
    return _joined(_parts())


def map_styles() -> str:
    """The sheet of every page."""
    return _joined([name for name in _parts() if name not in OVERVIEWS])


def overview_styles() -> str:
    """The sheet that pages of lists, cards and comparisons load beside it."""
    return _joined([name for name in _parts() if name in OVERVIEWS])


def _parts() -> list[str]:
    names = sorted(part.name for part in _folder().iterdir() if part.name.endswith(".css"))
    return [*(name for name in FIRST if name in names), *(name for name in names if name not in FIRST)]


def _joined(names: Sequence[str]) -> str:
    """Those parts without comments: a page asks for one file, and no part waits for another's `@import`."""
    joined = "\n".join((_folder() / name).read_text("utf-8") for name in names)
    return _INDENTED.sub("\n", _COMMENT.sub("", joined)).strip() + "\n"


def _folder() -> Traversable:
    return resources.files("desireline") / "assets" / "css"
