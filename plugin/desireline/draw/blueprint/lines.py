"""The lines of the blueprint's CSS grid: how many rows and columns there are, how large, and which line is where.

Columns: the lane heads, then for each step a gutter and two halves (so that its middle is a grid line), then a last
gutter. Rows: the stage heads, then gutters and bands in turn. A gutter of bands that carries lines or arrows is a row
for the words of upright arrows, a row above each of its level tracks for that track's words, and a row of clear space
for arrow heads. Rows grow with their words, so no height need be known.
"""

from dataclasses import field
from functools import cached_property
from typing import Final

from desireline.draw.blueprint.board import Board
from desireline.draw.blueprint.routes import Plan, Riser, Route, Shaft
from desireline.draw.inline import plain
from desireline.draw.textwidth import text_width
from desireline.draw.widths import lane_head_width, squeezed
from desireline.model.patterns import later
from desireline.model.record import Record, record

STEP: Final = 120
"""Least width of a column, px. A cell's words keep 98 of them."""
GUTTER: Final = 14
"""Width of a gutter between columns that carries at most a bare arrow, px."""
_OUTER: Final = 10
"""Width of the gutters before the first column and after the last, px."""
LABELLED: Final = 44
"""Least width of a gutter between columns whose arrow has words, px."""
LONGEST: Final = 96
"""Width at which the words of an arrow between neighbours wrap, px."""
SMALL: Final = 12
"""Size of an arrow's words, px."""
TRACK: Final = 12
"""Distance of parallel lines in a gutter between columns, px."""

_PIXELS: Final = later(r"(\d+)px")


