"""The grid on a narrow screen: stage after stage, the curve running down beside the steps, rows folded with counts.

The cards hold the very cells of the table. Only one of the two is ever displayed, so nothing is read twice; ids of
parts stand in the table alone. A card names the place it is a twin of in `data-for`, to which `assets/js/map-page.js`
brings links.
"""

from collections.abc import Iterator, Sequence

from desireline.draw.facts import Facts
from desireline.draw.grid.feelings import feelings_line
from desireline.draw.grid.row import GridRow
from desireline.draw.grid.steps import step_content, touchpoint_list
from desireline.draw.grid.table import stage_head
from desireline.draw.grid.walk import neighbours, walk_anchor
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.insight import meant_voices, pains_at
from desireline.model import Stage


def cards(rows: tuple[GridRow, ...], facts: Facts, curves: Sequence[str]) -> str:
    """One card for each stage, the lowest open. `curves` holds the piece of the line beside each column."""
    folded = [_folded(row, facts) for row in rows if row.kind != "steps"]
    lowest, beside = lowest_stage(facts), neighbours(facts)
    made, first = ['<div class="dl-cards">'], 0
    for number, stage in enumerate(facts.journey.stages):
        last = first + max(len(stage.steps), 1)
        made.append(f'<section class="dl-card" id="{walk_anchor(stage, facts)}" tabindex="-1">')
        made += _head(number, stage, facts)
        made += _legs(stage, [_twin(step_content(step, facts)) for step in stage.steps], curves[first:last], facts)
        made += _fold(stage, [row[number] for row in folded], facts, is_open=number == lowest)
        made += (beside[number], "</section>")
        first = last
    made.append("</div>")
    return "".join(made)


def _legs(stage: Stage, texts: Sequence[str], pieces: Sequence[str], facts: Facts) -> Iterator[str]:
    """`texts` are those of the stage's steps, `pieces` those of the line beside them."""
    if not stage.steps:
        yield from [_leg(piece, "", feelings_line(stage, facts), "") for piece in pieces[:1]]
    for step, text, piece in zip(stage.steps, texts, pieces, strict=False):
        touched = touchpoint_list(step, facts) if not stage.touchpoints else ""
        yield _leg(piece, text, feelings_line(step, facts), touched)


def _leg(piece: str, text: str, felt: str, touched: str) -> str:
    """One step beside its piece of the line; without a line it has the whole width, and is left out if it is empty."""
    below = f'<div class="dl-m">{felt}</div>' if felt else ""
    said = f"{text}{below}{touched}"
    if not piece:
        return f'<div class="dl-leg dl-leg-alone"><div class="dl-leg-text">{said}</div></div>' if said else ""
    return f'<div class="dl-leg">{piece}<div class="dl-leg-text">{said}</div></div>'


def lowest_stage(facts: Facts) -> int | None:
    """The stage with the lowest point of the leading line; None without points."""
    lines = meant_voices(facts.journey)
    points = lines[0].points if lines else ()
    return min(points, key=lambda point: point.value).stage_index if points else None


def _head(number: int, stage: Stage, facts: Facts) -> Iterator[str]:
    head = _twin(stage_head(number + 1, stage, facts))
    yield f'<div class="dl-card-head" data-for="{facts.anchors[stage]}">{head}</div>'
    own_feelings = feelings_line(stage, facts) if stage.steps and stage.emotion is not None else ""
    if own_feelings:
        whole = esc(facts.view.words("As a whole"))
        yield f'<div class="dl-m dl-whole"><span{facts.ui}>{whole}</span>{own_feelings}</div>'


_Folded = tuple[str, str]
"""A row at a stage as the cards show it: its name and how much it says, on the fold; then its name and what it says."""


def _folded(row: GridRow, facts: Facts) -> list[_Folded | None]:
    """The row at each stage; None where it says nothing, or nothing that the steps of the card do not show already."""
    start = f'<div class="dl-card-row dl-r-{row.kind}"><div class="dl-sub">{row.title}</div>'
    touched = row.kind == "touchpoints"
    made: list[_Folded | None] = []
    for stage, (parts, count) in zip(facts.journey.stages, row.cells, strict=True):
        said = "".join(parts)
        if said and not (touched and stage.steps and not stage.touchpoints):
            made.append((f"<span>{row.title} {count or ''}</span>", f"{start}{said}</div>"))
        else:
            made.append(None)
    return made


def _fold(stage: Stage, rows: Sequence[_Folded | None], facts: Facts, *, is_open: bool) -> Sequence[str]:
    """The rows that say something at the stage, and how much each says."""
    saying = [row for row in rows if row is not None]
    if not saying:
        return ()
    counts, said = zip(*saying, strict=True)
    fold = f"<details{' open' if is_open else ''}><summary>"
    return (fold, *counts, _warnings(stage, facts), "</summary>", _twin("".join(said)), "</details>")


def _warnings(stage: Stage, facts: Facts) -> str:
    """What must be seen even when the card is folded: how many pains are high, and whether one has no answer."""
    known = pains_at(facts.journey)
    here = [pain.severity for moment in (stage, *stage.steps) for pain in known.get(id(moment), ())]
    high = len([severity for severity in here if severity is not None and severity.word == "high"])
    words, start = facts.view.words, f'<span class="dl-neg"{facts.ui}>'
    made = f"{start}{icon('high')}{esc(words.count('{n} high', '{n} high', high))}</span>" if high else ""
    if id(stage) in facts.unanswered:
        made += f"{start}{icon('open')}{esc(words('no answer yet'))}</span>"
    return made


def _twin(html: str) -> str:
    """The same HTML with every id turned into the name of its twin. Text of the map holds no bare quotation mark."""
    return html.replace(' id="', ' data-for="')
