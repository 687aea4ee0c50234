"""The style sheets of drawings, joined from the parts in `assets/css/`."""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

CHANGES = tuple(f"changes-{part}.css" for part in ("curves", "board", "cards", "gap", "list", "paper"))
"""The parts of comparisons, in the order in which one is laid over the other."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENTED = re.compile(r"\s*\n\s*")


def joined(names: Sequence[str]) -> str:
    """Those parts without comments: a page asks for one file, and no part waits for another's `@import`."""
    return _joined(tuple(names))


@lru_cache(maxsize=8)
def _joined(names: tuple[str, ...]) -> str:
    parts = "\n".join((folder() / name).read_text("utf-8") for name in names)
    return _INDENTED.sub("\n", _COMMENT.sub("", parts)).strip() + "\n"


def folder() -> Traversable:
    """Where the parts are."""
    return resources.files("desireline") / "assets" / "css"
