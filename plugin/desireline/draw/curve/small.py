"""The curve in small: the overview above a narrow map, and the course on the picture of a card."""

from collections.abc import Sequence
from typing import Final

from desireline.draw.curve import marks
from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import Course, course
from desireline.draw.curve.ink import ACCENT, INK2, LINE2, NEGATIVE, PAPER
from desireline.draw.curve.labels import Desk
from desireline.draw.curve.lines import Heights, grid, lines_of, patterns, strokes, tint
from desireline.draw.curve.sentence import scale_name, told
from desireline.draw.curve.strip import labels
from desireline.draw.curve.track import Dot, Track
from desireline.draw.curve.wide import figure_id
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.textwidth import cut, text_width
from desireline.draw.view import View
from desireline.draw.widths import widths
from desireline.model import JourneyMap

_OVERVIEW: Final = Heights(26, 80, 46)
_OVERVIEW_PX: Final = 320.0
_NAMES_FROM_BOTTOM: Final = 7.0
_WORDS_HEIGHT: Final = 80


def overview(journey: JourneyMap, view: View, scale_id: str = "emotion", *, prefix: str = "") -> str:
    """The whole course for screens of about 360 px: all lines, words at the peak, the low and the end, stages below."""
    shown = course(journey, view, widths(journey), scale_id)
    if not shown.scored:
        return wordless(view, shown, "dl-overview")
    canvas = Canvas(_OVERVIEW_PX, fluid=True, rtl=direction(journey.lang) == "rtl")
    uid = f"{prefix}over_{figure_id(journey, scale_id)}"
    names = stage_names(shown, canvas, _OVERVIEW)
    inner = drawing(shown, shown.tracks, canvas, _OVERVIEW, uid, with_words=True) + names
    return _svg(journey, view, shown, inner, _OVERVIEW, uid, "dl-overview")


def _svg(journey: JourneyMap, view: View, shown: Course, inner: str, heights: Heights, uid: str, css: str) -> str:
    title = view.words("{scale}: {map}", scale=plain(scale_name(shown, view)), map=plain(journey.title))
    return (
        f'<svg class="{css}" width="100%" height="{heights.whole:g}" role="img" '
        f'aria-labelledby="{uid}-title" aria-describedby="{uid}-desc"><title id="{uid}-title">{esc(title)}</title>'
        f'<desc id="{uid}-desc">{esc(told(shown, view))}</desc>{inner}</svg>'
    )


def wordless(view: View, shown: Course, css: str) -> str:
    """A midline broken by the words that say why there is no curve."""
    said = view.words("Words only, no scores") if shown.tracks else view.words("No feelings yet")
    half = (text_width(said) * 12 + 24) / 2
    y = _WORDS_HEIGHT / 2
    return (
        f'<svg class="{css}" width="100%" height="{_WORDS_HEIGHT}" role="img" aria-label="{esc(said)}">'
        f'<line class="dl-curve-middle" x2="100%" y1="{y:g}" y2="{y:g}" stroke="{LINE2}"/>'
        f'<svg x="50%" y="{y:g}" overflow="visible"><rect class="dl-curve-paper" x="{-half:.1f}" y="-9" '
        f'width="{2 * half:.1f}" height="18" fill="{PAPER}"/><text class="dl-curve-words" y="4" text-anchor="middle" '
        f'font-size="12" fill="{INK2}">{esc(said)}</text></svg></svg>'
    )


def drawing(
    shown: Course, tracks: Sequence[Track], canvas: Canvas, heights: Heights, uid: str, *, with_words: bool
) -> str:
    """The lines of `tracks` with marks on the first one's; numbers, and words if wished, at its peak, low and end."""
    by_track = [lines_of(track, heights) for track in tracks]
    stretched = grid(shown, canvas, heights, ())
    for track, lines in reversed(list(zip(tracks, by_track, strict=True))):
        stretched += strokes(shown, track, lines, canvas, heights, small=True)
    area = tint(by_track[0], canvas, heights, uid) if shown.scale_id == "emotion" else ""
    dots = tracks[0].dots or next((track.dots for track in tracks if track.dots), [])
    named = told_dots(dots)
    desk = Desk(canvas.px, -4.0, heights.whole - (18 if with_words else -4), ())
    signs = []
    for dot in dots:
        x, y = dot.x * canvas.px / 100, heights.y(dot.height)
        size = 0.75 if dot in named else 0.5 if with_words else 0.0
        if size:
            desk.take((x - 4, y - 4, x + 4, y + 4))
            sign = marks.shape(0, hollow=dot.assumed, size=size) + marks.beyond(dot.outside, 2.0)
            signs.append(canvas.at(dot.x, y, sign))
    texts = [_text(dot, canvas, heights, desk, with_words=with_words) for dot in named]
    defs = patterns(uid) if area else ""
    return f"{defs}{area}{canvas.stretched(heights.whole, stretched)}{''.join(signs)}{labels(canvas, ''.join(texts))}"


def told_dots(dots: Sequence[Dot]) -> list[Dot]:
    """The dots that carry a number: the first highest, the first lowest, the last."""
    made: list[Dot] = []
    for rank in ("highest", "lowest"):
        made += [dot for dot in dots if dot.rank == rank][:1]
    if dots and dots[-1] not in made:
        made.append(dots[-1])
    return made


def _text(dot: Dot, canvas: Canvas, heights: Heights, desk: Desk, *, with_words: bool) -> str:
    words = cut(dot.words, 6.0) if with_words else ""
    number = cut(dot.number, 5.0)
    width = (text_width(number) * 1.06 + (0.28 + text_width(words) if words else 0)) * 12
    shape = dot.shape if dot.shape in {"peak", "dip"} else "peak"
    y = heights.y(dot.height)
    radius = 12.0 if dot.outside else 4.0
    place, box, _cost = desk.find(dot.x * canvas.px / 100, y, width, shape, radius)
    desk.take(box, 90.0)
    css, ink = {"highest": (" dl-highest", ACCENT), "lowest": (" dl-lowest", NEGATIVE)}.get(dot.rank, ("", ""))
    paint = f' fill="{ink}"' if ink else ""
    inner = canvas.number(esc(number), f"dl-curve-number{css}", f' font-weight="700"{paint}')
    if words:
        inner += f" {esc(words)}"
    return canvas.at(dot.x, y, canvas.text(place.dx, place.dy, place.anchor, inner))


_NAMED_FROM: Final = 34.0
_NUMBERED_FROM: Final = 20.0
"""px of a mean stage from which names and numbers stand under each."""


def stage_names(shown: Course, canvas: Canvas, heights: Heights) -> str:
    """The names of stages below the line, cut to their stage; where they are too narrow, their numbers that fit."""
    edges = shown.widths.edges
    spans = shown.stages
    rooms = [(edges[last + 1] - edges[first]) * canvas.px / 100 for first, last in spans]
    mean = sum(rooms) / len(rooms)
    numbered = mean < _NAMED_FROM
    every = next((n for n in (1, 2, 3, 4, 6) if mean * n >= _NUMBERED_FROM), 8)
    made = []
    for index in range(0, len(spans), every):
        first, last = spans[index]
        title = plain(shown.journey.stages[index].title)
        name = str(index + 1) if numbered else cut(title, (rooms[index] - 6) / 12)
        text = f'<tspan class="dl-curve-stage" fill="{INK2}">{esc(name)}</tspan>'
        x = (edges[first] + edges[last + 1]) / 2
        made.append(canvas.at(x, heights.whole - _NAMES_FROM_BOTTOM, canvas.text(0, 0, "middle", text)))
    return labels(canvas, "".join(made))
