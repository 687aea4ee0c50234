"""The blueprint as SVG that stands alone. Here heights must be known: words are wrapped by their estimated widths."""

import itertools
from typing import Final

from desireline.draw.blueprint.arrows import step_ways
from desireline.draw.blueprint.board import Board, Cell, board
from desireline.draw.blueprint.cell import fails, lane_name, line_name
from desireline.draw.blueprint.lines import SMALL, STEP, Lines, lines
from desireline.draw.blueprint.routes import Plan, Riser, Route, Shaft, plan
from desireline.draw.blueprint.said import SMALL_LINE, blocks, height_of
from desireline.draw.curve.ink import INK, INK2, LINE2, NEGATIVE, PAPER
from desireline.draw.dropped import behind
from desireline.draw.facts import Facts
from desireline.draw.flow.drawing import Drawing, Line
from desireline.draw.flow.svg import MIDDLE, WASH, Look, document, flipped, line_svg, starting, text, tip_svg
from desireline.draw.flow.wrapping import SAFE, wrap
from desireline.draw.inline import plain
from desireline.draw.language import direction
from desireline.draw.textwidth import text_width
from desireline.draw.view import View
from desireline.model import JourneyMap, has_blueprint

_PAD: Final = 8.0
_HEAD: Final = 40.0


def standalone(journey: JourneyMap, view: View) -> str:
    """The blueprint of `journey` as an SVG document; empty where no lane beside the customer's has content."""
    if not has_blueprint(journey):
        return ""
    facts = Facts(journey, view)
    drawn = board(journey)
    routed = plan(journey, drawn)
    made = _Sheet(drawn, routed, lines(drawn, routed), facts)
    title = view.words("Service blueprint of {title}", title=plain(journey.title))
    said = "; ".join(
        f"{_end(route, drawn, facts, source=True)} → {_end(route, drawn, facts, source=False)}"
        + (f" ({plain(route.arrow.text)})" if route.arrow.text else "")
        for route in routed.routes
    )
    return document(made.draw(), Drawing(made.x[-1] + 1, made.y[-1] + 1, ()), title, said, journey)


def _end(route: Route, drawn: Board, facts: Facts, *, source: bool) -> str:
    spot = route.source if source else route.target
    name = plain(drawn.columns[spot.first].moment.name) or plain(drawn.columns[spot.first].stage.title)
    return f"{name}, {plain(lane_name(drawn.bands[spot.band].lane, facts))}"


