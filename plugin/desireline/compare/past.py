"""What each commit changed in one map or persona, or in one part of it: its history, compared state by state.

A state is compared with the states it was made from. One that cannot be read is named with its line, and what follows
it is compared with what stood before it, so nothing is lost between. A merge is told only what it says beyond both of
its sides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from desireline.compare.catalogues import compare_pieces
from desireline.compare.comparison import FileComparison
from desireline.compare.places import piece_at
from desireline.model import JourneyMap, Part, Path, Persona, walk
from desireline.model.record import Record, record
from desireline.source.reader import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desireline.compare.change import Change
    from desireline.source.git import Contents
    from desireline.source.history import FileHistory, State
    from desireline.source.problem import Problem
    from desireline.source.sheet import Sheet

Kind = Literal["added", "changed", "removed", "same", "unreadable", "cut"]
"""What a commit did to a file. `same`: it says what it said (layout, comments, another name of the file). `unreadable`:
not all of it could be read, so nothing is known. `cut`: what was before is not in this clone."""

_HELD: Final = 64
"""Sheets that are kept while one file's history is told."""


@record
class Past(Record):
    """What one commit did to a file."""

    state: State
    kind: Kind
    comparison: FileComparison | None = None
    """With the file as it was; None where nothing could be compared."""
    since: State | None = None
    """The state it was compared with; of a merge the one it was merged into."""
    problem: Problem | None = None
    """Of an unreadable state its first error."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed."""
        return self.comparison.changes if self.comparison is not None else ()

    @property
    def moved_from(self) -> str:
        """Where the file stood before, if the commit gave it another path; else ""."""
        return self.since.path if self.since is not None and self.since.path != self.state.path else ""


class Pasts:
    """The history of one file, told state by state. What it said is read and compared when it is asked for."""

    def __init__(
        self, file: FileHistory, contents: Contents, known: Mapping[str, JourneyMap | Persona] | None = None
    ) -> None:
        """`known` are contents that were read already, by git's name for them."""
        self.file, self._contents, self._known = file, contents, known or {}
        self._sheets: dict[str, Sheet | None] = {}
        self._compared: dict[tuple[int, int], FileComparison] = {}

    def __iter__(self) -> Iterator[Past]:
        """Every state, newest first."""
        return (self.told(place) for place in range(len(self.file.states)))

    def latest(self) -> JourneyMap | Persona | None:
        """What the file said when it could last be read."""
        found = (self.piece(place) for place, state in enumerate(self.file.states) if state.blob and not state.cut)
        return next((each for each in found if each is not None), None)

    def told(self, place: int) -> Past:
        """What the commit of one state did."""
        state = self.file.states[place]
        bases = self.bases(place)
        since = self.file.states[bases[0]] if bases else None
        if state.cut:
            return Past(state, "cut")
        if not state.blob:
            return Past(state, "removed", self.between(bases[0], place) if bases else None, since)
        if self.piece(place) is None:
            return Past(state, "unreadable", None, since, self.problem(place))
        if not bases:
            if state.before:  # nothing before it can be read
                return Past(state, "cut")
            return Past(state, "added", compare_pieces(None, self.piece(place)))  # type: ignore[type-var]
        compared = self.between(bases[0], place)
        others = [self.between(base, place) for base in bases[1:]]
        if others:
            said = [{_said(change) for change in other.changes} for other in others]
            own = tuple(change for change in compared.changes if all(_said(change) in each for each in said))
            compared = replace(compared, changes=own)
        kind: Kind = "changed" if compared.changes else "same"
        return Past(state, "added" if since is not None and not since.blob else kind, compared, since)

    def bases(self, place: int) -> tuple[int, ...]:
        """The states that one is compared with: what it was made from, or what of that can be read."""
        found = []
        for before in self.file.states[place].before:
            base: int | None = before
            while base is not None and self.file.states[base].blob and self.piece(base) is None:
                further = self.file.states[base].before
                base = further[0] if further else None
            if base is not None:
                found.append(base)
        return tuple(dict.fromkeys(found))

    def between(self, before: int, after: int) -> FileComparison:
        """Two states compared; a state in which the file is gone counts as nothing."""
        if (before, after) not in self._compared:
            old, new = self.piece(before), self.piece(after)
            if old is None and new is None:
                return FileComparison("", None, None, ())
            if old is not None and new is not None and type(old) is not type(new):
                old = None  # a map that became a persona is another thing
            self._compared[before, after] = compare_pieces(old, new)  # type: ignore[type-var]
            while len(self._compared) > _HELD:
                del self._compared[next(iter(self._compared))]
        return self._compared[before, after]

    def piece(self, place: int) -> JourneyMap | Persona | None:
        """What a state said; None where it is gone or not all of it can be read."""
        known = self._known.get(self.file.states[place].blob)
        if known is not None:
            return known
        sheet = self._sheet(place)
        return None if sheet is None or sheet.is_broken else sheet.piece

    def problem(self, place: int) -> Problem | None:
        """The first error of a state that cannot be read; None where its content is not in this clone."""
        sheet = self._sheet(place)
        errors = (each for each in sheet.problems if each.severity == "error") if sheet is not None else iter(())
        return next(errors, None)

    def mentions(self, place: int, names: set[str]) -> bool:
        """Whether the text of a state holds one of some ids, which is asked before it is read."""
        state = self.file.states[place]
        if state.blob in self._known:
            return True
        raw = self._contents.of(state.blob) if state.blob else None
        return raw is not None and any(name.encode() in raw for name in names)

    def _sheet(self, place: int) -> Sheet | None:
        state = self.file.states[place]
        key = f"{state.blob} {state.path}"
        if key not in self._sheets:
            raw = self._contents.of(state.blob) if state.blob else None
            self._sheets[key] = read_file(raw, state.path, persona=self.file.persona) if raw is not None else None
            while len(self._sheets) > _HELD:
                del self._sheets[next(iter(self._sheets))]
        return self._sheets[key]


