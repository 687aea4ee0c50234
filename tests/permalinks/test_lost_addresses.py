"""Addresses that would be lost or would mean something else, and what to write to keep them: one case for each way."""

from __future__ import annotations

import pytest

from desireline.publish.lost import Lost, lost_addresses
from desireline.source import Catalogue, load
from tests.strategies import MemoryFiles

SHOP = """\
id: shop
title: Buying a phone
lang: en
rows:
  - steps
  - {id: questions, title: What they ask}
stages:
  - id: search
    title: Search for a phone
    steps:
      - {id: read, text: Reads three long reviews}
      - {id: ask, was: [ask-friend], text: Asks a friend who knows cameras}
    pains:
      - {id: price-gap, text: The shop asks for more than the site}
    rows: {questions: [What is my old one worth?]}
  - id: buy
    title: Buy it in the shop
    steps:
      - {id: queue, text: Stands in the queue}
retired:
  - {id: fax, why: Nobody sends one, in: v1}
"""
HAO = """\
id: hao
name: Hao
goals:
  - {id: night, text: Take good pictures at night}
"""
OTHER = """\
id: other
title: Another journey
lang: en
stages:
  - {id: begin, title: Begin with something else}
"""
BEFORE = {"maps/shop.yaml": SHOP, "personas/hao.yaml": HAO, "maps/other.yaml": OTHER}


def lost(changes: dict[str, list[tuple[str, str]] | str | None]) -> list[Lost]:
    """What is lost where files are changed (a list), written anew (a text), or removed (None)."""
    after = dict(BEFORE)
    for path, change in changes.items():
        if change is None:
            del after[path]
        elif isinstance(change, str):
            after[path] = change
        else:
            for old, new in change:
                assert after[path].count(old) == 1, old
                after[path] = after[path].replace(old, new)
    return list(lost_addresses(catalogue(BEFORE), catalogue(after), "v1"))


def catalogue(files: dict[str, str]) -> Catalogue:
    return load(MemoryFiles({path: text.encode() for path, text in files.items()}))


PART = "maps/shop.yaml"
READ = "      - {id: read, text: Reads three long reviews}\n"
QUEUE = "      - {id: queue, text: Stands in the queue}\n"
GAP = "      - {id: price-gap, text: The shop asks for more than the site}\n"
KEPT = {
    "a text that was written otherwise": {PART: [("Stands in the queue", "Waits at the counter for half an hour")]},
    "a part renamed, and said so": {PART: [("id: read,", "id: reading, was: [read],")]},
    "a part gone, and said so": {
        PART: [("      - {id: queue, text: Stands in the queue}\n", ""), ("retired:\n", "retired:\n  - queue\n")]
    },
    "a part in another stage": {
        PART: [
            ("      - {id: read, text: Reads three long reviews}\n", ""),
            (
                "    steps:\n      - {id: queue",
                "    steps:\n      - {id: read, text: Reads three long reviews}\n      - {id: queue",
            ),
        ]
    },
    "a row that is gone, and said so": {
        PART: [
            ("  - {id: questions, title: What they ask}\n", ""),
            ("    rows: {questions: [What is my old one worth?]}\n", ""),
            ("retired:\n", "retired:\n  - questions\n"),
        ]
    },
    "the order of built-in rows": {PART: [("  - steps\n", "")]},
    "a map renamed, and said so": {
        PART: None,
        "maps/phones.yaml": SHOP.replace("id: shop\n", "id: phones\nwas: [shop]\n"),
    },
    "a map in another folder": {PART: None, "maps/retail/shop.yaml": SHOP},
    "a persona renamed, and said so": {
        "personas/hao.yaml": None,
        "personas/wei.yaml": HAO.replace("id: hao\n", "id: wei\nwas: [hao]\n"),
    },
    "a persona's part gone, and said so": {
        "personas/hao.yaml": "id: hao\nname: Hao\nretired:\n  - {id: night, why: Cameras see in the dark now}\n"
    },
    "a map in another language": {
        PART: SHOP.replace("lang: en", "lang: de").replace("Stands in the queue", "Steht an")
    },
}


@pytest.mark.parametrize("changes", KEPT.values(), ids=KEPT.keys())
def test_an_address_that_still_leads_there_is_not_lost(changes: dict[str, list[tuple[str, str]] | str | None]) -> None:
    assert lost(changes) == []


