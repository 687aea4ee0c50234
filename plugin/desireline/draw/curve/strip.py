"""One strip of the diagram: its grid, the lines of one or two people, their marks and labels."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from desireline.draw.curve import marks
from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course
from desireline.draw.curve.ink import ACCENT, INK, INK2, INK3, NEGATIVE, PAPER
from desireline.draw.curve.labels import CROWDED, Desk, part
from desireline.draw.curve.lines import Heights, Line, grid, lines_of, strokes, tint, wishes
from desireline.draw.curve.path import height_on
from desireline.draw.curve.track import Dot, Spoken, Track
from desireline.draw.dropped import named
from desireline.draw.html import esc
from desireline.draw.textwidth import cut, text_width
from desireline.draw.view import View
from desireline.model import Stage

WORD_EM: Final = 8.0
"""Words on the curve are cut at this width; the whole stands in the mark's title and in the table."""
FONT: Final = 12.0
"""Size of labels, px."""
_PARTED: Final = 11.0
"""px that two marks at one place give way, each to its side."""
_ARROW: Final = 10.0
"""How far an arrow out of the scale reaches beyond its mark, px."""
_MIDLINE: Final = 12.0
"""What it costs a label to stand on the midline, where it could be read as a score of its own."""
_MOST_ON_ONE: Final = 2
_GLYPHS: Final = "●◆■▲"


class Mark(NamedTuple):
    """A dot with its place in px on the least width, ready to be drawn and labelled."""

    track: Track
    dot: Dot
    x: float
    y: float
    dx: float
    radius: float


def strips(course: Course) -> tuple[tuple[Track, ...], ...]:
    """Which lines share a strip: one or two all together, more of them each alone."""
    if len(course.tracks) <= _MOST_ON_ONE:
        return (course.tracks,)
    return tuple((track,) for track in course.tracks)


def strip(course: Course, tracks: Sequence[Track], view: View, canvas: Canvas, heights: Heights, uid: str) -> str:
    """The strip of `tracks`; `uid` begins the ids it makes. The place of its top is the caller's."""
    by_track = [lines_of(track, heights) for track in tracks]
    ticks = [tick.height for tick in course.axis.ticks()] if course.scored else []
    with_faces = course.scale_id == "emotion"
    stretched = grid(course, canvas, heights, ticks)
    stretched += wishes(tracks, canvas, heights)
    for track, lines in reversed(list(zip(tracks, by_track, strict=True))):
        stretched += strokes(course, track, lines, canvas, heights, alone=len(course.tracks) > _MOST_ON_ONE)
    area = tint(by_track[0], canvas, heights, uid) if tracks and with_faces else ""
    placed = _marks(tracks, canvas, heights, with_faces)
    drawn = "".join(_mark(course, view, mark, canvas, with_faces) for mark in reversed(placed))
    words = _labels(course, tracks, view, canvas, heights, by_track, placed)
    return (
        area
        + canvas.stretched(heights.whole, stretched)
        + f'<g class="dl-curve-marks">{drawn}</g>'
        + labels(canvas, words)
    )


def _marks(tracks: Sequence[Track], canvas: Canvas, heights: Heights, with_faces: bool) -> list[Mark]:
    share = canvas.px / 100
    made: list[list[Mark]] = []
    for track in tracks:
        own = []
        for run in track.runs:
            for dot in run:
                radius = marks.FACE_RADIUS if with_faces and track.place == 0 else 6.0
                own.append(Mark(track, dot, dot.x * share, heights.y(dot.height), 0.0, radius))
        made.append(own)
    if len(made) > 1:
        first, second = made
        for i, j in part([(m.x, m.y) for m in first], [(m.x, m.y) for m in second]):
            side = 1 if second[j].x >= first[i].x else -1
            first[i] = first[i]._replace(dx=-_PARTED * side)
            second[j] = second[j]._replace(dx=_PARTED * side)
    return [mark for own in made for mark in own]


def _mark(course: Course, view: View, mark: Mark, canvas: Canvas, with_faces: bool) -> str:
    dot, place = mark.dot, mark.track.place
    if with_faces and place == 0:
        drawn = marks.face(dot.height, hollow=dot.assumed)
    else:
        drawn = marks.shape(place, hollow=dot.assumed)
    intensity = dot.point.feeling.intensity
    if intensity:
        drawn += marks.waves(intensity, mark.radius)
    if dot.outside:
        drawn += marks.beyond(dot.outside, mark.radius)
    return canvas.at(dot.x, mark.y, f"<title>{esc(_title(course, view, mark))}</title>{drawn}", mark.dx)


