"""What is worked out once for a whole map still says the same as what it stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from desireline.draw.anchors import anchors
from desireline.draw.facts import Facts
from desireline.draw.findings import findings_list, strip, tell
from desireline.draw.grid import cards, grid, grid_rows
from desireline.draw.html import clean, esc
from desireline.draw.map_page import MapPage, map_page, stage_words
from desireline.draw.widths import widths
from desireline.insight import still_open, unanswered
from desireline.model import (
    JourneyMap,
    Part,
    Stage,
    Statement,
    Step,
    cells,
    columns,
    drawn_lanes,
    lane_cells,
    moments,
    row_statements,
    stage_statements,
    walk,
)
from desireline.model.journey import Retired
from desireline.source import load
from tests.draw.pages import Written, journey, view
from tests.strategies import QUICK, maps

OPEN = """
title: Now
lang: en
rows: [{id: ideas, title: Ideas, role: opportunities}]
stages:
  - title: Wait
    pains: [{id: queue, text: long queue, severity: high}, short queue]
    steps: [stand]
"""
ANSWERS = [
    ("", "nothing answers", True),
    ("    opportunities: [{text: a number, solves: [queue]}]", "an opportunity", False),
    ("    rows: {ideas: [{text: a number, solves: [queue]}]}", "a row that counts as opportunities", False),
    ("    opportunities: [{text: a number, solves: [queue], promise: dropped}]", "a dropped one answers nothing", True),
    (
        "    opportunities: [{text: a number, solves: [queue], refuted: it made it worse}]",
        "nor does a refuted one",
        True,
    ),
]


@pytest.mark.parametrize(("more", "why", "is_open"), ANSWERS, ids=[case[1] for case in ANSWERS])
def test_grid_and_findings_agree_on_which_pains_are_open(more: str, why: str, is_open: bool) -> None:
    made = journey(OPEN + more)
    assert bool(unanswered(made, load(Written(OPEN + more)))) == is_open, why
    drawn = Facts(made, view())
    assert ("no answer yet" in cards(grid_rows(drawn), drawn, [""] * 1)) == is_open, why


def test_an_answer_on_the_future_map_counts_for_the_mark() -> None:
    made = journey(OPEN)
    future = journey("title: Then\nfuture_of: test\nstages: [{title: W, change: numbers, solves: ['test#queue']}]")
    assert still_open(made, ())
    assert not still_open(made, (future,))
    assert "no answer yet" in map_page(MapPage(made, view())).html
    assert "no answer yet" not in map_page(MapPage(made, view(), futures=(future,))).html


def test_a_pain_of_another_map_with_the_same_id_is_not_this_one() -> None:
    made = journey(OPEN)
    future = journey("title: Then\nfuture_of: test\nstages: [{title: W, change: numbers, solves: ['other#queue']}]")
    assert still_open(made, (future,))


def test_source_links_stand_on_what_has_a_name_of_its_own() -> None:
    """A link on every statement would be a stop of the keyboard on every statement."""
    drawn = Facts(journey(OPEN), view())
    html = grid(grid_rows(drawn), drawn, widths(drawn.journey))
    named = {found[1] for found in re.finditer(r'title="Source, line ([0-9]+)"', html)}
    parts = [drawn.journey.stages[0], drawn.journey.stages[0].steps[0], drawn.journey.stages[0].pains[0]]
    assert named == {str(part.place.line) for part in parts}


def test_a_finding_is_told_alike_in_the_strip_and_in_the_list() -> None:
    drawn = Facts(journey(OPEN), view())
    page = map_page(MapPage(drawn.journey, view()))
    assert "dl-strip" not in page.html, "without findings there is no strip"
    assert strip(tell((), drawn), drawn) == findings_list(tell((), drawn), drawn) == ""


@QUICK
@given(maps())
def test_rows_and_lanes_by_stage_are_those_asked_for_one_by_one(made: JourneyMap) -> None:
    for stage in made.stages:
        for row_id, said in stage_statements(stage).items():
            assert said == [(step, s) for step in (None, *stage.steps) for s in row_statements(step or stage, row_id)]
    held = {id(moment): [cell for _, cell in found] for moment, found in lane_cells(made)}
    lanes = [lane.id or "" for lane in drawn_lanes(made) if lane.id != "customer"]
    for moment in moments(made):
        assert held.get(id(moment), []) == [cell for lane in lanes for cell in cells(moment, lane)]


@QUICK
@given(maps())
def test_every_part_has_an_anchor_and_every_statement_is_searched(made: JourneyMap) -> None:
    parts = [piece for path, piece in walk(made) if path and isinstance(piece, Part | Retired)]
    known = anchors(made)
    assert {known[part] for part in parts} == set(known)
    drawn = Facts(made, view())
    left_out = {row.id for row in made.rows if row.hide}  # their author wants nothing seen of them
    for stage in made.stages:
        said = " ".join(stage_words(stage, drawn).split())
        for path, piece in walk(stage):
            if isinstance(piece, Statement | Step) and piece.text.isalnum() and left_out.isdisjoint(path):
                assert piece.text in said


@pytest.mark.parametrize("text", ["plain", "a < b", 'say "x"', "it's", "a & b", "\x00", "\u202e", "\ud800", "漢字"])
def test_text_without_anything_to_escape_is_its_own_html(text: str) -> None:
    assert esc(text) == clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace(
        '"', "&quot;"
    ).replace("'", "&#x27;")


def test_steps_and_heads_are_the_same_in_the_table_and_in_the_cards() -> None:
    drawn = Facts(journey(OPEN), view())
    rows = grid_rows(drawn)
    table, narrow = grid(rows, drawn, widths(drawn.journey)), cards(rows, drawn, [""] * len(columns(drawn.journey)))
    step = re.search(r'<div class="dl-step".*?</div>', table)
    assert step
    assert step[0].replace(' id="', ' data-for="') in narrow
    assert isinstance(drawn.journey.stages[0], Stage)
