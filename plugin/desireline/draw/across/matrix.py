"""The matrix of impact and effort: five by five, each opportunity a number that leads to its row in the list."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from desireline.draw.html import esc
from desireline.draw.view import View
from desireline.model.record import Record, record

RANKS: Final = 5
"""Impact and effort go from 1 to 5."""
CHIP: Final = 26
"""Side of the square, in px, that a number takes up; 24 of them can be hit, as WCAG 2.5.8 asks."""
MOST_QUICK: Final = 10
"""Quick wins written out beside the matrix."""
MOST_LINES: Final = 4
"""Lines of numbers in one cell; what is left over is counted."""
LABEL: Final = 22
"""Height of one line of words above or below the grid."""


@record
class Measure(Record):
    """How the matrix is laid out; lengths in px."""

    abreast: int
    """Numbers side by side in a cell."""
    edge: int
    """Room between a cell's line and its numbers."""
    margin: int
    """Room for the ranks beside the grid."""

    @property
    def side(self) -> int:
        """Width of a cell."""
        return self.abreast * CHIP + 2 * self.edge


WIDE: Final = Measure(5, 4, 22)
"""Fits where a page is not narrow: 720 px."""
NARROW: Final = Measure(2, 1, 16)
"""Fits a phone of 320 px."""


class Chip(NamedTuple):
    """One opportunity of the matrix."""

    number: int
    anchor: str
    """Id of its row."""
    impact: int
    effort: int
    text: str
    """Plain text."""
    planned: bool
    tongue: str
    """The attributes of its language, where that is not the page's."""

    @property
    def quick(self) -> bool:
        """Whether it would bring much and take little."""
        return self.impact >= 4 and self.effort <= 2


def matrix(chips: Sequence[Chip], view: View) -> str:
    """The matrix twice, five numbers abreast in a cell for wide pages and two for narrow ones, and its legend."""
    if not chips:
        return ""
    words = view.words
    planned, idea = esc(words("Planned")), esc(words("Idea"))
    legend = (
        f'<p class="dl-legend"><span class="dl-k"><i class="dl-chip-sign dl-planned"></i>{planned}</span>'
        f'<span class="dl-k"><i class="dl-chip-sign"></i>{idea}</span></p>'
    )
    return (
        f'<figure class="dl-matrix"><div class="dl-wide">{_drawing(chips, WIDE, view)}</div>'
        f'<div class="dl-narrow">{_drawing(chips, NARROW, view)}</div>{legend}</figure>{_quick(chips, view)}'
    )


def _quick(chips: Sequence[Chip], view: View) -> str:
    """The quick wins in words, so that the numbers most looked for need no looking up."""
    found = [chip for chip in chips if chip.quick]
    if not found:
        return ""
    items = "".join([_quick_win(chip) for chip in found[:MOST_QUICK]])
    rest = len(found) - MOST_QUICK
    more = f'<p class="dl-none">{esc(view.words.count("{n} more", "{n} more", rest))}</p>' if rest > 0 else ""
    title = esc(view.words("Quick wins: much impact, little effort"))
    return (
        f'<div class="dl-quick-wins"><p id="opportunities_quick">{title}</p>'
        f'<ol aria-labelledby="opportunities_quick">{items}</ol>{more}</div>'
    )


def _quick_win(chip: Chip) -> str:
    words = f"<span{chip.tongue}>{esc(chip.text)}</span>"
    return f'<li value="{chip.number}"><a href="#{esc(chip.anchor)}">{words}</a></li>'


def _drawing(chips: Sequence[Chip], measure: Measure, view: View) -> str:
    """The grid as SVG and over it the numbers, which are links of HTML: themes follow those of SVG badly."""
    words, side, left = view.words, measure.side, measure.margin
    cells: dict[tuple[int, int], list[Chip]] = {}
    for chip in chips:
        cells.setdefault((chip.impact, chip.effort), []).append(chip)
    heights = {impact: _height(cells, impact, measure) for impact in range(1, RANKS + 1)}
    drawn: list[str] = []
    marks: list[str] = []
    y = LABEL
    for impact in range(RANKS, 0, -1):
        for effort in range(1, RANKS + 1):
            x = left + (effort - 1) * side
            kind = "dl-matrix-cell dl-quick" if impact >= 4 and effort <= 2 else "dl-matrix-cell"
            drawn.append(f'<rect class="{kind}" x="{x}" y="{y}" width="{side}" height="{heights[impact]}"/>')
            marks += _marks(cells.get((impact, effort), []), x, y, measure, view)
        drawn.append(_text(left - 5, y + heights[impact] / 2 + 4, "end", str(impact)))
        y += heights[impact]
    drawn += [_text(left + (effort - 0.5) * side, y + 15, "middle", str(effort)) for effort in range(1, RANKS + 1)]
    end = left + RANKS * side
    drawn += [
        _text(left, 14, "start", words("Quick wins"), "dl-corner-word"),
        _text((left + end) / 2, 14, "middle", f"↑ {words('Impact')}"),
        _text(end, 14, "end", words("Big bets"), "dl-corner-word"),
        _text(left, y + 37, "start", words("Fill-ins"), "dl-corner-word"),
        _text((left + end) / 2, y + 37, "middle", f"{words('Effort')} →"),
        _text(end, y + 37, "end", words("Rather not"), "dl-corner-word"),
    ]
    label = esc(words("Impact and effort of the opportunities: each number leads to the list"))
    width, height = end + 1, y + 2 * LABEL
    return (
        f'<div class="dl-matrix-box" role="group" aria-label="{label}">'
        f'<svg aria-hidden="true" width="{width}" height="{height}">{"".join(drawn)}</svg>{"".join(marks)}</div>'
    )


def _height(cells: Mapping[tuple[int, int], Sequence[Chip]], impact: int, measure: Measure) -> int:
    """The height of a row: that of its fullest cell."""
    most = max(len(cells.get((impact, effort), ())) for effort in range(1, RANKS + 1))
    return min(max(-(-most // measure.abreast), 1), MOST_LINES) * CHIP + 2 * measure.edge


def _marks(chips: Sequence[Chip], x: int, y: int, measure: Measure, view: View) -> list[str]:
    """The numbers of one cell; where there is no room for all, the last says how many are left."""
    room = measure.abreast * MOST_LINES
    shown = chips if len(chips) <= room else chips[: room - 1]
    made = []
    for place, chip in enumerate(shown):
        kind = "dl-mark dl-planned" if chip.planned else "dl-mark"
        made.append(_mark(chip, _at(place, x, y, measure), str(chip.number), f"{chip.number} {chip.text}", kind))
    rest = chips[len(shown) :]
    if rest:
        label = view.words.count("{n} more", "{n} more", len(rest))
        made.append(_mark(rest[0], _at(len(shown), x, y, measure), f"+{len(rest)}", label, "dl-mark dl-rest"))
    return made


def _at(place: int, x: int, y: int, measure: Measure) -> tuple[int, int]:
    return (
        x + measure.edge + place % measure.abreast * CHIP + 1,
        y + measure.edge + place // measure.abreast * CHIP + 1,
    )


def _mark(chip: Chip, at: tuple[int, int], shown: str, label: str, kind: str) -> str:
    return (
        f'<a class="{kind}" href="#{esc(chip.anchor)}" aria-label="{esc(label)}" title="{esc(label)}" '
        f'style="--x:{at[0]}px;--y:{at[1]}px">{esc(shown)}</a>'
    )


def _text(x: float, y: float, anchor: str, text: str, kind: str = "dl-matrix-tick") -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{esc(text)}</text>'
