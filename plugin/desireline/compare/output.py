"""A comparison as JSON, `desireline-diff/1`, and its edits back out of it.

The same bytes for the same two sides: no time, no order of sets, no locale. Within `/1` keys may be added, none is
taken away and none changes its meaning.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from desireline.compare.change import OPS, Edit, Match, Stand
from desireline.compare.places import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare.change import Change
    from desireline.compare.comparison import Comparison, Possible
    from desireline.model import Path, Place

SCHEMA_ID: Final = "desireline-diff/1"


def to_plain(
    comparison: Comparison, base: Mapping[str, str] | None = None, head: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """A comparison as plain values. `base` and `head` say what was compared: `spec`, `commit`, `tree`, `reason`."""
    return {
        "schema": SCHEMA_ID,
        "base": dict(base or {}),
        "head": dict(head or {}),
        "complete": comparison.complete,
        "undiffable": [
            {"side": _SIDES[each.side], "path": each.path, "line": each.line, "column": each.column,
             "rule": each.rule, "why": each.why, "fingerprint": each.fingerprint or None, "instead": each.instead}
            for each in comparison.undiffable
        ],
        "stats": comparison.stats,
        "changes": [_change(comparison, change) for change in comparison.changes],
        "possible": [_possible(each) for each in comparison.possible],
    }  # fmt: skip


def to_json(
    comparison: Comparison, base: Mapping[str, str] | None = None, head: Mapping[str, str] | None = None
) -> str:
    """A comparison as JSON text, ending in a line break."""
    return json.dumps(to_plain(comparison, base, head), ensure_ascii=False, indent=2) + "\n"


def edits_from_json(text: str) -> dict[str, tuple[Edit, ...]]:
    """The edits of such a text by the id that their file had before (of new files, has): what `apply` takes.

    Raises `ValueError` where the text is none of it, and says why.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ValueError(f"this is no JSON: {error}") from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA_ID:
        found = document.get("schema") if isinstance(document, dict) else None
        raise ValueError(f"this is no comparison of the kind {SCHEMA_ID} (its 'schema' is {found!r})")
    changes = document.get("changes")
    if not isinstance(changes, list):
        raise ValueError("its 'changes' are no list")
    made: dict[str, list[Edit]] = {}
    for number, change in enumerate(changes):
        try:
            edit = _edit(change)
            made.setdefault((edit.before or edit.at).file, []).append(edit)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(f"change {number + 1} is not whole: {error!r}") from error
    return {name: tuple(edits) for name, edits in made.items()}


@cache
def _schema_text() -> str:
    return resources.files("desireline.compare").joinpath("diff.schema.json").read_text("utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `to_json`."""
    made: dict[str, Any] = json.loads(_schema_text())
    return made


_SIDES: Final = {"before": "base", "after": "head"}


def _change(comparison: Comparison, change: Change) -> dict[str, Any]:
    edit, at = change.edit, change.at
    base, head = place(comparison, change)
    return {
        "fingerprint": change.fingerprint,
        "op": edit.op,
        "kind": edit.kind,
        "field": list(edit.field),
        "entity": {
            "file": at.file,
            "path": list(at.address),
            "name": change.name,
            "within": [{"kind": kind, "name": name} for kind, name in at.within],
        },
        "from": _side(edit.before, edit.from_),
        "to": _side(edit.after, edit.to),
        "delta": edit.delta,
        "spans": [{"what": what, "text": text} for what, text in edit.spans],
        "match": {"by": edit.match.by, "score": edit.match.score, "runner_up": edit.match.runner_up},
        "severity": change.severity,
        "rule": change.rule,
        "ids": list(change.ids),
        "elsewhere": change.elsewhere or None,
        "effect": change.effect,
        "reasons": list(change.reasons),
        "impact": [
            {"kind": each.kind, "id": each.id, "title": each.title, "owner": each.owner, "why": each.why}
            for each in change.impact
        ],
        "source": {"base": _source(base), "head": _source(head)},
    }


def _side(stand: Stand | None, value: Any) -> dict[str, Any]:
    """A side: its value, and where it stands; of a side where it does not stand the value alone."""
    made: dict[str, Any] = {"value": value}
    if stand is not None:
        made["stands"] = {
            "file": stand.file,
            "path": list(stand.path),
            "address": list(stand.address),
            "name": stand.name,
            "within": [list(each) for each in stand.within],
            "after": stand.after,
            "slot": list(stand.slot),
            "is_item": stand.is_item,
            "parent_across": None if stand.parent_across is None else list(stand.parent_across),
            "exact": list(stand.exact),
            "exact_across": None if stand.exact_across is None else list(stand.exact_across),
        }
    return made


def _source(found: tuple[str, Place] | None) -> dict[str, Any] | None:
    return None if found is None else {"file": found[0], "line": found[1].line, "column": found[1].column}


def _possible(doubt: Possible) -> dict[str, Any]:
    return {
        "kind": doubt.kind,
        "from": _side(doubt.before, None)["stands"],
        "to": _side(doubt.after, None)["stands"],
        "score": doubt.score,
        "runner_up": doubt.runner_up,
    }


def _edit(change: Mapping[str, Any]) -> Edit:
    if change["op"] not in OPS:
        raise KeyError(f"there is no operation {change['op']!r}")
    match = change["match"]
    return Edit(
        op=change["op"],
        kind=_text(change["kind"]),
        field=_texts(change["field"]),
        before=_stand(change["from"].get("stands")),
        after=_stand(change["to"].get("stands")),
        from_=change["from"]["value"],
        to=change["to"]["value"],
        match=Match(match["by"], match["score"], match["runner_up"]),
        delta=_text(change["delta"]),
    )


def _stand(stands: Mapping[str, Any] | None) -> Stand | None:
    if stands is None:
        return None
    across, exact_across = stands["parent_across"], stands.get("exact_across")
    return Stand(
        file=_text(stands["file"]),
        path=_path(stands["path"]),
        address=_texts(stands["address"]),
        name=_text(stands["name"]),
        within=tuple((_text(kind), _text(name)) for kind, name in stands["within"]),
        after=_text(stands["after"]),
        slot=_texts(stands["slot"]),
        is_item=bool(stands["is_item"]),
        parent_across=None if across is None else _path(across),
        exact=_texts(stands.get("exact", [])),
        exact_across=None if exact_across is None else _texts(exact_across),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _path(value: object) -> Path:
    return tuple(each if type(each) is int and each >= 0 else _text(each) for each in _list(value))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value
