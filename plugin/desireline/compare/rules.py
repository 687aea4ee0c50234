"""The rules that name what kind of change something is, and how severe it is for those who link here.

An error is breaking, in one sense alone: a link, a reference or a permalink that worked will not work. A warning stands
where a reviewer should look and the maps cannot decide. All else is information.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare.change import Severity


@record
class Rule(Record):
    """One rule."""

    id: str
    """Stable, kebab-case."""
    title: str
    """What happened, in a few words."""
    severity: Severity
    """Unless the project says otherwise."""
    why: str
    """Why it matters."""
    fix: str
    """What to do about it; "" where nothing is to be done."""


_ALL: Final = (
    Rule("file-lost", "a map or persona is gone", "error", "Links and references to it lead nowhere.",
         "Keep the file with `status: retired`, or name its id in `was` of what took its place."),
    Rule("id-lost", "a published id is gone", "error", "Permalinks and references to it lead nowhere.",
         "Put it into `was` of what it is called now, or list it in `retired` with the reason."),
    Rule("former-id-lost", "a former id is no longer claimed", "error", "Old links to it lead nowhere now.",
         "Put it back into `was`, or list it in `retired` with the reason."),
    Rule("tombstone-lost", "a retired id is no longer listed", "error", "Old links to it said why it went.",
         "Put the entry back into `retired`."),
    Rule("id-reused", "an id means another kind of thing", "error", "Old links lead to something else now.",
         "Give the new thing another id, and say where the old one went: in `was` of what it is called now, or in "
         "`retired`."),
    Rule("dangling-reference", "a reference leads nowhere", "error", "What it means is not in the project.",
         "Correct it, or declare what it means."),
    Rule("not-compared", "a file could not be compared", "error", "What was changed in it is not known.",
         "Correct what `check` reports of it."),
    Rule("possible-rename", "removed and added, or renamed", "warn", "The two are alike, but so is another pair.",
         "If it is the same thing, say so: `was: [old-id]`."),
    Rule("id-exchanged", "an id seems to stand at something else", "warn",
         "What it says now stood under another id. Links to it lead there now.",
         "Give each thing the id that it had. If only their words were exchanged, nothing is wrong."),
    Rule("moment-of-truth-worse", "worse at a moment of truth", "warn",
         "These places decide what the customer thinks of the whole.", "Make sure that this is meant."),
    Rule("claim-outran-evidence", "a validated statement was reworded", "warn",
         "Its evidence is as before: was the new wording validated too?",
         "Say what it rests on now, or set its evidence to `assumption`."),
    Rule("figure-without-date", "a figure was changed and its date was not", "warn",
         "`as_of` says on which day the old figure was true.", "Give the day of the new figure in `as_of`."),
    Rule("promise-withdrawn", "a promise was taken back", "warn", "Somebody may have been told.",
         "Say why in the promise: `{status: dropped, why: …}`."),
    Rule("promise-later", "a promise is due later", "warn", "Somebody may have been told the earlier day.",
         "Say why in the promise's `why`."),
    Rule("file-added", "a map or persona is new", "info", "", ""),
    Rule("file-renamed", "a map or persona has a new id", "info", "Links to the old id still work.", ""),
    Rule("part-added", "something is new", "info", "", ""),
    Rule("part-removed", "something without an id is gone", "info", "Nothing could link to it.", ""),
    Rule("part-retired", "something was retired", "info", "Links to it say why it went.", ""),
    Rule("part-split", "something was split", "info", "Its entry in `retired` names what it became.", ""),
    Rule("part-merged", "something was merged into another", "info", "Its entry in `retired` names that.", ""),
    Rule("part-moved", "something stands elsewhere in its list", "info", "", ""),
    Rule("part-relocated", "something stands in another place", "info", "Links to it still work.", ""),
    Rule("id-given", "something was given an id", "info", "Links can point at it from now on.", ""),
    Rule("id-renamed", "something has a new id", "info", "Links to the old id still work.", ""),
    Rule("text-changed", "something was reworded", "info", "", ""),
    Rule("number-changed", "a figure was changed", "info", "", ""),
    Rule("value-changed", "a value was changed", "info", "", ""),
    Rule("reference-added", "a reference was added", "info", "", ""),
    Rule("reference-removed", "a reference was taken out", "info", "", ""),
    Rule("reference-followed", "a reference follows a new id", "info", "It means the same as before.", ""),
)  # fmt: skip


def rules() -> Mapping[str, Rule]:
    """Every rule by its id, the breaking ones first."""
    return {rule.id: rule for rule in _ALL}