@record
class Lines(Record):
    """Numbers of grid lines, counted from 1 as CSS does, and the templates they follow from."""

    head: int
    """Width of the column of lane heads, px."""
    columns: str
    rows: str
    min_width: int
    """px, the lane heads included."""
    count: int
    """Number of columns of the map."""
    band: tuple[int, ...]
    """The row of each band."""
    gutter: tuple[int, ...]
    """The first row of each gutter between bands."""
    after: tuple[int, ...]
    """The line below each gutter's last row."""
    tracks: tuple[tuple[int, ...], ...]
    """The line on which each track of each gutter runs."""
    marked: tuple[tuple[str, int], ...]
    """Each named line (interaction …) with the grid line it is drawn on."""
    gutters: tuple[int, ...] = field(default=())
    """Width of each gutter between columns, px."""

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Least height of each row, px; 0 for rows that are as high as their words."""
        return tuple([int(size[0]) if (size := _PIXELS.findall(row)) else 0 for row in self.rows.split()])

    @property
    def last(self) -> int:
        """The last column line."""
        return 3 + 3 * self.count

    def start(self, column: int) -> int:
        """The line where a column starts."""
        return 3 + 3 * column

    def middle(self, column: int) -> int:
        """The line in the middle of a column."""
        return 4 + 3 * column

    def end(self, column: int) -> int:
        """The line where a column ends."""
        return 5 + 3 * column

    def level(self, level: int, track: int = 0, *, top: bool = True) -> int:
        """The row line of a level: below (`top`) or above a band's cells, or on a track of a gutter."""
        if level % 2:
            return self.band[level // 2] + (1 if top else 0)
        return self.tracks[level // 2][track]

    def across(self, upright: Shaft | Riser) -> tuple[int, int]:
        """The column line nearest to an upright line, and its distance from it towards the end, px."""
        if isinstance(upright, Riser):
            return 2 + 3 * upright.gutter, 8 + TRACK * upright.track
        return self.middle(upright.column), shift_px(upright)

    def distance(self, start: tuple[int, int], end: tuple[int, int]) -> int:
        """The least distance between two places given as `across` gives them, px."""
        return self._x(end) - self._x(start)

    def _x(self, place: tuple[int, int]) -> int:
        line, x = place
        column, part = divmod(line - 2, 3)
        before = sum(self.gutters[:column]) + STEP * column
        return before + (self.gutters[column] if part else 0) + (STEP // 2 if part == 2 else 0) + x


def shift_px(shaft: Shaft) -> int:
    """How far an upright stands from the middle of its column, towards the end, px."""
    return round(shaft.shift * STEP / 2)


def lines(drawn: Board, routed: Plan) -> Lines:
    """The grid lines for a board and its arrows."""
    rows = ["auto"]
    bands: list[int] = []
    gutters: list[int] = []
    after: list[int] = []
    all_tracks: list[tuple[int, ...]] = []
    marked: list[tuple[str, int]] = []
    for gutter in range(len(drawn.bands) + 1):
        gutters.append(len(rows) + 1)
        names = [name for name, place in drawn.lines if place == gutter]
        made, run_lines, marks = _gutter(names, routed, gutter, len(rows) + 1, clear=_clear(drawn, gutter))
        rows += made
        marked += marks
        all_tracks.append(run_lines)
        after.append(len(rows) + 1)
        if gutter < len(drawn.bands):
            bands.append(len(rows) + 1)
            rows.append("auto")
    count = len(drawn.columns)
    if routed.routes:
        widths = [_gutter_width(routed, gutter, count) for gutter in range(count + 1)]
    else:
        widths = [_OUTER, *[GUTTER] * (count - 1), _OUTER]
    halves = f"minmax(0,{STEP // 2}fr) " * 2
    head = lane_head_width([band.lane.title for band in drawn.bands if band.lane.title])
    template = f"{head}px " + "".join(f"{width}px {halves}" for width in widths[:-1]) + f"{widths[-1]}px"
    return Lines(
        head=head,
        columns=template,
        rows=" ".join(rows),
        min_width=squeezed(head + sum(widths) + STEP * count),
        count=count,
        band=tuple(bands),
        gutter=tuple(gutters),
        after=tuple(after),
        tracks=tuple(all_tracks),
        marked=tuple(marked),
        gutters=tuple(widths),
    )


def _clear(drawn: Board, gutter: int) -> int:
    """Height of a gutter in which nothing runs, px."""
    if gutter == 0 or gutter == len(drawn.bands):
        return 10
    above, below = drawn.bands[gutter - 1].lane, drawn.bands[gutter].lane
    return 10 if above.drawn_as == below.drawn_as else 20


def _gutter(
    names: list[str], routed: Plan, gutter: int, first: int, *, clear: int
) -> tuple[list[str], tuple[int, ...], list[tuple[str, int]]]:
    count = routed.runs_in(gutter) if routed.routes else 0
    if not (names or count or (routed.routes and routed.passes(gutter))):
        return [f"{clear}px"], (), []
    rows = [f"minmax({32 if _has_words(routed, gutter) else 22}px,auto)"]
    marks = []
    for place, name in enumerate(names):
        if place:
            rows.append("38px")
        marks.append((name, first + len(rows)))
    run_lines = []
    for _track in range(count):
        rows.append("minmax(15px,auto)")
        run_lines.append(first + len(rows))
    return [*rows, "22px"], tuple(run_lines), marks


def _has_words(routed: Plan, gutter: int) -> bool:
    return any(
        route.kind == "upright" and route.arrow.text and min(route.source.band, route.target.band) + 1 == gutter
        for route in routed.routes
    )


def _gutter_width(routed: Plan, gutter: int, count: int) -> int:
    """Wide enough for the risers and the words of level arrows between its two columns."""
    words = [
        text_width(plain(route.arrow.text)) * SMALL
        for route in routed.routes
        if route.kind == "level" and route.arrow.text and route.columns == (gutter - 1, gutter)
    ]
    longest = [
        _longest_word(route)
        for route in routed.routes
        if route.kind == "level" and route.columns == (gutter - 1, gutter)
    ]
    risers = routed.risers_in(gutter)
    wanted = min(max([LABELLED, *longest, *(width / 2 for width in words)]), LONGEST) + 14 if words else 0
    least = GUTTER if 0 < gutter < count else _OUTER
    return int(max(least, wanted) + (TRACK * risers + 6 if risers else 0))


def _longest_word(route: Route) -> float:
    words = plain(route.arrow.text or "").split()
    return max((text_width(word) * SMALL for word in words), default=0.0)
