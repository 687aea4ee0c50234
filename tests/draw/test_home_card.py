"""A card shows a map's curve as it is in the language and with the names of the page it stands on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desireline.draw.curve import sparkline
from desireline.draw.home_card import map_card
from desireline.publish.styles import style_sheet
from tests.draw.pages import journey, persona, view

if TYPE_CHECKING:
    from tests.conftest import OpenPage

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


MIXED = """
title: A day with تطبيق at last
lang: en
reviewed: 2020-01-01
review_every: 90d
stages:
  - {title: A, emotion: -1}
  - {title: B, emotion: 2}
"""

IN_ORDER = """() => {
    const from = (node, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect();
    };
    const title = document.querySelector('h2 a').firstChild, due = document.querySelector('.dl-due');
    const sign = due.querySelector('.dl-i').getBoundingClientRect(), days = from(due.lastChild, 0);
    const foot = document.querySelector('.dl-card-foot').getBoundingClientRect();
    return {
        numbers: [...document.querySelectorAll('.dl-sparkline text')]
            .every(text => text.getStartPositionOfChar(0).x < text.getStartPositionOfChar(1).x),
        title: from(title, 0).left < from(title, title.length - 1).left,
        beside: days.left - sign.right,
        end: due.getBoundingClientRect().left - foot.left,
    };
}"""


def test_on_a_page_that_runs_from_right_to_left_a_card_keeps_the_order_of_its_words_and_signs(page: OpenPage) -> None:
    opened = page()
    card = map_card(journey(MIXED), view())
    opened.set_content(
        f'<!doctype html><html lang="he" dir="rtl"><title>Noa</title><style>{style_sheet()}</style><body>'
        f'<article class="dl"><ul class="dl-home-cards">{card}</ul></article>'
    )
    seen = opened.evaluate(IN_ORDER)
    assert seen["numbers"], "the sign stands before its number"
    assert seen["title"]
    assert 2 <= seen["beside"] <= 8, "px between the sign of lateness and its words"
    assert abs(seen["end"]) < 2, "a card's review stands at the end of its foot"
