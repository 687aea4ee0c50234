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
from desireline.draw.text.lane_words import lines_below, stage_spans, words_at
from desireline.model import Column, drawn_lanes

if TYPE_CHECKING:
    from desireline.draw.mermaid.told import Told

CELL: Final = 9
"""Width of a cell, in em: less than the 12.5 at which Mermaid breaks lines, and it breaks no long word at all."""
EM, _HALF_EM = "#8195;", "#8194;"
"""Spaces as wide as a letter of full width, and half of it. Written as they are they would be trimmed."""
_SIDES: Final = tuple([EM * (halves // 2) + _HALF_EM * (halves % 2) for halves in range(CELL + 1)])
"""What fills one side of a line that is so many em too short, for both sides are filled."""


class LaneCells(NamedTuple):
    """A lane, and where what it says stands among the cells of the board."""

    id: str | None
    title: str
    """Plain."""
    role: str
    """What it is drawn as."""
    first: int
    """Its cell at the map's first column; the others follow."""


class Part(NamedTuple):
    """What one diagram shows."""

    columns: Sequence[Column]
    lanes: Sequence[LaneCells]
    """Those in which anything stands at these columns."""
    lines: Sequence[str]
    """The name of the line below each of them, "" where there is none."""
    stages: Sequence[int | None]
    """The cell with the stage's title at its first column here, else None."""
    straight: bool
    """Whether no column says itself where the journey goes on."""


class Board:
    """The blueprint of a map: every lane at every column, then every stage's title, as one row of cells."""

    def __init__(self, told: "Told") -> None:
        self.told = told
        said, self._lanes = _said(told)
        self._turning = {column.index for column in told.columns if column.moment.next is not None}
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
    def nodes(self) -> list[str]:
        """Each cell as a node without its name; "" where nothing stands.

        The widest line of each has spaces on both sides, so that all cells are equally wide.
        """
        lines: list[str] = []
        widths: list[float] = []
        ends = [0]
        for text in self._texts:
            broken, wide = measured(text, CELL)
            lines += broken
            widths += wide
            ends.append(len(lines))
        lines = encoded(lines, "label")
        made, kinds = [], ["step"] * self._titles + ["stage"] * (len(self._counts) - self._titles)
        first = 0
        for kind, count in zip(kinds, self._counts, strict=True):
            if not count:
                made.append("")
                continue
            start, end = ends[first], ends[first := first + count]
            words = "<br/>".join(_evenly(lines[start:end], widths[start:end]))
            made.append(f'["{words}"]:::{kind}')
        return made

    def _part(self, columns: Sequence[Column]) -> Part:
        first, last = columns[0].index, columns[-1].index + 1
        lanes = [each for each in self._lanes if any(self._counts[each.first + first : each.first + last])]
        lines = lines_below([each.role for each in lanes], self.told.view)
        stages = [
            None if column.step_index and column is not columns[0] else self._titles + column.stage_index
            for column in columns
        ]
        return Part(columns, lanes, lines, stages, self._turning.isdisjoint(range(first, last)))


def _said(told: "Told") -> tuple[list[Sequence[str]], list[LaneCells]]:
    """What every lane says at every column, a statement each, plain; and the lanes."""
    journey, view = told.journey, told.view
    facts, columns = Facts(journey, view), [words_at(column, journey, view) for column in told.columns]
    said: list[Sequence[str]] = []
    lanes = []
    for lane in drawn_lanes(journey):
        lanes.append(LaneCells(lane.id, plain(lane_name(lane, facts)), lane.drawn_as, len(said)))
        name = lane.id or ""
        said += [at.get(name, ()) for at in columns]
    return said, lanes


def _evenly(lines: list[str], widths: list[float]) -> list[str]:
    """Lines of these widths, in em, the widest of them filled up."""
    most = max(widths)
    side = _SIDES[max(round(CELL - most), 0)]
    if side:
        widest = widths.index(most)
        lines[widest] = f"{side}{lines[widest]}{side}"
    return lines
