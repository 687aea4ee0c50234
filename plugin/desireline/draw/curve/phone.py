"""The curve on a narrow screen: the line runs down beside the steps.

Beside each step its own piece of the line is drawn, from the row's upper edge to its lower one, stretched to whatever
height the row's text has; pieces meet at the edges, so they join up with no script and no known height.
Down is time; towards the end of the line of text is better.
"""

from math import ceil
from typing import Final, NamedTuple

from desireline.draw.curve import marks
from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course, Dot, Track, course
from desireline.draw.curve.ink import ACCENT, ASSUMED_DASHES, BELOW, LINE, LINE2, STROKES
from desireline.draw.curve.path import Bezier, between, smooth
from desireline.draw.html import esc
from desireline.draw.language import direction
from desireline.draw.view import View
from desireline.draw.widths import widths
from desireline.model import JourneyMap, columns

WIDTH: Final = 100
"""Width of the line beside the steps, px; the scale takes the inner 80."""
_INSET: Final = 10.0
_TALL: Final = 1000.0
"""Units of a row's height."""
_MOST_LINES: Final = 2
_APART: Final = 16.0
"""px between two marks at one place."""


def step_curves(journey: JourneyMap, view: View, scale_id: str = "emotion") -> tuple[str, ...]:
    """For each column of `journey` its piece of the line, as an SVG that fills the height of its box.

    Hidden from assistive technology: the step beside it says its score, see `step_feelings`. With more than two people
    only the leading one's line is drawn, the others have their marks.
    """
    all_columns = columns(journey)
    shown = course(journey, view, widths(journey), scale_id)
    canvas = Canvas(float(WIDTH), fluid=False, rtl=direction(journey.lang) == "rtl")
    beside = [_beside(track, len(all_columns)) for track in shown.tracks]
    with_faces = scale_id == "emotion"
    return tuple(
        [_step(canvas, [own[column.index] for own in beside], column.index, with_faces) for column in all_columns]
    )


def step_curve(journey: JourneyMap, view: View, index: int, scale_id: str = "emotion") -> str:
    """The piece of the line beside column `index`; for all of them at once see `step_curves`."""
    return step_curves(journey, view, scale_id)[index]


class _Beside(NamedTuple):
    """What of one line stands beside one step."""

    track: Track
    parts: list[list[tuple[Bezier, bool]]]
    """Pieces of the line, each with whether it is assumed, in unbroken parts; x in columns, y from 0 to 1."""
    dots: list[Dot]


def _beside(track: Track, count: int) -> list[_Beside]:
    """What of `track` stands beside each of the map's `count` columns."""
    made = [_Beside(track, [], []) for _column in range(count)]
    for run in track.runs:
        for dot in run:
            made[min(int(dot.point.middle), dot.point.last)].dots.append(dot)
        begun: set[int] = set()
        for i, piece in enumerate(smooth([(dot.point.middle, dot.height) for dot in run])):
            assumed = run[i].assumed or run[i + 1].assumed
            for column in range(int(piece.x0), ceil(piece.x1)):
                if column not in begun:
                    begun.add(column)
                    made[column].parts.append([])
                made[column].parts[-1] += [(cut, assumed) for cut in between([piece], column, column + 1)]
    return made


def _step(canvas: Canvas, drawn: list[_Beside], index: int, with_faces: bool) -> str:
    rules = f"M{_across(canvas, 0):.1f} 0V1000M{_across(canvas, 1):.1f} 0V1000"
    middle = _across(canvas, 0.5)
    inner = (
        f'<path class="dl-curve-grid" d="{rules}" fill="none" stroke="{LINE}"{_SOLID}/>'
        f'<path class="dl-curve-middle" d="M{middle:.1f} 0V1000" fill="none" stroke="{LINE2}" stroke-width="1.5"'
        f"{_SOLID}/>"
    )
    lines = drawn if len(drawn) <= _MOST_LINES else drawn[:1]
    if lines and with_faces:
        inner = _tint(canvas, lines[0], index, middle) + inner
    for line in reversed(lines):
        inner += _strokes(canvas, line, index)
    placed = _marks(canvas, drawn, index, with_faces)
    return (
        f'<svg class="dl-step-curve" width="{WIDTH}" height="100%" aria-hidden="true">'
        f'<svg width="{WIDTH}" height="100%" viewBox="0 0 {WIDTH} 1000" preserveAspectRatio="none" overflow="hidden">'
        f"{inner}</svg>{placed}</svg>"
    )


_SOLID: Final = ' vector-effect="non-scaling-stroke"'


def _across(canvas: Canvas, height: float) -> float:
    """The x in px of a height of the scale."""
    x = _INSET + height * (WIDTH - 2 * _INSET)
    return WIDTH - x if canvas.rtl else x


def _commands(canvas: Canvas, pieces: list[Bezier], index: int) -> str:
    made = []
    down = None
    for piece in pieces:
        y0, y1 = (piece.x0 - index) * _TALL, (piece.x1 - index) * _TALL
        if down is None:
            made.append(f"M{_across(canvas, piece.y0):.1f} {y0:.0f}C")
        third = (y1 - y0) / 3
        down = y1
        made.append(
            f"{_across(canvas, piece.c0):.1f} {y0 + third:.0f} {_across(canvas, piece.c1):.1f} {y1 - third:.0f} "
            f"{_across(canvas, piece.y1):.1f} {y1:.0f} "
        )
    return "".join(made).rstrip()


