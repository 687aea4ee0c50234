"""The grid: a valid table, every statement once, rows as the map orders them."""

import re

import pytest

from desireline.draw.facts import Facts
from desireline.draw.grid import cards, grid, grid_rows
from desireline.draw.grid.row import EMPTY
from desireline.draw.widths import widths
from desireline.model import JourneyMap, Stage, Statement, Step, columns, walk
from tests.draw.pages import Seen, TableRows, facts, journey, view

RICH = """
title: Phone
lang: en
personas: [hao, ping]
scales: [{id: freedom, title: Freedom, range: [0, 10]}]
rows: [steps, {id: says, title: Staff say}, {id: thoughts, title: In their head}]
touchpoints: [{id: site, title: Price site, channel: web}]
stages:
  - id: compare
    title: Compare
    goal: pay a fair price
    duration: 9d
    moment_of_truth: the price is said
    scenario: on a rainy Sunday
    touchpoints: [Leaflet]
    steps:
      - {id: look, text: looks at three sites, touchpoints: [site], emotion: {score: -1, word: lost, quote: all alike},
         scales: {freedom: 4}, wait: 2d, pains: [{id: gap, text: prices differ, severity: high}]}
      - {id: visit, text: visits the shop, emotion: 1, fail_point: the shop is shut}
    thoughts: [which one, {text: too dear, personas: [ping]}]
    opportunities: [{id: one, text: one price, solves: [gap], impact: high, effort: 2,
                     promise: {status: planned, in: v2, due: 2026-01-01}}]
    metrics: [{text: footfall, value: 18%, target: 25%, better: higher}]
    resources: {have: [stock], need: [a page]}
    rows: {says: [ask the manager]}
    notes: [{text: only the young, refuted: {why: seven were older}}]
  - title: Buy
    pains: [{id: queue, text: long queue, severity: high}]
"""


def test_each_line_of_the_table_covers_every_column() -> None:
    made = facts(RICH)
    html = grid(grid_rows(made), made, widths(made.journey))
    Seen(html)
    count = len(columns(made.journey))
    for row in TableRows(html).rows:
        assert row[0][0] == "th"
        assert sum(span for _, span, _ in row) == count + 1


def test_a_large_map_is_a_valid_table_too() -> None:
    steps = "".join(f"\n      - step {n}" for n in range(22))
    stages = "".join(f"\n  - title: stage {n}\n    pains: [pain {n}]\n    steps:{steps}" for n in range(12))
    made = facts(f"title: Large\nstages:{stages}")
    rows = TableRows(grid(grid_rows(made), made, widths(made.journey))).rows
    assert {sum(span for _, span, _ in row) for row in rows} == {12 * 22 + 1}


@pytest.mark.parametrize("form", ["table", "cards"])
def test_every_statement_is_said_once(form: str) -> None:
    made = facts(RICH)
    rows = grid_rows(made)
    if form == "table":
        html = grid(rows, made, widths(made.journey))
    else:
        html = cards(rows, made, [""] * len(columns(made.journey)))
    text = "|".join(Seen(html).said)
    for said in _statements(made.journey):
        assert len(re.findall(rf"\b{said}\b", text)) == 1, said


def _statements(journey: JourneyMap) -> list[str]:
    answered = {"prices differ"}  # said again by what answers it
    found = [piece for stage in journey.stages for _, piece in walk(stage)]
    return [p.text for p in found if isinstance(p, Statement | Step) and p.text not in answered | {"lost"}]


def test_cards_hold_no_id_of_a_part_and_name_every_part_of_the_table() -> None:
    made = facts(RICH)
    rows = grid_rows(made)
    table = Seen(grid(rows, made, widths(made.journey)))
    twins = Seen(cards(rows, made, [""] * len(columns(made.journey))))
    assert all(name.startswith("walk_") for name in twins.ids)
    assert max(table.ids.values()) == 1
    named = {given["data-for"] for _, given in twins.tags if given.get("data-for")}
    assert {"compare", "look", "gap", "one", "queue"} <= named
    assert named <= set(table.ids)


