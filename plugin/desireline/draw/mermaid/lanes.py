"""What stands in the lanes of a blueprint, for its flowchart and for its swimlane.

Both show the same words at the same places, so those are gathered, cut, broken and encoded once for the whole map, all
at one look, and a diagram takes what stands at its columns.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from desireline.draw.blueprint.cell import lane_name
from desireline.draw.facts import Facts
from desireline.draw.flow.wrapping import measured
from desireline.draw.inline import plain
from desireline.draw.mermaid.diagram import chunks
from desireline.draw.mermaid.escape import encoded, fittings
from desireline.draw.text.lane_words import cell_words, stage_spans
from desireline.model import Column, Lane, drawn_lanes
from desireline.model.lanes import said_in_lanes

if TYPE_CHECKING:
    from desireline.draw.mermaid.told import Told

CELL: Final = 9
"""Width of a cell, in em: less than the 12.5 at which Mermaid breaks lines, and it breaks no long word at all."""
EM, _HALF_EM = "#8195;", "#8194;"
"""Spaces as wide as a letter of full width, and half of it. Written as they are they would be trimmed."""


class LaneCells(NamedTuple):
    """A lane, and where what it says stands among the cells of the board."""

    lane: Lane
    title: str
    """Plain."""
    first: int
    """Its cell at the map's first column; the others follow."""


class Part(NamedTuple):
    """What one diagram shows."""

    columns: Sequence[Column]
    lanes: Sequence[LaneCells]
    """Those in which anything stands at these columns."""
    stages: Sequence[int | None]
    """The cell with the stage's title at its first column here, else None."""

    @property
    def bare_lanes(self) -> list[Lane]:
        """The lanes without their words."""
        return [each.lane for each in self.lanes]


class Board:
    """The blueprint of a map: every lane at every column, then every stage's title, as one row of cells."""

    def __init__(self, told: "Told") -> None:
        self.told = told
        said, self._lanes = _said(told)
        self._titles = len(said)
        said += [(title,) for title in told.stages]
        self._counts = [len(texts) for texts in said]
        self._texts, self._cut = fittings([text for texts in said for text in texts], "label")

    @cached_property
    def spans(self) -> bool:
        """Whether a stage with steps says something of itself anywhere in the map."""
        return stage_spans(self.told.journey)

    def parts(self, most: int) -> list[Part]:
        """What each diagram shows, at most so many columns, parted between stages where possible."""
        return [self._part(columns) for columns in chunks(self.told.by_stage, most)]

    @cached_property
    def cut(self) -> list[int]:
        """How many texts of each cell are not whole; empty where all are."""
        flags = iter(self._cut)
        return [sum(islice(flags, count)) for count in self._counts] if any(self._cut) else []

    @cached_property
    def words(self) -> list[str]:
        """The words of each cell, encoded; "" where nothing stands.

        The widest line of each has spaces on both sides, so that all cells are equally wide.
        """
        broken = [measured(text, CELL) for text in self._texts]
        written = encoded([line for lines in broken for line, _ in lines], "label")
        widths = [width for lines in broken for _, width in lines]
        made, texts, start = [], iter(broken), 0
        for count in self._counts:
            end = start + sum([len(lines) for lines in islice(texts, count)]) if count else start
            made.append("<br/>".join(_evenly(written[start:end], widths[start:end])) if count else "")
            start = end
        return made

    def _part(self, columns: Sequence[Column]) -> Part:
        first, last = columns[0].index, columns[-1].index + 1
        lanes = [each for each in self._lanes if any(self._counts[each.first + first : each.first + last])]
        stages: list[int | None] = []
        seen = -1
        for column in columns:
            stages.append(self._titles + column.stage_index if column.stage_index != seen else None)
            seen = column.stage_index
        return Part(columns, lanes, stages)


def _said(told: "Told") -> tuple[list[Sequence[str]], list[LaneCells]]:
    """What every lane says at every column, a statement each, plain; and the lanes."""
    journey, view = told.journey, told.view
    facts, said_in = Facts(journey, view), said_in_lanes(journey)
    filled = [
        {"customer", *said_in.get(id(column.moment), ()), *said_in.get(id(column.stage), ())} for column in told.columns
    ]
    said: list[Sequence[str]] = []
    lanes = []
    for lane in drawn_lanes(journey):
        lanes.append(LaneCells(lane, plain(lane_name(lane, facts)), len(said)))
        said += [
            cell_words(column, lane, journey, view) if lane.id in names else ()
            for column, names in zip(told.columns, filled, strict=True)
        ]
    return said, lanes


def _evenly(lines: list[str], widths: list[float]) -> list[str]:
    """Lines of these widths, in em, the widest of them filled up."""
    most = max(widths)
    halves = round(CELL - most)
    if halves > 0:
        side = EM * (halves // 2) + _HALF_EM * (halves % 2)
        widest = widths.index(most)
        lines[widest] = f"{side}{lines[widest]}{side}"
    return lines
