"""What of the format the declarations of the model do not say, and a comparison must know. The only tables of fields.

A field that is in none of them is compared all the same: its order counts, and its effect is unknown. Here is decided,
too, what a value means beyond how it is written: two values that mean the same where either of them stands are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.plain import canonical, sense
from desireline.model import Evidence, JourneyMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.compare.node import Node
    from desireline.compare.plan import Keys
    from desireline.model import Form, Piece
    from desireline.source import Catalogue

Called = Mapping[tuple[str, str], str]
"""What names mean in a file: by what is referred to (`touchpoint`, `actor`) and an id or title, the id."""

UNORDERED: Final = frozenset({"sources", "touchpoints", "retired", "products", "arrows", "automations", "nodes", "was"})
"""Keys of lists whose order means nothing (FORMAT rule 10; former ids are a set)."""

AS_ONE: Final = frozenset({"range", "levels"})
"""Keys of lists that are one value: the two ends of a scale, and its levels, which mean something by their places."""

ANSWERS: Final = frozenset({"profile", "career", "knowledge", "usage", "industry", "size", "pace"})
"""Keys of a persona that ask for one thing, each or by a key below it: another text there is another answer."""

_WITHOUT_CASE: Final = frozenset({"channel", "channels"})
"""Keys of channels, which are compared without case."""

NEUTRAL: Final = frozenset({
    "id", "was", "owner", "status", "reviewed", "review_every", "lang", "translates", "tags", "links", "link", "image",
    "photo", "src", "alt", "products", "purpose", "summary", "kind", "state", "future_of", "part_of", "sources",
    "evidence", "count", "of", "ask", "date", "as_of", "target", "intended", "refuted", "why", "promise", "in", "due",
    "priority", "effort", "impact", "solves", "retired", "hide", "role", "personas", "title", "name",
    "content", "notes", "arrows", "change", "to",
})  # fmt: skip
"""Keys that say something about the map, its evidence or the team's plans, and nothing of what the customer lives."""

NEUTRAL_KINDS: Final = frozenset({
    "source", "row", "lane", "scale", "evidence", "refuted", "promise", "link", "image", "retired", "arrow", "scope",
    "opportunity", "content", "automation", "node", "node-next",
})  # fmt: skip
"""Kinds that do the same. That a map has a scale or an arrow more changes nothing for the customer."""

BETTER_UP: Final = 1
BETTER_DOWN: Final = -1

DIRECTIONS: Final = {
    ("pain", "severity"): BETTER_DOWN,
    ("step", "wait"): BETTER_DOWN,
    ("stage", "wait"): BETTER_DOWN,
    ("lane-cell", "wait"): BETTER_DOWN,
    ("step", "duration"): BETTER_DOWN,
    ("stage", "duration"): BETTER_DOWN,
}
"""Kind and key of numbers of which it is known which way is better for the customer."""

BAD_KINDS: Final = frozenset({"pain", "fail-point"})
"""Kinds of which one more is worse."""
GOOD_ROWS: Final = frozenset({"gains"})
"""Rows (or roles of rows) of which one statement more is better."""
BAD_ROWS: Final = frozenset({"pains"})
"""Rows of which one more is worse, whatever its kind."""


def meant(node: Node, at: Keys, value: Any) -> str:
    """What `value` would mean as a leaf of `node`: equal for two that mean the same there, and for no others."""
    if value is None and node.cls is Evidence and at == ("status",):
        return sense("validated" if node.slots.get(("sources",)) else "assumption")
    if isinstance(value, str) and (at[0] in _WITHOUT_CASE or (at == ("text",) and node.slot[:1] == ("channels",))):
        return sense(canonical(value).casefold())
    return sense(value)


def implied(node: Node) -> Keys | None:
    """A leaf of a node that means something where it is not given: the status of evidence."""
    return ("status",) if node.cls is Evidence and ("status",) not in node.leaves else None


def referred(form: Form | None, value: Any, called: Sequence[Called]) -> str:
    """What one of a list means in each of some files, as a text: an id and a title may mean the same thing."""
    if form is None or not form.text_allowed or not isinstance(value, str):
        return sense(value)
    meanings = [sense(each.get((form.refers_to, canonical(value)), value)) for each in called] or [sense(value)]
    return meanings[0] if len(set(meanings)) == 1 else sense(tuple(meanings))


def names_in(piece: Piece | None) -> dict[tuple[str, str], str]:
    """What names mean by the piece alone: the titles of the touchpoints that a map declares."""
    points = piece.touchpoints if isinstance(piece, JourneyMap) else ()
    made = {("touchpoint", canonical(each.title)): each.id for each in reversed(points) if each.title and each.id}
    return made | {("touchpoint", each.id): each.id for each in points if each.id}


def people_in(catalogue: Catalogue) -> Called:
    """What ids and names of personas mean in every file of a catalogue."""
    people = {("actor", canonical(name)): each for name, each in catalogue.project.persona_names.items()}
    return people | {("actor", name): name for name in catalogue.personas}


def called_in(catalogue: Catalogue, piece: Piece, people: Called) -> Called:
    """What names mean in a file of a catalogue: personas, touchpoints of the map that it answers, its own."""
    current = catalogue.answered_by(piece) if isinstance(piece, JourneyMap) else None
    return {**people, **names_in(current), **names_in(piece)}
