"""Two emotion curves on one axis: then dashed and hollow, now solid and filled, hatched where one is clearly better.

A `<figure>` that touches the board below it, whose columns have the same widths; and a small one for a narrow screen.
Colour is never alone: better is blue with strokes that rise, worse orange with strokes that fall, each with its word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.curves_course import Area, Double, Shared, Side, areas, pieces_of, split
from desireline.draw.changes.curves_labels import RADIUS, labels_of
from desireline.draw.changes.curves_table import course_table, told
from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.ink import INK, INK2, LINE, LINE2
from desireline.draw.curve.lines import Heights
from desireline.draw.curve.path import Bezier, drawn
from desireline.draw.curve.strip import FONT, labels
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.textwidth import cut, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desireline.draw.view import View

LEAD: Final = Heights(36, 176, 34)
"""The leading person's strip."""
FURTHER: Final = Heights(44, 104, 30)
"""Everybody else's, with a name above."""
SMALL: Final = Heights(24, 84, 24)
_SMALL_PX: Final = 320.0


def double_curve(shown: Double, view: View, uid: str) -> str:
    """Both curves above the board; an empty text where neither version has any score."""
    if not shown.shared:
        return ""
    words = view.words
    canvas = _canvas(shown, float(shown.widths.total))
    title = words("Emotion, then and now: {map}", map=plain(shown.union.after.title))
    strips = "".join(
        _strip(shown, shared, view, canvas, FURTHER if place else LEAD, f"{uid}-{place}", named=len(shown.shared) > 1)
        for place, shared in enumerate(shown.shared)
    )
    hint = (
        ""
        if shown.comparable
        else f'<p class="dl-hint">{esc(words("The two versions score on different scales; nothing is hatched."))}</p>'
    )
    return (
        f'<figure class="dl-curve dl-double" id="{uid}" dir="{canvas.direction}" '
        f'style="--dl-head:{shown.widths.head}px;--dl-least:{shown.widths.min_width}px">'
        f'<figcaption class="dl-curve-caption"><span class="dl-curve-name">{esc(words("Emotion"))}</span>'
        f'<span class="dl-legend">{_legend(shown, view, uid)}</span>{hint}</figcaption>'
        f'<details class="dl-curve-numbers"><summary>{esc(words("The curve in numbers"))}</summary>'
        f'<div class="dl-scroll">{course_table(shown, view, title)}</div></details>'
        f"{strips}</figure>"
    )


def small_curve(shown: Double, view: View, uid: str) -> str:
    """The leading person's curves for a narrow screen: numbers at the marks, no axis."""
    if not shown.shared:
        return ""
    canvas = _canvas(shown, _SMALL_PX)
    inner = _plot(shown, shown.shared[0], view, canvas, SMALL, f"{uid}-0", small=True)
    return (
        f'<figure class="dl-curve-small" dir="{canvas.direction}"><figcaption class="dl-legend">'
        f"{_legend(shown, view, uid)}</figcaption>"
        f'<svg class="dl-curve-plot" width="100%" height="{SMALL.whole:g}" aria-hidden="true">{inner}</svg></figure>'
    )


def _canvas(shown: Double, px: float) -> Canvas:
    lang = shown.union.after.lang or shown.union.before.lang
    return Canvas(px, fluid=True, rtl=direction(lang) == "rtl")


def _strip(
    shown: Double, shared: Shared, view: View, canvas: Canvas, heights: Heights, uid: str, *, named: bool
) -> str:
    """One person's two lines beside their axis."""
    name = (
        view.words("Emotion of {who}, then and now", who=shared.name)
        if named and shared.name
        else view.words("Emotion, then and now")
    )
    inner = _plot(shown, shared, view, canvas, heights, uid, whose=shared.name if named else "")
    return (
        f'<div class="dl-curve-frame">{_axis(shown, canvas, heights)}'
        f'<svg class="dl-curve-plot" width="100%" height="{heights.whole:g}" role="img" '
        f'aria-labelledby="{uid}-title" aria-describedby="{uid}-desc"><title id="{uid}-title">{esc(name)}</title>'
        f'<desc id="{uid}-desc">{esc(told(shown, shared))}</desc>{inner}</svg></div>'
    )


