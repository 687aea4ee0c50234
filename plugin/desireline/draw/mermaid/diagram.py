"""One Mermaid diagram of a map, and what it could not hold."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, TypeVar

from desireline.draw.mermaid.escape import SlotName, escape, fitted, is_cut
from desireline.draw.words import Words
from desireline.model.record import Record, record

Kind = Literal["journey", "curve", "blueprint", "swimlane", "flow", "automation", "timeline", "quadrant"]

MOST_CHARACTERS: Final = 50_000
"""Mermaid draws an error picture of anything longer (`maxTextSize`), and no page may raise it from inside."""


@record
class Diagram(Record):
    """One diagram, ready to be pasted."""

    kind: Kind
    title: str
    """Plain words, not escaped."""
    source: str
    """The Mermaid source, without a fence. Every line of it is safe inside one."""
    lost: tuple[str, ...] = ()
    """What the diagram does not hold of what the map says, a sentence each."""
    shows: str = ""
    """What it shows, in one sentence."""
    key: tuple[str, ...] = ()
    """What the numbers in it stand for, the first one's first."""


class Source:
    """Lines of one source, with a count of the words that had to be cut."""

    def __init__(self, header: str, config: Mapping[str, Any] | None = None) -> None:
        self._lines = [*_front_matter(config), header]
        self._cut: list[str] = []

    def line(self, text: str, depth: int = 1) -> None:
        """Add a line."""
        self._lines.append("  " * depth + text)

    def say(self, text: str, slot: SlotName) -> str:
        """`text` escaped for `slot`; remembered where it is cut."""
        if is_cut(text, slot):
            self._cut.append(text)
        return escape(text, slot)

    def fit(self, text: str, slot: SlotName) -> str:
        """As much of `text` as `slot` holds, not escaped; remembered where that is not all."""
        if is_cut(text, slot):
            self._cut.append(text)
        return fitted(text, slot)

    def accessible(self, title: str, description: str) -> None:
        """Name and describe the picture for those who cannot see it."""
        self.line(f"accTitle: {escape(title, 'accessible')}")
        self.line(f"accDescr: {escape(description, 'accessible')}")

    def cuts(self, words: Words) -> tuple[str, ...]:
        """What was cut, as a sentence; nothing where all fitted."""
        count = len(self._cut)
        return (words.count("{n} text is cut to fit.", "{n} texts are cut to fit.", count),) if count else ()

    def __str__(self) -> str:
        return "\n".join(self._lines) + "\n"


def _front_matter(config: Mapping[str, Any] | None) -> list[str]:
    """The settings as front matter. JSON is YAML, and nothing of a map ever stands there."""
    if not config:
        return []
    return ["---", "config:", *(f"  {name}: {json.dumps(value)}" for name, value in config.items()), "---"]


T = TypeVar("T")


def chunks(groups: Iterable[Sequence[T]], most: int) -> list[list[T]]:
    """Groups joined, in order, into chunks of at most `most`; only a group that is longer by itself is taken apart."""
    made: list[list[T]] = []
    for group in groups:
        parts = [list(group[start : start + most]) for start in range(0, len(group), most)]
        for part in parts:
            if made and len(parts) == 1 and len(made[-1]) + len(part) <= most:
                made[-1].extend(part)
            else:
                made.append(part)
    return made


def part_title(title: str, number: int, count: int) -> str:
    """`title`, with its number where there are several parts."""
    return f"{title} ({number}/{count})" if count > 1 else title
