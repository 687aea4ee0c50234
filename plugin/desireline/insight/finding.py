"""What a finding is."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final, Literal

from desireline.model import Moment
from desireline.model.part import NOTHING
from desireline.model.record import Record, record

Tone = Literal["good", "bad", "plain"]

RULES: Final = {
    "lowest-point": "The lowest score of the leading persona's emotion curve; of several the last, as memory keeps it.",
    "highest-point": "The highest score of the leading persona's emotion curve; of several the last.",
    "end": "The last score, and how far it is from what was intended. Peak and end decide what is remembered "
    "(Kahneman et al. 1993, When More Pain Is Preferred to Less: Adding a Better End).",
    "peak-end": "The mean of the most intense score (farthest from the middle of the scale) and the last one.",
    "longest-wait": "The longest wait of a step, its lanes included.",
    "all-waits": "All waits together, and their share of all time, spent or waited, that can be counted.",
    "time-spent": "The stage on which most time is spent, waits not counted, and all time spent that can be counted.",
    "channel-changes": "Steps after which the channel changes: places of friction.",
    "fail-points": "Places where something can go wrong, and how many have no safeguard.",
    "hand-offs": "Arrows and ways on between different actors, or between different lanes of people.",
    "unanswered-pains": "Pains of severity high (4 or 5) that no opportunity, stage, step or retired part answers.",
    "intention-gap": "The place where what is lived falls farthest below what is intended.",
    "moments-of-truth": "Places that decide what the customer thinks of the whole, and how many are below the middle.",
    "worth-repeating": "Places at the top of the scale, with the evidence for it: what works could work elsewhere.",
    "evidence": "The share of pains, gains, thoughts, metrics and scores that are validated, reasoned and assumed; "
    "what is refuted is none of them.",
    "exits": "Places where people leave, with the share that is known.",
}
"""What each finding says and how it is worked out, by its id. Ids are stable."""


@record
class Finding(Record):
    """Something that the map shows without saying it. Pure numbers and places; the words are the drawers'."""

    rule: str
    """A key of `RULES`."""
    tone: Tone
    value: float | None
    """The figure, in `unit`; None where there is none."""
    unit: Literal["score", "seconds", "share", "count"]
    """`score`: on the map's emotion scale. `share`: 0 to 1."""
    at: tuple[Moment, ...] = ()
    """The stages or steps it is about, the most important first."""
    word: str = ""
    """The map's own word for it, such as the feeling."""
    details: Mapping[str, Any] = field(default=NOTHING)
    """Further figures, by name; which ones depends on the rule."""
