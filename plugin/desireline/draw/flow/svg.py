"""A drawing as SVG that stands alone: literal colours beside classes, words in lines of their own, no script."""

from collections.abc import Sequence
from typing import Final

from desireline.draw.curve.ink import CJK_FONTS, FONTS, INK, INK2, NEGATIVE, PAPER
from desireline.draw.facts import Facts
from desireline.draw.flow.automations import automation_drawing, node_name
from desireline.draw.flow.drawing import (
    LINE,
    SMALL,
    TEXT,
    TEXT_LINE,
    Band,
    Box,
    Drawing,
    Label,
    Line,
    Mark,
    head,
    path,
    shape,
)
from desireline.draw.flow.layout import layout
from desireline.draw.flow.sentences import beyond, name_of, told
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.view import View
from desireline.model import Automation, JourneyMap, columns, is_straight
from desireline.model.record import Record, record

WASH: Final = "#f5f6f7"
"""Ground of stages and of what the customer cannot see."""


def standalone(journey: JourneyMap, view: View) -> str:
    """The ways through `journey` as an SVG document; empty for a straight journey."""
    if is_straight(journey):
        return ""
    title = view.words("Ways through {title}", title=plain(journey.title))
    drawing = layout(journey, view)
    return document(_inside(drawing, journey), drawing, title, _words(journey, view), journey)


def automation_svg(automation: Automation, journey: JourneyMap, view: View) -> str:
    """One automation as an SVG document."""
    facts = Facts(journey, view)
    drawing = automation_drawing(automation, facts)
    title = view.words("Automation: {title}", title=plain(automation.name))
    said = " → ".join(node_name(node, facts) for node in automation.nodes)
    return document(_inside(drawing, journey), drawing, title, said, journey)


def document(inside: str, size: Drawing, title: str, said: str, journey: JourneyMap) -> str:
    """An SVG document around `inside`, with its title and what it says in words."""
    width, height = round(size.width + 0.5), round(size.height + 0.5)
    tag = (journey.lang or "").lower()
    first = next((fonts for known, fonts in CJK_FONTS.items() if tag.startswith(known)), "")
    fonts = f"{first},{FONTS}" if first else FONTS
    lang = f' xml:lang="{esc(journey.lang)}"' if journey.lang else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="dl-title" aria-describedby="dl-said" font-family="{esc(fonts)}"{lang} '
        f'direction="{direction(journey.lang)}"><title id="dl-title">{esc(title)}</title>'
        f'<desc id="dl-said">{esc(said)}</desc>'
        f'<rect class="dl-paper" width="{width}" height="{height}" fill="{PAPER}"/>{inside}</svg>\n'
    )


def _words(journey: JourneyMap, view: View) -> str:
    """The ways that are not the plain order, in words."""
    all_columns = columns(journey)
    names = [name_of(column, view) for column in all_columns]
    made = []
    for way in told(journey, view):
        if way.manner != "follows":
            place = names[way.target] if way.target is not None else beyond(way, view)
            made.append(f"{names[way.source]} → {place}" + (f" ({way.condition})" if way.condition else ""))
    return "; ".join(made)


def _inside(drawing: Drawing, journey: JourneyMap) -> str:
    mirrored = drawing.width if direction(journey.lang) == "rtl" else None
    return "".join(
        (
            "".join(_band(band, drawing.height, mirrored) for band in drawing.bands),
            "".join(line_svg(line, mirrored) for line in drawing.lines),
            "".join(_box(box, mirrored) for box in drawing.boxes),
            "".join(_mark(mark, mirrored) for mark in drawing.marks),
            "".join(_label(label, mirrored) for label in drawing.labels),
        )
    )


def line_svg(line: Line, mirrored: float | None = None, colour: str = INK2) -> str:
    """A way with its arrow head."""
    stroke = NEGATIVE if line.kind == "exit" else colour
    dashes = ' stroke-dasharray="6 3"' if line.kind == "back" else ""
    shaft = f'd="{path(line, mirrored)}" fill="none" stroke="{stroke}" stroke-width="1.5"{dashes}'
    made = f'<path class="dl-fl-{line.kind}" {shaft}/>'
    return made + (tip_svg(line, mirrored, colour) if line.head and line.kind != "exit" else "")


def tip_svg(line: Line, mirrored: float | None = None, colour: str = INK2) -> str:
    """The arrow head at the end of a way."""
    return f'<polygon class="dl-fl-tip" points="{head(line, mirrored)}" fill="{colour}"/>'


@record
class Look(Record):
    """How words look."""

    size: float = SMALL
    height: float = LINE
    colour: str = INK2
    bold: bool = False
    anchor: str = "start"


