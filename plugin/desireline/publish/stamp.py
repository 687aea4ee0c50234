"""Missing ids written into files, and nothing else touched: `desireline ids stamp`.

A part gets an id if it says something: a stage, a step, a statement of a row or lane, a touchpoint, a node. Left alone
are the words of a feeling, marks that are only `true`, the facts of a persona that have a name of their own (`profile`,
`career`, `knowledge`, `usage`) and its channels, and rows, lanes and scales, which are nothing without an id.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from desireline.compare.node import Node, tree
from desireline.draw.anchors import anchors
from desireline.model import Emotion, Feeling, JourneyMap, Lane, Part, Path, Persona, Row, Scale, Touchpoint, walk
from desireline.model.journey import Retired
from desireline.model.part import Piece
from desireline.publish.published import Subject, name_of
from desireline.publish.stamp_file import Stamped, written
from desireline.publish.stamp_names import kind_of_part, name_for
from desireline.source import Catalogue

_APART = (JourneyMap, Persona, Retired, Row, Lane, Scale)
_WITHOUT = (Emotion, Feeling)
"""What stands in these is told with them, and is no place to link to."""


def kinds() -> frozenset[str]:
    """The kinds of parts that may get an id."""
    found, waiting = set[str](), [Part]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls.__dict__.get("noun") and not issubclass(cls, _APART):
            found.add(cls.noun.partition(" ")[2].replace("'s", "").replace(" ", "-") or cls.noun)
    return frozenset(found)


def stamped(
    catalogue: Catalogue, wanted: Callable[[str], bool] = lambda _: True, only: Collection[str] = ()
) -> Iterator[tuple[str, Stamped]]:
    """Every file of a catalogue in which something lacks an id, by path, with what becomes of it.

    Args:
        catalogue: The maps and personas. Broken ones are left out.
        wanted: Whether the file at a path is to be looked at.
        only: Kinds of parts that get an id; empty for all.
    """
    register = _Register(catalogue)
    subjects: list[Subject] = [*catalogue.maps.values(), *catalogue.personas.values()]
    subjects.sort(key=lambda each: bool(_related(each)))  # those that others answer or translate come first
    made = []
    for subject in subjects:
        if catalogue.sheets[subject.file].is_broken or not wanted(subject.file):
            continue
        names = register.names(subject, only)
        if names:
            made.append((subject.file, written(subject, names, catalogue.sheets[subject.file])))
    yield from sorted(made)


def _related(subject: Subject) -> tuple[str, ...]:
    """Ids of the maps or personas of which this one repeats parts under their ids."""
    answers = subject.future_of if isinstance(subject, JourneyMap) else None
    return tuple(name for name in (answers, subject.translates) if name)


class _Register:
    """Which ids are taken where, and what is the same thing in another file."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._given: dict[str, dict[int, str]] = {}
        """New ids by file and identity of the part."""
        self._files = {*catalogue.project.files, *catalogue.project.former}
        self._points = {
            (point.title, journey.lang): point.id
            for journey in catalogue.maps.values()
            for point in journey.touchpoints
            if point.id and point.title
        }

    def names(self, subject: Subject, only: Collection[str]) -> dict[int, tuple[Part, str]]:
        """New ids for the parts of a map or persona that have none, by the identity of the part."""
        lacking = [(path, part) for path, part in _lacking(subject) if not only or kind_of_part(part) in only]
        if not lacking:
            return {}
        taken = self._taken(subject)
        nodes = {id(node.piece): node for node in tree(subject).walk()}
        same = self._same(subject, nodes)
        pieces = dict(walk(subject))
        made: dict[int, tuple[Part, str]] = {}
        for path, part in lacking:
            name = same.get(id(part)) or self._point(part, subject)
            if not name or name in _ids(subject) or name in {other for _, other in made.values()}:
                name = name_for(part, path, _around(pieces, path, made), taken, nodes[id(part)].said)
            made[id(part)] = part, name
            taken.add(name)
            if isinstance(part, Touchpoint) and part.title and isinstance(subject, JourneyMap):
                self._points.setdefault((part.title, subject.lang), name)
        self._given[subject.key] = {key: name for key, (_, name) in made.items()}
        return made

    def _taken(self, subject: Subject) -> set[str]:
        """Ids that a new part may not have: they mean something in this file, or in one that shares its ids."""
        catalogue = self._catalogue
        taken = {*self._files, *_ids(subject), *_words(subject), *catalogue.sources, *self._points.values()}
        every: tuple[Subject, ...] = (*catalogue.maps.values(), *catalogue.personas.values())
        for other in every:
            if other.key in _related(subject) or subject.key in _related(other):
                taken |= {*_ids(other), *self._given.get(other.key, {}).values()}
        return taken

    def _same(self, subject: Subject, nodes: Mapping[int, Node]) -> dict[int, str]:
        """The ids of what this file repeats from the one it answers (by all it says) or translates (by its place)."""
        found: dict[int, str] = {}
        for name in _related(subject):
            other = self._catalogue.file(name)
            if other is None or type(other) is not type(subject):
                continue
            given = self._given.get(other.key, {})
            if other.key == subject.translates:
                places = {path: piece for path, piece in walk(other) if isinstance(piece, Part)}
                pairs = [(part, places[path]) for path, part in _lacking(subject) if path in places]
            else:
                pairs = _alike(nodes, {id(node.piece): node for node in tree(other).walk()})
            for part, model in pairs:
                if type(part) is type(model) and (known := model.id or given.get(id(model))):
                    found[id(part)] = known
        return found

    def _point(self, part: Part, subject: Subject) -> str:
        """The id that a touchpoint of the same title has in another map."""
        if not isinstance(part, Touchpoint) or not part.title:
            return ""
        return self._points.get((part.title, subject.lang)) or ""


