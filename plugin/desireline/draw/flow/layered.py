"""The layout of an automation: nodes in columns from left to right, curved ways between them, loops below.

Every way keeps a level of its own where it enters a column, as high as its words, so that words never meet.
"""

import itertools
from collections.abc import Sequence
from typing import Final

from desireline.draw.flow.drawing import LINE, SMALL, Box, Drawing, Label, Line, Mark
from desireline.draw.flow.graph import Layers, layers, placed
from desireline.draw.flow.measures import condition_lines
from desireline.draw.flow.tracks import tracks
from desireline.draw.flow.wrapping import width_of
from desireline.model.record import Record, record

WIDTH: Final = 176.0
"""Width of a node, px."""
CHANNEL: Final = 44.0
"""Room between columns in which ways bend, px."""
APART: Final = 18.0
"""Least distance between nodes of one column, px."""
_LABEL: Final = 110.0
_PAD: Final = 14.0
_ROUNDS: Final = 8
_END: Final = 30.0


@record
class Link(Record):
    """A way from one node to another, by their numbers."""

    source: int
    target: int
    words: str = ""


@record
class Node(Record):
    """A node to be placed: its box without a place, and the sign where its ways part, if they do."""

    box: Box
    mark: str = ""
    """`choice`, `fork`, `end` or nothing."""


def layered(nodes: Sequence[Node], links: Sequence[Link]) -> Drawing:
    """The drawing of `nodes` and `links`."""
    made = layers(len(nodes), [(link.source, link.target) for link in links])
    words = [condition_lines(link.words, _LABEL / SMALL, 3) if link.words else [] for link in links]
    heights = _heights(nodes, links, made, words)
    left = _lefts(made, links, words)
    middle = _middles(made, heights)
    ports = _ports(links, made, words, middle)
    boxes = tuple(_moved(node.box, left[made.layer[at]], middle[at]) for at, node in enumerate(nodes))
    lines, labels = _forward(links, made, words, left, middle, ports)
    bottom = max([0.0, *(middle[place] + heights[place] / 2 for place in range(len(made.layer)))]) + _PAD
    loops, named, bottom = _loops(links, made, words, left, middle, ports, bottom)
    marks = [
        Mark(node.mark, left[made.layer[at]] + WIDTH + (_END if node.mark == "end" else 0), middle[at])
        for at, node in enumerate(nodes)
        if node.mark
    ]
    ends = [Line(((mark.x - _END, mark.y), (mark.x - 7, mark.y))) for mark in marks if mark.kind == "end"]
    right = max(left, default=0.0) + WIDTH + _END + _PAD
    return Drawing(right, bottom, boxes, (*labels, *named), (*lines, *loops, *ends), tuple(marks))


def _moved(box: Box, x: float, middle: float) -> Box:
    return Box(
        x, middle - box.height / 2, WIDTH, box.height, box.lines, box.text,
        kind=box.kind, over=box.over, tags=box.tags, link=box.link, notes=box.notes,
    )  # fmt: skip


def _port_height(words: Sequence[str]) -> float:
    return LINE * len(words) + 8 if words else 14.0


def _is_loop(chain: Sequence[int]) -> bool:
    return not chain


def _incoming(links: Sequence[Link], made: Layers, place: int) -> list[int]:
    """The ways that enter a place, loops among them."""
    return [
        at
        for at, link in enumerate(links)
        if place in made.chains[at][1:] or (_is_loop(made.chains[at]) and link.target == place)
    ]


def _heights(nodes: Sequence[Node], links: Sequence[Link], made: Layers, words: Sequence[list[str]]) -> list[float]:
    heights = []
    for place in range(len(made.layer)):
        entering = sum(_port_height(_words_at(at, place, made, words)) for at in _incoming(links, made, place))
        heights.append(max(nodes[place].box.height, entering) if place < made.count else entering)
    return heights


def _words_at(link: int, place: int, made: Layers, words: Sequence[list[str]]) -> list[str]:
    """The words that a way shows where it enters `place`: behind its first step alone."""
    chain = made.chains[link]
    return words[link] if chain and chain[1] == place else []


def _lefts(made: Layers, links: Sequence[Link], words: Sequence[list[str]]) -> list[float]:
    left: list[float] = []
    x = _PAD
    for number in range(len(made.order)):
        if number:
            entering = [
                width_of(words[at]) * SMALL
                for at in range(len(links))
                if words[at] and made.chains[at] and made.layer[made.chains[at][1]] == number
            ]
            x += WIDTH + CHANNEL + max(entering, default=-8.0) + 26
        elif any(_is_loop(made.chains[at]) and made.layer[link.target] == 0 for at, link in enumerate(links)):
            x += 28
        left.append(x)
    return left


