"""The words of changes: a sentence, a name, a headline."""

from __future__ import annotations

import pytest

from desireline.compare import compare
from desireline.draw.changes.markdown import changes_markdown
from desireline.draw.changes.said import said
from desireline.draw.changes.text import changes_text, plain_lines
from tests.compare.projects import HAO, SHOP, between, edited, moved_up, project
from tests.draw.told_changes import EN, only, told

# What is replaced, the sentence.
SENTENCES = [
    ([("    emotion: 2\n", "    emotion: -1\n")], "Stage “Buy”: lived emotion +2 → −1 (worse)"),
    ([("wait: 20m", "wait: 2h")], "Step “Stands in the queue”: wait 20 min → 2 h (worse)"),
    ([("wait: 20m", "wait: 2w-3w")], "Step “Stands in the queue”: wait 20 min → 2–3 weeks (worse)"),
    ([(", wait: 20m", "")], "Step “Stands in the queue”: wait no longer 20 min (better)"),
    ([("severity: high", "severity: low")],
     "Pain “The shop asks for more than the site”: severity high → low (better)"),
    ([("severity: high", "severity: 2")],
     "Pain “The shop asks for more than the site”: severity high → low (2) (better)"),
    ([("value: 18%", "value: 12%")], "Metric “Share that buys”: value 18% → 12% (worse)"),
    ([("Reads three reviews", "Reads two reviews")],
     "Step “Reads two reviews”: what happens Reads three reviews → Reads two reviews"),
    ([("      - {id: slow, text: Nobody answers the question}\n", "")],
     "Pain “Nobody answers the question”: removed · id lost: slow (better)"),
    ([("  - id: use\n",
       "  - id: wait\n    title: Wait\n    emotion: -2\n    wait: 2d\n    pains: [Cold]\n  - id: use\n")],
     "Stage “Wait”: added (emotion −2, wait 2 days, 1 pain) (worse)"),
    ([("solves: [price-gap]", "solves: [price-gap, slow]")],
     "Opportunity “One price everywhere”: pains it answers: “Nobody answers the question” added"),
    ([("personas: [hao]\n", "")], "Map “Buying a phone”: whose it is: “Hao” removed"),
    ([("owner: phone-team", "owner: shop-team")], "Map “Buying a phone”: owner phone-team → shop-team"),
    ([("status: validated", "status: assumption")],
     "Pain “The shop asks for more than the site”: evidence validated → assumption"),
    ([("    moment_of_truth: true\n", "")], "Stage “Buy”: moment of truth removed"),
    ([("word: anxious", "word: angry")], "Stage “Compare”: feeling in words anxious → angry"),
    ([("id: read, text", "id: study, was: [read], text")], "Step “Reads three reviews”: id read → study"),
    ([("duration: 40m", "duration: 40m, frontstage: {text: Helps, wait: 5m}")],
     "Frontstage “Helps”: added (wait 5 min) (worse)"),
    ([("emotion: 2\n", "emotion: 2\n    thoughts: [At last]\n")], "Thought “At last”: added"),
    ([("title: Buying a phone", "title: Buying a phone\nx-team: north")], "Map “Buying a phone”: x-team now north"),
    ([("title: Buying a phone", "title: Buying a phone\nx-team: {lead: Kim, size: 4}")],
     "Map “Buying a phone”: x-team now lead: Kim, size: 4"),
    ([("title: Buying a phone", "title: Buying a phone\nx-team: {}")], "Map “Buying a phone”: x-team changed"),
    ([("who knows cameras}", "who knows cameras, next: [{to: buy, when: it is cheap, share: 30%}]}")],
     "Step “Asks a friend who knows cameras”: way on added (to “Buy”, when: it is cheap, 30%)"),
    ([("who knows cameras}", "who knows cameras, next: [{when: gives up, share: 0.2}]}")],
     "Step “Asks a friend who knows cameras”: way on added (people leave here, when: gives up, 20%)"),
    ([("who knows cameras}", "who knows cameras, next: []}")],
     "Step “Asks a friend who knows cameras”: the journey ends here now"),
    ([("emotion: 2\n", "emotion: 2\n    thoughts: [{text: At last, personas: [hao]}]\n")], "Thought “At last”: added"),
]  # fmt: skip


