"""What a headline says of a stage: what matters most to the customer, and the pains that nothing answers any more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from desireline.draw.language import listed
from desireline.insight import pains, solved
from desireline.model import JourneyMap, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desireline.compare import FileComparison
    from desireline.draw.changes.said_change import Said
    from desireline.draw.words import Words
    from desireline.model import Path, Persona

_HEADLINE: Final = 3
"""How many changes a headline names; the rest is counted."""
_TELLING: Final = ("worse", "mixed", "better")
_WEIGHTY: Final = ("feels-worse", "feels-better", "pain", "pain-severity", "wait", "metric", "safeguard", "time")


def headline(changes: Sequence[Said], own: Collection[str], left: str, words: Words) -> str:
    """What has a direction, the worst first, each named with its thing where that is not the stage (or file) itself.

    `own`: what the stage or file is called as a kind of thing.
    """
    telling = sorted((each for each in changes if each.change.effect in _TELLING), key=_weight)
    shown: list[str] = []
    thing = ""
    for each in telling[:_HEADLINE]:
        known = each.kind in own or each.subject == thing
        whole = each.kind in own and not each.aspect  # that the stage came or went stands in front of this
        shown.append(each.effect.word if whole else each.short if known else each.named)
        thing = each.subject
    if left:
        shown.append(left)
    if len(telling) > _HEADLINE:
        shown.append(words.count("{n} more", "{n} more", len(telling) - _HEADLINE))
    return listed(shown, words.lang)


def _weight(each: Said) -> tuple[int, int]:
    """What a headline names first: what got worse, and of that what is felt."""
    reason = each.change.reasons[0]
    return (
        _TELLING.index(each.change.effect),
        _WEIGHTY.index(reason) if reason in _WEIGHTY else len(_WEIGHTY),
    )


def left_open(file: FileComparison) -> Counter[int]:
    """Of each stage, by its place today, how many pains have no answer that had one, or are new.

    A pain is the same one under whatever id and wherever it stood.
    """
    was_open = set(_open(file.before))
    return Counter(_stage(path) for path in _open(file.after) if file.across(path, back=True) not in was_open)


def _open(journey: JourneyMap | Persona | None) -> list[Path]:
    """Where the pains of a map stand that nothing answers."""
    if not isinstance(journey, JourneyMap):
        return []
    answered = solved(journey)
    left = {id(pain) for _, pain in pains(journey) if pain.id not in answered}
    return [path for path, piece in walk(journey) if id(piece) in left] if left else []


def _stage(path: Path) -> int:
    return path[1] if len(path) > 1 and isinstance(path[1], int) else -1
