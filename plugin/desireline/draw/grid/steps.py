"""The rows of steps and touchpoints: the only ones that divide a stage into its columns."""

from typing import Final

from desireline.draw.dropped import struck
from desireline.draw.facts import Facts
from desireline.draw.grid.row import EMPTY, NOTHING, StageCell
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline
from desireline.draw.marks import duration, star, wait
from desireline.draw.statements import CLAIMED, answers, claims, fail_points, former, listing, whose
from desireline.model import LANE_ROLES, Mark, Stage, Step
from desireline.model.moment import Moment


def steps_cell(stage: Stage, facts: Facts) -> StageCell:
    """The steps of a stage, each in a column of its own."""
    if not stage.steps:
        return EMPTY
    return StageCell(tuple([step_content(step, facts) for step in stage.steps]), len(stage.steps))


def step_content(step: Step, facts: Facts) -> str:
    """A step: its number and words, then when, how long, who, and everything that stands on it."""
    made = facts.drawn.get(("step", id(step)))
    if made is None:
        made = facts.drawn["step", id(step)] = _step(step, facts)
    return made


def _step(step: Step, facts: Facts) -> str:
    start = f'<div class="dl-step" id="{facts.anchors[step]}">'
    text = inline(step.text, facts.view) or NOTHING  # what only lanes do stands in the blueprint
    source = facts.source_of(step)
    given = step.__dict__.keys()
    number = facts.shown_numbers.get(id(step))
    shown = f'<span class="dl-no">{number}</span> ' if number else ""
    if given <= _BARE:
        return f"{start}{shown}{text}{source}</div>"
    text = struck(text, step)
    line = moment_marks(step, facts)
    below = f'<div class="dl-m"{facts.ui}>{line}</div>' if line else ""
    if step.moment_of_truth:
        text += "" if any(mark.text for mark in step.moment_of_truth) else star(facts.view)
        below += truths(step.moment_of_truth, facts)
    if step.fail_point:
        below += fail_points(step.fail_point, facts)
    return f"{start}{former(step)}{shown}{text}{source}{below}</div>"


_BARE: Final = {"text", "id", "place", "touchpoints", "emotion", "next", *LANE_ROLES, "lanes"}
"""What a step may hold without anything to show beside its words: all this stands elsewhere."""


def moment_marks(moment: Moment, facts: Facts) -> str:
    """When a step or stage begins, how long it takes and waits, who acts, and what it carries as a statement."""
    if moment.__dict__.keys().isdisjoint(MARKED):
        return ""
    view, made = facts.view, ""
    if isinstance(moment, Step):  # those of a stage stand in its head
        made += f'<span class="dl-k"><bdi dir="ltr">{esc(moment.time)}</bdi></span>' if moment.time else ""
        made += f'<span class="dl-k">{esc(duration(moment.duration, view))}</span>' if moment.duration else ""
    if moment.wait is not None:
        made += wait(moment.wait, view)
    if moment.actors:
        made += actors(moment, facts)
    if moment.solves:
        made += "".join([answers(pain, facts) for pain in moment.solves])
    return made + claims(moment, facts)


MARKED: Final[frozenset[str]] = CLAIMED | {"time", "duration", "wait", "actors", "solves"}
"""The keys of a stage or step that `moment_marks` shows. An instance holds only what its file says."""


def actors(moment: Moment, facts: Facts) -> str:
    """Who acts, where that is anybody but the leading persona alone, whose journey it is."""
    if moment.actors == facts.journey.personas[:1]:
        return ""
    named = tuple(actor for actor in moment.actors if actor in facts.shape_of)
    return whose(named, facts) + "".join(
        f'<span class="dl-k">{icon("person")}{esc(facts.view.persona_name(actor))}</span>'
        for actor in moment.actors
        if actor not in facts.shape_of
    )


def truths(given: tuple[Mark, ...], facts: Facts) -> str:
    """Why this is a moment of truth, where a reason is given."""
    if not given:
        return ""
    return "".join(
        f'<div class="dl-truth" id="{facts.anchors[mark]}">{star(facts.view)} {inline(mark.text, facts.view)}'
        f'<div class="dl-m"{facts.ui}>{claims(mark, facts)}</div></div>'
        for mark in given
        if mark.text
    )


def touchpoints_cell(stage: Stage, facts: Facts) -> StageCell:
    """Touchpoints in the columns of their steps; in one cell where the stage itself has some."""
    count = len(stage.touchpoints) + sum([len(step.touchpoints) for step in stage.steps])
    if not stage.touchpoints and stage.steps:
        return StageCell(tuple([touchpoint_list(step, facts) for step in stage.steps]), count)
    items = [_touchpoint(name, facts) for name in stage.touchpoints]
    items += [_touchpoint(name, facts, step) for step in stage.steps for name in step.touchpoints]
    return StageCell((listing(items, facts.view) if items else "",), count)


def touchpoint_list(step: Moment, facts: Facts) -> str:
    """The touchpoints of one step."""
    if not step.touchpoints:
        return ""
    made = facts.drawn.get(("touched", id(step)))
    if made is None:
        made = listing([_touchpoint(name, facts) for name in step.touchpoints], facts.view)
        facts.drawn["touched", id(step)] = made
    return made


def _touchpoint(reference: str, facts: Facts, at: Step | None = None) -> str:
    sign, said = facts.touch(reference)
    mark = facts.step_mark(at) if at is not None else ""
    return f'<li class="dl-touch">{sign}<span>{mark}{said}</span></li>'
