"""The grid in characters: stage after stage, each row of the map with its statements."""

from typing import Final

from desireline.draw.dropped import behind, is_dropped
from desireline.draw.facts import Facts
from desireline.draw.grid.rows import row_name
from desireline.draw.inline import plain
from desireline.draw.text.cells import hanging, lines_of, padded, underlined
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
        for row in rows:
            lines += _row(row, stage, facts, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _rows(journey: JourneyMap) -> list[Row | Scale]:
    """The rows of the map, its further scales behind emotion, or last where emotion is left out."""
    rows: list[Row | Scale] = [*drawn_rows(journey)]
    behind = next((place for place, row in enumerate(rows, 1) if row.id == "emotion"), len(rows))
    rows[behind:behind] = [scale for scale in journey.scales if scale.id not in {"emotion", None}]
    return rows


def _row(row: Row | Scale, stage: Stage, facts: Facts, width: int) -> list[str]:
    """A row of one stage: its name to the left, its statements to the right."""
    name = (
        scale_name(row, facts.view)
        if isinstance(row, Scale)
        else plain(row.title or row_name(row.id or "", facts.view))
    )
    heads = list(lines_of(name, HEAD - 1))
    said = [line for text in _said(row, stage, facts) for line in hanging("- ", text, width - HEAD)] or [NOTHING]
    count = max(len(heads), len(said))
    heads += [""] * (count - len(heads))
    said += [""] * (count - len(said))
    return [padded(head, HEAD) + text for head, text in zip(heads, said, strict=True)]


def _said(row: Row | Scale, stage: Stage, facts: Facts) -> list[str]:
    kind = row.id or ""
    moments: list[Moment] = [stage, *stage.steps]
    if isinstance(row, Scale):
        return [text for moment in moments for text in _feelings(moment.scales.get(kind), row, facts.view)]
    if kind == "steps":
        return [_step(step, facts) for step in stage.steps]
    if kind == "touchpoints":
        names = [plain(facts.touchpoint_name(name)) for moment in moments for name in moment.touchpoints]
        return list(dict.fromkeys(names))
    if kind == "emotion":
        scale = facts.journey.scale()
        return [text for moment in moments for text in _feelings(moment.emotion, scale, facts.view)]
    if kind == "resources":
        return [text for moment in moments for text in _resources(moment, facts.view)]
    return [_statement(each, facts.view) for moment in moments for each in row_statements(moment, kind)]


def _step(step: Step, facts: Facts) -> str:
    who = facts.view.words(", ").join(actor_names(step, facts.journey, facts.view)) if step.actors else ""
    text = (plain(step.text) or facts.view.words("(behind the scenes)")) + behind(step, facts.view.words)
    return f"{text} [{who}]" if who else text


def _feelings(emotion: Emotion | None, scale: Scale, view: View) -> list[str]:
    if emotion is None:
        return []
    made = [_feeling(feeling, scale) for feeling in emotion.feelings]
    for persona, feelings in emotion.by_persona.items():
        made += [f"{plain(view.persona_name(persona))}: {_feeling(feeling, scale)}" for feeling in feelings]
    return made


def _feeling(feeling: Feeling, scale: Scale) -> str:
    value = scale.value(feeling.score, feeling.word)
    if value is None:
        return plain(words_of(feeling)) or NOTHING
    parts = (score_word(value, scale), plain(words_of(feeling, scale.level(value))))
    return beside(scale).join(part for part in parts if part)


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
