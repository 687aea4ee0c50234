"""Three versions of one map or persona to one: independent edits together, comments and layout kept, nothing guessed.

The merge by lines that git itself makes is taken where it is clean, can be read, and says what the merge by parts says:
its layout is then perfect. Else the text is put together from the lines of both sides. What does not go together stays
in the file as our version (or the changed one, where the other side removed it), with a record of both under
`x-conflict`; the file can always be read.
"""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml import CSafeLoader, compose
from yaml.error import YAMLError

from desireline.compare.merge_conflict import CONFLICT_KEY, Conflict, as_yaml
from desireline.compare.merge_lost import lost
from desireline.compare.merge_outline import Leaf, NoOutline, Outline, outline
from desireline.compare.merge_parts import Parts
from desireline.compare.merge_things import identify, said
from desireline.compare.merge_write import OutGroup, written
from desireline.compare.node import tree
from desireline.source import read_text
from desireline.source.tree import decode

if TYPE_CHECKING:
    from desireline.source import Sheet


class CannotMerge(Exception):  # noqa: N818  # named for what happened
    """A side that is no map or persona, so that nothing can be said of its parts."""

    def __init__(self, side: str, why: str) -> None:
        super().__init__(f"{side} cannot be read: {why}")
        self.side = side
        """`base`, `ours` or `theirs`."""
        self.why = why


@dataclass(frozen=True)
class Merge:
    """What became of three versions of a file."""

    raw: bytes
    """The merged file. It can be read, whatever happened."""
    conflicts: tuple[Conflict, ...] = ()
    """What does not go together. Empty: the merge is clean."""
    together: tuple[str, ...] = ()
    """Lists in which both sides added something in one place: ours stands before theirs."""
    by_lines: bool = False
    """Whether git's own merge was taken."""


@dataclass(frozen=True)
class _Side:
    name: str
    text: str
    sheet: Sheet | None
    """None of an empty base."""

    @property
    def piece(self) -> Any:
        return self.sheet.piece if self.sheet is not None else None

    @property
    def first_error(self) -> str:
        """What is wrong with it first, with its place; "" where nothing is."""
        problems = self.sheet.problems if self.sheet is not None else ()
        first = next((each for each in problems if each.severity == "error"), None)
        return f"line {first.line}, column {first.column}: {first.message}" if first is not None else ""


def merge(
    base: bytes, ours: bytes, theirs: bytes, path: str, *, persona: bool = False, by_lines: bytes | None = None
) -> Merge:
    """Merge what ours and theirs made of base, an empty one where both added the file.

    `by_lines` is what git's merge by lines made, where that is clean. Raises `CannotMerge` where a side is no YAML
    mapping. Line ends and byte order mark are those of ours.
    """
    if theirs in (ours, base):
        return Merge(ours, by_lines=True)
    if ours == base:
        return Merge(theirs, by_lines=True)
    old = _side("base", base, path, persona)
    mine, other = _side("ours", ours, path, persona), _side("theirs", theirs, path, persona)
    made = _by_parts(old, mine, other, path, persona)
    if by_lines is not None and not made.conflicts and _says_the_same(by_lines, made.raw, (mine, other), path, persona):
        return Merge(by_lines, by_lines=True)
    return Merge(_like(ours, made.raw.decode("utf-8")), made.conflicts, made.together)


def _side(name: str, raw: bytes, path: str, persona: bool) -> _Side:
    if name == "base" and not raw.strip():
        return _Side(name, "", None)
    text, problems = decode(raw, path)
    if text is None:
        raise CannotMerge(name, problems[0].message)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    sheet = read_text(text, path, persona=persona)
    if sheet.piece is None:
        raise CannotMerge(name, _Side(name, text, sheet).first_error)
    return _Side(name, text, sheet)


