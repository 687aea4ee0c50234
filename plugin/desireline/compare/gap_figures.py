"""Two maps in figures: counts, waits, and scores of everybody who is told apart, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.model import JourneyMap

FIGURES: Final[Mapping[str, tuple[str, str]]] = {
    "stages": ("count", ""),
    "steps": ("count", ""),
    "touchpoints": ("count", ""),
    "channels": ("count", ""),
    "channel-changes": ("count", "lower"),
    "hand-offs": ("count", "lower"),
    "fail-points": ("count", "lower"),
    "pains": ("count", "lower"),
    "waits": ("seconds", "lower"),
    "longest-wait": ("seconds", "lower"),
    "duration": ("seconds", "lower"),
    "emotion-mean": ("score", "higher"),
    "lowest-point": ("score", "higher"),
    "end": ("score", "higher"),
    "peak-end": ("score", "higher"),
}
"""Figures of a map (those of `insight.measures`): unit, and which way is better for the customer, "" where nobody
can say: fewer steps are not better if one of them was the good one."""

Voices = Mapping[tuple[str, ...], Mapping[str, float]]
"""Scores by name, for each line of a curve by its personas."""


@record
class Delta(Record):
    """One figure of both maps."""

    name: str
    """A key of `FIGURES`."""
    unit: str
    """`count`, `seconds`, or `score` on the maps' scale."""
    better: str
    """`higher`, `lower`, or "" where nobody can say."""
    before: float | None
    """None where the map does not say."""
    after: float | None
    signed: bool = False
    """Whether it is a score of a scale that goes below zero."""
    personas: tuple[str, ...] = ()
    """Whose score it is, where people of the maps feel differently; empty where it is the map's, or everybody's."""

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing of the kind on either side: no touchpoint then and none now."""
        return self.unit != "score" and not self.before and not self.after

    @property
    def change(self) -> float | None:
        """How much it moves; None where a side does not say."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def effect(self) -> str:
        """`better`, `worse`, `neutral` (it stays), or `unknown` (a side or the direction is not known)."""
        if self.change is None or not self.better:
            return "neutral" if self.change == 0 else "unknown"
        if self.change == 0:
            return "neutral"
        return "better" if (self.change > 0) == (self.better == "higher") else "worse"


def deltas(
    current: JourneyMap,
    future: JourneyMap,
    figures: tuple[Mapping[str, float], Mapping[str, float]],
    voices: tuple[Voices, Voices],
) -> Iterator[Delta]:
    """The figures of both maps, in the order of `FIGURES`; of several people the leading one's first."""
    people = _people(*voices)
    one_scale = current.scale().bounds == future.scale().bounds
    below_zero = min(current.scale().bounds[0], future.scale().bounds[0]) < 0
    for name, (unit, better) in FIGURES.items():
        comparable = unit != "score" or one_scale
        # A wait that a map does not have is none, as in each single change.
        missing = 0.0 if name in _WAITED else None
        for whose, before, after in people if people and unit == "score" else [((), *figures)]:
            if name in before or name in after:
                sides = before.get(name, missing), after.get(name, missing)
                yield Delta(name, unit, better if comparable else "", *sides, unit == "score" and below_zero, whose)


_WAITED: Final = frozenset({"waits", "longest-wait"})


def _people(before: Voices, after: Voices) -> list[tuple[tuple[str, ...], Mapping[str, float], Mapping[str, float]]]:
    """Who feels alike on both maps, with their scores; empty where neither map tells anybody apart."""
    if len(before) < 2 and len(after) < 2:
        return []
    alike: dict[tuple[tuple[str, ...] | None, tuple[str, ...] | None], list[str]] = {}
    for name in dict.fromkeys(name for side in (before, after) for line in side for name in line or ("",)):
        alike.setdefault((_line_of(name, before), _line_of(name, after)), []).append(name)
    return [
        (tuple(filter(None, names)), before[was] if was is not None else {}, after[will] if will is not None else {})
        for (was, will), names in alike.items()
    ]


def _line_of(name: str, side: Voices) -> tuple[str, ...] | None:
    """The line of a persona; of "" the one of everybody whom the map does not name."""
    return next((line for line in side if name in (line or ("",))), None)
