"""The words of what a change does to ids and names: what is lost, undone, hidden, and called otherwise."""

from __future__ import annotations

import pytest

from desireline.compare import compare
from desireline.draw.changes.said import said
from desireline.draw.changes.text import changes_text, plain_lines
from desireline.draw.words import Words
from tests.compare.projects import project

STEPS = "steps: [{id: mail, text: Mails}, {id: call, text: Calls}, {id: fax, text: Faxes}]"
WHOLE = f"id: shop\ntitle: A\nstages: [{{id: ask, title: Ask, {STEPS}}}, {{id: wait, title: Wait}}]\n"
NOTHING_LEFT = "id: shop\ntitle: A\nstages: [{id: wait, title: Wait}]\n"
ONE = "id: shop\ntitle: A\nstages: [{id: ask, title: Ask}, Wait]\n"
TWO = "id: shop\ntitle: A\nstages: [{id: write, title: Write}, {id: ring, title: Ring}, Wait]\n"
PAINED = "id: shop\ntitle: A\nstages: [{id: ask, title: Ask, pains: [Dear]}]\n"
REWORDED = "id: shop\ntitle: A\nstages:\n  - title: Ask\n    steps: [{id: mail, text: Mails, touchpoints: [Letter]}]\n"

# Before, after, what is said, reason.
SAID = [
    (WHOLE, NOTHING_LEFT, "removed (3 steps) · ids lost: ask, mail, call, 1 more", "the first few, and how many more"),
    (WHOLE, NOTHING_LEFT + "retired: [ask, mail, call]\n", "removed (3 steps) · id lost: fax", "what is not retired"),
    (WHOLE.replace("id: mail", "id: mail, was: letter"), WHOLE.replace("id: mail", "id: post, was: mail"),
     "id mail → post · id lost: letter", "a former id that was forgotten"),
    (WHOLE, WHOLE.replace("id: wait, title: Wait", "id: wait, title: Wait, gains: [{id: fax, text: Fast}]").replace(
        ", {id: fax, text: Faxes}", ""), "added · id used anew: fax", "an id that means something else"),
    (ONE, TWO + "retired: [{id: ask, to: [write, ring]}]\n", "split into Write, Ring", "a split"),
    (TWO + "retired: [{id: ask, to: [write, ring]}]\n", ONE, "merged from Write, Ring", "a split that is undone"),
    (TWO, ONE + "retired: [{id: write, to: ask}, {id: ring, to: ask}]\n", "merged into Ask", "a merger"),
    (ONE + "retired: [{id: write, to: ask}, {id: ring, to: ask}]\n", TWO, "split off from Ask", "one that is undone"),
    (PAINED, PAINED + "rows: [{id: pains, hide: true}]\n", "hidden", "a built-in row stands without being declared"),
    (PAINED + "rows: [{id: pains, hide: true}]\n", PAINED, "no longer hidden", "and stands again"),
    (PAINED, PAINED + "rows: [{id: pains, title: Hurts}]\n", "title now Hurts", "and is only called otherwise"),
    (PAINED, PAINED + "rows: [{id: worries, title: Worries}]\n", "added", "one of the team's own is new"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "happened"), [case[:3] for case in SAID], ids=[case[3] for case in SAID])
def test_what_happens_to_ids_is_said(before: str, after: str, happened: str) -> None:
    told = said(compare(project(before, None), project(after, None)), Words("en"))
    assert happened in [each.happened for each in told.changes]


def test_what_is_said_of_one_thing_stands_under_its_name_of_today() -> None:
    after = REWORDED.replace("text: Mails, touchpoints: [Letter]", "text: Writes, actors: [Ida]")
    told = said(compare(project(REWORDED, None), project(after, None)), Words("en"))
    assert {each.subject for each in told.changes} == {"Step “Writes”"}
    assert plain_lines(changes_text(told, Words("en"))).count("Step “Writes”") == 1


def test_the_ends_of_a_scale_are_said_as_ends() -> None:
    before = "id: shop\ntitle: A\nscales: [{id: emotion, range: [-2, 2]}]\nstages: [Ask]\n"
    sides = project(before, None), project(before.replace("[-2, 2]", "[-3, 3]"), None)
    (change,) = said(compare(*sides), Words("en")).changes
    assert change.sentence == "Scale “emotion”: range −2 to 2 → −3 to 3"


def test_a_feeling_that_goes_with_a_new_id_says_which() -> None:
    before = "id: shop\ntitle: A\npersonas: [hao]\nstages: [{title: Ask, emotion: {by_persona: {hao: 1}}}]\n"
    sides = project(before), project(before.replace("hao", "li"), "id: li\nwas: hao\nname: Li\n")
    assert "lived emotion (Li) hao → li" in [each.happened for each in said(compare(*sides), Words("en")).changes]


LISTED = [("en", "split into Write, Ring"), ("ja", "Write、Ringに分割"), ("zh-Hant", "拆分為Write、Ring")]


@pytest.mark.parametrize(("lang", "happened"), LISTED, ids=[case[0] for case in LISTED])
def test_parts_of_a_split_are_listed_as_the_language_lists_them(lang: str, happened: str) -> None:
    after = TWO + "retired: [{id: ask, to: [write, ring]}]\n"
    told = said(compare(project(ONE, None), project(after, None)), Words(lang))
    assert happened in [each.happened for each in told.changes]
