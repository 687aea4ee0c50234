"""The catalogue: all maps and personas of one folder or revision, references resolved, and all problems at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from desireline.model import JourneyMap, Part, Path, Persona, Place, Source, Touchpoint
from desireline.source.at_once import Unread, read_at_once, read_each
from desireline.source.between import judge_against
from desireline.source.collecting import no_collecting
from desireline.source.files import FOLDERS, FileGone, Files, FolderFiles, left_out
from desireline.source.locate import place_at
from desireline.source.problem import Problem, in_order
from desireline.source.project import Project, project_of
from desireline.source.revision import RevisionFiles
from desireline.source.unread import UnreadSheet, WhenAsked

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping

    from desireline.model.journey import Retired
    from desireline.source.sheet import Sheet


class Found(NamedTuple):
    """What a reference leads to."""

    file: JourneyMap | Persona
    """The map or persona it is, or stands in."""
    part: Part | None
    """The part; None where the file itself is meant, or the id is retired."""
    retired: Retired | None = None
    """The entry of an id that is gone."""
    by_former_id: bool = False
    """Whether the reference used a former id of the file or the part."""

    @property
    def target(self) -> str:
        """The reference as it should be written today: `file` or `file#id`."""
        name = self.retired.id if self.retired else self.part.id if self.part else None
        return f"{self.file.key}#{name}" if name else self.file.key


@dataclass(frozen=True)
class Catalogue:
    """Everything the files of a project say. Made by `load`; never changed."""

    maps: Mapping[str, JourneyMap]
    """Every map that could be read, by id, in the order of paths. Look into `broken` before trusting one as whole."""
    personas: Mapping[str, Persona]
    """Every persona that could be read, by id, in the order of paths."""
    sources: Mapping[str, tuple[Source, str]]
    """Every declared source, by id, with the path of its file."""
    problems: tuple[Problem, ...]
    """What is wrong in all files, by file and place."""
    broken: Mapping[str, tuple[Problem, ...]]
    """Paths of files with errors, with those errors. What could be read of them stands in `maps` or `personas`."""
    hashes: Mapping[str, str]
    """The content hash of every file that was listed."""
    sheets: Mapping[str, Sheet] = field(repr=False, compare=False)
    """The files as they were read, by path: kept so that loading again reads only what changed."""
    project: Project = field(repr=False, compare=False)
    against: Mapping[str, tuple[Problem, ...]] = field(repr=False, compare=False)
    """Problems of each file beside the others."""

    def is_broken(self, piece: JourneyMap | Persona) -> bool:
        """Whether the file of `piece` has an error, so that the piece may not be all that was meant."""
        return piece.file in self.broken

    def answered_by(self, journey: JourneyMap) -> JourneyMap | None:
        """The current map that a future map answers."""
        return self.maps.get(journey.future_of) if journey.future_of else None

    def touchpoint(self, journey: JourneyMap, text: str) -> Touchpoint | None:
        """The touchpoint that `text`, an id or title on a stage or step of `journey`, means; None for free text."""
        for each in (journey, self.answered_by(journey)):
            if each is not None:
                by_name = self._touchpoints_of(each)
                if text in by_name:
                    return by_name[text]
        return None

    def persona(self, text: str) -> Persona | None:
        """The persona that `text`, an id or name such as an actor's, means; None for a free name."""
        name = text if text in self.personas else self.project.persona_names.get(text, "")
        return self.personas.get(name)

    def file(self, name: str) -> JourneyMap | Persona | None:
        """The map or persona of that id, or of that former id."""
        today = self.project.former[name][0] if name in self.project.former and name not in self.project.files else name
        return self.maps.get(today) or self.personas.get(today)

    def find(self, target: str, from_file: JourneyMap | Persona | None = None) -> Found | None:
        """What `target` means, or None.

        It may be `id` or `#id` in `from_file` (on a future map, failing that, in the map it answers), `file-id#id`, or
        the id of a file.
        """
        name, sign, part = target.strip().partition("#")
        if sign and name:
            file = self.file(name)
            found = self._part_in(file, part) if file is not None and part else None
            return found._replace(by_former_id=found.by_former_id or file.key != name) if found and file else None
        wanted = part if sign else name
        if from_file is not None:
            found = self._part_in(from_file, wanted)
            if (found is None or found.retired) and isinstance(from_file, JourneyMap):
                current = self.answered_by(from_file)
                found = (self._part_in(current, wanted) if current is not None else None) or found
            if found is not None or sign:
                return found
        file = None if sign else self.file(wanted)
        return Found(file, None, by_former_id=file.key != wanted) if file is not None else None

    def locate(self, file: str, path: Path) -> Place | None:
        """The place of a value by its keys and list positions, such as `("stages", 2, "pains", 0, "text")`.

        Positions are those of the model (`walk` gives them). None where there is no such file or value.
        """
        sheet = self.sheets.get(file)
        return place_at(sheet, path) if sheet is not None else None

    def _part_in(self, file: JourneyMap | Persona, name: str) -> Found | None:
        sheet = self.sheets.get(file.file)
        if sheet is None or sheet.piece is not file or sheet.offered is None:
            return None
        today = sheet.offered.former_parts.get(name, "") if name not in sheet.parts else name
        if today in sheet.parts:
            return Found(file, sheet.parts[today], by_former_id=today != name)
        if name in sheet.offered.retired:
            return Found(file, None, next(each for each in file.retired if each.id == name))
        return None

    def _touchpoints_of(self, journey: JourneyMap) -> dict[str, Touchpoint]:
        cached = self._touchpoint_names.get(journey.key)
        if cached is None or cached[0] is not journey:
            names = {point.title: point for point in reversed(journey.touchpoints) if point.title}
            names |= {point.id: point for point in reversed(journey.touchpoints) if point.id}
            cached = self._touchpoint_names[journey.key] = journey, names
        return cached[1]

    @cached_property
    def _touchpoint_names(self) -> dict[str, tuple[JourneyMap, dict[str, Touchpoint]]]:
        return {}


