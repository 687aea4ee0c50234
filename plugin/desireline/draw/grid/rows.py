"""Which rows the grid has, in which order, and what stands in each at each stage."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from desireline.draw.facts import Facts, unanswered
from desireline.draw.grid.feelings import drawn_feelings, feelings_cell, scale_cell
from desireline.draw.grid.metrics import common_day, metric
from desireline.draw.grid.row import EMPTY, GridRow, StageCell, moments
from desireline.draw.grid.steps import MARKED, moment_marks, steps_cell, touchpoints_cell, truths
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline
from desireline.draw.statements import fail_points, listing, statement
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Metric, Row, Scale, Scenario, Stage, Step, drawn_rows, given_keys
from desireline.model.journey import Moment


def grid_rows(facts: Facts) -> tuple[GridRow, ...]:
    """The rows of a map from top to bottom.

    First what is said of the stages themselves (scenario, proposed change, why it matters), then the rows of the
    format, with the map's other scales behind emotion.
    """
    made = [*_about_stages(facts)]
    scales = [_scale_row(scale, facts) for scale in facts.journey.scales if scale.id not in {"emotion", None}]
    for row in drawn_rows(facts.journey):
        drawn = _row(row, facts)
        if drawn is not None:
            made.append(drawn)
        if row.id == "emotion":
            made += scales
            scales = []
    return (*made, *(row for row in scales if any(cell.filled for cell in row.cells)))


def row_name(row_id: str, view: View) -> str:
    """What a built-in row is called in the interface's language. Not escaped."""
    return _row_names(view.words).get(row_id, row_id)


@lru_cache(maxsize=8)
def _row_names(words: Words) -> Mapping[str, str]:
    return {
        "steps": words("Steps"), "touchpoints": words("Touchpoints"), "emotion": words("Feelings"),
        "thoughts": words("Thoughts"), "pains": words("Pains"), "gains": words("Gains"),
        "opportunities": words("Opportunities"), "metrics": words("Metrics"), "content": words("Content"),
        "resources": words("Resources"), "notes": words("Notes"),
    }  # fmt: skip


def _row(row: Row, facts: Facts) -> GridRow | None:
    row_id = row.id or ""
    cell, kind, note = _statements_of(row, facts), row.drawn_as or "plain", ""
    if row_id == "steps":
        cell = steps_cell
    elif row_id == "touchpoints":
        cell = touchpoints_cell
        note = esc(facts.view.words("and channels"))
    elif row_id == "emotion":
        drawn = drawn_feelings(facts)
        cells = tuple(feelings_cell(stage, facts, drawn) for stage in facts.journey.stages)
        if not any(each.filled for each in cells):
            return None  # the curve has said it all
        return _named(row, kind, cells, note, facts)
    elif row_id == "resources":
        cell = _resources
    elif row_id == "metrics" and (common := common_day(facts.journey)):
        note = common.isoformat()
    return _named(row, kind, tuple([cell(stage, facts) for stage in facts.journey.stages]), note, facts)


def _named(row: Row, kind: str, cells: tuple[StageCell, ...], note: str, facts: Facts) -> GridRow:
    title = inline(row.title, facts.view) if row.title else esc(row_name(row.id or "", facts.view))
    return GridRow(title, kind, cells, note, facts.anchors.get(row) or "", ours=not row.title)


def _statements_of(row: Row, facts: Facts) -> Callable[[Stage, Facts], StageCell]:
    row_id, quoted = row.id or "", row.drawn_as == "thoughts"
    common = common_day(facts.journey) if row.drawn_as == "metrics" else None

    def cell(stage: Stage, facts: Facts) -> StageCell:
        items: list[str] = []
        for moment, given in facts.said[id(stage)].get(row_id, ()):
            at = moment if isinstance(moment, Step) else None
            if isinstance(given, Metric):
                items.append(metric(given, facts, at=at, common=common))
            else:
                items.append(statement(given, facts, quoted=quoted, at=at))
        if items:
            return StageCell((listing(items, facts.view),), len(items))
        if row_id == "opportunities" and unanswered(facts, stage):
            said = esc(facts.view.words("High pain, no answer yet"))
            return StageCell((f'<span class="dl-k dl-neg"{facts.ui}>{icon("open")}{said}</span>',))
        return EMPTY

    return cell


