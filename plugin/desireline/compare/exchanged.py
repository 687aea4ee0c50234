"""Ids that seem to have gone from one thing to another: two were exchanged, or all of a list were counted on.

Things are the same by their ids, whatever they say (see `identity`). Where one says under its id what another of its
kind said under another, links to it lead to something else than they did, and nobody has said so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from desireline.compare.likeness import said_alike
from desireline.compare.plain import canonical
from desireline.model import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desireline.compare.node import Node
    from desireline.compare.told import Told

NAMING: Final = frozenset({("title",), ("name",), ("text",)})
"""Fields that say what a thing is called."""


def exchanged(found: Iterable[Told]) -> Mapping[int, str]:
    """Of the parts of a file that say now what another said under its id, that id; by Python's identity of the part.

    It counts only where the other says that no more, and where all that the part says is more like the other's than
    like its own: titles that were numbered anew over the same contents are none.
    """
    renamed = [told.before for told in found if _is_renamed(told) and told.before is not None]
    said: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in renamed:
        said[node.kind, canonical(node.name)].append(node)
    made = {}
    for node in renamed:
        today = node.mate
        others = said[node.kind, canonical(today.name)] if today is not None else []
        if today is not None and len(others) == 1 and said_alike(others[0], today) > said_alike(node, today):
            made[id(node)] = others[0].id
    return made


def _is_renamed(told: Told) -> bool:
    """Whether an edit gives another name to a part that was recognised by its id alone."""
    old, edit = told.before, told.edit
    if old is None or old.cls is None or edit.field not in NAMING or edit.match.by != "id":
        return False
    return issubclass(old.cls, Part) and bool(old.id) and bool(edit.from_) and bool(edit.to)
