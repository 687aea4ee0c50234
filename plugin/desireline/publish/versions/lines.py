"""Each map and persona followed through the versions, over its renames; and the addresses that follow from that.

    versions/TAG/maps/ID/           the map as it was at TAG: a page where a state begins, else a way to that page
    versions/all/maps/ID/           all its states
    changes/TAG/NEXT/maps/ID/       what one version changed
    changes/TAG/today/maps/ID/      what changed since: a page where a state begins, else a way to that page

Of a map with few states any two of them are compared. Of others only neighbours, and each with today: the pages grow
with the number of states, not with its square.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, Literal

from desireline.model.record import Record, record
from desireline.source.tags import ALL, TODAY, version_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desireline.publish.versions.states import Snapshot, Standing

Kind = Literal["maps", "personas"]

KINDS: Final[tuple[Kind, ...]] = ("maps", "personas")
ANY_TWO: Final = 10
"""States up to which any two are compared: as many as versions are kept if nobody says how many."""


@record
class Run(Record):
    """A state, and the versions that show it one after the other."""

    first: int
    """The version at which it begins, by its place among the versions."""
    last: int
    """The last version that shows it."""


@record
class Line(Record):
    """One map or persona through all versions."""

    kind: Kind
    id: str
    """Its id today; of what is gone, its last one."""
    stands: tuple[Standing | None, ...]
    """What it was at each version, oldest first; None where it was not."""
    today: Standing | None
    """What it is today; None where it is gone."""

    @property
    def shown(self) -> tuple[Run, ...]:
        """Its states as pages show them."""
        return _runs([each.shown if each is not None else None for each in self.stands])

    @property
    def told(self) -> tuple[Run, ...]:
        """Its states as comparisons tell them; versions at which it could not be read are in none."""
        return _runs([each.told or None if each is not None else None for each in self.stands])


@record
class Pair(Record):
    """Two states that are compared: their places among the versions, of which the number of versions means today."""

    before: int
    after: int


def lines(snapshots: Sequence[Snapshot], today: Snapshot) -> tuple[Line, ...]:
    """Every map and persona of today and of any version; those of today first, each by id."""
    made: list[Line] = []
    for kind in KINDS:
        claimed: list[set[str]] = [set() for _ in snapshots]
        for end in range(len(snapshots), -1, -1):  # today first, then back through the versions
            latest = today if end == len(snapshots) else snapshots[end]
            formers = _formers(latest)
            names = sorted(latest.of(kind))
            for name in names:
                if end < len(snapshots) and name in claimed[end]:
                    continue
                own = (name, *formers.get(name, ()))
                stands: list[Standing | None] = []
                for place, snapshot in enumerate(snapshots):
                    found = _claim(own, snapshot.of(kind), claimed[place], latest.of(kind)) if place <= end else None
                    stands.append(snapshot.of(kind)[found] if found is not None else None)
                standing = today.of(kind)[name] if end == len(snapshots) else None
                made.append(Line(kind, name, tuple(stands), standing))
    return tuple(made)


def pairs(line: Line) -> tuple[Pair, ...]:
    """The comparisons that have a page of their own."""
    states, end = line.told, len(line.stands)
    made = [Pair(one.last, other.first) for one, other in pairwise(states) if _told(line, one) != _told(line, other)]
    if len(states) <= ANY_TWO:
        neighbours = {(one.first, other.first) for one, other in pairwise(states)}
        made += [
            Pair(one.first, other.first)
            for one, other in combinations(states, 2)
            if (one.first, other.first) not in neighbours and _told(line, one) != _told(line, other)
        ]
    if line.today is not None and line.today.told:
        made += [Pair(run.first, end) for run in states if _told(line, run) != line.today.told]
    return tuple(made)


def ways(line: Line) -> Iterator[tuple[Pair, Pair]]:
    """Comparisons without a page of their own, each with the one that tells the same."""
    states, end = line.told, len(line.stands)
    for one, other in pairwise(states):
        if one.first != one.last and _told(line, one) != _told(line, other):
            yield Pair(one.first, other.first), Pair(one.last, other.first)
    if line.today is None or not line.today.told:
        return
    for run in states:
        if _told(line, run) != line.today.told:
            for place in range(run.first + 1, run.last + 1):
                yield Pair(place, end), Pair(run.first, end)


def differs(line: Line, place: int) -> bool:
    """Whether there is a comparison of the version at that place with today."""
    stands, today = line.stands[place], line.today
    return (
        stands is not None and today is not None and "" not in (stands.told, today.told) and (stands.told != today.told)
    )


def version_path(name: str, kind: str, key: str) -> str:
    """Path in the site, without ending, of a map (`maps`) or persona (`personas`) as it was at a version."""
    return f"versions/{version_address(name)}/{kind}/{key}"


def all_path(kind: str, key: str) -> str:
    """Path in the site, without ending, of the list of all states."""
    return f"versions/{ALL}/{kind}/{key}"


def change_path(before: str, after: str | None, kind: str, key: str) -> str:
    """Path in the site, without ending, of what changed from one version to another; None means today."""
    return f"changes/{version_address(before)}/{TODAY if after is None else version_address(after)}/{kind}/{key}"


def _runs(states: Sequence[str | None]) -> tuple[Run, ...]:
    made: list[Run] = []
    for place, state in enumerate(states):
        if state is None:
            continue
        if made and made[-1].last == place - 1 and states[place - 1] == state:
            made[-1] = Run(made[-1].first, place)
        else:
            made.append(Run(place, place))
    return tuple(made)


def _told(line: Line, run: Run) -> str:
    standing = line.stands[run.first]
    return standing.told if standing is not None else ""


def _formers(snapshot: Snapshot) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for old, new in snapshot.former.items():
        made.setdefault(new, []).append(old)
    return made


def _claim(
    names: Sequence[str], there: Mapping[str, Standing], claimed: set[str], latest: Mapping[str, Standing]
) -> str | None:
    """The first of the names that stands there and belongs to nothing else."""
    for number, name in enumerate(names):
        if name in there and name not in claimed and (number == 0 or name not in latest):
            claimed.add(name)
            return name
    return None
