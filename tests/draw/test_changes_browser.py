"""Comparisons in a real browser: views without a script, heads that stay, widths, colours, folds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.compare.projects import SHOP, between, edited, moved_up
from tests.draw.changed import document

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


@pytest.fixture(scope="module")
def shop_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a comparison in which much changed, as a file's address."""
    new = edited(
        ("wait: 20m", "wait: 2h"), ("score: -1, word: anxious", "score: 1, word: calm"),
        ("text: Nobody answers the question", "text: Nobody ever answers"), ("title: Use", "title: Use it daily"),
    )  # fmt: skip
    new = moved_up(new, "      - {id: queue", "      - {id: sign", "    metrics:")
    path = tmp_path_factory.mktemp("page") / "changes.html"
    path.write_text(document(between(SHOP, new)), encoding="utf-8")
    return path.as_uri()


def test_columns_stand_under_the_curve_and_heads_stay_in_sight(page: Any, shop_page: str) -> None:
    opened = page(1440, script=False)
    opened.goto(shop_page)
    plot = opened.locator(".dl-curve-plot").nth(1).bounding_box()
    first = opened.locator(".dl-u-stage").first.bounding_box()
    last = opened.locator(".dl-u-stage").last.bounding_box()
    assert abs(first["x"] - plot["x"]) < 1.5
    assert abs(last["x"] + last["width"] - plot["x"] - plot["width"]) < 1.5
    rows = {round(each.bounding_box()["y"]) for each in opened.locator('.dl-u-cell[style="--r:2"]').all()}
    assert len(rows) == 1
    opened.set_viewport_size({"width": 1440, "height": 420})
    opened.evaluate(
        "scrollTo(0, document.querySelector('.dl-u-cell[style=\"--r:4\"]').getBoundingClientRect().top + 60)"
    )
    assert round(opened.locator(".dl-u-stage > h3").first.bounding_box()["y"]) == 0


def test_the_views_need_no_script(page: Any, shop_page: str) -> None:
    opened = page(1440, script=False)
    opened.goto(shop_page)
    same, was = opened.locator(".dl-u-same").first, opened.locator(".dl-u-was").first
    assert same.is_visible()
    assert not was.is_visible()
    opened.check("input[value=side]", force=True)
    assert was.is_visible()
    one, other = was.bounding_box(), opened.locator(".dl-u-now").first.bounding_box()
    assert abs(one["y"] - other["y"]) < 1
    assert one["x"] < other["x"]
    opened.check("input[value=only]", force=True)
    assert not same.is_visible()
    assert opened.locator(".dl-u-item").first.is_visible()


@pytest.mark.parametrize(
    ("width", "scheme", "shown"),
    [
        (1440, "light", "merged"),
        (1440, "dark", "side"),
        (820, "light", "only"),
        (820, "dark", "side"),
        (360, "light", "side"),
        (360, "dark", "merged"),
    ],
)
def test_everybody_can_read_it_at_any_width(
    page: Any, axe: Callable[..., list[str]], shop_page: str, width: int, scheme: str, shown: str
) -> None:
    opened = page(width, scheme)
    opened.goto(shop_page)
    opened.check(f"input[value={shown}]", force=True)
    assert axe(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_colour_is_never_alone(page: Any, shop_page: str) -> None:
    """With forced colours, what came, went and changed still differ in border, sign and word."""
    opened = page(1440, forced_colors="active")
    opened.goto(shop_page)
    for sign, style in (("＋", "solid"), ("−", "dashed"), ("~", "double"), ("⇄", "dotted")):
        key = opened.locator(".dl-u-key", has_text=sign).first
        assert key.evaluate("each => getComputedStyle(each).borderTopStyle") == style


def test_the_page_is_valid_html(vnu: Callable[..., list[str]], shop_page: str) -> None:
    found = vnu([Path(shop_page.removeprefix("file://"))])
    assert [problem for problem in found if "CSS:" not in problem] == []  # the checker's CSS is some years old


def test_a_permalink_opens_the_fold_it_stands_in(page: Any, shop_page: str) -> None:
    opened = page(1440, script=False)
    opened.goto(shop_page)
    anchor = opened.locator("details.dl-c-rest li.dl-c").first.get_attribute("id")
    if anchor is None:
        pytest.fail("no change is folded")
    opened.goto(f"{shop_page}#{anchor}")
    assert opened.locator(f"[id='{anchor}']").is_visible()
