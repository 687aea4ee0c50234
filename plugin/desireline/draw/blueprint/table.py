"""The table of a blueprint: a row for each step, a column for each lane, placed on the grid by area.

In the table each step is a row and each lane a column, so that reading it in order follows the journey, and so that
it folds to one card a step on a phone without a second copy; the grid shows it turned, lanes from top to bottom.
"""

from collections.abc import Sequence
from typing import Final

from desireline.draw.blueprint.arrows import arrow_words
from desireline.draw.blueprint.board import Board, Cell
from desireline.draw.blueprint.cell import cell_html, duration_of, fails, lane_hint, lane_name, line_name
from desireline.draw.blueprint.lines import Lines
from desireline.draw.blueprint.routes import Plan
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.marks import star
from desireline.draw.statements import former
from desireline.model import Lane, Stage
from desireline.model.record import Record, record

_BY_WEIGHT: Final = ("visibility", "interaction", "internal-interaction")
"""Which line is named where the next filled cell lies beyond several, on a card of a narrow page."""


@record
class Sheet(Record):
    """A blueprint ready to be drawn."""

    drawn: Board
    routed: Plan
    at: Lines
    facts: Facts
    anchored: bool
    """Whether stages and steps stand here under their anchors."""


def table(sheet: Sheet, title: str, top: int) -> str:
    """The table. `title` is its caption, `top` the number of the first stage."""
    drawn, facts = sheet.drawn, sheet.facts
    words = facts.view.words
    by_place = {(cell.spot.band, column): cell for cell in drawn.cells for column in _over(cell)}
    said = arrow_words(sheet.routed, drawn, facts)
    heads = "".join(_lane_head(sheet, index) for index in _reading_order(drawn))
    groups = []
    for index, stage in enumerate(facts.journey.stages):
        own = [column.index for column in drawn.columns if column.stage_index == index]
        rows = []
        for column in own:
            made = _stage_head(sheet, stage, own, index + top) if column == own[0] else ""
            made += _cells(sheet, column, by_place, said)
            rows.append(f"<tr>{made}</tr>")
        groups.append(f"<tbody>{''.join(rows)}</tbody>")
    return (
        f'<table class="dl-bp-table"><caption class="dl-vh"{facts.ui}>{esc(title)}</caption>'
        f'<thead><tr><th class="dl-bp-corner" scope="col"{facts.ui}>'
        f"{esc(words('Stages'))}</th>{heads}</tr></thead>{''.join(groups)}</table>"
    )


def _over(cell: Cell) -> range:
    return range(cell.spot.first, cell.spot.last + 1)


def _reading_order(drawn: Board) -> list[int]:
    """The customer's lane first, because its cell is the head of the step's row; then from top to bottom."""
    own = drawn.lane_bands("customer")
    return own + [index for index in range(len(drawn.bands)) if index not in own]


def _lane_head(sheet: Sheet, index: int) -> str:
    """The head of a lane; of its second band, where a lane has two, only for the table's sense."""
    drawn, at, facts = sheet.drawn, sheet.at, sheet.facts
    band = drawn.bands[index]
    bands = drawn.lane_bands(band.lane.id or "")
    name = inline(lane_name(band.lane, facts), facts.view)
    own = f' lang="{esc(facts.journey.lang)}"' if band.lane.title and facts.ui and facts.journey.lang else facts.ui
    if index != bands[0]:
        return f'<th scope="col" class="dl-bp-again"><span class="dl-vh"{own}>{name}</span></th>'
    hint = lane_hint(band.lane, facts)
    small = f"<small{facts.ui}>{esc(hint)}</small>" if hint else ""
    shaded = " dl-bp-dark" if _shaded(drawn, index) else ""
    area = f"{at.band[bands[0]]}/1/{at.band[bands[-1]] + 1}/2"
    anchor = facts.anchors.get(band.lane)
    where = f' id="{esc(anchor)}"' if anchor else ""
    return (
        f'<th scope="col" class="dl-bp-lane{shaded}"{where} style="--a:{area}">'
        f'<span class="dl-bp-lanename"{own}>{name}</span>{small}</th>'
    )


def _shaded(drawn: Board, band: int) -> bool:
    return drawn.shade is not None and drawn.shade[0] <= band <= drawn.shade[1]


