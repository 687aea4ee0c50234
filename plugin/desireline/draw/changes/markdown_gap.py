"""The gap between a current and a future map, as Markdown. Whatever the maps say, it stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.changes.said_gap import gap_line, gap_title, said_gap
from desireline.draw.markdown_text import markdown_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare.gap import Gap
    from desireline.draw.words import Words
    from desireline.model import Persona


def gap_markdown(found: Gap, words: Words, personas: Mapping[str, Persona] | None = None) -> str:
    """The gap as Markdown: the summary, then a heading and a list for each section; given personas are named."""
    title = markdown_text(gap_title(found))
    lines = [f"# {title}", "", f"**{markdown_text(gap_line(found, words, personas))}**"]
    for section in said_gap(found, words, personas):
        lines += ["", f"## {markdown_text(section.title)}", ""]
        for line in section.lines:
            mark = markdown_text(f"{line.label.glyph} {line.label.word}")
            lines.append(f"- **{mark}** {markdown_text(line.text)}")
            lines += [f"    - {markdown_text(below)}" for below in line.below]
    return "\n".join(lines) + "\n"
