"""What of the format the declarations of the model do not say, and a comparison must know. The only tables of fields.

A field that is in none of them is compared all the same: its order counts, and its effect is unknown.
"""

from typing import Final

UNORDERED: Final = frozenset({"sources", "touchpoints", "retired", "products", "arrows", "automations", "nodes", "was"})
"""Keys of lists whose order means nothing (FORMAT rule 10; former ids are a set)."""

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
