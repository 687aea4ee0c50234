"""Who is who: the ladder from id to likeness, and what is not guessed."""

from __future__ import annotations

import pytest

from desireline.compare import Change, compare, compare_pieces
from desireline.source import read_text
from tests.compare.projects import SHOP, between, changes, edited, project, said

PAIN = "      - {id: slow, text: Nobody answers the question}\n"
FRIEND = "      - {id: ask-friend, text: Asks a friend who knows cameras}\n"


def only(found: tuple[Change, ...]) -> Change:
    assert len(found) == 1, [said(change) for change in found]
    return found[0]


def test_a_new_id_with_the_old_one_declared() -> None:
    change = only(changes(("{id: slow, text", "{id: no-answer, was: [slow], text")))
    assert (change.op, change.edit.match.by, change.rule, change.severity) == ("rekey", "was", "id-renamed", "info")
    assert (change.edit.from_, change.edit.to) == ({"id": "slow"}, {"id": "no-answer", "was": ["slow"]})


def test_a_declared_id_holds_whatever_else_was_changed() -> None:
    found = changes(("{id: slow, text: Nobody answers the question}", "{id: mute, was: slow, text: 沒有人回答}"))
    assert [change.op for change in found] == ["rekey", "text"]
    assert {change.edit.match.by for change in found} == {"was"}


def test_a_new_id_with_the_same_content_breaks_links() -> None:
    change = only(changes(("id: slow", "id: no-answer")))
    assert (change.op, change.edit.match.by, change.rule, change.severity) == ("rekey", "content", "id-lost", "error")


def test_a_new_id_and_new_words() -> None:
    found = changes(
        ("{id: slow, text: Nobody answers the question}", "{id: mute, text: Nobody answers their question}")
    )
    assert [change.op for change in found] == ["rekey", "text"]
    match = found[0].edit.match
    assert match.by == "similar"
    assert match.score > 0.7 > match.runner_up


def test_moved_to_another_stage_edited_and_renamed_at_once() -> None:
    found = changes(
        (PAIN, ""),
        ("    emotion: 2\n", "    emotion: 2\n    pains:\n" + PAIN.replace("slow", "mute").replace("the", "any")),
    )
    assert [change.op for change in found] == ["rekey", "relocate", "text"]


def test_an_id_given_or_dropped() -> None:
    given = only(compare(project(edited(("id: slow, ", ""))), project(SHOP)).changes)
    assert (given.op, given.rule, given.severity) == ("rekey", "id-given", "info")
    dropped = only(changes(("id: slow, ", "")))
    assert (dropped.op, dropped.rule, dropped.severity) == ("rekey", "id-lost", "error")


def test_two_things_whose_ids_both_stay_are_never_paired() -> None:
    """Their words are exchanged; their ids say who they are."""
    one, two = "Reads three reviews", "Asks a friend who knows cameras"
    found = changes((one, "*"), (two, one), ("*", two))
    assert [(change.op, change.at.id) for change in found] == [("text", "read"), ("text", "ask-friend")]


def test_what_cannot_be_told_apart_is_a_doubt_and_not_a_guess() -> None:
    before = "title: A\nstages:\n  - title: S\n    pains:\n      - {id: a, text: The form asks for the number twice}\n"
    after = before.replace(
        "      - {id: a, text: The form asks for the number twice}\n",
        "      - {id: b, text: The form asks for the number three times}\n"
        "      - {id: c, text: The form asks for the number three hours}\n",
    )
    one, other = (read_text(text, "maps/a.yaml").piece for text in (before, after))
    found = compare_pieces(one, other)
    assert sorted(change.op for change in found.changes) == ["add", "add", "remove"]
    assert [(doubt.before.id, doubt.after.id) for doubt in found.possible] == [("a", "b"), ("a", "c")]
    assert all(abs(doubt.score - doubt.runner_up) < 0.07 for doubt in found.possible)


def test_what_is_nothing_alike_is_gone_and_come() -> None:
    found = changes(("{id: slow, text: Nobody answers the question}", "{id: dear, text: Prices went up again}"))
    assert [(change.op, change.at.id) for change in found] == [("remove", "slow"), ("add", "dear")]


