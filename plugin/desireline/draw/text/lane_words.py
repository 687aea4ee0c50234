"""What stands in one cell of the blueprint, in plain words; and what lanes and the lines between them are called."""

from collections.abc import Sequence

from desireline.draw.blueprint.cell import lane_name
from desireline.draw.dropped import named
from desireline.draw.facts import Facts
from desireline.draw.inline import plain
from desireline.draw.marks import duration
from desireline.draw.text.said import actor_names
from desireline.draw.view import View
from desireline.model import LINES, Column, FailPoint, JourneyMap, Lane, LaneCell, Moment, cells, drawn_lanes


def lane_title(lane: Lane, journey: JourneyMap, view: View) -> str:
    """What a lane is called, in plain words."""
    return plain(lane_name(lane, Facts(journey, view)))


def line_below(lanes: Sequence[Lane], place: int, view: View) -> str:
    """The name of the line below the lane at `place`: drawn below the last of a role, where another role follows."""
    role = lanes[place].drawn_as
    below = lanes[place + 1].drawn_as if place + 1 < len(lanes) else ""
    if role not in LINES or below in {"", role}:
        return ""
    return {
        "interaction": view.words("Line of interaction"),
        "visibility": view.words("Line of visibility"),
        "internal-interaction": view.words("Line of internal interaction"),
    }[LINES[role]]


def cell_words(column: Column, lane: Lane, journey: JourneyMap, view: View) -> tuple[str, ...]:
    """What stands in a lane at a column, a statement each.

    What a stage with steps says of itself stands at its first step.
    """
    if lane.id == "customer":
        return _customer(column, view)
    moments: list[Moment] = [column.moment]
    if column.step is not None and column.step_index == 0:
        moments.insert(0, column.stage)
    return tuple(_statement(said, journey, view) for moment in moments for said in cells(moment, lane.id or ""))


def stage_spans(journey: JourneyMap) -> bool:
    """Whether any stage with steps says something in a lane of itself."""
    lanes = [lane.id or "" for lane in drawn_lanes(journey) if lane.id != "customer"]
    return any(cells(stage, lane) for stage in journey.stages if stage.steps for lane in lanes)


def _customer(column: Column, view: View) -> tuple[str, ...]:
    moment = column.moment
    name = named(moment.name, moment, view.words)
    made = [name] if name else []
    if moment.moment_of_truth:
        made.append(view.words("Moment of truth"))
    if moment.wait is not None:
        made.append(view.words("Wait {duration}", duration=duration(moment.wait, view)))
    made += [_fail(fail, view) for fail in moment.fail_point]
    return tuple(made)


def _statement(said: LaneCell, journey: JourneyMap, view: View) -> str:
    who = view.words(", ").join(actor_names(said, journey, view))
    what = named(said.text, said, view.words)
    parts = [view.words("{who}: {what}", who=who, what=what) if who else what]
    if said.moment_of_truth:
        parts.append(view.words("Moment of truth"))
    if said.wait is not None:
        parts.append(view.words("Wait {duration}", duration=duration(said.wait, view)))
    parts += [_fail(fail, view) for fail in said.fail_point]
    return "; ".join(parts)


def _fail(fail: FailPoint, view: View) -> str:
    what = view.words("Can fail: {what}", what=plain(fail.text)) if fail.text else view.words("Can fail")
    safe = plain(fail.safeguard) if fail.safeguard else view.words("none yet")
    return f"{what} ({view.words('safeguard: {what}', what=safe)})"
