"""Lists of short names: one that stands twice, and several that stand as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desireline.source.reading import Reading, shown
from desireline.source.tree_nodes import Scalar
from desireline.source.tree_quote import paste_in_place, reads_as_typed

if TYPE_CHECKING:
    from desireline.source.scalars import Reader

NAMES = frozenset({"touchpoints", "actors", "tags", "products", "levels"})
"""Keys that take a list of short names."""
_SEPARATOR = re.compile(r"[,;] +|[、，；]\s*")
_LONGEST_NAME = 40


def each_once(names: Reader) -> Reader:
    """The reader of a list in which a name that stands twice says no more than one. It is kept: places are counted."""

    def read(node: Any, reading: Reading) -> Any:
        made = names(node, reading)
        if made.__class__ is tuple and len(made) > 1 and len(set(made)) < len(made):
            seen: set[str] = set()
            for item in node.items:
                name = item.value.strip() if item.__class__ is Scalar else ""
                if name in seen and name in made:
                    reading.warning("named-twice", f"{shown(name)} stands twice in this list; delete one", item)
                seen.add(name)
        return made

    return read


def report_names(node: Scalar, reading: Reading) -> None:
    """`Website, Hotline` is one name, and was probably meant as two."""
    if _SEPARATOR.search(node.value) is None:
        return
    names = _SEPARATOR.split(node.value.strip())
    if any(not name or len(name) > _LONGEST_NAME or not reads_as_typed(name, in_flow=True) for name in names):
        return
    message = (
        f"{shown(node.value.strip())} is read as one; write a list if it is several, or '- ' before it if it is one"
    )
    paste = paste_in_place(reading.source.lines, node, "[" + ", ".join(names) + "]")
    reading.warning("names-in-one", message, node, paste)
