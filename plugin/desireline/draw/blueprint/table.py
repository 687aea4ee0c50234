"""The table of a blueprint: a row for each step, a column for each lane, placed on the grid by area.

In the table each step is a row and each lane a column, so that reading it in order follows the journey, and so that
it folds to one card a step on a phone without a second copy; the grid shows it turned, lanes from top to bottom.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from desireline.draw.blueprint.arrows import arrow_words
from desireline.draw.blueprint.board import Board, Cell
from desireline.draw.blueprint.cell import (
    customer,
    duration_of,
    fails,
    lane_hint,
    lane_name,
    line_name,
    statements,
)
from desireline.draw.blueprint.lines import Lines
from desireline.draw.blueprint.routes import Plan
from desireline.draw.dropped import shown
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.language import loanwords_whole
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

    @cached_property
    def line_names(self) -> Mapping[str, str]:
        """For each line drawn the attribute that names it on the next cell below."""
        return {name: f' data-line="{esc(line_name(name, self.facts))}"' for name, _row in self.at.marked}


class _Lane(NamedTuple):
    """One band, with what all its cells share."""

    own: bool
    """Whether it is the customer's, whose cell is the head of its row."""
    cells: Mapping[int, Cell]
    """Its filled cells by column; one over several columns stands at each."""
    kinds: str
    """The classes of a filled cell."""
    given: str
    """The attributes of a filled cell."""
    row: str
    """Its row, as the style of a cell begins."""
    empty: str
    """An empty cell, whole."""
    crossed: str
    """An empty cell without a dot, because an arrow crosses it or another band of the lane says something there."""
    bare: str
    """An empty cell at which an arrow ends, open at its end for what that says."""
    above: tuple[str, ...]
    """Names of the lines between it and the band above."""
    undotted: frozenset[int]
    """Columns in which its empty cells have no dot."""
    ends: frozenset[int]
    """Columns of the empty cells at which an arrow ends."""


def table(sheet: Sheet, title: str, top: int) -> str:
    """The table. `title` is its caption, `top` the number of the first stage."""
    drawn, facts, at = sheet.drawn, sheet.facts, sheet.at
    words = facts.view.words
    by_band: list[dict[int, Cell]] = [{} for _band in drawn.bands]
    for cell in drawn.cells:
        for column in range(cell.first, cell.last + 1):
            by_band[cell.band][column] = cell
    said = arrow_words(sheet.routed, drawn, facts) if sheet.routed.routes else {}
    order = _reading_order(drawn)
    heads = "".join([_lane_head(sheet, index) for index in order])
    lanes = [(index, _lane(sheet, index, by_band)) for index in order]
    groups = []
    column = 0
    for index, stage in enumerate(facts.journey.stages):
        count = max(len(stage.steps), 1)
        groups.append("<tbody>")
        head = _stage_head(sheet, stage, range(column, column + count), index + top)
        for _step in range(count):
            groups.append(
                f'<tr style="--c:{at.start(column)}/{at.end(column)}">{head}{_cells(sheet, column, lanes, said)}</tr>'
            )
            head = ""
            column += 1
        groups.append("</tbody>")
    return (
        f'<table class="dl-bp-table"><caption class="dl-vh"{facts.ui}>{esc(title)}</caption>'
        f'<thead><tr><th class="dl-bp-corner" scope="col"{facts.ui}>'
        f"{esc(words('Stages'))}</th>{heads}</tr></thead>{''.join(groups)}</table>"
    )


def _reading_order(drawn: Board) -> list[int]:
    """The customer's lane first, because its cell is the head of the step's row; then from top to bottom."""
    own = drawn.lane_bands("customer")
    return [*own, *[index for index in range(len(drawn.bands)) if index not in own]]


def _lane(sheet: Sheet, index: int, by_band: Sequence[Mapping[int, Cell]]) -> _Lane:
    drawn, at, facts, routed = sheet.drawn, sheet.at, sheet.facts, sheet.routed
    lane, wide = drawn.bands[index].lane, drawn.bands[index].wide
    own = lane.id == "customer"
    tag = 'th scope="row"' if own else "td"
    dark = " dl-bp-dark" if _shaded(drawn, index) else ""
    row = f"--r:{at.band[index]}"
    nothing = f'style="{row}"><span class="dl-vh"{facts.ui}>{esc(facts.view.words("Nothing"))}</span>'
    none, close = f'<{tag} class="dl-bp-none{dark}', f"</{tag[:2]}>"
    crossed = f'{none}" {nothing}{close}'
    covered = {column for band in drawn.lane_bands(lane.id or "") if band != index for column in by_band[band]}
    covered.update([column for band, column in routed.crossed if band == index])
    return _Lane(
        own=own,
        cells=by_band[index],
        kinds="dl-bp-cell"
        + (" dl-bp-own" if own else " dl-bp-seen" if lane.drawn_as == "physical_evidence" else "")
        + dark,
        given=f'data-lane="{esc(plain(lane_name(lane, facts)))}"',
        row=row,
        empty=crossed if wide else f'{none} dl-bp-dot" {nothing}{close}',
        crossed=crossed,
        bare=f'<{tag} class="dl-bp-bare{dark}" {nothing}',
        above=tuple([name for name, line in at.marked if at.gutter[index] < line <= at.after[index]]),
        undotted=frozenset(covered),
        ends=frozenset([column for band, column in routed.bare if band == index]),
    )