@pytest.mark.parametrize(("replaced", "sentence"), SENTENCES, ids=lambda each: str(each)[:60])
def test_a_change_is_one_sentence(replaced: list[tuple[str, str]], sentence: str) -> None:
    assert only(*replaced).sentence.replace("\u00a0", " ") == sentence


# What both sides say before the edit, what is replaced, the sentence, reason.
NAMED = [
    ([("who knows cameras}", "who knows cameras, next: [{to: buy, when: cheap}, {to: use, when: dear}]}")],
     [(", {to: use, when: dear}", "")],
     "Step “Asks a friend who knows cameras”: way on removed (to “Use”, when: dear)",
     "of two ways on, the one that went"),
    ([("who knows cameras}", "who knows cameras, next: [{to: buy, when: cheap}, {to: use, when: dear}]}")],
     [("when: dear", "when: too dear")],
     "Step “Asks a friend who knows cameras”: condition of the way on (to “Use”) dear → too dear",
     "of two ways on, the one whose condition changed"),
    ([("who knows cameras}", "who knows cameras, next: [{to: buy, share: 30%}, {to: use}]}")],
     [("share: 30%", "share: 50%")],
     "Step “Asks a friend who knows cameras”: share of people who go on (to “Buy”) 30% → 50%",
     "and the one whose share did"),
    ([("who knows cameras}", "who knows cameras, next: [{to: buy, when: cheap}, {to: use}]}")],
     [("{to: buy, when", "{to: compare, when")],
     "Step “Asks a friend who knows cameras”: way on (when: cheap) Buy → Compare",
     "a new destination, by the condition"),
    ([("who knows cameras}", "who knows cameras, next: []}")], [(", next: []", "")],
     "Step “Asks a friend who knows cameras”: the journey no longer ends here", "an end less"),
    ([("duration: 40m", "duration: 40m, frontstage: {text: Answers, actors: [Clerk]}")], [("[Clerk]", "[Clerk, Bot]")],
     "Frontstage “Answers”: actors: “Bot” added", "a lane is called by its name, not by the list that changed"),
    ([("duration: 40m", "duration: 40m, thoughts: [{text: Hm, personas: [hao]}]")], [(", personas: [hao]", "")],
     "Thought “Hm”: whose it is: “Hao” removed", "a row too"),
    ([("sources:\n", "arrows: [{from: read.customer, to: read.frontstage, text: asks}]\nsources:\n"),
      ("duration: 40m", "duration: 40m, frontstage: Answers")], [("text: asks", "text: asks again")],
     "Arrow “Reads three reviews (Customer) → Reads three reviews (Frontstage)”: wording asks → asks again",
     "an arrow is named by both ends, whatever stands on it"),
    ([("owner: phone-team", "owner: phone-team\ntags: [a, b, c]")], [("[a, b, c]", "[c, a, b]")],
     "Map “Buying a phone”: tags: place of “c” in the order 3 → 1", "what was moved is named"),
    ([("emotion: 2\n", "emotion: [2, -1, 1]\n")], [("[2, -1, 1]", "[-1, 1, 2]")],
     "Stage “Buy”: lived emotion (+2): place in the order 1 → 3", "two places are no scores"),
    ([("who knows cameras}", "who knows cameras, next: [{to: use}, {to: buy}, {to: search}]}")],
     [("{to: use}, {to: buy}, {to: search}", "{to: buy}, {to: search}, {to: use}")],
     "Step “Asks a friend who knows cameras”: way on (to “Use”): place in the order 1 → 3", "nor shares"),
    ([], [("    emotion: 2\n", "    emotion: {score: 2, word: glad}\n")],
     "Stage “Buy”: feeling in words added (glad)", "what has no name is told in full"),
    ([], [("    emotion: 2\n", "    emotion: 2\n    scenario: Late\n")],
     "Stage “Buy”: scenario added (Late)", "a scenario too"),
    ([("    emotion: 2\n", "    emotion: 2\n    scenario: {situation: Late, expectations: [Tea, A seat]}\n")],
     [("    scenario: {situation: Late, expectations: [Tea, A seat]}\n", "")],
     "Stage “Buy”: scenario removed (situation: Late, expectations: Tea, A seat)", "each text under its key"),
    ([], [("owner: phone-team", "owner: phone-team\nscope: {ends: The box is open}")],
     "Map “Buying a phone”: scope added (where it ends: The box is open)", "one alone too, where it may be either"),
    ([], [("    emotion: 2\n", "    emotion: 2\n    resources: {need: [A charger, Time]}\n")],
     "Stage “Buy”: resources added (Resource needed: A charger, Time)", "lists in full"),
    ([("owner: phone-team", ("owner: phone-team\nautomations: [{id: a, title: A, nodes: ["
       "{id: n, trigger: event, text: In, next: o}, {id: o, action: message}, {id: p, action: message}]}]"))],
     [("next: o", "next: p")], "Automation node “In”: way on o → p", "of a node as of a step"),
]  # fmt: skip


