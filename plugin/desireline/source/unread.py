"""A sheet of a file that was read at another time: what was found then, and the file itself once somebody asks.

What other files may refer to or are checked against, and what is wrong with the file, is there at once. Its map, its
parts and its text are read when they are looked at, so a file nobody looks at is never parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from desireline.source.problem import Problem, SourceText
from desireline.source.reader import read_file
from desireline.source.sheet import MomentName, Offered, Sheet, Spot
from desireline.source.tree import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.model import JourneyMap, Part, Persona

Value = TypeVar("Value")


class WhenAsked(Mapping[str, Value], Generic[Value]):
    """A mapping whose names are known and whose values are fetched when asked for."""

    def __init__(self, names: Mapping[str, str], fetch: Callable[[str, str], Value]) -> None:
        """`fetch` gets a name and what stands behind it in `names`."""
        self._names = names
        self._fetch = fetch

    def __getitem__(self, name: str) -> Value:
        return self._fetch(name, self._names[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


class UnreadSheet(Sheet):
    """A sheet made from what `remembered` gave for it once."""

    __slots__ = ("_persona", "_raw", "_source", "_title_and_owner", "_whole")
    _persona: bool
    _raw: Callable[[], bytes]
    _source: SourceText | None
    _title_and_owner: tuple[str, str]
    _whole: Sheet | None

    def __init__(self, path: str, digest: str, held: list[Any], raw: Callable[[], bytes], *, persona: bool) -> None:
        """`held` is what `remembered` gave; `raw` gives the bytes of the file, always the same."""
        problems, offered, asked, id_spot, looks_into, spots, title, owner = held
        own = {
            "path": path,
            "digest": digest,
            "problems": tuple(_problem(each, path) for each in problems),
            "offered": _offered(offered, self),
            "asked": {(kind, text): tuple(Spot(*each) for each in at) for kind, text, at in asked},
            "id_spot": Spot(*id_spot),
            "looks_into": frozenset(looks_into),
            "spots": {name: Spot(*spot) for name, spot in spots.items()},
            "may_offer": frozenset(),  # only sheets without errors are remembered
            "_persona": persona,
            "_raw": raw,
            "_source": None,
            "_title_and_owner": (title, owner),
            "_whole": None,
        }
        for name, value in own.items():
            object.__setattr__(self, name, value)

    @property
    def whole(self) -> Sheet:
        """The file, read."""
        if self._whole is None:
            sheet = read_file(self._raw(), self.path, self.digest, persona=self._persona)
            object.__setattr__(self, "_whole", sheet)
        return self._whole  # type: ignore[return-value]  # it was just set

    @property
    def piece(self) -> JourneyMap | Persona | None:
        """The map or persona."""
        return self.whole.piece

    @property
    def parts(self) -> Mapping[str, Part]:
        """Every part that has an id."""
        return self.whole.parts

    @property
    def utf8(self) -> bytes:
        """The text in UTF-8."""
        return self.whole.utf8

    @property
    def source(self) -> SourceText:
        """The text, for the line that a problem quotes; not parsed."""
        if self._source is None:
            text, _ = decode(self._raw(), self.path)
            object.__setattr__(self, "_source", SourceText(text or "", self.path))
        return self._source  # type: ignore[return-value]  # it was just set

    @property
    def title(self) -> str:
        """What the map or persona is called."""
        return self._title_and_owner[0]

    @property
    def owner(self) -> str:
        """Whose it is."""
        return self._title_and_owner[1]


def remembered(sheet: Sheet) -> list[Any]:
    """What `UnreadSheet` needs of a sheet, as plain values for JSON. A sheet from which nothing could be read has none.

    Raises `ValueError` for such a one.
    """
    offered = sheet.offered
    if offered is None:
        raise ValueError(f"{sheet.path} could not be read")
    problems = [
        [None if name == "file" else value for name, value in each.as_dict().items()] for each in sheet.problems
    ]
    asked = [[kind, text, spots] for (kind, text), spots in sheet.asked.items()]
    plain = {
        **offered._asdict(),
        "pains": sorted(offered.pains),
        "retired": sorted(offered.retired),
        "sources": list(offered.sources),
        "free_touchpoints": sorted(offered.free_touchpoints),
    }
    looks_into = sorted(sheet.looks_into)
    return [problems, [*plain.values()], asked, sheet.id_spot, looks_into, dict(sheet.spots), sheet.title, sheet.owner]


def _problem(values: list[Any], path: str) -> Problem:
    held: list[Any] = [path if value is None else value for value in values]
    return Problem(*held)


_KINDS = {"former": tuple, "personas": tuple, "pains": frozenset, "retired": frozenset, "free_touchpoints": frozenset}


def _offered(values: list[Any], sheet: UnreadSheet) -> Offered:
    held = dict(zip(Offered._fields, values, strict=True))
    for name, kind in _KINDS.items():
        held[name] = kind(held[name])
    held["moments"] = {name: MomentName(*moment) for name, moment in held["moments"].items()}
    held["sources"] = WhenAsked(dict.fromkeys(held["sources"], ""), lambda name, _: _source(sheet, name))
    return Offered(**held)


def _source(sheet: UnreadSheet, name: str) -> Any:
    offered = sheet.whole.offered
    return offered.sources[name] if offered is not None else None
