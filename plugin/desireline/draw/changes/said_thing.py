"""The thing that a change is about, and what of it was changed: by kind, by name, and by what it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.compare import Change, FileComparison, Stand, piece_at
from desireline.compare.meaning import ANSWERS
from desireline.draw.changes.said_names import Names, field_name, kind_name
from desireline.draw.changes.said_values import readable
from desireline.draw.changes.said_ways import WAYS, arrow_name, way_of
from desireline.draw.inline import plain
from desireline.draw.language import bracketed, colon, quoted

if TYPE_CHECKING:
    from desireline.draw.words import Words
    from desireline.model import Path

ASPECTS: Final = frozenset({
    "feeling", "emotion", "evidence", "refuted", "promise", "link", "image", "scenario", "scope", "resources", "next",
    "node-next", "career", "knowledge", "usage",
})  # fmt: skip
"""Kinds that are no things of their own: they say something of what holds them, and are said as that."""


def is_answer(change: Change) -> bool:
    """Whether a statement answers what its key asks, as an age does, and was answered otherwise."""
    asks = change.at.path[:1] and change.at.path[0] in ANSWERS
    return bool(asks) and change.field == ("text",) and change.edit.match.by == "place"


def thing_of(change: Change, file: FileComparison, names: Names) -> tuple[str, str, bool]:
    """Kind and name of the thing that a change is about, and whether it is the changed piece itself."""
    at, edit = change.at, change.edit
    name = at.name or (edit.before.name if edit.before is not None else "")
    unnamed = edit.kind in {"mark", "fail-point"} and not name  # only `true` is written
    if edit.kind == "arrow":
        return kind_name(edit.kind, at, file, names), arrow_name(change, file, names), True
    if edit.kind not in ASPECTS and at.slot[-1:] != ("word",) and not unnamed:
        name = _today(at.path[: -len(at.slot) - 1], file, name) if change.after is None and at.is_item else name
        return kind_name(edit.kind, at, file, names), _called(edit.kind, name, file, names), True
    for place in range(len(at.within) - 1, -1, -1):
        kind, name = at.within[place]
        if kind not in ASPECTS:
            outer = _outer(at, place)
            name = _today(outer.path, file, name) if change.after is None else name
            return kind_name(kind, outer, file, names), _called(kind, name, file, names), False
    piece = file.after or file.before
    words = names.words
    return words("Map") if file.is_map else words("Persona"), plain(piece.title) if piece is not None else "", False


def _called(kind: str, name: str, file: FileComparison, names: Names) -> str:
    """The words for a thing; of one that has an id alone, what it is called for its readers."""
    return names.part(name, file) if kind == "retired" else names.without_words(name, file) or plain(name)


def _today(path: Path, file: FileComparison, name: str) -> str:
    """What a thing is called today of which something is gone, so that all that is said of it stands together."""
    across = file.across(path)
    piece = piece_at(file.after, across) if across is not None and file.after is not None else None
    called = (getattr(piece, key, None) for key in ("title", "name", "text"))
    return next((each for each in called if isinstance(each, str) and each), name)


def within_of(change: Change, file: FileComparison, names: Names, *, is_thing: bool) -> tuple[str, ...]:
    """What the thing stands in. What holds a changed piece that is no thing of its own is the thing."""
    within = change.at.within
    if not is_thing:
        within = within[: max((n for n, (kind, _) in enumerate(within) if kind not in ASPECTS), default=0)]
    return tuple(_called(kind, name, file, names) for kind, name in within if name)


def _outer(at: Stand, place: int) -> Stand:
    """The stand of what holds something, as far as a name needs it: the path up to there."""
    indexed = [n for n, key in enumerate(at.path) if isinstance(key, int)]
    end = indexed[min(place, len(indexed) - 1)] + 1 if indexed else 0
    path = at.path[:end]
    slot = tuple(key for key in path[-3:-1] if isinstance(key, str))
    return Stand(at.file, path, at.address[: place + 1], at.within[place][1], at.within[:place], "", slot)


def aspect_of(change: Change, file: FileComparison, names: Names, details: str, *, is_thing: bool) -> str:
    """What of the thing was changed, as it stands inside a sentence; of what moved among others with its `details`."""
    edit, at = change.edit, change.at
    if is_thing and not edit.field:
        return _place_word(change, names.words)
    name = field_name(edit.kind, edit.field, at, file, names, of_holder=not is_thing)
    if edit.op == "move" and at.is_item:
        moved = quoted(readable(edit.from_, edit, file, names), names.words.lang)
        return names.words("{what}: place of {value} in the order", what=name, value=moved)
    if edit.op == "move":
        which = bracketed(details, names.words.lang) if details else ""
        return f"{name}{which}{colon(names.words.lang)}{_place_word(change, names.words)}"
    if edit.kind in WAYS and edit.field and (way := way_of(change, file, names)):
        return names.words("{what} ({who})", what=name, who=way)
    return name


def _place_word(change: Change, words: Words) -> str:
    return {"move": words("place in the order"), "relocate": words("place"), "rekey": words("id")}.get(change.op, "")
