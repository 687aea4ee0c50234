"""What stood at one version: each map and persona with a name for its state, and what could not be read.

Two versions of a map are in one state if nothing that its page shows differs: its own file, the personas and maps that
it names, the futures that answer it, the sources it cites.
"""

from __future__ import annotations

from dataclasses import field, fields
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from desireline.model.part import NOTHING
from desireline.model.record import Record, record
from desireline.publish.change import _people, links_of
from desireline.publish.kept import key_of
from desireline.source.catalogue import is_persona

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue


@record
class Standing(Record):
    """A map or persona as it stood at one version."""

    id: str
    """Its id then."""
    file: str
    """Path of its file then, relative to the project's folder of then."""
    title: str
    """Its title then, as written."""
    lang: str
    """BCP 47 tag; "" where none is given."""
    shown: str
    """Names all that its page shows: equal in two versions if the page is."""
    told: str
    """Names what a comparison tells of: the file itself and, of a map, its personas. "" where it cannot be read."""
    blob: str
    """Git's name of the file's content."""
    broken: bool = False
    """Whether its file has an error."""

    @property
    def readable(self) -> bool:
        """Whether anything of it could be read."""
        return bool(self.told)


@record
class Unread(Record):
    """A file of a version with an error: what could be read of it may not be all."""

    file: str
    line: int
    column: int
    message: str


@record
class Snapshot(Record):
    """What stood at one version, or stands today."""

    maps: Mapping[str, Standing] = field(default=NOTHING)
    """Every map by its id of then."""
    personas: Mapping[str, Standing] = field(default=NOTHING)
    """Every persona by its id of then."""
    former: Mapping[str, str] = field(default=NOTHING)
    """Former ids of maps and personas: the id of then."""
    unread: tuple[Unread, ...] = ()
    """In the order of paths."""
    note: str = ""
    """Why nothing was found; "" where something was."""
    at_root: bool = True
    """Whether the project's folder of then is that of today."""

    def of(self, kind: str) -> Mapping[str, Standing]:
        """The maps (`maps`) or the personas (`personas`)."""
        return self.maps if kind == "maps" else self.personas


def maps_changed(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """Ids (those of `after`; of what is gone, those of `before`) of the maps that came, went or say something else.

    Said by a map is what its file and the files of its personas say; another layout counts as well.
    """
    return _changed(before.maps, after.maps, after.former)


def personas_changed(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """The same of personas."""
    return _changed(before.personas, after.personas, after.former)


def _changed(
    before: Mapping[str, Standing], after: Mapping[str, Standing], former: Mapping[str, str]
) -> frozenset[str]:
    found = set()
    seen = set()
    formers: dict[str, list[str]] = {}
    for old, new in former.items():
        formers.setdefault(new, []).append(old)
    for name, standing in after.items():
        was = next((old for old in (name, *formers.get(name, ())) if old in before), None)
        if was is not None:
            seen.add(was)
        if was is None or (before[was].told or before[was].blob) != (standing.told or standing.blob):
            found.add(name)
    return frozenset(found | (before.keys() - seen))


def snapshot_of(
    catalogue: Catalogue, blobs: Mapping[str, str], folders: tuple[str, str], *, at_root: bool = True
) -> Snapshot:
    """What stands in a catalogue.

    Args:
        catalogue: Maps and personas.
        blobs: Git's name of each file's content, by path.
        folders: Those of maps and of personas.
        at_root: See `Snapshot`.
    """
    paths = catalogue.project.paths
    unread = {each.file: each for each in _unread(catalogue)}
    ahead: dict[str, list[str]] = {}
    for journey in catalogue.maps.values():
        if journey.future_of:
            ahead.setdefault(journey.future_of, []).append(journey.key)

    def blob(name: str) -> str:
        return blobs.get(paths.get(name, ""), "")

    def standing(piece: JourneyMap | Persona, shows: set[str], people: set[str]) -> Standing:
        sources = [repr(catalogue.sources[name][0]) for name in sorted(_cited(piece.file, catalogue))]
        own = blobs.get(piece.file, "")
        shown = key_of([piece.key, own, *(f"{name}={blob(name)}" for name in sorted(shows)), *sources])
        told = key_of([own, *(f"{name}={blob(name)}" for name in sorted(people))])
        broken = piece.file in unread
        return Standing(piece.key, piece.file, piece.title, piece.lang or "", shown, told, own, broken)

    maps, personas = {}, {}
    appearing: dict[str, set[str]] = {}
    for key, journey in catalogue.maps.items():
        people = {name for name in _people(journey) if name in catalogue.personas}
        for name in people:
            appearing.setdefault(name, set()).add(key)
        maps[key] = standing(journey, {*people, *_named(journey, catalogue), *ahead.get(key, ())}, people)
    for key, persona in catalogue.personas.items():
        colleagues = {other.key for other in catalogue.personas.values() if other.company == key}
        shows = {*appearing.get(key, ()), *colleagues, *_named(persona, catalogue)}
        personas[key] = standing(persona, shows, set())
    for path in unread:
        sheet = catalogue.sheets.get(path)
        if sheet is None or sheet.piece is None:
            name, held = PurePosixPath(path).stem, blobs.get(path, "")
            (personas if is_persona(path, folders) else maps).setdefault(
                name, Standing(name, path, name, "", key_of([path, held]), "", held, True)
            )
    former = {old: new for old, (new, _) in catalogue.project.former.items() if old not in catalogue.project.files}
    return Snapshot(maps, personas, former, tuple(unread.values()), "", at_root)


def as_plain(snapshot: Snapshot) -> dict[str, Any]:
    """For JSON."""
    made = {name: getattr(snapshot, name) for name in ("note", "at_root")}
    made["former"] = dict(snapshot.former)
    made["unread"] = [_values(each) for each in snapshot.unread]
    for kind in ("maps", "personas"):
        made[kind] = [_values(each) for each in snapshot.of(kind).values()]
    return made


def from_plain(plain: Mapping[str, Any]) -> Snapshot:
    """What `as_plain` gave. Raises `KeyError` or `TypeError` for anything else."""
    maps, personas = ({values[0]: Standing(*values) for values in plain[kind]} for kind in ("maps", "personas"))
    unread = tuple(Unread(*values) for values in plain["unread"])
    return Snapshot(maps, personas, plain["former"], unread, plain["note"], plain["at_root"])


def _values(each: Record) -> list[Any]:
    return [getattr(each, one.name) for one in fields(each)]  # type: ignore[arg-type]  # records are dataclasses


def _named(piece: JourneyMap | Persona, catalogue: Catalogue) -> set[str]:
    """Ids of the maps and personas that a file names, in references and in texts."""
    sheet = catalogue.sheets.get(piece.file)
    asked = sheet.asked if sheet is not None else {}
    named = {text.partition("#")[0] for _, text in asked} | links_of(piece)
    return {name for name in named if name in catalogue.project.files}


def _cited(path: str, catalogue: Catalogue) -> set[str]:
    sheet = catalogue.sheets.get(path)
    return {text for _, text in sheet.asked if text in catalogue.sources} if sheet is not None else set()


def _unread(catalogue: Catalogue) -> Iterator[Unread]:
    """Files with an error of their own. One that names what is not there says all it has to say."""
    for path, problems in sorted(catalogue.broken.items()):
        sheet = catalogue.sheets.get(path)
        if sheet is not None and not sheet.is_broken:
            continue
        own = problems if sheet is None else [each for each in sheet.problems if each.severity == "error"]
        first = own[0]
        yield Unread(path, first.line, first.column, first.message)
