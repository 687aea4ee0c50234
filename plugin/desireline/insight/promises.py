"""Which promises were kept: what future maps announce, against the day and the releases there were.

A promise is *kept* when it is shipped, *dropped* when somebody said so, *late* when its day has passed or the release
it was meant for is out without it, and *open* until then. Nothing is guessed: what carries no promise is an idea.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from desireline.model import Claim, JourneyMap, Promise, Stage, pieces
from desireline.model.record import Record, once, record
from desireline.source import Catalogue

Outcome = Literal["late", "open", "kept", "dropped"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("late", "open", "kept", "dropped")
"""What became of a promise, what needs somebody's attention first."""

_NUMBERS: Final = re.compile(r"(\d+)")


class Dated(NamedTuple):
    """A release as far as promises know it."""

    name: str
    """As promises name it: `v2.4`."""
    day: date | None
    """When it came out; None where nobody said, which counts as not yet."""


@record
class Promised(Record):
    """One promise of a map, and what became of it."""

    journey: JourneyMap
    at: Claim
    """What is promised: a stage, a step or a statement."""
    stage: Stage | None
    """The stage it stands in; None where it stands in none, such as a node of an automation."""
    promise: Promise
    outcome: Outcome
    missed: str = ""
    """Of a late one the release that came out without it; "" where only its day has passed."""
    days_late: int = 0
    """Days behind the day it was due: until today, or until the release it came in. 0 where it has no day."""

    @property
    def name(self) -> str:
        """What is promised, in the map's words; inline Markdown."""
        return str(getattr(self.at, "text", "") or getattr(self.at, "title", "") or self.at.id or "")


@lru_cache(maxsize=256)
def version_key(name: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """A release's name as its words and its numbers: names of the same words are in the order of their numbers."""
    parts = _NUMBERS.split(name)
    return tuple(parts[::2]), tuple(int(number) for number in parts[1::2])


def is_out(name: str, releases: Sequence[Dated], today: date) -> bool:
    """Whether the release of that name, or one numbered after it, is out by `today`."""
    words, numbers = version_key(name)
    for release in releases:
        if release.day is None or release.day > today:
            continue
        known_words, known = version_key(release.name)
        if release.name == name or (numbers and known_words[:1] == words[:1] and known >= numbers):
            return True
    return False


def promised(journey: JourneyMap, releases: Sequence[Dated], today: date) -> tuple[Promised, ...]:
    """Every promise of a map, in document order.

    Args:
        journey: The map; each of its stages, steps and statements may carry a promise.
        releases: The releases there were, in any order.
        today: The day to count from.
    """
    return tuple(_judged(journey, stage, at, releases, today) for stage, at in _carrying(journey))


@once
def has_promises(journey: JourneyMap) -> bool:
    """Whether anything in a map carries a promise."""
    return bool(_carrying(journey))


@once
def _carrying(journey: JourneyMap) -> tuple[tuple[Stage | None, Claim], ...]:
    """What carries a promise, with its stage; what stands in none comes last."""
    carrying = [each for each in pieces(journey) if isinstance(each, Claim) and each.promise is not None]
    if not carrying:
        return ()
    known = {id(each): each for each in carrying}
    found = [(stage, known[id(each)]) for stage in journey.stages for each in pieces(stage) if id(each) in known]
    staged = {id(each) for _, each in found}
    return (*found, *[(None, each) for each in carrying if id(each) not in staged])


def _judged(journey: JourneyMap, stage: Stage | None, at: Claim, releases: Sequence[Dated], today: date) -> Promised:
    promise = at.promise or Promise()
    made = Promised(journey, at, stage, promise, "open")
    if promise.status == "dropped":
        return Promised(journey, at, stage, promise, "dropped")
    if promise.status == "shipped":
        came = next((each.day for each in releases if each.name == promise.in_), None)
        return Promised(journey, at, stage, promise, "kept", "", _behind(promise.due, came))
    missed = promise.in_ if promise.in_ and is_out(promise.in_, releases, today) else ""
    behind = _behind(promise.due, today)
    return Promised(journey, at, stage, promise, "late", missed, behind) if missed or behind else made


def _behind(due: date | None, day: date | None) -> int:
    return max(0, (day - due).days) if due is not None and day is not None else 0


@record
class Ledger(Record):
    """The promises of one future map."""

    journey: JourneyMap
    promises: tuple[Promised, ...]
    """Late ones first, then as in `OUTCOMES`; among those of one outcome the earliest day first."""

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many there are of each outcome, zeros included."""
        return {outcome: sum(each.outcome == outcome for each in self.promises) for outcome in OUTCOMES}


def ledger(journey: JourneyMap, releases: Sequence[Dated], today: date) -> Ledger:
    """What a future map promises, and what became of it."""
    found = promised(journey, releases, today)
    return Ledger(journey, tuple(sorted(found, key=_order)))


def ledgers(catalogue: Catalogue, releases: Sequence[Dated], today: date) -> tuple[Ledger, ...]:
    """The ledgers of all future maps that promise anything, those that owe something first, else in their files' order.

    Retired maps and translations of a map that is there are left out, so that no promise counts twice.
    """
    found = (
        ledger(journey, releases, today)
        for journey in catalogue.maps.values()
        if journey.state == "future"
        and journey.status != "retired"
        and journey.translates not in catalogue.maps
        and has_promises(journey)
    )
    return tuple(sorted(found, key=lambda each: -each.counts["late"]))


def _order(each: Promised) -> tuple[int, date, tuple[int, ...]]:
    day = each.promise.due or date.max
    return OUTCOMES.index(each.outcome), day, version_key(each.promise.in_ or "")[1]


def by_release(catalogue: Catalogue, releases: Sequence[Dated], today: date) -> Mapping[str, tuple[Promised, ...]]:
    """What any map promises for each release, or says came with it; what a map and its future both say stands once.

    Retired maps and translations of a map that is there are left out.
    """
    told = {
        (journey.future_of, at.id, at.promise)
        for journey in catalogue.maps.values()
        if journey.future_of
        for _, at in _carrying(journey)
        if at.id
    }
    found: dict[str, list[Promised]] = {}
    for journey in catalogue.maps.values():
        if journey.status == "retired" or journey.translates in catalogue.maps:
            continue
        for each in promised(journey, releases, today):
            if each.promise.in_ and (journey.key, each.at.id, each.promise) not in told:
                found.setdefault(each.promise.in_, []).append(each)
    return {release: tuple(promises) for release, promises in found.items()}


def delivered(promises: Iterable[Promised]) -> tuple[Promised, ...]:
    """Those that were kept."""
    return tuple(each for each in promises if each.outcome == "kept")


def owed(promises: Iterable[Promised]) -> tuple[Promised, ...]:
    """Those that are still planned: late where their release is out."""
    return tuple(each for each in promises if each.outcome in {"late", "open"})
