"""The grid in characters: stage after stage, each row of the map with its statements.

What a step says stands behind the step's number, such as `(3.2)`, where its stage has several.
"""

from collections.abc import Callable
from typing import Final

from desireline.draw.dropped import behind, is_dropped
from desireline.draw.facts import Facts
from desireline.draw.grid.row import moments
from desireline.draw.grid.rows import row_name
from desireline.draw.inline import plain
from desireline.draw.text.cells import hanging, lines_of, padded, underlined
from desireline.draw.text.lane_words import marks_of
from desireline.draw.text.said import actor_names, beside, scale_name, score_word, stage_name
from desireline.draw.view import View
from desireline.model import (
    Emotion,
    Feeling,
    JourneyMap,
    Metric,
    Moment,
    Opportunity,
    Pain,
    Row,
    Scale,
    Scenario,
    Stage,
    Statement,
    Step,
    drawn_rows,
    row_statements,
    words_of,
)

HEAD: Final = 15
LEAST_WIDTH: Final = 40
NOTHING: Final = "-"


def grid_text(journey: JourneyMap, view: View, width: int = 80) -> str:
    """Every stage with every row: what is missing is a dash, so that it can be seen.

    Args:
        journey: The map.
        view: Its surroundings.
        width: Cells across; fewer than 40 count as 40.
    """
    width = max(width, LEAST_WIDTH)
    facts = Facts(journey, view)
    lines, rows = underlined(plain(journey.title), width), _rows(journey)
    for number, stage in enumerate(journey.stages, 1):
        lines += ["", *underlined(f"{number}. {stage_name(stage, facts.view)}", width, "-")]
        if stage.goal:
            lines += hanging("", plain(stage.goal), width)
        for name, said in _about(stage, facts):
            lines += _row(name, said, width)
        for row in rows:
            lines += _row(_name(row, facts.view), _said(row, stage, facts), width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _rows(journey: JourneyMap) -> list[Row | Scale]:
    """The rows of the map, its further scales behind emotion, or last where emotion is left out."""
    rows: list[Row | Scale] = [*drawn_rows(journey)]
    behind = next((place for place, row in enumerate(rows, 1) if row.id == "emotion"), len(rows))
    rows[behind:behind] = [scale for scale in journey.scales if scale.id not in {"emotion", None}]
    return rows


def _about(stage: Stage, facts: Facts) -> list[tuple[str, list[str]]]:
    """What is no row of the map, where anything is said: scenario, proposed change, what the stage itself carries."""
    words = facts.view.words
    rows = (
        (words("Scenario"), _behind_numbers(stage, facts, lambda moment: _scenario(moment.scenario, facts.view))),
        (words("Proposed change"), _behind_numbers(stage, facts, lambda moment: [plain(moment.change or "")])),
        (words("About the stage"), marks_of(stage, facts.view)),
    )
    return [(name, said) for name, said in rows if said]


def _scenario(given: Scenario | None, view: View) -> list[str]:
    if given is None:
        return []
    words = view.words
    goal = [f"{words('Goal')}: {plain(given.goal)}"] if given.goal else []
    return [plain(given.situation or ""), *goal, *[f"{words('Expects')}: {plain(text)}" for text in given.expectations]]


def _behind_numbers(stage: Stage, facts: Facts, said: Callable[[Moment], list[str]]) -> list[str]:
    """What a stage and its steps say, each step's behind its number."""
    made: list[str] = []
    for moment, step in moments(stage):
        number = facts.step_numbers.get(id(step)) if step is not None else None
        made += [f"({number}) {text}" if number else text for text in said(moment) if text]
    return made


def _name(row: Row | Scale, view: View) -> str:
    return scale_name(row, view) if isinstance(row, Scale) else plain(row.title or row_name(row.id or "", view))


def _row(name: str, given: list[str], width: int) -> list[str]:
    """A row of one stage: its name to the left, its statements to the right."""
    heads = list(lines_of(name, HEAD - 1))
    said = [line for text in given for line in hanging("- ", text, width - HEAD)] or [NOTHING]
    count = max(len(heads), len(said))
    heads += [""] * (count - len(heads))
    said += [""] * (count - len(said))
    return [padded(head, HEAD) + text for head, text in zip(heads, said, strict=True)]


def _said(row: Row | Scale, stage: Stage, facts: Facts) -> list[str]:
    kind, view = row.id or "", facts.view
    if isinstance(row, Scale):
        return _behind_numbers(stage, facts, lambda moment: _feelings(moment.scales.get(kind), row, view))
    if kind == "steps":
        return _behind_numbers(stage, facts, lambda moment: [_step(moment, facts)] if isinstance(moment, Step) else [])
    if kind == "touchpoints":
        all_names = (name for moment, _ in moments(stage) for name in moment.touchpoints)
        return list(dict.fromkeys(plain(facts.touchpoint_name(name)) for name in all_names))
    if kind == "emotion":
        scale = facts.journey.scale()
        return _behind_numbers(stage, facts, lambda moment: _feelings(moment.emotion, scale, view))
    if kind == "resources":
        return _behind_numbers(stage, facts, lambda moment: _resources(moment, view))
    return _behind_numbers(
        stage, facts, lambda moment: [_statement(each, view) for each in row_statements(moment, kind)]
    )


def _step(step: Step, facts: Facts) -> str:
    who = facts.view.words(", ").join(actor_names(step, facts.journey, facts.view)) if step.actors else ""
    text = (plain(step.text) or facts.view.words("(behind the scenes)")) + behind(step, facts.view.words)
    marks = [mark for mark in (who, *marks_of(step, facts.view)) if mark]
    return f"{text} [{'; '.join(marks)}]" if marks else text


def _feelings(emotion: Emotion | None, scale: Scale, view: View) -> list[str]:
    if emotion is None:
        return []
    made = [_feeling(feeling, scale, view) for feeling in emotion.feelings]
    for persona, feelings in emotion.by_persona.items():
        made += [f"{plain(view.persona_name(persona))}: {_feeling(feeling, scale, view)}" for feeling in feelings]
    return made


def _feeling(feeling: Feeling, scale: Scale, view: View) -> str:
    value, intended = scale.value(feeling.score, feeling.word), scale.value(feeling.intended)
    if value is None:
        said = plain(words_of(feeling)) or NOTHING
    else:
        parts = (score_word(value, scale), plain(words_of(feeling, scale.level(value))))
        said = beside(scale).join(part for part in parts if part)
    return said if intended is None else f"{said} ({view.words('intended')} {score_word(intended, scale)})"


def _resources(moment: Moment, view: View) -> list[str]:
    if moment.resources is None:
        return []
    have = [f"{view.words('On hand')}: {plain(each.text)}" for each in moment.resources.have]
    return have + [f"{view.words('Needed')}: {plain(each.text)}" for each in moment.resources.need]


def _statement(given: Statement, view: View) -> str:
    """A statement with what weighs it, in brackets."""
    words, marks = view.words, []
    if isinstance(given, Pain) and given.severity is not None:
        marks.append(words("severity {n} of 5", n=given.severity.value))
    if isinstance(given, Opportunity):
        if given.impact is not None:
            marks.append(words("impact {n} of 5", n=given.impact.value))
        if given.effort is not None:
            marks.append(words("effort {n} of 5", n=given.effort.value))
    if isinstance(given, Metric):
        marks.append(_amounts(given, view))
    if given.evidence is not None:
        marks.append({
            "validated": words("validated"), "reasoned": words("reasoned"), "assumption": words("assumption"),
        }[given.evidence.standing])  # fmt: skip
    if given.refuted is not None:
        marks.append(words("refuted"))
    if is_dropped(given):
        marks.append(words("dropped"))
    marks = [mark for mark in marks if mark]
    return f"{plain(given.text)} [{'; '.join(marks)}]" if marks else plain(given.text)


def _amounts(metric: Metric, view: View) -> str:
    value = "" if metric.value is None else str(metric.value)
    return f"{value} ({view.words('target')} {metric.target})".strip() if metric.target is not None else value
