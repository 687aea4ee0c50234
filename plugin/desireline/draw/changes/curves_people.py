"""Whose lines of two versions belong together: person by person, where one version has one line for several people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desireline.model import voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desireline.model import JourneyMap, Voice


class Whose(NamedTuple):
    """The lines of the same people in both versions."""

    people: tuple[str, ...]
    before: Voice | None
    after: Voice | None


def whose(before: JourneyMap, after: JourneyMap) -> list[Whose]:
    """The lines of both versions by whose they are, today's order first."""
    old, new = voices(before), voices(after)
    made = [pair for each in new for pair in _pairs(each, old, new)]
    paired = {id(pair.before) for pair in made}
    left = [each for each in old if id(each) not in paired]
    alone = [n for n, pair in enumerate(made) if pair.before is None]
    if len(left) == 1 and alone and not (left[0].personas and made[alone[0]].people):
        # Everybody's line on one side is of no person; it belongs to the first that has no other.
        only = left.pop()
        made[alone[0]] = Whose(made[alone[0]].people or only.personas, only, made[alone[0]].after)
    return [*made, *(Whose(each.personas, each, None) for each in left)]


def _pairs(voice: Voice, old: Sequence[Voice], new: Sequence[Voice]) -> Iterator[Whose]:
    """One line of today with each line of then that is of the same people."""
    partners = _partners(voice, old)
    if not partners:
        yield Whose(voice.personas, None, voice)
        return
    if len(partners) == 1 and len(_partners(partners[0], new)) == 1:
        yield Whose(voice.personas, partners[0], voice)
        return
    for each in partners:
        yield Whose(tuple(name for name in voice.personas if name in each.personas), each, voice)
    rest = tuple(name for name in voice.personas if not any(name in each.personas for each in partners))
    if rest:
        yield Whose(rest, None, voice)


def _partners(voice: Voice, others: Sequence[Voice]) -> list[Voice]:
    """The lines of the other side that share somebody with this one; the one of exactly these people alone."""
    same = [each for each in others if each.personas == voice.personas]
    return same or [each for each in others if set(each.personas) & set(voice.personas)]