PLAIN: Final = Look()
MIDDLE: Final = Look(anchor="middle")


def text(x: float, y: float, lines: Sequence[str], look: Look = PLAIN, halo: str = "") -> str:
    """Lines of words. `y` is the top of the first; `halo` a colour that keeps lines off the words."""
    size, height = look.size, look.height
    weight = ' font-weight="700"' if look.bold else ""
    around = f' stroke="{halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    spans = "".join(
        f'<tspan x="{_n(x)}" y="{_n(y + height * at + (height + size) / 2 - size * 0.14)}">{esc(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text font-size="{size:g}" fill="{look.colour}" text-anchor="{look.anchor}"{weight}{around}>{spans}</text>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def flipped(x: float, width: float, mirrored: float | None) -> float:
    """The left edge of something `width` wide whose start is at `x`."""
    return x if mirrored is None else mirrored - x - width


def starting(x: float, mirrored: float | None) -> float:
    """Where words that start at `x` start; `text-anchor` follows the direction of writing by itself."""
    return x if mirrored is None else mirrored - x


def _band(band: Band, height: float, mirrored: float | None) -> str:
    x = flipped(band.x, band.width, mirrored)
    name = [f"{band.number}  {' '.join(band.lines)}"]
    return (
        f'<rect class="dl-fl-band" x="{_n(x)}" y="0" width="{_n(band.width)}" height="{_n(height)}" rx="6" '
        f'fill="{WASH}"/>' + text(starting(band.x + 12, mirrored), 7, name, Look(TEXT, TEXT_LINE, bold=True))
    )


def _box(box: Box, mirrored: float | None) -> str:
    x = flipped(box.x, box.width, mirrored)
    if box.kind == "step":
        made = (
            f'<rect class="dl-fl-node" x="{_n(x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
            f'rx="6" fill="{PAPER}" stroke="{INK2}" stroke-width="1.5"/>'
        )
    else:
        outline = shape(box, mirrored)
        made = f'<path class="dl-fl-shape" d="{outline}" fill="{PAPER}" stroke="{INK2}" stroke-width="1.5"/>'
    over, start = [box.over] if box.over else [], box.x + (10 if box.kind == "step" else 18)
    tall = LINE * (len(over) + len(box.tags) + len(box.notes)) + TEXT_LINE * len(box.lines)
    y = box.y + (box.height - tall) / 2 + (4 if box.kind == "data" else 0)
    at = starting(start, mirrored)
    made += text(at, y, over) if over else ""
    y += LINE * len(over)
    made += text(at, y, box.lines, Look(TEXT, TEXT_LINE, INK, bold=True))
    y += TEXT_LINE * len(box.lines)
    made += text(at, y, box.tags) if box.tags else ""
    notes = [f"▲ {note}" for note in box.notes]
    made += text(at, y + LINE * len(box.tags), notes, Look(colour=NEGATIVE, bold=True)) if notes else ""
    return f"<g>{made}<title>{esc(box.text)}</title></g>"


def _label(label: Label, mirrored: float | None) -> str:
    look = MIDDLE if label.kind == "edge" else PLAIN
    x = starting(label.x, mirrored)
    made, y = "", label.y
    if label.title:
        look = Look(colour=NEGATIVE if label.kind == "exit" else INK, bold=True)
        made, y = text(x, y, [label.title], look), y + LINE
    halo = WASH if label.kind == "edge" else ""
    return made + (text(x, y, label.lines, look, halo) if label.lines else "")


def _mark(mark: Mark, mirrored: float | None) -> str:
    x, y = _n(starting(mark.x, mirrored)), mark.y
    left = starting(mark.x, mirrored)
    return {
        "start": f'<circle cx="{x}" cy="{_n(y)}" r="5" fill="{INK2}"/>',
        "end": f'<circle cx="{x}" cy="{_n(y)}" r="6.5" fill="{PAPER}" stroke="{INK2}" stroke-width="1.5"/>'
        f'<circle cx="{x}" cy="{_n(y)}" r="3.5" fill="{INK2}"/>',
        "choice": f'<path d="M{x} {_n(y - 8)}l8 8-8 8-8-8z" fill="{PAPER}" stroke="{INK}" stroke-width="1.5"/>',
        "fork": f'<rect x="{_n(left - 2.5)}" y="{_n(y - 16)}" width="5" height="32" fill="{INK2}"/>',
        "stop": f'<path d="M{_n(left - 7)} {_n(y)}h14" stroke="{NEGATIVE}" stroke-width="3"/>',
    }[mark.kind]
