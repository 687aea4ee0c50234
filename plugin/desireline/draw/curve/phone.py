"""The curve on a narrow screen: the line runs down beside the steps.

Beside each step its own piece of the line is drawn, from the row's upper edge to its lower one, stretched to whatever
height the row's text has; pieces meet at the edges, so they join up with no script and no known height.
Down is time; towards the end of the line of text is better.
"""

from itertools import groupby
from math import ceil
from typing import Final, NamedTuple

from desireline.draw.curve import marks
from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course, Dot, Track, course
from desireline.draw.curve.ink import STROKES
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


_SOLID: Final = ' vector-effect="non-scaling-stroke"'
_RULES: Final = (
    f'<path class="dl-curve-grid" d="M10 0V1000M90 0V1000"{_SOLID}/>'
    f'<path class="dl-curve-middle" d="M50 0V1000"{_SOLID}/>'
)
"""The ends and the middle of the scale; they stand at the same places in both directions of writing."""
_FRAME: Final = (
    f'<svg class="dl-step-curve" width="{WIDTH}" height="100%" aria-hidden="true">'
    f'<svg width="{WIDTH}" height="100%" viewBox="0 0 {WIDTH} 1000" preserveAspectRatio="none" overflow="hidden">'
)
_HALF: Final = 'width="50" height="1000" preserveAspectRatio="none" overflow="hidden" viewBox='


def _step(canvas: Canvas, drawn: list[_Beside], index: int, with_faces: bool) -> str:
    """Colours and widths of these lines stand in `curve.css` alone: this drawing is never a file."""
    lines = drawn if len(drawn) <= _MOST_LINES else drawn[:1]
    paths = [[_path(canvas, part, index) for part in line.parts] for line in lines]
    made = [_FRAME]
    if lines and with_faces and paths[0]:
        made.append(_tint(canvas, lines[0], paths[0], index))
    made.append(_RULES)
    for line, own in zip(reversed(lines), reversed(paths), strict=True):
        made.append(_strokes(canvas, line, own, index))
    made.append(f"</svg>{_marks(canvas, drawn, index, with_faces)}</svg>")
    return "".join(made)


def _across(canvas: Canvas, height: float) -> float:
    """The x in px of a height of the scale."""
    x = _INSET + height * (WIDTH - 2 * _INSET)
    return WIDTH - x if canvas.rtl else x


def _path(canvas: Canvas, part: list[tuple[Bezier, bool]], index: int) -> str:
    """The path commands of an unbroken part of a line."""
    base, factor = _across(canvas, 0.0), _across(canvas, 1.0) - _across(canvas, 0.0)
    x0, y0 = part[0][0][:2]
    made = [f"M{base + factor * y0:.1f} {(x0 - index) * _TALL:.0f}C"]
    for (x0, _y0, c0, c1, x1, y1), _assumed in part:
        top, bottom = (x0 - index) * _TALL, (x1 - index) * _TALL
        third = (bottom - top) / 3
        made.append(
            f"{base + factor * c0:.1f} {top + third:.0f} {base + factor * c1:.1f} {bottom - third:.0f} "
            f"{base + factor * y1:.1f} {bottom:.0f} "
        )
    return "".join(made).rstrip()


def _tint(canvas: Canvas, line: _Beside, paths: list[str], index: int) -> str:
    """The area to the midline, each side in its colour: the same area twice, each time cut at the midline."""
    made = []
    for part, edge in zip(line.parts, paths, strict=True):
        top, bottom = (part[0][0].x0 - index) * _TALL, (part[-1][0].x1 - index) * _TALL
        made.append(f"M50 {top:.0f}L{edge[1:]}L50 {bottom:.0f}Z")
    area = "".join(made)
    worse, better = ("50", "0") if canvas.rtl else ("0", "50")
    return "".join(
        [
            f'<svg x="{x}" {_HALF}"{x} 0 50 1000"><path class="{css}" d="{area}"/></svg>'
            for x, css in ((better, "dl-curve-above"), (worse, "dl-curve-below"))
        ]
    )


def _strokes(canvas: Canvas, line: _Beside, paths: list[str], index: int) -> str:
    css = f"dl-curve-line dl-voice-{line.track.place % len(STROKES)}"
    made = []
    for part, whole in zip(line.parts, paths, strict=True):
        for assumed, pieces in groupby(part, key=_is_assumed):
            own = list(pieces)
            path = whole if len(own) == len(part) else _path(canvas, own, index)
            made.append(f'<path class="{css}{" dl-assumed" if assumed else ""}" d="{path}"{_SOLID}/>')
    return "".join(made)


def _is_assumed(piece: tuple[Bezier, bool]) -> bool:
    return piece[1]


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
