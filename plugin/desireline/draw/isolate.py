"""Text of another direction of writing, set apart so that it turns nothing round that stands beside it.

To the bidirectional algorithm (https://www.unicode.org/reports/tr9/) the arrow between two Arabic texts is a part of
one right-to-left run: the old text is shown on the right and the new one on the left, below an arrow to the right.
Where a side of `old → new` is or may be such text, each side is put into an isolate (U+2068 … U+2069).

Nothing else may bring direction marks into an output: every sink shows or replaces those that a map holds. They pass
through `beside_isolates`, which leaves in peace what `course` has made, and that alone.
"""

import re
from collections.abc import Callable
from typing import Final

from desireline.model.patterns import later

FIRST: Final = "\u2068"
LAST: Final = "\u2069"
_OTHER_WAY: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of scripts that run from right to left."""
_MARKS: Final = later("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SIDE: Final = f"{FIRST}[^\u202a-\u202e\u2066-\u2069]*{LAST}"
_COURSE: Final = later(f"{_SIDE}(?: → {_SIDE})*(?: → {_SIDE}|(?: →)? ?…)")
"""What `course` makes, whole or (see `textwidth.cut`) with its end cut off."""
_OURS: Final = str.maketrans({FIRST: "\ufdd0", LAST: "\ufdd1"})
_BACK: Final = str.maketrans({"\ufdd0": FIRST, "\ufdd1": LAST})
"""Stand-ins (characters that Unicode keeps for such use) while all other marks are looked for."""
_STAND_IN: Final = later("[\ufdd0\ufdd1]")


def runs_the_other_way(text: str) -> bool:
    """Whether any of `text` runs from right to left."""
    return _OTHER_WAY.search(text) is not None


def isolated(text: str) -> str:
    """`text` in an isolate; direction marks of its own become U+FFFD, so that none ends it early."""
    return f"{FIRST}{_MARKS.sub(chr(0xFFFD), text)}{LAST}"


def course(*values: str, beside: str = "") -> str:
    """`old → new`, or more values in turn: each set apart where one of them, or what is `beside`, runs the other way.

    All others stay as they are.
    """
    if any(map(runs_the_other_way, (*values, beside))):
        values = tuple(map(isolated, values))
    return " → ".join(values)


def beside_isolates(text: str, replaced: Callable[[str], str]) -> str:
    """`text` with `replaced` done to it, the isolates of `course` left as they are."""
    if FIRST not in text:
        return replaced(text)
    held = _COURSE.sub(lambda found: found[0].translate(_OURS), _STAND_IN.sub(chr(0xFFFD), text))
    return replaced(held).translate(_BACK)


def bare(text: str) -> str:
    """`text` without the isolates of `course`, to be kept in a file or looked for."""
    return _COURSE.sub(lambda found: found[0].replace(FIRST, "").replace(LAST, ""), text) if FIRST in text else text


def is_open(text: str) -> bool:
    """Whether `text` ends inside an isolate."""
    return text.rfind(FIRST) > text.rfind(LAST)
