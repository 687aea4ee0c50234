"""How something feels by the scores of a map: on which scale, how high on it, and whether only its words changed.

A height is a share of the scale, 0 at its lowest and 1 at its highest, so that it can be compared with that of another
scale: a map that is scored from 0 to 10 instead of −2 to 2 says nothing new by that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.compare.told import Told, upwards
from desireline.model import EMOTION, Emotion, Feeling, JourneyMap, Moment, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desireline.compare.node import Node

LIVED: Final = "emotion"
"""The scale of which more is better."""


def scale_name(node: Node) -> str:
    """The scale a feeling is scored on; "" outside of feelings."""
    for each in upwards(node):
        if each.kind == "emotion":
            return each.slot[1] if len(each.slot) > 1 else each.slot[0]
    return ""


def declared_scale(node: Node) -> Scale:
    """That scale, as the file declares it."""
    *_, root = upwards(node)
    return root.piece.scale(scale_name(node)) if isinstance(root.piece, JourneyMap) else EMOTION


def value(node: Node) -> float | None:
    """The value of a feeling, by its score, or by its word where that is a level of the scale."""
    return _value(node.piece, declared_scale(node)) if isinstance(node.piece, Feeling) else None


def height(node: Node) -> float | None:
    """How high on its scale a feeling stands."""
    return _height(value(node), declared_scale(node))


def heights(node: Node) -> list[float]:
    """How high the feelings of a stage or step stand, with those of steps that came or went with it."""
    piece = node.piece
    if not isinstance(piece, Moment):
        return []
    *_, root = upwards(node)
    scale = root.piece.scale() if isinstance(root.piece, JourneyMap) else EMOTION
    felt = [*_feelings(piece)]
    for step in node.slots.get(("steps",), ()):
        if step.mate is None and isinstance(step.piece, Moment):
            felt += _feelings(step.piece)
    found = (_height(_value(each, scale), scale) for each in felt)
    return [each for each in found if each is not None]


Course = tuple[float | None, ...]
"""How high somebody's feelings at one moment stand, in their order; None of one without a score."""


def courses(told: Told) -> list[tuple[Course, Course]]:
    """What everybody whom a feeling is about, that came or went, felt at that moment and feels there now.

    Whose feelings are not told apart on a side has everybody's there. Empty where the moment is not on both sides.
    """
    held = told.node.parent
    if held is None or held.mate is None:
        return []
    old, new = (held.mate, held) if told.before is None else (held, held.mate)
    if not (isinstance(old.piece, Emotion) and isinstance(new.piece, Emotion)):
        return []
    here = held.piece
    about = [name for name in _people(old, new) if any(each is told.node.piece for each in here.of(name))]  # type: ignore[union-attr]
    scales = declared_scale(old), declared_scale(new)
    return [(_course(old.piece.of(name), scales[0]), _course(new.piece.of(name), scales[1])) for name in about]


def mean(felt: Iterable[float | None]) -> float | None:
    """The mean of heights; None where one is not known, or there is none."""
    known = list(felt)
    if not known or None in known:
        return None
    return round(sum(each for each in known if each is not None) / len(known), 9)


def _people(*emotions: Node) -> list[str | None]:
    """Who feels something at a moment: the personas of the map, else everybody (None), and who has feelings apart."""
    roots = [[*upwards(emotion)][-1].piece for emotion in emotions]
    everybody: list[str | None] = [None]
    cast = [name for root in roots if isinstance(root, JourneyMap) for name in root.personas]
    apart = [name for emotion in emotions if isinstance(emotion.piece, Emotion) for name in emotion.piece.by_persona]
    return [*dict.fromkeys([*(cast or everybody), *apart])]


def _course(feelings: Iterable[Feeling], scale: Scale) -> Course:
    return tuple(_height(_value(each, scale), scale) for each in feelings)


def level_renamed(told: Told) -> bool:
    """Whether a score, or a word that is one, is the same level of a scale, which is called otherwise now."""
    before, after = told.before, told.after
    if before is None or after is None or not scale_name(before) or scale_name(before) != scale_name(after):
        return False
    old, new = declared_scale(before), declared_scale(after)
    if not (old.by_level and new.by_level) or len(old.levels) != len(new.levels):
        return False
    one, other = told.edit.from_, told.edit.to
    if told.edit.field not in {("score",), ("text",)} or one not in old.levels or other not in new.levels:
        return False
    return old.levels.index(one) == new.levels.index(other)


def _feelings(moment: Moment) -> Iterator[Feeling]:
    if moment.emotion is not None:
        yield from moment.emotion.feelings
        for each in moment.emotion.by_persona.values():
            yield from each


def _value(feeling: Feeling, scale: Scale) -> float | None:
    return scale.value(feeling.score, feeling.word)


def _height(felt: float | None, scale: Scale) -> float | None:
    low, high = scale.bounds
    return None if felt is None or high == low else round((felt - low) / (high - low), 9)