def _resources(stage: Stage, facts: Facts) -> StageCell:
    """What is on hand and what is needed, under their own names."""
    if "resources" not in given_keys(facts.journey):
        return EMPTY
    made, count = [], 0
    for name, title in (("have", facts.view.words("On hand")), ("need", facts.view.words("Needed"))):
        items = [
            statement(given, facts, at=at)
            for moment, at in moments(stage)
            if moment.resources is not None
            for given in getattr(moment.resources, name)
        ]
        count += len(items)
        if items:
            made.append(f'<div class="dl-sub"{facts.ui}>{esc(title)}</div>{listing(items, facts.view)}')
    return StageCell(("".join(made),), count)


def _scale_row(scale: Scale, facts: Facts) -> GridRow:
    low, high = scale.bounds
    ends = f"{scale.levels[0]} – {scale.levels[-1]}" if scale.levels else f"{low:g}–{high:g}"
    cells = tuple(scale_cell(stage, facts, scale) for stage in facts.journey.stages)
    title = inline(scale.title or scale.id or "", facts.view)
    return GridRow(title, "scale", cells, inline(ends, facts.view), facts.anchors.get(scale) or "")


def _about_stages(facts: Facts) -> list[GridRow]:
    """Rows of what is no statement of the format's rows: scenario, proposed change, and what a stage itself carries."""
    words, given = facts.view.words, given_keys(facts.journey)
    makers: tuple[tuple[str, frozenset[str], Callable[[Moment, Step | None, Facts], str]], ...] = (
        (words("Scenario"), frozenset({"scenario"}), _scenario),
        (words("Proposed change"), frozenset({"change"}), _change),
        (words("About the stage"), _ABOUT, _about),
    )
    made = []
    for title, keys, maker in makers:
        if keys.isdisjoint(given):
            continue
        cells = []
        for stage in facts.journey.stages:
            parts = [html for moment, at in moments(stage) if (html := maker(moment, at, facts))]
            cells.append(StageCell(("".join(parts),), len(parts)) if parts else EMPTY)
        if any(cell.filled for cell in cells):
            made.append(GridRow(esc(title), "about", tuple(cells), ours=True))
    return made


def _scenario(moment: Moment, at: Step | None, facts: Facts) -> str:
    if moment.scenario is None:
        return ""
    mark = facts.step_mark(at) if at is not None else ""
    return f'<div class="dl-scenario">{mark}{scenario(moment.scenario, facts)}</div>'


def scenario(given: Scenario, facts: Facts) -> str:
    """A scenario: the situation, then goal and expectations by name."""
    words, view = facts.view.words, facts.view
    made = [inline(given.situation, view)] if given.situation else []
    if given.goal:
        made.append(f"<span{facts.ui}>{esc(words('Goal'))}</span>: {inline(given.goal, view)}")
    if given.expectations:
        expected = "".join(f"<li>{inline(text, view)}</li>" for text in given.expectations)
        made.append(f'<span{facts.ui}>{esc(words("Expects"))}</span>: <ul class="dl-s">{expected}</ul>')
    return "".join(f"<div>{part}</div>" for part in made)


def _change(moment: Moment, at: Step | None, facts: Facts) -> str:
    if not moment.change:
        return ""
    mark = facts.step_mark(at) if at is not None else ""
    return f'<div class="dl-change">{mark}{inline(moment.change, facts.view)}</div>'


def _about(moment: Moment, at: Step | None, facts: Facts) -> str:
    if at is not None or moment.__dict__.keys().isdisjoint(_ABOUT):
        return ""  # a step's own marks stand in its own cell
    line = moment_marks(moment, facts)
    below = f'<div class="dl-m"{facts.ui}>{line}</div>' if line else ""
    return f"{truths(moment.moment_of_truth, facts)}{fail_points(moment.fail_point, facts)}{below}"


_ABOUT: Final[frozenset[str]] = MARKED | {"moment_of_truth", "fail_point"}
"""The keys of a stage that stand in the row about it."""
