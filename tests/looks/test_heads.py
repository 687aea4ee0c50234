"""Heads that stay in sight while a page scrolls stop below the site's own header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.looks.pages import PAGES, Subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SCROLLED = """css => {
    const heads = [...document.querySelectorAll(css)].filter(each => each.checkVisibility());
    scrollTo(0, heads[0].getBoundingClientRect().top + scrollY + 60);
    const top = Math.max(...heads.map(each => each.getBoundingClientRect().top).filter(top => top < 300));
    const header = document.querySelector('.md-header').getBoundingClientRect().bottom;
    scrollTo(0, 0);
    return [top, header];
}"""


@pytest.mark.parametrize(
    ("page", "width", "css"),
    [
        (PAGES["chinese"], 1440, ".dl-grid thead .dl-stage"),
        (PAGES["blueprint"], 1440, ".dl-bp-stage"),  # fits its place: no box of its own scrolls
        (PAGES["blueprint"], 360, ".dl-bp-stage"),  # a card for each step under the name of its stage
        (PAGES["touchpoints"], 1440, ".dl-heat thead th"),
        (Subject("samples", "maps/phone-purchase-future.gap/"), 360, ".dl-u-name"),  # stages below one another
    ],
)
def test_a_head_that_stays_is_not_covered(opened: Callable[..., Page], page: Subject, width: int, css: str) -> None:
    shown = opened(page.site, page.path)
    shown.set_viewport_size({"width": width, "height": 700})
    top, header = shown.evaluate(SCROLLED, css)
    assert abs(top - header) < 1


BESIDE = """() => {
    const board = document.querySelector('.dl-board');
    board.scrollLeft = 200;
    const [box, caption, numbers] = [board, ...board.querySelectorAll('.dl-curve-caption, .dl-curve-numbers')].map(
        each => each.getBoundingClientRect());
    const scrolled = board.scrollLeft;
    board.scrollLeft = 0;
    return [scrolled, caption.left - box.left, box.right - numbers.right];
}"""


def test_signs_and_numbers_of_a_curve_stay_in_sight_while_its_columns_scroll(opened: Callable[..., Page]) -> None:
    shown = opened(PAGES["chinese"].site, PAGES["chinese"].path)
    shown.set_viewport_size({"width": 800, "height": 700})
    scrolled, start, end = shown.evaluate(BESIDE)
    assert (scrolled, round(start), round(end)) == (200, 0, 32)
