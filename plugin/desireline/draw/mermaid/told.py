"""A map as all of its diagrams tell it: what several of them need is worked out once, when the first asks."""

from collections.abc import Sequence
from functools import cached_property

from desireline.draw.inline import plain
from desireline.draw.mermaid.lanes import Board
from desireline.draw.text.said import column_name, stage_name
from desireline.draw.view import View
from desireline.model import Column, JourneyMap, columns


class Told:
    """One map in the words of one view, for as long as its diagrams are drawn. All texts are plain, none is escaped."""

    def __init__(self, journey: JourneyMap, view: View) -> None:
        self.journey = journey
        self.view = view

    @cached_property
    def title(self) -> str:
        """The map's title."""
        return plain(self.journey.title)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns from left to right."""
        return columns(self.journey)

    @cached_property
    def names(self) -> Sequence[str]:
        """What each column is called."""
        return [column_name(column, self.view) for column in self.columns]

    @cached_property
    def stages(self) -> Sequence[str]:
        """What each stage is called."""
        return [stage_name(stage, self.view) for stage in self.journey.stages]

    @cached_property
    def by_stage(self) -> Sequence[Sequence[Column]]:
        """The columns of each stage."""
        made: list[list[Column]] = [[] for _ in self.journey.stages]
        for column in self.columns:
            made[column.stage_index].append(column)
        return made

    @cached_property
    def board(self) -> Board:
        """What stands in its lanes."""
        return Board(self)
