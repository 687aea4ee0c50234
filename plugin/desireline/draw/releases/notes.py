"""A draft of release notes: the changes that customers notice, in the order of Keep a Changelog, each with its link.

| Section    | What comes there                                                                                       |
| ---------- | ------------------------------------------------------------------------------------------------------ |
| Added      | a journey, persona, stage, step, touchpoint or gain that is new; a promise that was shipped            |
| Changed    | what feels better or worse, or takes longer or shorter; what was split, merged or moved; a pain that   |
|            | is newly known                                                                                         |
| Deprecated | a journey that was retired, a promise that was dropped, what a future map says will go                 |
| Removed    | a journey, persona, stage, step, touchpoint or gain that is gone                                       |
| Fixed      | a pain or fail point that is gone or hurts less, a safeguard, a shipped promise that answers a pain    |

The sections and their order are those of https://keepachangelog.com/en/1.1.0/. What customers do not notice (evidence,
owners, plans, wording) is counted and left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from desireline.compare import piece_at
from desireline.draw.changes.said import said
from desireline.draw.releases.notes_text import HURTS, line_text
from desireline.draw.releases.told import told_twice
from desireline.model import JourneyMap, Opportunity, Part, Retired, pieces
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare import Comparison, FileComparison
    from desireline.draw.changes.said import FileSaid, Said
    from desireline.draw.words import Words

SectionName = Literal["added", "changed", "deprecated", "removed", "fixed"]
SECTIONS: Final[tuple[SectionName, ...]] = ("added", "changed", "deprecated", "removed", "fixed")

_THINGS: Final = frozenset({"map", "persona", "stage", "step", "touchpoint", "gain", "content", "automation"})
"""Kinds of which one more or one less is noticed."""
_MOVES: Final = frozenset({"split", "merge", "move", "relocate"})


@record
class Wording(Record):
    """A line somebody wrote by hand for one change."""

    text: str
    """Markdown; empty where the change is to be left out. `{link}` stands for the change's address."""
    section: SectionName | None = None
    """Where it is to stand; None where the change itself decides."""


@record
class NoteLine(Record):
    """One line of the draft."""

    fingerprint: str
    """Of the change that it tells."""
    section: SectionName
    text: str
    """Markdown, without the bullet."""
    subject: str
    """Id of the map or persona."""
    title: str
    """What that is called; plain text."""
    part: str
    """Id of the part; "" for the whole."""
    link: str
    """Its address in the short form: `map:phone-purchase?at=v2.4#price-gap`."""
    op: str
    effect: str
    by_hand: bool = False
    """Whether somebody wrote it."""


@record
class Draft(Record):
    """The whole draft."""

    lines: tuple[NoteLine, ...]
    """Section by section, in each map by map."""
    left_out: int
    """How many changes customers do not notice."""
    unused: tuple[str, ...]
    """Names of the wordings that no change asked for."""
    failures: tuple[str, ...]
    """What could not be compared, a sentence each."""

    def of(self, section: SectionName) -> tuple[NoteLine, ...]:
        """The lines of a section."""
        return tuple(line for line in self.lines if line.section == section)


def draft(
    comparison: Comparison,
    words: Words,
    at: str = "",
    wordings: Mapping[str, Wording] | None = None,
    *,
    everything: bool = False,
) -> Draft:
    """Draft the journeys' part of release notes.

    Args:
        comparison: From the release before to this one.
        words: The language of the words around the maps' own.
        at: The version that links are pinned to; "" for the maps of today.
        wordings: Lines written by hand, by fingerprint or its first eight digits or more.
        everything: Whether to tell of what customers do not notice, too.
    """
    told = said(comparison, words)
    given = wordings or {}
    used: set[str] = set()
    lines: list[NoteLine] = []
    left_out = 0
    for file in told.files:
        twice = told_twice(file.changes)
        for change in file.changes:
            name = _wording_of(change.change.fingerprint, given)
            section = section_of(change, file.file)
            if name is not None:
                used.add(name)
                wording = given[name]
                if wording.text:
                    lines.append(_line(change, file, wording.section or section or "changed", at, words, wording.text))
            elif everything or (section is not None and change.change.fingerprint not in twice):
                lines.append(_line(change, file, section or "changed", at, words))
            elif section is None:
                left_out += 1
    lines.sort(key=lambda line: SECTIONS.index(line.section))
    return Draft(tuple(lines), left_out, tuple(sorted(given.keys() - used)), told.failures)


def _wording_of(fingerprint: str, given: Mapping[str, Wording]) -> str | None:
    return next((name for name in given if name and fingerprint.startswith(name)), None)


def section_of(change: Said, file: FileComparison) -> SectionName | None:
    """Where a change belongs; None for what customers do not notice."""
    op, kind, effect = change.change.op, change.change.kind, change.change.effect
    if kind == "promise" or change.change.edit.field == ("promise",):
        return _promised(change, file)
    if kind in {"map", "persona"} and change.change.field == ("status",):
        return "deprecated" if change.change.edit.to == "retired" else None
    if kind == "retired":
        future = isinstance(file.after, JourneyMap) and file.after.state == "future"
        return "deprecated" if op == "add" and future else None
    if effect == "better" and (kind in HURTS or change.change.reasons[0] in {"pain", "pain-severity", "safeguard"}):
        return "fixed"
    thing = kind in _THINGS or change.change.reasons[0] == "gain"
    if not change.aspect and thing and op in {"add", "remove"}:
        return "added" if op == "add" else "removed"
    if effect in {"better", "worse", "mixed"} or (op in _MOVES and kind in {"stage", "step"}):
        return "changed"
    return None


def _promised(change: Said, file: FileComparison) -> SectionName | None:
    """Of a promise: that it was kept, or taken back."""
    edit = change.change.edit
    status = edit.to.get("status") if isinstance(edit.to, dict) else edit.to if edit.field == ("status",) else None
    if status == "dropped":
        return "deprecated"
    if status != "shipped":
        return None
    stand = change.change.after
    path = stand.path if stand is not None else ()
    holder = piece_at(file.after, path[:-1]) if file.after is not None and path[-1:] == ("promise",) else None
    return "fixed" if isinstance(holder, Opportunity) and holder.solves else "added"


def _line(change: Said, file: FileSaid, section: SectionName, at: str, words: Words, by_hand: str = "") -> NoteLine:
    part = _part(change, file.file)
    kind = "map" if file.file.is_map else "persona"
    piece = file.file.after or file.file.before
    key = piece.key if piece is not None else file.file.id
    gone = file.file.after is None
    pinned = f"?at={at}" if at and not gone else ""
    link = f"{kind}:{key}{pinned}" + (f"#{part}" if part else "")
    text = by_hand.replace("{link}", link) if by_hand else line_text(change, "" if gone else link, words)
    return NoteLine(
        fingerprint=change.change.fingerprint,
        section=section,
        text=text,
        subject=key,
        title=file.title,
        part=part,
        link="" if gone else link,
        op=change.change.op,
        effect=change.change.effect,
        by_hand=bool(by_hand),
    )


def _part(change: Said, file: FileComparison) -> str:
    """The nearest id around a change that stands in the file today; "" where there is none."""
    if file.after is None:
        return ""
    ids = {each.id for each in pieces(file.after) if isinstance(each, Part | Retired) and each.id}
    stands = (change.change.after, change.change.before)
    names = [name for stand in stands if stand is not None for name in reversed(stand.address)]
    return next((name for name in names if name in ids and name != file.after.key), "")