def _stage_head(sheet: Sheet, stage: Stage, own: Sequence[int], number: int) -> str:
    """The head of a stage, over its columns and the gutters before them."""
    facts, anchored = sheet.facts, sheet.anchored
    area = f"1/{2 + 3 * own[0]}/2/{2 + 3 * (own[-1] + 1)}"
    truth = star(facts.view) if stage.moment_of_truth else ""
    took = duration_of(stage, facts)
    anchor = f' id="{esc(facts.anchors[stage])}"' if anchored else ""
    old = former(stage) if anchored else ""
    time = f'<span class="dl-bp-time"{facts.ui}>{took}</span>' if took else ""
    return (
        f'<th scope="rowgroup" rowspan="{len(own)}" class="dl-bp-stage" style="--a:{area}"{anchor}>'
        f"{old}"
        f'<span class="dl-bp-stagename"><span class="dl-bp-number">{number}</span> '
        f"<b>{inline(stage.title, facts.view)}</b>{truth}</span>{time}</th>"
    )


def _cells(sheet: Sheet, column: int, by_place: dict[tuple[int, int], Cell], said: dict[tuple[int, int], str]) -> str:
    """One row of the table: all cells of a column, the customer's first."""
    drawn, at = sheet.drawn, sheet.at
    made = []
    crossed_lines: list[str] = []
    over = {row: name for name, row in at.marked}
    for index in _reading_order(drawn):
        own_lines = [name for row, name in over.items() if at.gutter[index] < row <= at.after[index]]
        if index not in drawn.lane_bands("customer"):
            crossed_lines += own_lines
        cell = by_place.get((index, column))
        if cell is not None and cell.spot.first != column:
            continue
        words = said.get((index, column), "")
        if cell is None:
            made.append(_empty(sheet, index, column, words))
        else:
            made.append(_filled(sheet, cell, words, crossed_lines))
            crossed_lines = []
    return "".join(made)


def _empty(sheet: Sheet, index: int, column: int, said: str) -> str:
    """An empty cell: a dot, unless an arrow crosses it or ends there."""
    drawn, at = sheet.drawn, sheet.at
    band = drawn.bands[index]
    bare = (index, column) in sheet.routed.bare
    dotted = not (bare or (index, column) in sheet.routed.crossed or band.wide or _covered(drawn, index, column))
    kind = ("dl-bp-bare" if bare else "dl-bp-none") + (" dl-bp-dot" if dotted else "")
    kind += " dl-bp-dark" if _shaded(drawn, index) else ""
    words = f'<span class="dl-vh"{sheet.facts.ui}>{esc(sheet.facts.view.words("Nothing"))}</span>'
    tag, role = _element(band.lane)
    area = f"{at.band[index]}/{at.start(column)}/{at.band[index] + 1}/{at.end(column)}"
    return f'<{tag}{role} class="{kind}" style="--a:{area}">{words}{said}</{tag}>'


def _filled(sheet: Sheet, cell: Cell, said: str, crossed_lines: Sequence[str]) -> str:
    """A cell with what it says; on a narrow page its lane and the strongest line above it are named there."""
    drawn, at, facts, spot = sheet.drawn, sheet.at, sheet.facts, cell.spot
    customer = cell.lane.id == "customer"
    strongest = next((name for name in _BY_WEIGHT if name in crossed_lines), "")
    kinds = [
        "dl-bp-own" if customer else "dl-bp-seen" if cell.lane.drawn_as == "physical_evidence" else "",
        "dl-bp-fails" if fails(cell) else "",
        "dl-bp-wide" if spot.last > spot.first else "",
        "dl-bp-dark" if _shaded(drawn, spot.band) else "",
        {"visibility": "dl-bp-sees", "internal-interaction": "dl-bp-inner"}.get(strongest, ""),
    ]
    rows = f' rowspan="{spot.last - spot.first + 1}"' if spot.last > spot.first else ""
    step = drawn.columns[spot.first].step
    anchor, old = "", ""
    if customer and sheet.anchored and step is not None:
        anchor, old = f' id="{esc(facts.anchors[step])}"', former(step)
    lane = esc(plain(lane_name(cell.lane, facts)))
    line = f' data-line="{esc(line_name(strongest, facts))}"' if strongest else ""
    tag, role = _element(cell.lane)
    area = f"{at.band[spot.band]}/{at.start(spot.first)}/{at.band[spot.band] + 1}/{at.end(spot.last)}"
    classes = " ".join(["dl-bp-cell", *filter(None, kinds)])
    return (
        f'<{tag}{role} class="{classes}"{rows}{anchor} data-lane="{lane}"{line} '
        f'style="--a:{area}">{old}{cell_html(cell, facts, anchored=sheet.anchored)}{said}</{tag}>'
    )


def _element(lane: Lane) -> tuple[str, str]:
    """The customer's cell is the head of its row."""
    return ("th", ' scope="row"') if lane.id == "customer" else ("td", "")


def _covered(drawn: Board, index: int, column: int) -> bool:
    """Whether the lane says something of the whole stage there, in its other band."""
    bands = drawn.lane_bands(drawn.bands[index].lane.id or "")
    return any(cell.spot.band in bands and column in _over(cell) for cell in drawn.cells)