def test_the_day_of_all_metrics_stands_once_in_the_head_of_each_row_that_holds_some() -> None:
    more = "value: 1, as_of: 2026-05-01"
    text = (
        f"title: T\nrows: [{{id: kpi, title: K, role: metrics}}]\nstages: [{{title: S, metrics: [{{text: m, {more}}}]"
    )
    rows = grid_rows(facts(f"{text}, rows: {{kpi: [{{text: k, {more}}}]}}}}]"))
    assert [row.note for row in rows] == ["2026-05-01", "2026-05-01"]
    assert not any("2026-05-01" in row.cells[0].parts[0] for row in rows)


def _titles(text: str) -> list[str]:
    return [row.title for row in grid_rows(facts(text))]


STAGE = "\nstages: [{title: S, steps: [go], thoughts: [t], pains: [p], notes: [n]}]"
ORDERS = [
    ("title: T", ["Steps", "Thoughts", "Pains", "Notes"], "built-in order where nothing is said"),
    ("title: T\nrows: [notes, pains]", ["Notes", "Pains", "Steps", "Thoughts"], "named rows first"),
    ("title: T\nrows: [{id: pains, hide: true}]", ["Steps", "Thoughts", "Notes"], "a hidden row is not drawn"),
    ("title: T\nrows: [{id: pains, title: 課題}]", ["課題", "Steps", "Thoughts", "Notes"], "a renamed row"),
    ("title: T\nrows: [gains]", ["Gains", "Steps", "Thoughts", "Pains", "Notes"], "a named row is drawn though empty"),
]


@pytest.mark.parametrize(("head", "titles", "reason"), ORDERS, ids=[case[2] for case in ORDERS])
def test_rows_stand_as_the_map_says(head: str, titles: list[str], reason: str) -> None:
    assert _titles(head + STAGE) == titles


def test_a_loanword_in_the_name_of_an_own_row_stays_on_one_line() -> None:
    given = facts("title: M\nrows: [{id: own, title: 検索キーワード}]\nstages: [{title: S, rows: {own: [a]}}]\n")
    assert grid_rows(given)[-1].title == '検索<span class="dl-nowrap">キーワード</span>'


def test_a_row_with_the_role_of_thoughts_is_quoted() -> None:
    text = "title: T\nlang: {}\nrows: [{{id: q, title: Q, role: thoughts}}]\nstages: [{{title: S, rows: {{q: [why]}}}}]"
    for lang, said in (
        ("zh-Hant", "「why」"),
        ("en", "\u201cwhy\u201d"),
        ("zh-Hans", "\u201cwhy\u201d"),
        ("ar", "«why»"),
        ("fr", "«\u00a0why\u00a0»"),
        ("fr-CH", "«why»"),
    ):
        row = grid_rows(facts(text.format(lang)))[0]
        assert said in Seen(row.cells[0].parts[0]).text


def test_missing_is_a_dash() -> None:
    made = facts("title: T\nstages: [{title: A, pains: [p]}, {title: B}]")
    last = TableRows(grid(grid_rows(made), made, widths(made.journey))).rows[-1]
    assert [text for _, _, text in last][1:] == ["p", "\u2014"]


def test_more_than_six_statements_fold_behind_five() -> None:
    made = facts(f"title: T\nstages: [{{title: A, pains: [{', '.join(f'p{n}' for n in range(9))}]}}]")
    html = grid_rows(made)[0].cells[0].parts[0]
    open_part, _, folded = html.partition("<details")
    assert open_part.count("<li") == 5
    assert folded.count("<li") == 4
    assert "4 more" in folded