def _lane_head(sheet: Sheet, index: int) -> str:
    """The head of a lane; of its second band, where a lane has two, only for the table's sense."""
    drawn, at, facts = sheet.drawn, sheet.at, sheet.facts
    band = drawn.bands[index]
    bands = drawn.lane_bands(band.lane.id or "")
    name = inline(lane_name(band.lane, facts), facts.view)
    if band.lane.title:
        name = loanwords_whole(name)  # `lane_head_width` makes room for them
    own = f' lang="{esc(facts.journey.lang)}"' if band.lane.title and facts.ui and facts.journey.lang else facts.ui
    if index != bands[0]:
        return f'<th scope="col" class="dl-bp-again"><span class="dl-vh"{own}>{name}</span></th>'
    hint = lane_hint(band.lane, facts)
    small = f"<small{facts.ui}>{esc(hint)}</small>" if hint else ""
    shaded = " dl-bp-dark" if _shaded(drawn, index) else ""
    area = f"--r:{at.band[bands[0]]}/{at.band[bands[-1]] + 1};--c:1"
    anchor = facts.anchors.get(band.lane)
    where = f' id="{esc(anchor)}"' if anchor else ""
    return (
        f'<th scope="col" class="dl-bp-lane{shaded}"{where} style="{area}">'
        f'<span class="dl-bp-lanename"{own}>{name}</span>{small}</th>'
    )


def _shaded(drawn: Board, band: int) -> bool:
    return drawn.shade is not None and drawn.shade[0] <= band <= drawn.shade[1]


def _stage_head(sheet: Sheet, stage: Stage, own: Sequence[int], number: int) -> str:
    """The head of a stage, over its columns and the gutters before them; the last one's to the end of the whole."""
    facts, anchored, at = sheet.facts, sheet.anchored, sheet.at
    end = 2 + 3 * (own[-1] + 1)
    area = f"--r:1;--c:{2 + 3 * own[0]}/{at.last if end == at.last - 1 else end}"
    truth = star(facts.view) if stage.moment_of_truth else ""
    took = duration_of(stage, facts)
    anchor = f' id="{esc(facts.anchors[stage])}"' if anchored else ""
    old = former(stage) if anchored else ""
    time = f'<span class="dl-bp-time"{facts.ui}>{took}</span>' if took else ""
    return (
        f'<th scope="rowgroup" rowspan="{len(own)}" class="dl-bp-stage" style="{area}"{anchor}>'
        f"{old}"
        f'<span class="dl-bp-stagename"><span class="dl-bp-number">{number}</span> '
        f"<b>{shown(stage.title, stage, facts.view, facts.ui)}</b>{truth}</span>{time}</th>"
    )


def _cells(sheet: Sheet, column: int, lanes: Sequence[tuple[int, _Lane]], said: Mapping[tuple[int, int], str]) -> str:
    """One row of the table: all cells of a column, the customer's first."""
    made = []
    crossed_lines: tuple[str, ...] = ()
    for band, lane in lanes:
        if not lane.own:
            crossed_lines += lane.above
        cell = lane.cells.get(column)
        if cell is None:
            if column in lane.ends:
                made.append(f"{lane.bare}{said.get((band, column), '')}</{'th' if lane.own else 'td'}>")
            else:
                made.append(lane.crossed if column in lane.undotted else lane.empty)
        elif cell.first == column:
            made.append(_filled(sheet, lane, cell, crossed_lines, said.get((band, column), "")))
            crossed_lines = ()
    return "".join(made)


_LINE_CLASS: Final = {"visibility": " dl-bp-sees", "interaction": "", "internal-interaction": " dl-bp-inner"}


def _filled(sheet: Sheet, lane: _Lane, cell: Cell, crossed_lines: tuple[str, ...], said: str) -> str:
    """A cell with what it says; on a narrow page its lane and the strongest line above it are named there."""
    at, facts = sheet.at, sheet.facts
    kinds, given, place = lane.kinds, lane.given, lane.row
    if fails(cell):
        kinds += " dl-bp-fails"
    if cell.last > cell.first:
        kinds += " dl-bp-wide"
        given += f' rowspan="{cell.last - cell.first + 1}"'
        place += f";--c:{at.start(cell.first)}/{at.end(cell.last)}"
    for name in _BY_WEIGHT if crossed_lines else ():
        if name in crossed_lines:
            kinds += _LINE_CLASS[name]
            given += sheet.line_names[name]
            break
    if not lane.own:
        inside = statements(cell, facts)
        return f'<td class="{kinds}" {given} style="{place}">{inside}{said}</td>'
    inside = customer(cell.moment, facts, anchored=sheet.anchored)
    step = sheet.drawn.columns[cell.first].step
    if sheet.anchored and step is not None:
        given += f' id="{esc(facts.anchors[step])}"'
        inside = former(step) + inside
    return f'<th scope="row" class="{kinds}" {given} style="{place}">{inside}{said}</th>'
