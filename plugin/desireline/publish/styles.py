"""The one style sheet that a page loads, joined from the parts in `assets/css/`."""

import re
from importlib import resources

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENTED = re.compile(r"\s*\n\s*")

FIRST = ("tokens.css", "page.css")
"""Parts that others build on; the rest follow by name."""


def style_sheet() -> str:
    """All parts, joined, without comments: a page asks for one file, and no part waits for another's `@import`."""
    folder = resources.files("desireline") / "assets" / "css"
    names = sorted(part.name for part in folder.iterdir() if part.name.endswith(".css"))
    ordered = [*(name for name in FIRST if name in names), *(name for name in names if name not in FIRST)]
    joined = "\n".join((folder / name).read_text("utf-8") for name in ordered)
    return _INDENTED.sub("\n", _COMMENT.sub("", joined)).strip() + "\n"
