"""A review as SARIF 2.1.0, which code scanning on GitHub and many editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. GitHub keeps 5,000 results of a run; what stands in
the way comes first, and the run says how many were left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from desireline import __version__
from desireline.compare import rules
from desireline.exchange.findings import Reported, reported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.compare.review import Review
    from desireline.draw.words import Words

MOST: Final = 5_000
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME: Final = "https://github.com/desireline/desireline"
_LEVELS: Final = {"failure": "error", "error": "error", "warning": "warning", "note": "note"}
_DEFAULTS: Final = {"error": "error", "warn": "warning", "info": "note"}


def sarif(review: Review, words: Words) -> str:
    """The review as SARIF, ending in a line break. `executionSuccessful` is false where something was not compared."""
    found = reported(review, words)
    failures = [each for each in found if each.level == "failure"]
    shown = [each for each in found if each.level != "failure"][:MOST]
    left_out = len(found) - len(failures) - len(shown)
    named = list(dict.fromkeys(each.rule for each in shown))
    notices = [_notice("note" if each.approved else "error", f"{each.path}: {each.message}", each) for each in failures]
    if left_out:
        said = words.count(
            "{n} result of lower weight is left out", "{n} results of lower weight are left out", left_out
        )
        notices.append(_notice("note", said))
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "Desireline",
                "version": __version__,
                "informationUri": _HOME,
                "rules": [_rule(name, shown, words) for name in named],
            }
        },
        "automationDetails": {"id": "desireline/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": words("The top of the repository.")}}},
        "invocations": [{"executionSuccessful": not review.unread, "toolExecutionNotifications": notices}],
        "results": [_result(each, named) for each in shown],
    }
    if words.lang != "en":  # which is the standard's own default
        run["language"] = words.lang
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, shown: Sequence[Reported], words: Words) -> dict[str, Any]:
    """A rule of the comparison with all it says of itself; of `check` its name alone."""
    known = rules().get(name)
    if known is None:
        level = next(each.level for each in shown if each.rule == name)
        return {
            "id": name,
            "shortDescription": {"text": name.replace("-", " ")},
            "defaultConfiguration": {"level": level},
        }
    made: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": words.declared(known.title)},
        "defaultConfiguration": {"level": _DEFAULTS[known.severity]},
    }
    if known.why:
        made["fullDescription"] = {"text": words.declared(known.why)}
    if known.fix:
        made["help"] = {"text": words.declared(known.fix)}
    return made


def _result(each: Reported, named: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": each.rule,
        "ruleIndex": named.index(each.rule),
        "level": _LEVELS[each.level],
        "message": {"text": _without_links(each.message)},
        "locations": [_location(each)],
        "partialFingerprints": {"desireline/v1": each.name},
        "properties": {"atGate": each.at_gate, "inBase": each.is_gone},
    }
    if each.approved:
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": each.approved}]
    return made


def _without_links(text: str) -> str:
    """A message that is text alone: what reads SARIF makes a link of `[words](address)` in it."""
    return text.replace("](", "] (")


def _location(each: Reported) -> dict[str, Any]:
    place = {"startLine": each.line, "startColumn": each.column}
    # Of what is gone the line is that of the base, which the file of today need not have.
    region = {"startLine": 1} if each.is_gone else place
    artifact = {"uri": quote(each.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _notice(level: str, text: str, each: Reported | None = None) -> dict[str, Any]:
    made: dict[str, Any] = {"level": level, "message": {"text": _without_links(text)}}
    if each is not None:
        made["locations"] = [_location(each)]
        made["descriptor"] = {"id": each.rule}
    return made