def test_the_score_of_another_scale_has_the_signs_of_that_scale() -> None:
    scaled = edited(("owner: phone-team", "owner: phone-team\nscales: [{id: ease, title: Ease, range: [0, 10]}]"))
    before = edited(("    emotion: 2\n", "    emotion: 2\n    scales: {ease: 4}\n"), text=scaled)
    (change,) = said(between(before, edited(("ease: 4}", "ease: [4, 7]}"), text=before)), EN).changes
    assert change.happened == "Ease added (7)"


def test_an_answer_of_a_persona_is_called_by_its_question() -> None:
    before = HAO + "profile: {age: 31, home: Oslo}\n"
    after = before.replace("31", "32").replace("Oslo", "Bergen")
    sides = [project(hao=text) for text in (before, after)]
    assert [change.sentence for change in said(compare(*sides), EN).changes] == ["age: 31 → 32", "home: Oslo → Bergen"]
    homes = [project(hao=before.replace("Oslo", each)) for each in ("Oslo and Bergen", "Oslo and Bergen too")]
    longer = said(compare(*homes), EN)
    assert "  ~ home: Oslo and Bergen{+ too+}" in plain_lines(changes_text(longer, EN, 80))
    assert "~ home: Oslo and Bergen" in changes_markdown(longer, EN, "a", "b").replace("&#126;", "~")


@pytest.mark.parametrize(("base", "replaced", "sentence", "reason"), NAMED, ids=[each[-1] for each in NAMED])
def test_a_change_names_what_it_is_about(
    base: list[tuple[str, str]], replaced: list[tuple[str, str]], sentence: str, reason: str
) -> None:
    before = edited(*base)
    (change,) = said(between(before, edited(*replaced, text=before)), EN).changes
    assert change.sentence == sentence, reason


# What is replaced, the headline of the stage, reason.
HEADLINES = [
    ([("value: 18%", "value: 12%")], "Metric “Share that buys” value 18% → 12% (worse)", "a metric is named"),
    ([("wait: 20m", "wait: 2h")], "Step “Stands in the queue” wait 20 min → 2 h (worse)", "so is a step"),
    ([("    emotion: 2\n", "    emotion: -1\n")], "lived emotion +2 → −1 (worse)", "the stage is named above"),
    ([("id: slow, text", "id: slower, was: [slow], text")], "",
     "a pain that nothing answered before is no news under another id"),
    ([("      - {id: slow, text: Nobody answers the question}\n", ""),
      ("    title: Search\n", "    title: Search\n    pains: [{id: slow, text: Nobody answers the question}]\n")],
     "", "nor in another stage"),
    ([("    title: Use\n", "    title: Use\n    pains: [Cold]\n")],
     "Pain “Cold” added (worse), one pain without an opportunity", "a new one is"),
]  # fmt: skip


@pytest.mark.parametrize(("replaced", "headline", "reason"), HEADLINES, ids=[each[-1] for each in HEADLINES])
def test_a_headline_can_be_read_alone(replaced: list[tuple[str, str]], headline: str, reason: str) -> None:
    (group,) = told(*replaced).files[0].groups
    assert group.headline.replace("\u00a0", " ") == headline, reason