def _tint(canvas: Canvas, line: _Beside, index: int, middle: float) -> str:
    """The area to the midline, each side in its colour: the same area twice, each time cut at the midline."""
    made = []
    for part in line.parts:
        if part:
            top, bottom = (part[0][0].x0 - index) * _TALL, (part[-1][0].x1 - index) * _TALL
            edge = _commands(canvas, [piece for piece, _assumed in part], index)
            made.append(f"M{middle:.1f} {top:.0f}L{edge[1:]}L{middle:.1f} {bottom:.0f}Z")
    if not made:
        return ""
    area = "".join(made)
    worse, better = (f"{middle:g}", "0") if canvas.rtl else ("0", f"{middle:g}")
    half = f'y="0" width="{WIDTH / 2:g}" height="1000" viewBox='
    return "".join(
        [
            f'<svg x="{x}" {half}"{x} 0 {WIDTH / 2:g} 1000" preserveAspectRatio="none" overflow="hidden">'
            f'<path class="{css}" d="{area}" fill="{colour}" fill-opacity="{opacity}"/></svg>'
            for x, css, colour, opacity in (
                (better, "dl-curve-above", ACCENT, ".1"),
                (worse, "dl-curve-below", BELOW, ".11"),
            )
        ]
    )


def _strokes(canvas: Canvas, line: _Beside, index: int) -> str:
    place = line.track.place % len(STROKES)
    stroke = STROKES[place]
    css = f"dl-curve-line dl-voice-{place}"
    paint = f'fill="none" stroke="{stroke.colour}" stroke-width="{stroke.width:g}"{_SOLID}'
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    made = ""
    for part in line.parts:
        for piece, assumed in part:
            path = _commands(canvas, [piece], index)
            if assumed:
                made += (
                    f'<path class="{css} dl-assumed" d="{path}" {paint} stroke-dasharray="{ASSUMED_DASHES}" '
                    'stroke-linecap="round"/>'
                )
            else:
                made += f'<path class="{css}" d="{path}" {paint}{dashes}/>'
    return made


def _marks(canvas: Canvas, drawn: list[_Beside], index: int, with_faces: bool) -> str:
    made = []
    taken: list[tuple[float, float]] = []
    for line in drawn:
        place = line.track.place
        for dot in line.dots:
            x, down = _across(canvas, dot.height), dot.point.middle - index
            aside = -_APART if x > WIDTH / 2 else _APART
            while any(abs(x - other) < _APART and abs(down - level) < 0.1 for other, level in taken):
                x += aside
            taken.append((x, down))
            face = with_faces and place == 0
            sign = marks.face(dot.height, hollow=dot.assumed) if face else marks.shape(place, hollow=dot.assumed)
            made.append(f'<svg x="{x:.1f}" y="{down * 100:.4g}%" overflow="visible">{sign}</svg>')
    return "".join(reversed(made))


def step_feelings(journey: JourneyMap, view: View, scale_id: str = "emotion") -> tuple[str, ...]:
    """For each column what is felt there, as inline HTML: number and words of the leading line, numbers of the others.

    Empty where nothing is felt. A stage's own score stands at each of its steps, called so.
    """
    all_columns = columns(journey)
    shown = course(journey, view, widths(journey), scale_id)
    made: list[list[str]] = [[] for _column in all_columns]
    for track in shown.tracks:
        lead = track.place == 0
        for dot in track.dots:
            for index in range(dot.point.first, dot.point.last + 1):
                made[index].append(_feeling(shown, view, track, dot))
        for said in track.spoken:
            for index in range(said.first, said.last + 1):
                if said.words:
                    made[index].append(f'<span class="dl-felt">{"" if lead else _sign(track)}{esc(said.words)}</span>')
    return tuple(" ".join(feelings) for feelings in made)


def _feeling(shown: Course, view: View, track: Track, dot: Dot) -> str:
    lead = track.place == 0
    css = ' class="dl-felt-number"' if lead else ""
    ltr = "" if shown.axis.by_level else ' dir="ltr"'
    said = f"<bdi{css}{ltr}>{esc(dot.number)}</bdi>"
    if not lead:
        return f'<span class="dl-felt">{_sign(track)}{said}</span>'
    if dot.words:
        said += f" {esc(dot.words)}"
    if dot.star:
        said += f' <span class="dl-star">{marks.STAR}</span>'
    notes = [view.words("assumed")] if dot.assumed else []
    if dot.outside:
        notes.append(view.words("outside the scale"))
    if dot.point.last > dot.point.first:
        notes.append(view.words("whole stage"))
    if notes:
        said += f' <span class="dl-felt-note">({esc(", ".join(notes))})</span>'
    return f'<span class="dl-felt">{said}</span>'


def _sign(track: Track) -> str:
    return (
        '<svg class="dl-felt-sign" width="13" height="13" viewBox="-7 -7 14 14" role="img" '
        f'aria-label="{esc(track.name)}">{marks.shape(track.place, hollow=False)}</svg> '
    )
