"""Ways on and arrows in words: where they lead, under which condition, for how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.compare import piece_at
from desireline.draw.flow.sentences import share as share_word
from desireline.draw.inline import plain
from desireline.draw.isolate import course
from desireline.draw.language import bracketed, colon, listed, quoted
from desireline.model import Next, NodeNext
from desireline.model.journey import Arrow

if TYPE_CHECKING:
    from desireline.compare import Change, FileComparison
    from desireline.draw.changes.said_names import Names

WAYS = frozenset({"next", "node-next"})
"""The kinds of ways on."""


def way_said(way: Next | NodeNext, file: FileComparison, names: Names, *, without: str = "") -> str:
    """`to “Waits”, when: no stock, 30%`; where it leads nowhere, that people leave. `without` leaves out one key."""
    words = names.words
    said = [] if without == "to" else [_target(way, file, names)]
    if way.when and without != "when":
        said.append(f"{words('when')}{colon(words.lang)}{plain(way.when)}")
    share = getattr(way, "share", None)
    if share is not None and without != "share":
        said.append(share_word(share))
    return listed(said, words.lang)


def _target(way: Next | NodeNext, file: FileComparison, names: Names) -> str:
    words = names.words
    if not way.to:
        return words("people leave here")
    return words("to {place}", place=quoted(names.part(way.to, file), words.lang))


def way_of(change: Change, file: FileComparison, names: Names) -> str:
    """Which way on a change of one of its values is about: all that it says but that value."""
    at = change.at
    root = file.after if change.after is not None else file.before
    way = piece_at(root, at.path) if root is not None else None
    return way_said(way, file, names, without=change.field[0]) if isinstance(way, Next | NodeNext) else ""


def arrow_name(change: Change, file: FileComparison, names: Names) -> str:
    """An arrow by both of its ends: `Asks (Customer) → Answers (Frontstage)`."""
    root = file.after if change.after is not None else file.before
    arrow = piece_at(root, change.at.path) if root is not None else None
    if not isinstance(arrow, Arrow):
        return plain(change.name)
    return course(*(_end(each, file, names) for each in (arrow.from_, arrow.to)))


def _end(reference: str, file: FileComparison, names: Names) -> str:
    """`step.lane` by the names of both."""
    moment, _, lane = reference.partition(".")
    name = names.part(moment, file)
    return name + bracketed(names.lane(lane, file), names.words.lang) if lane else name
