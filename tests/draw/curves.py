"""Maps with feelings in a few words, for tests of the curve."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from desireline.draw.view import Nowhere, View
from desireline.draw.words import Words
from desireline.model import Emotion, Evidence, Feeling, JourneyMap, Mark, Number, Scale, Stage, Statement, Step

VIEW = View(Words("en"), Nowhere(), date(2026, 11, 22))


def number(value: float | str) -> Number:
    return Number(Decimal(str(value)), str(value))


def felt(score: float | str | None = None, word: str = "", **more: Any) -> Feeling:
    """A feeling; `score` as text is a level's name unless it writes a number."""
    written: Number | str | None = None
    if score is not None:
        written = (Number.read(score) or score) if isinstance(score, str) else number(score)
    if "intended" in more:
        more["intended"] = number(more["intended"])
    if more.pop("assumed", False):
        more["evidence"] = Evidence(status="assumption")
    return Feeling(score=written, word=(Statement(text=word),) if word else (), **more)


def emotion(*feelings: Feeling | float, **by_persona: Feeling | float | list[float]) -> Emotion:
    """An emotion; numbers stand for feelings, lists for sequences."""
    named = {
        name: tuple(_feeling(each) for each in (value if isinstance(value, list) else [value]))
        for name, value in by_persona.items()
    }
    return Emotion(feelings=tuple(_feeling(each) for each in feelings), by_persona=named)


def _feeling(value: Feeling | float) -> Feeling:
    return value if isinstance(value, Feeling) else felt(value)


def step(text: str, *feelings: Feeling | float, true: bool = False, **by_persona: Any) -> Step:
    """A step that is felt so; without any feeling it has no emotion."""
    has = emotion(*feelings, **by_persona) if feelings or by_persona else None
    return Step(text=text, emotion=has, moment_of_truth=(Mark(),) if true else ())


def stage(title: str, *steps: Step, felt: Emotion | None = None, true: bool = False) -> Stage:
    return Stage(title=title, steps=steps, emotion=felt, moment_of_truth=(Mark(),) if true else ())


def journey(*stages: Stage, **rest: Any) -> JourneyMap:
    return JourneyMap(**{"id": "map", "title": "Map", "stages": stages, **rest})


def scored(*scores: float) -> JourneyMap:
    """A map of one-step stages with these scores."""
    return journey(*(stage(f"S{index}", step(f"s{index}", score)) for index, score in enumerate(scores)))


def scale(*ends: float, levels: tuple[str, ...] = ()) -> tuple[Scale, ...]:
    return (Scale(id="emotion", range=tuple(map(number, ends)), levels=levels),)