def _by_parts(base: _Side, ours: _Side, theirs: _Side, path: str, persona: bool) -> Merge:
    outlines = []
    for side in (base, ours, theirs):
        try:
            outlines.append(outline(side.text))
        except NoOutline as error:
            raise CannotMerge(side.name, side.first_error or str(error)) from error
    identify((outlines[0], outlines[1], outlines[2]), (base.piece, ours.piece, theirs.piece))
    parts = Parts(*outlines)
    root = parts.merged()
    conflicts = tuple(dict.fromkeys(parts.conflicts))
    text = _text(outlines, root, conflicts)
    found = _readable(text, path, persona, None if conflicts else root.said)
    if found is None or (not conflicts and lost(outlines, outline(text))):
        return _unmerged(outlines, ours, theirs)
    new = _new_problems(found, ours, theirs)
    if new and not conflicts:
        conflicts = tuple(Conflict((f"line {line}",), "problem", None, None, message) for line, message in new)
        text = _text(outlines, root, conflicts)
    together = tuple("/".join(where) for where in dict.fromkeys(parts.notes))
    return Merge(text.encode("utf-8"), conflicts, together)


def _text(outlines: list[Outline], root: OutGroup, conflicts: tuple[Conflict, ...]) -> str:
    heads, tails = [side.head for side in outlines], [side.tail for side in outlines]
    head = heads[2] if heads[1] == heads[0] else heads[1]
    tail = tails[2] if tails[1] == tails[0] else tails[1]
    taken = {out.item.key for out in root.outs}
    key, number = CONFLICT_KEY, 1
    while key in taken:
        number += 1
        key = f"{CONFLICT_KEY}-{number}"
    return written(head, root, tail, as_yaml(conflicts, key) if conflicts else [])


def _readable(text: str, path: str, persona: bool, expected: Any = None) -> Sheet | None:
    """The merged file, read; None where it cannot be, or does not say what it should."""
    try:
        made = outline(text)
    except NoOutline:
        return None
    if any(isinstance(item.value, Leaf) and item.value.style == "*" for item in made.items()):
        try:
            compose(text, CSafeLoader)  # an alias may have lost its anchor
        except YAMLError:
            return None
    sheet = read_text(text, path, persona=persona)
    if sheet.piece is None or (expected is not None and said(made.root) != expected):
        return None
    return sheet


def _new_problems(made: Sheet, ours: _Side, theirs: _Side) -> list[tuple[int, str]]:
    """Errors of the merged file that neither side has, with their lines."""
    known: Counter[tuple[str, str]] = Counter()
    for side in (ours, theirs):
        for problem in side.sheet.problems if side.sheet is not None else ():
            known[problem.rule, problem.message] += problem.severity == "error"
    found = [each for each in made.problems if each.severity == "error" and not known[each.rule, each.message]]
    return [(each.line, each.message) for each in found]


def _unmerged(outlines: list[Outline], ours: _Side, theirs: _Side) -> Merge:
    """Our version, with all of theirs as a record: what could not be put together without a doubt."""
    conflict = Conflict((), "file", None, None, theirs.text)
    found = outlines[1].root
    if found.flow:
        text = "\n".join([*as_yaml([conflict]), ours.text])
    else:
        place = len(outlines[1].head)
        lines = ours.text.split("\n")
        text = "\n".join([*lines[:place], *as_yaml([conflict]), *lines[place:]])
    return Merge(text.encode("utf-8"), (conflict,))


def _says_the_same(one: bytes, other: bytes, sides: tuple[_Side, _Side], path: str, persona: bool) -> bool:
    """Whether git's merge can be read and says what the merge by parts says."""
    text, problems = decode(one, path)
    if text is None or problems:
        return False
    found = _readable(text.replace("\r\n", "\n").replace("\r", "\n"), path, persona)
    made = _readable(other.decode("utf-8"), path, persona)
    if found is None or made is None or found.piece is None or made.piece is None or _new_problems(found, *sides):
        return False
    return tree(found.piece).digest == tree(made.piece).digest


def _like(ours: bytes, text: str) -> bytes:
    """A text with the line ends and the byte order mark of ours."""
    if ours.count(b"\r\n") * 2 > ours.count(b"\n"):
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if ours.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8")
