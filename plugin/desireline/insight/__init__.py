"""One catalogue → what it shows without saying it.

`findings` works out a map's low points, waits, hand-offs, gaps and evidence, each with the place it stands at; `check`
gives the rules that a map should keep beyond the format, as located problems. Pure functions: models come in, findings
and problems go out; words and pictures are made in `draw/`.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from desireline.insight.acting import actors, appearances, appears_in
from desireline.insight.belonging import Portion, Within, portions, within
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
    pains_at,
    repeated,
    solved,
    statements,
    still_open,
    unanswered,
)
from desireline.insight.meant import as_written, in_future, meant, meant_voices
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
    "Portion",
    "Within",
    "actors",
    "appearances",
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
    "in_future",
    "is_overdue",
    "meant",
    "meant_voices",
    "pains",
    "pains_at",
    "portions",
    "repeated",
    "seconds_in_all",
    "solved",
    "statements",
    "still_open",
    "unanswered",
    "waited",
    "within",
]


def findings(journey: JourneyMap, catalogue: Catalogue, today: date | None = None) -> tuple[Finding, ...]:
    """All findings on one map, in the order of `RULES`. What is dropped of a future map counts in none."""
    del today
    counted = meant(journey)
    found = [
        *emotion_findings(counted),
        *time_findings(counted),
        *service_findings(counted),
        *knowledge_findings(counted, catalogue),
    ]
    if counted is not journey:
        written = as_written(journey)
        found = [replace(each, at=tuple([written[id(moment)] for moment in each.at])) for each in found]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.rule]))


_ORDER: Final = {rule: place for place, rule in enumerate(RULES)}
