"""An id that stands at something else now is told, and nothing else is."""

from __future__ import annotations

import pytest

from desireline.draw.changes.said import said
from desireline.draw.words import Words
from tests.compare.projects import SHOP, between, edited

READ = "{id: read, text: Reads three reviews, duration: 40m, touchpoints: [price-site]}"
ASK = "{id: ask-friend, text: Asks a friend who knows cameras}"
WEEKS = """\
id: shop
title: Four weeks
stages:
  - {id: w-1, title: Week 1, goal: Settle in, steps: [{id: badge, text: Fetches the badge}]}
  - {id: w-2, title: Week 2, goal: Meet the team, steps: [{id: lunch, text: Has lunch with all}]}
  - {id: w-3, title: Week 3, goal: First task, steps: [{id: task, text: Closes a ticket}]}
"""
COUNTED = """\
id: shop
title: A list
stages:
  - id: a
    title: A
    steps:
      - {id: step-1, text: Opens the door}
      - {id: step-2, text: Draws a number}
      - {id: step-3, text: Sits down}
"""


def swapped(text: str, one: str, other: str) -> str:
    """The text with two pieces in each other's place."""
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


CASES: list[tuple[str, str, str, list[tuple[str, ...]]]] = [
    ("ids of two stages", SHOP, swapped(SHOP, "id: search", "id: use"), [("use", "search"), ("search", "use")]),
    (
        "ids of two steps",
        SHOP,
        swapped(SHOP, "id: read,", "id: ask-friend,"),
        [("ask-friend", "read"), ("read", "ask-friend")],
    ),
    (
        "the texts of two steps, which is the same",
        SHOP,
        swapped(SHOP, "Stands in the queue, wait: 20m", "Signs the contract"),
        [("queue", "sign"), ("sign", "queue")],
    ),
    (
        "titles of two touchpoints",
        SHOP,
        swapped(SHOP, "id: price-site,", "id: hotline,").replace("[price-site]", "[hotline]"),
        [("hotline", "price-site"), ("price-site", "hotline")],
    ),
    (
        "a new first step, and all ids counted on",
        COUNTED,
        COUNTED.replace(
            "      - {id: step-1, text: Opens the door}\n      - {id: step-2, text: Draws a number}\n"
            "      - {id: step-3, text: Sits down}\n",
            "      - {id: step-1, text: Finds the house}\n      - {id: step-2, text: Opens the door}\n"
            "      - {id: step-3, text: Draws a number}\n      - {id: step-4, text: Sits down}\n",
        ),
        [("step-2", "step-1"), ("step-3", "step-2")],
    ),
    ("two steps change places with their ids", SHOP, swapped(SHOP, READ, ASK), []),
    ("a step is reworded", SHOP, edited(("Reads three reviews", "Reads many reviews")), []),
    ("two steps are reworded", SHOP, edited(("Reads three", "Reads many"), ("Asks a friend", "Phones a friend")), []),
    (
        "a step says what another still says",
        SHOP,
        edited(("text: Asks a friend who knows cameras", "text: Reads three reviews")),
        [],
    ),
    (
        "titles are numbered anew over the same contents",
        WEEKS,
        WEEKS.replace("Week 3", "Week 4").replace("Week 2", "Week 3").replace("Week 1", "Week 2"),
        [],
    ),
]


@pytest.mark.parametrize(("before", "after", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_id_that_stands_at_something_else_now(before: str, after: str, wanted: list[tuple[str, ...]]) -> None:
    found = [change for change in between(before, after).changes if change.rule == "id-exchanged"]
    assert sorted(change.ids for change in found) == sorted(wanted)
    assert {change.severity for change in found} <= {"warn"}


def test_both_ids_are_named_and_places_of_one_name_told_apart() -> None:
    told = said(between(SHOP, swapped(SHOP, "id: search", "id: use")), Words("en"))
    sentences = [change.sentence for change in told.changes]
    assert "Stage “Search”: title Use → Search · its id was search and is use now" in sentences
    assert "Step “Reads three reviews”: place Search (search) → Search (use)" in sentences