def test_old_and_new_of_another_direction_do_not_change_places() -> None:
    before = edited(("phone-team", "هاتف"))
    made = said(between(before, before.replace("هاتف", "متجر")), EN)
    pair = "\u2068هاتف\u2069 → \u2068متجر\u2069"
    assert pair in plain_lines(changes_text(made, EN, 200))
    assert pair in changes_markdown(made, EN, "a", "b")


def test_advice_in_markdown_shows_code_as_code() -> None:
    text = changes_markdown(told(("{id: sign, text", "{text")), EN, "a", "b")
    assert "`was`" in text
    assert "\\`" not in text


def test_markdown_of_the_maps_is_not_shown_as_text() -> None:
    change = only(
        ("text: Nobody answers the question", "text: 'Nobody answers **my** [question](https://example.org)'")
    )
    assert (change.from_, change.to) == ("Nobody answers the question", "Nobody answers my question")
    assert change.spans == (("same", "Nobody answers "), ("out", "the"), ("in", "my"), ("same", " question"))


def test_a_move_and_a_new_place_say_from_where_to_where() -> None:
    moved = said(between(SHOP, moved_up(SHOP, "  - id: compare", "  - id: buy", "  - id: use")), EN).changes
    assert [change.sentence for change in moved] in (
        ["Stage “Compare”: place in the order 2 → 3"], ["Stage “Buy”: place in the order 3 → 2"]
    )  # fmt: skip
    step = "      - {id: sign, text: Signs the contract}\n"
    carried = edited((step, ""), ("    title: Use\n", f"    title: Use\n    steps:\n{step}"))
    (change,) = said(between(SHOP, carried), EN).changes
    assert (change.sentence, change.op) == ("Step “Signs the contract”: place Buy → Use", ("⇄", "moved"))


def test_whose_feeling_it_is_is_said() -> None:
    change = only(("emotion: {score: -1, word: anxious}", "emotion: {score: -1, word: anxious, by_persona: {hao: 1}}"))
    assert "(Hao)" in change.sentence


def test_a_headline_names_what_is_felt_first_and_pains_that_nobody_answers() -> None:
    made = told(
        ("emotion: {score: -1, word: anxious}", "emotion: {score: -2, word: anxious}\n    wait: 1d"),
        ("    opportunities:\n      - {id: one-price, text: One price everywhere, solves: [price-gap]}\n", ""),
    )
    group = next(each for each in made.files[0].groups if each.title == "Compare")
    assert group.headline.replace("\u00a0", " ") == (
        "lived emotion −1 → −2 (worse), wait now 1 day (worse), one pain without an opportunity"
    )


def test_groups_stand_in_the_order_of_both_sides_together() -> None:
    gone = "  - id: use\n    title: Use\n    emotion: 1\n"
    made = told((gone, ""), ("title: Buying a phone", "title: Buying"), ("    title: Search\n", "    title: Look\n"))
    (file,) = made.files
    assert [(group.title, group.label and group.label.word) for group in file.groups] == [
        ("The map as a whole", None), ("Look", None), ("Use", "removed")
    ]  # fmt: skip


def test_a_new_and_a_lost_file_are_told_as_a_whole() -> None:
    new = said(compare(project(), project(more="id: more\ntitle: More\nowner: us\nstages: [A, B]\n")), EN).files[0]
    assert (new.label, new.title, new.owner) == (("＋", "added"), "More", "us")
    assert new.changes[0].sentence == "Map “More”: added (2 stages)"
    lost = said(compare(project(), project(shop=None)), EN)
    assert (lost.files[0].label, lost.at_least("error")[0].rule) == (("−", "removed"), "a map or persona is gone")


def test_a_persona_s_change_says_which_maps_it_reaches() -> None:
    made = said(compare(project(), project(hao=HAO.replace("pictures at night", "pictures"))), EN)
    assert made.changes[0].impact == ("Buying a phone (phone-team)",)
    text = plain_lines(changes_text(made, EN))
    assert "→ Reaches Buying a phone (phone-team)\n" in text
