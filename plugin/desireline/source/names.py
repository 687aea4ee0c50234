"""Lists of short names: one that stands twice, and several that stand as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desireline.model.patterns import later
from desireline.source.reading import Reading, shown
from desireline.source.tree_nodes import Scalar
from desireline.source.tree_quote import paste_in_place, reads_as_typed

if TYPE_CHECKING:
    from collections.abc import Container

    from desireline.source.scalars import Reader

NAMES = frozenset({"stages", "touchpoints", "actors", "tags", "products", "levels"})
"""Keys that take a list of short names."""
_SEPARATOR = later(r"[,;] +|[、，；\u060c\u061b]\s*")
WIDE_SEPARATOR = re.compile(r"[、，；\u060c\u061b]\s*")
"""What parts names in other scripts; YAML takes it for a letter, in brackets too."""
_ARROW = later(r"\s*(?:[-=]>|[→⇒➔＞])\s*|\s+>\s+")
"""What stands between stages in a text. In the name of a touchpoint it says where in a site or an app that is."""
_WIDE_BRACKETS = "［］【】"
_LONGEST_NAME = 40
_MOST_WORDS = 3


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


def may_be_several(key: str, text: str) -> bool:
    """Whether a text under this key, unquoted, may be taken for several names. In quotation marks it is one."""
    return key in NAMES and bool(_SEPARATOR.search(text) or _ARROW.search(text))


def judge_names(declared: Container[str], reading: Reading) -> None:
    """`Website, Hotline` is one name, and was probably meant as two; unless it is that of a declared touchpoint."""
    for key, node in reading.alone:
        text = node.value.strip()
        line = reading.source.line(node.start_mark.line)
        in_list = line[: node.start_mark.column].rstrip()[-1:] in ("[", ",")
        names = (WIDE_SEPARATOR if in_list else _SEPARATOR).split(text.strip(_WIDE_BRACKETS))
        if key == "stages" and len(names) == 1:
            names = _ARROW.split(text)
        if text in declared or len(names) < 2 or not all(map(_is_name, names)) or _goes_on(key, names):
            continue
        if in_list:
            message = f"{shown(text)} is read as one; write ', ' between names, or quote it if it is one"
            paste = paste_in_place(reading.source.lines, node, ", ".join(names))
        else:
            message = f"{shown(text)} is read as one; write a list if it is several, or '- ' before it if it is one"
            paste = paste_in_place(reading.source.lines, node, "[" + ", ".join(names) + "]")
        reading.warning("names-in-one", message, node, paste)


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and len(text.split()) <= _MOST_WORDS and reads_as_typed(text, in_flow=True)


def _goes_on(key: str, names: list[str]) -> bool:
    """Whether what follows the comma says more of one place: `Shop, ground floor`, `Main Street, 12`."""
    first, second = names[:2]
    more = second[0].isdigit() or (first[0].isupper() and second[0].islower() and " " in second)
    return key == "touchpoints" and len(names) == 2 and more
