"""The curve in a real browser: over the columns of its table, in every width, direction and colour setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desireline.draw.curve import curve_figure, step_curves
from desireline.draw.html import esc
from desireline.draw.styles import joined
from desireline.draw.widths import widths
from desireline.model import columns
from tests.draw.curves import VIEW, felt, journey, stage, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from desireline.model import JourneyMap
    from tests.conftest import OpenPage

STAGES = (
    stage("One", step("a", felt(1, "glad")), step("b", -1)),
    stage("Two", step("c", 2)),
    stage("Three", step("字" * 61, 0), step("d", felt(-2, "lost", intensity="high")), step("e", 1), step("f", 0)),
    stage("Four", step("g", felt(1, assumed=True))),
)

UNDER = """
body { margin: 24px; background: var(--dl-paper); color: var(--dl-ink) }
.under { table-layout: fixed; width: 100%; border-collapse: collapse }
.under td { padding: 0 }
"""

CENTRES = """() => {
    const middle = each => { const box = each.getBoundingClientRect(); return (box.left + box.right) / 2; };
    const sorted = list => [...list].map(middle).sort((one, two) => one - two);
    return {
        marks: sorted(document.querySelectorAll('.dl-curve-marks .dl-curve-mark')),
        columns: sorted(document.querySelectorAll('table.under td + td')),
    };
}"""


def style(*more: str) -> str:
    return joined(("tokens", "curve", *more))


def document(shown: JourneyMap) -> str:
    own = widths(shown)
    cells = "".join(f"<td>{esc(column.index)}</td>" for column in columns(shown))
    under = (
        f'<table class="under" style="min-width:{own.min_width}px">'
        f"{own.colgroup()}<tr><td>Head</td>{cells}</tr></table>"
    )
    right = shown.lang == "ar"
    return (
        f'<!doctype html><html lang="en" dir="{"rtl" if right else "ltr"}"><title>Curve</title>'
        f"<style>{style()}{UNDER}</style><body>"
        f'<main class="dl"><h1>Curve</h1>{curve_figure(shown, VIEW, own)}{under}</main>'
    )


def opened(page: OpenPage, shown: JourneyMap, width: int, **settings: object) -> Page:
    made = page(width, **settings)  # type: ignore[arg-type]
    made.set_content(document(shown))
    return made


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [1180, 1440, 1920])
def test_marks_stand_over_the_columns_of_the_table_with_no_script(page: OpenPage, width: int, lang: str) -> None:
    shown = journey(*STAGES, lang=lang)
    seen = opened(page, shown, width).evaluate(CENTRES)
    assert len(seen["marks"]) == len(seen["columns"]) == 8
    assert max(abs(one - two) for one, two in zip(seen["marks"], seen["columns"], strict=True)) < 0.5


def test_strokes_and_marks_are_not_stretched_with_the_page(page: OpenPage) -> None:
    sizes = []
    for width in (1180, 1920):
        seen = opened(page, journey(*STAGES), width)
        box = seen.locator(".dl-curve-mark").first.bounding_box()
        assert box is not None
        sizes.append((round(box["width"], 2), round(box["height"], 2)))
    assert sizes[0] == sizes[1]
    assert sizes[0][0] == sizes[0][1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_figure_is_accessible_folded_and_open(page: OpenPage, axe: Callable[..., list[str]], scheme: str) -> None:
    seen = opened(page, journey(*STAGES), 1440, scheme=scheme)
    assert axe(seen) == []
    seen.locator("summary").click()
    assert seen.locator("table.dl-curve-table").is_visible()
    assert axe(seen) == []


def test_the_figure_is_valid_html(vnu: Callable[..., list[str]], tmp_path: object) -> None:
    file = tmp_path / "curve.html"  # type: ignore[operator]
    file.write_text(document(journey(*STAGES)), "utf-8")
    assert vnu([file]) == []


def test_in_forced_colours_tints_become_hatches_and_lines_the_systems(page: OpenPage) -> None:
    def shown(css: str, made: Page) -> str:
        return str(made.locator(css).first.evaluate("each => getComputedStyle(each).display"))

    plain, forced = (opened(page, journey(*STAGES), 1440, forced_colors=mode) for mode in ("none", "active"))
    assert (shown(".dl-curve-below", plain), shown(".dl-curve-hatch", plain)) == ("inline", "none")
    assert (shown(".dl-curve-below", forced), shown(".dl-curve-hatch", forced)) == ("none", "inline")


def test_pieces_beside_steps_fill_rows_of_any_height(page: OpenPage) -> None:
    shown = journey(*STAGES)
    rows = "".join(
        f'<div class="dl-leg">{curve}<div style="height:{100 + 37 * index}px">x</div></div>'
        for index, curve in enumerate(step_curves(shown, VIEW))
    )
    made = page(360)
    made.set_content(f'<!doctype html><title>x</title><style>{style("grid")}</style><body class="dl">{rows}')
    heights = made.locator(".dl-step-curve").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert heights == [100 + 37 * index for index in range(8)]
    middles = made.evaluate(
        """() => [...document.querySelectorAll('.dl-step-curve')].map(each => {
            const row = each.getBoundingClientRect();
            const mark = each.querySelector('.dl-curve-mark').getBoundingClientRect();
            return (mark.top + mark.bottom) / 2 - (row.top + row.bottom) / 2;
        })"""
    )
    assert max(map(abs, middles)) < 0.5
