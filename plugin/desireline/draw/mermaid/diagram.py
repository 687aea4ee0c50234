"""One Mermaid diagram of a map, and what it could not hold."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Literal, NamedTuple, TypeVar

from desireline.draw.mermaid.escape import SlotName, escape, normalised, said
from desireline.draw.textwidth import cut, text_width
from desireline.draw.words import Words

Kind = Literal["journey", "curve", "blueprint", "swimlane", "flow", "automation", "timeline", "quadrant"]

MOST_CHARACTERS: Final = 50_000
"""Mermaid draws an error picture of anything longer (`maxTextSize`), and no page may raise it from inside."""


class Diagram(NamedTuple):
    """One diagram, ready to be pasted."""

    kind: Kind
    title: str
    """Plain words, not escaped."""
    source: str
    """The Mermaid source, without a fence. Every line of it is safe inside one. Empty where it would be too long."""
    lost: tuple[str, ...] = ()
    """What the diagram does not hold of what the map says, a sentence each."""
    shows: str = ""
    """What it shows, in one sentence."""
    key: tuple[str, ...] = ()
    """What the numbers in it stand for, the first one's first."""


def drawable(diagram: Diagram, words: Words) -> Diagram:
    """`diagram`, or in place of one too long for Mermaid the words that it is left out."""
    if len(diagram.source) <= MOST_CHARACTERS:
        return diagram
    why = words("It is left out: it has more than {n} characters, and Mermaid draws none so long.", n=MOST_CHARACTERS)
    return Diagram(diagram.kind, diagram.title, "", (), f"{diagram.shows} {why}")


LEAST_TITLE: Final = 4
"""em that are left to a title, however long what stands behind it."""


class Source:
    """Lines of one source, with a count of the words that had to be cut."""

    def __init__(self, header: str, settings: str = "") -> None:
        """A source that begins with `settings`, see `front_matter`, and the diagram's `header`."""
        self._lines = [settings + header]
        self._cut = 0

    def line(self, text: str, depth: int = 1) -> None:
        """Add a line."""
        self._lines.append("  " * depth + text)

    def lines(self, texts: Iterable[str]) -> None:
        """Add lines that are indented already."""
        self._lines += texts

    def say(self, text: str, slot: SlotName) -> str:
        """`text` escaped for `slot`; remembered where it is cut."""
        made, is_cut = said(text, slot)
        self._cut += is_cut
        return made

    def heading(self, title: str, behind: str, most: float) -> str:
        """`title` and what stands behind it, escaped; of the title as much as fits into `most` em beside that."""
        whole, end = normalised(title), cut(behind, most - LEAST_TITLE)
        shown = cut(whole, most - text_width(end))
        self._cut += (shown, end) != (whole, behind)
        return escape(shown + end, "title")

    def cutting(self, count: int) -> None:
        """Remember that so many of the texts that were added are cut."""
        self._cut += count

    def accessible(self, title: str, description: str) -> None:
        """Name and describe the picture for those who cannot see it."""
        self.line(f"accTitle: {escape(title, 'accessible')}")
        self.line(f"accDescr: {escape(description, 'accessible')}")

    def cuts(self, words: Words) -> tuple[str, ...]:
        """What was cut, as a sentence; nothing where all fitted."""
        count = self._cut
        return (words.count("{n} text is cut to fit.", "{n} texts are cut to fit.", count),) if count else ()

    def __str__(self) -> str:
        return "\n".join([*self._lines, ""])


def front_matter(config: Mapping[str, Any]) -> str:
    """Settings as the lines before a header. JSON is YAML, and nothing of a map ever stands there."""
    lines = ["---", "config:", *(f"  {name}: {json.dumps(value)}" for name, value in config.items()), "---"]
    return "\n".join(lines) + "\n"


T = TypeVar("T")


def chunks(groups: Iterable[Sequence[T]], most: int) -> list[list[T]]:
    """Groups joined, in order, into as few chunks of at most `most` as it takes, and these as even as can be.

    Only a group that is longer by itself is taken apart.
    """
    parted = [_parts(group, most) for group in groups if group]
    made = _joined(parted, most)
    if len(made) < 2:
        return made
    # No chunk can be shorter than a part that stays whole, nor all of them than the average.
    least = max(-(-sum(map(len, made)) // len(made)), *[len(part) for parts in parted for part in parts])
    for limit in range(least, max(map(len, made))):
        if len(tighter := _joined(parted, limit)) == len(made):
            return tighter
    return made


def _parts(group: Sequence[T], most: int) -> list[Sequence[T]]:
    """A group in even parts of at most `most`."""
    count = -(-len(group) // most)
    if count == 1:
        return [group]
    ends = [-(-len(group) * number // count) for number in range(count + 1)]
    return [group[start:end] for start, end in pairwise(ends)]


def _joined(parted: Sequence[Sequence[Sequence[T]]], most: int) -> list[list[T]]:
    made: list[list[T]] = []
    for parts in parted:
        for part in parts:
            if made and len(parts) == 1 and len(made[-1]) + len(part) <= most:
                made[-1].extend(part)
            else:
                made.append([*part])
    return made


def part_title(title: str, number: int, count: int) -> str:
    """`title`, with its number where there are several parts."""
    return title + part_number(number, count)


def part_number(number: int, count: int) -> str:
    """What stands behind the title of one of several parts; "" where there is one."""
    return f" ({number}/{count})" if count > 1 else ""