def test_a_high_pain_that_nothing_answers_is_marked_in_the_row_of_opportunities() -> None:
    made = facts(RICH)
    row = next(row for row in grid_rows(made) if row.kind == "opportunities")
    assert "no answer yet" not in row.cells[0].parts[0]
    assert "no answer yet" in row.cells[1].parts[0]


def test_what_stands_on_a_step_carries_its_number_in_the_stage() -> None:
    pains = next(row for row in grid_rows(facts(RICH)) if row.kind == "pains")
    assert 'href="#look"' in pains.cells[0].parts[0]
    assert ">1.1<" in pains.cells[0].parts[0]


def test_the_steps_of_a_stage_have_numbers_all_or_none() -> None:
    """A number leads back from what stands on a step; beside a step without one it would seem forgotten."""
    made = facts(
        "title: t\nstages:\n"
        "  - {title: Told, steps: [{text: a, pains: [slow]}, b, {text: c, wait: 2d}]}\n"
        "  - {title: Plain, steps: [d, {text: e, wait: 2d}]}\n"
        "  - {title: Alone, steps: [{text: f, pains: [late]}]}\n"
    )
    html = grid(grid_rows(made), made, widths(made.journey))
    assert re.findall(r'<span class="dl-no">([^<]*)</span> (\w)', html) == [("1.1", "a"), ("1.2", "b"), ("1.3", "c")]


def test_a_wait_a_fail_point_and_a_refutation_say_so_in_words() -> None:
    made = facts(RICH)
    text = Seen(grid(grid_rows(made), made, widths(made.journey))).text.replace("\u00a0", " ")
    for words in ("Wait 2 days", "Fail point", "No safeguard yet", "Refuted: seven were older", "late", "9 days"):
        assert words in text, words


def test_a_refutation_leads_to_the_sources_that_showed_it() -> None:
    made = facts(
        "title: t\nsources: [{id: walk, title: The walk}, {id: talks, title: Talks}]\n"
        "stages: [{title: A, pains: [{text: dark, refuted: {why: lamps, sources: [walk, talks]}}]}]\n"
    )
    html = grid(grid_rows(made), made, widths(made.journey))
    assert re.findall(r'<a href="([^"]*)" class="dl-based" title="([^"]*)">', html) == [("#walk", "The walk, Talks")]


