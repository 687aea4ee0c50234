"""Between which two published versions a release is told: the tag of that name, and the one before it.

Where a tag is missing the release is told as far as it can be, and one sentence says what is not shown and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desireline.draw.words import Words
    from desireline.publish.releases import Note, Releases
    from desireline.source.tags import Published, Version


@record
class Ends(Record):
    """The two sides of a release's comparison."""

    before: Version | None
    after: Version | None
    """None for the maps as they are today, where `before` is there."""
    sentence: str = ""
    """What a reader has to know of it; "" where both tags are there."""

    @property
    def is_comparison(self) -> bool:
        """Whether there are two sides."""
        return self.before is not None

    @property
    def key(self) -> str:
        """Names what is compared, as long as today's maps are the same."""
        sides = [version.commit if version is not None else "" for version in (self.before, self.after)]
        return "..".join([*sides, self.sentence])


def ends_of(note: Note, releases: Releases, published: Published, words: Words, today: date) -> Ends:
    """What to compare for a release.

    `since` names the version before; else it is that of the next older note that has a tag; else the tag before.
    """
    after = published.named(note.release)
    before = _before(note, releases, published, after)
    if after is None:
        newest = not releases.notes or releases.notes[0] is note or (note.day is not None and note.day >= today)
        if before is not None and newest:
            said = words(
                "There is no tag {release} yet: the maps are compared as they are today.", release=note.release
            )
            return Ends(before, None, said)
        if not published.versions:
            return Ends(None, None, words("Built without the tags of its repository, so what changed is not shown."))
        return Ends(None, None, words("There is no tag {release}, so what changed is not shown.", release=note.release))
    if before is not None:
        return Ends(before, after)
    if note.since:
        said = words("There is no tag {since} to compare {release} with.", since=note.since, release=note.release)
        return Ends(None, after, said)
    return Ends(None, after, words("There is no release before it to compare with."))


def _before(note: Note, releases: Releases, published: Published, after: Version | None) -> Version | None:
    if note.since:
        return published.named(note.since)
    place = releases.notes.index(note)
    for older in releases.notes[place + 1 :]:
        version = published.named(older.release)
        if version is not None and version != after:
            return version
    if after is None:
        return published.versions[-1] if published.versions else None
    place = published.versions.index(after)
    return published.versions[place - 1] if place else None


def missing_tags(notes: Sequence[Note], published: Published, today: date) -> str:
    """What to say once of tags that are missing of releases that are out; "" where none is."""
    out = [note.release for note in notes if note.day is not None and note.day <= today]
    missing = [name for name in out if published.named(name) is None]
    if not missing:
        return ""
    why = f" ({published.reason})" if published.reason else ""
    named = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
    return f"no tag for {named}{why}: their release pages do not show what changed"
