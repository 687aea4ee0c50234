"""A smooth line through points that never goes above or below them.

Monotone cubic interpolation with Steffen's tangents: M. Steffen (1990), A simple method for monotonic interpolation in
one dimension, Astronomy and Astrophysics 239, 443–450; monotone by the condition of Fritsch & Carlson (1980), SIAM
Journal on Numerical Analysis 17, 238–246. Between two points the line rises or falls as they do and turns only at
points, so it shows no peak that nobody felt.

Each piece between two points is a cubic Bézier curve whose x runs evenly, so a place on it is found without solving.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Knot = tuple[float, float]
"""A point of the line, x and y; x grows from one knot to the next."""


class Bezier(NamedTuple):
    """The cubic piece between two knots; its x is `x0`, a third, two thirds, `x1`."""

    x0: float
    y0: float
    c0: float
    """y of the first control point, a third of the way."""
    c1: float
    """y of the second control point, two thirds of the way."""
    x1: float
    y1: float


def smooth(knots: Sequence[Knot]) -> list[Bezier]:
    """The pieces between `knots`; none for fewer than two."""
    if len(knots) < 2:
        return []
    steps, slopes = [], []
    for (x0, y0), (x1, y1) in pairwise(knots):
        step = x1 - x0
        steps.append(step)
        slopes.append((y1 - y0) / step if step > 0 else 0.0)
    inner = list(map(_tangent, slopes, slopes[1:], steps, steps[1:]))
    if inner:
        tangents = [(3 * slopes[0] - inner[0]) / 2, *inner, (3 * slopes[-1] - inner[-1]) / 2]
    else:
        tangents = [slopes[0], slopes[0]]
    return [
        Bezier(x0, y0, y0 + start * step / 3, y1 - end * step / 3, x1, y1)
        for ((x0, y0), (x1, y1)), step, (start, end) in zip(pairwise(knots), steps, pairwise(tangents), strict=True)
    ]


def _tangent(before: float, after: float, step_before: float, step_after: float) -> float:
    """Steffen's tangent at a knot: flat where the line turns, never steeper than twice the gentler side."""
    if before * after <= 0:
        return 0.0
    across = (before * step_after + after * step_before) / (step_before + step_after)
    least = min(abs(before), abs(after), abs(across) / 2)
    return 2 * least if before > 0 else -2 * least


def height(pieces: Sequence[Bezier], x: float) -> float | None:
    """The y of the line at `x`, or None beside it."""
    for piece in pieces:
        if piece.x0 <= x <= piece.x1:
            return height_on(piece, x)
    return None


def height_on(piece: Bezier, x: float) -> float:
    """The y of one piece at `x` within it."""
    x0, y0, c0, c1, x1, y1 = piece
    t = (x - x0) / (x1 - x0) if x1 > x0 else 0.0
    u = 1 - t
    return u * u * u * y0 + 3 * u * t * (u * c0 + t * c1) + t * t * t * y1


def cut(piece: Bezier, x: float) -> tuple[Bezier, Bezier]:
    """The two parts of a piece before and after `x` within it, by de Casteljau's construction."""
    x0, y0, c0, c1, x1, y1 = piece
    t = (x - x0) / (x1 - x0)
    a, b, c = y0 + (c0 - y0) * t, c0 + (c1 - c0) * t, c1 + (y1 - c1) * t
    d, e = a + (b - a) * t, b + (c - b) * t
    middle = d + (e - d) * t
    return Bezier(x0, y0, a, d, x, middle), Bezier(x, middle, e, c, x1, y1)


def place_of(piece: Bezier, y: float) -> float:
    """The x at which a piece that only rises or only falls passes `y`, which lies between its ends.

    To 1/4096 of its length, by bisection.
    """
    low, high = piece.x0, piece.x1
    rises = piece.y1 > piece.y0
    for _step in range(12):
        middle = (low + high) / 2
        if (height_on(piece, middle) < y) == rises:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def drawn(pieces: Sequence[Bezier], scale_x: float = 1.0, digits: int = 0) -> str:
    """`pieces`, each beginning where the last ended, as path commands; x times `scale_x`, y rounded to a tenth."""
    if not pieces:
        return ""
    # Filled with `%`, as the numbers are most of the work and an f-string takes half as long again.
    curve = f"%.{digits}f %.1f %.{digits}f %.1f %.{digits}f %.1f"
    made = []
    for start, _y0, c0, c1, end, y1 in pieces:
        x0, x1 = start * scale_x, end * scale_x
        third = (x1 - x0) / 3
        made.append(curve % (x0 + third, c0, x1 - third, c1, x1, y1))
    return f"M{pieces[0].x0 * scale_x:.{digits}f} {pieces[0].y0:.1f}C{' '.join(made)}"