def load(
    files: Files,
    previous: Catalogue | None = None,
    folders: tuple[str, str] = FOLDERS,
    known: Mapping[str, Sheet] | None = None,
    *,
    at_once: bool = False,
) -> Catalogue:
    """Read every file of `files`. `folders` are those of the maps and of the personas.

    With `previous`, files whose content hash is the same are taken from it; the result is the same as without. So are
    sheets that are `known` by path. Never raises for bad input: everything wrong is in `problems`. `at_once` is for
    whoever waits: a second core reads half of many files, which takes more computing in all.
    """
    listing = sorted(files.listing())
    before = {**(previous.sheets if previous else {}), **(known or {})}
    problems = list(files.problems)
    sheets: dict[str, Sheet] = {}

    def unread() -> Iterator[Unread]:
        for path, digest in listing:
            held = before.get(path)
            if held is not None and held.digest == digest:
                sheets[path] = held
                continue
            try:
                raw = files.read(path)
            except FileGone as gone:
                problems.append(left_out(path, gone.reason))
                continue
            yield Unread(raw, path, digest, is_persona(path, folders))

    with no_collecting():
        sheets |= {sheet.path: sheet for sheet in (read_at_once if at_once else read_each)(unread())}
    ordered = {path: sheets[path] for path, _ in listing if path in sheets}
    return _catalogue(ordered, problems, dict(listing), previous)


def load_folder(root: str | os.PathLike[str], folders: tuple[str, str] = FOLDERS) -> Catalogue:
    """Read the maps and personas below a folder."""
    return load(FolderFiles(root, folders), folders=folders, at_once=True)


def load_revision(repo: str | os.PathLike[str], revision: str, folders: tuple[str, str] = FOLDERS) -> Catalogue:
    """Read the maps and personas of a git revision. Raises `NoRepository` and `NoRevision`."""
    with RevisionFiles(repo, revision, folders) as files:
        return load(files, folders=folders, at_once=True)


def is_persona(path: str, folders: tuple[str, str]) -> bool:
    """Whether a path lies in the folder of the personas; the deeper folder counts where one stands in the other."""
    inside = [
        (len(folder.strip("/")), index)
        for index, folder in enumerate(folders)
        if folder in {"", "."} or path.startswith(folder.strip("/") + "/")
    ]
    return bool(inside) and max(inside)[1] == 1


