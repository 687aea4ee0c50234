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
        (777600, "1 week 2 days", "days of a week"),
    ],
)
def test_a_span_that_was_worked_out_is_told_in_its_largest_units(seconds: int, words: str, why: str) -> None:
    span = Duration(written="", low=seconds, high=seconds)
    assert duration(span, view()).replace("\u00a0", " ") == words, why
