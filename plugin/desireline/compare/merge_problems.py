"""What is right on each side and wrong together: a reference follows a renamed id, all else is told where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desireline.compare.meaning import names_in
from desireline.compare.merge_conflict import Conflict
from desireline.compare.merge_outline import Group, Leaf, Outline, outline
from desireline.compare.merge_things import label
from desireline.compare.plain import canonical
from desireline.model import walk
from desireline.source import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desireline.compare.merge_outline import Item
    from desireline.model import Place
    from desireline.source import Sheet


class Followed(NamedTuple):
    """A reference of one side to an id that the other side renamed: it names the new one."""

    at: str
    """Where it stands: keys and ids from the file's root."""
    old: str
    new: str


def following(text: str, sheet: Sheet, problems: Iterable[Problem]) -> tuple[str, tuple[Followed, ...]]:
    """The text of a merged file whose references that lead nowhere name the new id of what they mean."""
    renamed = sheet.offered.former_parts if sheet.offered is not None else {}
    lines, made, done = text.split("\n"), outline(text), []
    for problem in sorted(problems, key=lambda each: (each.line, each.column), reverse=True):
        way = _way(made, problem)
        value = way[-1].value if way else None
        old = (value.said or "").partition(".")[0] if isinstance(value, Leaf) else ""
        line, column = problem.line - 1, problem.column - 1
        start = column + (lines[line][column : column + 1] in {"'", '"'})
        if not renamed.get(old) or not lines[line].startswith(old, start):
            continue
        lines[line] = lines[line][:start] + renamed[old] + lines[line][start + len(old) :]
        done.append(Followed("/".join(map(label, way[:-1] if way[-1].key is None else way)), old, renamed[old]))
    return "\n".join(lines), tuple(reversed(done))


def undeclared(made: Sheet, sides: Sequence[Sheet]) -> Iterator[Problem]:
    """Touchpoints that one side took out and the other named anew: what was a reference would be a mere word now."""
    for name, place in _words(made).items():
        if not any(name in _words(side) for side in sides) and any(name in _declared(side) for side in sides):
            said = f"the touchpoint '{name}' is used here, and one side took it out; declare it again, or name another"
            yield Problem("error", "touchpoint-lost", said, made.path, place.line, place.column)


def _words(sheet: Sheet) -> dict[str, Place]:
    """Touchpoints that a file names and does not declare, each with where it first does."""
    known = _declared(sheet)
    made: dict[str, Place] = {}
    for _, piece in walk(sheet.piece) if sheet.piece is not None else ():
        for name in getattr(piece, "touchpoints", ()):
            if isinstance(name, str) and canonical(name) not in known:
                made.setdefault(name, piece.place)
    return made


def _declared(sheet: Sheet) -> set[str]:
    """Ids and titles of the touchpoints that a file declares."""
    return {name for _, name in names_in(sheet.piece)}


def as_conflicts(text: str, problems: Iterable[Problem]) -> tuple[Conflict, ...]:
    """Errors of a merged file that neither side has, each with the way to where it stands."""
    made = outline(text)
    return tuple(
        Conflict(tuple(map(label, _way(made, each))), "problem", None, None, None, says=each.message)
        for each in problems
    )


def _way(made: Outline, problem: Problem) -> list[Item]:
    """The keys and items down to the one at which a problem is; to the last that begins before it where none does."""
    at = problem.line - 1, problem.column - 1
    way: list[Item] = []
    value: Leaf | Group = made.root
    while isinstance(value, Group):
        before = [item for item in value.items if _start(item) <= at]
        if not before:
            break
        way.append(before[-1])
        value = before[-1].value
    return way


def _start(item: Item) -> tuple[int, int]:
    """Where an item begins, of a key with its value in the same line the key."""
    line, column = item.place
    return line, column - (len(item.key_text) + 2 if item.key is not None else 0)
