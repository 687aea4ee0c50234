"""Scalar values that are compared as what they mean and shown as they were written."""

import re
from dataclasses import field
from decimal import Decimal

from desireline.model.record import Record, record

# Digits are 0-9 alone, so that an editor that follows the JSON Schema and the reader agree.
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_DURATION = re.compile(r"(?:\d+(?:\.\d+)?(?:mo|[smhdwy])\s*)+", re.ASCII)
_DURATION_PART = re.compile(r"(\d+(?:\.\d+)?)(mo|[smhdwy])", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)", re.ASCII)

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800, "mo": 2592000, "y": 31536000}
"""Seconds in each unit of a duration. A month counts 30 days and a year 365."""


@record
class Number(Record):
    """A decimal number: equal to another of the same value however written (`1.10` = `1.1`, `2.1%` = `0.021`)."""

    value: Decimal
    written: str = field(compare=False)

    @classmethod
    def read(cls, text: str, *, percent: bool = False) -> "Number | None":
        """The number that `text` writes, or None. U+2212 counts as a minus; `percent` admits a percentage (`30%`)."""
        digits = text.replace("\u2212", "-")
        if percent and digits.endswith("%"):
            digits = digits[:-1].rstrip()
            if _NUMBER.fullmatch(digits):
                return cls(Decimal(digits).scaleb(-2), text)
            return None
        return cls(Decimal(digits), text) if _NUMBER.fullmatch(digits) else None

    def __float__(self) -> float:
        return float(self.value)

    def __str__(self) -> str:
        return self.written


@record
class Duration(Record):
    """A time span in seconds, from `low` to `high` (equal unless a range such as `2w-3w` was written).

    Text that is no duration is kept in `written` with both bounds None: it is shown and counts in no sum.
    """

    low: int | None
    high: int | None
    written: str = field(compare=False)
    wording: str = ""
    """The text as written where it is no duration, so that two such texts differ; empty otherwise."""

    @classmethod
    def read(cls, text: str) -> "Duration":
        """Read `90s 40m 1h30m 9d 3w 6mo 2y` or a range of two of those, joined by `-` or U+2013."""
        bounds = [_seconds(end) for end in re.split(r"\s*[-\u2013]\s*", text.strip())]
        if len(bounds) > 2 or None in bounds:
            return cls(None, None, text, text)
        low, high = bounds[0], bounds[-1]
        if low is not None and high is not None and low > high:
            return cls(None, None, text, text)
        return cls(low, high, text)

    @property
    def known(self) -> bool:
        """Whether the span can be counted."""
        return self.low is not None

    @property
    def middle(self) -> float | None:
        """The middle of the span in seconds, or None where it cannot be counted."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    def __str__(self) -> str:
        return self.written


def _seconds(text: str) -> int | None:
    if not _DURATION.fullmatch(text):
        return None
    return int(sum(Decimal(number) * SECONDS[unit] for number, unit in _DURATION_PART.findall(text)))


@record
class Clock(Record):
    """A time of day, in minutes after midnight (0 to 1439)."""

    minutes: int
    written: str = field(compare=False)

    @classmethod
    def read(cls, text: str) -> "Clock | None":
        """Read `H:MM` or `HH:MM`, or give None."""
        match = _CLOCK.fullmatch(text)
        if not match or int(match[1]) > 23:
            return None
        return cls(int(match[1]) * 60 + int(match[2]), text)

    def __str__(self) -> str:
        return self.written


WEIGHTS = {"low": 1, "medium": 3, "high": 5}
"""Where the words stand on the scale of 1 to 5 that severity, impact and effort share."""


@record
class Weight(Record):
    """A severity, impact or effort from 1 to 5; `low`, `medium` and `high` stand at 1, 3 and 5."""

    value: int
    written: str = field(compare=False)

    @classmethod
    def read(cls, text: str) -> "Weight | None":
        """Read `low`, `medium`, `high` or a whole number from 1 to 5, or give None."""
        if text in WEIGHTS:
            return cls(WEIGHTS[text], text)
        return cls(int(text), text) if text in {"1", "2", "3", "4", "5"} else None

    @property
    def word(self) -> str:
        """The nearest of `low` (1, 2), `medium` (3) and `high` (4, 5)."""
        return "low" if self.value <= 2 else "medium" if self.value == 3 else "high"

    def __str__(self) -> str:
        return self.written
