"""Where our own files stand within a site."""

from typing import Final

STYLES: Final = "assets/desireline/desireline.css"
"""Path of every page's style sheet within the site."""
OVERVIEW_STYLES: Final = "assets/desireline/overviews.css"
"""Path of the sheet that pages of lists, cards and comparisons load beside it."""
QUOTE_STYLES: Final = "assets/desireline/quotes.css"
"""Path of the sheet that pages of the author's own load where they link to maps or show drawings of them."""
QUOTE_SCRIPT: Final = "assets/desireline/quotes.js"
"""Path of the script beside it, without which previews work too."""
DIAGRAM_SCRIPT: Final = "assets/desireline/diagrams.js"
"""Path of the script that loads Mermaid where a page has a diagram."""
STEADY_SCRIPT: Final = "assets/desireline/steady-styles.js"
"""Path of the script that keeps styles applied while Material's instant navigation starts."""
MERMAID: Final = "assets/desireline/vendor/mermaid.min.js"
"""Path of the site's own copy of Mermaid."""
