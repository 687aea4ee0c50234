"""What the drawers of releases are given: a release, the journeys it touches, what was promised for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.model.record import Record, record

if TYPE_CHECKING:
    from datetime import date

    from desireline.draw.changes.said import FileSaid
    from desireline.draw.header import PageLink
    from desireline.insight.promises import Promised
    from desireline.model import JourneyMap, Persona


@record
class Release(Record):
    """A release as its links show it."""

    name: str
    """`v2.4`."""
    title: str
    """What its note is called; plain text."""
    address: str
    """Where its note stands, seen from the page that is drawn."""
    day: date | None
    """When it came out; None where nobody said."""
    lang: str = ""
    """The language of its note, where that is said."""


@record
class Touched(Record):
    """One map or persona that a release is about."""

    subject: JourneyMap | Persona
    """As it is today; one that is gone as it last was."""
    address: str
    """Its page today; "" where it has none."""
    told: FileSaid | None
    """What changed since the release before; None where nothing did, or nothing could be compared."""
    linked: bool
    """Whether the note links to it."""
    parts: tuple[PageLink, ...] = ()
    """Parts of it that the note links to."""
    views: tuple[PageLink, ...] = ()
    """Its pinned page, and the page of all changes."""


@record
class InRelease(Record):
    """What there is to say of one release."""

    release: Release
    before: str
    """The name of the version it is compared with; "" where there is none."""
    line: str
    """The comparison in one line; "" where there is none."""
    sentences: tuple[str, ...]
    """What the reader has to know of the comparison: why there is none, or what it is of."""
    failures: tuple[str, ...]
    """What could not be compared, a sentence each."""
    touched: tuple[Touched, ...]
    """Maps before personas; those with changes first."""
    delivered: tuple[Promised, ...] = ()
    """What any map says came with it."""
    owed: tuple[Promised, ...] = ()
    """What any map still plans for it."""
