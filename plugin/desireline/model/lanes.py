"""Which lanes and rows a map draws, in which order, and what stands in them."""

from desireline.model.columns import columns
from desireline.model.journey import JourneyMap, LaneCell, Moment
from desireline.model.record import once
from desireline.model.rows import BUILT_IN_ROWS, LANE_ROLES, Lane, Row
from desireline.model.statement import Statement


@once
def drawn_lanes(journey: JourneyMap) -> tuple[Lane, ...]:
    """The lanes of the blueprint from top to bottom.

    In the order of roles, then those without a role; within a role in the order of the map's `lanes`, a built-in lane
    that the map does not name standing first. A lane without content is left out; the customer's is drawn when any
    step has text.
    """
    declared = {lane.id: lane for lane in journey.lanes if lane.id}
    listed = [declared.get(role) or Lane(id=role) for role in LANE_ROLES if role not in declared]
    listed += list(declared.values())
    ranks = {role: rank for rank, role in enumerate(LANE_ROLES)}
    listed.sort(key=lambda lane: ranks.get(lane.drawn_as, len(ranks)))
    return tuple(lane for lane in listed if _lane_has_content(journey, lane.id or ""))


def cells(moment: Moment, lane_id: str) -> tuple[LaneCell, ...]:
    """What stands in a lane (not the customer's) at a stage or step."""
    if lane_id in LANE_ROLES and lane_id != "customer":
        return getattr(moment, lane_id)  # type: ignore[no-any-return]
    return moment.lanes.get(lane_id, ())


def has_blueprint(journey: JourneyMap) -> bool:
    """Whether anything stands in a lane beside the customer's."""
    return any(lane.id != "customer" for lane in drawn_lanes(journey))


def _lane_has_content(journey: JourneyMap, lane_id: str) -> bool:
    if lane_id == "customer":
        return any(column.step is None or column.step.text for column in columns(journey))
    return any(cells(moment, lane_id) for stage in journey.stages for moment in (stage, *stage.steps))


@once
def drawn_rows(journey: JourneyMap) -> tuple[Row, ...]:
    """The rows of the grid from top to bottom: those of `rows` in its order, then built-in ones, where not empty.

    A row that the map names and does not hide is drawn even when it is empty, so that what is missing can be seen.
    """
    named = {row.id: row for row in journey.rows if row.id}
    rest = [Row(id=row) for row in BUILT_IN_ROWS if row not in named and row_has_content(journey, row)]
    return tuple(row for row in (*named.values(), *rest) if not row.hide)


def row_has_content(journey: JourneyMap, row_id: str) -> bool:
    """Whether any stage or step has something in the row."""
    if row_id == "steps":
        return any(stage.steps for stage in journey.stages)
    return any(_filled(moment, row_id) for stage in journey.stages for moment in (stage, *stage.steps))


def _filled(moment: Moment, row_id: str) -> bool:
    return bool(getattr(moment, row_id)) if row_id in BUILT_IN_ROWS else bool(moment.rows.get(row_id))


def row_statements(moment: Moment, row_id: str) -> tuple[Statement, ...]:
    """The statements of a row at a stage or step; for `steps`, `touchpoints`, `emotion` and `resources` none."""
    if row_id in {"steps", "touchpoints", "emotion", "resources"}:
        return ()
    if row_id in BUILT_IN_ROWS:
        return getattr(moment, row_id)  # type: ignore[no-any-return]
    return moment.rows.get(row_id, ())
