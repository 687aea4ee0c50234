"""A comparison under review: what of it stands in the way, what was approved, and which problems are new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from desireline.compare.places import place
from desireline.model import NOWHERE, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from desireline.compare.change import Change
    from desireline.compare.comparison import Comparison, Undiffable
    from desireline.source import Catalogue, Problem
    from desireline.source.approvals import Approval
    from desireline.source.base import Base

Gate = Literal["error", "warn", "worse", "any"]
GATES: Final[tuple[Gate, ...]] = ("error", "warn", "worse", "any")
"""What stops a change: that it is breaking; that, or that it is to be looked at; that it is worse for the customer;
that it is one."""


def at_gate(change: Change, gates: Collection[Gate]) -> bool:
    """Whether a change is at one of the gates, or above it."""
    return (
        "any" in gates
        or (change.severity == "error" and bool({"error", "warn"} & set(gates)))
        or (change.severity == "warn" and "warn" in gates)
        or (change.effect in {"worse", "mixed"} and "worse" in gates)
    )


class Spot(NamedTuple):
    """Where to look for a change."""

    path: str
    """Of the file, relative to the project."""
    place: Place
    side: Literal["before", "after"]
    """`before` for what is there no more."""


def spot(comparison: Comparison, change: Change, *, exact: bool = False) -> Spot:
    """Where a change is: today, else where it was.

    With `exact` the value's own line, which takes some milliseconds, else that of what holds it.
    """
    side: Literal["before", "after"] = "after" if change.after is not None else "before"
    if exact:
        found = place(comparison, change)[side == "after"]
        if found is not None:
            return Spot(found[0], found[1], side)
    catalogue = comparison.after if side == "after" else comparison.before
    at = change.at
    piece = (catalogue.maps.get(at.file) or catalogue.personas.get(at.file)) if catalogue is not None else None
    return Spot(piece.file if piece is not None else "", at.place or NOWHERE, side)


@dataclass(frozen=True)
class Review:
    """What a reviewer is told."""

    comparison: Comparison
    base: Base
    gates: tuple[Gate, ...]
    """What stops it; nothing where empty."""
    today: date
    """Approvals expire by it."""
    problems: tuple[Problem, ...] = ()
    """What `check` reports of the change and did not report of its base."""
    mended: int = 0
    """How many problems the change takes away."""
    approvals: tuple[Approval, ...] = ()
    """All that the project holds."""
    own_approvals: frozenset[str] = field(default=frozenset())
    """Fingerprints whose approval comes with the very change that is reviewed."""

    @cached_property
    def approved(self) -> Mapping[str, Approval]:
        """Approvals that hold, by fingerprint of their change."""
        here = self._fingerprints
        return {
            each.fingerprint: each for each in self.approvals if each.fingerprint in here and each.holds(self.today)
        }

    @cached_property
    def unread(self) -> tuple[Undiffable, ...]:
        """What could not be compared, and was not approved: whatever else is so, this does not pass."""
        return tuple(each for each in self.comparison.undiffable if each.fingerprint not in self.approved)

    @cached_property
    def expired(self) -> tuple[Approval, ...]:
        """Approvals of changes that are here, and that hold no more."""
        return tuple(
            each
            for each in self.approvals
            if each.fingerprint in self._fingerprints and each.fingerprint not in self.approved
        )

    @cached_property
    def unused(self) -> tuple[Approval, ...]:
        """Approvals of changes that are not here: merged meanwhile, changed again, or mistyped."""
        return tuple(each for each in self.approvals if each.fingerprint not in self._fingerprints)

    @cached_property
    def hits(self) -> tuple[Change, ...]:
        """The changes that stand in the way, breaking ones first."""
        found = [
            change
            for change in self.comparison.changes
            if at_gate(change, self.gates) and change.fingerprint not in self.approved
        ]
        rank = {"error": 0, "warn": 1, "info": 2}
        return tuple(sorted(found, key=lambda change: rank[change.severity]))

    @cached_property
    def problem_hits(self) -> tuple[Problem, ...]:
        """The new problems that stand in the way."""
        if not self.gates:
            return ()
        warnings = bool({"warn", "any"} & set(self.gates))
        return tuple(each for each in self.problems if each.severity == "error" or warnings)

    @property
    def prefix(self) -> str:
        """The way from the top of the repository to the project, with `/` at its end."""
        return self.base.prefix

    @property
    def complete(self) -> bool:
        """Whether everything could be compared."""
        return self.comparison.complete

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: all was compared, and nothing differs."""
        return self.complete and not self.comparison.changes and not self.comparison.possible and not self.problems

    @property
    def passes(self) -> bool:
        """Whether nothing stands in the way. Of what was not compared this says nothing; look at `unread` first."""
        return not self.hits and not self.problem_hits

    @cached_property
    def _fingerprints(self) -> frozenset[str]:
        mended = (each.fingerprint for each in self.comparison.undiffable if each.fingerprint)
        return frozenset((*(change.fingerprint for change in self.comparison.changes), *mended))


def new_problems(
    before: tuple[Catalogue, Iterable[Problem]], after: tuple[Catalogue, Iterable[Problem]]
) -> tuple[tuple[Problem, ...], int]:
    """The problems of `after` that are none of `before`, and how many of `before` are gone.

    A problem is the same if it says the same of the same map or persona, wherever that stands and on whatever line.
    """
    old = Counter(_key(before[0], problem) for problem in before[1])
    made = []
    for problem in after[1]:
        key = _key(after[0], problem)
        if old[key]:
            old[key] -= 1
        else:
            made.append(problem)
    return tuple(made), sum(old.values())


def _key(catalogue: Catalogue, problem: Problem) -> tuple[str, str, str, str]:
    sheet = catalogue.sheets.get(problem.file)
    name = sheet.offered.id if sheet is not None and sheet.offered is not None else problem.file
    return name, problem.severity, problem.rule, problem.message
