"""What stands in one cell of the blueprint, in plain words; and what lanes and the lines between them are called."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from desireline.draw.blueprint.cell import lane_name
from desireline.draw.dropped import named
from desireline.draw.facts import Facts
from desireline.draw.inline import plain
from desireline.draw.marks import duration
from desireline.draw.text.said import actor_names
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import LINES, Column, FailPoint, JourneyMap, Lane, LaneCell, Moment, drawn_lanes
from desireline.model.lanes import said_in_lanes


def lane_title(lane: Lane, journey: JourneyMap, view: View) -> str:
    """What a lane is called, in plain words."""
    return plain(lane_name(lane, Facts(journey, view)))


def lines_below(roles: Sequence[str], view: View) -> list[str]:
    """The name of the line below each lane: drawn below the last of a role, where another role follows; else "".

    Args:
        roles: What each lane is drawn as, from top to bottom; "" for one without a role.
        view: The surroundings.
    """
    names = _line_names(view.words)
    return [
        names[LINES[role]] if role in LINES and below and below != role else ""
        for role, below in zip(roles, [*roles[1:], ""], strict=True)
    ]


@lru_cache(maxsize=16)
def _line_names(words: Words) -> Mapping[str, str]:
    return {
        "interaction": words("Line of interaction"),
        "visibility": words("Line of visibility"),
        "internal-interaction": words("Line of internal interaction"),
    }


def words_at(column: Column, journey: JourneyMap, view: View) -> Mapping[str, Sequence[str]]:
    """What stands in each lane at a column, by the lane's id, a statement each; lanes that say nothing left out.

    What a stage with steps says of itself stands at its first step.
    """
    said_in = said_in_lanes(journey)
    made = {"customer": own} if (own := _customer(column.moment, view)) else {}
    for moment in (column.moment,) if column.step is None or column.step_index else (column.stage, column.step):
        for lane, said in said_in.get(id(moment), {}).items():
            made[lane] = [*made.get(lane, ()), *[_statement(each, journey, view) for each in said]]
    return made


def stage_spans(journey: JourneyMap) -> bool:
    """Whether any stage with steps says something in a lane of itself."""
    said_in, lanes = said_in_lanes(journey), {lane.id for lane in drawn_lanes(journey)}
    return not all(lanes.isdisjoint(said_in.get(id(stage), ())) for stage in journey.stages if stage.steps)


def _customer(moment: Moment, view: View) -> list[str]:
    name = named(moment.name, moment, view.words)
    made = [name] if name else []
    return made if moment.__dict__.keys().isdisjoint(_MARKED) else made + marks_of(moment, view)


def _statement(said: LaneCell, journey: JourneyMap, view: View) -> str:
    if said.__dict__.keys() <= _BARE:
        return plain(said.text)
    what = named(said.text, said, view.words)
    if said.actors:
        who = view.words(", ").join(actor_names(said, journey, view))
        what = view.words("{who}: {what}", who=who, what=what) if who else what
    return "; ".join([what, *marks_of(said, view)])


_BARE: Final = {"text", "id", "place"}
"""The keys of a statement that says no more than its words. An instance holds only what its file says."""
_MARKED: Final = frozenset({"moment_of_truth", "wait", "fail_point"})
"""The keys of what stands behind the words of a step or statement."""


def marks_of(said: Moment | LaneCell, view: View) -> list[str]:
    """What stands behind the words of a step or statement: that it is a moment of truth, its wait, how it can fail."""
    made = [view.words("Moment of truth")] if said.moment_of_truth else []
    if said.wait is not None:
        made.append(view.words("Wait {duration}", duration=duration(said.wait, view)))
    return made + [_fail(fail, view) for fail in said.fail_point]


def _fail(fail: FailPoint, view: View) -> str:
    what = view.words("Can fail: {what}", what=plain(fail.text)) if fail.text else view.words("Can fail")
    safe = plain(fail.safeguard) if fail.safeguard else view.words("none yet")
    return f"{what} ({view.words('safeguard: {what}', what=safe)})"
