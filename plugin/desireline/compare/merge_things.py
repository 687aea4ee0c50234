"""Who is who on three sides: every item of the three outlines is given the thing it is, by what a comparison pairs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from desireline.compare.catalogues import compare_pieces
from desireline.compare.merge_outline import Group, Item, Leaf, Outline, below
from desireline.compare.places import piece_at
from desireline.compare.plain import sense, value_of
from desireline.compare.plan import shape_at
from desireline.model import walk

if TYPE_CHECKING:
    from desireline.model import Form, Path, Piece

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
            know_meanings(outline, piece)
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
        is_its_id = path and getattr(piece_at(ours, path), "shorthand", "") == "id"  # of another id it is another thing
        if path in by_id or (in_one_place and not is_its_id) or not path:
            known[1][path] = known[2][across] = ("both", path)


def _holder(known: dict[Path, object], path: Path) -> object:
    """The innermost known thing around a path, and the keys from there."""
    for end in range(len(path) - 1, -1, -1):
        if path[:end] in known:
            return known[path[:end]], tuple(key for key in path[end:] if isinstance(key, str))
    return None, tuple(key for key in path if isinstance(key, str))


def _by_place(outline: Outline, piece: File, known: dict[Path, object], side: str) -> None:
    places = _places(outline)
    for path, found in walk(piece):
        item = places.get((found.place.line - 1, found.place.column - 1))
        if item is None or not path:
            continue
        item.cls = type(found)
        if isinstance(path[-1], int):
            item.thing = known.get(path, (side, path))
            item.lone = item.key is not None


def know_meanings(outline: Outline, piece: File) -> None:
    """Say of every value of a file what it means (`Leaf.means`), by what its field takes."""
    places = _places(outline)
    for path, found in walk(piece):
        item = places.get((found.place.line - 1, found.place.column - 1)) if path else None
        value = item.value if item is not None else None if path else outline.root
        if isinstance(value, Leaf):
            _read(value, type(found), type(found).shorthand)
        elif value is not None and not value.is_list:
            for inner in value.items:
                _read(inner.value, type(found), inner.key or "")


def _read(value: Leaf | Group, cls: type[Piece], key: str) -> None:
    shape = shape_at(cls, (key,))
    if shape is None or shape.form is None or shape.piece is not None:
        return
    for leaf in [value] if isinstance(value, Leaf) else [item.value for item in value.items]:
        if isinstance(leaf, Leaf) and leaf.said is not None and leaf.style != "*":
            leaf.means = _sense(leaf.said, shape.form)


def _sense(said: str, form: Form) -> str | None:
    try:
        return sense(value_of(said, form))
    except ValueError:
        return None


def _places(outline: Outline) -> dict[tuple[int, int], Item]:
    return {item.place: item for item in below(outline.root) if not _is_nothing(item)}


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


def meant(value: Leaf | Group) -> Any:
    """What a value means: as `said`, but a number or a time is the same however it is written."""
    if isinstance(value, Leaf):
        return value.said if value.means is None else value.means
    if value.is_list:
        return tuple(meant(item.value) for item in value.items)
    return frozenset((item.key, inner) for item in value.items if (inner := meant(item.value)) is not None)


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
