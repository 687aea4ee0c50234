"""Comparing costs what was changed, not what there is: what is the same on both sides is not looked at."""

from __future__ import annotations

from typing import Any

import pytest

from desireline.compare import catalogues, compare, node, unchanged
from desireline.model import JourneyMap, Persona, Piece
from desireline.source import Catalogue, load
from tests.compare.projects import HAO, SHOP, edited
from tests.compare.scripts import script, shown
from tests.strategies import MemoryFiles, yaml_of

MAPS = 24


def two_revisions(changed: int) -> tuple[Catalogue, Catalogue]:
    """Two revisions of some maps, the first of which were changed."""
    texts = [[yaml_of(shown(side)) for side in (each.before, each.after)] for each in (script(3, edits=4),)]
    sides = [
        {
            f"maps/map-{at}.yaml": texts[0][side and at < changed].replace('"drawn-map"', f'"map-{at}"')
            for at in range(MAPS)
        }
        for side in (0, 1)
    ]
    before, after = (load(MemoryFiles.of_texts(side)) for side in sides)
    return before, after


@pytest.fixture
def trees(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """The pieces that a tree is made of."""
    made: list[Piece] = []
    tree = node.tree

    def noted(piece: Piece, *more: Any) -> Any:
        made.append(piece)
        return tree(piece, *more)

    for module in (catalogues, unchanged):
        monkeypatch.setattr(module, "tree", noted)
    return made


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The maps and personas that are compared value by value with another."""
    met: list[Any] = []
    equal = Piece.__eq__

    def noted(self: Any, other: object) -> Any:
        if isinstance(self, JourneyMap | Persona):
            met.append(self)
        return equal(self, other)

    monkeypatch.setattr(Piece, "__eq__", noted)
    return met


@pytest.mark.parametrize("changed", [0, 1, 3])
def test_only_changed_maps_become_trees(changed: int, trees: list[Piece], compared: list[Any]) -> None:
    before, after = two_revisions(changed)
    found = compare(before, after)
    assert len(found.files) == changed
    wanted = [side.maps[f"map-{at}"] for at in range(changed) for side in (before, after)]
    assert [id(piece) for piece in trees] == [id(piece) for piece in wanted]
    assert compared == []


def test_the_same_text_under_a_hash_of_another_kind_is_the_same(trees: list[Piece]) -> None:
    class Otherwise(MemoryFiles):
        def listing(self) -> list[tuple[str, str]]:
            return [(path, f"another {digest}") for path, digest in super().listing()]

    files = {"maps/shop.yaml": SHOP, "personas/hao.yaml": HAO}
    before = load(MemoryFiles.of_texts(files))
    after = load(Otherwise({path: text.encode() for path, text in files.items()}))
    assert compare(before, after).changes == ()
    assert trees == []


def test_of_a_changed_map_what_stands_in_its_unchanged_stages_makes_no_nodes() -> None:
    texts = SHOP, edited(("title: Use", "title: Use it"))
    before, after = (load(MemoryFiles.of_texts({"maps/shop.yaml": text})).maps["shop"] for text in texts)
    for side in unchanged.two_trees(before, after):
        stages = {stage.id: list(stage.children) for stage in side.slots["stages",]}
        assert stages["search"] == stages["compare"] == stages["buy"] == []
        assert stages["use"]
