"""Keys in a feeling that are none there: persons' names, the reason of it, `by_persona` in one feeling of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model import Feeling, Piece
from desireline.source.reading import Reading, shown
from desireline.source.suggest import plain_word
from desireline.source.tree_quote import reads_alone

if TYPE_CHECKING:
    from desireline.source.tree_nodes import Mapping, Scalar

_REASONS: Final = frozenset(
    {"why", "reason", "because", "cause", "trigger", "driver", "note", "notes", "comment", "description", "explanation"}
)
"""What people call the reason of a feeling."""


def report_of_feeling(cls: type[Piece], key: Scalar, _: Mapping, reading: Reading) -> bool:
    """Report a key in a feeling that belongs outside of it; say whether it is one."""
    if cls is not Feeling:
        return False
    if key.value == "by_persona":
        message = "'by_persona' stands on the whole emotion and not in one of its feelings; write one mapping with it"
        reading.error("misplaced-key", message, key)
        return True
    if plain_word(key.value) in _REASONS:
        place = "what explains it stands beside it, in 'thoughts', 'pains' or 'gains'"
        reading.error("unknown-key", f"{shown(key.value)} is not a key of an emotion; {place}", key)
        return True
    return False


def report_voices(key: Scalar, node: Mapping, reading: Reading) -> None:
    """`emotion: {hao: 1}`: what each persona feels, without the key that says so."""
    mark, end = node.start.start_mark, key.start_mark
    line, paste = reading.source.line(mark.line), ""
    if node.start.flow_style and mark.line == end.line and line[: mark.column].rstrip().endswith(":"):
        close = line.rfind("}")
        if reads_alone(flow := f"{{by_persona: {line[mark.column : close + 1]}}}"):
            paste = line[: mark.column] + flow + line[close + 1 :]
    name = shown(key.value).strip("'")
    message = f"{shown(key.value)} is not a key of an emotion; if it is a persona, write 'by_persona: {{{name}: …}}'"
    reading.error("unknown-key", message, key, paste)
