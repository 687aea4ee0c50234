"""The guard over every merge: each text that a side wrote or took away is so in the merged file, or it is not taken.

It is an account of values alone and knows nothing of how the merge was made: of every text, the merged file holds as
many more (or fewer) than the base as ours and theirs do together.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desireline.compare.merge_outline import Leaf, Outline

if TYPE_CHECKING:
    from collections.abc import Sequence


def lost(sides: Sequence[Outline], made: Outline) -> list[str]:
    """Texts of which a merge of base, ours and theirs (in this order) holds too few or too many.

    What both sides wrote (or took away) may be there once or twice, because both may have done the same.
    """
    base, ours, theirs = (_texts(side) for side in sides)
    merged = _texts(made)
    wrong = []
    for text in {*base, *ours, *theirs, *merged}:
        one, other = ours[text] - base[text], theirs[text] - base[text]
        together = one + other
        once = max(one, other) if one > 0 < other else min(one, other) if one < 0 > other else together
        if not min(once, together) <= merged[text] - base[text] <= max(once, together):
            wrong.append(text)
    return sorted(wrong)


def _texts(side: Outline) -> Counter[str]:
    """Every text of a file, and how often it stands there."""
    values = (item.value for item in side.items())
    return Counter(value.said for value in values if isinstance(value, Leaf) and value.said is not None)
