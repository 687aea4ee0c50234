"""Tables of names: what kinds, rows, lanes and fields of the format are called in the interface's language.

What is in none of them is called by its own key, so a field added to the model is told without a change here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desireline.draw.words import Words


_KINDS: Final = {
    "map": "Map", "persona": "Persona", "stage": "Stage", "step": "Step", "touchpoint": "Touchpoint",
    "source": "Source", "row": "Row", "lane": "Lane", "scale": "Scale", "pain": "Pain", "opportunity": "Opportunity",
    "metric": "Metric", "content": "Content", "statement": "Statement", "lane-cell": "Lane", "arrow": "Arrow",
    "retired": "Retired id", "automation": "Automation", "node": "Automation node", "fail-point": "Fail point",
    "mark": "Moment of truth", "feeling": "Feeling", "emotion": "Feelings", "evidence": "Evidence",
    "promise": "Promise", "link": "Link", "image": "Picture", "scenario": "Scenario", "scope": "Scope",
    "next": "Way on", "resources": "Resources",
}  # fmt: skip


def kind_word(kind: str, words: Words) -> str | None:
    """A kind of thing, as a sentence begins; None where there is none."""
    if kind not in _KINDS:
        return None
    named = _KINDS[kind]
    return words(named)


_LANES: Final = {
    "physical_evidence": "Physical evidence", "customer": "Customer", "frontstage": "Frontstage",
    "backstage": "Backstage", "support": "Support",
}  # fmt: skip


def lane_word(lane: str, words: Words) -> str | None:
    """A built-in lane; None where there is none."""
    if lane not in _LANES:
        return None
    titled = _LANES[lane]
    return words(titled)


_ROWS: Final = {
    "thoughts": "Thought", "gains": "Gain", "notes": "Note", "have": "Resource on hand", "need": "Resource needed",
    "pains": "Pain", "opportunities": "Opportunity", "metrics": "Metric", "content": "Content", "steps": "Step",
    "goals": "Goal", "needs": "Need", "motivations": "Motivation", "attitudes": "Attitude", "behaviours": "Behaviour",
    "channels": "Channel", "scenarios": "Situation", "touchpoints": "Touchpoint", "stages": "Stage",
    "industry": "Industry", "size": "Size", "equipment": "Equipment", "structure": "Structure", "rules": "Rule",
    "pace": "Pace", "frequency": "How often", "products": "Product", "technical": "Knowledge of technology",
    "business": "Knowledge of the trade", "policy": "Knowledge of rules", "title": "Position", "years": "Years",
    "bio": "Background",
}  # fmt: skip


def row_word(key: str, words: Words) -> str | None:
    """One statement of a list, by the key of the list; None where there is none."""
    if key not in _ROWS:
        return None
    row = _ROWS[key]
    return words(row)


_EXACT: Final = {
    ("evidence", "status"): "evidence", ("evidence", "count"): "people who said so",
    ("evidence", "of"): "people asked", ("evidence", "ask"): "whom to ask", ("evidence", "sources"): "sources",
    ("promise", "status"): "promise", ("promise", "in"): "promised release", ("promise", "due"): "promised day",
    ("promise", "why"): "why the promise changed", ("refuted", "why"): "why it is refuted",
    ("scenario", "situation"): "situation", ("scenario", "goal"): "goal", ("scenario", "expectations"): "expectations",
    ("scope", "starts"): "where it starts", ("scope", "ends"): "where it ends",
    ("step", "text"): "what happens", ("stage", "title"): "title", ("link", "link"): "address",
    ("map", "kind"): "kind of map", ("next", "share"): "share of people who go on", ("next", "to"): "way on",
    ("next", "when"): "condition of the way on", ("next", ""): "way on", ("node-next", ""): "way on",
    ("node-next", "to"): "way on", ("node-next", "when"): "condition of the way on",
    ("row", "hide"): "hidden", ("link", "text"): "text of a link",
}  # fmt: skip


def exact_word(kind: str, key: str, words: Words) -> str | None:
    """A field of one kind whose name says more than its key, inside a sentence; None where there is none."""
    if (kind, key) not in _EXACT:
        return None
    exact = _EXACT[kind, key]
    return words(exact)


_HOLDERS: Final = {
    "evidence": "evidence", "refuted": "refutation", "promise": "promise", "link": "link", "image": "picture",
    "scenario": "scenario", "scope": "scope", "resources": "resources", "next": "way on", "node-next": "way on",
    "mark": "moment of truth", "fail-point": "fail point", "career": "career", "knowledge": "knowledge",
    "usage": "usage",
}  # fmt: skip


def holder_word(kind: str, words: Words) -> str | None:
    """A kind that is told as a part of what holds it, inside a sentence; None where there is none."""
    if kind not in _HOLDERS:
        return None
    holder = _HOLDERS[kind]
    return words(holder)


_FIELDS: Final = {
    "actors": "actors", "address": "address", "alt": "description", "as_of": "day of the figure", "ask": "whom to ask",
    "automations": "automations", "better": "which way is better", "both": "both ways", "change": "proposed change",
    "channel": "channel", "company": "company", "count": "count", "date": "date", "due": "due day",
    "duration": "time spent", "effort": "effort", "emoji": "emoji", "ends": "end", "from": "where it comes from",
    "future_of": "current map that it answers", "goal": "goal", "hide": "hidden", "id": "id", "image": "picture",
    "impact": "impact", "in": "release", "intended": "intended emotion", "intensity": "intensity", "kind": "kind",
    "lang": "language", "levels": "levels", "link": "link", "name": "name", "next": "ways on", "owner": "owner",
    "part_of": "place in a larger journey", "personas": "whose it is", "photo": "photo", "priority": "priority",
    "products": "products", "purpose": "purpose", "quote": "quote", "range": "range", "review_every": "review every",
    "reviewed": "last reviewed", "role": "role", "safeguard": "safeguard", "scenario": "scenario", "scope": "scope",
    "severity": "severity", "share": "share", "solves": "pains it answers", "sources": "sources", "stage": "stage",
    "state": "state", "status": "status", "summary": "summary", "tags": "tags", "target": "target", "text": "wording",
    "time": "time of day", "title": "title", "to": "where it leads", "touchpoints": "touchpoints",
    "translates": "map that it translates", "trigger": "trigger", "value": "value", "wait": "wait", "was": "former ids",
    "when": "condition", "why": "why", "data": "data", "flow": "flow", "action": "action", "src": "file",
    "score": "score", "starts": "start", "of": "of", "evidence": "evidence", "promise": "promise", "profile": "profile",
}  # fmt: skip


def field_word(key: str, words: Words) -> str | None:
    """A field by its key, inside a sentence; None where there is none."""
    if key not in _FIELDS:
        return None
    field = _FIELDS[key]
    return words(field)
