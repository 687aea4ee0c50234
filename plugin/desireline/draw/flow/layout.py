"""The layout of a journey's flow: steps from left to right in the bands of their stages, ways around them on tracks.

A way to the next step is straight. Ways that skip run above and ways back below, each on a track that no overlapping
way shares; the longer run outside, and their ends are ordered so that nested ways never cross. Exits hang below their
step, above the tracks. Words stand on their line where no other line passes.
"""

import itertools
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from desireline.draw.dropped import behind
from desireline.draw.flow.drawing import LINE, SMALL, TEXT, TEXT_LINE, Band, Box, Drawing, Label, Line, Mark
from desireline.draw.flow.measures import INSET, condition_lines, direct_words, longest_word, node_width
from desireline.draw.flow.sentences import Told, exit_words, name_of, told
from desireline.draw.flow.tracks import tracks
from desireline.draw.flow.wrapping import SAFE, width_of, wrap
from desireline.draw.inline import plain
from desireline.draw.textwidth import text_width
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, columns
from desireline.model.record import Record, record

GAP: Final = 36.0
"""Least distance between nodes, px."""
BAND: Final = 16.0
"""Room between a stage's edge and its nodes, px."""
HEAD: Final = 30.0
"""Height of the stages' names, px."""
_PAD: Final = 12.0
_ROOM, _MOST_ROOM = 60.0, 110.0
"""Least width for words on a track, px: more where a word would be parted, and never more than that."""
_STUB: Final = 22.0
_SLOT: Final = 14.0


@record
class _Placed(Record):
    """Where the nodes stand."""

    left: tuple[float, ...]
    width: float
    top: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@record
class _Arc(Record):
    """One way above or below, its ends and its track."""

    way: Told
    start: float
    end: float
    track: int = 0

    @cached_property
    def room(self) -> float:
        """Least width for its words, px."""
        return min(max(_ROOM, longest_word([self.way.condition]) * SMALL + 4), _MOST_ROOM)

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it, or its words, take up its track."""
        low, high = sorted((self.start, self.end))
        beside = max(0.0, self.room - (high - low)) / 2
        return low - beside, high + beside


def layout(journey: JourneyMap, view: View) -> Drawing:
    """The drawing of `journey`'s ways."""
    all_columns, ways = columns(journey), told(journey, view)
    direct = {way.source: direct_words(way) for way in ways if way.direction == "on" and way.condition}
    names = [name_of(column, view) for column in all_columns]
    width = node_width(names)
    left = _lefts(all_columns, direct, width)
    words = [tuple(wrap(name, (width - INSET) / TEXT, 6)) for name in names]
    tallest = max((len(lines) for lines in words), default=1) * TEXT_LINE + 18
    height = max([tallest, *(2 * (LINE * len(lines) + 8) for lines in direct.values())])
    above = _arcs([way for way in ways if way.direction == "skip"], left, width, {})
    exits = _exits(ways)
    crowd = {
        column: sum((way.source, way.target).count(column) for way in ways if way.direction == "back")
        for column in exits
    }
    below = _arcs([way for way in ways if way.direction == "back"], left, width, crowd)
    words_above, heights_above = _words(above)
    words_below, heights_below = _words(below)
    placed = _Placed(tuple(left), width, HEAD + _PAD + sum(heights_above) + (6 if above else 0), height)
    hung, strip = _hang(exits, placed, crowd, view)
    made = _Made(placed)
    made.arcs(above, words_above, heights_above, up=True)
    made.arcs(below, words_below, heights_below, up=False, offset=strip)
    made.direct(ways, direct)
    made.forks(ways)
    made.ends(ways, len(all_columns))
    made.labels += hung[0]
    made.lines += hung[1]
    made.marks += hung[2]
    bottom = placed.bottom + strip + sum(heights_below) + _PAD + (6 if below else 0)
    boxes = tuple(
        Box(
            left[column.index], placed.top, width, height, words[column.index], names[column.index],
            link=_link(column, view),
        )
        for column in all_columns
    )  # fmt: skip
    right = left[-1] + width + BAND + 28
    lowest = max([bottom, *(label.y + label.height + _PAD for label in made.labels)])
    return Drawing(
        right,
        lowest,
        boxes,
        tuple(made.labels),
        tuple(made.lines),
        tuple(made.marks),
        _bands(all_columns, placed, view),
    )


