"""What every part of a map or persona has in common: an id that links may use, a place, and keys of the team's own."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, ClassVar, NoReturn

from desireline.model.forms import Id
from desireline.model.place import NOWHERE, OwnPlace, Place
from desireline.model.record import Record, piece


class _Nothing(dict[str, Any]):
    """An empty mapping that stays so, and may therefore be the default of a field."""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __setitem__(self, key: str, value: Any) -> NoReturn:
        raise TypeError("the empty mapping of the model cannot be filled")


NOTHING: Mapping[str, Any] = _Nothing()
"""The empty mapping that stands where none is given."""


@piece
class Piece(Record):
    """A mapping of the format that has no id of its own: evidence, a promise, a feeling."""

    shorthand: ClassVar[str] = ""
    """The field that a bare value stands for (`planned` for `{status: planned}`); empty where a mapping must stand."""
    noun: ClassVar[str] = "a mapping"
    """What messages call it."""
    bare_list: ClassVar[str] = ""
    """The field that a list in place of the mapping fills; its items stand right below the piece."""
    __pydantic_config__: ClassVar[Mapping[str, bool]] = {"use_attribute_docstrings": True}
    """Read when the schema is made: the text under a field describes it."""

    extras: Mapping[str, Any] = field(default=NOTHING, metadata={"key": "x-"})
    """Keys of the team's own, each beginning with `x-`: kept and shown."""
    place: Place = field(default=NOWHERE, compare=False, repr=False, metadata={"key": ""})
    """Where it begins in its file; not part of the format."""


Piece.place = OwnPlace()  # type: ignore[assignment]  # it is a Place to whoever asks


@piece
class Part(Piece):
    """A piece that may carry an id, so that a link can point at it."""

    id: Id | None = None
    """Name for links, stable once given and unique in the file. Optional."""
    was: tuple[Id, ...] = ()
    """Former ids of the same thing: links to them keep working."""


def id_as_words(key: str) -> str:
    """What a part without a title is called: its id, read as words (`back-office`: Back office)."""
    return key[:1].upper() + key[1:].replace("-", " ").replace("_", " ")
