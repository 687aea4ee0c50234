"""The smooth line: it turns only where a point is."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.draw.curve.path import cut, drawn, height, place_of, smooth

Knots = list[tuple[float, float]]


@st.composite
def knots(draw: st.DrawFn) -> Knots:
    steps = draw(st.lists(st.floats(0.01, 50), min_size=2, max_size=30))
    x, made = 0.0, []
    for step in steps:
        x += step
        made.append((x, draw(st.floats(0, 250))))
    return made


@given(knots(), st.floats(0, 1))
def test_between_two_points_the_line_is_never_above_or_below_them(points: Knots, share: float) -> None:
    for piece in smooth(points):
        x = piece.x0 + (piece.x1 - piece.x0) * share
        y = height([piece], x)
        assert y is not None
        low, high = sorted((piece.y0, piece.y1))
        assert low - 1e-6 <= y <= high + 1e-6
        # So are its control points, which makes it true of the whole piece, not of the places tried alone.
        assert low - 1e-6 <= piece.c0 <= high + 1e-6
        assert low - 1e-6 <= piece.c1 <= high + 1e-6


@given(knots(), st.floats(0, 1), st.floats(0, 1))
def test_between_two_points_the_line_only_rises_or_only_falls(points: Knots, one: float, two: float) -> None:
    first, second = sorted((one, two))
    for piece in smooth(points):
        across = piece.x1 - piece.x0
        a, b = height([piece], piece.x0 + across * first), height([piece], piece.x0 + across * second)
        assert a is not None
        assert b is not None
        assert (b - a) * (piece.y1 - piece.y0) >= -1e-6


@given(knots())
def test_the_line_passes_through_its_points(points: Knots) -> None:
    pieces = smooth(points)
    assert [(piece.x0, piece.y0) for piece in pieces] == points[:-1]
    assert (pieces[-1].x1, pieces[-1].y1) == points[-1]


@given(knots())
def test_the_line_has_no_kinks(points: Knots) -> None:
    pieces = smooth(points)
    for before, after in itertools.pairwise(pieces):
        arriving = (before.y1 - before.c1) / (before.x1 - before.x0)
        leaving = (after.c0 - after.y0) / (after.x1 - after.x0)
        assert arriving == pytest.approx(leaving, rel=1e-6, abs=1e-6)


@given(knots(), st.floats(0, 1), st.floats(0, 1))
def test_a_piece_cut_in_two_joins_up_and_runs_as_before(points: Knots, share: float, place: float) -> None:
    for piece in smooth(points):
        at = piece.x0 + (piece.x1 - piece.x0) * share
        first, second = cut(piece, at)
        assert (first.x1, first.y1) == (second.x0, second.y0)
        assert first[:2] == piece[:2]
        assert second[4:] == piece[4:]
        x = piece.x0 + (piece.x1 - piece.x0) * place
        half = first if x < at else second
        if half.x1 > half.x0:
            assert height([half], x) == pytest.approx(height([piece], x), abs=1e-3)


@given(knots(), st.floats(0, 1))
def test_the_place_of_a_height_is_where_the_line_has_it(points: Knots, share: float) -> None:
    for piece in smooth(points):
        y = piece.y0 + (piece.y1 - piece.y0) * share
        found = place_of(piece, y)
        assert piece.x0 <= found <= piece.x1
        nearest = (piece.x1 - piece.x0) / 4096
        before, after = height([piece], max(found - nearest, piece.x0)), height([piece], min(found + nearest, piece.x1))
        assert before is not None
        assert after is not None
        assert min(before, after) - 1e-6 <= y <= max(before, after) + 1e-6


def test_beside_the_line_there_is_no_height() -> None:
    pieces = smooth([(0, 1), (1, 2)])
    assert height(pieces, -0.1) is None
    assert height(pieces, 1.1) is None


@pytest.mark.parametrize("points", [[], [(1.0, 2.0)]])
def test_fewer_than_two_points_make_no_line(points: Knots) -> None:
    assert smooth(points) == []
    assert drawn([]) == ""


def test_two_points_are_joined_straight() -> None:
    assert drawn(smooth([(0, 0), (3, 9)])) == "M0 0.0C1 3.0 2 6.0 3 9.0"


@given(knots())
def test_commands_are_plain_numbers(points: Knots) -> None:
    assert re.fullmatch(r"M[\d. -]+C[\d. -]+", drawn(smooth(points), 100))
