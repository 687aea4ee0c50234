"""The line on a card: one person's course, with its numbers at the peak, the low and the end.

A page has one for each map, and there may be hundreds: nothing of its look stands in the drawing, and nothing is said
twice. What it looks like stands in the style sheet (`.dl-sparkline`).
"""

from collections.abc import Sequence
from typing import Final

from desireline.draw.curve import marks
from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course, course
from desireline.draw.curve.labels import Desk
from desireline.draw.curve.lines import Heights, lines_of, parted
from desireline.draw.curve.path import Bezier
from desireline.draw.curve.sentence import scale_name, told
from desireline.draw.curve.small import told_dots, wordless
from desireline.draw.curve.track import Dot, Track
from desireline.draw.curve.wide import figure_id
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import colon, direction
from desireline.draw.textwidth import cut, text_width
from desireline.draw.view import View
from desireline.draw.widths import widths
from desireline.model import JourneyMap

_HEIGHTS: Final = Heights(22, 34, 24)
_PX: Final = 230.0
"""The least width of a card's inside; labels are placed for it."""
_UNITS: Final = 10
"""Units of the stretched box in one percent: a third of a px on a card."""
_RADIUS: Final = 4.0
_INHERITED: Final = 'text-anchor="middle" paint-order="stroke"'
"""What a style sheet could say too, but its checker knows only of pages."""


def sparkline(
    journey: JourneyMap, view: View, voice: str | None = None, scale_id: str = "emotion", *, prefix: str = ""
) -> str:
    """The line of one person (by default the leading one's) for a card.

    "Words only, no scores" where there is none to draw.

    Args:
        journey: The map.
        view: Its surroundings.
        voice: Whose line.
        scale_id: Which scale.
        prefix: What its id begins with, where the map may be drawn again on the same page.
    """
    shown = course(journey, view, widths(journey), scale_id)
    own = [track for track in shown.tracks if voice is None or voice in track.voice.personas][:1]
    if not own or not own[0].runs:
        return wordless(view, shown._replace(tracks=tuple(own)), "dl-sparkline")
    shown = shown._replace(tracks=tuple(own))
    canvas = Canvas(_PX, fluid=True, rtl=direction(journey.lang) == "rtl")
    uid = f"{prefix}spark_{figure_id(journey, scale_id)}"
    label = f"{plain(scale_name(shown, view))}{colon(view.words.lang)}{told(shown, view)}"
    height, middle, lines = f"{_HEIGHTS.whole:g}", f"{_HEIGHTS.y(0.5):g}", _lines(shown, own[0], canvas, uid)
    stretched = f'<svg viewBox="0 0 {100 * _UNITS} {height}" preserveAspectRatio="none">{lines}</svg>'
    return (
        f'<svg class="dl-sparkline" width="100%" height="{height}" role="img" aria-label="{esc(label)}" {_INHERITED}>'
        f'<line class="dl-curve-middle" x2="100%" y1="{middle}" y2="{middle}"/>{stretched}'
        f"{_signs(own[0].dots, canvas)}</svg>"
    )


def _lines(shown: Course, track: Track, canvas: Canvas, uid: str) -> str:
    """Hairlines between stages, the area to the midline above and below, and the line, dotted where assumed."""
    whole, middle = _HEIGHTS.whole, _HEIGHTS.y(0.5)
    runs = lines_of(track, _HEIGHTS)
    places = [0.0, *[shown.widths.edges[last + 1] for _first, last in shown.stages]]
    upright = "".join([f"M{_along(place, canvas)} 0v{whole:g}" for place in places])
    area = "".join([_area(run.pieces, middle, canvas) for run in runs if run.pieces])
    tinted = ""
    if area and shown.scale_id == "emotion":
        tinted = (
            f'<clipPath id="{uid}"><path d="{area}"/></clipPath><g clip-path="url(#{uid})">'
            f'<path class="dl-curve-above" d="{_level(middle / 2)}"/>'
            f'<path class="dl-curve-below" d="{_level((whole + middle) / 2)}"/></g>'
        )
    known, assumed = ["".join([_commands(pieces, canvas) for pieces in stretches]) for stretches in parted(runs)]
    fixed = canvas.solid
    solid = f'<path class="dl-curve-line dl-voice-0" d="{known}"{fixed}/>' if known else ""
    dotted = f'<path class="dl-curve-line dl-voice-0 dl-assumed" d="{assumed}"{fixed}/>' if assumed else ""
    return f'{tinted}<path class="dl-curve-grid" d="{upright}"{fixed}/>{solid}{dotted}'


