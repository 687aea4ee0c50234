"""Numbers, durations, times and weights: compared as what they mean, shown as they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desireline.model import Clock, Duration, Number, Weight

NUMBERS = (
    ("1.10", False, Decimal("1.1"), "a trailing zero counts for nothing"),
    ("-0", False, Decimal(0), "minus nothing is nothing"),
    ("\u22122", False, Decimal(-2), "a real minus is one"),
    (".5", False, Decimal("0.5"), "a leading zero may be missing"),
    ("1e3", False, Decimal(1000), "exponents are numbers"),
    ("2.1%", True, Decimal("0.021"), "a percentage is a hundredth"),
    ("30 %", True, Decimal("0.3"), "with a space too"),
    ("30%", False, None, "a score is no percentage"),
    ("010x", False, None, "letters make no number"),
    ("1,000", False, None, "a comma is not decimal everywhere"),
    ("٣", False, None, "an editor that follows the schema knows 0-9 alone"),
    ("1e9999", False, None, "nobody writes such a number"),
    ("", False, None, "nothing is no number"),
)


@pytest.mark.parametrize(("text", "percent", "value", "why"), NUMBERS, ids=[each[3] for each in NUMBERS])
def test_a_number_is_read(text: str, percent: bool, value: Decimal | None, why: str) -> None:
    number = Number.read(text, percent=percent)
    assert (number.value if number else None) == value
    assert number is None or str(number) == text


def test_numbers_are_equal_by_value_however_written() -> None:
    assert Number.read("2.1%", percent=True) == Number.read("0.0210")
    assert Number.read("1") != Number.read("2")
    assert hash(Number.read("1.0")) == hash(Number.read("1"))


MINUTE, HOUR, DAY = 60, 3600, 86400
DURATIONS = (
    ("90s", (90, 90), "seconds"),
    ("1h30m", (5400, 5400), "two units add up"),
    ("1h 30m", (5400, 5400), "with a space"),
    ("1.5h", (5400, 5400), "a fraction"),
    ("6mo", (180 * DAY, 180 * DAY), "a month counts 30 days, and is not 6 minutes"),
    ("2y", (730 * DAY, 730 * DAY), "a year counts 365"),
    ("2w-3w", (14 * DAY, 21 * DAY), "a range"),
    ("2w – 3w", (14 * DAY, 21 * DAY), "with a dash and spaces"),
    ("3w-2w", None, "a range upside down is none"),
    ("1d-2d-3d", None, "three ends are no range"),
    ("40", None, "a number without a unit says nothing"),
    ("a while", None, "words are kept, not counted"),
)


@pytest.mark.parametrize(("text", "bounds", "why"), DURATIONS, ids=[each[2] for each in DURATIONS])
def test_a_duration_is_read_or_kept(text: str, bounds: tuple[int, int] | None, why: str) -> None:
    span = Duration.read(text)
    assert (span.low, span.high) == (bounds or (None, None))
    assert span.known == (bounds is not None)
    assert str(span) == text


def test_durations_are_equal_by_length_and_unread_ones_by_words() -> None:
    assert Duration.read("60m") == Duration.read("1h")
    assert Duration.read("a while") != Duration.read("long")
    assert Duration.read("2w-4w").middle == 21 * DAY
    assert Duration.read("a while").middle is None


CLOCKS = (("7:30", 450), ("07:30", 450), ("0:00", 0), ("23:59", 1439), ("24:00", None), ("7:60", None), ("7.30", None))


@pytest.mark.parametrize(("text", "minutes"), CLOCKS)
def test_a_time_of_day_is_minutes_after_midnight(text: str, minutes: int | None) -> None:
    clock = Clock.read(text)
    assert (clock.minutes if clock else None) == minutes


WEIGHTS = (("low", 1, "low"), ("medium", 3, "medium"), ("high", 5, "high"), ("2", 2, "low"), ("4", 4, "high"))


@pytest.mark.parametrize(("text", "value", "word"), WEIGHTS)
def test_a_weight_is_one_to_five_with_a_word(text: str, value: int, word: str) -> None:
    weight = Weight.read(text)
    assert weight is not None
    assert (weight.value, weight.word, str(weight)) == (value, word, text)


@pytest.mark.parametrize("text", ["0", "6", "3.0", "High", ""])
def test_what_is_no_weight(text: str) -> None:
    assert Weight.read(text) is None
