"""The stage grid: stages across, rows down, as one table for wide screens and as cards for narrow ones.

`rows` says what stands in which row at which stage, `grid` sets it as a table under the curve, `cards` sets the same
cells stage by stage. `walk` leads from card to card. Public:
`grid`, `cards`, `grid_rows`, `walk_anchor`, `walk_start`.
"""

from desireline.draw.grid.cards import cards
from desireline.draw.grid.row import GridRow, StageCell
from desireline.draw.grid.rows import grid_rows
from desireline.draw.grid.table import grid
from desireline.draw.grid.walk import walk_anchor, walk_start

__all__ = ["GridRow", "StageCell", "cards", "grid", "grid_rows", "walk_anchor", "walk_start"]
