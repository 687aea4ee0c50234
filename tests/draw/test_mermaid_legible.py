"""What Chromium draws can be read: nothing is clipped or covered, and letters keep their size at a request's width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desireline.draw.mermaid import DRAWERS
from desireline.model import JourneyMap, LaneCell, Next, Opportunity, Stage, Step
from desireline.model.values import Clock, Weight
from tests.draw.hostile import felt, view

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTH = 830
"""Pixels that a host gives to a diagram in a pull request."""
LEAST = 9
"""Pixels of the smallest letters that are read without a glass; Mermaid draws with 16."""

_MEASURE = """async ([source, number]) => {
  const { svg } = await mermaid.render(`d${number}`, source);
  document.body.innerHTML = svg;
  const drawn = document.querySelector("svg");
  const frame = drawn.getBoundingClientRect();
  const boxes = (selector) => [...drawn.querySelectorAll(selector)].filter((node) => node.textContent.trim())
    .map((node) => node.getBoundingClientRect()).filter((box) => box.width);
  const inside = (box) => box.left >= frame.left - 1 && box.right <= frame.right + 1;
  const covered = (title) => boxes(".node rect").some((node) =>
    node.left < title.right && node.right > title.left && node.top < title.bottom - 2 && node.bottom > title.top + 2);
  return {
    width: drawn.viewBox.baseVal.width,
    clipped: boxes("text").filter((box) => !inside(box)).length,
    covered: boxes(".cluster-label").filter(covered).length,
    lines: Math.max(0, ...boxes(".node.line .nodeLabel").map((box) => box.height)),
  };
}"""

TITLES = {
    "latin": "From the first thought of a window to the platform to the last coffee of a very long day",
    "wide": "從第一次想到要換手機，到三個月之後把舊手機賣掉，並且推薦給所有的朋友與家人，還寫了一篇評價",
}


def _measured(page: Page, sources: list[str]) -> list[dict[str, Any]]:
    return [page.evaluate(_MEASURE, [source, number]) for number, source in enumerate(sources)]


def _full(title: str, steps: int) -> JourneyMap:
    """A map with `steps` steps in two stages of the same names as the map, which fills every kind of diagram."""

    def step(number: int) -> Step:
        return Step(
            id=f"s{number}",
            text=f"{title} {number}",
            time=Clock(60 * number, f"{number}:00"),
            emotion=felt(number % 3 - 1),
            frontstage=(LaneCell(text=title),),
            backstage=(LaneCell(text=title),),
            support=(LaneCell(text=title),),
            next=(Next(to="s0", when=title), Next(when=title)) if number == steps - 1 else None,
            opportunities=(Opportunity(text=title, impact=Weight(5, "5"), effort=Weight(1, "1")),),
        )

    made = [step(number) for number in range(steps)]
    stages = (Stage(title=title, steps=tuple(made[: steps // 2])), Stage(title=title, steps=tuple(made[steps // 2 :])))
    return JourneyMap(id="m", title=title, stages=stages)


@pytest.mark.parametrize(("title", "steps"), [("latin", 8), ("wide", 8), ("wide", 2)])
def test_diagrams_can_be_read(title: str, steps: int, drawing_page: Page) -> None:
    journey = _full(TITLES[title], steps)
    drawn = [(kind, each.source) for kind, draw in DRAWERS.items() for each in draw(journey, view())]
    assert {kind for kind, _ in drawn} == set(DRAWERS) - {"automation"}
    for (kind, _), found in zip(drawn, _measured(drawing_page, [source for _, source in drawn]), strict=True):
        assert found["clipped"] == 0, kind
        assert found["covered"] == 0, kind
        assert found["lines"] < 30, f"{kind}: the name of a line between lanes is broken"
        if kind not in {"flow", "curve"}:  # a flow is as wide as its ways; a curve has fewer words than it has width
            assert 16 * WIDTH / found["width"] >= LEAST, kind
