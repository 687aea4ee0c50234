"""Names in what could not be read: a reference to one of them is no second mistake.

A stage whose key `id` is misspelt has no id, and every way to it would be said to lead nowhere. The reader is told of
the key alone; what still leads nowhere when that is mended is told then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desireline.model.patterns import later
from desireline.source.tree_nodes import Scalar, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.source.reading import Reading

_NAME: Final = later(r"(?<![\w-])[a-z][a-z0-9-]*")
_ID_OF_ANY: Final = later(r"""(?:^|[\s{,-])["']?id["']?[ ]*[:\uff1a=]?[ ]*["'*]*([a-z][a-z0-9-]*)""", re.IGNORECASE)


def lost_names(reading: Reading) -> frozenset[str]:
    """Ids that seem to be declared where the file could not be read; empty where it has no error so far."""
    errors = [problem for problem in (*reading.before, *reading.problems) if problem.severity == "error"]
    if not errors:
        return frozenset()
    return frozenset(_names(reading, {problem.line - 1 for problem in errors}))


def _names(reading: Reading, lines: set[int]) -> Iterator[str]:
    for number in lines:
        yield from _NAME.findall(reading.source.line(number))
    if reading.before:  # lines may have been left out
        yield from _ID_OF_ANY.findall(reading.written)
    for node in reading.unread:
        for inner in walk(node):
            if isinstance(inner, Scalar):
                yield inner.value.strip()
