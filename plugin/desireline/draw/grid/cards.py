"""The grid on a narrow screen: stage after stage, the curve running down beside the steps, rows folded with counts.

The cards hold the very cells of the table. Only one of the two is ever displayed, so nothing is read twice; ids stand
in the table alone. A card names the place it is a twin of in `data-for`, to which `assets/js/map-page.js` brings links.
"""

from collections.abc import Sequence

from desireline.draw.facts import Facts, unanswered
from desireline.draw.grid.feelings import feelings_line
from desireline.draw.grid.row import GridRow
from desireline.draw.grid.steps import step_content, touchpoint_list
from desireline.draw.grid.table import stage_head
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.model import Stage, Step, columns, voices


def cards(rows: tuple[GridRow, ...], facts: Facts, curves: Sequence[str]) -> str:
    """One card for each stage, the lowest open. `curves` holds the piece of the line beside each column."""
    lowest = lowest_stage(facts)
    made, first = "", 0
    for number, stage in enumerate(facts.journey.stages):
        last = first + max(len(stage.steps), 1)
        made += _card(number, stage, rows, facts, curves[first:last], is_open=number == lowest)
        first = last
    return f'<div class="dl-cards">{made}</div>'


def legs(stage: Stage, number: int, curves: Sequence[str], facts: Facts) -> str:
    """The steps of the stage of that number (from 0) under one another, each beside its piece of the line."""
    own = [piece for piece, column in zip(curves, columns(facts.journey), strict=False) if column.stage_index == number]
    return _legs(stage, own, facts)


def _legs(stage: Stage, pieces: Sequence[str], facts: Facts) -> str:
    steps: tuple[Step | None, ...] = stage.steps or (None,)
    return "".join([_leg(step, stage, piece, facts) for step, piece in zip(steps, pieces, strict=False)])


def lowest_stage(facts: Facts) -> int | None:
    """The stage with the lowest point of the leading line; None without points."""
    lines = voices(facts.journey)
    points = lines[0].points if lines else ()
    return min(points, key=lambda point: point.value).stage_index if points else None


def _card(
    number: int,
    stage: Stage,
    rows: tuple[GridRow, ...],
    facts: Facts,
    curves: Sequence[str],
    *,
    is_open: bool,
) -> str:
    steps = _legs(stage, curves, facts)
    head = f'<div class="dl-card-head" data-for="{facts.anchors[stage]}">{stage_head(number + 1, stage, facts)}</div>'
    own_feelings = feelings_line(stage, facts) if stage.steps and stage.emotion is not None else ""
    if own_feelings:
        whole = esc(facts.view.words("As a whole"))
        head += f'<div class="dl-m dl-whole"><span{facts.ui}>{whole}</span>{own_feelings}</div>'
    counts = inside = ""
    for row in rows:
        cell = row.cells[number]
        if row.kind != "steps" and cell.filled and not _on_legs(row, stage):
            counts += f"<span>{row.title} {cell.said or ''}</span>"
            inside += (
                f'<div class="dl-card-row dl-r-{row.kind}"><div class="dl-sub">{row.title}</div>'
                f"{''.join(cell.parts)}</div>"
            )
    counts += _warnings(stage, facts)
    fold = f"<details{' open' if is_open else ''}><summary>{counts}</summary>{inside}</details>" if inside else ""
    return _twin(f'<section class="dl-card">{head}{steps}{fold}</section>')


def _leg(step: Step | None, stage: Stage, piece: str, facts: Facts) -> str:
    text = step_content(step, facts) if step is not None else ""
    felt = feelings_line(step or stage, facts)
    felt = f'<div class="dl-m">{felt}</div>' if felt else ""
    touched = touchpoint_list(step, facts) if step is not None and not stage.touchpoints else ""
    return f'<div class="dl-leg">{piece}<div class="dl-leg-text">{text}{felt}{touched}</div></div>'


def _on_legs(row: GridRow, stage: Stage) -> bool:
    """Whether the steps of the card already show this row: touchpoints that stand on steps alone."""
    return row.kind == "touchpoints" and bool(stage.steps) and not stage.touchpoints


def _warnings(stage: Stage, facts: Facts) -> str:
    """What must be seen even when the card is folded: how many pains are high, and whether one has no answer."""
    hurting = [pain for moment in (stage, *stage.steps) for pain in moment.pains]
    high = sum([1 for pain in hurting if pain.severity and pain.severity.word == "high" and pain.refuted is None])
    words = facts.view.words
    made = f'<span class="dl-neg">{icon("high")}{esc(words.count("{n} high", "{n} high", high))}</span>' if high else ""
    if unanswered(facts, stage):
        made += f'<span class="dl-neg">{icon("open")}{esc(words("no answer yet"))}</span>'
    return made


def _twin(html: str) -> str:
    """The same HTML with every id turned into the name of its twin. Text of the map holds no bare quotation mark."""
    return html.replace(' id="', ' data-for="')
