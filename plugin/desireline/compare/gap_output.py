"""A gap as JSON, `desireline-gap/1`. The same bytes for the same two maps."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.gap import PAIN_STATES, Answer, Gap, PainGap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desireline.compare.gap_figures import Delta
    from desireline.compare.gap_moments import MomentGap, Need
    from desireline.model.planned import Planned

GAP_SCHEMA_ID: Final = "desireline-gap/1"


def gap_to_json(found: Gap) -> str:
    """A gap as JSON text, ending in a line break. Within `/1` keys may be added, none goes or changes its meaning."""
    return json.dumps(gap_to_plain(found), ensure_ascii=False, indent=2) + "\n"


def gap_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `gap_to_json`."""
    made: dict[str, Any] = json.loads(
        resources.files("desireline.compare").joinpath("gap.schema.json").read_text("utf-8")
    )
    return made


def gap_to_plain(found: Gap) -> dict[str, Any]:
    """A gap as plain values."""
    return {
        "schema": GAP_SCHEMA_ID,
        "current": {"id": found.current.key, "title": found.current.title},
        "future": {"id": found.future.key, "title": found.future.title},
        "stats": {
            "pains": {state: sum(pain.state == state for pain in found.pains) for state in PAIN_STATES},
            "open": sum(pain.is_open for pain in found.pains),
            "needs": len(found.needs),
            "changes": len(found.file.changes),
        },
        "pains": [_pain(each, found.plan) for each in found.pains],
        "answers": [_answer(each, found.plan) for each in found.answers],
        "needs": [_need(each, found.plan) for each in found.needs],
        "moments": [_moment(each) for each in found.moments],
        "figures": [_delta(each) for each in _leading(found)],
        "voices": _voices(found),
    }


def _pain(each: PainGap, plan: Planned) -> dict[str, Any]:
    return {
        "id": each.pain.id,
        "text": each.pain.text,
        "state": each.state,
        "open": each.is_open,
        "severity": each.severity or None,
        "map": each.side,
        "stage": each.stage.id or each.stage.title,
        "path": list(plan.written_at(each.path) if each.side == "after" else each.path),
        "answers": [{"kind": answer.kind, "id": answer.id or None, "name": answer.name} for answer in each.answers],
        "ideas": list(each.ideas),
    }


def _answer(each: Answer, plan: Planned) -> dict[str, Any]:
    promise = each.promise
    return {
        "kind": each.kind,
        "id": each.id or None,
        "name": each.name,
        "path": list(plan.written_at(each.path)),
        "pains": list(each.pains),
        "owner": each.owner or None,
        "why": each.why or None,
        "promise": None
        if promise is None
        else {
            "status": promise.status,
            "in": promise.in_,
            "due": promise.due.isoformat() if promise.due is not None else None,
        },
    }


def _need(each: Need, plan: Planned) -> dict[str, Any]:
    return {
        "where": each.where,
        "id": each.what.id,
        "text": getattr(each.what, "text", None) or getattr(each.what, "title", None) or each.what.id,
        "path": list(plan.written_at(each.path)),
        "stage": (each.stage.id or each.stage.title) if each.stage is not None else None,
        "step": (each.step.id or each.step.text) if each.step is not None else None,
        "today": each.reworded.text if each.reworded is not None else None,
    }


def _moment(each: MomentGap) -> dict[str, Any]:
    return {
        "kind": "stage" if each.is_stage else "step",
        "before": None if each.before is None else {"id": each.before.id, "name": each.before.name},
        "after": None if each.after is None else {"id": each.after.id, "name": each.after.name},
        "state": each.state,
        "moved": each.moved,
        "retired": None if each.retired is None else {"why": each.retired.why, "to": list(each.retired.to)},
        "dropped": None if each.dropped is None else {"why": each.dropped.why},
        "changes": [change.fingerprint for change in each.changes],
    }


def _delta(each: Delta) -> dict[str, Any]:
    return {
        "name": each.name,
        "unit": each.unit,
        "before": _number(each.before),
        "after": _number(each.after),
        "change": _number(each.change),
        "better": each.better or None,
        "effect": each.effect,
        "personas": list(each.personas),
    }


def _leading(found: Gap) -> Iterable[Delta]:
    """Each figure once: a score is that of the leading persona."""
    first: dict[str, Delta] = {}
    for each in found.deltas:
        first.setdefault(each.name, each)
    return first.values()


def _voices(found: Gap) -> list[dict[str, Any]]:
    scores = [each for each in found.deltas if each.unit == "score"] if found.tells_apart else []
    return [
        {"personas": list(names), "figures": [_delta(each) for each in scores if each.personas == names]}
        for names in dict.fromkeys(each.personas for each in scores)
    ]


def _number(value: float | None) -> float | int | None:
    """A figure to six digits, so that no machine writes it otherwise; whole ones without a point."""
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