def _title(course: Course, view: View, mark: Mark) -> str:
    """What a pointer over a mark is told: where, who, the whole score and words, what was said."""
    dot = mark.dot
    moment = dot.point.moment
    stage = course.journey.stages[dot.point.stage_index]
    where = named(stage.title, stage, view.words)
    if not isinstance(moment, Stage):
        where += f" · {named(moment.name, moment, view.words)}"
    said = f"{dot.number} {dot.words}".strip()
    if len(course.tracks) > 1:
        said = f"{mark.track.name}: {said}"
    if dot.outside:
        said += f" ({view.words('outside the scale')})"
    if dot.assumed:
        said += f" ({view.words('assumed')})"
    quote = dot.point.feeling.quote
    return f"{where}\n{said}\n“{quote}”" if quote else f"{where}\n{said}"


def _labels(
    course: Course,
    tracks: Sequence[Track],
    view: View,
    canvas: Canvas,
    heights: Heights,
    by_track: Sequence[Sequence[Line]],
    placed: Sequence[Mark],
) -> str:
    lines = [_line(own, canvas.px / 100) for own in by_track]
    desk = Desk(canvas.px, 2.0, heights.whole - 2.0, lines)
    desk.take_level(heights.y(0.5), _MIDLINE)
    for mark in placed:
        reach = mark.radius + marks.waves_width(mark.dot.point.feeling.intensity)
        up = mark.radius + (_ARROW if mark.dot.outside > 0 else 0)
        down = mark.radius + (_ARROW if mark.dot.outside < 0 else 0)
        x = mark.x + mark.dx
        desk.take((x - reach, mark.y - up, x + reach, mark.y + down))
    made = []
    if len(course.tracks) > _MOST_ON_ONE:
        width = text_width(tracks[0].name) * FONT + 32
        desk.take((0, 0, width, 22), CROWDED)
        made.append(_whose(canvas, tracks[0]))
    for _first, last in course.true_stages if tracks and tracks[0].place == 0 else ():
        end = course.widths.edges[last + 1]
        desk.take((end * canvas.px / 100 - 20, 4, end * canvas.px / 100 - 4, 20), CROWDED)
        star = f'<tspan class="dl-star" fill="{ACCENT}">{marks.STAR}</tspan>'
        made.append(canvas.at(end, 16.0, canvas.text(-6, 0, "end", star)))
    for mark in sorted(placed, key=_urgency):
        label = _label(mark, canvas, desk, full=mark.track is tracks[0], parted=bool(mark.dx))
        made.append(label)
    for track, line in zip(tracks, lines, strict=True):
        for said in track.spoken:
            if track is not tracks[0] and any(_alike(said, other) for other in tracks[0].spoken):
                continue
            made.append(_speech(course, track, said, canvas, heights, desk, line, lead=track is tracks[0]))
    for first, last in course.silent if course.tracks else ():
        x = course.widths.middle(first, last)
        words = view.words("not scored")
        made.append(
            canvas.at(x, heights.y(0.5), f'<text y="4" class="dl-curve-silent" fill="{INK3}">{esc(words)}</text>')
        )
    return "".join(made)


def _urgency(mark: Mark) -> tuple[int, float]:
    """Labels that matter most choose first: the leading line's peak and low, then the rest of it, then the others."""
    return (0 if mark.dot.rank and mark.track.place == 0 else 1 + mark.track.place, mark.x)


def _line(lines: Sequence[Line], share: float) -> Callable[[float], float | None]:
    """The y of a track at x px, or None where it has no line."""
    pieces = [piece for line in lines for piece in line.pieces]
    starts = [piece.x0 for piece in pieces]

    def height(x: float) -> float | None:
        percent = x / share
        at = bisect_right(starts, percent) - 1
        return height_on(pieces[at], percent) if at >= 0 and percent <= pieces[at].x1 else None

    return height