GONE = {
    "a part renamed": (
        {PART: [("id: read,", "id: reading,")]},
        {"maps/shop#read": (PART, 11, "was: [read]")},
    ),
    "a part renamed that had a former id keeps both": (
        {PART: [("id: ask, was: [ask-friend]", "id: asking, was: [ask-friend]")]},
        {"maps/shop#ask": (PART, 12, "was: [ask, ask-friend]")},
    ),
    "a former id that nobody claims": (
        {PART: [(" was: [ask-friend],", "")]},
        {"maps/shop#ask-friend": (PART, 12, "was: [ask-friend]")},
    ),
    "a part without its id": (
        {PART: [("{id: queue, text: Stands in the queue}", "Stands in the queue")]},
        {"maps/shop#queue": (PART, 19, "id: queue")},
    ),
    "a part removed": (
        {PART: [("      - {id: price-gap, text: The shop asks for more than the site}", "      - hm")]},
        {"maps/shop#price-gap": (PART, 21, "  - id: price-gap\n    why: …\n    in: …")},
    ),
    "a tombstone removed": (
        {PART: [("retired:\n  - {id: fax, why: Nobody sends one, in: v1}\n", "")]},
        {"maps/shop#fax": (PART, 0, "retired:\n  - id: fax\n    why: Nobody sends one\n    in: v1")},
    ),
    "a part moved to another map": (
        {
            PART: [("      - {id: queue, text: Stands in the queue}\n", "      - {id: pay, text: Pays by card}\n")],
            "maps/other.yaml": OTHER + "  - id: z\n    title: Z\n    steps: [{id: queue, text: Queues}]\n",
        },
        {"maps/shop#queue": (PART, 21, "  - id: queue\n    why: …\n    to: [other#queue]")},
    ),
    "a row removed": (
        {
            PART: [
                ("  - {id: questions, title: What they ask}\n", ""),
                ("    rows: {questions: [What is my old one worth?]}\n", ""),
            ]
        },
        {"maps/shop#row_questions": (PART, 19, "  - id: questions\n    why: …\n    in: …")},
    ),
    "a map renamed": (
        {PART: None, "maps/phones.yaml": SHOP.replace("id: shop\n", "id: phones\n")},
        {"maps/shop": ("maps/phones.yaml", 1, "was: [shop]")},
    ),
    "a map removed": ({PART: None}, {"maps/shop": (PART, 0, "status: retired")}),
    "a persona renamed": (
        {"personas/hao.yaml": None, "personas/wei.yaml": HAO.replace("id: hao\n", "id: wei\n")},
        {"personas/hao": ("personas/wei.yaml", 1, "was: [hao]")},
    ),
}


@pytest.mark.parametrize(("changes", "expected"), GONE.values(), ids=GONE.keys())
def test_a_lost_address_is_told_with_the_lines_that_keep_it(
    changes: dict[str, list[tuple[str, str]] | str | None], expected: dict[str, tuple[str, int, str]]
) -> None:
    found = lost(changes)
    told = {each.address.text: (each.advice.path, each.advice.line, each.advice.paste) for each in found}
    assert told == expected
    assert {each.why for each in found} == {"lost"}


def test_what_was_told_to_write_keeps_the_address() -> None:
    """The advice for a removed part, pasted."""
    without = SHOP.replace("      - {id: price-gap, text: The shop asks for more than the site}", "      - hm")
    (found,) = lost({PART: without})
    lines = without.split("\n")
    assert lines[found.advice.line - 1].startswith("  - {id: fax")
    lines.insert(found.advice.line, found.advice.paste)
    assert lost({PART: "\n".join(lines)}) == []


def test_a_lost_page_names_the_parts_that_go_with_it() -> None:
    (found,) = lost({PART: None})
    assert [part.anchor for part in found.parts] == [
        "row_questions", "search", "read", "ask", "price-gap", "buy", "queue", "fax", "ask-friend",
    ]  # fmt: skip


REUSED = {
    "an id given to another part, while the part has another": (
        {
            PART: [
                ("{id: read, text: Reads three long reviews}", "{id: reviews, text: Reads three long reviews}"),
                (QUEUE, QUEUE + "      - {id: read, text: Hands the old phone over}\n"),
            ]
        },
        {"maps/shop#read": "was: [read]"},
    ),
    "two ids that changed places": (
        {
            PART: [
                ("{id: read, text: Reads three long reviews}", "{id: queue, text: Reads three long reviews}"),
                ("{id: queue, text: Stands in the queue}", "{id: read, text: Stands in the queue}"),
            ]
        },
        {"maps/shop#read": "was: [read]", "maps/shop#queue": "was: [queue]"},
    ),
    "an id given to another kind of thing": (
        {
            PART: [
                (READ, ""),
                (GAP, GAP + "      - {id: read, text: It rains}\n"),
            ]
        },
        {"maps/shop#read": ""},
    ),
    "a former id claimed by the wrong part": (
        {
            PART: [
                ("{id: read, text: Reads three long reviews}", "{id: reviews, text: Reads three long reviews}"),
                ("{id: queue, text", "{id: queue, was: [read], text"),
            ]
        },
        {"maps/shop#read": "was: [read]"},
    ),
    "a map's id given to another map": (
        {
            PART: "id: shop\ntitle: How the warehouse works\nlang: en\nstages: [{id: load, title: Load the lorry}]\n",
            "maps/phones.yaml": SHOP.replace("id: shop\n", "id: phones\n"),
        },
        {"maps/shop": "was: [shop]"},
    ),
}


@pytest.mark.parametrize(("changes", "expected"), REUSED.values(), ids=REUSED.keys())
def test_an_id_that_means_something_else_is_told(
    changes: dict[str, list[tuple[str, str]] | str | None], expected: dict[str, str]
) -> None:
    found = lost(changes)
    assert {each.address.text: each.advice.paste for each in found} == expected
    assert all(each.why == "reused" and each.today for each in found)
