"""The guard over every merge: each text that a side wrote or took away is so in the merged file, or it is not taken.

It is an account of values and comments and knows nothing of how the merge was made: of every text the merged file has
as many more (or fewer) than the base as ours and theirs do together, and of every comment no fewer.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desireline.compare.merge_outline import Leaf, Outline
from desireline.compare.merge_things import meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def lost(sides: Sequence[Outline], made: Outline) -> list[str]:
    """Texts of which a merge of base, ours and theirs (in this order) holds too few or too many; comments, too few.

    What both sides wrote (or took away) may be there once or twice, because both may have done the same.
    """
    wrong = [text for text, low, high, found in _accounts([_texts(each) for each in (*sides, made)])
             if not low <= found <= high]  # fmt: skip
    comments = _accounts([each.comments for each in (*sides, made)])
    return sorted([*wrong, *(comment for comment, low, _, found in comments if found < low)])


def _accounts(counts: Sequence[Counter[str]]) -> Iterator[tuple[str, int, int, int]]:
    """Of each text of base, ours, theirs or merged: at least and at most how many should be new, and how many are."""
    base, ours, theirs, merged = counts
    for text in {*base, *ours, *theirs, *merged}:
        one, other = ours[text] - base[text], theirs[text] - base[text]
        together = one + other
        once = max(one, other) if one > 0 < other else min(one, other) if one < 0 > other else together
        yield text, min(once, together), max(once, together), merged[text] - base[text]


def _texts(side: Outline) -> Counter[str]:
    """Every text of a file by what it means, and how often it stands there."""
    values = (item.value for item in side.items())
    return Counter(str(meant(value)) for value in values if isinstance(value, Leaf) and value.said is not None)