def _axis(shown: Double, canvas: Canvas, heights: Heights) -> str:
    """The numbers and levels of the scale beside a strip; the table says the same to those who listen."""
    width = shown.widths.head
    x = 8 if canvas.rtl else width - 8
    least, latest, made = 15 / heights.inner, -1.0, []
    for tick in shown.axis.ticks():
        if tick.height - latest < least and tick.height < 1:
            continue
        latest = tick.height
        number = canvas.number(esc(tick.number)) if tick.number else ""
        room = (width - 12) / FONT - (text_width(tick.number) * 1.06 + 0.28 if tick.number else 0)
        word = cut(tick.word, room) if room > 1.5 else ""
        level = f'<tspan class="dl-level" fill="{INK2}">{esc(word)}</tspan>' if word else ""
        made.append(f'<text x="{x}" y="{heights.y(tick.height) + 4.5:.1f}">{f"{number} {level}".strip()}</text>')
    return (
        f'<svg class="dl-curve-axis" width="{width}" height="{heights.whole:g}" aria-hidden="true">'
        f'<g class="dl-curve-ticks" font-size="12" text-anchor="end" fill="{INK}" direction="{canvas.direction}">'
        f"{''.join(made)}</g></svg>"
    )


def _plot(
    shown: Double,
    shared: Shared,
    view: View,
    canvas: Canvas,
    heights: Heights,
    uid: str,
    *,
    small: bool = False,
    whose: str = "",
) -> str:
    """Everything within one strip."""
    found = areas(shown, shared)
    before, after = ([_in_px(run, heights) for run in pieces_of(side)] for side in (shared.before, shared.after))
    stretched = _grid(shown, canvas, heights)
    stretched += _line(shown, before, canvas, after=False) + _line(shown, after, canvas, after=True)
    marks = "".join(_marks(shared.before, canvas, heights, after=False))
    marks += "".join(_marks(shared.after, canvas, heights, after=True))
    texts = labels_of(shown, shared, found, (before, after), view, canvas, heights, small=small, whose=whose)
    return (
        f"{_patterns(uid)}{_hatched(found, canvas, heights, uid)}{canvas.stretched(heights.whole, stretched)}"
        f'<g class="dl-curve-marks">{marks}</g>{labels(canvas, texts)}'
    )


def _in_px(pieces: Sequence[Bezier], heights: Heights) -> list[Bezier]:
    y = heights.y
    return [Bezier(p.x0, y(p.y0), y(p.c0), y(p.c1), p.x1, y(p.y1)) for p in pieces]


def _grid(shown: Double, canvas: Canvas, heights: Heights) -> str:
    """Hairlines between stages and at the ticks, and the midline."""
    start, end, middle = canvas.along(0), canvas.along(100), heights.y(0.5)
    upright = "".join(f"M{canvas.along(edge):.0f} 0V{heights.whole:g}" for edge in shown.widths.edges)
    level = "".join(
        f"M{start:g} {heights.y(tick.height):.1f}H{end:g}" for tick in shown.axis.ticks() if tick.height != 0.5
    )
    return (
        f'<path class="dl-curve-grid" d="{upright}{level}" fill="none" stroke="{LINE}"{canvas.solid}/>'
        f'<path class="dl-curve-middle" d="M{start:g} {middle:.1f}H{end:g}" fill="none" stroke="{LINE2}" '
        f'stroke-width="1.5"{canvas.solid}/>'
    )


def _line(shown: Double, runs: Sequence[Sequence[Bezier]], canvas: Canvas, *, after: bool) -> str:
    """The line of a side; it pales where it only passes a stage that this side does not have."""
    edges = shown.widths.edges
    spans = [
        (edges[n], edges[n + 1])
        for n, column in enumerate(shown.union.columns)
        if (column.after if after else column.before) is None
    ]
    css = "dl-now" if after else "dl-then"
    made = ""
    for name, place in ((css, 0), (f"{css} dl-pale", 1)):
        commands = "".join(_commands(group, canvas) for run in runs for group in _joined(split(run, spans)[place]))
        if commands:
            made += f'<path class="{name}" d="{commands}" fill="none"{canvas.solid}/>'
    return made


