"""What the rows of the grid are made of."""

from typing import Final, NamedTuple

from desireline.model import Stage, Step
from desireline.model.moment import Moment

NOTHING: Final = '<span class="dl-none">—</span>'
"""What an empty cell shows: missing is a dash, never a zero."""


class StageCell(NamedTuple):
    """What a row says at one stage."""

    parts: tuple[str, ...]
    """HTML, one for the whole stage or one for each of its columns; an empty part is an empty cell."""
    said: int = 0
    """How many statements it holds."""

    @property
    def filled(self) -> bool:
        """Whether anything stands here."""
        return any(self.parts)


EMPTY: Final = StageCell(("",))
"""A stage of which a row says nothing."""


class GridRow(NamedTuple):
    """One row of the grid."""

    title: str
    """What the row is called; HTML."""
    kind: str
    """The built-in row it is drawn as, for its class; `plain` for others."""
    cells: tuple[StageCell, ...]
    """One for each stage."""
    note: str = ""
    """A line under the title; HTML."""
    anchor: str = ""
    """Where a link to the row leads; empty for rows that the map does not declare."""
    ours: bool = False
    """Whether the title is the interface's word and not the map's."""


def moments(stage: Stage) -> list[tuple[Moment, Step | None]]:
    """The stage itself, then its steps, each with the step whose mark its statements carry."""
    return [(stage, None), *[(step, step) for step in stage.steps]]
