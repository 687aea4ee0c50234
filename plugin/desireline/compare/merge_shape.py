"""One side's way of writing a value taken over to another: a bare value as a mapping, a text in quotation marks."""

from __future__ import annotations

from typing import Final

from desireline.compare.merge_outline import Group, Item, Leaf
from desireline.model import Mark
from desireline.source.reading import ABSENT
from desireline.source.tree_quote import quoted, reads_as_typed

_NOWHERE: Final = -1
"""The column of a mapping that no file holds."""


def as_mapping(item: Item | None, sides: list[Item], *, with_comment: bool) -> Leaf | Group | None:
    """A bare value beside mappings as the mapping it stands for (`{text: …}`), where the model says which.

    `with_comment`: the comments behind and below it are those of its first key then, and not of the whole.
    """
    if item is None or isinstance(item.value, Group):
        return item.value if item is not None else None
    cls = item.cls or next((each.cls for each in sides if each.cls is not None), None)
    if cls is None or not cls.shorthand or (item.value.said is None):
        return Group(False, [], _NOWHERE) if item.value.said is None else item.value
    key = cls.shorthand
    if item.value.said == "true" and not item.value.style and issubclass(cls, Mark):
        return Group(False, [], _NOWHERE)
    if key == "score" and not _is_number(item.value.said):
        key = "word"
    made = Item(key, key, item.value, item.place)
    if with_comment:
        made.behind, made.trail = item.behind, item.trail
    made.body = f"{key}: {item.value.text}".split("\n")
    made.own = [*made.body[:-1], made.body[-1] + made.behind, *made.trail]
    return Group(False, [made], _NOWHERE)


def quoted_as(like: Item, item: Item) -> Item:
    """What one item says, in quotation marks or without them as another has it."""
    one, other = like.value, item.value
    if not isinstance(one, Leaf) or not isinstance(other, Leaf) or not other.said or "\n" in other.text + other.said:
        return item
    if not one.style and other.style and other.said not in ABSENT and reads_as_typed(other.said):
        text, style = other.said, ""
    elif one.style in {'"', "'"} and not other.style:
        text, style = quoted(other.said), one.style
    else:
        return item
    made = Item(item.key, item.key_text, Leaf(text, other.said, style, other.means), item.place, thing=item.thing)
    made.own = made.body = [f"{item.key_text}: {text}" if item.key is not None else f"- {text}"]
    return made


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
