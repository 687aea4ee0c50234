"""A map in plain characters, for a terminal: legible at 80 columns and without colour.

In comes a map with its view. Out goes a string that holds no control character, whatever the map says.
"""

from desireline.draw.text.blueprint import blueprint_text
from desireline.draw.text.curve import curve_text
from desireline.draw.text.flow import flow_text
from desireline.draw.text.grid import grid_text

__all__ = ["blueprint_text", "curve_text", "flow_text", "grid_text"]