def _link(column: Column, view: View) -> str | None:
    return view.addresses.page(f"#{column.moment.id}") if column.moment.id else None


def _lefts(all_columns: Sequence[Column], direct: dict[int, list[str]], width: float) -> list[float]:
    left: list[float] = []
    x = 28.0 + BAND
    for column in all_columns:
        if column.index:
            before = column.index - 1
            gap = GAP
            if before in direct:
                gap = max(gap, width_of(direct[before]) * SMALL + 30)
            if column.stage_index != all_columns[before].stage_index:
                gap = max(gap, 2 * BAND + 12)
            x += gap
        left.append(x)
        x += width
    return left


def _bands(all_columns: Sequence[Column], placed: _Placed, view: View) -> tuple[Band, ...]:
    made, left = [], placed.left
    for index in dict.fromkeys(column.stage_index for column in all_columns):
        own = [column for column in all_columns if column.stage_index == index]
        start = left[own[0].index] - BAND
        width = left[own[-1].index] + placed.width + BAND - start
        stage = own[0].stage
        mark = behind(stage, view.words)
        room = (width - 30) / TEXT - text_width(mark) / SAFE
        alone = own[0].moment is stage  # its one node says its name
        title = [] if alone else [line + mark for line in wrap(plain(stage.title), room, 1)]
        link = view.addresses.page(f"#{stage.id}") if stage.id else None
        made.append(Band(start, width, tuple(title), index + 1, link))
    return tuple(made)


def _arcs(ways: Sequence[Told], left: Sequence[float], width: float, crowd: dict[int, int]) -> list[_Arc]:
    """Arcs with their ends side by side on their nodes. Coming ones stand on the side they come from."""
    ends: dict[int, list[tuple[int, float, int, bool]]] = {}
    for number, way in enumerate(ways):
        target = way.target if way.target is not None else way.source
        length = abs(target - way.source)
        up = way.direction == "skip"
        outgoing_left, incoming_left = (1, 0) if up else (0, 1)
        ends.setdefault(way.source, []).append((outgoing_left, -length if outgoing_left else length, number, True))
        ends.setdefault(target, []).append((incoming_left, -length if incoming_left else length, number, False))
    places: dict[tuple[int, bool], float] = {}
    for node, own in ends.items():
        own.sort()
        for place, (_side, _length, number, outgoing) in enumerate(own):
            step = _SLOT if crowd.get(node) else width / (len(own) + 1)
            first = 10.0 if crowd.get(node) else step
            places[number, outgoing] = left[node] + first + step * place
    arcs = [_Arc(way, places[number, True], places[number, False]) for number, way in enumerate(ways)]
    found = tracks([arc.span for arc in arcs], apart=8)
    return [_Arc(arc.way, arc.start, arc.end, track) for arc, track in zip(arcs, found, strict=True)]


def _words(arcs: Sequence[_Arc]) -> tuple[list[tuple[float, list[str]]], list[float]]:
    """For each arc the middle of its words and their lines, and the height of each track."""
    words = []
    heights = [16.0] * (max((arc.track for arc in arcs), default=-1) + 1)
    for arc in arcs:
        low, high = arc.span
        crossing = sorted(
            x for other in arcs if other.track > arc.track for x in (other.start, other.end) if low < x < high
        )
        stops = [low, *crossing, high]
        start, end = max(itertools.pairwise(stops), key=lambda pair: (pair[1] - pair[0], -pair[0]))
        room = max(min(end - start - 10, 190), arc.room - 4)
        middle = min(max((start + end) / 2, low + room / 2), high - room / 2)
        lines = condition_lines(arc.way.condition, room / SMALL, 4) if arc.way.condition else []
        words.append((middle, lines))
        heights[arc.track] = max(heights[arc.track], LINE * len(lines) + 12)
    return words, heights


def _exits(ways: Sequence[Told]) -> dict[int, list[Told]]:
    made: dict[int, list[Told]] = {}
    for way in ways:
        if way.direction in {"leave", "away", "end"}:
            made.setdefault(way.source, []).append(way)
    return made


