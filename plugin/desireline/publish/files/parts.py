"""The parts of a map or persona that a link may name: every part with an id, with what it is called.

Ids that are gone are among them: a link to one still arrives, at what says why it is gone.
"""

from typing import Final, NamedTuple

from desireline.draw.anchors import pieces_in
from desireline.draw.inline import plain
from desireline.model import FieldShape, JourneyMap, Lane, Part, Persona, Piece, Retired, Row, Scale, nested
from desireline.model.record import per_class

_APART: Final = (Row, Lane, Scale)
"""Kinds whose ids are named apart from all others; no link names them."""


class NamedPart(NamedTuple):
    """One part with an id of its own."""

    id: str
    """Its id, which is its anchor on the page too."""
    kind: str
    """What it is in the format's words: `stage`, `step`, `touchpoint`, `pain`, …; of an id that is gone `retired`."""
    title: str
    """What it is called or says, as plain words; its id where it says nothing."""
    stage: str
    """The id of the stage that it stands in; "" outside of stages, and where the stage has none."""
    was: tuple[str, ...]
    """Its former ids, which still lead to it."""


def named_parts(root: JourneyMap | Persona) -> list[NamedPart]:
    """The parts of `root` with an id, in document order, each once."""
    found: list[NamedPart] = []
    _gather(root, "", found)
    if not getattr(root, "retired", ()):
        return found
    here = {part.id for part in found if part.kind != "retired"}
    return [part for part in found if part.kind != "retired" or part.id not in here]


def _gather(piece: Piece, stage: str, found: list[NamedPart]) -> None:
    own, ranks = piece.__dict__, _kind(type(piece)).below
    names = [name for name in own if name in ranks]
    if len(names) > 1:
        names.sort(key=ranks.__getitem__)
    for name in names:
        seen: type[Piece] | None = None
        held = own[name]
        for part in held if isinstance(held, tuple) else pieces_in(held):
            if type(part) is not seen:  # nearly always all of one field are of one class
                seen = type(part)
                word, _, holding = _kind(seen)
            given = part.__dict__
            key = given.get("id")
            if key and word:
                title = given.get("title") or given.get("text") or given.get("why") or ""
                found.append(NamedPart(key, word, plain(title) or key, stage, given.get("was", ())))
            if not holding.isdisjoint(given):
                _gather(part, (key or "") if word == "stage" else stage, found)


class _Kind(NamedTuple):
    """What a class of pieces has to do with named parts."""

    word: str
    """What one is called; "" where no link may name one."""
    below: dict[str, int]
    """Its fields below which parts may stand, with their places in the order of the format."""
    holding: frozenset[str]
    """The same fields."""


@per_class
def _kind(kind: type[Piece]) -> _Kind:
    word = kind.__name__.lower() if issubclass(kind, Part | Retired) and not issubclass(kind, _APART) else ""
    below = {shape.name: rank for rank, shape in enumerate(nested(kind)) if _bears(shape)}
    return _Kind(word, below, frozenset(below))


def _bears(shape: FieldShape) -> bool:
    return shape.piece is not None and any(_kind(shape.piece)[:2])