def _catalogue(
    sheets: dict[str, Sheet], problems: list[Problem], hashes: dict[str, str], previous: Catalogue | None
) -> Catalogue:
    unread = {PurePosixPath(path).stem for path in (*hashes, *(each.file for each in problems)) if path not in sheets}
    project, again = _project(sheets, previous, frozenset(unread | _may_be_offered(sheets)))
    against: dict[str, tuple[Problem, ...]] = {}
    maps: dict[str, str] = {}
    personas: dict[str, str] = {}
    everything = list(problems)
    for path, sheet in sheets.items():
        if previous is None or path in again:
            against[path] = judge_against(sheet, project)
        else:
            against[path] = previous.against[path]
        everything += sheet.problems
        everything += against[path]
        offered = sheet.offered
        if offered is not None and project.paths.get(offered.id) == path:
            (maps if offered.is_map else personas)[offered.id] = path
    ordered = tuple(in_order(everything))
    broken: dict[str, list[Problem]] = {}
    for problem in ordered:
        if problem.severity == "error":
            broken.setdefault(problem.file, []).append(problem)
    return Catalogue(
        maps=_of_files(maps, sheets, lambda _, path: sheets[path].piece),
        personas=_of_files(personas, sheets, lambda _, path: sheets[path].piece),
        sources=_of_files(project.sources, sheets, lambda name, path: (project.by_path[path].sources[name], path)),
        problems=ordered,
        broken=MappingProxyType({path: tuple(found) for path, found in broken.items()}),
        hashes=MappingProxyType(hashes),
        sheets=MappingProxyType(sheets),
        project=project,
        against=MappingProxyType(against),
    )


def _of_files(
    paths: Mapping[str, str], sheets: Mapping[str, Sheet], value: Callable[[str, str], Any]
) -> Mapping[str, Any]:
    """Values by name, each out of the file at a path; one that is not read yet is when its value is asked for."""
    if any(isinstance(sheet, UnreadSheet) for sheet in sheets.values()):
        return WhenAsked(paths, value)
    return MappingProxyType({name: value(name, path) for name, path in paths.items()})


def _may_be_offered(sheets: dict[str, Sheet]) -> set[str]:
    """Ids that seem to be declared where a file could not be read.

    Of a file that was read in part only those that somebody asks for: with each other set all files are judged again.
    """
    whole = {name for sheet in sheets.values() if sheet.offered is None for name in sheet.may_offer}
    partly = {name for sheet in sheets.values() if sheet.offered is not None for name in sheet.may_offer}
    if not partly:
        return whole
    asked = (text for sheet in sheets.values() for _, text in sheet.asked)
    return whole | (partly & {name for text in asked for name in text.split("#")})


def _project(sheets: dict[str, Sheet], previous: Catalogue | None, unread: frozenset[str]) -> tuple[Project, set[str]]:
    """What all files offer, and the paths of the files that must be judged beside it again.

    A file is judged again when it changed, when it names a file whose parts changed, and when something that any file
    may be checked against did: an id, a source, a persona's name, a touchpoint.
    """
    offers = {path: sheet.offered for path, sheet in sheets.items() if sheet.offered is not None}
    if previous is None:
        return project_of(offers, unread), set(sheets)
    before = previous.project.by_path
    read_again = {path for path, sheet in sheets.items() if previous.sheets.get(path) is not sheet}
    changed = {
        path: offered for path, offered in offers.items() if (old := before.get(path)) is not offered and old != offered
    }
    same_files = offers.keys() == before.keys() and unread == previous.project.unread
    if same_files and not changed:
        return previous.project, read_again
    if not same_files or any(before[path].to_all != offered.to_all for path, offered in changed.items()):
        return project_of(offers, unread), set(sheets)
    names = {name for offered in changed.values() for name in (offered.id, *offered.former)}
    looking = {path for path, sheet in sheets.items() if not names.isdisjoint(sheet.looks_into)}
    return previous.project.with_parts_of(changed), read_again | looking