def _joined(pieces: Sequence[Bezier]) -> Iterator[list[Bezier]]:
    """Pieces in groups, each beginning where the last ended."""
    group: list[Bezier] = []
    for piece in pieces:
        if group and group[-1].x1 != piece.x0:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _commands(pieces: Sequence[Bezier], canvas: Canvas) -> str:
    if canvas.rtl:
        pieces = [piece._replace(x0=piece.x0 - 100, x1=piece.x1 - 100) for piece in pieces]
    return drawn(pieces, canvas.per_percent)


def _marks(side: Side, canvas: Canvas, heights: Heights, *, after: bool) -> Iterator[str]:
    for spot in side.spots:
        title = f"<title>{esc(f'{spot.where}: {spot.number} {spot.words}'.rstrip(': '))}</title>"
        if after:
            sign = '<path class="dl-now-new" d="M-3.2 0H3.2M0-3.2V3.2"/>' if spot.alone else ""
            mark = f'<circle class="dl-now-mark" r="{RADIUS + 0.5 if spot.alone else RADIUS}"/>{sign}'
        else:
            sign = '<path class="dl-then-gone" d="M-2.6 0H2.6"/>' if spot.alone else ""
            mark = f'<circle class="dl-then-mark" r="{RADIUS - 0.5}"/>{sign}'
        yield canvas.at(spot.x, heights.y(spot.height), title + mark)


def _patterns(uid: str) -> str:
    """Two hatches: rising strokes for better, falling ones for worse."""
    return (
        f'<defs><pattern id="{uid}-better" width="7" height="7" patternUnits="userSpaceOnUse">'
        '<path class="dl-hatch-better" d="M-1 8L8-1M-1 1L1-1M6 8L8 6"/></pattern>'
        f'<pattern id="{uid}-worse" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<path class="dl-hatch-worse" d="M-1-1L6 6M-1 4L1 6M4-1L6 1"/></pattern></defs>'
    )


def _hatched(found: Sequence[Area], canvas: Canvas, heights: Heights, uid: str) -> str:
    """The areas, cut out of a hatch that is not stretched with the page."""
    made = ""
    for tone in ("better", "worse"):
        shapes = "".join(_shape(area, canvas, heights) for area in found if area.tone == tone)
        if shapes:
            made += (
                f'<clipPath id="{uid}-is-{tone}" clipPathUnits="objectBoundingBox"><path d="{shapes}"/></clipPath>'
                f'<rect class="dl-area-{tone}" width="100%" height="{heights.whole:g}" '
                f'clip-path="url(#{uid}-is-{tone})"/>'
                f'<rect width="100%" height="{heights.whole:g}" fill="url(#{uid}-{tone})" '
                f'clip-path="url(#{uid}-is-{tone})"/>'
            )
    return made


def _shape(area: Area, canvas: Canvas, heights: Heights) -> str:
    def at(x: float, height: float) -> str:
        share = (100 - x if canvas.rtl else x) / 100
        return f"{share:.4f} {heights.y(height) / heights.whole:.4f}"

    there = [at(x, one) for x, one, _ in area.edge]
    back = [at(x, other) for x, _, other in reversed(area.edge)]
    return f"M{'L'.join([*there, *back])}Z"


def _legend(shown: Double, view: View, uid: str) -> str:
    """What the lines and hatches mean."""
    words = view.words
    future = shown.union.after.state == "future" and shown.union.before.state != "future"
    found = {area.tone for shared in shown.shared for area in areas(shown, shared)}
    then, now = (words("Current"), words("Future")) if future else (words("Before"), words("After"))
    signs = [
        ('<path class="dl-then" d="M-17 0H17"/><circle class="dl-then-mark" r="5"/>', then),
        ('<path class="dl-now" d="M-17 0H17"/><circle class="dl-now-mark" r="5.5"/>', now),
    ]
    for tone, word in (("better", words("better")), ("worse", words("worse"))):
        if tone in found:
            box = f'<rect class="dl-area-{tone}" x="-16" y="-7" width="32" height="14"/>'
            signs.append((f'{box}<rect x="-16" y="-7" width="32" height="14" fill="url(#{uid}-0-{tone})"/>', word))
    return "".join(
        f'<span class="dl-legend-entry"><svg width="36" height="18" viewBox="-18 -9 36 18" aria-hidden="true">'
        f"{sign}</svg>{esc(word)}</span>"
        for sign, word in signs
    )
