"""The matrix of impact and effort: five by five, each opportunity a number that leads to its row in the list."""

from collections.abc import Sequence
from typing import Final

from desireline.draw.html import esc
from desireline.draw.view import View
from desireline.model.record import Record, record

RANKS: Final = 5
"""Impact and effort go from 1 to 5."""
CHIP: Final = 26
"""Side of the square, in px, that a number takes up; 24 of them can be hit, as WCAG 2.5.8 asks."""
EDGE: Final = 5
"""Room between a cell's line and its numbers."""
MOST_QUICK: Final = 10
"""Quick wins written out beside the matrix."""
MOST_LINES: Final = 4
"""Lines of numbers in one cell; what is left over is counted."""
LABEL: Final = 22
"""Room for one line of words beside the grid."""


@record
class Chip(Record):
    """One opportunity of the matrix."""

    number: int
    anchor: str
    """Id of its row."""
    impact: int
    effort: int
    text: str
    """Plain text."""
    planned: bool
    said: str
    """Its words, as HTML."""

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
        f'<figure class="dl-matrix"><div class="dl-wide">{_drawing(chips, 5, view)}</div>'
        f'<div class="dl-narrow">{_drawing(chips, 2, view)}</div>{legend}</figure>{_quick(chips, view)}'
    )


def _quick(chips: Sequence[Chip], view: View) -> str:
    """The quick wins in words, so that the numbers most looked for need no looking up."""
    found = [chip for chip in chips if chip.quick]
    if not found:
        return ""
    items = "".join(
        f'<li value="{chip.number}"><a href="#{esc(chip.anchor)}">{chip.said}</a></li>' for chip in found[:MOST_QUICK]
    )
    rest = len(found) - MOST_QUICK
    more = f'<p class="dl-none">{esc(view.words.count("{n} more", "{n} more", rest))}</p>' if rest > 0 else ""
    title = esc(view.words("Quick wins: much impact, little effort"))
    return (
        f'<div class="dl-quick-wins"><p id="opportunities_quick">{title}</p>'
        f'<ol aria-labelledby="opportunities_quick">{items}</ol>{more}</div>'
    )


def _drawing(chips: Sequence[Chip], abreast: int, view: View) -> str:
    words = view.words
    cells: dict[tuple[int, int], list[Chip]] = {}
    for chip in chips:
        cells.setdefault((chip.impact, chip.effort), []).append(chip)
    side = abreast * CHIP + 2 * EDGE
    heights = {impact: _height(cells, impact, abreast) for impact in range(1, RANKS + 1)}
    left, top = LABEL, LABEL
    width, height = left + RANKS * side + 1, top + sum(heights.values()) + 2 * LABEL
    made: list[str] = []
    y = top
    for impact in range(RANKS, 0, -1):
        for effort in range(1, RANKS + 1):
            x = left + (effort - 1) * side
            quick = " dl-quick" if impact >= 4 and effort <= 2 else ""
            made.append(f'<rect class="dl-square{quick}" x="{x}" y="{y}" width="{side}" height="{heights[impact]}"/>')
            made += _chips(cells.get((impact, effort), []), x, y, abreast, view)
        tick = f'x="{left - 6}" y="{y + heights[impact] / 2 + 4:g}"'
        made.append(f'<text class="dl-tick" {tick} text-anchor="end">{impact}</text>')
        y += heights[impact]
    for effort in range(1, RANKS + 1):
        middle = left + (effort - 0.5) * side
        made.append(f'<text class="dl-tick" x="{middle:g}" y="{y + 15}" text-anchor="middle">{effort}</text>')
    end = left + RANKS * side
    centre = f'class="dl-axis" x="{(left + end) / 2:g}" text-anchor="middle"'
    made += [
        _word(left, 14, "start", words("Quick wins")),
        _word(end, 14, "end", words("Big bets")),
        _word(left, y + 37, "start", words("Fill-ins")),
        _word(end, y + 37, "end", words("Rather not")),
        f'<text {centre} y="{y + 37}">{esc(words("Effort"))} →</text>',
        f'<text {centre} y="14">↑ {esc(words("Impact"))}</text>',
    ]
    label = esc(words("Impact and effort of the opportunities: each number leads to the list"))
    return (
        f'<svg role="group" aria-label="{label}" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{''.join(made)}</svg>"
    )


def _height(cells: dict[tuple[int, int], list[Chip]], impact: int, abreast: int) -> int:
    """The height of a row: that of its fullest cell."""
    most = max(len(cells.get((impact, effort), ())) for effort in range(1, RANKS + 1))
    return min(max(-(-most // abreast), 1), MOST_LINES) * CHIP + 2 * EDGE


def _chips(chips: list[Chip], x: int, y: int, abreast: int, view: View) -> list[str]:
    room = abreast * MOST_LINES
    shown = chips if len(chips) <= room else chips[: room - 1]
    made = []
    for place, chip in enumerate(shown):
        kind = "dl-mark dl-planned" if chip.planned else "dl-mark"
        at = _at(place, x, y, abreast)
        made.append(_link(chip, at, str(chip.number), f"{chip.number} {chip.text}", kind))
    rest = chips[len(shown) :]
    if rest:
        label = view.words.count("{n} more", "{n} more", len(rest))
        made.append(_link(rest[0], _at(len(shown), x, y, abreast), f"+{len(rest)}", label, "dl-mark dl-rest"))
    return made


def _at(place: int, x: int, y: int, abreast: int) -> tuple[int, int]:
    return x + EDGE + place % abreast * CHIP + 1, y + EDGE + place // abreast * CHIP + 1


def _link(chip: Chip, at: tuple[int, int], shown: str, label: str, kind: str) -> str:
    x, y = at
    side = CHIP - 2
    return (
        f'<a class="{kind}" href="#{esc(chip.anchor)}" aria-label="{esc(label)}"><title>{esc(label)}</title>'
        f'<rect x="{x}" y="{y}" width="{side}" height="{side}" rx="4"/>'
        f'<text x="{x + side / 2:g}" y="{y + side / 2 + 4:g}" text-anchor="middle">{esc(shown)}</text></a>'
    )


def _word(x: int, y: int, anchor: str, text: str) -> str:
    return f'<text class="dl-corner-word" x="{x}" y="{y}" text-anchor="{anchor}">{esc(text)}</text>'