def test_what_is_declared_retired_is_gone_whatever_is_like_it() -> None:
    text = edited((PAIN, "      - {id: mute, text: Nobody answers the question}\n"))
    text += "retired:\n  - {id: slow, why: said better, to: [mute]}\n"
    found = compare(project(), project(text)).changes
    assert sorted(said(change)[:2] for change in found) == [("add", "pain"), ("add", "retired"), ("merge", "pain")]


def test_a_declared_split() -> None:
    text = edited((PAIN, "      - {id: mute, text: No answer}\n      - {id: late, text: The answer comes late}\n"))
    text += "retired:\n  - {id: slow, to: [mute, late]}\n"
    split = next(change for change in compare(project(), project(text)).changes if change.op == "split")
    assert (split.edit.to, split.rule, split.severity) == (["mute", "late"], "part-split", "info")


def test_a_reference_that_follows_a_new_id_is_the_same_reference() -> None:
    found = changes(("id: price-gap", "id: gap\n        was: [price-gap]"), ("solves: [price-gap]", "solves: [gap]"))
    assert [(change.op, change.rule) for change in found] == [("rekey", "id-renamed"), ("set", "reference-followed")]
    assert found[1].effect == "neutral"


WORDS = [
    ("Chinese", "門市的價格比網站高", "門市的價格比網站高很多"),
    ("Japanese", "店の値段がサイトより高い", "店の値段がサイトよりずっと高い"),
    ("Arabic", "سعر المتجر أعلى من سعر الموقع", "سعر المتجر أعلى بكثير من سعر الموقع"),
    ("Hebrew", "המחיר בחנות גבוה מהאתר", "המחיר בחנות גבוה מאוד מהאתר"),
    ("emoji", "👩‍👩‍👧 waits with the child", "👩‍👩‍👧 waits outside with the child"),
]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in WORDS], ids=[case[0] for case in WORDS])
def test_likeness_knows_every_script(before: str, after: str) -> None:
    """An id renamed and a text edited: one rekey and one text, in any script."""
    one, other = (
        read_text(
            f"title: A\nstages:\n  - title: S\n    pains:\n      - {{id: {name}, text: '{text}'}}\n      - Other\n",
            "maps/a.yaml",
        )
        for name, text in (("a", before), ("b", after))
    )
    assert [change.op for change in compare_pieces(one.piece, other.piece).changes] == ["rekey", "text"]


def test_files_are_paired_like_parts() -> None:
    """A map under another id and path, edited at the same time."""
    text = edited(("id: shop\n", "id: phones\n"), ("title: Use", "title: Use it"))
    found = compare(project(), project(None, phones=text)).changes
    assert [said(change) for change in found] == [("rekey", "map", "phones"), ("text", "stage", "title")]
    assert (found[0].edit.match.by, found[0].rule, found[0].severity) == ("similar", "file-lost", "error")


ROOMS = """\
id: shop
title: A flat
stages:
  - title: Visit
    steps: [Sees three flats on one day, Talks with the owner]
    pains: [The stairs are dark]
  - title: Offer
    steps: [Signs the offer at the bank, Waits for an answer]
  - title: Move
    steps: [Carries everything upstairs]
"""


def test_a_stage_without_an_id_is_known_by_what_happens_in_it() -> None:
    """However it is called now; a title may have a single word, and nothing of that stays."""
    found = between(ROOMS, ROOMS.replace("Visit", "Besichtigung").replace("Offer", "Angebot"))
    assert [said(change) for change in found.changes] == [("text", "stage", "title"), ("text", "stage", "title")]
    found = between(ROOMS, ROOMS.replace("Visit", "See").replace("Talks with the owner", "Talks with an agent"))
    assert [said(change) for change in found.changes] == [("text", "stage", "title"), ("text", "step", "text")]
    other = ROOMS.replace("Visit", "Wait").replace("Sees three flats on one day, Talks with the owner", "Sits down")
    found = between(ROOMS, other.replace("The stairs are dark", "No news"))
    assert {said(change)[:2] for change in found.changes} >= {("remove", "stage"), ("add", "stage")}
