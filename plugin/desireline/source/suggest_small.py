"""The keys of the format, and the words people use for those of its small mappings (a link, a feeling, a way on)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_SMALL_PIECES: Final[Mapping[str, Mapping[str, str]]] = {
    "emotion": {
        "value": "score",
        "rating": "score",
        "level": "score",
        "number": "score",
        "label": "word",
        "words": "word",
        "feeling": "word",
        "emotion": "word",
        "primary": "word",
        "mood": "word",
        "text": "word",
        "title": "word",
        "name": "word",
        "face": "emoji",
        "icon": "emoji",
        "strength": "intensity",
        "target": "intended",
        "goal": "intended",
        "desired": "intended",
        "says": "quote",
    },
    "link": {
        "url": "link",
        "uri": "link",
        "href": "link",
        "address": "link",
        "to": "link",
        "src": "link",
        "path": "link",
        "title": "text",
        "name": "text",
        "label": "text",
        "description": "text",
    },
    "image": {
        "url": "src",
        "path": "src",
        "file": "src",
        "source": "src",
        "link": "src",
        "image": "src",
        "text": "alt",
        "title": "alt",
        "caption": "alt",
        "description": "alt",
    },
    "scale": {
        "min": "range",
        "max": "range",
        "from": "range",
        "lowest": "range",
        "highest": "range",
        "values": "levels",
        "labels": "levels",
        "words": "levels",
        "name": "title",
        "label": "title",
        "text": "title",
    },
    "lane": {"name": "title", "label": "title", "text": "title", "type": "kind", "key": "id"},
    "row": {"name": "title", "label": "title", "text": "title", "type": "role", "kind": "role", "key": "id"},
    "source": {
        "type": "kind",
        "method": "kind",
        "n": "count",
        "number": "count",
        "participants": "count",
        "people": "count",
        "when": "date",
        "year": "date",
        "url": "link",
        "href": "link",
        "name": "title",
        "label": "title",
        "text": "title",
        "description": "title",
    },
    "touchpoint": {"name": "title", "text": "title", "label": "title", "type": "channel", "kind": "channel"},
    "evidence": {"source": "sources", "level": "status", "kind": "status", "n": "count", "number": "count"},
    "next": {
        "step": "to",
        "stage": "to",
        "target": "to",
        "goto": "to",
        "id": "to",
        "if": "when",
        "condition": "when",
        "case": "when",
        "text": "when",
        "percent": "share",
        "probability": "share",
    },
}
"""By place, as in `suggest_words`."""

#: Every key of the format, in whatever place. Only for guessing whether `word: more words` is a key or a sentence.
KEYS_OF_THE_FORMAT = frozenset(
    """
    id title kind state future_of lang summary purpose scenario situation goal expectations scope starts ends
    personas owner status reviewed review_every products tags part_of scales range levels emotion freedom sources
    date count link rows role hide lanes touchpoints channel stages duration moment_of_truth score word emoji
    intensity intended quote by_persona steps text actors frontstage backstage support physical_evidence wait
    fail_point safeguard next to when share pains severity evidence of ask refuted why opportunities solves impact
    effort priority promise in due metrics value target better as_of content resources have need thoughts gains
    notes questions arrows from both retired change time links image src alt was translates automations nodes
    trigger flow data action stage name photo profile career years bio company industry size equipment structure
    rules pace goals needs motivations attitudes behaviours knowledge technical business policy usage frequency
    channels scenarios label customer template
    """.split()  # noqa: SIM905  # a column of quoted words reads worse
)
