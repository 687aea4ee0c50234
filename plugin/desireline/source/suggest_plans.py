"""The words people use for the keys of plans (promises, retired ids), arrows and automations, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLE: Final = dict.fromkeys(("name", "label", "heading", "text"), "title")
_REASON: Final = dict.fromkeys(("reason", "because", "rationale", "note", "comment", "description"), "why")
_RELEASE: Final = dict.fromkeys(("release", "version", "milestone", "sprint", "removed_in", "since"), "in")

OF_PLANS: Final[Mapping[str, Mapping[str, str]]] = {
    "promise": {
        **_REASON,
        **_RELEASE,
        "state": "status",
        "date": "due",
        "deadline": "due",
        "when": "due",
        "by": "due",
        "eta": "due",
        "target": "due",
        "quarter": "due",
    },
    "retired": {
        **_REASON,
        **_RELEASE,
        "replaced_by": "to",
        "replacement": "to",
        "merged_into": "to",
        "split_into": "to",
        "into": "to",
        "successor": "to",
        "moved_to": "to",
        "now": "to",
        "name": "id",
        "was": "id",
        "old_id": "id",
    },
    "arrow": {
        **dict.fromkeys(("label", "title", "name", "message", "what", "description", "data"), "text"),
        "source": "from",
        "start": "from",
        "target": "to",
        "end": "to",
        "bidirectional": "both",
        "two_way": "both",
        "twoway": "both",
    },
    "automation": {
        **_TITLE,
        "description": "summary",
        "goal": "summary",
        "purpose": "summary",
        "steps": "nodes",
        "actions": "nodes",
        "flow": "nodes",
        "stages": "nodes",
    },
    "node": {
        **dict.fromkeys(("title", "name", "label", "description", "subject", "content"), "text"),
        "then": "next",
        "to": "next",
        "goto": "next",
        "after": "next",
        "who": "personas",
        "persona": "personas",
        "touchpoint": "touchpoints",
        "step": "stage",
    },
    "node next": {
        "if": "when",
        "condition": "when",
        "case": "when",
        "text": "when",
        "node": "to",
        "target": "to",
        "goto": "to",
        "id": "to",
        "percent": "share",
        "probability": "share",
    },
}
"""As in `suggest_words.py`."""
