"""Marks in words: spans of time."""

from __future__ import annotations

import pytest

from desireline.draw.marks import duration
from desireline.model import Duration
from tests.draw.pages import view


@pytest.mark.parametrize(
    ("seconds", "words", "why"),
    [
        (0, "0 min", "nothing is counted in minutes"),
        (7200, "2 h", "whole hours"),
        (90, "1 min 30 s", "two units"),
        (153240, "1 day 18 h 34 min", "no unit holds more than fits into the next larger one"),
        (777600, "9 days", "days are counted, and not added up to weeks and days"),
        (6 * 604800, "6 weeks", "whole weeks"),
        (20 * 86400, "20 days", "no whole weeks"),
        (45 * 86400, "45 days", "nobody reads a month, two weeks and a day"),
        (30 * 86400, "30 days", "a month is not just as long"),
        (90 * 86400, "3 months", "whole months, from two on"),
        (365 * 86400, "1 year", "a whole year"),
        (400 * 86400, "400 days", "no whole years"),
    ],
)
def test_a_span_that_was_worked_out_is_told_in_units_that_nobody_has_to_add_up(
    seconds: int, words: str, why: str
) -> None:
    span = Duration(written="", low=seconds, high=seconds)
    assert duration(span, view()).replace("\u00a0", " ") == words, why
