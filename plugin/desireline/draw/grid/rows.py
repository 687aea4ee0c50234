"""Which rows the grid has, in which order, and what stands in each at each stage."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from desireline.draw.facts import Facts
from desireline.draw.grid.feelings import drawn_feelings, feelings_cell, scale_cell
from desireline.draw.grid.metrics import common_day, metric
from desireline.draw.grid.portions import portions_row
from desireline.draw.grid.row import EMPTY, GridRow, StageCell, moments
from desireline.draw.grid.steps import MARKED, moment_marks, steps_cell, touchpoints_cell, truths
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline
from desireline.draw.language import colon, loanwords_whole
from desireline.draw.marks import number
from desireline.draw.statements import fail_points, listing, statement
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Metric, Row, Scale, Scenario, Stage, drawn_rows, given_keys, id_as_words


def grid_rows(facts: Facts) -> tuple[GridRow, ...]:
    """The rows of a map from top to bottom.

    First what is said of the stages themselves (scenario, proposed change, why it matters), then the rows of the
    format, with the map's other scales behind emotion; last, where the maps are that show a stage in detail.
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
    made += [row for row in scales if any(cell.filled for cell in row.cells)]
    detail = portions_row(facts)
    return tuple(made if detail is None else [*made, detail])


def row_name(row_id: str, view: View) -> str:
    """What a built-in row is called in the interface's language. Not escaped."""
    return _row_name(row_id, view.words)


def _row_name(row_id: str, words: Words) -> str:
    return _row_names(words).get(row_id) or id_as_words(row_id)


@lru_cache(maxsize=64)
def _row_title(row_id: str, words: Words) -> str:
    """A row's name in the interface's language; one that is too long for a head parts where a reader expects it."""
    parted = r'<span class="dl-nowrap">\1</span><wbr><span class="dl-nowrap">\2</span>'
    return _LONG.sub(parted, esc(_row_name(row_id, words)))


_LONG: Final = re.compile("(タッチ)(ポイント)")
"""A loanword of two; lines of Japanese may otherwise end anywhere in it."""


@lru_cache(maxsize=8)
def _row_names(words: Words) -> Mapping[str, str]:
    return {
        "steps": words("Steps"), "touchpoints": words("Touchpoints"), "emotion": words("Feelings"),
        "thoughts": words("Thoughts"), "pains": words("Pains"), "gains": words("Gains"),
        "opportunities": words("Opportunities"), "metrics": words("Metrics"), "content": words("Content"),
        "resources": words("Resources"), "notes": words("Notes"),
    }  # fmt: skip


def _row(row: Row, facts: Facts) -> GridRow | None:
    row_id, kind, note, stages = row.id or "", row.drawn_as or "plain", "", facts.journey.stages
    if row_id == "steps":
        cells = [steps_cell(stage, facts) for stage in stages]
    elif row_id == "touchpoints":
        cells = [touchpoints_cell(stage, facts) for stage in stages]
        note = esc(facts.view.words("and channels"))
    elif row_id == "emotion":
        drawn = drawn_feelings(facts)
        cells = [feelings_cell(stage, facts, drawn) for stage in stages]
        if not any(cell.filled for cell in cells):
            return None  # the curve has said it all
    elif row_id == "resources":
        cells = [_resources(stage, facts) for stage in stages]
    else:
        common = common_day(facts.journey) if kind == "metrics" else None
        note = common.isoformat() if common else ""
        cells = [_statements(stage, row_id, kind == "thoughts", common, facts) for stage in stages]
    return _named(row, kind, tuple(cells), note, facts)


def _named(row: Row, kind: str, cells: tuple[StageCell, ...], note: str, facts: Facts) -> GridRow:
    title = _own_title(row.title, facts.view) if row.title else _row_title(row.id or "", facts.view.words)
    return GridRow(title, kind, cells, note, facts.anchors.get(row) or "", ours=not row.title)


def _own_title(title: str, view: View) -> str:
    """A row's own name; a loanword in it, for which `widths` makes room, stays on one line."""
    return loanwords_whole(inline(title, view))


