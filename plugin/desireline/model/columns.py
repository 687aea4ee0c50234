"""The columns of a map: its steps, stage after stage; a stage without steps is one column by itself."""

from typing import NamedTuple

from desireline.model.journey import JourneyMap
from desireline.model.moment import Moment, Stage, Step
from desireline.model.record import once, once_while_drawn


class Column(NamedTuple):
    """One column of the grid, the blueprint and the curve, and one node of the flow."""

    index: int  # type: ignore[assignment]  # no one asks a column where a value stands in it
    """Position from the left, counted from 0."""
    stage_index: int
    """Position of its stage, counted from 0."""
    stage: Stage
    step_index: int
    """Position within the stage, counted from 0; 0 for a stage without steps."""
    step: Step | None
    """None for a stage without steps."""
    moment: Moment
    """What the column shows: its step, or the stage itself."""


@once
def moments(journey: JourneyMap) -> tuple[Moment, ...]:
    """Every stage of `journey`, each followed by its steps."""
    return tuple([moment for stage in journey.stages for moment in (stage, *stage.steps)])


@once_while_drawn
def columns(journey: JourneyMap) -> tuple[Column, ...]:
    """The columns of `journey` from left to right."""
    made: list[Column] = []
    for stage_index, stage in enumerate(journey.stages):
        if not stage.steps:
            made.append(Column(len(made), stage_index, stage, 0, None, stage))
        for step_index, step in enumerate(stage.steps):
            made.append(Column(len(made), stage_index, stage, step_index, step, step))
    return tuple(made)
