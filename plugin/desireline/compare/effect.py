"""What a change means for the customer: better, worse, mixed, neutral, or that the maps do not tell.

Judged from what is known to have a direction: feelings with a score, pains and their severity, gains, waits and time
spent, metrics that say which way is better, fail points and safeguards. Plans, evidence and words about the map are
neutral. All else is unknown, and says so: a wording, a step more or less, a feeling in words.

A stage or step that comes or goes means what it brings or takes of these. What `retired` says it became takes its
place: then the two are compared, as one thing. A file that comes or goes describes more or less, and changes nothing
that is lived.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desireline.compare.became import became, was_before
from desireline.compare.felt import LIVED, declared_scale, height, heights, level_renamed, scale_name, value
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
from desireline.model import Number

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

_TURNED: Final = {"feels-better": "feels-worse", "feels-worse": "feels-better"}
"""What the other way round is another reason."""
_REPLACED: Final = frozenset({"good-feeling", "bad-feeling", "wait"})
"""What is not gone where something else took the place of what it was said of: the two are compared."""


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
    elif edit.kind in {"emotion", "feeling"} or told.node.parent is None:
        return  # a score that was not there cannot be compared with one that is; a file is a description
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
    yield from ((-sign, _TURNED.get(reason, reason)) for sign, reason in tones)


def _of_tree(node: Node) -> Iterator[Tone]:
    """What a whole thing brings with it; where it takes the place of another, or another its, beside that."""
    others = became(node)
    replaced = others or was_before(node)
    for below in _standing(node):
        yield from (tone for tone in _of(below) if not (replaced and tone[1] in _REPLACED))
    if others:
        yield from _beside(node, others)


def _beside(node: Node, others: list[Node]) -> Iterator[Tone]:
    """What a thing means beside what is in its place on the other side: how it feels there, and the waits."""
    felt = _mean(heights(node))
    for other in others:
        now = _mean(heights(other))
        if felt is not None and now is not None and felt != now:
            yield (1, "feels-better") if felt > now else (-1, "feels-worse")
    alone = [other for other in others if other.mate is None]
    together = {id(each): each for other in alone for each in was_before(other)}
    here, there = (sum(map(_waited, side)) for side in (together.values() or [node], alone))
    if here != there:
        yield (-1 if here > there else 1), "wait"


def _mean(felt: list[float]) -> float | None:
    return round(sum(felt) / len(felt), 9) if felt else None


def _waited(node: Node) -> Decimal:
    """Seconds waited in a thing and in what came or went with it."""
    waits = (amount(below.leaves.get(("wait",), (None, None))[1]) for below in _standing(node))
    return sum((wait for wait in waits if wait is not None), Decimal(0))


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
    if node.kind == "feeling" and scale_name(node) == LIVED:
        felt, middle = value(node), declared_scale(node).midline or 0.0
        if felt is not None and felt != middle:
            yield (1, "good-feeling") if felt > middle else (-1, "bad-feeling")
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


def _feeling(before: Node, after: Node) -> Iterator[Tone]:
    if scale_name(after) != LIVED:
        return  # of other scales nobody said that more is better
    was, now = height(before), height(after)
    if was is not None and now is not None and was != now:
        yield (1, "feels-better") if now > was else (-1, "feels-worse")


def _metric(after: Node, old: object, new: object) -> Iterator[Tone]:
    better = after.leaves.get(("better",), (None, ""))[1]
    for sign in _signs(old, new) if better else ():
        yield (sign if better == "higher" else -sign), "metric"


def _without_tone(told: Told) -> tuple[Effect, tuple[str, ...]]:
    edit, node = told.edit, told.node
    *_, root = upwards(node)
    if follows(told) or edit.op == "rekey" or (edit.op == "move" and edit.kind not in {"stage", "step"}):
        return "neutral", ("same-thing",)
    if root.kind == "persona":
        return "neutral", ("about-persona",)
    key = edit.field[0] if edit.field else node.slot[0] if node.slot else ""
    if _aside(told) or key in NEUTRAL or key.startswith("x-") or edit.kind in NEUTRAL_KINDS:
        return "neutral", ("not-lived",)
    if edit.op in {"move", "relocate"}:
        return "unknown", ("order" if edit.op == "move" else "place",)
    if scale_name(node):
        return _of_score(told)
    if edit.kind == "metric" and edit.field:
        return "unknown", ("no-direction",)
    if edit.op == "text":
        return "unknown", ("wording",)
    if not edit.field and node.parent is not None and (told.before is None or told.after is None):
        return _of_replaced(node)
    if not edit.field or edit.op in {"add", "remove", "link", "unlink"}:
        return "unknown", ("more-or-less",)
    return "unknown", ("open",)


def follows(told: Told) -> bool:
    """Whether it only goes with another change: a reference or feeling with a new id, a score with its level's name."""
    edit, match = told.edit, told.node.match
    if edit.kind == "feeling" and edit.op == "relocate":
        return True  # the key of a persona that has another id now (see `local`)
    return (edit.op == "set" and told.node.refers and match is not None and match.by == "id") or level_renamed(told)


def _of_score(told: Told) -> tuple[Effect, tuple[str, ...]]:
    before, after = told.before, told.after
    if before is not None and after is not None and told.edit.field == ("score",):
        was, now = height(before), height(after)
        if was is not None and was == now:
            return "neutral", ("same-thing",)
    return "unknown", ("no-score" if scale_name(told.node) == LIVED else "no-direction",)


def _of_replaced(node: Node) -> tuple[Effect, tuple[str, ...]]:
    """Of what came or went: where it is the same as before under another name, and nothing is lost, neutral."""
    became_this = was_before(node)
    others = became_this or became(node)
    below = [each for each in _standing(node) if each is not node and each.kind == "step"]
    if not others or below:
        return "unknown", ("more-or-less",)
    scored = [bool(heights(each)) for each in others]
    # What took the place of several is told with each of them.
    told = any(scored) if became_this else all(scored)
    same = told if heights(node) else not any(scored)
    return ("neutral", ("same-thing",)) if same else ("unknown", ("no-score",))
