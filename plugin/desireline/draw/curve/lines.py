"""The lines of a curve: hairlines behind it, the area to its midline, the line itself, what was intended."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course
from desireline.draw.curve.ink import (
    ACCENT,
    ASSUMED_DASHES,
    BELOW,
    FAINT,
    INK,
    INTENDED,
    LINE,
    LINE2,
    STROKES,
)
from desireline.draw.curve.path import Bezier, drawn, smooth
from desireline.draw.curve.track import Dot, Track


class Heights(NamedTuple):
    """The vertical measure of one strip of the diagram, px."""

    top: float
    """y of the highest score."""
    inner: float
    """From the highest score to the lowest."""
    bottom: float
    """Room below the lowest score."""

    def y(self, height: float) -> float:
        """The y of a height between 0 and 1."""
        return self.top + self.inner * (1.0 - height)

    @property
    def whole(self) -> float:
        """The strip's height."""
        return self.top + self.inner + self.bottom


WIDE = Heights(34, 176, 34)
"""One strip for one or two people."""
STRIP = Heights(52, 104, 32)
"""One of several strips, with a name above the line."""
WORDS = Heights(40, 4, 40)
"""A strip without any score: the midline, and words over it."""
BEYOND = 14
"""Further room, px, on both sides of a strip with arrows out of its scale."""


class Line(NamedTuple):
    """One unbroken part of a track, with the pieces of its curve."""

    dots: tuple[Dot, ...]
    pieces: list[Bezier]
    """x in percent, y in px."""


def lines_of(track: Track, heights: Heights) -> list[Line]:
    """The unbroken parts of `track`."""
    y = heights.y
    return [Line(run, smooth([(dot.x, y(dot.height)) for dot in run])) for run in track.runs]


def grid(course: Course, canvas: Canvas, heights: Heights, ticks: Sequence[float]) -> str:
    """Hairlines between stages and at the ticks of the axis, and the midline. `ticks` are heights."""
    edges, whole = course.widths.edges, heights.whole
    places = [0.0, *(edges[last + 1] for _first, last in course.stages)]
    start, end = canvas.along(0), canvas.along(100)
    down = f" 0V{whole:g}"
    upright = "".join([f"M{canvas.along(place):.0f}{down}" for place in places])
    middle = heights.y(0.5)
    level = "".join([f"M{start:g} {heights.y(tick):.1f}H{end:g}" for tick in ticks if tick != 0.5])
    solid = canvas.solid
    return (
        f'<path class="dl-curve-grid" d="{upright}{level}" fill="none" stroke="{LINE}"{solid}/>'
        f'<path class="dl-curve-middle" d="M{start:g} {middle:.1f}H{end:g}" fill="none" stroke="{LINE2}" '
        f'stroke-width="1.5"{solid}/>'
    )


def tint(lines: Sequence[Line], canvas: Canvas, heights: Heights, uid: str) -> str:
    """The area between the first line and the midline: accent above, orange below; hatched in forced colours.

    One clip path in units of the drawing area serves all, so neither tint nor hatch is stretched with the page.
    """
    whole, middle = heights.whole, heights.y(0.5)
    made = []
    for line in lines:
        if not line.pieces:
            continue
        made.append(_area(line.pieces, middle / whole, 1 / whole, mirrored=canvas.rtl))
    if not made:
        return ""
    above = canvas.box(middle, "dl-curve-above", f'fill="{ACCENT}" fill-opacity=".1"')
    below = canvas.box(whole - middle, "dl-curve-below", f'fill="{BELOW}" fill-opacity=".11"', middle)
    hatch = canvas.box(middle, "dl-curve-hatch", f'fill="url(#{uid}-up)" display="none"') + canvas.box(
        whole - middle, "dl-curve-hatch", f'fill="url(#{uid}-down)" display="none"', middle
    )
    return (
        f'<clipPath id="{uid}-area" clipPathUnits="objectBoundingBox"><path d="{"".join(made)}"/></clipPath>'
        f'<g clip-path="url(#{uid}-area)">{above}{below}{hatch}</g>'
    )


def patterns(uid: str) -> str:
    """The hatches of the area above and below the midline, for when colours are taken away."""
    lines = f'fill="none" stroke="{INK}" stroke-width="1"'
    return (
        f'<defs><pattern id="{uid}-up" width="9" height="9" patternUnits="userSpaceOnUse">'
        f'<path class="dl-curve-hatching" d="M4 4.5h1" {lines}/></pattern>'
        f'<pattern id="{uid}-down" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path class="dl-curve-hatching" d="M-1 7L7-1M-1 1L1-1M5 7L7 5" {lines}/></pattern></defs>'
    )


def _area(pieces: Sequence[Bezier], middle: float, scale_y: float, *, mirrored: bool) -> str:
    """The closed area between a line and the midline, in shares of the drawing area."""
    base, factor = (1.0, -0.01) if mirrored else (0.0, 0.01)
    x = base + pieces[0].x0 * factor
    made = [f"M{x:.4f} {middle:.4f}V{pieces[0].y0 * scale_y:.4f}C"]
    for start, _y0, c0, c1, end, y1 in pieces:
        x0, x1 = base + start * factor, base + end * factor
        third = (x1 - x0) / 3
        made.append(_SHARES % (x0 + third, c0 * scale_y, x1 - third, c1 * scale_y, x1, y1 * scale_y))
    made.append(f"V{middle:.4f}Z")
    return "".join(made)


