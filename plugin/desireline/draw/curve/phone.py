"""The curve on a narrow screen: the line runs down beside the steps.

Beside each step its own piece of the line is drawn, from the row's upper edge to its lower one, stretched to whatever
height the row's text has; pieces meet at the edges, so they join up with no script and no known height.
Down is time; towards the end of the line of text is better. Colours and widths, and the lines of the scale, stand in
`curve-step.css` alone: these drawings stand many times on a page, and none is ever a file.
"""

from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from desireline.draw.curve import marks
from desireline.draw.curve.course import course
from desireline.draw.curve.ink import STROKES
from desireline.draw.curve.path import Bezier, cut, place_of, smooth
from desireline.draw.curve.track import Dot, Track
from desireline.draw.language import direction
from desireline.draw.view import View
from desireline.draw.widths import widths
from desireline.model import JourneyMap, columns

WIDTH: Final = 100
"""Width of the line beside the steps, px; the scale takes the inner 80."""
_INSET: Final = 10.0
_MIDDLE: Final = 50.0
"""Where the middle of the scale is, px; in both directions of writing."""
_TALL: Final = 1000.0
"""Units of a row's height."""
_MOST_LINES: Final = 2
_APART: Final = 16.0
"""px between two marks that would cover each other."""
_ASIDE: Final = (0.0, 16.0, -16.0, 32.0, -32.0, 48.0, -48.0)
"""How far down, px, a mark gives way to those drawn before it. Never across: there another place is another score."""

_Part = list[tuple[Bezier, bool, bool | None, str]]
"""An unbroken part of a line beside one step: its pieces, each with whether it is assumed, whether it lies beyond the
middle (None along it), and its path from where it starts. Here `x` of a piece is the place down the page in columns,
`y` the place across in px."""
_ASSUMED: Final[Literal[1]] = 1
_FAR: Final[Literal[2]] = 2


def step_curves(journey: JourneyMap, view: View, scale_id: str = "emotion") -> tuple[str, ...]:
    """For each column of `journey` its piece of the line, as an SVG that fills the height of its box.

    Hidden from assistive technology: the step beside it says its score. With more than two people only the leading
    one's line is drawn, the others have their marks. Empty texts where no score is given at all.
    """
    count = len(columns(journey))
    shown = course(journey, view, widths(journey), scale_id)
    if not shown.scored:
        return ("",) * count
    rtl = direction(journey.lang) == "rtl"
    lined = len(shown.tracks) if len(shown.tracks) <= _MOST_LINES else 1
    beside = [_beside(track, count, rtl=rtl, lined=place < lined) for place, track in enumerate(shown.tracks)]
    with_faces = scale_id == "emotion"
    return tuple([_step(beside, index, with_faces, rtl=rtl) for index in range(count)])


class _Beside(NamedTuple):
    """What of one line stands beside each step."""

    track: Track
    parts: list[list[_Part]]
    dots: list[list[tuple[float, float, Dot]]]
    """Each with its place across in px and its place down in columns."""


def _beside(track: Track, count: int, *, rtl: bool, lined: bool) -> _Beside:
    """What of `track` stands beside each of the map's `count` columns: its marks, and its line where it is `lined`."""
    parts: list[list[_Part]] = [[] for _column in range(count)]
    dots: list[list[tuple[float, float, Dot]]] = [[] for _column in range(count)]
    worst, best = (WIDTH - _INSET, _INSET) if rtl else (_INSET, WIDTH - _INSET)
    for run in track.runs:
        knots = []
        for dot in run:
            down, across = dot.point.middle, worst + dot.height * (best - worst)
            knots.append((down, across))
            dots[min(int(down), dot.point.last)].append((across, down, dot))
        latest = -1
        for i, whole in enumerate(smooth(knots) if lined else ()):
            assumed = run[i].assumed or run[i + 1].assumed
            for half, far in _halves(whole):
                piece, last = half, ceil(half.x1) - 1
                for column in range(int(half.x0), last + 1):
                    if column != latest:
                        parts[column].append([])
                        latest = column
                    here, piece = cut(piece, column + 1) if column < last else (piece, piece)
                    parts[column][-1].append((here, assumed, far, _curve(here, column)))
    return _Beside(track, parts, dots)


_FRAME: Final = f'<svg class="dl-step-curve" width="{WIDTH}" height="100%" aria-hidden="true">'


