"""Which lanes and rows a map draws, in which order, and what stands in them."""

from typing import Final

from desireline.model.columns import columns, moments
from desireline.model.journey import JourneyMap
from desireline.model.moment import LaneCell, Moment, Stage, Step
from desireline.model.record import once_while_drawn
from desireline.model.rows import BUILT_IN_ROWS, LANE_ROLES, Lane, Row
from desireline.model.statement import Statement


@once_while_drawn
def drawn_lanes(journey: JourneyMap) -> tuple[Lane, ...]:
    """The lanes of the blueprint from top to bottom.

    In the order of roles, then those without a role; within a role in the order of the map's `lanes`, a built-in lane
    that the map does not name standing first. A lane without content is left out; the customer's is drawn when any
    step has text.
    """
    filled = {name for held in said_in_lanes(journey).values() for name in held}
    if any(column.step is None or column.step.text for column in columns(journey)):
        filled.add("customer")
    declared = {lane.id: lane for lane in journey.lanes if lane.id}
    listed = [_UNNAMED[role] for role in LANE_ROLES if role in filled and role not in declared]
    listed += [lane for lane in declared.values() if lane.id in filled]
    return tuple(sorted(listed, key=lambda lane: _RANKS.get(lane.drawn_as, len(_RANKS))))


_UNNAMED: Final = {role: Lane(id=role) for role in LANE_ROLES}
"""The built-in lanes, as a map has them that does not name them."""
_RANKS: Final = {role: rank for rank, role in enumerate(LANE_ROLES)}


def cells(moment: Moment, lane_id: str) -> tuple[LaneCell, ...]:
    """What stands in a lane (not the customer's) at a stage or step."""
    if lane_id in LANE_ROLES and lane_id != "customer":
        return getattr(moment, lane_id)  # type: ignore[no-any-return]
    return moment.lanes.get(lane_id, ())


def has_blueprint(journey: JourneyMap) -> bool:
    """Whether anything stands in a lane beside the customer's."""
    return any(lane.id != "customer" for lane in drawn_lanes(journey))


@once_while_drawn
def lane_cells(journey: JourneyMap) -> tuple[tuple[Moment, tuple[tuple[Lane, LaneCell], ...]], ...]:
    """Every stage and step of which a drawn lane (not the customer's) says something, with what, from top to bottom."""
    said = said_in_lanes(journey)
    lanes = [(lane.id or "", lane) for lane in drawn_lanes(journey) if lane.id != "customer"]
    made = []
    for moment in moments(journey):
        held = said.get(id(moment))
        if held:
            cells_here = [(lane, cell) for name, lane in lanes if name in held for cell in held[name]]
            if cells_here:
                made.append((moment, tuple(cells_here)))
    return tuple(made)


@once_while_drawn
def said_in_lanes(journey: JourneyMap) -> dict[int, dict[str, tuple[LaneCell, ...]]]:
    """What each stage and step (by identity) says in which lane, the customer's apart; those that say nothing left out.

    In one walk over what is given, which is a fraction of asking every moment for every lane.
    """
    found = {}
    for moment in moments(journey):
        given = moment.__dict__
        if given.keys().isdisjoint(_LANES):
            continue
        held = {name: given[name] for name in _BUILT_IN if given.get(name)}
        if "lanes" in given:
            held |= {name: said for name, said in given["lanes"].items() if said and name not in LANE_ROLES}
        if held:
            found[id(moment)] = held
    return found


_BUILT_IN: Final = tuple(role for role in LANE_ROLES if role != "customer")
_LANES: Final = {*_BUILT_IN, "lanes"}
"""The keys of a stage or step under which lanes stand."""


@once_while_drawn
def given_keys(journey: JourneyMap) -> frozenset[str]:
    """The keys under which any stage or step holds something."""
    # What is not given stands on the class alone, so this looks at a fraction of what `getattr` would ask for.
    found: set[str] = set()
    for moment in moments(journey):
        given = moment.__dict__
        found.update(given if all(given.values()) else [name for name, value in given.items() if value])
    return frozenset(found)


@once_while_drawn
def drawn_rows(journey: JourneyMap) -> tuple[Row, ...]:
    """The rows of the grid from top to bottom: those of `rows` in its order, then built-in ones, where not empty.

    A row that the map names and does not hide is drawn even when it is empty, so that what is missing can be seen.
    """
    named = {row.id: row for row in journey.rows if row.id}
    filled = given_keys(journey)
    rest = [Row(id=row) for row in BUILT_IN_ROWS if row not in named and row in filled]
    return tuple(row for row in (*named.values(), *rest) if not row.hide)


def row_has_content(journey: JourneyMap, row_id: str) -> bool:
    """Whether any stage or step has something in the row."""
    if row_id in BUILT_IN_ROWS:
        return row_id in given_keys(journey)
    return any(moment.rows.get(row_id) for moment in moments(journey))


def row_statements(moment: Moment, row_id: str) -> tuple[Statement, ...]:
    """The statements of a row at a stage or step; for `steps`, `touchpoints`, `emotion` and `resources` none."""
    if row_id in _STATEMENT_ROWS:
        return getattr(moment, row_id)  # type: ignore[no-any-return]
    return () if row_id in BUILT_IN_ROWS else moment.rows.get(row_id, ())


def stage_statements(stage: Stage) -> dict[str, list[tuple[Step | None, Statement]]]:
    """The statements of all rows at a stage and its steps, by row id, each with the step it stands on, if any."""
    found: dict[str, list[tuple[Step | None, Statement]]] = {}
    for step in (None, *stage.steps):
        moment = step or stage
        if says_in_rows(moment):
            for name, given in moment.__dict__.items():
                if name in _STATEMENT_ROWS:
                    found.setdefault(name, []).extend([(step, statement) for statement in given])
                elif name == "rows":
                    for row_id, statements in given.items():
                        found.setdefault(row_id, []).extend([(step, statement) for statement in statements])
    return found


def says_in_rows(moment: Moment) -> bool:
    """Whether a stage or step may have statements in any row. Most steps have none: no need to ask row by row."""
    return not moment.__dict__.keys().isdisjoint(_STATING)


WITHOUT_STATEMENTS: Final = frozenset({"steps", "touchpoints", "emotion", "resources"})
"""The built-in rows in which other things than statements stand."""
_STATEMENT_ROWS: Final = frozenset(BUILT_IN_ROWS) - WITHOUT_STATEMENTS
_STATING: Final = _STATEMENT_ROWS | {"rows"}
"""The keys of a stage or step under which statements of rows stand."""
