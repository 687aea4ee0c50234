"""Published addresses that would be lost, each with what to write to keep it.

Pure: in come a catalogue as it was published and that of today, out go the addresses of the first that lead nowhere in
the second, and those that lead to something else.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from desireline.compare import compare_pieces, piece_at
from desireline.draw.anchors import anchors
from desireline.model import Part, Path, walk
from desireline.model.journey import Retired
from desireline.model.record import Record, record
from desireline.publish.keeping import Advice, Keeping
from desireline.publish.meant import Meanings, Taken, file_taken
from desireline.publish.published import Address, Led, Subject, addresses_of, kind_of, leads_to, name_of, noun_of
from desireline.source import Catalogue


@record
class Lost(Record):
    """One published address that does not lead to what it led to."""

    address: Address
    """As it was published; its place is where it stood then."""
    why: Literal["lost", "reused"]
    """Whether it leads nowhere, or to something else."""
    since: str
    """The revision in which it was published."""
    advice: Advice
    """How to keep it."""
    parts: tuple[Address, ...] = ()
    """Of a page: the addresses of its parts, which go with it."""
    today: str = ""
    """Of one that is used again: what it names now."""


def lost_addresses(before: Catalogue, after: Catalogue, since: str) -> Iterator[Lost]:
    """Every address of `before`, the revision called `since`, that `after` loses or gives to something else."""
    subjects: tuple[Subject, ...] = (*before.maps.values(), *before.personas.values())
    for subject in subjects:
        now = after.file(subject.key)
        same = now is not None and now.key == subject.key and now.file == subject.file
        if same and before.sheets[subject.file].utf8 == after.sheets[subject.file].utf8:
            continue  # the same text: nothing can be lost
        yield from _File(subject, before, after, since).lost()


class _File:
    """One map or persona as it was, looked for in the catalogue of today."""

    def __init__(self, subject: Subject, before: Catalogue, after: Catalogue, since: str) -> None:
        self._subject, self._before, self._after, self._since = subject, before, after, since
        self._kind = kind_of(subject)
        self._keeping = Keeping(subject, after, since, {*before.maps, *before.personas})

    def lost(self) -> Iterator[Lost]:
        pages: list[Address] = []
        parts: list[Address] = []
        for address in addresses_of(self._subject, self._before):
            (parts if address.anchor else pages).append(address)
        for page in pages:
            found = self._page(page, tuple(parts))
            if found is not None:
                yield found
        own = leads_to(self._after, self._kind, self._subject.key, "")
        if own is None or self._taken is not None:
            return
        for address in parts:
            part = self._part(address, own.subject)
            if part is not None:
                yield part

    def _page(self, page: Address, parts: tuple[Address, ...]) -> Lost | None:
        led = leads_to(self._after, self._kind, page.file, "")
        own = page.state == "here"
        if led is None:
            return Lost(page, "lost", self._since, self._keeping.page(page), parts if own else ())
        taken = self._taken if own else self._other(led)
        if taken is None:
            return None
        advice = self._keeping.taken(page, taken)
        return Lost(page, "reused", self._since, advice, parts if own else (), _said(taken.by))

    @cached_property
    def _taken(self) -> Taken | None:
        """Whether the id of the map or persona was given to another."""
        led = leads_to(self._after, self._kind, self._subject.key, "")
        return self._other(led) if led is not None else None

    def _other(self, led: Led) -> Taken | None:
        others = self._after.maps if self._kind == "map" else self._after.personas
        return file_taken(self._subject, led.subject, others.values())

    def _part(self, address: Address, today: Subject) -> Lost | None:
        made = anchors(self._subject)
        before = made.given.get(address.anchor) or made.former[address.anchor]
        led = leads_to(self._after, self._kind, self._subject.key, address.anchor)
        if led is None or led.part is None:
            mate = self._mate(before, today)
            return Lost(address, "lost", self._since, self._keeping.part(address, before, today, mate))
        if isinstance(led.part, Retired):
            return None
        if isinstance(before, Retired):
            taken = self._in_use_again(before, led.part, today)
        else:
            taken = self._meanings(today).taken(before, led.part)
        if taken is None:
            return None
        return Lost(address, "reused", self._since, self._keeping.taken(address, taken), (), _said(taken.by))

    def _in_use_again(self, gone: Retired, part: Part, today: Subject) -> Taken | None:
        """Whether an id that was gone names something else than what had taken its place, which may have come back."""
        leads = [self._before.find(reference, self._subject) for reference in gone.to]
        heirs = [found.part for found in leads if found is not None and found.part is not None]
        found = [self._meanings(today).taken(heir, part) for heir in heirs]
        return None if not found or None in found else Taken(part, None)

    def _meanings(self, today: Subject) -> Meanings:
        if self._ids is None:
            self._ids = Meanings(self._subject, today)
        return self._ids

    _ids: Meanings | None = None

    def _mate(self, before: Part | Retired, today: Subject) -> Part | None:
        """What a part is today, by the comparison of the two files; None where it is gone."""
        if isinstance(before, Retired) or type(self._subject) is not type(today):
            return None
        path = self._paths.get(id(before))
        if path is None:
            return None
        at = self._compared(today).get(path)
        found = piece_at(today, at) if at is not None else None
        return found if isinstance(found, Part) else None

    @cached_property
    def _paths(self) -> dict[int, Path]:
        return {id(piece): path for path, piece in walk(self._subject)}

    def _compared(self, today: Subject) -> dict[Path, Path]:
        if self._pairs is None:
            made = compare_pieces(self._subject, today)  # type: ignore[type-var]  # the two are of one kind
            ways = ((path, made.across(path)) for path in self._paths.values())
            self._pairs = {path: to for path, to in ways if to is not None}
        return self._pairs

    _pairs: dict[Path, Path] | None = None


def _said(thing: Subject | Part) -> str:
    return f"the {noun_of(thing)} “{name_of(thing)}”"
