"""A comparison in words: what every output says of a change, in the interface's language, once for all of them.

The map's own texts stay in their language, without Markdown. **Nothing here is escaped**: each output escapes for its
own sink (HTML, Markdown, a terminal), every field, names and values of the map and words of the interface alike.

    told = said(comparison, words)
    told.line                                   # "4 changes in 1 map: ▼ 2 worse, ▲ 1 better, ? 1 unknown"
    for file in told.files:                     # maps before personas
        for group in file.groups:               # what is said of the file as a whole, then stage by stage of the union
            group.title, group.headline         # "Compare", "lived emotion −1 → −2 (worse), one pain without an …"
            for change in group.changes:
                change.subject, change.happened # "Step “Verify identity”", "wait 2 days → 4 days"
                change.effect, change.reason    # Label("▼", "worse"), "time waited"
"""

from __future__ import annotations

from collections import ChainMap, Counter
from typing import TYPE_CHECKING, cast

from desireline.compare import EFFECTS, SEVERITIES, Change, Comparison, FileComparison, Possible, Undiffable
from desireline.draw.changes.said_change import Said, say_change
from desireline.draw.changes.said_headline import headline, left_open
from desireline.draw.changes.said_names import EFFECT_GLYPHS, Label, Names, effect_word, op_label, severity_word, tally
from desireline.draw.inline import plain
from desireline.draw.language import full_stop, listed, sentences
from desireline.model import JourneyMap, Persona, Stage
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desireline.compare import Severity
    from desireline.draw.words import Words

__all__ = ["FileSaid", "GroupSaid", "Label", "Said", "Told", "failure_said", "said", "said_file", "unread_said"]


@record
class GroupSaid(Record):
    """The changes of one stage of both sides together, or of the file as a whole."""

    stages: tuple[Stage | None, Stage | None] | None
    """The stage before and after; None for what is said of the file as a whole (which stands first)."""
    title: str
    """The stage's name today, else the one it had; "The map as a whole"."""
    label: Label | None
    """What was done to the stage itself: added, removed, moved; None where it stayed."""
    headline: str
    """What matters most to the customer here, in one line without the stage's name: "lived emotion −1 → −2 (worse),
    one pain without an opportunity". Empty where nothing of it has a known direction."""
    changes: tuple[Said, ...]
    """In order."""


@record
class FileSaid(Record):
    """The changes of one map or persona."""

    file: FileComparison
    kind: str
    """"Map" or "Persona"."""
    title: str
    """What it is called today, else what it was called."""
    owner: str
    """Who keeps it; may be empty."""
    label: Label | None
    """What was done to the file itself: added, removed; None where it stands on both sides."""
    counts: tuple[tuple[Label, int], ...]
    """How many changes have each effect, what to look at first standing first; effects that none has are left out."""
    groups: tuple[GroupSaid, ...]
    """Only those with a change."""
    possible: tuple[str, ...]
    """Doubts: what was told as removed and added, and may be one thing renamed. A sentence each."""

    @property
    def changes(self) -> tuple[Said, ...]:
        """All changes in order."""
        return tuple(change for group in self.groups for change in group.changes)


@record
class Told(Record):
    """A whole comparison in words."""

    line: str
    """The summary, in one line. Where something could not be compared it begins with that."""
    failures: tuple[str, ...]
    """What could not be compared: a sentence each, with file, line and reason. **Shown before all else.**"""
    counts: tuple[tuple[Label, int], ...]
    """How many changes have each effect, what to look at first standing first; effects that none has are left out."""
    severities: tuple[tuple[Label, int], ...]
    """How many changes have each severity, the worst first; information and those that there are none of left out."""
    files: tuple[FileSaid, ...]
    """Maps before personas."""

    @property
    def changes(self) -> tuple[Said, ...]:
        """All changes in order."""
        return tuple(change for file in self.files for change in file.changes)

    def at_least(self, severity: Severity) -> tuple[Said, ...]:
        """The changes of that severity or a worse one, in order."""
        wanted = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return tuple(change for change in self.changes if change.change.severity in wanted)


def said(comparison: Comparison, words: Words) -> Told:
    """A comparison in words."""
    names = Names(words, *_people(comparison))
    files = tuple(said_file(file, names) for file in comparison.files)
    changes = comparison.changes
    return Told(
        line=_line(comparison, words),
        failures=tuple(failure_said(each, words) for each in comparison.undiffable),
        counts=_effects(changes, words),
        severities=_severities(changes, words),
        files=files,
    )


def said_file(file: FileComparison, names: Names) -> FileSaid:
    """One map or persona in words."""
    words = names.words
    piece = file.after or file.before
    changes = [say_change(change, file, names) for change in file.changes]
    whole = next((change for change in file.changes if not change.at.path and change.op in {"add", "remove"}), None)
    return FileSaid(
        file=file,
        kind=words("Map") if file.is_map else words("Persona"),
        title=plain(piece.title) if piece is not None else file.id,
        owner=(piece.owner or "") if piece is not None else "",
        label=op_label(whole.op, words) if whole is not None else None,
        counts=_effects(file.changes, words),
        groups=tuple(_groups(file, changes, words)),
        possible=tuple(_possible(each, words) for each in file.possible),
    )


