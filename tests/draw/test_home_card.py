"""A card shows a map's curve as it is in the language and with the names of the page it stands on."""

from __future__ import annotations

import re

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


def test_on_the_page_of_a_persona_the_curve_is_theirs() -> None:
    made, seen = journey(TWO), view()
    assert map_card(made, seen, persona="lin") == map_card(made, seen).replace(
        sparkline(made, seen), sparkline(made, seen, "lin")
    )
    assert sparkline(made, seen, "lin") != sparkline(made, seen)
    for leading in ("hao", "a waiter who only acts"):
        assert map_card(made, seen, persona=leading) == map_card(made, seen), "else the leading one"


EIGHT = """
title: Eight stages
lang: en
personas: [hao]
owner: phone-team
status: agreed
reviewed: 2026-09-30
review_every: 90d
stages:
""" + "".join(f"  - {{title: Stage {n}, emotion: {{score: {n % 5 - 2}, evidence: validated}}}}\n" for n in range(8))


def test_a_card_is_light_for_there_may_be_hundreds_on_a_page() -> None:
    html = map_card(journey(EIGHT), view())
    assert len(html) < 2200
    assert not re.search(r' (fill|stroke|stroke-width)="', html), "how a line looks stands in the style sheet"
    assert html.count(" id=") == 1, "the area under the line, and nothing else"
