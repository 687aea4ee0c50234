"""The words on two curves: what each mark says, which areas are better or worse, whose strip it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.curve.course import shape_of
from desireline.draw.curve.labels import CROWDED, Desk
from desireline.draw.curve.path import Bezier, height_on
from desireline.draw.curve.strip import FONT, WORD_EM
from desireline.draw.html import esc
from desireline.draw.textwidth import cut, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desireline.draw.changes.curves_course import Area, Double, Shared, Side, Spot
    from desireline.draw.curve.canvas import Canvas
    from desireline.draw.curve.lines import Heights
    from desireline.draw.view import View

RADIUS: Final = 5.5
"""px of a mark."""
_FOLDED: Final = 90
"""A column of fewer px shows numbers without words."""
_WORD_ROOM: Final = 26.0
"""px that an area must be high for its word to stand in it."""


def labels_of(  # noqa: PLR0913  # what a strip is made of
    shown: Double,
    shared: Shared,
    found: Sequence[Area],
    lines: tuple[Sequence[Sequence[Bezier]], Sequence[Sequence[Bezier]]],
    view: View,
    canvas: Canvas,
    heights: Heights,
    *,
    small: bool,
    whose: str,
) -> str:
    """Labels of the marks, the words in the areas and the name of a strip, none on another."""
    share = canvas.px / 100
    desk = Desk(canvas.px, 2.0, heights.whole - 2.0, [_height_at(runs, share) for runs in lines])
    for side in (shared.before, shared.after):
        for spot in side.spots:
            x, y = spot.x * share, heights.y(spot.height)
            desk.take((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS))
    made: list[str] = []
    if whose:
        name = cut(whose, 24.0)
        desk.take((0, 4, text_width(name) * FONT + 20, 24))
        made.append(canvas.at(0.0, 18.0, canvas.text(10, 0, "start", f'<tspan class="dl-whose">{esc(name)}</tspan>')))
    now = {(round(spot.x, 2), spot.height) for spot in shared.after.spots}
    made += [
        _label(spot, shown, _shape(spot, shared.before) or own, canvas, heights, desk, after=True, small=small)
        for spot, own in _with_shapes(shared.after)
    ]
    for spot in shared.before.spots:
        if (round(spot.x, 2), spot.height) not in now:  # else one label would say what the other says
            shape = _shape(spot, shared.after) or "dip"
            made.append(_label(spot, shown, shape, canvas, heights, desk, after=False, small=small))
    made += [_word(area, view, canvas, heights, desk) for area in found if not small]
    return "".join(made)


def _height_at(runs: Sequence[Sequence[Bezier]], share: float) -> Callable[[float], float | None]:
    pieces = [piece for run in runs for piece in run]

    def height(x: float) -> float | None:
        percent = x / share
        return next((height_on(piece, percent) for piece in pieces if piece.x0 <= percent <= piece.x1), None)

    return height


def _shape(spot: Spot, other: Side) -> str:
    """Which side is away from the other line: that of a peak or a dip, none where both lines meet."""
    near = min(other.spots, key=lambda each: abs(each.x - spot.x), default=spot)
    return "" if near.height == spot.height else "peak" if spot.height > near.height else "dip"


def _with_shapes(side: Side) -> Iterator[tuple[Spot, str]]:
    """Each spot and how its own line runs through it."""
    for run in side.runs:
        for n, spot in enumerate(run):
            around = run[max(n - 1, 0)], spot, run[min(n + 1, len(run) - 1)]
            yield spot, shape_of(*(each.height for each in around))


def _label(
    spot: Spot,
    shown: Double,
    shape: str,
    canvas: Canvas,
    heights: Heights,
    desk: Desk,
    *,
    after: bool,
    small: bool,
) -> str:
    """Number and word, where a line of that shape leaves room."""
    folded = (shown.widths.edges[spot.column + 1] - shown.widths.edges[spot.column]) * canvas.px / 100 < _FOLDED
    words = "" if small or folded else cut(spot.words, WORD_EM)
    number = cut(spot.number, WORD_EM)
    x, y = spot.x * canvas.px / 100, heights.y(spot.height)
    width = (text_width(number) * 1.06 + (0.28 + text_width(words) if words else 0.0)) * FONT
    place, box, cost = desk.find(x, y, width, shape, RADIUS)
    if small and cost >= CROWDED:
        return ""
    desk.take(box, CROWDED)
    if after:
        inner = canvas.number(esc(number))
        inner += f' <tspan font-weight="700">{esc(words)}</tspan>' if words else ""
    else:
        inner = canvas.number(esc(number), "dl-curve-number dl-other", "")
        inner += f' <tspan class="dl-other">{esc(words)}</tspan>' if words else ""
    return canvas.at(spot.x, y, canvas.text(place.dx, place.dy, place.anchor, inner))


def _word(area: Area, view: View, canvas: Canvas, heights: Heights, desk: Desk) -> str:
    """`▲ better` in the middle of an area that has the room."""
    x, height = area.widest
    one, other = max((each[1:] for each in area.edge), key=lambda each: abs(each[0] - each[1]))
    if abs(one - other) * heights.inner < _WORD_ROOM:
        return ""
    text = f"▲ {view.words('better')}" if area.tone == "better" else f"▼ {view.words('worse')}"
    wide, left, y = text_width(text) * FONT, x * canvas.px / 100, heights.y(height)
    inside = min(left - area.edge[0][0] * canvas.px / 100, area.edge[-1][0] * canvas.px / 100 - left)
    if inside < wide / 3:
        return ""
    desk.take((left - wide / 2, y - 8, left + wide / 2, y + 8))
    return canvas.at(x, y, f'<text y="4" class="dl-area-word dl-{area.tone}">{esc(text)}</text>')
