"""Where our own files stand within a site."""

from typing import Final

STYLES: Final = "assets/desireline/desireline.css"
"""Path of every page's style sheet within the site."""
OVERVIEW_STYLES: Final = "assets/desireline/overviews.css"
"""Path of the sheet that pages of lists, cards and comparisons load beside it."""
