"""One catalogue → what it shows without saying it.

`findings` works out a map's low points, waits, hand-offs, gaps and evidence, each with the place it stands at; `check`
gives the rules that a map should keep beyond the format, as located problems. Pure functions: models come in, findings
and problems go out; words and pictures are made in `draw/`.
"""

from datetime import date
from typing import Final

from desireline.insight.acting import actors, appears_in
from desireline.insight.check import check
from desireline.insight.claims import Claimed, citations, claims
from desireline.insight.emotions import emotion_findings
from desireline.insight.finding import RULES, Finding
from desireline.insight.knowledge import (
    STANDINGS,
    evidence_of,
    evidence_of_all,
    futures,
    knowledge_findings,
    pains,
    solved,
    statements,
    still_open,
    unanswered,
)
from desireline.insight.review import due, is_overdue
from desireline.insight.service import channel_changes, channels_of, fail_points, hand_offs, service_findings
from desireline.insight.times import seconds_in_all, time_findings, waited
from desireline.model import JourneyMap
from desireline.source import Catalogue

__all__ = [
    "RULES",
    "STANDINGS",
    "Claimed",
    "Finding",
    "actors",
    "appears_in",
    "channel_changes",
    "channels_of",
    "check",
    "citations",
    "claims",
    "due",
    "evidence_of",
    "evidence_of_all",
    "fail_points",
    "findings",
    "futures",
    "hand_offs",
    "is_overdue",
    "pains",
    "seconds_in_all",
    "solved",
    "statements",
    "still_open",
    "unanswered",
    "waited",
]


def findings(journey: JourneyMap, catalogue: Catalogue, today: date | None = None) -> tuple[Finding, ...]:
    """All findings on one map, in the order of `RULES`."""
    del today
    found = [
        *emotion_findings(journey),
        *time_findings(journey),
        *service_findings(journey),
        *knowledge_findings(journey, catalogue),
    ]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.rule]))


_ORDER: Final = {rule: place for place, rule in enumerate(RULES)}