def _said(change: Change) -> tuple[object, ...]:
    """What a change says, whatever was there before."""
    at = change.at
    return (
        change.op,
        change.kind,
        change.field,
        at.address,
        at.slot,
        repr(change.edit.to),
        at.path if at.is_item else (),
    )


class PartPasts:
    """The history of one part: what each commit changed in it and below it, wherever it stood."""

    def __init__(self, pasts: Pasts, path: Path | None, names: set[str]) -> None:
        """Follow a part of the newest state.

        Args:
            pasts: The history of its file.
            path: Where it stands; None where it is not there any more.
            names: The ids by which it is known; found again by them where it was removed and came back.
        """
        self._pasts = pasts
        self._at: dict[int, Path | None] = {0: path}
        self._names = set(names)
        self._follow(0, path)

    def _follow(self, place: int, path: Path | None) -> None:
        piece = piece_at(root, path) if path and (root := self._pasts.piece(place)) is not None else None
        self._names |= {name for name in (getattr(piece, "id", None), *getattr(piece, "was", ())) if name}

    def __iter__(self) -> Iterator[Past]:
        """Every commit that changed the part, newest first; those that cannot be read in between, too."""
        for place, state in enumerate(self._pasts.file.states):
            if place not in self._at:
                continue
            path, bases = self._at[place], self._pasts.bases(place)
            for before in state.before:  # those that cannot be read are told, and passed over
                if before not in bases:
                    self._at.setdefault(before, None)
            if state.blob and self._pasts.piece(place) is None:
                yield self._pasts.told(place)
                for base in bases:
                    self._at.setdefault(base, None)
                continue
            told: list[tuple[FileComparison, int, Path | None]] = []
            for base in bases:
                stood, compared = self._before(base, place, path)
                known = self._at.get(base)
                self._at[base] = known if known is not None else stood
                if compared is not None:
                    told.append((compared, base, stood))
                    self._follow(base, stood)
            found = self._past(place, path, told)
            if found is not None:
                yield found

    def _before(self, base: int, place: int, path: Path | None) -> tuple[Path | None, FileComparison | None]:
        """Where the part stood in a base, and the comparison that tells what became of it; None: nothing."""
        pasts = self._pasts
        if path is None and not pasts.mentions(base, self._names):
            return None, None
        if path is None:
            root = pasts.piece(base)
            found = _named(root, self._names) if root is not None else None
            return found, pasts.between(base, place) if found is not None else None
        compared = pasts.between(base, place)
        return compared.across(path, back=True), compared

    def _past(self, place: int, path: Path | None, told: list[tuple[FileComparison, int, Path | None]]) -> Past | None:
        state = self._pasts.file.states[place]
        if path is not None and not told:
            return Past(state, "cut" if state.cut or state.before else "added")
        if not told:
            return None
        compared, base, _ = told[0]
        own = [_about(each, path, before) for each, _, before in told]
        said = [{_said(change) for change in changes} for changes in own[1:]]
        changes = tuple(change for change in own[0] if all(_said(change) in each for each in said))
        since = self._pasts.file.states[base]
        if path is not None and any(before is None for _, _, before in told):
            if all(before is None for _, _, before in told):
                return Past(state, "added", replace(compared, changes=changes), since)
            return None  # it came from one of the sides
        if path is None:
            return Past(state, "removed", replace(compared, changes=changes), since)
        return Past(state, "changed", replace(compared, changes=changes), since) if changes else None


def _about(compared: FileComparison, path: Path | None, before: Path | None) -> tuple[Change, ...]:
    """The changes of a part and of what stands below it."""
    return tuple(
        change
        for change in compared.changes
        if (path is not None and change.after is not None and change.after.path[: len(path)] == path)
        or (before is not None and change.before is not None and change.before.path[: len(before)] == before)
        or (change.op in {"split", "merge"} and _holds(change, path, before))
        or (change.op in {"add", "remove"} and not change.at.path and not change.field)
    )


def _holds(change: Change, path: Path | None, before: Path | None) -> bool:
    """Whether a split or merge is about the part itself."""
    return any(
        stand is not None and at is not None and stand.path == at
        for stand, at in ((change.after, path), (change.before, before))
    )


def _named(root: JourneyMap | Persona, names: set[str]) -> Path | None:
    """Where the part of one of some ids stands."""
    return next((path for path, piece in walk(root) if path and isinstance(piece, Part) and piece.id in names), None)