def _alike(nodes: Mapping[int, Node], others: Mapping[int, Node]) -> list[tuple[Part, Part]]:
    """Parts that say the same, where each file has only one that does."""
    sides = []
    for side in (nodes, others):
        parts = [node for node in side.values() if isinstance(node.piece, Part) and node.name]
        counts = Counter((node.cls, node.said) for node in parts)
        sides.append({(node.cls, node.said): node.piece for node in parts if counts[node.cls, node.said] == 1})
    found: list[Any] = [(sides[0][key], sides[1][key]) for key in sides[0].keys() & sides[1].keys()]
    return found


def _lacking(subject: Subject) -> Iterator[tuple[Path, Part]]:
    """The parts of a map or persona that could have an id and have none, in document order, each with its path."""
    outside: list[Path] = [("profile",), ("career",), ("knowledge",), ("usage",), ("channels",)]
    for path, piece in walk(subject):
        if isinstance(piece, _WITHOUT):
            outside.append(path)
        if not isinstance(piece, Part) or isinstance(piece, _APART) or piece.id:
            continue
        if not any(path[: len(each)] == each for each in outside) and _says_something(piece):
            yield path, piece


def _says_something(part: Part) -> bool:
    return bool(name_of(part)) or any(name not in {"place", "was"} for name in part.__dict__)


def _around(pieces: Mapping[Path, Piece], path: Path, made: Mapping[int, tuple[Part, str]]) -> str:
    """The id of the nearest part around a path."""
    for cut in range(len(path) - 1, 0, -1):
        piece = pieces.get(path[:cut])
        if isinstance(piece, Part):
            return piece.id or made.get(id(piece), (piece, ""))[1]
    return ""


def _ids(subject: Subject) -> set[str]:
    """Every id of a file: of parts, former and retired ones; of rows, lanes and scales too, though named apart."""
    made = anchors(subject)
    return {anchor.rpartition("_")[2] for anchor in (*made.given, *made.former)}


def _words(subject: Subject) -> set[str]:
    """Texts that stand where an id could stand, and would mean a part that took one of them for its id."""
    found: set[str] = set()
    for _, piece in walk(subject):
        for name in ("touchpoints", "actors"):
            found.update(value for value in piece.__dict__.get(name, ()) if isinstance(value, str))
        target = piece.__dict__.get("to")
        found |= {target} if isinstance(target, str) else set()
    return found
