"""What a change does to ids and names: which ids it loses, what was split off or merged of what, what was hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.said_tables import field_word
from desireline.draw.inline import plain
from desireline.draw.language import listed
from desireline.model import BUILT_IN_ROWS, LANE_ROLES

if TYPE_CHECKING:
    from desireline.compare import Change
    from desireline.draw.words import Words

_SHOWN: Final = 3
"""How many ids are named; the rest is counted."""
_BUILT_IN: Final = {"row": BUILT_IN_ROWS, "lane": LANE_ROLES}


def ids_said(change: Change, words: Words) -> str:
    """The ids that a change loses, or gives to something else: "ids lost: ask, wait, call, 4 more". Empty for none."""
    if not change.ids:
        return ""
    if change.rule == "id-exchanged":
        return words("its id was {old} and is {new} now", old=change.ids[1], new=change.ids[0])
    rest = len(change.ids) - _SHOWN
    more = [words.count("{n} more", "{n} more", rest)] if rest > 0 else []
    ids = listed([*change.ids[:_SHOWN], *more], words.lang)
    if change.rule == "id-reused":
        return words.count("id used anew: {ids}", "ids used anew: {ids}", len(change.ids), ids=ids)
    return words.count("id lost: {ids}", "ids lost: {ids}", len(change.ids), ids=ids)


def turned_said(change: Change, others: str, words: Words) -> str:
    """That something was split or merged; of what comes again, that this was undone."""
    again = change.before is None
    if change.op == "split":
        return words("split off from {parts}", parts=others) if again else words("split into {parts}", parts=others)
    return words("merged from {parts}", parts=others) if again else words("merged into {parts}", parts=others)


def built_in_said(change: Change, words: Words) -> str:
    """Of a built-in row or lane, which stands without being declared, what its entry says. Empty for all else."""
    value = change.edit.to if change.op == "add" else change.edit.from_
    names = _BUILT_IN.get(change.kind, ()) if change.op in {"add", "remove"} else ()
    if not isinstance(value, dict) or value.get("id") not in names:
        return ""
    if value.get("hide") is True:
        return words("hidden") if change.op == "add" else words("no longer hidden")
    if not value.get("title"):
        return ""
    what, title = field_word("title", words) or "", plain(value["title"])
    if change.op == "add":
        return words("{what} now {value}", what=what, value=title)
    return words("{what} no longer {value}", what=what, value=title)
