"""The curve over the columns of the map's page: a figure with axis, lines, legend, and the same in numbers."""

import re
from functools import lru_cache
from typing import Final

from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course, course
from desireline.draw.curve.ink import INK, INK2, PAPER
from desireline.draw.curve.legend import legend
from desireline.draw.curve.lines import BEYOND, STRIP, WIDE, WORDS, Heights, patterns
from desireline.draw.curve.scale import Axis
from desireline.draw.curve.sentence import scale_name, told
from desireline.draw.curve.strip import labels, strip, strips
from desireline.draw.curve.table import table
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.textwidth import cut, text_width
from desireline.draw.view import View
from desireline.draw.widths import Widths
from desireline.model import JourneyMap

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9-]+")
_AXIS_GAP: Final = 8
"""px between the axis' words and the drawing area."""


def curve_figure(
    journey: JourneyMap, view: View, widths: Widths, scale_id: str = "emotion", *, prefix: str = ""
) -> str:
    """The curve of `journey` on one scale, to stand right above a table whose columns have the same `widths`.

    A `<figure>`: signs and their meaning, behind a fold the same as a table, and at the bottom, so that it touches what
    follows, the axis (as wide as the table's heads) with the drawing. An empty text where the map has no columns.
    Ids begin with `prefix`, which tells two versions of one map on one page apart.
    """
    if not journey.stages:
        return ""
    shown = course(journey, view, widths, scale_id)
    rtl = direction(journey.lang) == "rtl"
    uid = prefix + figure_id(journey, scale_id)
    canvas = Canvas(float(widths.total), fluid=True, rtl=rtl)
    heights = heights_of(shown)
    name = plain(scale_name(shown, view))
    title = view.words("{scale}: {map}", scale=name, map=plain(journey.title))
    count = max(len(strips(shown)), 1)
    signs = legend(shown, view)
    numbers = (
        f'<details class="dl-curve-numbers"><summary>{esc(view.words("The curve in numbers"))}</summary>'
        f'<div class="dl-scroll" id="{uid}-numbers">{table(shown, view, title)}</div></details>'
    )
    return (
        f'<figure class="dl-curve" id="{uid}" dir="{canvas.direction}" '
        f'style="--dl-head:{widths.head}px;--dl-least:{widths.min_width}px">'
        f'<figcaption class="dl-curve-caption"><span class="dl-curve-name">{esc(name)}</span>'
        f'<span class="dl-legend">{signs}</span></figcaption>{numbers if shown.tracks else ""}'
        f'<div class="dl-curve-frame">{axis(shown, canvas, heights, widths.head, count)}'
        f'<svg class="dl-curve-plot" width="100%" height="{heights.whole * count:g}" role="img" '
        f'aria-labelledby="{uid}-title" aria-describedby="{uid}-desc">'
        f'<title id="{uid}-title">{esc(title)}</title><desc id="{uid}-desc">{esc(told(shown, view))}</desc>'
        f"{plot(shown, view, canvas, heights, uid)}</svg></div></figure>"
    )


def figure_id(journey: JourneyMap, scale_id: str) -> str:
    """The id of a curve's figure; holds an underscore, which no id of a map may, so it never meets one."""
    return f"curve_{_UNSAFE.sub('', journey.key)}_{_UNSAFE.sub('', scale_id)}"


def heights_of(shown: Course) -> Heights:
    """The measure of each strip."""
    if not shown.scored:
        return WORDS
    heights = WIDE if len(strips(shown)) == 1 else STRIP
    if any(dot.outside for track in shown.tracks for dot in track.dots):
        return Heights(heights.top + BEYOND, heights.inner, heights.bottom + BEYOND)
    return heights


def plot(shown: Course, view: View, canvas: Canvas, heights: Heights, uid: str) -> str:
    """The strips under each other."""
    together = strips(shown)
    made = [patterns(uid)]
    for place, tracks in enumerate(together):
        inner = strip(shown, tracks, view, canvas, heights, f"{uid}-{place}" if place else uid)
        if len(together) > 1:
            y = place * heights.whole
            if canvas.fluid:
                inner = f'<svg y="{y:g}" width="100%" height="{heights.whole:g}" overflow="visible">{inner}</svg>'
            else:
                inner = f'<g transform="translate(0 {y:g})">{inner}</g>'
        made.append(inner)
    if not shown.tracks:
        made.append(_nothing(shown, view, canvas, heights))
    elif not shown.scored:
        said = f'<text class="dl-curve-words" fill="{INK2}">{esc(view.words("Words only, no scores"))}</text>'
        made.append(canvas.at(50, heights.whole - 10, labels(canvas, said)))
    return "".join(made)


def _nothing(shown: Course, view: View, canvas: Canvas, heights: Heights) -> str:
    """The words that stand in for a line nobody has said anything of: in a gap of the midline, as on a card."""
    feelings = shown.scale_id == "emotion"
    said = view.words("No feelings yet") if feelings else view.words("Nothing is said on this scale")
    half = (text_width(said) * 12 + 24) / 2
    gap = f'<rect class="dl-curve-paper" x="{-half:.1f}" y="-9" width="{2 * half:.1f}" height="18" fill="{PAPER}"/>'
    words = f'<text class="dl-curve-words" y="4" fill="{INK2}">{esc(said)}</text>'
    return canvas.at(50, heights.y(0.5), gap + labels(canvas, words))


def axis(shown: Course, canvas: Canvas, heights: Heights, width: int, count: int) -> str:
    """The numbers and level names beside each strip. Hidden from assistive technology: the table says the same."""
    whole = heights.whole * count
    return (
        f'<svg class="dl-curve-axis" width="{width}" height="{whole:g}" aria-hidden="true">'
        f"{axis_words(shown, canvas, heights, width, count)}</svg>"
    )


def axis_words(shown: Course, canvas: Canvas, heights: Heights, width: int, count: int) -> str:
    """The texts of the axis, `width` px wide, before the drawing area."""
    return _axis_words(shown.axis if shown.scored else None, canvas._replace(px=0.0), heights, width, count)


@lru_cache(maxsize=32)  # most maps have the same scale
def _axis_words(scored: Axis | None, canvas: Canvas, heights: Heights, width: int, count: int) -> str:
    x = _AXIS_GAP if canvas.rtl else width - _AXIS_GAP
    room = (width - _AXIS_GAP - 4) / 12
    ticks = scored.ticks() if scored else ()
    least = 15 / heights.inner
    made = []
    for place in range(count):
        latest = -1.0
        for tick in ticks:
            if tick.height - latest < least and tick.height < 1:
                continue
            latest = tick.height
            y = place * heights.whole + heights.y(tick.height) + 4.5
            number = canvas.number(esc(tick.number)) if tick.number else ""
            left = room - (text_width(tick.number) * 1.06 + 0.28 if tick.number else 0)
            word = cut(tick.word, left) if left > 1.5 else ""
            level = f'<tspan class="dl-level" fill="{INK2}">{esc(word)}</tspan>' if word else ""
            said = f"{number} {level}".strip()
            title = f"<title>{esc(tick.word)}</title>" if word != tick.word else ""
            made.append(f'<text x="{x}" y="{y:.1f}">{title}{said}</text>')
    return (
        f'<g class="dl-curve-ticks" font-size="12" text-anchor="end" fill="{INK}" direction="{canvas.direction}">'
        f"{''.join(made)}</g>"
    )
