"""The curve as a file of its own: one SVG that needs no page, no style sheet and no font of its own."""

from typing import Final

from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course, course
from desireline.draw.curve.ink import CJK_FONTS, FONTS, INK, INK2, LINE, LINE2, PAPER
from desireline.draw.curve.legend import entries
from desireline.draw.curve.sentence import scale_name, told
from desireline.draw.curve.strip import strips
from desireline.draw.curve.wide import axis_words, figure_id, heights_of, plot
from desireline.draw.dropped import behind
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.textwidth import cut, text_width
from desireline.draw.view import View
from desireline.draw.widths import Widths, widths
from desireline.draw.words import Words
from desireline.model import JourneyMap

_MARGIN: Final = 24
_LEAST_WIDTH: Final = 720
_HEADLINE: Final = 64.0
"""Height of title and legend, px."""
_LEGEND_LINE: Final = 22.0
_NAMES: Final = 36.0
"""Height of the stages' names below the drawing, px."""


def standalone(journey: JourneyMap, view: View, scale_id: str = "emotion") -> str:
    """The curve of `journey` on one scale as a whole SVG document.

    Colours stand in attributes, classes as on the page for style sheets of one's own; the stages' names stand below.
    """
    own = widths(journey)
    if own.total + own.head < _LEAST_WIDTH:
        factor = (_LEAST_WIDTH - own.head) / max(own.total, 1)
        own = Widths(tuple(max(round(weight * factor), 1) for weight in own.weights), own.head)
    shown = course(journey, view, own, scale_id)
    rtl = direction(journey.lang) == "rtl"
    canvas = Canvas(float(own.total), fluid=False, rtl=rtl)
    heights = heights_of(shown)
    count = max(len(strips(shown)), 1)
    uid = figure_id(journey, scale_id)
    title = view.words("{scale}: {map}", scale=plain(scale_name(shown, view)), map=plain(journey.title))
    whole = own.head + own.total
    signs, signs_height = _legend(shown, view, canvas, whole)
    top = _MARGIN + _HEADLINE - _LEGEND_LINE + signs_height
    width = whole + 2 * _MARGIN
    height = top + heights.whole * count + _NAMES + _MARGIN
    left = _MARGIN if rtl else _MARGIN + own.head
    axis_left = _MARGIN + own.total if rtl else _MARGIN
    heading_x = width - _MARGIN if rtl else _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="dl-curve dl-curve-file" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="{uid}-title" aria-describedby="{uid}-desc" '
        f'font-family="{esc(fonts(journey.lang))}" direction="{canvas.direction}"'
        f"{f' xml:lang={chr(34)}{esc(journey.lang)}{chr(34)}' if journey.lang else ''}>"
        f'<title id="{uid}-title">{esc(title)}</title><desc id="{uid}-desc">{esc(told(shown, view))}</desc>'
        f'<rect class="dl-curve-paper" width="{width:g}" height="{height:g}" fill="{PAPER}"/>'
        f'<text x="{heading_x}" y="{_MARGIN + 14}" font-size="16" font-weight="700" fill="{INK}">'
        f"{esc(cut(plain(journey.title), whole / 17))}</text>"
        f'<g transform="translate({_MARGIN} {_MARGIN + 40})">{signs}</g>'
        f'<g transform="translate({axis_left} {top:g})">{axis_words(shown, canvas, heights, own.head, count)}</g>'
        f'<g transform="translate({left} {top:g})">{plot(shown, view, canvas, heights, uid)}'
        f"{_stage_names(shown, canvas, heights.whole * count, view.words)}</g></svg>"
    )


def fonts(lang: str | None) -> str:
    """Families to try; the map's own language's first, for programs that take the first family for every sign."""
    tag = (lang or "").lower()
    if tag in {"zh-tw", "zh-hk", "zh-mo"}:
        tag = "zh-hant"
    elif tag == "zh" or (tag.startswith("zh-") and not tag.startswith("zh-hant")):
        tag = "zh-hans"
    first = next((fonts for known, fonts in CJK_FONTS.items() if tag.startswith(known)), "")
    return f"{first},{FONTS}" if first else FONTS


def _legend(shown: Course, view: View, canvas: Canvas, room: int) -> tuple[str, float]:
    """The signs and their meanings in lines of at most `room` px, and the height they take."""
    made = []
    x, y = 0.0, 0.0
    name = plain(scale_name(shown, view))
    listed = [("", name), *entries(shown, view)]
    for sign, meaning in listed:
        width = text_width(meaning) * 12.4 + (42 if sign else 0)
        if x and x + width > room:
            x, y = 0.0, y + _LEGEND_LINE
        at = room - x if canvas.rtl else x
        side = -1 if canvas.rtl else 1
        weight = "" if sign else ' font-weight="700"'
        text_x = at + side * (42 if sign else 0)
        drawn = f'<g transform="translate({at + side * 18:.1f} {y - 4:.1f})">{sign}</g>' if sign else ""
        made.append(
            f'{drawn}<text x="{text_x:.1f}" y="{y:.1f}" font-size="12"{weight} fill="{INK if not sign else INK2}">'
            f"{esc(meaning)}</text>"
        )
        x += width + 22
    return "".join(made), y + _LEGEND_LINE


def _stage_names(shown: Course, canvas: Canvas, y: float, words: Words) -> str:
    edges = shown.widths.edges
    start, end = canvas.along(0), canvas.along(100)
    made = [
        f'<path class="dl-curve-grid" d="M{start:g} {y:g}H{end:g}" fill="none" stroke="{LINE2}"/>',
        f'<path class="dl-curve-grid" d="{_uprights(shown, canvas, y)}" fill="none" stroke="{LINE}"/>',
    ]
    for stage, (first, last) in zip(shown.journey.stages, shown.stages, strict=True):
        room = (edges[last + 1] - edges[first]) * canvas.px / 100 - 16
        mark = behind(stage, words)
        name = esc(cut(plain(stage.title), room / 13 - text_width(mark)) + mark)
        star = ' <tspan class="dl-star" fill="#0b6b73">\u2605</tspan>' if stage.moment_of_truth else ""
        text = canvas.text(8, 0, "start", f"{name}{star}")
        made.append(canvas.at(edges[first], y + 22, f'<g font-size="13" font-weight="700" fill="{INK}">{text}</g>'))
    return "".join(made)


def _uprights(shown: Course, canvas: Canvas, y: float) -> str:
    edges = shown.widths.edges
    places = [0.0, *(edges[last + 1] for _first, last in shown.stages)]
    return "".join(f"M{canvas.along(place):.1f} {y:g}v{_NAMES - 4:g}" for place in places)
