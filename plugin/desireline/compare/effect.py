"""What a change means for the customer: better, worse, mixed, neutral, or that the maps do not tell.

Judged from what is known to have a direction: feelings with a score, pains and their severity, gains, waits and time
spent, metrics that say which way is better, fail points and safeguards. Plans, evidence and words about the map are
neutral. All else is unknown, and says so: a wording, a step more or less, a feeling in words.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desireline.compare.meaning import (
    BAD_KINDS,
    BAD_ROWS,
    DIRECTIONS,
    GOOD_ROWS,
    NEUTRAL,
    NEUTRAL_KINDS,
)
from desireline.compare.plain import amount
from desireline.compare.told import Told, upwards
from desireline.model import EMOTION, Feeling, JourneyMap, Number, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.compare.change import Effect
    from desireline.compare.node import Node

REASONS: Final = {
    "feels-better": "a lived feeling has a higher score",
    "feels-worse": "a lived feeling has a lower score",
    "good-feeling": "a feeling above the middle of the scale",
    "bad-feeling": "a feeling below the middle of the scale",
    "pain": "a pain or something that can go wrong",
    "pain-severity": "how much it hurts",
    "gain": "something that goes well",
    "wait": "time waited",
    "time": "time spent",
    "metric": "a metric that says which way is better",
    "safeguard": "what keeps it from going wrong",
    "not-lived": "it says something about the map, its evidence or the team's plans, not about what is lived",
    "about-persona": "it says who the customer is, not what happens to them",
    "same-thing": "it is the same thing, under another id or in another order",
    "wording": "the maps do not say whether other words mean better or worse",
    "no-score": "a feeling without a score on either side cannot be compared",
    "no-direction": "the map does not say which way is better",
    "order": "the journey goes in another order",
    "place": "it happens at another place of the journey",
    "more-or-less": "whether more or fewer of these is better, the maps do not say",
    "open": "nothing in the format says whether this is better or worse",
}
"""Why a change has its effect, by id. Ids are stable."""

Tone = tuple[int, str]
"""1 for better, −1 for worse, and the reason."""


def effect_of(told: Told) -> tuple[Effect, tuple[str, ...]]:
    """The effect of one edit, and why: keys of `REASONS`."""
    tones = list(_tones(told))
    if tones:
        signs = {sign for sign, _ in tones}
        reasons = tuple(dict.fromkeys(reason for _, reason in tones))
        return ("mixed" if len(signs) > 1 else "better" if signs == {1} else "worse"), reasons
    return _without_tone(told)


def _tones(told: Told) -> Iterator[Tone]:
    edit = told.edit
    if edit.op in {"rekey", "move"} or _aside(told):
        return
    if edit.op == "relocate":
        if told.before is not None and told.after is not None and told.before.slot != told.after.slot:
            yield from _net([*_turned(_of(told.before)), *_of(told.after)])
        return
    if edit.field or told.node.cls is None:
        yield from _of_value(told)
    elif edit.kind in {"emotion", "feeling"}:
        return  # a score that was not there cannot be compared with one that is
    elif told.before is None and told.after is not None:
        yield from _of_tree(told.after)
    elif told.before is not None:
        yield from _turned(_of_tree(told.before))


def _net(tones: list[Tone]) -> Iterator[Tone]:
    total = sum(sign for sign, _ in tones)
    if total:
        yield from (tone for tone in tones if tone[0] * total > 0)


def _aside(told: Told) -> bool:
    """Whether it stands in something that is about plans or evidence."""
    above = list(upwards(told.node))
    return any(node.kind in NEUTRAL_KINDS for node in above[:-1])


def _turned(tones: Iterator[Tone]) -> Iterator[Tone]:
    yield from ((-sign, reason) for sign, reason in tones)


def _of_tree(node: Node) -> Iterator[Tone]:
    """What a whole thing brings with it."""
    for below in _standing(node):
        yield from _of(below)


def _standing(node: Node) -> Iterator[Node]:
    """A node and what came or went with it."""
    yield node
    for child in node.children:
        if child.mate is None and child.kind not in NEUTRAL_KINDS:
            yield from _standing(child)


def _of(node: Node) -> Iterator[Tone]:
    """What one thing means by being there."""
    if node.cls is None:
        return
    rows = _row_roles(node)
    if (node.kind in BAD_KINDS or rows & BAD_ROWS) and _holds(node):
        yield -1, "pain"
    elif rows & GOOD_ROWS and _holds(node):
        yield 1, "gain"
    if node.kind == "feeling" and _scale(node) == "emotion":
        value, middle = _felt(node), _declared_scale(node).midline or 0.0
        if value is not None and value != middle:
            yield (1, "good-feeling") if value > middle else (-1, "bad-feeling")
    waited = amount(node.leaves.get(("wait",), (None, None))[1])
    if waited:
        yield -1, "wait"


def _holds(node: Node) -> bool:
    """Whether it counts: neither found wrong nor dropped."""
    promise = next(iter(node.slots.get(("promise",), ())), None)
    dropped = promise is not None and promise.leaves.get(("status",), (None, ""))[1] == "dropped"
    return not node.slots.get(("refuted",)) and not dropped


def _row_roles(node: Node) -> set[str]:
    """The row a statement stands in, and the role of that row."""
    if not node.many or not node.slot:
        return set()
    if node.slot[0] != "rows" or len(node.slot) < 2:
        return {node.slot[0]}
    *_, root = upwards(node)
    roles = {
        str(row.leaves.get(("role",), (None, ""))[1]) for row in root.slots.get(("rows",), ()) if row.id == node.slot[1]
    }
    return {node.slot[1], *roles} - {""}


def _scale(node: Node) -> str:
    """The scale a feeling is scored on."""
    for each in upwards(node):
        if each.kind == "emotion":
            return each.slot[1] if len(each.slot) > 1 else each.slot[0]
    return ""


def _declared_scale(node: Node) -> Scale:
    *_, root = upwards(node)
    return root.piece.scale(_scale(node)) if isinstance(root.piece, JourneyMap) else EMOTION


def _of_value(told: Told) -> Iterator[Tone]:
    """What another value of a field means."""
    before, after = told.before, told.after
    if before is None or after is None or before.cls is None:
        return
    key = told.edit.field[0]
    old, new = before.leaves.get((key,), (None, None))[1], after.leaves.get((key,), (None, None))[1]
    if before.kind == "feeling" and key == "score":
        yield from _feeling(before, after)
        return
    if before.slot == after.slot == ("word",) and before.parent is not None and after.parent is not None:
        yield from _feeling(before.parent, after.parent)  # the word may be a level of the scale
        return
    if before.kind == "metric" and key == "value":
        yield from _metric(after, old, new)
        return
    if key == "safeguard" and (old is None) != (new is None):
        yield (1 if old is None else -1), "safeguard"
        return
    direction = DIRECTIONS.get((before.kind, key))
    if direction is None:
        return
    reason = {"severity": "pain-severity", "wait": "wait", "duration": "time"}[key]
    if reason == "wait" and (old is None or new is None):
        old, new = old or Number(Decimal(0), "0"), new or Number(Decimal(0), "0")
    for sign in _signs(old, new):
        yield sign * direction, reason


def _signs(old: object, new: object) -> list[int]:
    """Up or down; of a range whose ends go different ways both."""
    if hasattr(old, "low") and hasattr(new, "low") and None not in (old.low, new.low):
        ends = [(new.low > old.low) - (new.low < old.low), (new.high > old.high) - (new.high < old.high)]  # type: ignore[attr-defined]
        return sorted({end for end in ends if end})
    low, high = amount(old), amount(new)
    if low is None or high is None or low == high:
        return []
    return [1 if high > low else -1]


def _felt(node: Node) -> float | None:
    """The value of a feeling, by its score, or by its word where that is a level of the scale."""
    feeling = node.piece
    return _declared_scale(node).value(feeling.score, feeling.word) if isinstance(feeling, Feeling) else None


def _feeling(before: Node, after: Node) -> Iterator[Tone]:
    if _scale(after) != "emotion":
        return  # of other scales nobody said that more is better
    was, now = _felt(before), _felt(after)
    if was is not None and now is not None and was != now:
        yield (1, "feels-better") if now > was else (-1, "feels-worse")


def _metric(after: Node, old: object, new: object) -> Iterator[Tone]:
    better = after.leaves.get(("better",), (None, ""))[1]
    for sign in _signs(old, new) if better else ():
        yield (sign if better == "higher" else -sign), "metric"


def _without_tone(told: Told) -> tuple[Effect, tuple[str, ...]]:
    edit, node = told.edit, told.node
    *_, root = upwards(node)
    followed = edit.op == "set" and node.refers
    if followed or edit.op == "rekey" or (edit.op == "move" and edit.kind not in {"stage", "step"}):
        return "neutral", ("same-thing",)
    if root.kind == "persona":
        return "neutral", ("about-persona",)
    key = edit.field[0] if edit.field else node.slot[0] if node.slot else ""
    if _aside(told) or key in NEUTRAL or key.startswith("x-") or edit.kind in NEUTRAL_KINDS:
        return "neutral", ("not-lived",)
    if edit.op in {"move", "relocate"}:
        return "unknown", ("order" if edit.op == "move" else "place",)
    if _scale(node):
        return "unknown", ("no-score" if _scale(node) == "emotion" else "no-direction",)
    if edit.kind == "metric" and edit.field:
        return "unknown", ("no-direction",)
    if edit.op == "text":
        return "unknown", ("wording",)
    if not edit.field or edit.op in {"add", "remove", "link", "unlink"}:
        return "unknown", ("more-or-less",)
    return "unknown", ("open",)
