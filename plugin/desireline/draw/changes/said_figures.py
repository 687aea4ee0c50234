"""The figures of a current and a future map in words: what each is called, whose it is, and both of its values."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from desireline.draw.changes.said_values import span_words
from desireline.draw.curve.scale import tidy
from desireline.draw.language import bracketed, listed
from desireline.draw.marks import span
from desireline.model import Duration

if TYPE_CHECKING:
    from desireline.compare.gap import Gap
    from desireline.compare.gap_figures import Delta
    from desireline.draw.changes.said_names import Names
    from desireline.draw.words import Words


def told(found: Gap) -> list[Delta]:
    """The figures that say something: not those of what neither map has."""
    return [each for each in found.deltas if not each.is_nothing]


def figures(each: Delta, words: Words) -> tuple[str, str]:
    """A figure of both maps as people read it: rounded, unless what it moves by would be lost."""
    shown = [[_figure(value, each, words, to=to) for value in (each.before, each.after)] for to in ("0.1", "0.01")]
    before, after = shown[0] if shown[0][0] != shown[0][1] else shown[1]
    return before, after


def _figure(value: float | None, each: Delta, words: Words, *, to: str) -> str:
    """A count, a span, a score of either map; a dash where the map does not say. `to`: what is rounded to."""
    if value is None:
        return "—"
    if each.unit == "seconds" and not value:
        return words("none")
    if each.unit == "seconds":
        return span(value, words) if to == "0.1" else span_words(_exactly(round(value)), words)
    # Half of it counts up, as people round: 1.25 is 1.3.
    rounded = Decimal(repr(round(value, 6))).quantize(Decimal(to), ROUND_HALF_UP)
    return tidy(float(rounded), signed=each.signed)


def _exactly(seconds: int) -> Duration:
    written = ""
    seconds = round(seconds / 60) * 60 if seconds >= 3600 else seconds
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        written += f"{seconds // size}{unit}" if seconds >= size else ""
        seconds %= size
    return Duration.read(written)


def delta_name(each: Delta, found: Gap, names: Names) -> str:
    """What a figure is called, and whose it is where the maps tell people apart: "Mean emotion (Ida)"."""
    words = names.words
    name = figure_name(each.name, words)
    if each.unit != "score" or not found.tells_apart:
        return name
    whose = listed(map(names.person, each.personas), words.lang) or words("everybody else")
    return name + bracketed(whose, words.lang)


def figure_name(name: str, words: Words) -> str:
    """What a figure is called."""
    return {
        "stages": words("Stages"), "steps": words("Steps"), "touchpoints": words("Touchpoints"),
        "channels": words("Channels"), "channel-changes": words("Channel changes"), "hand-offs": words("Hand-offs"),
        "fail-points": words("Fail points without a safeguard"), "pains": words("Pains"),
        "waits": words("All waits"), "longest-wait": words("Longest wait"), "duration": words("From start to end"),
        "emotion-mean": words("Mean emotion"), "lowest-point": words("Lowest point"), "end": words("The end"),
        "peak-end": words("Peak and end"),
    }[name]  # fmt: skip
