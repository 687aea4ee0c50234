"""The table of a blueprint: a row for each step, a column for each lane, placed on the grid by area.

In the table each step is a row and each lane a column, so that reading it in order follows the journey, and so that
it folds to one card a step on a phone without a second copy; the grid shows it turned, lanes from top to bottom.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

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
from desireline.model import Stage
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


class _Lane(NamedTuple):
    """What all cells of one band share."""

    band: int
    own: bool
    """Whether it is the customer's, whose cell is the head of its row."""
    name: str
    """Escaped."""
    dark: str
    """The class of cells on the shade, or empty."""
    wide: bool
    above: tuple[str, ...]
    """Names of the lines between it and the band above."""
    rows: tuple[str, str]
    """Its row lines, as an area begins and as it goes on after its first column line."""
    covered: frozenset[int]
    """Columns of which the lane says something in either of its bands."""


def table(sheet: Sheet, title: str, top: int) -> str:
    """The table. `title` is its caption, `top` the number of the first stage."""
    drawn, facts = sheet.drawn, sheet.facts
    words = facts.view.words
    by_place = {(cell.spot.band, column): cell for cell in drawn.cells for column in _over(cell)}
    said = arrow_words(sheet.routed, drawn, facts)
    order = _reading_order(drawn)
    heads = "".join([_lane_head(sheet, index) for index in order])
    lanes = [_lane(sheet, index) for index in order]
    nothing = f'<span class="dl-vh"{facts.ui}>{esc(words("Nothing"))}</span>'
    groups = []
    first = 0
    for index, stage in enumerate(facts.journey.stages):
        own = range(first, first + max(len(stage.steps), 1))
        first = own.stop
        rows = [
            f"<tr>{_stage_head(sheet, stage, own, index + top) if column == own[0] else ''}"
            f"{_cells(sheet, column, lanes, by_place, said, nothing)}</tr>"
            for column in own
        ]
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


def _lane(sheet: Sheet, index: int) -> _Lane:
    drawn, at = sheet.drawn, sheet.at
    lane, row = drawn.bands[index].lane, at.band[index]
    bands = drawn.lane_bands(lane.id or "")
    return _Lane(
        band=index,
        own=lane.id == "customer",
        name=esc(plain(lane_name(lane, sheet.facts))),
        dark=" dl-bp-dark" if _shaded(drawn, index) else "",
        wide=drawn.bands[index].wide,
        above=tuple([name for name, line in at.marked if at.gutter[index] < line <= at.after[index]]),
        rows=(f"--a:{row}/", f"/{row + 1}/"),
        covered=frozenset([column for cell in drawn.cells if cell.spot.band in bands for column in _over(cell)]),
    )


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


def _cells(
    sheet: Sheet,
    column: int,
    lanes: Sequence[_Lane],
    by_place: Mapping[tuple[int, int], Cell],
    said: Mapping[tuple[int, int], str],
    nothing: str,
) -> str:
    """One row of the table: all cells of a column, the customer's first."""
    made = []
    crossed_lines: list[str] = []
    for lane in lanes:
        if not lane.own:
            crossed_lines += lane.above
        place = (lane.band, column)
        cell = by_place.get(place)
        if cell is None:
            made.append(_empty(sheet, lane, place, nothing, said.get(place, "")))
        elif cell.spot.first == column:
            made.append(_filled(sheet, lane, cell, said.get(place, ""), crossed_lines))
            crossed_lines = []
    return "".join(made)


def _empty(sheet: Sheet, lane: _Lane, place: tuple[int, int], nothing: str, said: str) -> str:
    """An empty cell: a dot, unless an arrow crosses it or ends there."""
    routed, at, column = sheet.routed, sheet.at, place[1]
    bare = place in routed.bare
    dotted = not (bare or lane.wide or place in routed.crossed or column in lane.covered)
    kind = ("dl-bp-bare" if bare else "dl-bp-none") + (" dl-bp-dot" if dotted else "") + lane.dark
    tag = 'th scope="row"' if lane.own else "td"
    begin, on = lane.rows
    return f'<{tag} class="{kind}" style="{begin}{at.start(column)}{on}{at.end(column)}">{nothing}{said}</{tag[:2]}>'


_LINE_CLASS: Final = {"visibility": " dl-bp-sees", "internal-interaction": " dl-bp-inner"}


def _filled(sheet: Sheet, lane: _Lane, cell: Cell, said: str, crossed_lines: Sequence[str]) -> str:
    """A cell with what it says; on a narrow page its lane and the strongest line above it are named there."""
    at, facts, spot = sheet.at, sheet.facts, cell.spot
    kinds = "dl-bp-cell"
    if lane.own:
        kinds += " dl-bp-own"
    elif cell.lane.drawn_as == "physical_evidence":
        kinds += " dl-bp-seen"
    if fails(cell):
        kinds += " dl-bp-fails"
    rows, anchor, old, line = "", "", "", ""
    if spot.last > spot.first:
        kinds += " dl-bp-wide"
        rows = f' rowspan="{spot.last - spot.first + 1}"'
    kinds += lane.dark
    if crossed_lines:
        strongest = next(name for name in _BY_WEIGHT if name in crossed_lines)
        kinds += _LINE_CLASS.get(strongest, "")
        line = f' data-line="{esc(line_name(strongest, facts))}"'
    step = sheet.drawn.columns[spot.first].step
    if lane.own and sheet.anchored and step is not None:
        anchor, old = f' id="{esc(facts.anchors[step])}"', former(step)
    tag = 'th scope="row"' if lane.own else "td"
    begin, on = lane.rows
    return (
        f'<{tag} class="{kinds}"{rows}{anchor} data-lane="{lane.name}"{line} '
        f'style="{begin}{at.start(spot.first)}{on}{at.end(spot.last)}">'
        f"{old}{cell_html(cell, facts, anchored=sheet.anchored)}{said}</{tag[:2]}>"
    )
