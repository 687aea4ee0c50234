"""What a drawn flow consists of, in px from its top start corner: boxes, words, lines, marks and bands.

A layout makes a `Drawing`; `plane` and `svg` show it. Right-to-left drawings are mirrored there, not here.
"""

from dataclasses import field
from itertools import pairwise
from typing import Literal

from desireline.model.record import Record, record

Point = tuple[float, float]


@record
class Box(Record):
    """A node."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    """Its words, wrapped."""
    text: str
    """Its words, whole."""
    kind: str = "step"
    """`step`, or a family of automation nodes: `trigger`, `data`, `flow`, `action`."""
    over: str = ""
    """A line above the words: what kind of node it is."""
    tags: tuple[str, ...] = ()
    """Lines below the words, smaller."""
    link: str | None = None
    """Where it leads."""
    notes: tuple[str, ...] = ()
    """Warnings, last lines, each marked."""


@record
class Label(Record):
    """Words at a line. `x` is their middle, or their start for `exit`."""

    x: float
    y: float
    """Top."""
    width: float
    lines: tuple[str, ...]
    kind: Literal["edge", "exit", "end", "away"] = "edge"
    title: str = ""
    """A first line in bold."""
    link: str | None = None

    @property
    def height(self) -> float:
        """Px."""
        return LINE * (len(self.lines) + bool(self.title))


@record
class Line(Record):
    """A way: through these points, square with rounded corners, or curved from point to point."""

    points: tuple[Point, ...]
    kind: str = "way"
    """`way`, or `back` for one that leads back, or `exit`."""
    curved: bool = False
    head: bool = True


@record
class Mark(Record):
    """A small sign: `start`, `end`, `choice` (one of several), `fork` (all of several), `stop` (an exit's end)."""

    kind: str
    x: float
    y: float


@record
class Band(Record):
    """The ground of one stage."""

    x: float
    width: float
    lines: tuple[str, ...]
    number: int
    link: str | None = None


@record
class Drawing(Record):
    """All of it."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    bands: tuple[Band, ...] = field(default=())


LINE = 16.0
"""Height of a line of small words, px."""
SMALL = 12.0
"""Size of small words, px."""
TEXT = 13.0
"""Size of a node's words, px."""
TEXT_LINE = 20.0
"""Height of a line of a node's words, px."""


def path(line: Line, width: float | None = None) -> str:
    """The `d` of a line; mirrored inside `width` where one is given."""
    points = [(x if width is None else width - x, y) for x, y in line.points]
    if line.curved:
        made = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
        for (x1, y1), (x2, y2) in pairwise(points):
            middle = (x1 + x2) / 2
            made.append(
                f"L{_n(x2)} {_n(y2)}"
                if y1 == y2 or x1 == x2
                else f"C{_n(middle)} {_n(y1)} {_n(middle)} {_n(y2)} {_n(x2)} {_n(y2)}"
            )
        return "".join(made)
    return _rounded(points)


def _rounded(points: list[Point], radius: float = 6.0) -> str:
    made = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for index in range(1, len(points) - 1):
        before, at, after = points[index - 1], points[index], points[index + 1]
        reach = min(radius, _length(before, at) / 2, _length(at, after) / 2)
        start, end = _towards(at, before, reach), _towards(at, after, reach)
        made.append(f"L{_n(start[0])} {_n(start[1])}Q{_n(at[0])} {_n(at[1])} {_n(end[0])} {_n(end[1])}")
    made.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(made)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(a: Point, b: Point, reach: float) -> Point:
    length = _length(a, b) or 1.0
    return a[0] + (b[0] - a[0]) * reach / length, a[1] + (b[1] - a[1]) * reach / length


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def head(line: Line, width: float | None = None) -> str:
    """The points of the arrow head at the end of a line: 9 px wide, 8 px long, its tip on the last point."""
    (x1, y1), (x2, y2) = line.points[-2], line.points[-1]
    if width is not None:
        x1, x2 = width - x1, width - x2
    level = line.curved or y1 == y2
    if level:
        back = 8 if x2 >= x1 else -8
        points = ((x2, y2), (x2 - back, y2 - 4.5), (x2 - back, y2 + 4.5))
    else:
        back = 8 if y2 >= y1 else -8
        points = ((x2, y2), (x2 - 4.5, y2 - back), (x2 + 4.5, y2 - back))
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def shape(box: Box, width: float | None = None) -> str:
    """The `d` of a node's outline: triggers round at their start, data a drum, flow control pointed, actions square."""
    x, y, w, h = box.x if width is None else width - box.x - box.width, box.y, box.width, box.height
    if box.kind == "trigger":
        r = _n(min(h / 2, 22.0))
        straight, down = _n(w - min(h / 2, 22.0)), _n(h - 2 * min(h / 2, 22.0))
        if width is not None:
            return f"M{_n(x)} {_n(y)}h{straight}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1 -{r} {r}h-{straight}z"
        return f"M{_n(x + w)} {_n(y)}h-{straight}a{r} {r} 0 0 0 -{r} {r}v{down}a{r} {r} 0 0 0 {r} {r}h{straight}z"
    if box.kind == "data":
        a, b = _n(w / 2), _n(h - 10)
        return (
            f"M{_n(x)} {_n(y + 5)}a{a} 5 0 0 1 {_n(w)} 0v{b}a{a} 5 0 0 1 {_n(-w)} 0z"
            f"M{_n(x)} {_n(y + 5)}a{a} 5 0 0 0 {_n(w)} 0"
        )
    if box.kind == "flow":
        return f"M{_n(x)} {_n(y + h / 2)}l12 {_n(-h / 2)}h{_n(w - 24)}l12 {_n(h / 2)}-12 {_n(h / 2)}h{_n(24 - w)}z"
    return f"M{_n(x)} {_n(y)}h{_n(w)}v{_n(h)}h{_n(-w)}z"
