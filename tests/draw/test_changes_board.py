"""Both versions of a map on one board."""

from __future__ import annotations

import re

import pytest

from desireline.compare.gap import gap
from desireline.draw.changes.board import board_widths
from desireline.draw.changes.board_union import union
from desireline.draw.changes.said import said_file
from desireline.draw.changes.said_names import Names
from desireline.source import load_folder
from tests.compare.projects import SHOP, between, edited
from tests.draw.changed import EN, ROOT, document, items, laid

UNIONS: list[tuple[str, list[tuple[str, str]], str, str, list[tuple[str, str]]]] = [
    ("what is gone stands behind what stood before it",
     [("      - {id: read, text: Reads three reviews, duration: 40m, touchpoints: [price-site]}\n", "")],
     "search", "steps", [("out", "read"), ("same", "ask-friend")]),
    ("what came stands where it stands today",
     [("      - {id: sign,", "      - {id: pay, text: Pays}\n      - {id: sign,")],
     "buy", "steps", [("same", "queue"), ("in", "pay"), ("same", "sign")]),
    ("a value of a step is told at the step", [("wait: 20m", "wait: 2h")],
     "buy", "steps", [("changed", "queue"), ("same", "sign")]),
    ("a moved pain leaves a trace where it was",
     [("      - {id: slow, text: Nobody answers the question}\n", ""),
      ("  - id: use\n    title: Use\n",
       "  - id: use\n    title: Use\n    pains:\n      - {id: slow, text: Nobody answers the question}\n")],
     "compare", "pains", [("same", "price-gap"), ("away", "slow")]),
    ("and says where it came from",
     [("      - {id: slow, text: Nobody answers the question}\n", ""),
      ("  - id: use\n    title: Use\n",
       "  - id: use\n    title: Use\n    pains:\n      - {id: slow, text: Nobody answers the question}\n")],
     "use", "pains", [("here", "slow")]),
    ("a touchpoint that another step still names stays", [
        ("knows cameras}", "knows cameras, touchpoints: [price-site]}")],
     "search", "touchpoints", [("same", "price-site")]),
    ("a touchpoint that is new to the stage comes", [
        ("knows cameras}", "knows cameras, touchpoints: [hotline]}")],
     "search", "touchpoints", [("same", "price-site"), ("in", "hotline")]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "replaced", "stage", "row", "expected"), UNIONS, ids=[each[0] for each in UNIONS])
def test_both_versions_stand_in_one_cell(
    why: str, replaced: list[tuple[str, str]], stage: str, row: str, expected: list[tuple[str, str]]
) -> None:
    assert items(laid(*replaced), stage, row) == expected, why


def test_every_change_is_told_on_the_board_or_of_the_map_as_a_whole() -> None:
    samples = load_folder(ROOT)
    made = gap(samples.maps["phone-purchase"], samples.maps["phone-purchase-future"])
    told = said_file(made.file, Names(EN))
    shown = union(told)
    here = {each.change.fingerprint for each in shown.whole}
    for column in shown.columns:
        here |= {each.change.fingerprint for each in column.own}
        here |= {each.change.fingerprint for cell in column.cells for item in cell for each in item.changes}
    # A reference to a touchpoint is told at its step; nothing else may be lost.
    assert {each.change.fingerprint for each in told.changes} == here


def test_a_stage_in_which_nothing_changed_is_folded() -> None:
    shown = laid(("wait: 20m", "wait: 2h"))
    quiet = [column.stage.id for column in shown.columns if column.is_quiet]
    assert quiet == ["search", "compare", "use"]
    assert [weight < 100 for weight in board_widths(shown).weights] == [True, True, False, True]


# --- the curves ---


@pytest.mark.parametrize(
    ("replaced", "row", "why"),
    [
        (("wait: 20m", "wait: 2h"), None, "nothing is said of a stage itself"),
        (("    title: Buy\n", "    title: Buy\n    duration: 3d\n"), "", "a stage takes longer"),
    ],
)
def test_the_row_of_the_stages_themselves_stands_where_there_is_something_in_it(
    replaced: tuple[str, str], row: str | None, why: str
) -> None:
    page = document(between(SHOP, edited(replaced)))
    heads = re.findall(r'<div class="dl-u-head([^"]*)" style="--r:3">The stage</div>', page)
    assert heads == ([] if row is None else [row]), why
    rows = [int(each) for each in re.findall(r'class="dl-u-head[^"]*" style="--r:(\d+)"', page)]
    (whole,) = re.findall(r"--rows:(\d+)", page)
    assert rows == [*range(1, max(rows) + 1)]
    assert max(rows) == int(whole)


def test_what_means_nothing_to_the_customer_has_no_sign() -> None:
    page = document(between(SHOP, edited(("{id: slow, text", "{id: slow, owner: Ann, text"))))
    assert "<span>1 neutral</span>" in page
    (changed,) = re.findall(r'<p class="dl-u-op">.*?</p>', page)
    assert "~" in changed
    assert "dl-u-effect" not in changed


def test_a_sign_whose_word_is_not_seen_tells_it_where_it_is_pointed_at() -> None:
    page = document(between(SHOP, edited(("Reads three reviews", "Reads many reviews"))))
    (sign,) = re.findall(r'<bdi class="dl-u-effect[^>]*>\?', page)
    assert 'title="effect unknown"' in sign


def test_a_thought_that_brings_its_quotation_marks_gets_no_others() -> None:
    pain = "      - {id: slow, text: Nobody answers the question}\n"
    page = document(between(SHOP, edited((pain, pain + "    thoughts: [\u201cIs it worth it?\u201d]\n"))))
    assert "\u201cIs it worth it?\u201d" in page
    assert "\u201c\u201c" not in page


def test_an_empty_stage_in_which_nothing_changed_counts_nothing() -> None:
    shown = document(between(SHOP, edited(("score: -1, word: anxious", "score: 1, word: calm"))))
    assert '<span dir="auto">No change</span>' in shown
    assert "0 entries" not in shown