def _halves(piece: Bezier) -> list[tuple[Bezier, bool | None]]:
    """A piece, cut where it crosses the middle (once, as it goes one way), each half with whether it lies beyond."""
    start, end = piece.y0 - _MIDDLE, piece.y1 - _MIDDLE
    if start * end >= 0:
        return [(piece, start + end > 0 if start or end else None)]
    first, second = cut(piece, place_of(piece, _MIDDLE))
    return [(first, start > 0), (second, end > 0)]


_SOLID: Final = ' vector-effect="non-scaling-stroke"'
_STRETCHED: Final = f'<svg width="{WIDTH}" height="100%" viewBox="0 0 {WIDTH} 1000" preserveAspectRatio="none">'


def _step(drawn: list[_Beside], index: int, with_faces: bool, *, rtl: bool) -> str:
    """The drawing beside one step: the areas to the middle, the lines with the leading one on top, the marks."""
    tints = lines = ""
    for line in drawn:
        own = ""
        for part in line.parts[index]:
            whole = _commands(part, index)
            own += _strokes(line.track, part, whole, index)
            if with_faces and line is drawn[0]:
                tints += _tint(part, whole, index, rtl=rtl)
        lines = own + lines
    stretched = f"{_STRETCHED}{tints}{lines}</svg>" if lines else ""
    return f"{_FRAME}{stretched}{_marks(drawn, index, with_faces)}</svg>"


_CURVE: Final = "%.1f %.0f %.1f %.0f %.1f %.0f"
"""A piece of a path. Filled with `%`: its numbers are most of the work, and an f-string takes half as long again."""


def _curve(piece: Bezier, index: int) -> str:
    """The path of a piece beside the step at `index`, without its start."""
    x0, _y0, c0, c1, x1, y1 = piece
    top, bottom = (x0 - index) * _TALL, (x1 - index) * _TALL
    third = (bottom - top) / 3
    return _CURVE % (c0, top + third, c1, bottom - third, y1, bottom)


def _commands(part: _Part, index: int) -> str:
    """The path along a part, without the `M` or `L` that leads to its start."""
    x0, y0 = part[0][0][:2]
    return f"{y0:.1f} {(x0 - index) * _TALL:.0f}C{' '.join([piece[3] for piece in part])}"


def _tint(part: _Part, whole: str, index: int, *, rtl: bool) -> str:
    """The area between a part (whose path is `whole`) and the middle of the scale, in the colour of its side."""
    made = ""
    for far, own in _stretches(part, _FAR):
        if far is None:
            continue
        top, bottom = (own[0][0].x0 - index) * _TALL, (own[-1][0].x1 - index) * _TALL
        edge = whole if own is part else _commands(own, index)
        side = "below" if far == rtl else "above"
        made += f'<path class="dl-curve-{side}" d="M50 {top:.0f}L{edge}L50 {bottom:.0f}Z"/>'
    return made


def _strokes(track: Track, part: _Part, whole: str, index: int) -> str:
    """The line along a part (whose path is `whole`), dotted where it is assumed."""
    css = f"dl-curve-line dl-voice-{track.place % len(STROKES)}"
    made = ""
    for assumed, own in _stretches(part, _ASSUMED):
        path = whole if own is part else _commands(own, index)
        made += f'<path class="{css}{" dl-assumed" if assumed else ""}" d="M{path}"{_SOLID}/>'
    return made


def _stretches(part: _Part, which: Literal[1, 2]) -> list[tuple[bool | None, _Part]]:
    """A part in stretches whose pieces agree in what stands at `which`; most often one, the part itself."""
    if len(part) == 1 or len({piece[which] for piece in part}) == 1:
        return [(part[0][which], part)]
    return [(value, list(own)) for value, own in groupby(part, key=itemgetter(which))]


def _marks(drawn: list[_Beside], index: int, with_faces: bool) -> str:
    made = ""
    taken: list[tuple[float, float, float]] = []
    for line in drawn:
        place = line.track.place
        for across, down, dot in line.dots[index]:
            beside = [by for x, level, by in taken if abs(x - across) < _APART and abs(level - down) < 0.1]
            aside = 0.0
            if beside:
                aside = next((by for by in _ASIDE if all(abs(by - other) >= _APART for other in beside)), 0.0)
            taken.append((across, down, aside))
            face = with_faces and place == 0
            sign = marks.face(dot.height, hollow=dot.assumed) if face else marks.shape(place, hollow=dot.assumed)
            if aside:
                sign = f'<g transform="translate(0 {aside:g})">{sign}</g>'
            made = f'<svg x="{across:.1f}" y="{(down - index) * 100:.4g}%" overflow="visible">{sign}</svg>' + made
    return made
