"""The scores of a map held against its scales, once both are read: a scale may stand below what is scored on it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desireline.model import EMOTION, JourneyMap, Number, Scale
from desireline.source.numbers_meant import looks_like_a_score, plain_number, score_in_full
from desireline.source.reading import Reading, shown
from desireline.source.suggest import did_you_mean
from desireline.source.tree_quote import paste_in_place

if TYPE_CHECKING:
    from desireline.source.tree_nodes import Scalar


def judge_scores(journey: JourneyMap, reading: Reading) -> None:
    """Report scores that are none of their scale. All are kept."""
    scales = {scale.id: scale for scale in (EMOTION, *journey.scales)}
    bounds = {name: _bounds(scale) for name, scale in scales.items()}
    for name, score, node, explicit in reading.scored:
        scale = scales.get(name)
        if scale is None or name in reading.unclear_scales:
            continue
        if scale.by_level:
            _on_levels(scale, score, node, reading)
            continue
        low, high = bounds[name]
        if not isinstance(score, Number):
            _word(scale, score, node, reading, explicit=explicit)
        elif not low <= score.value <= high:
            message = f"{score} lies outside of the scale '{name}', which runs {_from_to(low, high)}"
            reading.warning("out-of-scale", message, node)


def _on_levels(scale: Scale, score: Number | str, node: Scalar, reading: Reading) -> None:
    word = str(score)
    if word in scale.levels:
        return
    if isinstance(score, Number):
        message = f"'{score}' is a number, and the scale '{scale.id}' is scored in words: {', '.join(scale.levels)}"
        reading.error("wrong-value", message, node)
        return
    meant = did_you_mean(word, scale.levels)
    advice = f"did you mean '{meant}'?" if meant else "they are " + ", ".join(scale.levels)
    reading.warning("out-of-scale", f"{shown(word)} is no level of the scale '{scale.id}'; {advice}", node)


def _word(scale: Scale, word: str, node: Scalar, reading: Reading, *, explicit: bool) -> None:
    """A word on a scale of numbers may stand as a bare value, but not under `score:`, nor where a number was meant."""
    is_number = looks_like_a_score(word)
    if not explicit and not is_number:
        return
    low, high = _bounds(scale)
    number = plain_number(word)
    if number is not None and not low <= Decimal(number.removesuffix("%")) <= high:
        number = None
    meant = number or (None if explicit else score_in_full(word))
    advice = f"write {meant}" if meant else f"write {'one, or ' if is_number else ''}'word: {word}' for the word"
    message = f"{shown(word)} is read as a word; a score on '{scale.id}' is a number {_from_to(low, high)}: {advice}"
    paste = paste_in_place(reading.source.lines, node, meant) if meant else ""
    reading.warning("out-of-scale", message, node, paste)


def _bounds(scale: Scale) -> tuple[Decimal, Decimal]:
    """The lowest and the highest score, exactly as written."""
    if len(scale.range) == 2:
        return scale.range[0].value, scale.range[1].value
    low, high = scale.bounds
    return Decimal(low), Decimal(high)


def _from_to(low: Decimal, high: Decimal) -> str:
    return f"from {float(low):g} to {float(high):g}"
