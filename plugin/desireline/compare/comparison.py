"""What a comparison says: of every file its changes, its doubts and who is who, and what could not be compared."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from desireline.compare.change import EFFECTS, OPS, SEVERITIES, Change, Match, Stand
from desireline.model import JourneyMap, Path, Persona, Stage
from desireline.model.record import Record, once, record

if TYPE_CHECKING:
    from desireline.source import Catalogue


@record
class Possible(Record):
    """Two things that may be one under another id, and were told as removed and added, because it is not sure."""

    kind: str
    before: Stand
    after: Stand
    score: float
    runner_up: float
    """The score of the pair it cannot be told from."""


@record
class Undiffable(Record):
    """A file that could not be compared. It is never the same as "no change"."""

    side: Literal["before", "after"]
    path: str
    line: int
    """Where the first problem is; 0 where there is no place."""
    column: int
    why: str
    """The first problem's words."""
    rule: str = ""
    fingerprint: str = ""
    """Of a file that only the older side cannot read, 16 hexadecimal digits of its path and what stands there: who has
    looked at what mends it can approve that by them. Else empty."""
    instead: str | None = None
    """The commit of the version that was compared in its place; "" where there is none, and all that the newer side
    says of it is told as new; None where nothing was compared."""


@record
class Pair(Record):
    """Two things that are one."""

    kind: str
    before: Path
    after: Path
    match: Match
    whole: bool = False
    """Whether they say the same in all: pairs of what stands in them are left out, being at the same places in both."""


@record
class FileComparison(Record):
    """One map or persona on both sides."""

    id: str
    """Its id today, else the one it had."""
    before: JourneyMap | Persona | None
    """None where it is new."""
    after: JourneyMap | Persona | None
    """None where it is gone."""
    changes: tuple[Change, ...]
    """In order: stage by stage of both sides together, then by operation."""
    possible: tuple[Possible, ...] = ()
    pairs: tuple[Pair, ...] = ()
    """Pieces that stand on both sides (see `Pair.whole`, and `across`); empty where a side is missing."""

    @property
    def is_map(self) -> bool:
        """Whether it is a map (else a persona)."""
        return isinstance(self.after or self.before, JourneyMap)

    def across(self, path: Path, *, back: bool = False) -> Path | None:
        """Where what stands at `path` before stands after (with `back`, the other way round); None: nowhere."""
        ways, whole = _ways(self)[back]
        if path in ways:
            return ways[path]
        cut = next((cut for cut in range(len(path) - 1, 0, -1) if path[:cut] in whole), 0)
        return (*ways[path[:cut]], *path[cut:]) if cut else None

    @property
    def stages(self) -> tuple[tuple[Stage | None, Stage | None], ...]:
        """The stages of both sides together, each with what it was and is; None where it was or is not.

        In today's order, what is gone behind what stood before it.
        """
        return _stages(self)


@once
def _stages(made: FileComparison) -> tuple[tuple[Stage | None, Stage | None], ...]:
    old = made.before.stages if isinstance(made.before, JourneyMap) else ()
    new = made.after.stages if isinstance(made.after, JourneyMap) else ()
    met = {at: path[1] for at in range(len(old)) if (path := made.across(("stages", at))) is not None}
    was = {after: at for at, after in met.items()}
    rows: list[tuple[Stage | None, Stage | None]] = []
    gone = [at for at in range(len(old)) if at not in met]

    def gone_behind(before: int) -> None:
        while before + 1 in gone:
            before += 1
            rows.append((old[before], None))

    gone_behind(-1)
    for at, stage in enumerate(new):
        rows.append((old[was[at]] if at in was else None, stage))
        if at in was:
            gone_behind(was[at])
    return tuple(rows)


@once
def _ways(made: FileComparison) -> tuple[tuple[dict[Path, Path], set[Path]], ...]:
    """For each direction where what stands, and what is whole."""
    forth = {pair.before: pair.after for pair in made.pairs}, {pair.before for pair in made.pairs if pair.whole}
    back = {pair.after: pair.before for pair in made.pairs}, {pair.after for pair in made.pairs if pair.whole}
    return forth, back


@record
class Comparison(Record):
    """Everything that was changed between two catalogues."""

    files: tuple[FileComparison, ...]
    """Those with a change or a doubt, maps before personas, each by id."""
    undiffable: tuple[Undiffable, ...] = ()
    before: Catalogue | None = field(default=None, compare=False, repr=False)
    after: Catalogue | None = field(default=None, compare=False, repr=False)

    @property
    def complete(self) -> bool:
        """Whether everything on both sides could be compared. Where False, no change means nothing."""
        return not self.undiffable

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes in order."""
        return tuple(change for file in self.files for change in file.changes)

    @property
    def possible(self) -> tuple[Possible, ...]:
        """All doubts in order."""
        return tuple(doubt for file in self.files for doubt in file.possible)

    def find(self, fingerprint: str) -> Change | None:
        """The change of that fingerprint, or of the only one that begins so."""
        found = [change for change in self.changes if change.fingerprint.startswith(fingerprint)]
        return found[0] if len(found) == 1 and fingerprint else None

    @property
    def stats(self) -> dict[str, Any]:
        """How many changes there are of each operation, severity and effect, every word of the closed sets given."""
        changes = self.changes
        return {
            "changes": len(changes),
            "files": len({change.at.file for change in changes}),
            "by_op": {op: sum(change.op == op for change in changes) for op in OPS},
            "by_severity": {word: sum(change.severity == word for change in changes) for word in SEVERITIES},
            "by_effect": {word: sum(change.effect == word for change in changes) for word in EFFECTS},
            "possible": len(self.possible),
        }
