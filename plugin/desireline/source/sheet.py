"""One file, read: what it says, what is wrong with it, what other files may refer to, and what it asks of them.

A sheet depends on its own text alone, so it is kept as long as the text stays the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desireline.model import JourneyMap, Part, Persona, Place, Source
from desireline.source.problem import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.source.problem import Problem, Severity


class Spot(NamedTuple):
    """A stretch of one line. `line` and `column` count from 0."""

    line: int
    column: int
    length: int


class MomentName(NamedTuple):
    """A stage or step with an id, as other files may speak of it."""

    noun: str
    """`stage` or `step`."""
    name: str
    stage: str
    """Id of the stage it stands in, or "" (a stage, or a step of a stage without an id)."""


class Offered(NamedTuple):
    """What other files may refer to, or are checked against. Equal offers need no second look at other files."""

    id: str
    is_map: bool
    lang: str
    state: str
    """A map's state; a persona's kind."""
    name: str
    """A persona's name."""
    former: tuple[str, ...]
    """Former ids of the file."""
    future_of: str
    translates: str
    part_of: str
    personas: tuple[str, ...]
    parts: Mapping[str, str]
    """Every part's id, with its noun."""
    pains: frozenset[str]
    """Those that are pains."""
    former_parts: Mapping[str, str]
    """Former ids of parts, with the id of today."""
    retired: frozenset[str]
    moments: Mapping[str, MomentName]
    sources: Mapping[str, Source]
    touchpoints: Mapping[str, str]
    """Titles of touchpoints with an id ("" where none is given)."""
    free_touchpoints: frozenset[str]
    """Titles of touchpoints without an id."""

    @property
    def to_all(self) -> tuple[object, ...]:
        """What any file of the project may be checked against; the rest matters to files that name this one."""
        relations = (self.future_of, self.translates, self.part_of)
        named = (self.id, self.is_map, self.lang, self.state, self.name, self.former)
        return (*named, relations, self.sources, self.touchpoints)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file, read."""

    path: str
    digest: str
    """Its content's hash."""
    utf8: bytes = field(repr=False)
    """Its text: kept as it was read, since few files are asked for it."""
    piece: JourneyMap | Persona | None
    """What could be read of it; None where nothing could."""
    problems: tuple[Problem, ...]
    """What is wrong with the file by itself."""
    parts: Mapping[str, Part] = field(repr=False)
    """Every part that has an id. Rows, lanes and scales are not among them."""
    offered: Offered | None = field(repr=False)
    """None where nothing could be read."""
    asked: Mapping[tuple[str, str], tuple[Spot, ...]] = field(repr=False)
    """References that other files must answer: kind and text, with every place where they stand."""
    id_spot: Spot
    """Where its id stands, else its beginning."""
    looks_into: frozenset[str]
    """Ids of files whose parts are referred to, as written."""
    spots: Mapping[str, Spot] = field(repr=False)
    """Where ids stand that are compared between files: `touchpoint id`, `source id`, and the map's own references."""
    may_offer: frozenset[str] = frozenset()
    """Ids that seem to be declared where the file could not be read; empty for a file without errors."""

    @property
    def source(self) -> SourceText:
        """Its text."""
        return _source_of(self.utf8, self.path)

    @property
    def title(self) -> str:
        """What the map or persona is called; "" where nothing could be read."""
        return self.piece.title if self.piece is not None else ""

    @property
    def owner(self) -> str:
        """Whose it is, or ""."""
        return (self.piece.owner or "") if self.piece is not None else ""

    @property
    def is_broken(self) -> bool:
        """Whether the file by itself has an error."""
        return any(problem.severity == "error" for problem in self.problems)

    def problem(self, severity: Severity, rule: str, message: str, spot: Spot) -> Problem:
        """A problem at a place of this file."""
        return self.source.problem(severity, rule, message, *spot)


@lru_cache(maxsize=4)  # one file's problems are told one after the other
def _source_of(utf8: bytes, path: str) -> SourceText:
    return SourceText(utf8.decode("utf-8", "surrogatepass"), path, utf8)


def place_of_spot(spot: Spot) -> Place:
    """The place, counted from 1, where a spot begins."""
    return Place(spot.line + 1, spot.column + 1)
