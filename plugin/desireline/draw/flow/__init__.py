"""The flow of a journey that is no straight line, and automations.

`sentences` and `graph` say what follows what; `layout` and `layered` give every box and line its place; `plane` shows a
drawing as HTML, `svg` as a picture that stands alone; the pages put the same in words beside it.
"""

from desireline.draw.flow.automations import automations
from desireline.draw.flow.page import flow
from desireline.draw.flow.svg import automation_svg, standalone

__all__ = ["automation_svg", "automations", "flow", "standalone"]
