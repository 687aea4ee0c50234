"""The emotion curve (or that of any other scale) in every size: over the grid, down a phone, on a card, as a file.

Comes in: a map, the column widths that grid and curve share, and the surroundings of the drawing (`View`). Goes out:
SVG and the HTML around it, and the same course as a sentence and as a table.
"""

from desireline.draw.curve.phone import step_curves
from desireline.draw.curve.small import overview
from desireline.draw.curve.spark import sparkline
from desireline.draw.curve.standalone import standalone
from desireline.draw.curve.wide import curve_figure

__all__ = ["curve_figure", "overview", "sparkline", "standalone", "step_curves"]
