"""What a map or persona says and what that rests on: one pass, kept with the map, for all pages across maps."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from desireline.model import Claim, Emotion, Evidence, Feeling, JourneyMap, Moment, Persona, Piece, nested
from desireline.model.record import once, per_class


class Claimed(NamedTuple):
    """Something a map says, with what it rests on."""

    piece: Claim
    """The statement, stage or step; for a score, the stage or step it stands on."""
    evidence: Evidence | None
    moment: Moment | None
    """Where it stands; None for what stands in no stage."""
    row: str = ""
    """The id of the row or the key it stands in; empty for stages and steps."""
    feeling: Feeling | None = None
    """The feeling whose score it is; None for everything else."""


@once
def claims(subject: JourneyMap | Persona) -> tuple[Claimed, ...]:
    """What has evidence or is refuted: statements, stages, steps, marks, scores, in document order."""
    found: list[Claimed] = []
    _below(subject, None, found)
    return tuple(found)


@once
def citations(subject: JourneyMap | Persona) -> Mapping[str, int]:
    """How often each source is cited, by its id: as evidence, or as what refuted something."""
    counts: Counter[str] = Counter()
    if isinstance(subject, Persona) and subject.evidence:
        counts.update(subject.evidence.sources)
    for each in claims(subject):
        if each.evidence:
            counts.update(each.evidence.sources)
        if each.feeling is None and each.piece.refuted:
            counts.update(each.piece.refuted.sources)
    return counts


def _below(piece: Piece, moment: Moment | None, found: list[Claimed]) -> None:
    """Gather what stands below `piece`, in those of its fields that are given and can hold a claim."""
    given = piece.__dict__
    for name, key in _kind(type(piece)).leading:
        if name in given:
            value = given[name]
            if isinstance(value, tuple):
                _each(value, key, moment, found)
            elif isinstance(value, Piece):
                _each((value,), key, moment, found)
            elif value is not None:  # several by name, which is then the row
                for row, held in value.items():
                    _each(held if isinstance(held, tuple) else (held,), row, moment, found)


def _each(pieces: tuple[Piece, ...], row: str, moment: Moment | None, found: list[Claimed]) -> None:
    for piece in pieces:
        telling, leading = _kind(type(piece))
        if telling.isdisjoint(piece.__dict__):  # most say nothing of the kind, and their keys tell it
            continue
        if isinstance(piece, Moment):
            if piece.evidence or piece.refuted:
                found.append(Claimed(piece, piece.evidence, piece))
            for emotion in (piece.emotion, *piece.scales.values()):
                if emotion is not None:
                    _felt(emotion, piece, found)
            _below(piece, piece, found)
        else:
            if isinstance(piece, Claim) and (piece.evidence or piece.refuted):
                found.append(Claimed(piece, piece.evidence, moment, row))
            if leading:
                _below(piece, moment, found)


def _felt(emotion: Emotion, moment: Moment, found: list[Claimed]) -> None:
    """Scores that say themselves what they rest on."""
    for feelings in (emotion.feelings, *emotion.by_persona.values()):
        found += [
            Claimed(moment, feeling.evidence, moment, "emotion", feeling)
            for feeling in feelings
            if feeling.evidence is not None
        ]


class _Kind(NamedTuple):
    """What a class of pieces has to do with claims."""

    telling: frozenset[str]
    """Its fields that say what it rests on, or below which something may."""
    leading: tuple[tuple[str, str], ...]
    """Its fields below which claims can stand, with their keys. Evidence, links and the like hold none."""


@per_class
def _kind(kind: type[Piece]) -> _Kind:
    leading = [(kind.bare_list, "")] if kind.bare_list else []
    leading += [
        (shape.name, shape.key)
        for shape in nested(kind)
        if shape.piece is not None and (issubclass(shape.piece, Claim) or _kind(shape.piece).leading)
    ]
    own = ("evidence", "refuted") if issubclass(kind, Claim) else ()
    return _Kind(frozenset({*own, *[name for name, _ in leading]}), tuple(leading))
