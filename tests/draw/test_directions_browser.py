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


STRIP = (
    '<dl class="dl-strip" lang="en" dir="ltr">'
    '<div class="dl-finding"><dt>Longest wait</dt><dd><span class="dl-value">6 h</span>'
    '<small><a lang="ar">3 التسليم</a> +1 <span class="dl-beside">5% of the time</span></small></dd></div>'
    '<div class="dl-finding"><dt>Hand-offs</dt><dd><span class="dl-value">4</span></dd></div></dl>'
    '<div class="dl-keeping" lang="en" dir="ltr"><span>Owner <b>delivery</b></span><span>Reviewed</span></div>'
)
PLACES = """selectors => selectors.map(selector => { const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector)); const box = range.getBoundingClientRect();
    return [box.left, box.right]; })"""


def test_figures_and_facts_in_a_left_to_right_language_begin_where_a_right_to_left_page_does(page: OpenPage) -> None:
    opened = page(1440)
    opened.set_content(document(STRIP, "rtl"))
    edge = opened.evaluate("() => document.querySelector('.dl').getBoundingClientRect().right")
    for first, second in (
        (".dl-finding:first-child dt", ".dl-finding:last-child dt"),
        (".dl-keeping span:first-child", ".dl-keeping span:last-child"),
    ):
        (_, right), (_, next_right) = opened.evaluate(PLACES, [first, second])
        assert edge - right < 2, "the first stands at the beginning"
        assert next_right < right, "the second behind it"
    lines = opened.locator(".dl-beside").evaluate(
        "e => [0, 4].map(at => { const r = document.createRange(); r.setStart(e.firstChild, at);"
        " r.setEnd(e.firstChild, at + 1); return r.getBoundingClientRect().left; })"
    )
    assert lines == sorted(lines), "words of the interface still run from left to right"


COUNTS = '<p class="dl-c-about" lang="en"><span class="dl-c-counts"><span>1 <b>neutral</b></span></span></p>'


def test_a_number_of_changes_stands_before_its_word_in_a_right_to_left_map(page: OpenPage) -> None:
    opened = page(1440)
    opened.set_content(document(COUNTS, "rtl"))
    (start, _), (word, _) = opened.evaluate(PLACES, [".dl-c-counts > span", ".dl-c-counts b"])
    assert start < word, "the number"
