"""The blueprint in a real browser: straight columns and lanes, and arrows that end at the edges of their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from desireline.draw.blueprint import blueprint
from desireline.draw.icons import sprite
from desireline.draw.styles import joined
from desireline.model import JourneyMap, Lane, Stage
from tests.draw.blueprints import VIEW, journey, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

LONG = "A longer sentence that takes several lines in its cell, so that rows differ in height"

ARROWS = (
    "a.customer<>a.backstage a.backstage>a.support b.frontstage>b.customer c.support>b.frontstage "
    "d.frontstage>e.frontstage a.support>d.customer b.customer>d.customer c.customer>c.frontstage "
    "c.frontstage>c.customer a.frontstage>a.kitchen"
)


def sample(lang: str = "en") -> JourneyMap:
    stages = (
        Stage(
            id="s",
            title="First stage",
            steps=(
                step("a", backstage="x", support=LONG, frontstage="", kitchen="x"),
                step("b", LONG, frontstage="x"),
                step("c", frontstage=LONG, backstage="x", support="x"),
            ),
        ),
        Stage(
            id="t", title="Second", steps=(step("d", frontstage="x", bank="x"), step("e", frontstage=LONG, support="x"))
        ),
    )
    lanes = (Lane(id="kitchen", role="backstage"), Lane(id="bank"))
    return journey(*stages, arrows=ARROWS, lanes=lanes, lang=lang)


def large() -> JourneyMap:
    """Eight lanes by twenty-two steps."""
    own = {"l1": "x", "l2": "x", "l3": "x"}
    steps = tuple(
        step(f"s{n}", physical_evidence="x", frontstage="x", backstage="x", support="x", **own) for n in range(22)
    )
    arrows = " ".join(f"s{n}.frontstage>s{n + 1}.backstage s{n}.l1<>s{n}.customer" for n in range(0, 21, 2))
    lanes = (Lane(id="l1", role="backstage"), Lane(id="l2", role="support"), Lane(id="l3"))
    return journey(
        *(Stage(title=f"Stage {k}", steps=steps[k * 2 : k * 2 + 2]) for k in range(11)), arrows=arrows, lanes=lanes
    )


def document(body: str) -> str:
    css = joined(("tokens", "page", "blueprint"))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Blueprint</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{css} body {{ margin: 0; background: var(--dl-paper); color: var(--dl-ink) }}</style></head>"
        f"<body><main><h1>Blueprint</h1>{sprite(body)}{body}</main></body></html>"
    )


BOXES = """() => [...document.querySelectorAll('.dl-bp-table :is(.dl-bp-cell, .dl-bp-none, .dl-bp-bare)')].map(e => {
  const r = e.getBoundingClientRect(), style = getComputedStyle(e);
  const row = Number(style.gridRowStart), c1 = Number(style.gridColumnStart);
  const cell = !e.classList.contains('dl-bp-none');
  return {x: r.x, y: r.y, w: r.width, h: r.height, row, c1, cell};
})"""
HEADS = """() => [...document.querySelectorAll('.dl-bp-v, .dl-bp-l')].flatMap(e => {
  const r = e.getBoundingClientRect(), level = e.classList.contains('dl-bp-l');
  const rtl = getComputedStyle(e).direction === 'rtl';
  const first = level ? [rtl ? r.right : r.left, r.y] : [r.x, r.top];
  const last = level ? [rtl ? r.left : r.right, r.y] : [r.x, r.bottom];
  return [e.classList.contains('dl-bp-start') && first, e.classList.contains('dl-bp-end') && last].filter(Boolean);
})"""


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("made", [sample, large])
def test_columns_and_lanes_are_straight(page: Callable[..., Page], made: Callable[..., JourneyMap], lang: str) -> None:
    opened = page(1440)
    opened.set_content(document(blueprint(made(lang) if made is sample else large(), VIEW)))
    boxes: list[dict[str, Any]] = opened.evaluate(BOXES)
    assert boxes
    for key, side, extent in (("c1", "x", "w"), ("row", "y", "h")):
        groups: dict[int, set[tuple[float, float]]] = {}
        for box in boxes:
            groups.setdefault(box[key], set()).add((round(box[side], 1), round(box[extent], 1)))
        for found in groups.values():
            assert len(found) == 1


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [760, 1440, 1920])
def test_every_arrow_head_ends_at_the_edge_of_a_cell(page: Callable[..., Page], lang: str, width: int) -> None:
    opened = page(width)
    opened.set_content(document(blueprint(sample(lang), VIEW)))
    boxes = [box for box in opened.evaluate(BOXES) if box["cell"]]
    heads = opened.evaluate(HEADS)
    assert len(heads) >= 12
    for x, y in heads:
        assert any(on_edge(box, x, y) for box in boxes), (x, y)


def on_edge(box: dict[str, Any], x: float, y: float) -> bool:
    within_x = box["x"] - 1 < x < box["x"] + box["w"] + 1
    within_y = box["y"] - 1 < y < box["y"] + box["h"] + 1
    level = min(abs(box["x"] - x), abs(box["x"] + box["w"] - x)) < 1 and within_y
    upright = min(abs(box["y"] - y), abs(box["y"] + box["h"] - y)) < 1 and within_x
    return level or upright


def test_wide_ones_scroll_in_a_box_with_a_name_and_lane_heads_that_stay(page: Callable[..., Page]) -> None:
    opened = page(1440)
    opened.set_content(document(blueprint(large(), VIEW)))
    box = opened.get_by_role("region", name="Service blueprint of Map")
    box.evaluate("e => { e.scrollLeft = 900 }")
    head = opened.locator(".dl-bp-lane").first.bounding_box()
    assert head is not None
    assert abs(head["x"] - (box.bounding_box() or {"x": -99})["x"]) < 1
    assert opened.evaluate("document.documentElement.scrollWidth") <= 1440
    box.focus()
    assert opened.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_on_a_phone_nothing_is_wider_than_the_page_and_arrows_are_words(page: Callable[..., Page]) -> None:
    opened = page(360)
    opened.set_content(document(blueprint(sample(), VIEW)))
    assert opened.evaluate("document.documentElement.scrollWidth") == 360
    assert opened.locator(".dl-bp-v").first.is_hidden()
    words = opened.locator(".dl-bp-arrows").first
    assert (words.bounding_box() or {"height": 0})["height"] > 10
    tops = [box["y"] for box in opened.evaluate(BOXES) if box["cell"]]
    assert tops == sorted(tops), "seen and read in one order"


@pytest.mark.parametrize(("lang", "on", "back"), [("en", "→", "←"), ("he", "←", "→")])
def test_on_a_phone_an_arrow_points_with_the_script_and_stands_apart_from_its_words(
    page: Callable[..., Page], lang: str, on: str, back: str
) -> None:
    opened = page(360)
    opened.set_content(document(blueprint(sample(lang), VIEW)))
    shown = opened.evaluate(
        "() => Object.fromEntries(['to', 'from', 'both'].map(kind => {"
        " const drawn = getComputedStyle(document.querySelector('.dl-bp-' + kind), '::before');"
        " return [kind, [drawn.content[1], drawn.transform]]; }))"
    )
    # Turned over as a whole, its room for a gap would lie on the other side.
    assert shown == {"to": [on, "none"], "from": [back, "none"], "both": ["↔", "none"]}


def test_a_table_for_those_who_listen(page: Callable[..., Page]) -> None:
    opened = page(1440)
    opened.set_content(document(blueprint(sample(), VIEW)))
    table = opened.get_by_role("table", name="Service blueprint of Map")
    assert table.get_by_role("columnheader").all_inner_texts()[1].startswith("Customer")
    assert table.get_by_role("row").count() == 6
    assert table.get_by_role("rowheader").count() == 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(
    page: Callable[..., Page], axe: Callable[[Page], list[str]], scheme: str, width: int
) -> None:
    opened = page(width, scheme)
    opened.set_content(document(blueprint(sample(), VIEW)))
    assert axe(opened) == []


def test_the_checker_of_html_finds_nothing(vnu: Callable[..., list[str]], tmp_path: Any) -> None:
    file = tmp_path / "blueprint.html"
    html = document(blueprint(sample(), VIEW, anchored=True))
    file.write_text(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL), "utf-8")
    assert vnu([file]) == []