def _hang(
    exits: dict[int, list[Told]], placed: _Placed, crowd: dict[int, int], view: View
) -> tuple[tuple[list[Label], list[Line], list[Mark]], float]:
    """Exits below their nodes, and the height they need."""
    labels: list[Label] = []
    lines: list[Line] = []
    marks: list[Mark] = []
    deepest = 0.0
    for node, own in exits.items():
        used = _SLOT * crowd[node] + 12 if crowd[node] else 0.0
        start, room = placed.left[node] + used, max(placed.width - used + 16, 72.0)
        y = placed.bottom
        for way in own:
            x = start + 10
            lines.append(Line(((x, y if way is own[0] else y + 2), (x, y + _STUB)), "exit"))
            marks.append(Mark("end" if way.direction == "end" else "stop", x, y + _STUB))
            kind, title, link = exit_words(way, view)
            told_lines = tuple(condition_lines(way.condition, room / SMALL, 5)) if way.condition else ()
            titles = wrap(title, room / SMALL, 3)
            label = Label(start, y + _STUB + 6, room, (*titles[1:], *told_lines), kind, titles[0], link)
            labels.append(label)
            y = label.y + label.height + 2
        deepest = max(deepest, y - placed.bottom + 8)
    return (labels, lines, marks), deepest


class _Made:
    """The drawing while it is being made."""

    def __init__(self, placed: _Placed) -> None:
        self.placed = placed
        self.labels: list[Label] = []
        self.lines: list[Line] = []
        self.marks: list[Mark] = []

    def arcs(
        self,
        arcs: Sequence[_Arc],
        words: Sequence[tuple[float, list[str]]],
        heights: Sequence[float],
        *,
        up: bool,
        offset: float = 0.0,
    ) -> None:
        """Ways that skip (`up`) or lead back, from the edge of the nodes outwards."""
        for arc, (middle, lines) in zip(arcs, words, strict=True):
            edge = self.placed.top if up else self.placed.bottom
            y = edge - 12 - sum(heights[: arc.track]) if up else edge + offset + sum(heights[: arc.track + 1])
            top = y - LINE * len(lines) - 2
            if not up and abs(arc.start - arc.end) < width_of(lines) * SMALL:
                y, top = top, top + 4  # a way back to where it began is too narrow for its words: they stand below it
            points = ((arc.start, edge), (arc.start, y), (arc.end, y), (arc.end, edge))
            self.lines.append(Line(points, "way" if up else "back"))
            if lines:
                self.labels.append(Label(middle, top, width_of(lines) * SMALL + 4, tuple(lines)))

    def direct(self, ways: Sequence[Told], words: dict[int, list[str]]) -> None:
        """Straight ways from each node to the next."""
        left, y = self.placed.left, self.placed.middle
        for way in ways:
            if way.direction != "on":
                continue
            start, end = left[way.source] + self.placed.width, left[way.source + 1]
            self.lines.append(Line(((start, y), (end, y))))
            if way.condition:
                lines = words[way.source]
                top = y - 5 - LINE * len(lines)
                self.labels.append(Label((start + end) / 2, top, width_of(lines) * SMALL, tuple(lines)))

    def forks(self, ways: Sequence[Told]) -> None:
        """A sign at each node from which several ways lead: one of them, or all at once."""
        for source in dict.fromkeys(way.source for way in ways):
            manners = {way.manner for way in ways if way.source == source}
            x = self.placed.left[source] + self.placed.width
            if "parallel" in manners:
                self.marks.append(Mark("fork", x, self.placed.middle))
            elif "chosen" in manners:
                self.marks.append(Mark("choice", x, self.placed.middle))

    def ends(self, ways: Sequence[Told], count: int) -> None:
        """Where the journey begins, and where it ends behind the last step."""
        left, y = self.placed.left, self.placed.middle
        if not count:
            return
        self.marks.append(Mark("start", 14, y))
        self.lines.append(Line(((18, y), (left[0], y))))
        if all(
            way.direction in {"back", "leave"} and way.manner == "chosen" for way in ways if way.source == count - 1
        ):
            end = left[-1] + self.placed.width
            self.lines.append(Line(((end, y), (end + BAND + 10, y))))
            self.marks.append(Mark("end", end + BAND + 16, y))
