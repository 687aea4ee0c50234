"""The board of a service blueprint: which cells stand in which lane over which columns, and where the lines run."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from desireline.model import Column, JourneyMap, Lane, LaneCell, Moment, columns, drawn_lanes
from desireline.model.lanes import said_in_lanes
from desireline.model.record import Record, record

VISIBLE = ("physical_evidence", "customer", "frontstage")
"""Roles that the customer sees."""
HIDDEN = ("backstage", "support")
"""Roles that the customer does not see; they are shaded."""


class Spot(NamedTuple):
    """A place on the board: one band, over one column or (statements of a whole stage) several."""

    band: int
    first: int
    last: int

    def column_towards(self, other: "Spot") -> int:
        """The column of this spot that is nearest to `other`."""
        return min(max(other.first, self.first), self.last)


class Cell(NamedTuple):
    """A filled cell."""

    band: int
    first: int
    """The column it stands over, or the first of several."""
    last: int
    lane: Lane
    moment: Moment
    """The step or stage it belongs to."""
    said: tuple[LaneCell, ...]
    """Its statements; empty in the customer's lane, where the moment itself is the statement."""

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(self.band, self.first, self.last)


class Band(NamedTuple):
    """One row of cells. A lane is one band, or two where a whole stage and its steps both say something."""

    lane: Lane
    wide: bool
    """Whether it holds the statements of whole stages that have several steps."""


@record
class Board(Record):
    """What is drawn, before any measure."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    cells: tuple[Cell, ...]
    lines: tuple[tuple[str, int], ...]
    """Name of each line and the gutter it runs in. Gutter g lies above band g; the last lies below all."""
    shade: tuple[int, int] | None
    """First and last band that the customer cannot see."""

    def lane_bands(self, lane_id: str) -> Sequence[int]:
        """The bands of a lane."""
        return self._by_lane.get(lane_id, ())

    @cached_property
    def _by_lane(self) -> Mapping[str | None, Sequence[int]]:
        found: dict[str | None, list[int]] = {}
        for index, band in enumerate(self.bands):
            found.setdefault(band.lane.id, []).append(index)
        return found


def board(journey: JourneyMap) -> Board:
    """The board of `journey`."""
    all_columns = columns(journey)
    narrow, wide = _said(journey, all_columns)
    bands: list[Band] = []
    made: list[Cell] = []
    for lane in drawn_lanes(journey):
        for held, is_wide in ((wide, True), (narrow, False)):
            here = held.get(lane.id or "")
            if here:
                band = len(bands)
                made += [Cell(band, first, last, lane, moment, said) for first, last, moment, said in here]
                bands.append(Band(lane, is_wide))
    return Board(all_columns, tuple(bands), tuple(made), _lines(bands), _shade(bands))


_Said = dict[str, list[tuple[int, int, Moment, tuple[LaneCell, ...]]]]
"""By lane: first and last column, whose statements, and which."""


def _said(journey: JourneyMap, all_columns: tuple[Column, ...]) -> tuple[_Said, _Said]:
    """What is said at single columns, and what stages of several steps say for all of them."""
    held = said_in_lanes(journey)
    narrow: _Said = {
        "customer": [(column.index, column.index, column.moment, ()) for column in all_columns if column.moment.name]
    }
    wide: _Said = {}
    for column in all_columns:
        stage, here = column.stage, column.index
        steps = len(stage.steps)
        by_lane = held.get(id(column.moment), {})
        if column.step_index == 0 and steps and id(stage) in held:
            whole = held[id(stage)]
            if steps == 1:
                by_lane = {name: whole.get(name, ()) + by_lane.get(name, ()) for name in whole | by_lane}
            else:
                for name, said in whole.items():
                    wide.setdefault(name, []).append((here, here + steps - 1, stage, said))
        for name, said in by_lane.items():
            narrow.setdefault(name, []).append((here, here, column.moment, said))
    return narrow, wide


def _lines(bands: list[Band]) -> tuple[tuple[str, int], ...]:
    """The lines that have something on both sides.

    Interaction: below the customer, above anything the organisation does. Visibility: between what the customer sees
    and what they do not. Internal interaction: between people of the organisation and what supports them.
    """
    roles = [band.lane.drawn_as for band in bands]
    made = []
    for name, above, below in (
        ("interaction", ("customer",), ("frontstage", *HIDDEN)),
        ("visibility", VISIBLE, HIDDEN),
        ("internal-interaction", ("frontstage", "backstage"), ("support",)),
    ):
        upper = [index for index, role in enumerate(roles) if role in above]
        if upper and any(role in below for role in roles):
            made.append((name, upper[-1] + 1))
    return tuple(made)


def _shade(bands: list[Band]) -> tuple[int, int] | None:
    hidden = [index for index, band in enumerate(bands) if band.lane.drawn_as in HIDDEN]
    return (hidden[0], hidden[-1]) if hidden else None


def spot_of(drawn: Board, reference: str) -> Spot | None:
    """The spot that `step.lane` or `stage.lane` names; None where there is no such place on the board.

    A stage of several steps means its own statements where it makes any in that lane, else its first step.
    """
    moment_id, _, lane_id = reference.partition(".")
    bands = drawn.lane_bands(lane_id)
    column = _column_of(drawn, moment_id)
    if column is None or not bands:
        return None
    if column.step is None or column.step.id != moment_id:
        for cell in drawn.cells:
            if cell.moment is column.stage and cell.band in bands:
                return cell.spot
    return Spot(next((band for band in bands if not drawn.bands[band].wide), bands[0]), column.index, column.index)


def _column_of(drawn: Board, moment_id: str) -> Column | None:
    steps = (column for column in drawn.columns if column.step is not None and column.step.id == moment_id)
    stages = (column for column in drawn.columns if column.stage.id == moment_id)
    return next(steps, None) or next(stages, None)
