"""Regular expressions that few files need: each is compiled when it is first used.

To compile a class of letters from all scripts takes up to a millisecond, and what may be wrong with a file is looked
for with dozens of such. Compiling them all at every start took a third of importing the plugin.
"""

import re
from typing import Any, cast


class _Later:
    """Stands for a compiled pattern, and compiles it when something of that is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, for a pattern that most files do not need.

    What is wrong in it is told at its first use. Functions such as `re.sub` do not take it, and what it found names the
    compiled pattern.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
