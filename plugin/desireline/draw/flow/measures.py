"""How wide the nodes of a flow are, and how the words stand on a straight way between two of them."""

from collections.abc import Sequence
from typing import Final

from desireline.draw.flow.drawing import SMALL, TEXT
from desireline.draw.flow.sentences import Told
from desireline.draw.flow.wrapping import SAFE, wrap
from desireline.draw.textwidth import text_width
from desireline.draw.widths import SPACED_WORD

WIDTH: Final = 132.0
WIDEST: Final = 188.0
"""Width of a node, px: more where a word would be parted, and never more than that."""
INSET: Final = 24.0
"""Room beside the words of a node, px; behind them stands the sign of its ways."""
_LABEL: Final = 104.0
"""Width of the words on a straight way, px."""
_SIGN: Final = "·\u00a0"


def node_width(names: Sequence[str]) -> float:
    """The width of all nodes, px: the longest word that is not broken anywhere stands whole, within bounds."""
    return min(max(WIDTH, longest_word(names) * TEXT + INSET), WIDEST)


def longest_word(texts: Sequence[str]) -> float:
    """The width of a line, em, in which the longest word that is not broken anywhere stands whole."""
    return max((text_width(word) for text in texts for word in SPACED_WORD.findall(text)), default=0.0) / SAFE


def direct_words(way: Told) -> list[str]:
    """The condition of a straight way in lines; wider ones where it would take more than three."""
    lines = condition_lines(way.condition, _LABEL / SMALL)
    return lines if len(lines) < 4 else condition_lines(way.condition, 1.5 * _LABEL / SMALL, 5)


def condition_lines(condition: str, most: float, lines: int = 0) -> list[str]:
    """The condition of a way in lines, as `wrap` makes them. A share stands behind its sign, or alone in a line."""
    made = wrap(condition.replace(" · ", f" {_SIGN}"), most, lines)
    return [said for line in made if (said := line.removeprefix(_SIGN))]
