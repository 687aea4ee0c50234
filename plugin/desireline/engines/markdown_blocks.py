"""Fenced blocks that ask for a drawing, taken out of a text before any extension takes them for code.

A mark stands in the place of each, on a line of its own at the block's indent, so that lists, quotations and
admonitions hold it as they held the block. Whether a block stands in indented code is known only when the text is
read; code then gets its lines back.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from desireline.model.patterns import later

MARK: Final = re.compile("\x02dl-block:([0-9]+)\x03")
"""What stands in the place of a block. Python-Markdown takes these control characters out of what people write."""
_FENCE: Final = re.compile(r"(?P<before>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)")
_OURS: Final = re.compile(r"\{?\s*\.?desireline\b.*")
_PLACE: Final = later("\n?([^\n]*)\x02dl-block:([0-9]+)\x03\n?")


class Block(NamedTuple):
    """One block."""

    lines: tuple[str, ...]
    """As they are written, the fences included."""
    content: str
    before: str
    """What stands before each line: the indent, the signs of a quotation."""

    @property
    def written(self) -> str:
        """The whole of it."""
        return "\n".join(self.lines)


def taken_out(lines: list[str], blocks: list[Block]) -> list[str]:
    """A text with a mark in place of each block of ours, which is added to `blocks`. Other blocks stay whole."""
    made: list[str] = []
    at = 0
    while at < len(lines):
        opened = _FENCE.fullmatch(lines[at])
        end = _end(lines, at, opened) if opened else 0
        if opened is None or not end:
            made.append(lines[at])
            at += 1
            continue
        if _OURS.fullmatch(opened["info"].strip()):
            before = opened["before"]
            content = "\n".join(_inside(line, before) for line in lines[at + 1 : end - 1])
            blocks.append(Block(tuple(lines[at:end]), content, before))
            blank = before.rstrip()
            made += [blank, f"{before}\x02dl-block:{len(blocks) - 1}\x03", blank]
        else:
            made += lines[at:end]
        at = end
    return made


def given_back(code: str, blocks: list[Block]) -> str:
    """Code in which no block is to be read, with its lines as they were written."""

    def lines_of(found: re.Match[str]) -> str:
        block = blocks[int(found[2])]
        outside = len(block.before) - len(found[1])
        return "\n".join(line[outside:] if not line[:outside].strip() else line for line in block.lines)

    return _PLACE.sub(lines_of, code)


def _end(lines: list[str], start: int, opened: re.Match[str]) -> int:
    """Where the block that `opened` at `start` ends: behind its last line; 0 where it never does."""
    for at in range(start + 1, len(lines)):
        closing = _FENCE.fullmatch(lines[at])
        if closing and _closes(closing, opened):
            return at + 1
    return 0


def _closes(closing: re.Match[str], opened: re.Match[str]) -> bool:
    """Whether a fence ends the one that `opened`: of the same sign, as long or longer, at the same place."""
    if closing["info"].strip() or closing["fence"][0] != opened["fence"][0]:
        return False
    one, other = closing["before"], opened["before"]
    beside = one.count(">") == other.count(">") and abs(len(one) - len(other)) < 4
    return beside and len(closing["fence"]) >= len(opened["fence"])


def _inside(line: str, before: str) -> str:
    return line[len(before) :] if line.startswith(before) else line.lstrip(" \t>")