HOSTILE = ["<script>alert(1)</script>", '" onload="x', "</td></tr></table>", "&lt;b&gt;", "{{ x }}", "<!-- x", "\u202e"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_changes_nothing(text: str) -> None:
    stage = Stage(title=text, goal=text, pains=(), thoughts=(Statement(text=text),), steps=(Step(text=text),))
    made = facts("title: T\nstages: [{title: S}]")
    hostile = type(made)(JourneyMap(id="t", title=text, stages=(stage,)), made.view)
    html = grid(grid_rows(hostile), hostile, widths(hostile.journey))
    seen = Seen(html)
    assert {tag for tag, _ in seen.tags} <= {
        "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "div", "span", "b", "ul", "li",
    }  # fmt: skip
    assert not any(name.startswith("on") for _, given in seen.tags for name in given)
    shown = "\ufffd" if text == "\u202e" else text.replace("&lt;", "<").replace("&gt;", ">")
    assert shown in seen.text


BARS = [
    ("value: 18%, target: 25%, better: higher", "\u2265 25%", False, "not yet"),
    ("value: 30%, target: 25%, better: higher", "\u2265 25%", True, "reached"),
    ("value: 20, target: 25, better: lower", "\u2264 25", True, "lower is better, and it is"),
    ("value: 4.3", "", False, "no target, no tick"),
    ("target: 25", "25", False, "no value is said in words"),
    ("value: many, target: 25, better: higher", "\u2265 25", False, "text is shown and not compared"),
    ("value: 20%, target: 25, better: lower", "\u2264 25", False, "a percentage is not compared with a number"),
    ("value: -12, target: 30, better: higher", "\u2265 30", False, "below zero"),
]


@pytest.mark.parametrize(("given", "target", "reached", "reason"), BARS, ids=[case[3] for case in BARS])
def test_a_metric_says_value_target_and_direction(given: str, target: str, reached: bool, reason: str) -> None:
    html = grid_rows(facts(f"title: T\nstages: [{{title: S, metrics: [{{text: m, {given}}}]}}]"))[0].cells[0].parts[0]
    text = Seen(html).text
    assert target in text
    assert ("reached" in text) == reached
    assert ("no value" in text) == ("value" not in given)
    assert "-12" not in text


UNTITLED = """
title: Untitled
lang: en
scales: [{id: free-time, range: [-5, 5]}]
rows: [{id: open-questions, role: thoughts}]
touchpoints: [{id: help-desk, channel: store}]
stages:
  - title: One
    time: "07:30"
    duration: 2h
    scales: {free-time: 3}
    touchpoints: [help-desk]
    rows: {open-questions: [why]}
    steps: [{frontstage: greets, emotion: [1, -1]}, {text: asks}]
  - title: Two
    emotion: [{word: sure}, {word: torn}]
    steps: [wait]
"""


def test_what_has_no_title_is_called_by_its_id_as_words() -> None:
    made = facts(UNTITLED)
    rows = {re.sub("<.*", "", row.title): row for row in grid_rows(made)}
    assert {"Free time", "Open questions", "Steps", "Touchpoints"} <= rows.keys()
    assert "Help desk" in rows["Touchpoints"].cells[0].parts[0]
    assert Seen(f"<p>{rows['Free time'].note}</p>").text == "−5…5"


def test_a_step_of_which_only_lanes_tell_is_a_dash_and_no_hole() -> None:
    made = facts(UNTITLED)
    steps = next(row for row in grid_rows(made) if row.kind == "steps")
    assert [Seen(part).text.strip() for part in steps.cells[0].parts] == ["—", "asks"]


def test_when_a_stage_begins_and_how_long_it_takes_stand_in_its_head() -> None:
    made = facts(UNTITLED)
    html = grid(grid_rows(made), made, widths(made.journey))
    head = html[html.index("<thead>") : html.index("</thead>")]
    assert "07:30|2\u00a0h" in re.sub("<[^>]+>", "", head.replace("<br>", "|"))
    assert "About the stage" not in html


def test_a_stage_that_says_nothing_on_a_scale_is_one_dash() -> None:
    made = facts(UNTITLED)
    row = next(row for row in grid_rows(made) if row.kind == "scale")
    assert row.cells[1] == EMPTY


def test_what_is_felt_next_stands_behind_an_arrow() -> None:
    made = facts(UNTITLED)
    felt = next(row for row in grid_rows(made) if row.kind == "emotion").cells[1].parts[0]
    assert re.findall(r"<li[^>]*>(?:<[^>]*>)*", felt)[1].count("dl-then") == 1
    assert felt.count("dl-then") == 1, "none before the first"
    html = cards(grid_rows(made), made, [""] * len(columns(made.journey)))
    assert html.count("dl-then") >= 2, "nor beside a step on a narrow page"


def test_a_long_japanese_name_of_a_row_parts_between_its_words() -> None:
    made = Facts(journey(UNTITLED), view("ja"))
    titles = [row.title for row in grid_rows(made)]
    assert '<span class="dl-nowrap">タッチ</span><wbr><span class="dl-nowrap">ポイント</span>' in titles


def test_no_arrow_stands_before_what_follows_a_point_of_the_curve() -> None:
    made = facts("title: T\nlang: en\nstages: [{title: A, emotion: [1, {score: -1, quote: oh no}]}]\n")
    felt = next(row for row in grid_rows(made) if row.kind == "emotion").cells[0].parts[0]
    assert "oh no" in felt
    assert "dl-then" not in felt, "what was felt before stands on the curve alone"