_SHARES: Final = "%.4f %.4f %.4f %.4f %.4f %.4f "
"""One piece of an area, filled with `%` like those of lines."""


def strokes(
    course: Course,
    track: Track,
    lines: Sequence[Line],
    canvas: Canvas,
    heights: Heights,
    *,
    alone: bool = False,
    small: bool = False,
) -> str:
    """The line of a track: solid, or dashed by person, and dotted where it is assumed.

    A line `alone` in its strip needs no dashes to be told from others. A `small` drawing shows no spans of stages,
    and where there are more than two lines only the leading one in full.
    """
    stroke = STROKES[track.place % len(STROKES)]
    known, assumed = [[_commands(pieces, canvas) for pieces in stretches] for stretches in parted(lines)]
    css = f"dl-curve-line dl-voice-{track.place % len(STROKES)}"
    if small and track.place and len(course.tracks) > 2:
        stroke, css = FAINT, f"{css} dl-faint"
    paint = f'fill="none" stroke="{stroke.colour}" stroke-width="{stroke.width:g}"'
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes and not alone else ""
    made = "" if small else _spans(course, track, canvas, heights, css, stroke.colour)
    if known:
        made += f'<path class="{css}" d="{"".join(known)}" {paint}{dashes} stroke-linejoin="round"{canvas.solid}/>'
    if assumed:
        made += (
            f'<path class="{css} dl-assumed" d="{"".join(assumed)}" {paint} stroke-dasharray="{ASSUMED_DASHES}" '
            f'stroke-linecap="round"{canvas.solid}/>'
        )
    return made


def parted(lines: Sequence[Line]) -> tuple[list[list[Bezier]], list[list[Bezier]]]:
    """The stretches of lines that are known, and those that are assumed at one of their ends."""
    known: list[list[Bezier]] = []
    assumed: list[list[Bezier]] = []
    for line in lines:
        latest = None
        for piece, (start, end) in zip(line.pieces, pairwise(line.dots), strict=True):
            own = assumed if start.assumed or end.assumed else known
            if own is latest:
                own[-1].append(piece)
            else:
                own.append([piece])
                latest = own
    return known, assumed


def _commands(pieces: list[Bezier], canvas: Canvas) -> str:
    if not canvas.rtl:
        return drawn(pieces, canvas.per_percent, digits=0 if canvas.fluid else 1)
    mirrored = [piece._replace(x0=piece.x0 - 100, x1=piece.x1 - 100) for piece in pieces]
    return drawn(mirrored, canvas.per_percent, digits=0 if canvas.fluid else 1)


def _spans(course: Course, track: Track, canvas: Canvas, heights: Heights, css: str, colour: str) -> str:
    """A bar over all columns of a stage whose own score stands for them."""
    made = []
    inset = 700.0 / canvas.px
    for run in track.runs:
        for dot in run:
            point = dot.point
            if point.last == point.first:
                continue
            start = course.widths.within(point.first, point.last, point.part / point.parts) + inset
            end = course.widths.within(point.first, point.last, (point.part + 1) / point.parts) - inset
            y = heights.y(dot.height)
            x0, x1 = canvas.along(start), canvas.along(end)
            made.append(f"M{x0:.0f} {y - 4:.1f}v8m0-4H{x1:.0f}m0-4v8")
    if not made:
        return ""
    return (
        f'<path class="{css} dl-curve-span" d="{"".join(made)}" fill="none" stroke="{colour}" stroke-width="1"'
        f"{canvas.solid}/>"
    )


def wishes(tracks: Sequence[Track], canvas: Canvas, heights: Heights) -> str:
    """The dashed line of what the organisation wants to be felt; a lone wish is a short dash.

    Of a second person only what differs from the first's is drawn: two dashed lines on each other would look solid.
    """
    made = []
    seen: set[tuple[float, float]] = set()
    for track in tracks:
        for run in track.intended:
            knots = [(x, heights.y(height)) for x, height in run]
            if len(knots) == 1 and knots[0] not in seen:
                (x, y), reach = knots[0], 2400.0 / canvas.px
                made.append(_commands(smooth([(max(x - reach, 0.0), y), (min(x + reach, 100.0), y)]), canvas))
            for piece in smooth(knots):
                if (piece.x0, piece.y0) in seen and (piece.x1, piece.y1) in seen:
                    continue
                made.append(_commands([piece], canvas))
        seen.update((x, heights.y(height)) for run in track.intended for x, height in run)
    if not made:
        return ""
    return (
        f'<path class="dl-curve-intended" d="{"".join(made)}" fill="none" stroke="{INTENDED.colour}" '
        f'stroke-width="{INTENDED.width:g}" stroke-dasharray="{INTENDED.dashes}"{canvas.solid}/>'
    )
