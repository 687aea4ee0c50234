"""The service blueprint: lanes by role, the three lines, arrows between cells.

`board` says what stands where, `routes` where the arrows run, `lines` which grid lines follow; `page` draws it as HTML,
`svg` as a picture that stands alone.
"""

from desireline.draw.blueprint.page import blueprint
from desireline.draw.blueprint.svg import standalone

__all__ = ["blueprint", "standalone"]