class _Sheet:
    """The grid with every line in px."""

    def __init__(self, drawn: Board, routed: Plan, at: Lines, facts: Facts) -> None:
        self.drawn, self.routed, self.at, self.facts = drawn, routed, at, facts
        self.mirrored: float | None = None
        self.x = self._columns()
        self.said = {
            id(cell): blocks(cell, self.x[at.end(cell.last)] - self.x[at.start(cell.first)] - 22, facts)
            for cell in drawn.cells
        }
        self.y = self._rows()
        if direction(facts.journey.lang) == "rtl":
            self.mirrored = self.x[-1]

    def _columns(self) -> list[float]:
        """The x of each column line; index 0 is not used, as CSS counts from 1."""
        x = [0.0, 0.0, float(self.at.head)]
        for column in range(self.at.count):
            x.append(x[-1] + self.at.gutters[column])
            x.append(x[-1] + STEP / 2)
            x.append(x[-1] + STEP / 2)
        return [*x, x[-1] + self.at.gutters[-1]]

    def _rows(self) -> list[float]:
        heights: dict[int, float] = {1: _HEAD}
        for cell in self.drawn.cells:
            row = self.at.band[cell.band]
            heights[row] = max(heights.get(row, 34.0), height_of(self.said[id(cell)]) + 2 * _PAD)
        for route in self.routed.routes:
            if route.arrow.text and route.kind != "level":
                row, _middle, _bottom, room = self._words_place(route)
                clear = 16 if route.kind == "upright" else 4
                tall = SMALL_LINE * len(wrap(plain(route.arrow.text), room / SMALL)) + clear
                heights[row] = max(heights.get(row, 0.0), tall)
        y = [0.0, 0.0]
        for row, size in enumerate(self.at.sizes, 1):
            y.append(y[-1] + max(heights.get(row, 0.0), size))
        return y

    def _words_place(self, route: Route) -> tuple[int, float, float, float]:
        """Row, middle, bottom (0 before rows are known) and room of an arrow's words."""
        y = getattr(self, "y", None)
        if route.kind == "upright":
            shaft = route.shafts[0]
            row = self.at.gutter[shaft.top // 2 + 1]
            return row, self._across(shaft), (y[row + 1] - 2 if y else 0.0), STEP / shaft.crowd - 4
        run = max(route.runs, key=lambda each: self._across(each.end) - self._across(each.start))
        row = self.at.tracks[run.gutter][run.track] - 1
        low, high = self._across(run.start), self._across(run.end)
        passing = sorted(self._across(each) for each in self.routed.uprights_in(run.gutter))
        stops = [low, *(x for x in passing if low < x < high), high]
        start, end = max(itertools.pairwise(stops), key=lambda pair: pair[1] - pair[0])
        return row, (start + end) / 2, (y[row + 1] - 2 if y else 0.0), max(end - start - 8, 60.0)

    def _across(self, upright: Shaft | Riser) -> float:
        line, shift = self.at.across(upright)
        return self.x[line] + shift

    def draw(self) -> str:
        return "".join(
            (
                self._grounds(),
                self._heads(),
                "".join(self._cell(cell) for cell in self.drawn.cells),
                self._empties(),
                "".join(self._route(route) for route in self.routed.routes),
                self._next(),
            )
        )

    def _rect(self, x: float, y: float, width: float, height: float, rest: str) -> str:
        left = flipped(x, width, self.mirrored)
        return f'<rect x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {rest}/>'

    def _grounds(self) -> str:
        made = ""
        width = self.x[-1]
        if self.drawn.shade:
            first, last = self.drawn.shade
            marked = dict(self.at.marked)
            top = self.y[marked.get("visibility", self.at.band[first])]
            bottom = self.y[self.at.band[last] + 1] + 10
            made += self._rect(0, top, width, bottom - top, f'class="dl-bp-shade" fill="{WASH}"')
        for name, row in self.at.marked:
            dashes = {
                "interaction": ' stroke-dasharray="5 3"',
                "internal-interaction": ' stroke-dasharray="1.5 3"',
            }.get(name, "")
            strong = name == "visibility"
            ends = sorted((starting(self.x[2], self.mirrored), starting(width, self.mirrored)))
            made += (
                f'<path class="dl-bp-line dl-bp-{name}" d="M{ends[0]:.1f} {self.y[row]:.1f}H{ends[1]:.1f}" '
                f'stroke="{INK if strong else INK2}" stroke-width="{2 if strong else 1.5}"{dashes}/>'
            )
            said = wrap(line_name(name, self.facts), (self.at.head - 12) / SMALL)
            top = self.y[row] - SMALL_LINE * len(said) / 2
            made += text(starting(10, self.mirrored), top, said, Look(colour=INK if strong else INK2, bold=strong))
        return made

    def _heads(self) -> str:
        made = self._rect(0, 0, self.x[-1], _HEAD, f'class="dl-bp-heads" fill="{WASH}"')
        for index, stage in enumerate(self.facts.journey.stages):
            own = [column.index for column in self.drawn.columns if column.stage_index == index]
            start, end = self.x[2 + 3 * own[0]], self.x[2 + 3 * (own[-1] + 1)]
            star = " ★" if stage.moment_of_truth else ""
            mark = behind(stage, self.facts.view.words)
            room = (end - start - 20) / 15 - text_width(mark) / SAFE
            name = [line + mark for line in wrap(f"{index + 1}  {plain(stage.title)}{star}", room, 1)]
            made += text(starting(start + 10, self.mirrored), 8, name, Look(15, 24, INK, bold=True))
        for band in range(len(self.drawn.bands)):
            lane = self.drawn.bands[band].lane
            if self.drawn.lane_bands(lane.id or "")[0] == band:
                said = wrap(plain(lane_name(lane, self.facts)), (self.at.head - 18) / SMALL)
                top, bottom = self.y[self.at.band[band]], self.y[self.at.band[band] + 1]
                middle = (top + bottom - SMALL_LINE * len(said)) / 2
                made += text(starting(10, self.mirrored), middle, said, Look(bold=True))
        return made

    def _cell(self, cell: Cell) -> str:
        x, right = self.x[self.at.start(cell.first)], self.x[self.at.end(cell.last)]
        y, bottom = self.y[self.at.band[cell.band]], self.y[self.at.band[cell.band] + 1]
        own = cell.lane.id == "customer"
        made = ""
        if cell.lane.drawn_as != "physical_evidence":
            look = f'stroke="{INK2}" stroke-width="1.5"' if own else f'stroke="{LINE2}"'
            made += self._rect(x, y, right - x, bottom - y, f'class="dl-bp-cell" rx="4" fill="{PAPER}" {look}')
        if fails(cell):
            made += self._rect(x, y, 3, bottom - y, f'class="dl-bp-edge" fill="{NEGATIVE}"')
        at = y + _PAD
        for block in self.said[id(cell)]:
            if block.rule:
                ends = sorted((starting(x + 10, self.mirrored), starting(right - 10, self.mirrored)))
                made += f'<path d="M{ends[0]:.1f} {at + 3:.1f}H{ends[1]:.1f}" stroke="{LINE2}" stroke-width=".75"/>'
                at += 6
            made += text(starting(x + 11, self.mirrored), at, block.lines, block.look)
            at += block.look.height * len(block.lines)
        return f"<g>{made}</g>"

    def _empties(self) -> str:
        filled = {(cell.band, column) for cell in self.drawn.cells for column in range(cell.first, cell.last + 1)}
        made = ""
        for band, place in enumerate(self.drawn.bands):
            for column in range(self.at.count):
                if (band, column) in filled or (band, column) in self.routed.crossed or place.wide:
                    continue
                x, y = self.x[self.at.middle(column)], (self.y[self.at.band[band]] + self.y[self.at.band[band] + 1]) / 2
                if (band, column) in self.routed.bare:
                    left, top = self.x[self.at.start(column)], self.y[self.at.band[band]]
                    look = f'rx="4" fill="none" stroke="{INK2}" stroke-dasharray="4 3"'
                    made += self._rect(left, top, STEP, self.y[self.at.band[band] + 1] - top, look)
                else:
                    made += f'<circle cx="{starting(x, self.mirrored):.1f}" cy="{y:.1f}" r="2" fill="{INK2}"/>'
        return made

    def _route(self, route: Route) -> str:
        if route.kind == "level":
            points, words = self._level(route)
        else:
            points = self._points(route)
            row, middle, bottom, room = self._words_place(route)
            said = wrap(plain(route.arrow.text), room / SMALL) if route.arrow.text else []
            dark = self.drawn.shade and self.y[row] >= self.y[self.at.band[self.drawn.shade[0]]]
            top = bottom - SMALL_LINE * len(said)
            halo = WASH if dark else PAPER
            words = text(starting(middle, self.mirrored), top, said, MIDDLE, halo=halo) if said else ""
        made = line_svg(Line(tuple(points)), self.mirrored)
        if route.arrow.both:
            made += tip_svg(Line(tuple(points[::-1])), self.mirrored)
        return made + words

    def _points(self, route: Route) -> list[tuple[float, float]]:
        if route.kind == "upright":
            shaft = route.shafts[0]
            ends = [self.y[self.at.level(shaft.top)], self.y[self.at.level(shaft.bottom, top=False)]]
            x = self._across(shaft)
            return [(x, y) for y in (ends if route.source.band < route.target.band else ends[::-1])]
        source, target = route.shafts
        heights = [self.y[self.at.tracks[run.gutter][run.track]] for run in route.runs]
        points = [(self._across(source), self._cell_edge(source)), (self._across(source), heights[0])]
        if route.riser:
            x = self._across(route.riser)
            points += [(x, heights[0]), (x, heights[1])]
        return [*points, (self._across(target), heights[-1]), (self._across(target), self._cell_edge(target))]

    def _cell_edge(self, shaft: Shaft) -> float:
        return self.y[self.at.level(shaft.top)] if shaft.top % 2 else self.y[self.at.level(shaft.bottom, top=False)]

    def _level(self, route: Route) -> tuple[list[tuple[float, float]], str]:
        left, right = route.columns
        start, end = self.x[self.at.end(left)], self.x[self.at.start(right)]
        stack = [
            other
            for other in self.routed.routes
            if other.kind == "level" and other.source.band == route.source.band and other.columns == route.columns
        ]
        band = self.at.band[route.source.band]
        step = (self.y[band + 1] - self.y[band]) / (len(stack) + 1)
        y = self.y[band] + step * (1 + next(at for at, other in enumerate(stack) if other is route))
        forward = route.source.column_towards(route.target) == left
        points = [(start, y), (end, y)] if forward else [(end, y), (start, y)]
        said = wrap(plain(route.arrow.text), (end - start - 6) / SMALL, 3) if route.arrow.text else []
        top = y - 3 - SMALL_LINE * len(said)
        return points, text(starting((start + end) / 2, self.mirrored), top, said, MIDDLE) if said else ""

    def _next(self) -> str:
        made = ""
        for band, left in step_ways(self.drawn, self.facts):
            y = (self.y[self.at.band[band]] + self.y[self.at.band[band] + 1]) / 2
            ends = (self.x[self.at.end(left)], y), (self.x[self.at.start(left + 1)], y)
            made += line_svg(Line(ends), self.mirrored, "#78818a")
        return made
