"""A card shows a map's curve as it is in the language and with the names of the page it stands on."""

from __future__ import annotations

from desireline.draw.curve import sparkline
from desireline.draw.home_card import map_card
from tests.draw.pages import journey, persona, view

TWO = """
title: T
lang: en
personas: [hao, lin]
stages:
  - {title: A, emotion: {by_persona: {hao: 1, lin: -1}}}
  - {title: B, emotion: {by_persona: {hao: -2, lin: 2}}}
"""


def test_a_kept_curve_is_the_one_that_would_be_drawn() -> None:
    made = journey(TWO)
    for lang in ("en", "ja", "en"):
        for name in ("Hao", "Hao Chen"):
            seen = view(lang, (persona(f"id: hao\nname: {name}"),))
            assert sparkline(made, seen) in map_card(made, seen), (lang, name)
            assert name in map_card(made, seen)
