"""Who last changed what each part of a map or persona says: every stage, step and statement with its commit.

A part's own commit is the last that changed its words, its values or what is said of it (a feeling, its evidence), or
that brought it to another place of the journey. What stands in it and has words of its own is told for itself; another
place in the same list, layout and comments are no change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model import Part, Path, walk
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from desireline.compare.comparison import FileComparison
    from desireline.compare.past import Pasts
    from desireline.model import JourneyMap, Persona, Piece
    from desireline.source.history import State

_STAYS: Final = ("move",)
"""What changes nothing of what a part says."""


@record
class Blamed(Record):
    """One part with the commit that last changed what it says."""

    piece: Piece
    path: Path
    """Where it stands; empty for the map or persona itself."""
    depth: int
    """How many parts it stands in."""
    state: State
    sure: bool
    """False where its clone ends there: it may be older."""


def blame(pasts: Pasts) -> tuple[Blamed, ...]:
    """Every part of the newest state, in the order of the file. The newest state must be one that can be read."""
    root = pasts.piece(0)
    if root is None:
        return ()
    parts = _parts(root)
    found: dict[Path, int] = {}
    waiting: dict[int, dict[Path, list[Path]]] = {0: {path: [path] for path in parts}}
    for place in range(len(pasts.file.states)):
        here = waiting.pop(place, None)
        if not here:
            continue
        bases = [base for base in pasts.bases(place) if pasts.file.states[base].blob]
        compared_with = [(base, pasts.between(base, place)) for base in bases]
        sides = [(base, compared, _changed(compared)) for base, compared in compared_with]
        for path, wanted in here.items():
            own = [each for each in wanted if each not in found]
            went = False
            for base, compared, changed in sides:
                before = None if path in changed else compared.across(path, back=True) if path else ()
                if before is not None:
                    waiting.setdefault(base, {}).setdefault(before, []).extend(own)
                    went = True
            if not went:
                found |= dict.fromkeys(own, place)
    states = pasts.file.states
    return tuple(
        Blamed(piece, path, _depth(path, parts), state := states[found.get(path, 0)], not state.cut)
        for path, piece in parts.items()
    )


def _parts(root: JourneyMap | Persona) -> dict[Path, Piece]:
    """The map or persona and every part of it that has words, by path, in the order of the file."""
    found = [(path, piece) for path, piece in walk(root) if not path or (isinstance(piece, Part) and _words(piece))]
    return dict(sorted(found, key=lambda pair: (bool(pair[0]), pair[1].place.line, pair[1].place.column)))


def _words(piece: Piece) -> bool:
    return any(piece.__dict__.get(name) for name in ("title", "text", "name"))


def _depth(path: Path, parts: dict[Path, Piece]) -> int:
    return sum(path[:end] in parts for end in range(len(path)))


def _changed(compared: FileComparison) -> set[Path]:
    """Paths, as they are after, of the parts that say something else."""
    after = _parts(compared.after) if compared.after is not None else {}
    before = _parts(compared.before) if compared.before is not None else {}
    changed: set[Path] = set()
    for change in compared.changes:
        if change.op in _STAYS:
            continue
        if change.after is not None:
            changed.add(_nearest(change.after.path, after))
        elif change.before is not None and change.before.path not in before:
            holder = _nearest(change.before.path, before)
            stands = compared.across(holder) if holder else ()
            if stands is not None:
                changed.add(stands)
    return changed


def _nearest(path: Path, parts: dict[Path, Piece]) -> Path:
    """The part that a path leads to, or into."""
    return next((path[:end] for end in range(len(path), 0, -1) if path[:end] in parts), ())