def _label(mark: Mark, canvas: Canvas, desk: Desk, *, full: bool, parted: bool) -> str:
    dot = mark.dot
    words = cut(dot.words, WORD_EM) if full else ""
    number = cut(dot.number, WORD_EM)
    star = dot.star and full
    shape, radius = dot.shape, mark.radius
    if dot.outside:
        shape, radius = ("peak" if dot.outside > 0 else "dip"), radius + _ARROW
    elif parted and not full:
        shape = "dip"
    x = mark.x + mark.dx
    place, box, cost = desk.find(x, mark.y, _width(number, words, star), shape, radius)
    if cost >= CROWDED and words and number:
        shorter = desk.find(x, mark.y, _width(number, "", star), shape, radius)
        if shorter[2] < cost:
            (place, box, cost), words = shorter, ""
    desk.take(box, CROWDED)
    colour = ""
    if full and dot.rank and dot.point.feeling.score is not None:
        ink, css = (ACCENT, "dl-highest") if dot.rank == "highest" else (NEGATIVE, "dl-lowest")
        colour = f' fill="{ink}"'
    else:
        css = ""
    if full:
        inner = canvas.number(esc(number), f"dl-curve-number {css}".rstrip(), f' font-weight="700"{colour}')
    else:
        inner = canvas.number(esc(number), "dl-curve-number dl-other", f' fill="{INK2}"')
    if words:
        inner += " " + (f'<tspan font-weight="700">{esc(words)}</tspan>' if dot.rank else esc(words))
    if star:
        inner += f' <tspan class="dl-star" fill="{ACCENT}">{marks.STAR}</tspan>'
    return canvas.at(dot.x, mark.y, canvas.text(place.dx, place.dy, place.anchor, inner), mark.dx)


def _width(number: str, words: str, star: bool) -> float:
    """Width of a label in px. Bold digits are a little wider."""
    return (text_width(number) * 1.06 + (0.28 + text_width(words) if words else 0.0) + (1.28 if star else 0.0)) * FONT


def _alike(said: Spoken, other: Spoken) -> bool:
    """Whether two lines say the same at one place, as they do where everybody's feeling is meant."""
    return said.first == other.first and said.last == other.last and said.words == other.words


def _speech(
    course: Course,
    track: Track,
    said: Spoken,
    canvas: Canvas,
    heights: Heights,
    desk: Desk,
    line: Callable[[float], float | None],
    *,
    lead: bool,
) -> str:
    """Words without a score: over the line that passes, or over the midline where there is none."""
    edges = course.widths.edges
    room = (edges[said.last + 1] - edges[said.first]) * canvas.px / 100 / FONT - 1.0
    glyph = "" if lead else _GLYPHS[track.place % len(_GLYPHS)] + " "
    words = glyph + cut(said.words, max(WORD_EM, room) if said.last > said.first else WORD_EM) if said.words else ""
    x = said.x * canvas.px / 100
    y = line(x)
    if y is None:
        y = heights.y(0.5)
    place, box, _cost = desk.find(x, y, _width("", words, said.star), "above", 0.0)
    desk.take(box, CROWDED)
    inner = esc(words)
    if said.star:
        inner += f'{" " if words else ""}<tspan class="dl-star" fill="{ACCENT}">{marks.STAR}</tspan>'
    title = f"<title>{esc(said.words)}</title>" if said.words else ""
    text = canvas.text(place.dx, place.dy, place.anchor, inner)
    return canvas.at(said.x, y, f'{title}<g class="dl-curve-words" fill="{INK2}">{text}</g>')


def labels(canvas: Canvas, texts: str) -> str:
    """A group of texts with a halo of paper, so that lines behind them do not strike them through."""
    return (
        f'<g class="dl-curve-labels" fill="{INK}" stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" '
        f'paint-order="stroke" font-size="12" text-anchor="middle" direction="{canvas.direction}">{texts}</g>'
    )


def _whose(canvas: Canvas, track: Track) -> str:
    """The mark and name of the person whose strip this is, at its top."""
    side = -14 if canvas.rtl else 14
    bold = f'<tspan font-weight="700">{esc(cut(track.name, 24.0))}</tspan>'
    name = canvas.text(12, 4.5, "start", bold)
    return canvas.at(0.0, 12.0, f'<g transform="translate({side})">{marks.shape(track.place, hollow=False)}{name}</g>')
