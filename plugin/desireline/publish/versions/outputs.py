"""Every page of versions with its address: what stands on it, or where it leads."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desireline.draw.inline import plain
from desireline.draw.versions import (
    Named,
    StateRow,
    Then,
    Touched,
    VersionRow,
    bar,
    states_page,
    version_anchor,
)
from desireline.model.record import Record, record
from desireline.publish.addresses import relative_address
from desireline.publish.kept import key_of
from desireline.publish.versions.bodies import change_path_of
from desireline.publish.versions.lines import (
    KINDS,
    Line,
    Pair,
    all_path,
    change_path,
    differs,
    lines,
    pairs,
    version_path,
    ways,
)
from desireline.publish.versions.states import maps_changed, personas_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desireline.draw.words import Words
    from desireline.publish.versions.bodies import Bodies
    from desireline.publish.versions.history import VersionHistory
    from desireline.publish.versions.lines import Kind
    from desireline.publish.versions.states import Snapshot, Standing

__all__ = ["Output", "Outputs", "version_anchor"]


@record
class Output(Record):
    """One page."""

    path: str
    """Its path in the site without ending."""
    title: str
    """Plain text."""
    key: str
    """Names all that stands on it beside the frame."""
    above: str = ""
    """HTML above its body."""
    body: str = ""
    """The key of its body, where that is kept by itself."""
    inner: str = ""
    """Its body, where that is not."""
    to: str = ""
    """The path it leads on to; "" where it is a page."""
    lang: str = ""
    """BCP 47 tag of its title; "" where it is the interface's own."""


class Outputs:
    """The pages of versions of one project, as they have to be now."""

    def __init__(
        self, history: VersionHistory, today: Snapshot, bodies: Bodies, words: Words, url_of: Callable[[str], str]
    ) -> None:
        self._history, self._today, self._bodies = history, today, bodies
        self._words, self._url_of = words, url_of
        self.drawers: dict[str, Callable[[], str]] = {}
        """What draws each body, by its key."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every map and persona through all versions."""
        return lines([self._history.snapshots[each.name] for each in self._history.versions], self._today)

    @cached_property
    def pages(self) -> tuple[Output, ...]:
        """All pages, each path once."""
        made: dict[str, Output] = {}
        for line in self.lines:
            for output in (*self._pinned(line), *self._changes(line), self._all(line)):
                made.setdefault(output.path, output)
        for output in self._renamed():
            made.setdefault(output.path, output)
        return tuple(made.values())

    def _pinned(self, line: Line) -> Iterator[Output]:
        versions = self._history.versions
        for run in line.shown:
            version, standing = versions[run.first], line.stands[run.first]
            if standing is None:
                continue
            path = version_path(version.name, line.kind, standing.id)
            key = self._bodies.pinned_key(version, line.kind, standing)
            self.drawers[key] = _later(self._bodies.pinned, version, line.kind, standing)
            title = plain(standing.title)
            above = bar(self._then(line, run.first, run.last, standing, path), self._words)
            shown = f"{version.name}: {title}"
            yield Output(path, shown, key_of([key, above, shown]), above, key, lang=standing.lang)
            for place in range(run.first + 1, run.last + 1):
                same = line.stands[place]
                if same is not None:
                    way = version_path(versions[place].name, line.kind, same.id)
                    yield Output(way, shown, key_of(["way", path, shown]), to=path)

    def _then(self, line: Line, first: int, last: int, standing: Standing, path: str) -> Then:
        versions, here = self._history.versions, self._url_of(path)
        today = line.today
        changed = differs(line, first)
        return Then(
            self._named(first),
            self._named(last) if last != first else None,
            self._to(here, f"{line.kind}/{line.id}") if today is not None else "",
            self._to(here, change_path(versions[first].name, None, line.kind, line.id)) if changed else "",
            today is not None and bool(standing.told) and today.told == standing.told,
            self._to(here, all_path(line.kind, line.id)),
            plain(today.title) if today is not None and plain(today.title) != plain(standing.title) else "",
        )

    def _changes(self, line: Line) -> Iterator[Output]:
        versions = self._history.versions
        for pair in pairs(line):
            path = change_path_of(versions, line, pair)
            key = self._bodies.change_key(line, pair)
            self.drawers[key] = _later(self._bodies.change, line, pair)
            yield Output(path, self._between(line, pair), key_of([key, path]), "", key)
        for pair, same in ways(line):
            path, to = change_path_of(versions, line, pair), change_path_of(versions, line, same)
            if path != to:
                title = self._between(line, same)
                yield Output(path, title, key_of(["way", to, title]), to=to)

    def _between(self, line: Line, pair: Pair) -> str:
        later = line.stands[pair.after] if pair.after < len(line.stands) else line.today
        names = [
            self._history.versions[at].name if at < len(line.stands) else self._words("today")
            for at in (pair.before, pair.after)
        ]
        title = plain(later.title) if later is not None else line.id
        return self._words("{title}: from {before} to {after}", title=title, before=names[0], after=names[1])

    def _all(self, line: Line) -> Output:
        path = all_path(line.kind, line.id)
        here = self._url_of(path)
        versions = self._history.versions
        rows = []
        known = {pair.after: pair for pair in pairs(line) if pair.after < len(versions)} | {
            pair.after: pair for pair in self._neighbours(line)
        }
        for run in reversed(line.shown):
            standing = line.stands[run.first]
            if standing is None:
                continue
            page = self._to(here, version_path(versions[run.first].name, line.kind, standing.id))
            pair = known.get(run.first)
            before = self._to(here, change_path_of(versions, line, pair)) if pair is not None else ""
            since = ""
            if differs(line, run.last):
                since = self._to(here, change_path(versions[run.last].name, None, line.kind, line.id))
            why = self._why(run.first, standing) if standing.broken else ""
            named = self._named(run.first), self._named(run.last)
            earlier = versions[pair.before].name if pair is not None else ""
            rows.append(StateRow(*named, page, before, earlier, since, plain(standing.title), why))
        latest = line.today or next((each for each in reversed(line.stands) if each is not None), None)
        title = plain(latest.title) if latest is not None else line.id
        today = self._to(here, f"{line.kind}/{line.id}") if line.today is not None else ""
        inner = states_page(title, today, rows, self._words)
        named_page = self._words("{title}: all versions", title=title)
        return Output(path, named_page, key_of([inner, named_page]), "", "", inner)

    def _neighbours(self, line: Line) -> Iterator[Pair]:
        return (pair for pair in pairs(line) if pair.after < len(line.stands) and pair.after - pair.before == 1)

    def _renamed(self) -> Iterator[Output]:
        """Ways for ids of another time: today's id at a version that had a former one, and the other way round."""
        versions = self._history.versions
        for line in self.lines:
            ids = dict.fromkeys([line.id, *(each.id for each in line.stands if each is not None)])
            if len(ids) == 1:
                continue
            for place, standing in enumerate(line.stands):
                if standing is None:
                    continue
                for other in ids:
                    if other != standing.id:
                        to = version_path(versions[place].name, line.kind, standing.id)
                        way = version_path(versions[place].name, line.kind, other)
                        title = f"{versions[place].name}: {plain(standing.title)}"
                        yield Output(way, title, key_of(["way", to, title]), to=to)
            for other in ids:
                if other != line.id:
                    title = line.id
                    to = all_path(line.kind, line.id)
                    yield Output(all_path(line.kind, other), title, key_of(["way", to, title]), to=to)

    def _why(self, place: int, standing: Standing) -> str:
        unread = self._history.snapshots[self._history.versions[place].name].unread
        found = next((each for each in unread if each.file == standing.file), None)
        return f"{found.file}:{found.line}:{found.column}: {found.message}" if found is not None else ""

    def _named(self, place: int) -> Named:
        version = self._history.versions[place]
        return Named(version.name, version.date)

    def _to(self, here: str, path: str) -> str:
        return relative_address(here, self._url_of(path))


