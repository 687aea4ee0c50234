"""A review as GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.

Findings of one fingerprint show once, so each has its own. What is neither to be looked at nor worse for the customer
is no finding there, and what was approved is one of no weight.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from desireline.draw.language import bracketed, colon
from desireline.exchange.findings import reported

if TYPE_CHECKING:
    from desireline.compare.review import Review
    from desireline.draw.words import Words

_SEVERITIES: Final = {"failure": "blocker", "error": "critical", "warning": "major", "note": "minor"}


def code_quality(review: Review, words: Words) -> str:
    """The report as JSON, ending in a line break; an empty list where there is nothing to look at."""
    worse = {change.fingerprint for change in review.comparison.changes if change.effect in {"worse", "mixed"}}
    made: list[dict[str, Any]] = []
    for each in reported(review, words):
        if each.level == "note" and each.name not in worse:
            continue
        told = f"{words('approved')}{colon(words.lang)}{each.approved}"
        approved = bracketed(told, words.lang) if each.approved else ""
        made.append(
            {
                "description": f"{each.message}{approved}",
                "check_name": each.rule,
                "fingerprint": each.name,
                "severity": "info" if each.approved else _SEVERITIES[each.level],
                "location": {"path": each.path, "lines": {"begin": each.line}},
            }
        )
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
