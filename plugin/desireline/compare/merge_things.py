"""Who is who on three sides: every item of the three outlines is given the thing it is, by what a comparison pairs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from desireline.compare.catalogues import compare_pieces
from desireline.compare.merge_outline import Group, Item, Leaf, Outline, below
from desireline.model import walk

if TYPE_CHECKING:
    from desireline.model import Path

    File = Any
    """A map or a persona; all of one kind."""

Home = tuple[object, tuple[str, ...]]
"""Where a thing stands: the thing that holds it (None: the file) and the keys from there."""

FILE = ("file",)


def identify(sides: tuple[Outline, Outline, Outline], pieces: tuple[File | None, File, File]) -> None:
    """Say of every item of base, ours and theirs what it is (`Item.thing`) and of what class (`Item.cls`)."""
    base, ours, theirs = pieces
    known: list[dict[Path, object]] = [{}, {}, {}]
    if base is not None:
        known[0] = {path: ("base", path) for path, _ in walk(base)}
        for side, piece in ((1, ours), (2, theirs)):
            comparison = compare_pieces(base, piece)
            found = ((path, comparison.across(path, back=True)) for path, _ in walk(piece))
            known[side] = {path: ("base", before) for path, before in found if before is not None}
    _pair_new(ours, theirs, known)
    for number, (outline, piece) in enumerate(zip(sides, pieces, strict=True)):
        if piece is not None:
            _by_place(outline, piece, known[number], ("base", "ours", "theirs")[number])
        _by_value(outline.root, FILE, ())


def _pair_new(ours: File, theirs: File, known: list[dict[Path, object]]) -> None:
    """What both sides added: one thing if it has one id, or says the same in the same place."""
    new = [[path for path, _ in walk(piece) if path not in known[side]] for side, piece in ((1, ours), (2, theirs))]
    if not new[0] or not new[1]:
        return
    other = set(new[1])
    comparison = compare_pieces(ours, theirs)
    by_id = {pair.before for pair in comparison.pairs if pair.match.by == "id"}
    likely = {pair.before for pair in comparison.pairs if pair.match.by == "similar"}
    for path in new[0]:
        across = comparison.across(path)
        if across is None or across not in other:
            continue
        in_one_place = path not in likely and _holder(known[1], path) == _holder(known[2], across)
        if path in by_id or in_one_place or not path:
            known[1][path] = known[2][across] = ("both", path)


def _holder(known: dict[Path, object], path: Path) -> object:
    """The innermost known thing around a path, and the keys from there."""
    for end in range(len(path) - 1, -1, -1):
        if path[:end] in known:
            return known[path[:end]], tuple(key for key in path[end:] if isinstance(key, str))
    return None, tuple(key for key in path if isinstance(key, str))


def _by_place(outline: Outline, piece: File, known: dict[Path, object], side: str) -> None:
    places = {(item.place): item for item in below(outline.root) if not _is_nothing(item)}
    for path, found in walk(piece):
        item = places.get((found.place.line - 1, found.place.column - 1))
        if item is None or not path:
            continue
        item.cls = type(found)
        if isinstance(path[-1], int):
            item.thing = known.get(path, (side, path))
            item.lone = item.key is not None


def _is_nothing(item: Item) -> bool:
    return isinstance(item.value, Leaf) and not item.value.text


def _by_value(group: Group, holder: object, keys: tuple[str, ...]) -> None:
    """Texts and references of a list are known by what they say; and every item gets to know its home."""
    seen: Counter[str] = Counter()
    for item in group.items:
        here = (*keys, item.key) if item.key is not None else keys
        if item.key is None and item.thing is None:
            value = repr(said(item.value))
            item.thing = ("value", holder, keys, value, seen[value])
            seen[value] += 1
        if isinstance(item.value, Group):
            if item.thing is not None and not _holds_list(item):
                _by_value(item.value, item.thing, ())
            else:
                _by_value(item.value, holder, here)


def _holds_list(item: Item) -> bool:
    return item.key is not None and isinstance(item.value, Group) and item.value.is_list


def homes(outline: Outline) -> dict[object, tuple[Item, Home]]:
    """Every thing of a file, where it is written and where it stands."""
    made: dict[object, tuple[Item, Home]] = {}

    def look(group: Group, holder: object, keys: tuple[str, ...]) -> None:
        for item in group.items:
            here = (*keys, item.key) if item.key is not None else keys
            if item.thing is not None and not _holds_list(item):
                made.setdefault(item.thing, (item, (holder, here)))
                if isinstance(item.value, Group):
                    look(item.value, item.thing, ())
            elif isinstance(item.value, Group):
                look(item.value, holder, here)

    look(outline.root, FILE, ())
    return made


def said(value: Leaf | Group) -> Any:
    """What a value says, however it is written: texts, lists, and pairs of keys and values in no order."""
    if isinstance(value, Leaf):
        return value.said
    if value.is_list:
        return tuple(said(item.value) for item in value.items)
    return frozenset((item.key, inner) for item in value.items if (inner := said(item.value)) is not None)


def label(item: Item) -> str:
    """How a place in a file is called: the id, else the beginning of what it says."""
    if item.key is not None and not item.lone:
        return item.key
    return _name(item.value)


def _name(value: Leaf | Group) -> str:
    if isinstance(value, Leaf):
        return f"'{_short(value.said or '')}'"
    texts = {item.key: item.value.said for item in value.items if isinstance(item.value, Leaf) and item.value.said}
    if texts.get("id"):
        return str(texts["id"])
    named = next((texts[key] for key in ("title", "name", "text", "to", "link") if texts.get(key)), None)
    return f"'{_short(named)}'" if named else "an item"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
