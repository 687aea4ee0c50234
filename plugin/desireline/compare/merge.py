"""Three versions of one map or persona to one: independent edits together, comments and layout kept, nothing guessed.

The merge by lines that git itself makes is taken where it is clean, can be read, and says what the merge by parts says:
its layout is then perfect. Else the text is put together from the lines of both sides. What does not go together stays
in the file as our version (or the changed one, where the other side removed it), with a record of both under
`x-conflict`; the file can always be read.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from yaml import CSafeLoader, compose
from yaml.error import YAMLError

from desireline.compare.merge_comments import lines_of_all
from desireline.compare.merge_conflict import CONFLICT_KEY, Conflict, as_yaml
from desireline.compare.merge_lost import lost
from desireline.compare.merge_outline import Leaf, NoOutline, Outline, outline
from desireline.compare.merge_parts import Parts
from desireline.compare.merge_problems import Followed, as_conflicts, following, undeclared
from desireline.compare.merge_things import identify, know_meanings, said
from desireline.compare.merge_write import written
from desireline.compare.node import tree
from desireline.source import read_text
from desireline.source.tree import decode

if TYPE_CHECKING:
    from collections.abc import Collection

    from desireline.source import Problem, Sheet


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
    commented: tuple[str, ...] = ()
    """What both sides wrote comments at, in one place: both stand there, ours first."""
    followed: tuple[Followed, ...] = ()
    """References of one side to an id that the other renamed: they name the new one."""
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
    made = _by_parts(old, mine, other, path, persona, by_lines)
    if made.by_lines:
        return made
    if by_lines is not None and not made.conflicts and _says_the_same(by_lines, made.raw, (mine, other), path, persona):
        return Merge(by_lines, by_lines=True)
    return replace(made, raw=_like(ours, made.raw.decode("utf-8")))


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


def _by_parts(base: _Side, ours: _Side, theirs: _Side, path: str, persona: bool, by_lines: bytes | None) -> Merge:
    outlines = []
    for side in (base, ours, theirs):
        try:
            outlines.append(outline(side.text))
        except NoOutline as error:
            raise CannotMerge(side.name, side.first_error or str(error)) from error
    identify((outlines[0], outlines[1], outlines[2]), (base.piece, ours.piece, theirs.piece))
    parts = Parts(*outlines)
    root = parts.merged()
    head, twice = lines_of_all(*(side.head for side in outlines))
    tail, below_twice = lines_of_all(*(side.tail for side in outlines))
    merged = written(head, root, tail)
    conflicts = tuple(dict.fromkeys(parts.conflicts))
    conflicts += _comments_gone(outlines, merged, conflicts)
    found = _readable(merged, path, persona, None if conflicts else root.said)
    if found is None or (not conflicts and lost(outlines, _known(merged, found))):
        if by_lines is not None and not parts.conflicts and _is_whole(by_lines, root.said, outlines, path, persona):
            return Merge(by_lines, by_lines=True)
        return _unmerged(outlines, ours, theirs)
    followed: tuple[Followed, ...] = ()
    if not conflicts:
        merged, followed = following(merged, found, _new_problems(found, ours, theirs))
        conflicts = as_conflicts(merged, _new_problems(read_text(merged, path, persona=persona), ours, theirs))
    conflicts = tuple(_called(each, (ours, theirs, base)) for each in conflicts)
    if conflicts:
        merged = _recorded(merged, len(head), conflicts, {out.item.key for out in root.outs})
    commented = [*([()] if twice or below_twice else []), *parts.commented]
    return Merge(
        merged.encode("utf-8"),
        conflicts,
        tuple("/".join(where) for where in dict.fromkeys(parts.notes)),
        tuple("/".join(where) or "the file" for where in dict.fromkeys(commented)),
        followed,
    )


def _called(conflict: Conflict, sides: tuple[_Side, ...]) -> Conflict:
    """A conflict with the name of the innermost thing on the way to it that its values do not tell by themselves."""
    told = "\n".join(value for value in (conflict.base, conflict.ours, conflict.theirs) if value is not None)
    for label in reversed(conflict.at):
        part = next((side.sheet.parts[label] for side in sides if side.sheet and label in side.sheet.parts), None)
        name = next((found for key in ("title", "name", "text") if (found := getattr(part, key, None))), "")
        if part is not None and name and name not in told:
            return replace(conflict, called=f"{part.noun.partition(' ')[2]} “{' '.join(str(name).split())}”")
    return conflict


def _recorded(text: str, place: int, conflicts: tuple[Conflict, ...], taken: Collection[str | None]) -> str:
    """A merged file with its conflicts, in front of line `place`."""
    key, number = CONFLICT_KEY, 1
    while key in taken:
        number += 1
        key = f"{CONFLICT_KEY}-{number}"
    lines = text.split("\n")
    return "\n".join([*lines[:place], *as_yaml(conflicts, key), *lines[place:]])


def _known(text: str, sheet: Sheet) -> Outline:
    """The outline of a file that was read, with what its values mean."""
    made = outline(text)
    know_meanings(made, sheet.piece)
    return made


def _comments_gone(sides: list[Outline], text: str, conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """Comments that a side wrote and that stand neither in the merged file nor in the record of its other conflicts."""
    if not conflicts:
        return ()
    whole = "\n".join([text, *as_yaml(conflicts)])
    ours, theirs = (
        "\n".join(sorted(each for each in side.comments - sides[0].comments if each not in whole)) or None
        for side in sides[1:]
    )
    return (Conflict((), "comments", None, ours, theirs),) if ours or theirs else ()


def _is_whole(raw: bytes, expected: Any, sides: list[Outline], path: str, persona: bool) -> bool:
    """Whether git's merge says what is expected and lost nothing."""
    text, problems = decode(raw, path)
    if text is None or problems:
        return False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _readable(text, path, persona, expected)
    return found is not None and not found.is_broken and not lost(sides, _known(text, found))


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


def _new_problems(made: Sheet, ours: _Side, theirs: _Side) -> list[Problem]:
    """Errors of the merged file that neither side has, and references that lost what they meant."""
    sheets = [side.sheet for side in (ours, theirs) if side.sheet is not None]
    known = {_about(problem) for sheet in sheets for problem in sheet.problems if problem.severity == "error"}
    new = [each for each in made.problems if each.severity == "error" and _about(each) not in known]
    return [*new, *undeclared(made, sheets)]


def _about(problem: Problem) -> tuple[str, str]:
    """What a problem is, without what could be done about it, which tells of the rest of the file."""
    return problem.rule, problem.message.partition(";")[0]


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