def _level(y: float) -> str:
    return f"M0 {y:g}h{100 * _UNITS}"


def _area(pieces: Sequence[Bezier], middle: float, canvas: Canvas) -> str:
    """The closed area between a line and the midline."""
    start = _along(pieces[0].x0, canvas)
    return f"M{start} {middle:g}V{_number(pieces[0].y0)}{_curves(pieces, canvas)}V{middle:g}z"


def _commands(pieces: Sequence[Bezier], canvas: Canvas) -> str:
    return f"M{_along(pieces[0].x0, canvas)} {_number(pieces[0].y0)}{_curves(pieces, canvas)}"


def _curves(pieces: Sequence[Bezier], canvas: Canvas) -> str:
    """Pieces that follow one another, each counted from where the last ended; all places are rounded beforehand."""
    return "c" + " ".join([_move(piece, canvas) for piece in pieces]).replace(" -", "-")


def _move(piece: Bezier, canvas: Canvas) -> str:
    wide, y0 = _along(piece.x1, canvas) - _along(piece.x0, canvas), round(piece.y0, 1)
    c0, c1, y1 = [_number(round(y, 1) - y0) for y in (piece.c0, piece.c1, piece.y1)]
    return f"{round(wide / 3)} {c0} {round(wide * 2 / 3)} {c1} {wide} {y1}"


def _along(percent: float, canvas: Canvas) -> int:
    return round((100 - percent if canvas.rtl else percent) * _UNITS)


def _number(value: float) -> str:
    """A number to a tenth, without what is not needed."""
    return f"{round(value, 1) or 0:g}"


def _signs(dots: Sequence[Dot], canvas: Canvas) -> str:
    """A mark and a number at the peak, the low and the end."""
    desk = Desk(canvas.px, -4.0, _HEIGHTS.whole + 4.0, ())
    named = told_dots(dots)
    drawn = []
    for dot in named:
        x, y = dot.x * canvas.px / 100, _HEIGHTS.y(dot.height)
        desk.take((x - 4, y - 4, x + 4, y + 4))
        hollow = ' class="dl-hollow" paint-order="normal"' if dot.assumed else ""
        drawn.append(f'<circle cx="{_percent(dot, canvas)}" cy="{_number(y)}" r="{_RADIUS:g}"{hollow}/>')
        if dot.outside:
            drawn.append(canvas.at(dot.x, y, marks.beyond(dot.outside, 2.0)))
    texts = "".join([_text(dot, canvas, desk) for dot in named])
    return f'{"".join(drawn)}<g class="dl-curve-labels">{texts}</g>'


def _text(dot: Dot, canvas: Canvas, desk: Desk) -> str:
    number = cut(dot.number, 5.0)
    y = _HEIGHTS.y(dot.height)
    shape = dot.shape if dot.shape in {"peak", "dip"} else "peak"
    width = text_width(number) * 1.06 * 12
    place, box, _cost = desk.find(dot.x * canvas.px / 100, y, width, shape, 12.0 if dot.outside else _RADIUS)
    desk.take(box, 90.0)
    css = f' class="dl-{dot.rank}"' if dot.rank else ""
    aside = f' dx="{-place.dx if canvas.rtl else place.dx:g}"' if place.dx else ""
    hung = "" if place.anchor == "middle" else f' text-anchor="{place.anchor}"'
    shown = canvas.isolated(esc(number))
    return f'<text{css} x="{_percent(dot, canvas)}" y="{_number(y + place.dy)}"{aside}{hung}>{shown}</text>'


def _percent(dot: Dot, canvas: Canvas) -> str:
    return f"{round(100 - dot.x if canvas.rtl else dot.x, 2):g}%"
