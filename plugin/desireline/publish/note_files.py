"""Which of an author's pages may be release notes, seen without reading them."""

import re
from typing import Final

HEAD: Final = 4096
"""Bytes at the start of a page in which its front matter has to end, for the page to be looked at."""
FRAGMENT: Final = re.compile(r"(?:.*/)?fragments/(?:[^/]+/)?[0-9a-f]{8,16}\.md")
"""Pages that are no pages: wordings for `desireline notes`, named by the change they are of."""