def _people(comparison: Comparison) -> tuple[Mapping[str, Persona], Mapping[str, JourneyMap]]:
    """Personas and maps by id, those of today before those of then."""
    sides = [side for side in (comparison.after, comparison.before) if side is not None]
    # One behind the other, not poured together: a file that nobody asks for is not even read.
    return ChainMap(*[cast("dict[str, Persona]", side.personas) for side in sides]), ChainMap(
        *[cast("dict[str, JourneyMap]", side.maps) for side in sides]
    )


def _groups(file: FileComparison, changes: Sequence[Said], words: Words) -> list[GroupSaid]:
    rows = list(file.stages) if file.is_map else []
    held: list[list[Said]] = [[] for _ in rows]
    whole: list[Said] = []
    for change in changes:
        place = _row_of(change.change, file, rows)
        (whole if place is None else held[place]).append(change)
    title = words("The map as a whole") if file.is_map else words("The persona")
    made = (
        [GroupSaid(None, title, None, headline(whole, {words("Map"), words("Persona")}, "", words), tuple(whole))]
        if whole
        else []
    )
    left = left_open(file) if any(held) else Counter()
    places = {id(stage): place for place, stage in enumerate(getattr(file.after, "stages", ()))}
    for row, below in zip(rows, held, strict=True):
        if below:
            made.append(_group(row, below, left[places.get(id(row[1]), -1)], words))
    return made


def _row_of(change: Change, file: FileComparison, rows: list[tuple[Stage | None, Stage | None]]) -> int | None:
    """The row of the union of stages that a change stands in."""
    path = change.at.path
    if len(path) < 2 or path[0] != "stages" or not isinstance(path[1], int):
        return None
    side = 1 if change.after is not None else 0
    journey = file.after if side else file.before
    if not isinstance(journey, JourneyMap) or path[1] >= len(journey.stages):
        return None
    stage = journey.stages[path[1]]
    return next((place for place, row in enumerate(rows) if row[side] is stage), None)


def _group(row: tuple[Stage | None, Stage | None], below: list[Said], open_: int, words: Words) -> GroupSaid:
    before, after = row
    stage = after or before
    own = [change.change for change in below if len(change.change.at.path) == 2]
    moved = next((change.op for change in own if change.op not in {"set", "number", "text", "rekey"}), None)
    left = words.count("one pain without an opportunity", "{n} pains without an opportunity", open_) if open_ else ""
    return GroupSaid(
        stages=row,
        title=plain(stage.title) if stage is not None else "",
        label=op_label(moved, words) if moved is not None else None,
        headline=headline(below, {words("Stage")}, left, words),
        changes=tuple(below),
    )


def _possible(doubt: Possible, words: Words) -> str:
    return words(
        "“{before}” and “{after}” may be one and the same ({score}% alike): if so, say “was: [{id}]”",
        before=plain(doubt.before.name),
        after=plain(doubt.after.name),
        score=round(100 * doubt.score),
        id=doubt.before.id,
    )


def failure_said(each: Undiffable, words: Words) -> str:
    """What could not be compared, and what was compared in its place."""
    told = unread_said(each, words)
    if each.instead is None:
        return told
    last = words("No version of it that can be read is in this clone: all that it says now is told as new.")
    if each.instead:
        last = words("In its place, {commit} is compared: there it can be read last.", commit=each.instead[:10])
    return sentences((f"{told}{full_stop(words.lang)}", last), words.lang)


def unread_said(each: Undiffable, words: Words) -> str:
    """What could not be compared, and why."""
    place = f"{each.path}:{each.line}:{each.column}" if each.line else each.path
    side = words("before") if each.side == "before" else words("after")
    return words("{place} ({side}) could not be compared: {why}", place=place, side=side, why=each.why)


def _line(comparison: Comparison, words: Words) -> str:
    """The summary."""
    changes = comparison.changes
    parts = []
    if not comparison.complete:
        paths = len({each.path for each in comparison.undiffable})
        parts.append(words.count("✖ {n} file could not be compared", "✖ {n} files could not be compared", paths))
    if not changes:
        parts.append(
            words("no change of what the maps say")
            if comparison.complete
            else words("no change in what could be compared")
        )
        return " · ".join(parts)
    maps = sum(file.is_map and bool(file.changes) for file in comparison.files)
    people = sum(not file.is_map and bool(file.changes) for file in comparison.files)
    where = [words.count("{n} map", "{n} maps", maps)] if maps else []
    where += [words.count("{n} persona", "{n} personas", people)] if people else []
    counted = words.count(
        "{n} change in {where}", "{n} changes in {where}", len(changes), where=listed(where, words.lang)
    )
    parts.append(counted)
    parts += [tally(label, n) for label, n in (*_severities(changes, words), *_effects(changes, words))]
    return " · ".join(parts)


def _effects(changes: Sequence[Change], words: Words) -> tuple[tuple[Label, int], ...]:
    found = [(effect, sum(change.effect == effect for change in changes)) for effect in EFFECTS]
    return tuple((Label(EFFECT_GLYPHS[effect], effect_word(effect, words)), n) for effect, n in found if n)


def _severities(changes: Sequence[Change], words: Words) -> tuple[tuple[Label, int], ...]:
    found = [(word, sum(change.severity == word for change in changes)) for word in SEVERITIES if word != "info"]
    return tuple((severity_word(word, words), n) for word, n in found if n)
