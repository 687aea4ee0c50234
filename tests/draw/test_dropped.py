"""What a future map drops stands in its drawings, and every one of them says that it is dropped."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from desireline.cli.drawing import Wish, drawn
from desireline.draw.mermaid import DRAWERS
from desireline.source import load
from tests.draw.pages import Written, journey, view

MAP = """
title: T
lang: en
personas: []
stages:
  - title: Gone stage
    promise: dropped
    emotion: 1
    frontstage: One desk
  - title: Second
    steps:
      - text: Gone step
        promise: {status: dropped, why: no money}
        time: 9:00
        emotion: -1
        frontstage: {text: Gone help, promise: dropped}
        next: [{to: last, when: ready}, {when: tired}]
      - {id: last, text: Last step, emotion: 1, time: 10:00, pains: {text: Gone pain, promise: dropped}}
"""
STAGE, STEP, HELP, PAIN = "Gone stage", "Gone step", "Gone help", "Gone pain"

# What is drawn, in which form, and what of it is marked.
DRAWINGS = [
    ("grid", "text", (STAGE, STEP, PAIN)),
    ("curve", "text", (STAGE, STEP)),
    ("blueprint", "text", (STAGE, STEP, HELP)),
    ("flow", "text", (STAGE, STEP)),
    ("curve", "svg", (STAGE,)),
    ("blueprint", "svg", (STAGE, STEP, HELP)),
    ("flow", "svg", (STAGE, STEP)),
    ("grid", "mermaid", (STAGE, STEP)),
    ("blueprint", "mermaid", (STAGE, STEP, HELP)),
    ("flow", "mermaid", (STAGE, STEP)),
    ("grid", "html", (STAGE, STEP, PAIN)),
    ("curve", "html", (STAGE, STEP)),
    ("blueprint", "html", (STAGE, STEP, HELP)),
    ("flow", "html", (STAGE, STEP)),
]


@pytest.mark.parametrize(("what", "form", "marked"), DRAWINGS, ids=[f"{what} {form}" for what, form, _ in DRAWINGS])
def test_what_is_dropped_is_marked(what: str, form: str, marked: tuple[str, ...]) -> None:
    catalogue = load(Written(MAP))
    made = drawn(catalogue.maps["test"], catalogue, Wish(what, form, "emotion", 300, "en", date(2026, 11, 21)))
    for name in marked:
        assert is_marked(made, name), name
    assert not is_marked(made, "Last step"), "what is meant to be is not"


def test_a_chart_whose_names_are_cut_says_it_in_its_key() -> None:
    (chart,) = DRAWERS["curve"](journey(MAP), view())
    assert chart.key == ("Gone stage (dropped) (+1)", "Gone step (dropped) (−1)", "Last step (+1)")


def is_marked(made: str, name: str) -> bool:
    """Whether words are struck through, with "dropped" somewhere behind them, or have it right behind them."""
    seen = html.unescape(made)
    seen = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), seen)  # Mermaid's own escapes
    broken = r"\s*(?:<[^>]*>|\s)*".join(map(re.escape, name.split()))
    return bool(re.search(rf"<s>{broken}</s>", seen)) or bool(
        re.search(rf"{broken}[\s|]*(?:<[^>]*>|[\s|])*[(\[]dropped[)\]]", seen)
    )


def test_of_several_ways_the_rest_is_called_so_in_every_flow() -> None:
    text = MAP.replace("{when: tired}", "second").replace("- title: Second", "- id: second\n    title: Second")
    catalogue = load(Written(text))
    for form in ("text", "svg", "mermaid", "html"):
        made = drawn(catalogue.maps["test"], catalogue, Wish("flow", form, "emotion", 80, "en", date(2026, 11, 21)))
        assert "otherwise" in made, form


def test_what_lanes_do_at_a_dropped_step_is_struck_too() -> None:
    steps = "[{promise: dropped, backstage: Files}, {backstage: Calls}]"
    text = f"title: T\nstate: future\nstages: [{{title: A, steps: {steps}}}]\n"
    catalogue = load(Written(text))
    made = drawn(catalogue.maps["test"], catalogue, Wish("blueprint", "html", "emotion", 300, "en", date(2026, 11, 21)))
    assert re.search(r"<s>Files</s>", made)
    assert "<s>Calls</s>" not in made
