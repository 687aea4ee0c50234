"""The id that was meant where a title, a name or several of them stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from desireline.model import Pain, Stage, Step, walk
from desireline.source.scalars import id_suggestion, is_reference
from desireline.source.suggest import plain_word
from desireline.source.tree_quote import paste_in_place

if TYPE_CHECKING:
    from desireline.model import Piece
    from desireline.source.reading import Reading
    from desireline.source.tree_nodes import Scalar

_PARTS: Final[dict[str, tuple[type[Any], ...]]] = {"pain": (Pain,), "step stage": (Stage, Step)}
_FILES: Final = frozenset({"persona", "company", "map", "source"})
_SEPARATED: Final = re.compile(r"\s*[,;、，；]\s*|\s+(?:&|\+|and|und|oder|or)\s+")
_ID_IN_LINE: Final = re.compile(r"""(?:^|[\s{,])id: ["']?([a-z][a-z0-9-]*)""")
_OF_FILE: Final = re.compile(r"(?:[^\s/]+/)*([a-z][a-z0-9-]*)\.ya?ml")
_ARROW: Final = re.compile(r"^(?:->|=>|→|⇒)\s*")


def ids_meant(kind: str, text: str, node: Scalar, reading: Reading, *, many: bool) -> tuple[str, str]:
    """The id, or the list of ids in brackets, that `text` names, and the line to paste; "" where nobody can be sure.

    Of a part in this file that has this title or text it is sure; of a persona or map, whose files are not looked at
    here, it is what the name makes.
    """
    names = [_ARROW.sub("", name) for name in _SEPARATED.split(text)]
    if many and len(names) > 1:
        ids = [_id(kind, name, reading) for name in names]
        meant = "[" + ", ".join(ids) + "]" if all(ids) else ""
        return meant, paste_in_place(reading.source.lines, node, meant) if meant else ""
    whole = _ARROW.sub("", text)
    if kind in _FILES and (of_file := _OF_FILE.fullmatch(whole)):
        return of_file[1], paste_in_place(reading.source.lines, node, of_file[1])
    if (meant := id_suggestion(whole)) and meant in _ids_here(kind, reading):
        return meant, paste_in_place(reading.source.lines, node, meant)
    if meant := _declared(kind, whole, reading):
        return meant, paste_in_place(reading.source.lines, node, meant)
    return _id(kind, whole, reading), ""


def without_id(kind: str, name: str, root: Piece) -> tuple[str, str] | None:
    """What the one part of this file is that is called so and has no id, and an id for it; None where none is."""
    plain = plain_word(name)
    found = [
        made
        for _, made in walk(root)
        if isinstance(made, _PARTS.get(kind, ()))
        and not made.id
        and plain in {plain_word(_called(made, "title")), plain_word(_called(made, "text"))}
    ]
    return (found[0].noun.partition(" ")[2], id_suggestion(name) or "…") if len(found) == 1 else None


def _ids_here(kind: str, reading: Reading) -> set[str]:
    """The ids of a kind that this file declares, and what is said of those that are none: `Price Gap`."""
    declared = {made.id for made, _ in reading.declared if isinstance(made, _PARTS.get(kind, (object,)))}
    refused = {each.paste for each in reading.problems if each.rule == "bad-id"}
    return declared | {found[1] for paste in refused if (found := _ID_IN_LINE.search(paste))}


def _id(kind: str, name: str, reading: Reading) -> str:
    if is_reference(name):
        return name
    return _declared(kind, name, reading) or (id_suggestion(name) if kind in _FILES else "")


def _declared(kind: str, name: str, reading: Reading) -> str:
    """The id of the one part of this file that is called so; an id itself."""
    if is_reference(name):
        return name
    classes, plain = _PARTS.get(kind, (object,)), plain_word(name)
    found = {
        made.id
        for made, _ in reading.declared
        if isinstance(made, classes)
        and plain in {plain_word(_called(made, "title")), plain_word(_called(made, "text"))}
    }
    return found.pop() if len(found) == 1 else ""


def _called(made: Any, name: str) -> str:
    return str(made.__dict__.get(name) or "")
