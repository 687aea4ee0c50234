"""What stands on the pages of releases: comparisons of the tags, put together with links and promises for the drawers.

Nothing is read until a page has to be drawn; a build in which no tag, note or map changed asks git for the tags alone.
"""

# ruff: noqa: PLC0415  # drawers and the comparison are loaded with the first page that needs them

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import JourneyMap, Retired
from desireline.publish.kept import key_of
from desireline.publish.release_ends import Ends, ends_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desireline.compare import Comparison
    from desireline.draw.changes.said import FileSaid
    from desireline.draw.fragment import Fragment
    from desireline.draw.header import PageLink
    from desireline.draw.releases.given import InRelease, Release, Touched
    from desireline.insight.promises import Promised
    from desireline.model import Persona
    from desireline.publish.addresses import PageAddresses
    from desireline.publish.releases import Note, Releases
    from desireline.publish.site import Site
    from desireline.publish.versions.history import VersionHistory
    from desireline.publish.versions.lines import Kind


class ReleasePages:
    """The releases of one site, ready to be drawn."""

    def __init__(self, releases: Releases, history: VersionHistory) -> None:
        """Know the notes; `history` knows every tag, and reads what stood at it."""
        self.releases, self.history = releases, history
        self._known: dict[str, Comparison] = {}
        """Comparisons of two tags that were made already."""
        self._promises: Mapping[str, tuple[Promised, ...]] | None = None

    def let_go(self) -> None:
        """Let go of what was read and compared, once every page is drawn."""
        self._known.clear()
        self._promises = None
        self.history.let_go()

    @cached_property
    def state(self) -> str:
        """Changes whenever a note says something else of itself or a tag moves."""
        notes = (
            repr((each.release, each.day, each.since, each.path, each.title, each.lang)) for each in self.releases.notes
        )
        mentions = (repr((file, each)) for file, each in self.releases.mentions.items())
        return key_of([*notes, *mentions, self.history.key]) if self.releases else ""

    def mark(self, target: str, *, promising: bool) -> str:
        """Changes whenever the page of a map or persona would show something else of releases.

        Args:
            target: Id of the map or persona.
            promising: Whether it shows which promises were kept.
        """
        shown = [repr((each.release, each.day, each.title, each.path)) for each in self.releases.mentioning(target)]
        return key_of([*shown, repr(self.releases.dated) if promising else ""])

    def mentioning(self, target: str, addresses: PageAddresses) -> tuple[Release, ...]:
        """The releases whose notes link to a map or persona, newest first."""
        return tuple(self.release(note, addresses) for note in self.releases.mentioning(target))

    def release(self, note: Note, addresses: PageAddresses) -> Release:
        """A release with the address of its note seen from a page."""
        from desireline.draw.releases.given import Release

        return Release(note.release, note.title, addresses.to(note.path), note.day, note.lang)

    def ends(self, note: Note, site: Site, view: View) -> Ends:
        """What is compared for a release."""
        return ends_of(note, self.releases, self.history.published, view.words, site.today)

    def section(self, note: Note, site: Site, addresses: PageAddresses) -> Fragment:
        """What stands below a release note, in the language of the note where there are words in it."""
        from desireline.draw.releases.section import release_section

        words = Words(note.lang) if note.lang else site.words
        view = View(words, addresses, site.today, site.catalogue.personas)
        given = self.in_release(note, site, view, addresses)
        return release_section(given, view, tuple(self._others(note, view, addresses)))

    def page(self, site: Site, view: View, addresses: PageAddresses) -> Fragment:
        """The page of all releases."""
        from desireline.draw.releases.page import release_card, releases_page

        said = {self.ends(note, site, view).sentence for note in self.releases.notes}
        shared = said.pop() if len(said) == 1 else ""
        made, cards = [], []
        for place, note in enumerate(self.releases.notes):
            given = self.in_release(note, site, view, addresses)
            made.append(given.release)
            cards.append(release_card(given, place, view, explained=bool(shared)))
        return releases_page(made, cards, view, shared)

    def _others(self, note: Note, view: View, addresses: PageAddresses) -> Iterator[PageLink]:
        from desireline.draw.header import PageLink

        before = self.releases.before(note)
        if before is not None and before is not note:
            yield PageLink(view.words("Before: {release}", release=before.release), addresses.to(before.path))
        yield PageLink(view.words("All releases"), addresses.to("releases/index"))

    def in_release(self, note: Note, site: Site, view: View, addresses: PageAddresses) -> InRelease:
        """What there is to say of a release, seen from a page."""
        from desireline.draw.changes.said import said
        from desireline.draw.releases.given import InRelease
        from desireline.insight.promises import delivered, owed

        ends = self.ends(note, site, view)
        comparison = self._compared(ends, site)
        told = said(comparison, view.words) if comparison is not None else None
        promises = self._promised(site).get(note.release, ())
        return InRelease(
            release=self.release(note, addresses),
            before=ends.before.name if ends.before is not None else "",
            line=told.line if told is not None else "",
            sentences=(ends.sentence,) if ends.sentence else (),
            failures=told.failures if told is not None else (),
            touched=tuple(self._touched(note, site, view, addresses, ends, told.files if told is not None else ())),
            delivered=delivered(promises),
            owed=owed(promises),
        )

    def _promised(self, site: Site) -> Mapping[str, tuple[Promised, ...]]:
        """What any map promises for each release."""
        from desireline.insight.promises import by_release

        if self._promises is None:
            self._promises = by_release(site.catalogue, self.releases.dated, site.today)
        return self._promises

    def _compared(self, ends: Ends, site: Site) -> Comparison | None:
        """The comparison; None where there is nothing to compare."""
        if ends.before is None:
            return None
        from desireline.compare import compare

        before = self.history.catalogue(ends.before)
        if ends.after is None:
            return compare(before, site.catalogue)
        if ends.key not in self._known:
            self._known[ends.key] = compare(before, self.history.catalogue(ends.after))
        return self._known[ends.key]

    def _touched(
        self,
        note: Note,
        site: Site,
        view: View,
        addresses: PageAddresses,
        ends: Ends,
        files: tuple[FileSaid, ...],
    ) -> Iterator[Touched]:
        """Maps before personas; of each those that changed first, then those that are only linked to."""
        from desireline.draw.releases.given import Touched
        from desireline.draw.releases.told import is_told

        catalogue = site.catalogue
        linked = {mention.id for mention in self.releases.mentions.get(note.file, ())}
        told = {file.file.id: file for file in files if file.changes}
        telling = {name: sum(is_told(change) for change in file.changes) for name, file in told.items()}
        subjects: dict[str, JourneyMap | Persona] = {}
        for name, file in told.items():
            subject = catalogue.file(name) or file.file.after or file.file.before
            if subject is not None:
                subjects[name] = subject
        for mention in self.releases.mentions.get(note.file, ()):
            subject = catalogue.file(mention.id)
            if subject is not None and subject.key not in {each.key for each in subjects.values()}:
                subjects[subject.key] = subject
        ordered = sorted(
            subjects.items(),
            key=lambda pair: (
                not isinstance(pair[1], JourneyMap),
                pair[0] not in told,
                -telling.get(pair[0], 0),
                pair[1].key not in linked,
            ),
        )
        for name, subject in ordered:
            was = told[name].file.before if name in told else None
            views = tuple(_views(name, subject, was, site, addresses, ends, view.words))
            parts = tuple(self._parts(note, subject, was, addresses))
            page = addresses.page(subject.key) or next((view.address for view in views), "")
            yield Touched(subject, page, told.get(name), subject.key in linked, parts, views)

    def _parts(
        self, note: Note, subject: JourneyMap | Persona, was: JourneyMap | Persona | None, addresses: PageAddresses
    ) -> Iterator[PageLink]:
        """The parts that the note links to; one that is gone is called what it was called before the release."""
        from desireline.draw.header import PageLink
        from desireline.publish.register import Entry

        entry, then = Entry(subject), Entry(was) if was is not None else None
        for anchor in self.releases.parts(note, subject.key):
            to, today = addresses.page(f"{subject.key}#{anchor}"), entry.anchor(anchor)
            if to is not None and today is not None:
                gone = then is not None and isinstance(entry.parts.get(today), Retired) and anchor in then.parts
                yield PageLink((then if then is not None and gone else entry).title(anchor if gone else today), to)


