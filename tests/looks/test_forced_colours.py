"""In the system's own few colours everything is told by line, fill and hatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


STYLE = """(each, [pseudo, name]) => getComputedStyle(each, pseudo || undefined)[name]"""
CLEAR = ("rgba(0, 0, 0, 0)", "none")


@pytest.fixture
def forced(opened: Callable[..., Page]) -> Callable[[str], Page]:
    return lambda path: opened("samples", path, forced_colors="active")


def style(shown: Page, css: str, name: str, pseudo: str = "") -> str:
    return str(shown.locator(css).first.evaluate(STYLE, [pseudo, name]))


@pytest.mark.parametrize(
    ("path", "css", "name", "pseudo"),
    [
        ("maps/phone-purchase/", ".dl-gone", "backgroundImage", ""),  # how much of a review's time is gone
        ("maps/phone-purchase/", ".dl-evidence .dl-validated", "backgroundColor", ""),
        ("maps/phone-purchase/", ".dl-evidence .dl-reasoned", "backgroundImage", ""),  # half filled
        ("maps/phone-purchase/", ".dl-bar", "backgroundColor", "::before"),
        ("maps/phone-purchase/", ".dl-pips", "backgroundImage", ""),
        ("maps/restaurant-visit/", ".dl-bp-shade", "backgroundImage", ""),  # hatched
        ("maps/restaurant-visit/", ".dl-bp-key-shade", "backgroundImage", ""),
        ("maps/restaurant-visit/", ".dl-bp-dot", "backgroundColor", "::before"),
        ("maps/restaurant-visit/", ".dl-bp-v.dl-bp-end", "backgroundColor", "::after"),  # an arrow's head
        ("maps/phone-purchase/", ".dl-avatar", "backgroundColor", ""),
        ("across/opportunities/", ".dl-mark.dl-planned", "backgroundColor", ""),
    ],
)
def test_a_fill_that_means_something_stays(
    path: str, css: str, name: str, pseudo: str, forced: Callable[[str], Page]
) -> None:
    shown = forced(path)
    paper = style(shown, "body", "backgroundColor")
    assert style(shown, css, name, pseudo) not in {*CLEAR, paper}


@pytest.mark.parametrize("path", ["across/opportunities/"])
def test_a_filled_mark_keeps_its_number(path: str, forced: Callable[[str], Page]) -> None:
    """On a forced ground the browser lays a plate behind the letters, here one of their own colour."""
    shown = forced(path)
    assert style(shown, ".dl-mark.dl-planned", "forcedColorAdjust") == "none"
    assert style(shown, ".dl-mark.dl-planned", "color") != style(shown, ".dl-mark.dl-planned", "backgroundColor")


@pytest.mark.parametrize(
    ("path", "css"),
    [
        ("maps/restaurant-visit/", ".dl-bp-cell.dl-bp-own"),
        ("maps/restaurant-visit/", ".dl-bp-visibility.dl-bp-line"),
        ("maps/online-shop/", ".dl-fl-band"),
        ("maps/online-shop/", ".dl-fl-node"),
        ("maps/", ".dl-filters label"),
        ("maps/", ".dl-home-card"),
    ],
)
def test_a_part_that_was_a_colour_has_an_edge(path: str, css: str, forced: Callable[[str], Page]) -> None:
    shown = forced(path)
    assert style(shown, css, "borderTopStyle") not in {"none", "hidden"}
    assert style(shown, css, "borderTopColor") != style(shown, "body", "backgroundColor")


@pytest.mark.parametrize("path", ["maps/restaurant-visit/"])
def test_what_the_customer_only_sees_has_no_edge(path: str, forced: Callable[[str], Page]) -> None:
    """A clear border would be drawn in the system's ink."""
    assert style(forced(path), ".dl-bp-seen", "borderTopStyle") == "none"


@pytest.mark.parametrize("path", ["maps/"])
def test_a_filter_that_is_set_is_told_from_the_others(path: str, forced: Callable[[str], Page]) -> None:
    shown = forced(path)
    field = shown.locator(".dl-filters select").first
    field.select_option(index=1)
    labels = shown.locator(".dl-filters label").evaluate_all(
        "all => all.map(each => getComputedStyle(each).outlineStyle)"
    )
    field.select_option(index=0)
    assert labels[0] == "solid"
    assert set(labels[1:]) == {"none"}


@pytest.mark.parametrize("path", ["maps/phone-purchase/"])
@pytest.mark.parametrize("css", [".dl-curve-line", ".dl-curve-grid", ".dl-curve-middle"])
def test_the_curve_is_drawn_in_the_systems_ink(path: str, css: str, forced: Callable[[str], Page]) -> None:
    shown = forced(path)
    assert style(shown, f".dl-wide {css}", "stroke") not in {*CLEAR, style(shown, "body", "backgroundColor")}
