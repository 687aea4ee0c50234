"""One file with ids in it: what can be added is, and what comes out is read again before anybody gets it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desireline.compare.node import tree
from desireline.model import Part, Persona, walk
from desireline.model.part import Piece
from desireline.publish.published import Subject, name_of
from desireline.publish.stamp_names import kind_of_part
from desireline.publish.stamp_text import Added, id_added, spots, with_added
from desireline.source import Problem, Sheet, read_file
from desireline.source.tree import read_tree

Edit = tuple[Part, str, list[Added]]
"""A part, its new id, and what is to be added to the text for it."""


class Stamped(NamedTuple):
    """What became of one file."""

    text: str
    """Its text, with the ids; a byte order mark is no part of it."""
    given: tuple[tuple[str, str, int], ...]
    """Each new id, what got it, and in which line that stands."""
    left: tuple[tuple[str, int, str], ...]
    """What lacks an id still, its line, and why."""


def written(subject: Subject, names: Mapping[int, tuple[Part, str]], sheet: Sheet) -> Stamped:
    """The file of a map or persona with ids in it.

    Args:
        subject: The map or persona.
        names: New ids by the identity of the part, each with that part.
        sheet: The file as it was read; it has no error.
    """
    text = sheet.source.text
    places = Counter((part.place.line - 1, part.place.column - 1) for part, _ in names.values())
    root, _ = read_tree(text, subject.file)
    there = spots(root) if root is not None else {}
    edits: list[Edit] = []
    left: list[tuple[Part, str]] = []
    for part, name in names.values():
        at = part.place.line - 1, part.place.column - 1
        found = there.get(at, [])
        if places[at] > 1 or len({id(spot.node) for spot in found}) < len(found):
            left.append((part, "it is written once and used in several places (an alias); write it out"))
            continue
        added = id_added(text, found[0], part, name) if found else []
        if added:
            edits.append((part, name, added))
        else:
            left.append((part, "its place in the file takes none"))
    check = _Check(subject, sheet.problems)
    kept = _fitting(text, edits, check)
    left += [(part, "the file would say something else") for part, name, _ in edits if (id(part), name) not in kept]
    made = with_added(text, [each for part, name, added in edits if (id(part), name) in kept for each in added])
    given = tuple((name, _told(part), part.place.line) for part, name, _ in edits if (id(part), name) in kept)
    return Stamped(made, given, tuple((_told(part), part.place.line, why) for part, why in left))


def _told(part: Part) -> str:
    name = name_of(part)
    return f"the {kind_of_part(part).replace('-', ' ')}" + (f" “{name}”" if name else "")


class _Check:
    """Whether a text says what a map or persona says, ids apart."""

    def __init__(self, subject: Subject, problems: Sequence[Problem]) -> None:
        self._subject = subject
        self._said = tree(subject).said
        self._problems = Counter(problem.rule for problem in problems)

    def holds(self, text: str, names: Mapping[int, str]) -> bool:
        subject = self._subject
        raw = text.encode("utf-8", "surrogatepass")
        sheet = read_file(raw, subject.file, persona=isinstance(subject, Persona))
        if sheet.piece is None or Counter(problem.rule for problem in sheet.problems) != self._problems:
            return False
        if tree(sheet.piece).said != self._said:
            return False
        expected = [_id_of(piece, names) for _, piece in walk(subject)]
        return expected == [_id_of(piece, {}) for _, piece in walk(sheet.piece)]


def _id_of(piece: Piece, names: Mapping[int, str]) -> str | None:
    return names.get(id(piece)) or (piece.id if isinstance(piece, Part) else None)


def _fitting(text: str, edits: Sequence[Edit], check: _Check) -> set[tuple[int, str]]:
    """The edits, by part and id, with which the text still says what it said."""

    def good(some: Sequence[Edit]) -> bool:
        added = [each for _, _, adds in some for each in adds]
        return check.holds(with_added(text, added), {id(part): name for part, name, _ in some})

    def narrowed(some: Sequence[Edit]) -> list[Edit]:
        if not some or good(some):
            return list(some)
        if len(some) == 1:
            return []
        middle = len(some) // 2
        first, second = narrowed(some[:middle]), narrowed(some[middle:])
        return [*first, *second] if good([*first, *second]) else first

    return {(id(part), name) for part, name, _ in narrowed(edits)}
