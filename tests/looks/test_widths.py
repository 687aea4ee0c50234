"""At every width between a phone and a laptop pages fit the window, texts fit their boxes, columns line up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.looks.pages import PAGES, Subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

WIDTHS = (1180, 960, 719, 480)
"""Between those at which `tests/site` opens every page, on both sides of where pages fold."""
WIDEST_PAGES = {
    "many people": Subject("samples", "maps/promotion-platform/"),
    "automations": Subject("samples", "maps/online-shop/"),
}
FITTED = {name: PAGES[name] for name in ("home", "chinese", "flow", "touchpoints", "gap", "arabic")} | WIDEST_PAGES
FAULTS = """() => {
    const width = document.documentElement.clientWidth, found = new Set();
    const ours = document.querySelector('article .dl');
    const rests = each => {                  // inside a box that scrolls or is out of sight
        for (let above = each.parentElement; above && above !== ours; above = above.parentElement) {
            const style = getComputedStyle(above);
            if (style.overflowX !== 'visible' || style.clipPath !== 'none') return true;
        }
        return false;
    };
    const middle = each => { const box = each.getBoundingClientRect(); return (box.left + box.right) / 2; };
    const seen = css => [...ours.querySelectorAll(css)].filter(each => each.checkVisibility());
    if (document.documentElement.scrollWidth > width) found.add('the page scrolls sideways');
    for (const each of seen('*:not(svg *)')) {
        const box = each.getBoundingClientRect();
        if (box.width < 2) continue;
        const name = `${each.tagName}.${each.getAttribute('class')}`;
        if ((box.right > width + 1 || box.left < -1) && !rests(each)) found.add(`${name} leaves the window`);
        if (each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 2) {
            const style = getComputedStyle(each);
            const cuts = ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none';
            if (cuts || each.matches('.dl-grid :is(th, td), .dl-bp-cell, .dl-finding, .dl-list td, .dl-card-foot'))
                found.add(`${name} is too narrow for its text: ${each.textContent.trim().slice(0, 40)}`);
        }
    }
    for (const table of seen('.dl-wide .dl-grid')) {      // the first persona's marks stand over their columns
        const plot = table.closest('.dl-wide').querySelector('.dl-curve-marks');
        const marks = [...plot?.querySelectorAll('.dl-curve-mark.dl-voice-0') ?? []].map(middle);
        for (const column of [...table.querySelectorAll('col')].slice(1)) {
            const box = column.getBoundingClientRect(), own = marks.filter(x => x > box.left && x < box.right);
            if (own.length === 1 && Math.abs(own[0] - middle(column)) > 14)
                found.add(`a mark of the curve at ${own} over the column around ${middle(column)}`);
        }
    }
    const edges = {};
    for (const cell of seen('.dl-bp-table .dl-bp-cell')) {       // columns and lanes of the blueprint are straight
        const style = getComputedStyle(cell), box = cell.getBoundingClientRect();
        if (getComputedStyle(cell.closest('.dl-bp-grid')).display !== 'grid') continue;
        const at = {[`column ${style.gridColumnStart}`]: box.left, [`row ${style.gridRowStart}`]: box.top};
        for (const [line, edge] of Object.entries(at))
            if (Math.abs((edges[line] ??= edge) - edge) > 1) found.add(`the blueprint's ${line} is not straight`);
    }
    return [...found];
}"""


@pytest.mark.parametrize("subject", FITTED.values(), ids=FITTED.keys())
def test_a_page_fits_every_window(subject: Subject, opened: Callable[..., Page]) -> None:
    shown = opened(subject.site, subject.path)
    found = {}
    for width in WIDTHS:
        shown.set_viewport_size({"width": width, "height": 900})
        if faults := shown.evaluate(FAULTS):
            found[width] = faults
    assert found == {}


def test_names_inside_words_of_another_direction_keep_their_own(opened: Callable[..., Page]) -> None:
    """A number before an Arabic title stands at its right, although the sentence around it is English."""
    link = opened("arabic", "maps/order/").locator(".dl-strip a").first
    ends = link.evaluate(
        """each => {
            const text = each.firstChild, part = document.createRange();
            const left = index => {
                part.setStart(text, index);
                part.setEnd(text, index + 1);
                return part.getBoundingClientRect().left;
            };
            return [left(0), left(2)];
        }"""
    )
    assert ends[0] > ends[1]
