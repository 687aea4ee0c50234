"""A key that names a row, lane or scale of the map: what stands under it belongs under `rows`, `lanes` or `scales`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.model import Stage, Step
from desireline.source.inner_keys import report_inner
from desireline.source.suggest import plain_word
from desireline.source.tree_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.model import Piece
    from desireline.source.reading import Reading

_DECLARED: Final = {"lanes": "lane", "rows": "row", "scales": "scale"}
"""Where a map declares what its stages and steps fill, and what one of it is called."""


def report_declared(cls: type[Piece], key: Scalar, node: Mapping, reading: Reading) -> bool:
    """Report `key` of a stage or step, with all such keys of `node`, if the map declares it; say whether it does."""
    where, _ = _declared(key.value, reading) if issubclass(cls, Stage | Step) else ("", "")
    if not where:
        return False

    def name_of(word: str) -> str:
        place, name = _declared(word, reading)
        return name if place == where else ""

    def what(count: int) -> str:
        noun = _DECLARED[where]
        named = f"is a {noun}" if count == 1 else f"are {noun}s"
        return f"{named} of this map, which {cls.noun} fills under '{where}'"

    report_inner(where, key, name_of, node, reading, what)
    return True


def _declared(word: str, reading: Reading) -> tuple[str, str]:
    """Where the map declares what has this id or title, and its id; two empty texts where it declares none."""
    plain = plain_word(word)
    for where in _DECLARED if plain else ():
        for name, title in _declarations(where, reading.tree):
            if plain in {plain_word(name), plain_word(title)}:
                return where, name
    return "", ""


def _declarations(where: str, tree: Mapping | None) -> Iterator[tuple[str, str]]:
    """The id and the title of each row, lane or scale that the map declares."""
    declared = tree.pairs[where][1] if tree is not None and where in tree.pairs else None
    for item in declared.items if isinstance(declared, Sequence) else [declared]:
        if isinstance(item, Scalar):
            yield item.value.strip(), ""
            continue
        pairs = item.pairs if isinstance(item, Mapping) else {}
        name, title = (pairs[key][1] if key in pairs else None for key in ("id", "title"))
        if isinstance(name, Scalar):
            yield name.value.strip(), title.value.strip() if isinstance(title, Scalar) else ""
