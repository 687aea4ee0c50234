"""The gap between a current and a future map, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.changes.said_gap import gap_line, gap_title, said_gap
from desireline.draw.changes.text import LEAST_WIDTH, Line, broken
from desireline.draw.text.cells import cells_wide, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare.gap import Gap
    from desireline.draw.words import Words
    from desireline.model import Persona


def gap_text(found: Gap, words: Words, width: int = 80, personas: Mapping[str, Persona] | None = None) -> list[Line]:
    """The gap in lines of at most `width` cells (fewer than 40 count as 40); personas are named if they are given."""
    width = max(width, LEAST_WIDTH)
    names = visible(gap_title(found))
    lines = [*broken([(names, "title")], width), *broken([(visible(gap_line(found, words, personas)), "head")], width)]
    for section in said_gap(found, words, personas):
        title = visible(section.title)
        lines += [(), ((title, "title"),), (("─" * min(cells_wide(title), width), "aside"),)]
        for line in section.lines:
            mark = f"{line.label.glyph} {line.label.word}"
            lines += broken([(visible(mark), line.tone), (f"  {visible(line.text)}", "")], width, 0, 2)
            for below in line.below:
                lines += broken([(visible(below), "aside")], width, 4)
    return lines
