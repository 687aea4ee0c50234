"""Texts that break diagrams, pages and terminals, and maps made of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from desireline.draw.view import Nowhere, View
from desireline.draw.words import Words
from desireline.model import (
    Arrow,
    Automation,
    Clock,
    Emotion,
    Feeling,
    JourneyMap,
    Lane,
    LaneCell,
    Next,
    Node,
    NodeNext,
    Number,
    Opportunity,
    Scale,
    Stage,
    Step,
    Weight,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NASTY = (
    'say "hi"',
    "a; b",
    "#hash",
    "a # b",
    "a : b",
    "7:30",
    "x::y",
    "a < b > c",
    "<b>bold</b>",
    "<img src=x onerror=alert(1)>",
    "R&D &amp; Co",
    "50% off %% now",
    "%%{init: {}}%%",
    "`code` and ```fence```",
    r"back\slash \n",
    "{brace} [square] (round)",
    "pipe | pipe",
    "$$x^2$$ $5",
    "*bold* **more**",
    "__proto__",
    "snake_case _edge_",
    "~~gone~~",
    "1. first",
    "2) second",
    "- dash",
    "+ plus",
    "= equal",
    "> quote",
    "direction LR",
    "in direction TB on",
    "title of it",
    "section two",
    "journey home",
    "timeline now",
    "accTitle: me",
    "accDescr x",
    "end",
    "subgraph end",
    "A --> B",
    "fa:fa-car go",
    "class a b",
    "click me href",
    "@{ shape: x }",
    "www.example.org",
    "https://a.b/c?d=e",
    "a, b",
    "…",
    "。「引號」、",
    "مرحبا 2−",
    "👩‍👩‍👧 家",
    "¶ß ﬂ°°59¶ß",
    "one\ntwo",
    "a\u2028b",
    "\u202eevil",
    "bell \x07 esc \x1b[31m",
    "   ",
    "#35; #quot; #59",
    "---",
    "===",
    "x-axis [1]",
    "null",
)
"""Each once broke a diagram, or is a near relation of one that did."""


def view(lang: str = "en") -> View:
    """Surroundings that hold nothing but an interface language."""
    return View(Words(lang), Nowhere(), date(2026, 11, 1))


def number(value: float) -> Number:
    """A number as the reader makes it."""
    return Number(Decimal(str(value)), str(value))


def felt(value: float) -> Emotion:
    """A score that everybody shares."""
    return Emotion(feelings=(Feeling(score=number(value)),))


def map_of(texts: Sequence[str], per_stage: int = 6) -> JourneyMap:
    """A map with every text in every place for words: as title, stage, step, actor, lane, condition, node."""
    steps = [
        Step(
            id=f"s{index}",
            text=text,
            actors=(text,),
            emotion=felt(index % 5 - 2),
            time=Clock(index % 1440, f"{index // 60}:{index % 60:02}"),
            frontstage=(LaneCell(text=text, actors=(text,)),),
            lanes={"own": (LaneCell(text=text),)},
            next=(Next(to=f"s{index + 1}", when=text), Next(when=text)) if index + 1 < len(texts) else (),
            opportunities=(Opportunity(text=text, impact=Weight(5, "5"), effort=Weight(index % 5 + 1, "1")),),
        )
        for index, text in enumerate(texts)
    ]
    stages = [
        Stage(title=steps[start].text, steps=tuple(steps[start : start + per_stage]))
        for start in range(0, len(steps), per_stage)
    ]
    nodes = [
        Node(id=f"n{index}", text=text, action="message", channel=text, next=(NodeNext(to="n0", when=text),))
        for index, text in enumerate(texts)
    ]
    return JourneyMap(
        id="m",
        title=texts[0],
        scales=(Scale(id="emotion", title=texts[0]),),
        lanes=(Lane(id="own", title=texts[0]),),
        stages=tuple(stages),
        arrows=(Arrow(from_="s0.frontstage", to="s0.own", text=texts[0]),),
        automations=(Automation(title=texts[0], nodes=tuple(nodes)),),
    )