def _views(
    name: str,
    subject: JourneyMap | Persona,
    was: JourneyMap | Persona | None,
    site: Site,
    addresses: PageAddresses,
    ends: Ends,
    words: Words,
) -> Iterator[PageLink]:
    """The page as it was at the release, and that of all changes since the one before, where the site keeps both."""
    if site.versions is None:
        return
    from desireline.draw.header import PageLink
    from desireline.publish.versions.lines import change_path, version_path

    kind: Kind = "maps" if isinstance(subject, JourneyMap) else "personas"
    kept = [version.name for version in site.versions.versions]
    after, before = (version.name if version is not None else "" for version in (ends.after, ends.before))
    if after in kept and name in site.versions.snapshot(after).of(kind):
        yield PageLink(words("As of {release}", release=after), addresses.to(version_path(after, kind, name)))
    if was is None or ends.before is None or before not in kept:
        return
    if was.key not in site.versions.snapshot(before).of(kind):
        return
    gone = after in kept and name not in site.versions.snapshot(after).of(kind)
    if gone or (ends.after is None and site.catalogue.file(name) is None):
        yield PageLink(words("As of {release}", release=before), addresses.to(version_path(before, kind, was.key)))
        return
    # Of a map with many states only neighbours have a page, and each with today.
    if ends.after is None or (after in kept and kept.index(after) == kept.index(before) + 1):
        yield PageLink(words("All changes"), addresses.to(change_path(before, after or None, kind, name)))
