"""The pages across maps in a real browser: they fit, everybody can read them, and filters reach the matrix too."""

from importlib import resources
from pathlib import Path

import pytest

from desireline.draw.across import PAGES, across_page
from desireline.draw.people import people_page
from desireline.publish.styles import style_sheet
from desireline.source import load_folder
from tests.draw.catalogues import catalogue
from tests.draw.pages import view

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("home-filters.js", "across-matrix.js")


def document(name: str, scheme: str = "default", *, script: bool = False, style: bool = True) -> str:
    """A page of the sample maps as a whole document."""
    samples = load_folder(ROOT)
    sheet = f"<style>body{{margin:16px;background:var(--dl-paper)}}{style_sheet()}</style>" if style else ""
    seen_from = view(personas=tuple(samples.personas.values()))
    body = people_page(samples, seen_from) if name == "people" else across_page(name, samples, seen_from)
    assets = resources.files("desireline") / "assets" / "js"
    scripts = "".join(f'<script type="module">{(assets / each).read_text("utf-8")}</script>' for each in SCRIPTS)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{name}</title>{sheet}"
        f'<body data-md-color-scheme="{scheme}"><main>{body.html}</main>{scripts if script else ""}</body></html>'
    )


WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """[...document.querySelectorAll('.dl-rows tbody :is(td, th), .dl-person-card')]
    .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText)"""


@pytest.mark.parametrize("name", [*PAGES, "people"])
def test_no_page_scrolls_sideways_and_no_cell_is_cut(page, name: str) -> None:
    opened = page(360)
    opened.set_content(document(name))
    for width in (360, 719, 800):
        opened.set_viewport_size({"width": width, "height": 900})
        assert opened.evaluate(WIDER) == 0, width
        assert opened.evaluate(CUT) == [], width


def test_a_head_in_another_script_begins_where_its_column_does(page) -> None:
    made = catalogue({"noa": "title: הרשמה\nlang: he\nstages: [{title: S, touchpoints: [Fax]}]"})
    body = across_page("touchpoints", made, view()).html
    opened = page(1440)
    opened.set_content(f"<!doctype html><style>{style_sheet()}</style>{body}")
    left = "range => { range.selectNodeContents(document.querySelector('.dl-heat thead a')); return range"
    words = opened.evaluate(f"({left}.getBoundingClientRect().left; }})(document.createRange())")
    column = opened.evaluate("document.querySelector('.dl-heat thead th:nth-child(3)').getBoundingClientRect().left")
    assert words - column < 10


def test_filters_narrow_the_list_and_the_matrix_and_are_no_part_of_the_page_without_script(page, traffic) -> None:
    opened = page()
    opened.set_content(document("opportunities", script=True))
    opened.locator("select[name=map]").select_option("phone-purchase")
    shown = opened.locator("#opportunities_rows tr:visible")
    marks = opened.locator(".dl-matrix .dl-wide a.dl-mark:visible")
    assert {row.get_attribute("data-map") for row in shown.all()} == {"phone-purchase"}
    numbers = {row.locator("td").first.inner_text() for row in shown.all()}
    assert marks.count() > 0
    assert {mark.inner_text() for mark in marks.all()} <= numbers
    assert traffic(opened).errors == []
    plain = page(script=False)
    plain.set_content(document("opportunities"))
    assert plain.locator(".dl-filters").is_hidden()
    assert plain.locator("#opportunities_rows tr:visible").count() > shown.count()
