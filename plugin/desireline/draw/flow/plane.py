"""A drawing as HTML: boxes and words of the page's own type over lines in SVG, at fixed places.

It is hidden from readers that speak; the list beside it says the same in words. Its links are for the mouse alone.
"""

from collections.abc import Sequence
from typing import Final

from desireline.draw.flow.drawing import Band, Box, Drawing, Label, Mark, head, path, shape
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.model.record import Record, record


@record
class Item(Record):
    """What a node of a list says in HTML, beside what its box says in plain words."""

    anchor: str
    text: str
    tags: str
    ways: str
    """Its ways in words; seen where the drawing is not, heard everywhere."""


def plane(drawing: Drawing, *, items: Sequence[Item] = ()) -> str:
    """The drawing. Alone it is hidden from readers that speak; with an item for each box its boxes are a list."""
    width, height = _n(drawing.width), _n(drawing.height)
    bands = "".join(_band(band, drawing.height) for band in drawing.bands)
    shapes = "".join(f'<path class="dl-fl-shape" d="{shape(box)}"/>' for box in drawing.boxes if box.kind != "step")
    lines = "".join(
        f'<path class="dl-fl-{line.kind}" d="{path(line)}"/>'
        + (f'<polygon points="{head(line)}"/>' if line.head and line.kind != "exit" else "")
        for line in drawing.lines
    )
    marks = "".join(_mark(mark) for mark in drawing.marks)
    labels = "".join(_label(label, heard=not items) for label in drawing.labels)
    if items:
        listed = "".join(_listed(box, item) for box, item in zip(drawing.boxes, items, strict=True))
        boxes = f'<ol class="dl-fl-nodes">{listed}</ol>'
    else:
        boxes = "".join(_box(box) for box in drawing.boxes)
    above = (
        f'<svg class="dl-fl-lines dl-fl-marks" aria-hidden="true" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{marks}</svg>'
    )
    hidden = "" if items else ' aria-hidden="true"'
    return (
        f'<div class="dl-fl-plane"{hidden} style="--w:{width}px;--h:{height}px">{bands}<svg class="dl-fl-lines" '
        f'aria-hidden="true" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{lines}{shapes}</svg>"
        f"{labels}{boxes}{above}</div>"
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _at(x: float, y: float, width: float, height: float | None = None) -> str:
    tall = "" if height is None else f";--h:{_n(height)}px"
    return f'style="--x:{_n(x)}px;--y:{_n(y)}px;--w:{_n(width)}px{tall}"'


def _linked(link: str | None, inside: str, rest: str) -> str:
    return f'<a href="{esc(link)}" tabindex="-1" {rest}>{inside}</a>' if link else f"<span {rest}>{inside}</span>"


def _band(band: Band, height: float) -> str:
    inside = f'<span class="dl-bp-number">{band.number}</span> <b>{esc(" ".join(band.lines))}</b>'
    name = _linked(band.link, inside, 'class="dl-fl-stage"')
    return f'<div class="dl-fl-band" {_at(band.x, 0, band.width, height)}>{name}</div>'


def _box(box: Box) -> str:
    inside = f'<span class="dl-fl-text">{esc(box.text)}</span>'
    return _linked(box.link, inside, f'class="dl-fl-node dl-fl-{box.kind}" {_at(box.x, box.y, box.width, box.height)}')


def _listed(box: Box, item: Item) -> str:
    notes = "".join(f'<span class="dl-fl-note dl-neg">{icon("fail")}{esc(note)}</span>' for note in box.notes)
    return (
        f'<li class="dl-fl-node dl-fl-{box.kind}" id="{esc(item.anchor)}" {_at(box.x, box.y, box.width, box.height)}>'
        f'<span class="dl-fl-over">{icon(FAMILY_ICONS[box.kind])}{esc(box.over)}</span>'
        f'<span class="dl-fl-text">{item.text}</span>{item.tags}{notes}{item.ways}</li>'
    )


FAMILY_ICONS: Final = {"trigger": "plan", "data": "document", "flow": "p1", "action": "message"}
"""The icon of each family of automation nodes."""


def _label(label: Label, *, heard: bool) -> str:
    title = f"<b>{esc(label.title)}</b>" if label.title else ""
    words = "<br>".join(esc(line) for line in label.lines)
    left = label.x - label.width / 2 if label.kind == "edge" else label.x
    inside = title + ("<br>" if title and words else "") + words
    hidden = "" if heard else 'aria-hidden="true" '
    rest = f'{hidden}class="dl-fl-label dl-fl-of-{label.kind}" {_at(left, label.y, label.width)}'
    return _linked(label.link, inside, rest)


def _mark(mark: Mark) -> str:
    x, y = mark.x, mark.y
    return {
        "start": f'<circle cx="{_n(x)}" cy="{_n(y)}" r="5"/>',
        "end": f'<circle class="dl-fl-ring" cx="{_n(x)}" cy="{_n(y)}" r="6.5"/>'
        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="3.5"/>',
        "choice": f'<path class="dl-fl-choice" d="M{_n(x)} {_n(y - 8)}l8 8-8 8-8-8z"/>',
        "fork": f'<rect x="{_n(x - 2.5)}" y="{_n(y - 16)}" width="5" height="32"/>',
        "stop": f'<path class="dl-fl-stop" d="M{_n(x - 7)} {_n(y)}h14"/>',
    }[mark.kind]
