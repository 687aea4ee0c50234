"""Opportunities and pains across maps: order, matrix, answers."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.draw.across import across_page
from desireline.draw.across.matrix import CHIP, MOST_LINES, Chip, matrix
from tests.draw.catalogues import Rows, catalogue
from tests.draw.pages import Seen, view

MAP = """
title: Phone
owner: phone-team
stages:
  - id: compare
    title: Compare
    pains:
{pains}
    opportunities:
{opportunities}
"""


def opportunities(*lines: str, pains: tuple[str, ...] = ("{id: gap, text: Gap, severity: high}",), **more: str):
    text = MAP.format(
        pains="\n".join(f"      - {line}" for line in pains),
        opportunities="\n".join(f"      - {line}" for line in lines) or "      []",
    )
    return across_page("opportunities", catalogue({"phone": text, **more}), view()).html


def test_what_brings_most_and_takes_least_stands_first() -> None:
    html = opportunities(
        "{text: Small, impact: 2, effort: 1}",
        "{text: Unknown, impact: 5}",
        "{text: Quick, impact: high, effort: low}",
        "{text: Gone, impact: 5, effort: 1, promise: dropped}",
        "{text: Wrong, impact: 5, effort: 1, refuted: not so}",
        "{text: Done, impact: 5, effort: 1, promise: shipped}",
        "{text: Large, impact: 5, effort: 4}",
    )
    rows = Rows(html).table("Opportunities")
    assert [row[1] for row in rows] == [
        "Quick",
        "Large",
        "Small",
        "Unknown",
        "Done",
        "Gone",
        "Wrong Refuted: not so",
    ]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 8)]


def test_why_a_plan_stands_as_it_does_stands_apart_from_its_mark() -> None:
    html = opportunities("{text: Quick, promise: {status: planned, in: v9, why: paid for}}")
    assert 'Planned · v9</span> <span class="dl-why">paid for</span>' in html


def test_the_matrix_holds_what_is_open_and_leads_to_the_list() -> None:
    html = opportunities(
        "{id: quick, text: Quick, impact: 5, effort: 1}",
        "{id: done, text: Done, impact: 5, effort: 1, promise: shipped}",
        "{id: vague, text: Vague, impact: 5}",
    )
    marks = [a for tag, a in Seen(html).tags if tag == "a" and str(a.get("class", "")).startswith("dl-mark")]
    assert {a["href"] for a in marks} == {"#phone_quick"}
    assert {a["aria-label"] for a in marks} == {"1 Quick"}
    assert "1 opportunity has no impact or no effort yet" in html


chips = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=80)


@given(chips)
def test_no_two_numbers_of_the_matrix_overlap(places: list[tuple[int, int]]) -> None:
    made = matrix(
        [Chip(n, f"row{n}", impact, effort, "Text", False, "") for n, (impact, effort) in enumerate(places, 1)],
        view(),
    )
    drawings = made.split("dl-matrix-box")[1:]
    assert len(drawings) == 2  # one for wide pages, one for narrow ones
    for drawing in drawings:
        corners = [(int(x), int(y)) for x, y in re.findall(r"--x:(\d+)px;--y:(\d+)px", drawing)]
        assert corners
        for (x1, y1), (x2, y2) in combinations(corners, 2):
            assert abs(x1 - x2) >= CHIP or abs(y1 - y2) >= CHIP


@pytest.mark.parametrize(
    ("count", "left"), [(2 * MOST_LINES, 0), (2 * MOST_LINES + 1, 2), (30, 30 - 2 * MOST_LINES + 1)]
)
def test_numbers_that_find_no_room_are_counted(count: int, left: int) -> None:
    made = matrix([Chip(n, f"row{n}", 5, 1, "Text", False, "") for n in range(1, count + 1)], view())
    narrow = made.split("dl-matrix-box")[2]
    rest = re.findall(r">\+(\d+)</a>", narrow)
    assert rest == ([str(left)] if left else [])


SOLVING = "title: Other\n{more}\nstages:\n  - title: S\n    {line}\n"


@pytest.mark.parametrize(
    ("line", "more", "answered", "why"),
    [
        ("opportunities: [{text: Fix, solves: [phone#gap]}]", "", True, "an opportunity on another map"),
        ("opportunities: [{text: Fix, solves: [gap]}]", "future_of: phone", True, "one of its future map"),
        ("solves: [gap]", "future_of: phone", True, "a stage of its future map"),
        ("steps: [{text: Fix, solves: [phone#gap]}]", "", True, "a step"),
        (
            "opportunities: [{text: Fix, solves: [phone#gap], promise: dropped}]",
            "",
            False,
            "dropped: nobody will do it",
        ),
        ("opportunities: [{text: Fix, solves: [phone#gap], refuted: not so}]", "", False, "refuted: it does not help"),
        ("opportunities: [{text: Fix}]", "", False, "it names no pain"),
        ("solves: [phone#gap]", "status: retired", False, "nobody keeps that map"),
    ],
)
def test_what_answers_a_pain(line: str, more: str, answered: bool, why: str) -> None:
    html = opportunities(other=SOLVING.format(line=line, more=more))
    row = Rows(html).table("Pains")[0]
    assert row[0] == "Gap"
    assert ("No answer yet" not in row[2]) is answered, why


def test_high_pains_without_an_answer_stand_first() -> None:
    html = opportunities(
        "{text: Fix, solves: [answered]}",
        pains=(
            "{id: low, text: Low, severity: low}",
            "{id: none, text: Unweighed}",
            "{id: answered, text: Answered, severity: 5}",
            "{id: open, text: Open, severity: 4}",
            "{id: gone, text: Gone, severity: 5, refuted: not so}",
        ),
    )
    assert [row[0] for row in Rows(html).table("Pains")] == ["Open", "Answered", "Low", "Unweighed"]
    assert html.count("#dl_open") == 1  # the sign of an open high pain; lower ones are said without it


@pytest.mark.parametrize(("many", "folds"), [(20, False), (21, True)])
def test_in_a_long_list_the_answered_pains_are_folded_away(many: int, folds: bool) -> None:
    html = opportunities(
        "{text: Fix, solves: [pain-1, pain-2]}", pains=tuple(f"{{id: pain-{n}, text: Pain {n}}}" for n in range(many))
    )
    pains = html.partition('id="opportunities_pains"')[2]
    shown, _, folded = pains.partition("<details")
    assert bool(folded) is folds
    assert (">Pain 1<" in shown, ">Pain 0<" in shown) == (not folds, True)
    assert pains.count(">Pain 1<") == 1


def test_rows_carry_what_filters_look_at() -> None:
    two = (
        "title: Other\npersonas: [hao, ping]\nstages:\n  - title: S\n    opportunities: [{text: B, promise: planned}]\n"
    )
    one = MAP.format(pains="      []", opportunities="      - {text: A, owner: me}")
    made = catalogue({"phone": one, "other": two}, {"hao": "name: Hao", "ping": "name: Ping"})
    html = across_page("opportunities", made, view(personas=tuple(made.personas.values()))).html
    rows = {a["data-map"]: a for tag, a in Seen(html).tags if tag == "tr" and a.get("data-map")}
    assert rows["phone"]["data-owner"] == "me"
    assert rows["phone"]["data-status"] == "idea"
    assert rows["other"]["data-persona"] == "hao\nping"
    assert re.search(r'<form class="dl-filters" data-for="opportunities_rows"[^>]* hidden>', html)
    assert set(re.findall(r'<select name="(\w+)"', html)) == {"map", "status", "persona"}  # one owner is no choice


STAYING = """
title: Next
future_of: phone
stages:
  - title: S
    pains: [{{id: gap, text: {text}, severity: high}}]
    opportunities: [{{id: fix, text: Fix, solves: [gap]{plan}}}]
"""


@pytest.mark.parametrize(
    ("text", "plan", "pains", "fixes", "why"),
    [
        ("Gap", "", 1, 1, "what a future map repeats stays the same thing"),
        ("Another gap", "", 2, 1, "a pain that is said otherwise"),
        ("Gap", ", promise: {status: planned, in: v9}", 1, 2, "an opportunity that is planned otherwise"),
    ],
)
def test_what_a_future_map_repeats_counts_once(text: str, plan: str, pains: int, fixes: int, why: str) -> None:
    html = opportunities("{id: fix, text: Fix}", next=STAYING.format(text=text, plan=plan))
    rows = Rows(html)
    assert len([row for row in rows.table("Opportunities") if row[1].startswith("Fix")]) == fixes, why
    assert len([row for row in rows.table("Pains") if "gap" in row[0].casefold()]) == pains, why
    if pains == 1:
        assert "Fix" in rows.table("Pains")[0][2], "and is answered by what the future says"
