"""The row that leads from each stage to the maps that show it in detail."""

from desireline.draw.belonging import other_map
from desireline.draw.facts import Facts
from desireline.draw.grid.row import EMPTY, GridRow, StageCell, moments
from desireline.draw.html import esc
from desireline.draw.statements import listing
from desireline.model import Stage


def portions_row(facts: Facts) -> GridRow | None:
    """The maps that are part of this one, each at its stage, with the mark of its step; None if none says where."""
    if all(portion.moment is None for portion in facts.portions):
        return None
    cells = tuple([_cell(stage, facts) for stage in facts.journey.stages])
    return GridRow(esc(facts.view.words("In detail")), "detail", cells, ours=True)


def _cell(stage: Stage, facts: Facts) -> StageCell:
    items = [
        f"<li>{facts.step_mark(at) if at is not None else ''}{other_map(portion.journey, facts)}</li>"
        for moment, at in moments(stage)
        for portion in facts.portions
        if portion.moment is moment
    ]
    return StageCell((listing(items, facts.view),), len(items)) if items else EMPTY
