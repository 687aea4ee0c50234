"""The changes of a map sorted by whom they are felt by, and the few of them that a release is to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.compare import piece_at
from desireline.model import JourneyMap, Step
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desireline.compare import FileComparison
    from desireline.draw.changes.said import FileSaid, Said
    from desireline.model import Persona

_ORDER: Final[Mapping[str, int]] = {"worse": 0, "mixed": 1, "better": 2}
"""What is told of first."""
_FELT: Final = frozenset({"feels-better", "feels-worse"})
_THINGS: Final = frozenset(
    {"stage", "step", "touchpoint", "gain", "pain", "opportunity", "content", "automation", "map"}
)
"""Kinds of which one more or one less is worth telling, though nobody can say whether it is better."""


@record
class ForPeople(Record):
    """What changed for some personas."""

    personas: tuple[str, ...]
    """Their ids; empty for a map that names none."""
    changes: tuple[Said, ...]
    """What to tell, what got worse first."""
    further: int
    """How many more changes there are: of plans, evidence and wording, and those that nobody can judge."""


def for_people(told: FileSaid, people: Mapping[str, Persona]) -> tuple[ForPeople, ...]:
    """The changes of a map, for each persona or group of them that something changed for.

    A change belongs to the personas that its statement, its feeling or its step names, else to all of the map.
    """
    found: dict[tuple[str, ...], list[Said]] = {}
    everybody = _everybody(told.file)
    for said in told.changes:
        found.setdefault(_whose(said, told.file, people) or everybody, []).append(said)
    order = sorted(found, key=lambda names: (names != everybody, -len(names), names))
    return tuple(_people(names, found[names]) for names in order)


def told_twice(changes: Sequence[Said]) -> frozenset[str]:
    """Fingerprints of changes that say again what one before them says: the word of a feeling beside its score."""
    seen: set[tuple[object, ...]] = set()
    found = set()
    for said in changes:
        reason = said.change.reasons[0]
        if reason not in _FELT:
            continue
        stand = said.change.at
        end = next((n for n, step in enumerate(stand.path) if step in {"score", "word"}), len(stand.path))
        key = (stand.file, stand.path[:end], reason)
        if key in seen:
            found.add(said.change.fingerprint)
        seen.add(key)
    return frozenset(found)


def is_told(said: Said) -> bool:
    """Whether a change is one to tell a customer of: what is felt, or a thing that came or went."""
    if said.change.effect in _ORDER:
        return True
    if said.change.effect == "neutral":
        return said.change.rule in {"promise-withdrawn", "promise-later"}
    return said.change.op in {"add", "remove", "split", "merge"} and said.change.kind in _THINGS and not said.aspect


def _people(names: tuple[str, ...], changes: Sequence[Said]) -> ForPeople:
    twice = told_twice(changes)
    once = (said for said in changes if said.change.fingerprint not in twice)
    told = sorted((said for said in once if is_told(said)), key=lambda said: _ORDER.get(said.change.effect, 3))
    return ForPeople(names, tuple(told), len(changes) - len(told) - len(twice))


def _everybody(file: FileComparison) -> tuple[str, ...]:
    piece = file.after or file.before
    return piece.personas if isinstance(piece, JourneyMap) else ()


def _whose(said: Said, file: FileComparison, people: Mapping[str, Persona]) -> tuple[str, ...]:
    """Who is named on the way to a change, the innermost; empty where nobody is."""
    change = said.change
    root, stand = (file.after, change.after) if change.after is not None else (file.before, change.before)
    if root is None or stand is None:
        return ()
    found: tuple[str, ...] = ()
    for end in range(1, len(stand.path) + 1):
        if stand.path[end - 1] == "by_persona" and end < len(stand.path) and stand.path[end] in people:
            found = (str(stand.path[end]),)
            continue
        if not isinstance(stand.path[end - 1], int):
            continue
        piece = piece_at(root, stand.path[:end])
        named = getattr(piece, "personas", ()) or (piece.actors if isinstance(piece, Step) else ())
        found = tuple(name for name in named if name in people) or found
    return found
