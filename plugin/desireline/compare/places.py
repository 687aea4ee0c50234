"""The line and column of what was changed, on each side: of a value the value's own, else where its piece begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desireline.compare.plan import plan
from desireline.model import NOWHERE, Piece

if TYPE_CHECKING:
    from desireline.compare.change import Change, Edit, Stand
    from desireline.compare.comparison import Comparison
    from desireline.model import Path, Place
    from desireline.source import Catalogue


def place(comparison: Comparison, change: Change | Edit) -> tuple[tuple[str, Place] | None, tuple[str, Place] | None]:
    """Path of the file and place of a change before and after; None on a side where it is not.

    Looking up a value reads its file's text again (some milliseconds), which is why it is done when somebody asks. A
    comparison made of maps without catalogues knows no more than where pieces begin.
    """
    return (
        _place(comparison.before, change.before, change.field) if change.before else None,
        _place(comparison.after, change.after, change.field) if change.after else None,
    )


def _place(catalogue: Catalogue | None, stand: Stand, field: tuple[str, ...]) -> tuple[str, Place]:
    piece = None
    if catalogue is not None:
        piece = catalogue.maps.get(stand.file) or catalogue.personas.get(stand.file)
    file = piece.file if piece is not None else ""
    if catalogue is None or not file or (not field and not stand.is_item):
        return file, stand.place
    path = stand.path if stand.is_item else (*stand.path, *field)
    return file, catalogue.locate(file, path) or stand.place or NOWHERE


def piece_at(root: Piece, path: Path) -> Any:
    """What stands at a path of a `Stand` or `Pair` in a map or persona: a piece, or a text of a list; None: nothing."""
    found: Any = root
    for key in path:
        if isinstance(found, Piece):
            cls = type(found)
            if isinstance(key, int):
                found = getattr(found, cls.bare_list, ())
            else:
                shape = next((each for each in plan(cls) if each.key == key), None)
                found = getattr(found, shape.name) if shape is not None else None
                continue
        if isinstance(found, tuple):
            found = found[key] if isinstance(key, int) and key < len(found) else None
        elif isinstance(found, dict):
            found = found.get(key)
        else:
            return None
    return found