def _statements(stage: Stage, row_id: str, quoted: bool, common: date | None, facts: Facts) -> StageCell:
    """What a row of statements says at a stage; `common` is the day of all its metrics."""
    said = facts.said[id(stage)].get(row_id)
    if said:
        items = [
            metric(given, facts, at=at, common=common)
            if isinstance(given, Metric)
            else statement(given, facts, quoted=quoted, at=at)
            for at, given in said
        ]
        return StageCell((listing(items, facts.view),), len(items))
    if row_id == "opportunities" and id(stage) in facts.unanswered:
        missing = esc(facts.view.words("High pain, no answer yet"))
        return StageCell((f'<span class="dl-k dl-neg"{facts.ui}>{icon("open")}{missing}</span>',))
    return EMPTY


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
    named = [inline(level, facts.view) for level in scale.levels]
    ends = f"{named[0]} – {named[-1]}" if named else "…".join([number(f"{end:g}") for end in scale.bounds])
    cells = tuple(scale_cell(stage, facts, scale) for stage in facts.journey.stages)
    title = _own_title(scale.title or id_as_words(scale.id or ""), facts.view)
    return GridRow(title, "scale", cells, ends, facts.anchors.get(scale) or "")


def _about_stages(facts: Facts) -> list[GridRow]:
    """Rows of what is no statement of the format's rows: scenario, proposed change, and what a stage itself carries."""
    words, given = facts.view.words, given_keys(facts.journey)
    makers: tuple[tuple[str, frozenset[str], Callable[[Stage, Facts], list[str]]], ...] = (
        (words("Scenario"), frozenset({"scenario"}), _scenarios),
        (words("Proposed change"), frozenset({"change"}), _changes),
        (words("About the stage"), _ABOUT, _about),
    )
    made = []
    for title, keys, maker in makers:
        if keys.isdisjoint(given):
            continue
        parts = [maker(stage, facts) for stage in facts.journey.stages]
        if any(parts):
            cells = tuple([StageCell(("".join(each),), len(each)) if each else EMPTY for each in parts])
            made.append(GridRow(esc(title), "about", cells, ours=True))
    return made


def _scenarios(stage: Stage, facts: Facts) -> list[str]:
    return [
        f'<div class="dl-scenario">{facts.step_mark(at) if at else ""}{scenario(moment.scenario, facts)}</div>'
        for moment, at in moments(stage)
        if moment.scenario is not None
    ]


def scenario(given: Scenario, facts: Facts) -> str:
    """A scenario: the situation, then goal and expectations by name."""
    words, view = facts.view.words, facts.view
    made = [inline(given.situation, view)] if given.situation else []
    if given.goal:
        made.append(f"<span{facts.ui}>{esc(words('Goal'))}{colon(words.lang)}</span>{inline(given.goal, view)}")
    if given.expectations:
        expected = "".join(f"<li>{inline(text, view)}</li>" for text in given.expectations)
        title = f"<span{facts.ui}>{esc(words('Expects'))}{colon(words.lang)}</span>"
        made.append(f'{title}<ul class="dl-s">{expected}</ul>')
    return "".join(f"<div>{part}</div>" for part in made)


def _changes(stage: Stage, facts: Facts) -> list[str]:
    return [
        f'<div class="dl-change">{facts.step_mark(at) if at else ""}{inline(moment.change, facts.view)}</div>'
        for moment, at in moments(stage)
        if moment.change
    ]


def _about(stage: Stage, facts: Facts) -> list[str]:
    """What the stage itself carries; a step's own marks stand in its own cell."""
    if stage.__dict__.keys().isdisjoint(_ABOUT):
        return []
    line = moment_marks(stage, facts)
    below = f'<div class="dl-m"{facts.ui}>{line}</div>' if line else ""
    made = f"{truths(stage.moment_of_truth, facts)}{fail_points(stage.fail_point, facts)}{below}"
    return [made] if made else []


_ABOUT: Final[frozenset[str]] = MARKED - {"time", "duration"} | {"moment_of_truth", "fail_point"}
"""The keys of a stage that stand in the row about it; its time and duration stand in its head."""
