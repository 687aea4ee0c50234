"""The grid as one table, its columns exactly under those of the curve."""

from desireline.draw.dropped import struck
from desireline.draw.facts import Facts
from desireline.draw.grid.row import NOTHING, GridRow
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.marks import duration, star
from desireline.draw.statements import former
from desireline.draw.widths import Widths
from desireline.model import Stage


def grid(rows: tuple[GridRow, ...], facts: Facts, widths: Widths) -> str:
    """The table: a head for each stage over all its columns, and one line for each of `rows`."""
    spans = [max(len(stage.steps), 1) for stage in facts.journey.stages]
    words = facts.view.words
    heads = "".join(
        f'<th scope="colgroup" class="dl-stage" colspan="{span}" id="{facts.anchors[stage]}">'
        f"{stage_head(number, stage, facts)}</th>"
        for number, (stage, span) in enumerate(zip(facts.journey.stages, spans, strict=True), 1)
    )
    across = [f' colspan="{span}"' if span > 1 else "" for span in spans]
    body = "".join([_line(row, across, facts) for row in rows])
    caption = esc(words("{title}: stages across, one row for each kind of statement", title=plain(facts.journey.title)))
    return (
        f'<table class="dl-grid"><caption class="dl-vh">{caption}</caption>{widths.colgroup()}'
        f'<thead><tr><th scope="col" class="dl-corner"{facts.ui}>{esc(words("Stages"))}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def stage_head(number: int, stage: Stage, facts: Facts) -> str:
    """Number, name, star, time and duration of a stage, and its goal below."""
    made = facts.drawn.get(("head", id(stage)))
    if made is None:
        made = facts.drawn["head", id(stage)] = _stage_head(number, stage, facts)
    return made


def _stage_head(number: int, stage: Stage, facts: Facts) -> str:
    mark = star(facts.view) if stage.moment_of_truth else ""
    when = [f'<bdi dir="ltr">{esc(stage.time)}</bdi>'] if stage.time else []
    when += [esc(duration(stage.duration, facts.view))] if stage.duration else []
    time = f'<span class="dl-time"{facts.ui}>{"<br>".join(when)}</span>' if when else ""
    goal = f'<div class="dl-goal">{inline(stage.goal, facts.view)}</div>' if stage.goal else ""
    title = struck(inline(stage.title, facts.view), stage)
    source = facts.source_of(stage)
    return (
        f'<div class="dl-head">{former(stage)}<span class="dl-no">{number}</span>'
        f'<span class="dl-title"><b>{title}</b>{mark}{source}</span>{time}</div>{goal}'
    )


def _line(row: GridRow, across: list[str], facts: Facts) -> str:
    """One row of the table. `across` says of each stage over how many columns a cell of its own stands."""
    cells = []
    for cell, over in zip(row.cells, across, strict=True):
        if len(cell.parts) == 1:
            cells.append(f"<td{over}>{cell.parts[0] or NOTHING}</td>")
        else:
            cells += [f"<td>{part or NOTHING}</td>" for part in cell.parts]
    ui = facts.ui if row.ours else ""
    note = f"<small>{row.note}</small>" if row.note else ""
    anchor = f' id="{row.anchor}"' if row.anchor else ""
    return f'<tr class="dl-r-{row.kind}"><th scope="row"{anchor}{ui}>{row.title}{note}</th>{"".join(cells)}</tr>'