def version_rows(history: VersionHistory, to: Callable[[str], str]) -> tuple[VersionRow, ...]:
    """What the page of versions says, newest first.

    Args:
        history: The versions.
        to: The address of a page path, seen from the page of versions.
    """
    versions = history.versions
    rows = []
    for place, version in enumerate(versions):
        snapshot = history.snapshots[version.name]
        before = history.snapshots[versions[place - 1].name] if place else None
        touched: list[Touched] = []
        if before is None:
            touched = [
                Touched(name, plain(then.title), to(version_path(version.name, "maps", name)), "")
                for name, then in sorted(snapshot.maps.items())
            ]
        elif not snapshot.note and not before.note:
            names = (versions[place - 1].name, version.name)
            touched = [
                each
                for kind in KINDS
                for each in _touched(kind, _changed(kind, before, snapshot), (before, snapshot), names, to)
            ]
        unread = tuple((f"{each.file}:{each.line}:{each.column}", each.message) for each in snapshot.unread)
        row = VersionRow(
            Named(version.name, version.date),
            version.commit[:10],
            len(snapshot.maps),
            tuple(touched),
            unread,
            snapshot.note,
            oldest=place == 0,
        )
        rows.append(row)
    return tuple(reversed(rows))


def _changed(kind: Kind, before: Snapshot, after: Snapshot) -> frozenset[str]:
    return maps_changed(before, after) if kind == "maps" else personas_changed(before, after)


def _touched(
    kind: Kind,
    names: frozenset[str],
    sides: tuple[Snapshot, Snapshot],
    versions: tuple[str, str],
    to: Callable[[str], str],
) -> Iterator[Touched]:
    before, after = sides
    formers = _formers(after.former)
    for name in sorted(names):
        new = after.of(kind).get(name)
        if new is None:
            gone = before.of(kind)[name]
            yield Touched(name, plain(gone.title), to(version_path(versions[0], kind, name)), "gone")
            continue
        title = plain(new.title)
        old = next((before.of(kind)[each] for each in (name, *formers.get(name, ())) if each in before.of(kind)), None)
        if old is not None and old.told and new.told:
            people = "people" if kind == "maps" and old.blob == new.blob else ""
            yield Touched(name, title, to(change_path(*versions, kind, name)), people)
        else:
            yield Touched(name, title, to(version_path(versions[1], kind, name)), "" if old is not None else "new")


def _formers(former: Mapping[str, str]) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for old, new in former.items():
        made.setdefault(new, []).append(old)
    return made


def _later(drawn: Callable[..., str], *arguments: object) -> Callable[[], str]:
    return lambda: drawn(*arguments)
