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
from desireline.compare.brings import Tone, brings, means, standing, turned
from desireline.compare.felt import (
    LIVED,
    courses,
    height,
    heights,
    level_renamed,
    mean,
    scale_name,
)
from desireline.compare.meaning import (
    DIRECTIONS,
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
    "other-map": "it stands in another map now, and happens as before",
    "more-or-less": "whether more or fewer of these is better, the maps do not say",
    "open": "nothing in the format says whether this is better or worse",
}
"""Why a change has its effect, by id. Ids are stable."""


_IN_TIME: Final = frozenset({"stage", "step", "feeling"})
"""Kinds of which one comes after the other in the customer's time."""


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
            yield from _net([*turned(means(told.before)), *means(told.after)])
        return
    if edit.field or told.node.cls is None:
        yield from _of_value(told)
    elif edit.kind == "feeling":
        yield from _of_course(told)
    elif edit.kind == "emotion" or told.node.parent is None:
        return  # a score that was not there cannot be compared with one that is; a file is a description
    elif told.before is None and told.after is not None:
        yield from brings(told.after)
    elif told.before is not None:
        yield from turned(brings(told.before))


def _net(tones: list[Tone]) -> Iterator[Tone]:
    total = sum(sign for sign, _ in tones)
    if total:
        yield from (tone for tone in tones if tone[0] * total > 0)


def _aside(told: Told) -> bool:
    """Whether it stands in something that is about plans or evidence."""
    above = list(upwards(told.node))
    return any(node.kind in NEUTRAL_KINDS for node in above[:-1])


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


def _of_course(told: Told) -> Iterator[Tone]:
    """What one feeling more or less at a moment means to those whose it is: by the mean of what they feel there."""
    if scale_name(told.node) != LIVED:
        return
    for before, after in courses(told):
        was, now = mean(before), mean(after)
        if was is not None and now is not None and was != now:
            yield (1, "feels-better") if now > was else (-1, "feels-worse")


def _metric(after: Node, old: object, new: object) -> Iterator[Tone]:
    better = after.leaves.get(("better",), (None, ""))[1]
    for sign in _signs(old, new) if better else ():
        yield (sign if better == "higher" else -sign), "metric"


def _without_tone(told: Told) -> tuple[Effect, tuple[str, ...]]:
    edit, node = told.edit, told.node
    *_, root = upwards(node)
    if follows(told) or edit.op == "rekey" or (edit.op == "move" and edit.kind not in _IN_TIME):
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
    elif told.edit.kind == "feeling" and (found := courses(told)) and all(None not in was for was, _ in found):
        if all(was == now for was, now in found):
            return "neutral", ("same-thing",)  # told of each persona, or of all, it is the same
        if all(None not in now and was and now for was, now in found):
            return "unknown", ("open",)  # the mean is the same, and the way there is not
    return "unknown", ("no-score" if scale_name(told.node) == LIVED else "no-direction",)


def _of_replaced(node: Node) -> tuple[Effect, tuple[str, ...]]:
    """Of what came or went: where it is the same as before under another name, and nothing is lost, neutral."""
    became_this = was_before(node)
    others = became_this or became(node)
    below = [each for each in standing(node) if each is not node and each.kind == "step"]
    if not others or below:
        return "unknown", ("more-or-less",)
    scored = [bool(heights(each)) for each in others]
    # What took the place of several is told with each of them.
    told = any(scored) if became_this else all(scored)
    same = told if heights(node) else not any(scored)
    return ("neutral", ("same-thing",)) if same else ("unknown", ("no-score",))
