"""A future map as it is meant: without what carries a promise that was dropped, which counts as not in the future."""

from collections.abc import Mapping
from operator import is_
from typing import Any, Final

from desireline.model.journey import JourneyMap
from desireline.model.part import Piece
from desireline.model.record import Record, once, record
from desireline.model.statement import Claim
from desireline.model.walk import Path, holding, pieces

_Places = dict[Path, tuple[int, ...]]
"""For each list that something was left out of, by its path: where the items that are left stand in the file."""


@record
class Planned(Record):
    """A map without what is dropped, and where its parts stand in the map as it is written."""

    journey: JourneyMap
    """The map itself, the very same where nothing is dropped."""
    places: Mapping[Path, tuple[int, ...]]
    """For each list that is shorter, by its path: where the items that are left stand in the file."""

    def written_at(self, path: Path) -> Path:
        """The path, in the map as it is written, of what stands at `path` in this one."""
        if not self.places:
            return path
        return tuple(
            self.places[path[:end]][key] if isinstance(key, int) and path[:end] in self.places else key
            for end, key in enumerate(path)
        )


@once
def planned(journey: JourneyMap) -> Planned:
    """`journey` without stages, steps and statements whose promise is dropped, and all that stands in them."""
    places: _Places = {}
    if not any(map(_is_dropped, pieces(journey))):
        return Planned(journey, places)
    made = _without(journey, (), places)
    return Planned(made, places)


_DROPPED: Final = "dropped"


def _is_dropped(piece: Any) -> bool:
    return isinstance(piece, Claim) and piece.promise is not None and piece.promise.status == _DROPPED


def _without(piece: Any, path: Path, places: _Places) -> Any:
    """`piece` itself, or, where something below it is dropped, one that is equal but for that."""
    own = piece.__dict__
    changed = {}
    for name, key in holding(type(piece)):
        value = own.get(name)
        if value:
            made = _value(value, path if key is None else (*path, key), places)
            if made is not value:
                changed[name] = made
    if not changed:
        return piece
    copy = object.__new__(type(piece))
    given = {name: value for name, value in {**own, **changed}.items() if name != "_follows"}
    copy.__dict__.update({name: value for name, value in given.items() if name not in changed or value})
    return copy


def _value(value: Any, path: Path, places: _Places) -> Any:
    if isinstance(value, Piece):
        return _without(value, path, places)
    if isinstance(value, tuple):
        left = [number for number, item in enumerate(value) if not _is_dropped(item)]
        if len(left) < len(value):
            places[path] = tuple(left)
        made = tuple([_without(value[old], (*path, new), places) for new, old in enumerate(left)])
        return value if len(made) == len(value) and all(map(is_, made, value)) else made
    inner = {name: _value(held, (*path, name), places) for name, held in value.items()}
    return value if all(map(is_, inner.values(), value.values())) else {k: v for k, v in inner.items() if v}
