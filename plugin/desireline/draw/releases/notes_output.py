"""A draft of release notes as Markdown for a page, and as JSON for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from desireline.draw.markdown_text import markdown_text
from desireline.draw.releases.notes import SECTIONS, Draft, NoteLine, SectionName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.draw.words import Words

SCHEMA: Final = "desireline-notes/1"
"""What the JSON calls itself; only ever added to."""


def section_title(section: SectionName, words: Words) -> str:
    """What a section is called."""
    return {
        "added": words("Added"), "changed": words("Changed"), "deprecated": words("Deprecated"),
        "removed": words("Removed"), "fixed": words("Fixed"),
    }[section]  # fmt: skip


def notes_markdown(drafted: Draft, words: Words, level: int = 3) -> str:
    """The sections that have a line, each under a heading of that level; map by map where there are several."""
    parts = [f"**✖ {markdown_text(failure)}**" for failure in drafted.failures]
    several = len({line.subject for line in drafted.lines}) > 1
    for section in SECTIONS:
        lines = drafted.of(section)
        if lines:
            parts.append(f"{'#' * level} {markdown_text(section_title(section, words))}")
            parts.append(_by_subject(lines) if several else "\n".join(_bullet(line) for line in lines))
    return "\n\n".join(parts) + "\n" if parts else f"{words('Nothing changed that a customer notices.')}\n"


def _by_subject(lines: Sequence[NoteLine]) -> str:
    """Lines under the name of their map or persona."""
    made: list[str] = []
    latest = ""
    for line in lines:
        if line.subject != latest:
            latest = line.subject
            made.append(f"- {markdown_text(line.title)}")
        made.append(_bullet(line, "    "))
    return "\n".join(made)


def _bullet(line: NoteLine, indent: str = "") -> str:
    first, *rest = line.text.splitlines()
    return "\n".join([f"{indent}- {first}", *(f"{indent}  {each}" if each else "" for each in rest)])


def notes_json(drafted: Draft, words: Words, before: str, after: str, at: str) -> str:
    """The draft as JSON; the same bytes for the same draft."""
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "before": before,
        "after": after,
        "at": at,
        "complete": not drafted.failures,
        "could_not_compare": list(drafted.failures),
        "sections": [
            {
                "section": section,
                "title": section_title(section, words),
                "lines": [_plain(line) for line in drafted.of(section)],
            }
            for section in SECTIONS
            if drafted.of(section)
        ],
        "left_out": drafted.left_out,
        "unused_fragments": list(drafted.unused),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _plain(line: NoteLine) -> dict[str, Any]:
    return {
        "fingerprint": line.fingerprint,
        "text": line.text,
        "id": line.subject,
        "title": line.title,
        "part": line.part,
        "link": line.link,
        "op": line.op,
        "effect": line.effect,
        "by_hand": line.by_hand,
    }
