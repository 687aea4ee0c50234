"""The curve as the picture of a card: 1200 by 630 px, to be read at a third of that in a chat."""

from typing import Final

from desireline.draw.curve.canvas import Canvas
from desireline.draw.curve.course import course
from desireline.draw.curve.ink import INK, INK2, PAPER
from desireline.draw.curve.lines import Heights
from desireline.draw.curve.small import drawing, stage_names
from desireline.draw.curve.standalone import fonts
from desireline.draw.curve.wide import figure_id
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction, listed
from desireline.draw.textwidth import cut
from desireline.draw.view import View
from desireline.draw.widths import widths
from desireline.model import JourneyMap

WIDTH: Final = 1200
HEIGHT: Final = 630
_ZOOM: Final = 2.0
"""The drawing's own unit, so that its smallest text is 24 px high."""
_MARGIN: Final = 30.0
_TITLE: Final = 24.0
_CURVE: Final = Heights(26, 138, 46)
_CURVE_TOP: Final = 84.0


def card(journey: JourneyMap, view: View, site: str, *, with_text: bool = True) -> str:
    """The picture as a whole SVG document; "" where there is no score to draw.

    Args:
        journey: The map.
        view: Its surroundings.
        site: What the site is called.
        with_text: Whether title, words and stages stand in it, or the line and its numbers alone.
    """
    shown = course(journey, view, widths(journey))
    if not shown.scored:
        return ""
    rtl = direction(journey.lang) == "rtl"
    inner_width = WIDTH / _ZOOM - 2 * _MARGIN
    canvas = Canvas(inner_width, fluid=False, rtl=rtl)
    uid = f"card_{figure_id(journey, 'emotion')}"
    line = drawing(shown, shown.tracks, canvas, _CURVE, uid, with_words=with_text)
    texts = ""
    if with_text:
        line += stage_names(shown, canvas, _CURVE)
        x = WIDTH / _ZOOM - _MARGIN if rtl else _MARGIN
        people = listed([view.persona_name(name) for name in journey.personas], journey.lang or view.words.lang)
        below = " · ".join(part for part in (people, site) if part)
        texts = (
            f'<text x="{x:g}" y="44" font-size="{_TITLE:g}" font-weight="700" fill="{INK}">'
            f"{esc(cut(plain(journey.title), inner_width / _TITLE))}</text>"
            f'<text x="{x:g}" y="66" font-size="13" fill="{INK2}">{esc(cut(plain(below), inner_width / 13))}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH / _ZOOM:g} {HEIGHT / _ZOOM:g}" font-family="{esc(fonts(journey.lang))}" '
        f'direction="{canvas.direction}"{f" xml:lang={chr(34)}{esc(journey.lang)}{chr(34)}" if journey.lang else ""}>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{texts}'
        f'<g transform="translate({_MARGIN:g} {_CURVE_TOP:g})" font-size="12">{line}</g></svg>'
    )
