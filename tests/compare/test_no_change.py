"""What is no change: layout, quotation marks, order where it means nothing, defaults written out, file names."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from desireline.compare import compare, compare_pieces
from desireline.compare.meaning import UNORDERED
from desireline.source import load
from tests.compare.projects import HAO, SHOP, between, edited, project
from tests.strategies import QUICK, Drawn, MemoryFiles, map_data, model_of, persona_data, project_data, yaml_of

SAME: list[tuple[str, str]] = [
    ("quotation marks", edited(("title: Search", 'title: "Search"'))),
    ("a comment", edited(("title: Search", "title: Search  # the first"))),
    (
        "block style for inline",
        edited(("{id: sign, text: Signs the contract}", "id: sign\n        text: Signs the contract")),
    ),
    (
        "order of keys",
        edited(("{id: slow, text: Nobody answers the question}", "{text: Nobody answers the question, id: slow}")),
    ),
    ("an item without its list", edited(("solves: [price-gap]", "solves: price-gap"))),
    (
        "order of touchpoints",
        edited(
            ("  - {id: price-site, title: Price site, channel: web}\n", ""),
            ("channel: phone}", "channel: phone}\n  - {id: price-site, title: Price site, channel: web}"),
        ),
    ),
    (
        "a default written out",
        edited(("owner: phone-team", "owner: phone-team\nkind: customer-journey\nstate: current")),
    ),
    ("a number written otherwise", edited(("value: 18%", "value: 0.180"))),
    ("a span written otherwise", edited(("wait: 20m", "wait: 1200s"))),
    ("a weight written otherwise", edited(("severity: high", "severity: 5"))),
    ("a mapping for a shorthand", edited(("emotion: 2", "emotion: {score: 2}"))),
    ("nothing given", edited(("title: Use\n", "title: Use\n    pains: []\n    goal:\n"))),
    ("another indent", SHOP.replace("\n      ", "\n          ").replace("\n        id:", "\n            id:")),
    ("line ends", SHOP.replace("\n", "\r\n")),
]


@pytest.mark.parametrize("after", [case[1] for case in SAME], ids=[case[0] for case in SAME])
def test_writing_it_otherwise_is_no_change(after: str) -> None:
    found = between(SHOP, after)
    assert found.complete, found.undiffable
    assert found.changes == ()


def test_another_path_is_no_change() -> None:
    before = load(MemoryFiles.of_texts({"maps/shop.yaml": SHOP, "personas/hao.yaml": HAO}))
    after = load(MemoryFiles.of_texts({"maps/retail/phones.yaml": SHOP, "personas/hao.yaml": HAO}))
    assert compare(before, after).changes == ()


def test_but_another_id_is() -> None:
    (change,) = compare(project(), project(None, phones=edited(("id: shop\n", "id: phones\nwas: [shop]\n")))).changes
    assert (change.op, change.rule, change.severity, change.edit.match.by) == ("rekey", "file-renamed", "info", "was")


def shuffled(value: Any, draw: Any, key: str = "") -> Any:
    """The same with other orders of keys, and of lists whose order means nothing."""
    if isinstance(value, dict):
        pairs = draw(st.permutations(list(value.items())))
        return {name: shuffled(inner, draw, name) for name, inner in pairs}
    if isinstance(value, list):
        items = [shuffled(inner, draw) for inner in value]
        return draw(st.permutations(items)) if key in UNORDERED else items
    return value


@pytest.mark.parametrize("persona", [False, True], ids=["map", "persona"])
def test_order_that_means_nothing_is_no_change(persona: bool) -> None:
    @QUICK
    @given(persona_data() if persona else map_data(), st.data())
    def law(data: Drawn, more: Any) -> None:
        other = shuffled(data, more.draw)
        found = compare_pieces(model_of(data, persona=persona), model_of(other, persona=persona))
        assert [(each.op, each.kind, each.at.path) for each in found.changes] == []

    law()


@QUICK
@given(project_data(most_maps=2))
def test_another_layout_is_no_change(files: dict[str, Drawn]) -> None:
    """The same data by another writer: block and flow style, other quotation marks, folded lines, sorted keys."""
    one = load(MemoryFiles.of_data(files))
    texts = {
        path: yaml.safe_dump(yaml.safe_load(yaml_of(data)), allow_unicode=True, default_style='"')
        for path, data in files.items()
    }
    other = load(MemoryFiles.of_texts(texts))
    if one.broken or other.broken:
        return
    assert compare(one, other).changes == ()