def _middles(made: Layers, heights: Sequence[float]) -> list[float]:
    """The middle of each place: near its neighbours on both sides, none overlapping."""
    middle = [0.0] * len(made.layer)
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for chain in made.chains:
        for a, b in itertools.pairwise(chain):
            after.setdefault(a, []).append(b)
            before.setdefault(b, []).append(a)
    for row in made.order:
        y = 0.0
        for place in row:
            middle[place] = y + heights[place] / 2
            y += heights[place] + APART
    for turn in range(_ROUNDS):
        rows = made.order if turn % 2 else made.order[::-1]
        for row in rows:
            near = [(before if turn % 2 else after).get(place, []) for place in row]
            wanted = [
                sum(middle[other] for other in others) / len(others) if others else middle[place]
                for place, others in zip(row, near, strict=True)
            ]
            apart = [0.0] + [(heights[a] + heights[b]) / 2 + APART for a, b in itertools.pairwise(row)]
            for place, y in zip(row, placed(wanted, apart), strict=True):
                middle[place] = y
    top = min((middle[place] - heights[place] / 2 for place in range(len(middle))), default=0.0)
    return [y - top + _PAD for y in middle]


def _ports(
    links: Sequence[Link], made: Layers, words: Sequence[list[str]], middle: Sequence[float]
) -> dict[tuple[int, int], float]:
    """The level on which each way enters each place, by way and place."""
    found: dict[tuple[int, int], float] = {}
    for place in range(len(made.layer)):

        def origin(at: int, place: int = place) -> float:
            chain = made.chains[at]
            return middle[chain[chain.index(place) - 1]] if chain else float("inf")

        entering = sorted(_incoming(links, made, place), key=origin)
        tall = [_port_height(_words_at(at, place, made, words)) for at in entering]
        y = middle[place] - sum(tall) / 2
        for at, height in zip(entering, tall, strict=True):
            shown = bool(_words_at(at, place, made, words))
            found[at, place] = y + height - 4 if shown and len(entering) > 1 else y + height / 2
            y += height
        if len(entering) == 1:
            found[entering[0], place] = middle[place]
    return found


def _forward(
    links: Sequence[Link],
    made: Layers,
    words: Sequence[list[str]],
    left: Sequence[float],
    middle: Sequence[float],
    ports: dict[tuple[int, int], float],
) -> tuple[list[Line], list[Label]]:
    lines, labels = [], []
    for at, link in enumerate(links):
        chain = made.chains[at]
        if not chain:
            continue
        y = middle[link.source]
        x = left[made.layer[link.source]] + WIDTH
        points = [(x, y)]
        for place in chain[1:]:
            y, start = ports[at, place], left[made.layer[place]]
            points += [(x + CHANNEL, y), (start, y)]
            if place is chain[1] and words[at]:
                labels.append(_label(words[at], (x + CHANNEL + start - 18) / 2 + 2, y))
            x = start + WIDTH
            if place != link.target:
                points.append((x, y))
        lines.append(Line(tuple(points), curved=True))
    return lines, labels


def _label(words: list[str], x: float, y: float) -> Label:
    return Label(x, y - 2 - LINE * len(words), width_of(words) * SMALL, tuple(words))


def _loops(
    links: Sequence[Link],
    made: Layers,
    words: Sequence[list[str]],
    left: Sequence[float],
    middle: Sequence[float],
    ports: dict[tuple[int, int], float],
    bottom: float,
) -> tuple[list[Line], list[Label], float]:
    """Ways that lead back: out to the right, below everything, and into their target from the left."""
    own = [at for at, link in enumerate(links) if _is_loop(made.chains[at])]
    ends = []
    for place, at in enumerate(own):
        start = left[made.layer[links[at].source]] + WIDTH + 10 + 5 * (place % 5)
        end = left[made.layer[links[at].target]] - 12 - 5 * (place % 3)
        ends.append((min(start, end), max(start, end)))
    found = tracks(ends, apart=8)
    deep = [
        max(LINE * len(words[at]) for at, t in zip(own, found, strict=True) if t == track) + 14 for track in set(found)
    ]
    lines, labels = [], []
    for at, (low, high), track in zip(own, ends, found, strict=True):
        y = bottom + sum(deep[: track + 1])
        source, target = links[at].source, links[at].target
        enter = ports[at, target]
        points = (
            (left[made.layer[source]] + WIDTH, middle[source]), (high, middle[source]), (high, y), (low, y),
            (low, enter), (left[made.layer[target]], enter),
        )  # fmt: skip
        lines.append(Line(points, "back"))
        if words[at]:
            labels.append(_label(words[at], (low + high) / 2, y))
    return lines, labels, bottom + sum(deep) + (_PAD if own else 0)
