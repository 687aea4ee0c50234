"""Small distances in a real browser that depend on the direction of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.publish.styles import style_sheet

if TYPE_CHECKING:
    from tests.conftest import OpenPage

VIEWS = '<header class="dl-header"><nav class="dl-views" lang="en" dir="ltr"><a>Versions</a></nav><h1>سفر</h1></header>'
FELT = '<ul class="dl-s"><li class="dl-feeling"><span class="dl-then"></span><b>−1</b> dull</li></ul>'

EDGES = """selector => { const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector)); const box = range.getBoundingClientRect();
    return [box.left, box.right, document.querySelector('.dl').getBoundingClientRect().right]; }"""
APART = """() => { const [arrow, value] = ['.dl-then', 'b'].map(s => document.querySelector(s).getBoundingClientRect());
    return Math.max(value.left - arrow.right, arrow.left - value.right); }"""


def document(body: str, way: str) -> str:
    return f'<!doctype html><html dir="{way}"><style>{style_sheet()}</style><div class="dl">{body}</div></html>'


def test_links_in_a_left_to_right_language_begin_where_a_right_to_left_page_does(page: OpenPage) -> None:
    opened = page(360)
    opened.set_content(document(VIEWS, "rtl"))
    _, right, edge = opened.evaluate(EDGES, ".dl-views a")
    assert edge - right < 2


@pytest.mark.parametrize("way", ["ltr", "rtl"])
def test_an_arrow_before_what_is_felt_next_stands_apart_from_it(page: OpenPage, way: str) -> None:
    opened = page(1440)
    opened.set_content(document(FELT, way))
    assert opened.evaluate(APART) >= 4
