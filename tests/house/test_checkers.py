"""The shared fixtures themselves: each must see what it is there to see, or the tests built on it prove nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tools.checkers import NotSetUpError, node_file, program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import OpenPage, ServeFolder, Traffic

GOOD = (
    '<!DOCTYPE html><html lang="en"><head><title>A map</title></head><body><main><h1>A map</h1>{}</main></body></html>'
)


def test_the_html_checker_accepts_good_and_locates_bad(vnu: Callable[..., list[str]], tmp_path: Path) -> None:
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(GOOD.format("<p>Text</p>"), encoding="utf-8")
    bad.write_text(GOOD.format("<p><table></p>"), encoding="utf-8")
    problems = vnu([good, bad])
    assert problems
    assert all(problem.startswith("bad.html:1:") for problem in problems)


def test_axe_finds_text_too_pale_and_an_image_without_words(page: OpenPage, axe: Callable[..., list[str]]) -> None:
    opened = page()
    opened.set_content(GOOD.format("<p>Text</p>"))
    assert axe(opened) == []
    opened.set_content(GOOD.format('<p style="color:#bbb">Text</p><img src="data:,">'))
    assert {problem.split()[0] for problem in axe(opened)} == {"color-contrast", "image-alt"}


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param('<p style="color: #999">Text</p>', id="its colour"),
        pytest.param('<p style="font-size: 12px">Text</p>', id="its size: this grey will do for large letters"),
        pytest.param('<div style="background: #ccc"><p>Text</p></div>', id="the ground behind it"),
        pytest.param('<div><div style="opacity: .8"><p>Text</p></div></div>', id="how much shines through"),
        pytest.param('<p><input aria-label="Name" value="Text"></p>', id="a field"),
        pytest.param('<p style="opacity: 0">Text</p><p style="color: #999">Text</p>', id="beside one that nobody sees"),
    ],
)
def test_axe_finds_the_one_text_too_pale_among_many(page: OpenPage, axe: Callable[..., list[str]], odd: str) -> None:
    """Where many are alike it judges a few of them."""
    opened = page()
    style = (
        "<style>p, input { color: #888; background: none; border: 0; font-size: 32px } input { font-size: 9px }</style>"
    )
    many = "<p>Text</p>" * 20
    opened.set_content(GOOD.format(style + many + many))
    assert axe(opened) == []
    opened.set_content(GOOD.format(style + many + odd + many))
    (found,) = axe(opened)
    assert found.startswith("color-contrast ")


def test_axe_finds_texts_too_pale_that_are_all_alike(page: OpenPage, axe: Callable[..., list[str]]) -> None:
    opened = page()
    opened.set_content(GOOD.format('<p style="color: #bbb">Text</p>' * 40))
    assert len(axe(opened)) == 6
    assert opened.locator("[data-contrast-judged]").count() == 0


def test_axe_looks_only_where_asked(page: OpenPage, axe: Callable[..., list[str]]) -> None:
    opened = page()
    opened.set_content(GOOD.format('<div id="ours"><p>Text</p></div><img src="data:,">'))
    assert axe(opened, within="#ours") == []


def test_mermaid_judges_each_source_in_order(mermaid_parse: Callable[..., list[str | None]]) -> None:
    verdicts = mermaid_parse(
        [
            "journey\n  title A day\n  section Morning\n    Wake: 3: Mina",
            "flowchart LR\n  a[",
            'xychart-beta\n  x-axis ["甲", "乙"]\n  y-axis -2 --> 2\n  line [1, -1]',
            "swimlane-beta LR\n  subgraph a\n    b\n  end",
            "no diagram at all",
        ]
    )
    assert [verdict is None for verdict in verdicts] == [True, False, True, True, False]
    assert "Parse error" in (verdicts[1] or "")


@pytest.mark.parametrize("under", ["/", "/a/project/"])
def test_a_folder_is_served_below_any_path(
    page: OpenPage,
    serve_folder: ServeFolder,
    traffic: Callable[[Page], Traffic],
    tmp_path: Path,
    under: str,
) -> None:
    (tmp_path / "index.html").write_text(GOOD.format('<img src="no.png" alt="">'), encoding="utf-8")
    opened, address = page(), serve_folder(tmp_path, under=under)
    opened.goto(address)
    assert opened.locator("h1").inner_text() == "A map"
    assert {address, f"{address}no.png"} <= set(traffic(opened).requests)
    assert traffic(opened).outside == []


def test_what_would_leave_the_machine_is_refused_and_told(page: OpenPage, traffic: Callable[[Page], Traffic]) -> None:
    opened = page()
    opened.set_content(GOOD.format('<img src="https://example.org/a.png" alt="">'), wait_until="load")
    assert traffic(opened).outside == ["https://example.org/a.png"]


def test_a_page_has_the_width_and_the_colours_asked_for(page: OpenPage) -> None:
    for width, scheme in ((360, "dark"), (1440, "light")):
        opened = page(width, scheme)
        assert opened.evaluate("innerWidth") == width
        assert opened.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")


def test_a_script_that_fails_is_told(page: OpenPage, traffic: Callable[[Page], Traffic]) -> None:
    opened = page()
    opened.set_content(GOOD.format("<script>throw new Error('broken on purpose')</script>"))
    assert any("broken on purpose" in error for error in traffic(opened).errors)


def test_a_page_without_scripts_runs_none(page: OpenPage) -> None:
    opened = page(script=False)
    opened.set_content(
        GOOD.format("<p id=p>still</p><script>document.getElementById('p').textContent = 'ran'</script>")
    )
    assert opened.locator("#p").inner_text() == "still"


def test_what_is_not_set_up_is_a_failure_with_the_cure() -> None:
    with pytest.raises(NotSetUpError, match="make setup"):
        program("no-such-program-anywhere")
    with pytest.raises(NotSetUpError, match="make setup"):
        node_file("no-such-package/index.js")
