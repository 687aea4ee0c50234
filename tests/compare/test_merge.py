"""Three versions of one map: what goes together, and what is left to people."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
import yaml

from desireline.compare.merge import CannotMerge, Merge, merge
from desireline.compare.merge_order import order, put_in
from desireline.source import read_text
from tests.compare.projects import SHOP, edited, moved_up

PATH = "maps/shop.yaml"
QUEUE = "      - {id: queue, text: Stands in the queue, wait: 20m}\n"
SIGN = "      - {id: sign, text: Signs the contract}\n"
SLOW = "      - {id: slow, text: Nobody answers the question}\n"
OPPORTUNITIES = "    opportunities:\n      - {id: one-price, text: One price everywhere, solves: [price-gap]}\n"
Edits = list[tuple[str, str]]


def merged(ours: str, theirs: str, base: str = SHOP) -> Merge:
    made = merge(base.encode(), ours.encode(), theirs.encode(), PATH)
    sheet = read_text(made.raw.decode(), PATH)
    assert sheet.piece is not None, "whatever happens, the file can be read"
    assert yaml.load(made.raw, yaml.CBaseLoader), "by others too"
    return made


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        pytest.param([("title: Search", "title: Look")], [("emotion: 1\n    steps", "emotion: 2\n    steps")],
                     ["title: Look\n    emotion: 2\n"], id="two keys of one stage, line beside line"),
        pytest.param([("severity: high", "severity: low")], [("text: The shop asks for", "text: Our shop asks for")],
                     ["text: Our shop asks for more than the site\n        severity: low\n"], id="of one pain"),
        pytest.param([("duration: 40m", "duration: 50m")], [("Reads three reviews", "Reads four reviews")],
                     ["{id: read, text: Reads four reviews, duration: 50m, touchpoints: [price-site]}"],
                     id="two values in one pair of brackets"),
        pytest.param([("[price-site]}\n", "[price-site, hotline]}\n")], [("[price-site]}\n", "[price-site, forum]}\n")],
                     ["touchpoints: [price-site, hotline, forum]"], id="two references more in one list"),
        pytest.param([("  - id: use\n    title: Use\n    emotion: 1\n", "")], [("title: Search", "title: Look")],
                     ["title: Look"], id="a stage gone, another one edited"),
        pytest.param([("      - {id: slow, text: Nobody answers the question}\n",
                       "      - {id: slow, text: Nobody answers the question}\n      - Ours\n")],
                     [("      - {id: slow, text: Nobody answers the question}\n",
                       "      - {id: slow, text: Nobody answers the question}\n      - Theirs\n")],
                     ["      - Ours\n      - Theirs\n"], id="both add at the end of one list"),
        pytest.param([("emotion: {score: -1, word: anxious}", "emotion: -1")],
                     [("word: anxious}", "word: anxious, intended: 1}")],
                     ["emotion: {score: -1, intended: 1}"], id="a mapping became a bare value, and got another key"),
        pytest.param([("Nobody answers the question}", "Nobody answers, severity: 2}")], [("id: slow, ", "")],
                     ["- {text: Nobody answers, severity: 2}"], id="one took the id away, the other edited it"),
        pytest.param([("personas: [hao]\n", "personas: hao\n")], [("personas: [hao]\n", "personas: [hao, mei]\n")],
                     ["personas: [hao, mei]"], id="one wrote a list of one without brackets"),
        pytest.param([("wait: 20m", "wait: 2h")], [("wait: 20m", "wait: 120m")],
                     ["wait: 2h"], id="one time, written in two ways"),
        pytest.param([("severity: high", "severity: 3")], [("severity: high", "severity: medium")],
                     ["severity: 3"], id="one weight, as a number and as a word"),
        pytest.param([("value: 18%", "value: 0.2")], [("value: 18%", "value: 20%")],
                     ["value: 0.2"], id="one figure, as a share and as a percentage"),
        pytest.param([("    moment_of_truth: true\n", "    moment_of_truth: It is signed here\n")],
                     [("    emotion: 2\n", "    emotion: 1\n")],
                     ["moment_of_truth: It is signed here\n    emotion: 1\n"], id="a mark got its words"),
    ],
)  # fmt: skip
def test_independent_edits_go_together(ours: Edits, theirs: Edits, said: list[str]) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        made = merged(edited(*one), edited(*other))
        assert made.conflicts == ()
        text = made.raw.decode()
        for piece in said:
            assert piece in text or one is theirs, text


SCALED = edited(("owner: phone-team\n", "owner: phone-team\nscales:\n  - {id: ease, levels: [bad, fair, good]}\n"))
# What ours and theirs make of a scale; what it is then, "" where that is left to people; why.
SCALES = [
    ("levels: [bad, fair, good, best]", "levels: [awful, bad, fair, good]", "", "a level means something by its place"),
    ("range: [0, 10]", "range: [0, 5]", "", "the two ends belong together"),
    ("levels: [bad, fair, good, best]", "levels: [bad, fair, good, best]", "good, best]", "both did the same"),
    ("levels: [bad, fair, fine]", "title: Ease, levels: [bad, fair, good]", "title: Ease, levels: [bad, fair, fine]",
     "one changed the levels, the other the title"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "kept", "why"), SCALES, ids=[each[-1] for each in SCALES])
def test_the_ends_and_levels_of_a_scale_are_one_value(ours: str, theirs: str, kept: str, why: str) -> None:
    sides = [edited(("levels: [bad, fair, good]", each), text=SCALED) for each in (ours, theirs)]
    made = merged(*sides, SCALED)
    assert bool(made.conflicts) == (not kept), why
    assert (kept or ours) in made.raw.decode()


def test_a_touchpoint_that_one_side_takes_out_and_the_other_uses_is_told() -> None:
    """A touchpoint may be a word of its own: without a word the reference would have become one."""
    base = edited((QUEUE, QUEUE.replace("wait: 20m", "wait: 20m, touchpoints: [till]")))
    base = base.replace("touchpoints:\n", "touchpoints:\n  - {id: till, title: The till}\n", 1)
    ours = base.replace("  - {id: till, title: The till}\n", "").replace(", touchpoints: [till]", "")
    for name in ("till", "The till"):
        theirs = edited((SIGN, SIGN.replace("contract", f"contract, touchpoints: [{name}]")), text=base)
        made = merged(ours, theirs, base)
        (conflict,) = made.conflicts
        assert (conflict.why, conflict.place) == ("problem", "stages/buy/steps/sign")
        assert f"'{name}'" in conflict.says
    still = base.replace("  - {id: till, title: The till}\n", "")  # ours calls it by a word, knowing what it does
    assert merged(still, edited(("wait: 20m", "wait: 5m"), text=base), base).conflicts == ()


def test_an_error_that_a_side_had_before_is_no_conflict() -> None:
    """What could be done about it tells of the rest of the file, which has changed."""
    base = edited((QUEUE, QUEUE.replace("wait: 20m", "wait: 20m, next: gone")))
    ours = edited((SIGN, SIGN + "      - {id: a, text: Ours}\n"), text=base)
    theirs = edited(("  - id: use\n", "  - {id: b, title: Theirs}\n  - id: use\n"), text=base)
    assert merged(ours, theirs, base).conflicts == ()


def test_retired_ids_of_both_sides_are_two_entries() -> None:
    """They have no order, and each is about its id; however alike their reasons are."""
    base = SHOP + "retired:\n  - {id: fax, why: Nobody has one}\n"
    made = merged(base + "  - {id: queue, why: A bell rings}\n", base + "  - {id: form, why: A bell rings}\n", base)
    assert made.conflicts == ()
    assert made.raw.decode() == (base + "  - {id: queue, why: A bell rings}\n" + "  - {id: form, why: A bell rings}\n")


@pytest.mark.parametrize(
    ("ours", "theirs", "why", "kept", "said"),
    [
        pytest.param([("severity: high", "severity: low")], [("severity: high", "severity: 4")],
                     "changed", "severity: low", "(pain “The shop asks for more than the site”): both sides changed it",
                     id="one value, twice"),
        pytest.param([("text: Nobody answers the question", "text: Nobody answers")],
                     [("      - {id: slow, text: Nobody answers the question}\n", "")],
                     "removed", "Nobody answers}", "theirs: nothing). Kept: ours", id="they removed what we changed"),
        pytest.param([("      - {id: slow, text: Nobody answers the question}\n", "")],
                     [("text: Nobody answers the question", "text: Nobody answers")],
                     "removed", "Nobody answers}", "ours removed it, theirs changed it",
                     id="we removed what they changed: it is kept"),
        pytest.param([("severity: high\n", "severity: low\n")], [("        severity: high\n", "")],
                     "removed", "severity: low", "theirs: nothing", id="they removed a key that we changed"),
        pytest.param([("    title: Use\n", "    title: Use\n    goal: A\n")],
                     [("    title: Use\n", "    title: Use\n    goal: B\n")],
                     "added", "goal: A", "before: nothing", id="both added a key"),
        pytest.param([("solves: [price-gap]", "solves: [slow]")], [("solves: [price-gap]", "solves: []")],
                     "replaced", "solves: [slow]", "one-price/solves", id="both replaced what a list held"),
        pytest.param([("{id: one-price,", "{id: same-price,")], [("{id: one-price,", "{id: fair-price,")],
                     "changed", "id: same-price", "both sides changed it (before: “one-price”", id="two new ids"),
        pytest.param([("  - id: use\n", "  - id: returns\n    title: Ours\n  - id: use\n")],
                     [("  - id: use\n", "  - id: returns\n    title: Theirs\n  - id: use\n")],
                     "added", "title: Ours", "returns/title", id="both added a stage of one id"),
        pytest.param([(QUEUE + SIGN, SIGN + QUEUE)], [(SIGN, "      - Reads it all\n" + SIGN)],
                     "place", QUEUE + "      - Reads it all\n", "by one around what the other put there",
                     id="we changed the order of two steps, they put one between them"),
        pytest.param([(SIGN, SIGN + "      - Leaves\n")], [(QUEUE, "      - Leaves\n" + QUEUE)],
                     "place", SIGN + "      - Leaves\n", "stages/buy/steps", id="both added a step, in two places"),
        pytest.param([(SLOW, "")], [(SLOW, "      # ask Ann\n" + SLOW)],
                     "removed", "# ask Ann", "nothing; theirs: “# ask Ann", id="we removed what they commented on"),
        pytest.param([(OPPORTUNITIES, "")], [("    opportunities:\n", "    # ask Ann\n    opportunities:\n")],
                     "removed", "# ask Ann", "ours removed it", id="or a whole list with a comment at its key"),
    ],
)  # fmt: skip
def test_what_does_not_go_together(ours: Edits, theirs: Edits, why: str, kept: str, said: str) -> None:
    made = merged(edited(*ours), edited(*theirs))
    assert [conflict.why for conflict in made.conflicts] == [why]
    text = made.raw.decode()
    assert text.startswith("x-conflict:\n"), "where nobody overlooks it"
    assert kept in text[text.index("\nid: shop") :]
    assert said in made.conflicts[0].sentence()
    record = yaml.load(text, yaml.CBaseLoader)["x-conflict"][0]
    assert record["at"] == made.conflicts[0].place
    assert (record.get("ours"), record.get("theirs")) == (made.conflicts[0].ours, made.conflicts[0].theirs)
    problems = [problem for problem in read_text(text, PATH).problems if problem.severity == "error"]
    assert problems == [], "the record breaks no rule of the format"


def test_one_side_moves_a_stage_the_other_edits_inside_it() -> None:
    ours = moved_up(SHOP, "  - id: compare", "  - id: buy", "  - id: use")
    made = merged(ours, edited(("Signs the contract", "Signs at the counter")))
    assert made.conflicts == ()
    assert made.raw.decode() == ours.replace("Signs the contract", "Signs at the counter")


def test_one_side_carries_a_step_to_another_stage_the_other_edits_it() -> None:
    line = "      - {id: queue, text: Stands in the queue, wait: 20m}\n"
    ours = edited((line, ""), ("      - {id: ask-friend", f"{line}      - {{id: ask-friend"))
    made = merged(ours, edited(("wait: 20m", "wait: 25m")))
    assert made.conflicts == ()
    assert made.raw.decode() == ours.replace("wait: 20m", "wait: 25m")
    back = merged(edited(("wait: 20m", "wait: 25m")), ours)
    assert back.raw.decode() == made.raw.decode()


def test_both_carry_a_step_elsewhere() -> None:
    line = "      - {id: queue, text: Stands in the queue, wait: 20m}\n"
    ours = edited((line, ""), ("      - {id: ask-friend", f"{line}      - {{id: ask-friend"))
    theirs = edited((line, ""), ("    title: Use\n", f"    title: Use\n    steps:\n{line}"))
    made = merged(ours, theirs)
    assert [conflict.why for conflict in made.conflicts] == ["moved"]
    assert made.raw.decode().count("  - {id: queue") == 1
    assert made.conflicts[0].place == "stages/buy/steps/queue"
    assert (made.conflicts[0].ours, made.conflicts[0].theirs) == ("stages/search/steps", "stages/use/steps")


def test_one_side_carries_a_step_off_the_other_removes_it() -> None:
    line = "      - {id: queue, text: Stands in the queue, wait: 20m}\n"
    ours = edited((line, ""), ("      - {id: ask-friend", f"{line}      - {{id: ask-friend"))
    made = merged(ours, edited((line, "")))
    assert [conflict.why for conflict in made.conflicts] == ["carried"]
    assert line in made.raw.decode()


def test_a_step_carried_into_a_stage_that_the_other_side_removed_is_not_lost() -> None:
    line = "      - {id: queue, text: Stands in the queue, wait: 20m}\n"
    ours = edited((line, ""), ("    title: Use\n", f"    title: Use\n    steps:\n{line}"))
    made = merged(ours, edited(("  - id: use\n    title: Use\n    emotion: 1\n", "")))
    assert [conflict.why for conflict in made.conflicts] == ["removed"]
    assert line in made.raw.decode()


def test_a_new_id_on_one_side_an_edit_on_the_other() -> None:
    made = merged(edited(("  - id: use", "  - id: live-with")), edited(("title: Use", "title: Live with it")))
    assert made.conflicts == ()
    assert "  - id: live-with\n    title: Live with it\n" in made.raw.decode()


def test_what_is_right_on_each_side_and_wrong_together_is_told() -> None:
    """They refer to what we removed."""
    ours = edited(
        ("      - {id: slow, text: Nobody answers the question}\n", ""),
    )
    theirs = edited(("solves: [price-gap]", "solves: [price-gap, slow]"))
    made = merged(ours, theirs)
    assert [conflict.why for conflict in made.conflicts] == ["problem"]
    assert "slow" in made.conflicts[0].sentence()
    assert "solves: [price-gap, slow]" in made.raw.decode(), "both edits are there"
    record = yaml.load(made.raw, yaml.CBaseLoader)["x-conflict"][0]
    assert record["at"] == "stages/compare/opportunities/one-price/solves/'slow'", (
        "a place that stays when it is settled"
    )
    assert "slow" in record["problem"]
    assert "theirs" not in record, "nobody wrote that sentence"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        pytest.param(("solves: [price-gap]}\n", "solves: [price-gap]}\n      - {text: Ask, solves: [price-gap]}\n"),
                     "{text: Ask, solves: [dearer]}", id="in a list"),
        pytest.param(("text: Signs the contract", "text: Signs the contract, solves: 'price-gap'"),
                     "solves: 'dearer'", id="in quotation marks"),
        pytest.param(("who knows cameras}", "who knows cameras, next: queue}"), "next: line-up}", id="alone"),
        pytest.param(("  - id: use\n", "    next: [{to: queue, when: It hurries}]\n  - id: use\n"),
                     "{to: line-up, when: It hurries}", id="a way on"),
        pytest.param(("sources:\n", "arrows:\n  - {from: queue.customer, to: sign.frontstage}\nsources:\n"),
                     "from: line-up.customer", id="the cell of a step"),
    ],
)  # fmt: skip
def test_a_reference_follows_an_id_that_the_other_side_renamed(edit: tuple[str, str], said: str) -> None:
    renamed = edited(("- id: price-gap\n", "- id: dearer\n        was: price-gap\n"),
                     ("everywhere, solves: [price-gap]", "everywhere, solves: [dearer]"),
                     ("{id: queue,", "{id: line-up, was: queue,"))  # fmt: skip
    for ours, theirs in ((renamed, edited(edit)), (edited(edit), renamed)):
        made = merged(ours, theirs)
        assert made.conflicts == ()
        assert said in made.raw.decode()
        assert len(made.followed) == 1, "and that is told"


@pytest.mark.parametrize("both", [False, True], ids=["one side", "both sides"])
def test_orders(both: bool) -> None:
    ours = moved_up(SHOP, "  - id: search", "  - id: compare", "  - id: buy")
    theirs = moved_up(SHOP, "  - id: buy", "  - id: use", None) if both else SHOP.replace("Search", "Look")
    made = merged(ours, theirs)
    assert made.conflicts == ()
    ids = [stage["id"] for stage in yaml.load(made.raw, yaml.CBaseLoader)["stages"]]
    assert ids == ["compare", "search", *(["use", "buy"] if both else ["buy", "use"])]


def test_orders_that_do_not_go_together_are_not_guessed() -> None:
    ours = moved_up(SHOP, "  - id: search", "  - id: compare", "  - id: buy")
    theirs = moved_up(SHOP, "  - id: compare", "  - id: buy", "  - id: use")
    made = merged(ours, theirs)
    assert [conflict.why for conflict in made.conflicts] == ["order"]
    assert made.conflicts[0].theirs == "- search\n- buy\n- compare\n- use"
    assert made.raw.decode().endswith(ours), "the file is ours"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "made"),
    [
        pytest.param("abcd", "abcd", "bacd", "bacd", id="theirs alone"),
        pytest.param("abcd", "bacd", "bacd", "bacd", id="both the same"),
        pytest.param("abcd", "bacd", "abdc", "badc", id="far from each other"),
        pytest.param("abc", "bac", "acb", None, id="a circle: b before a, a before c, c before b"),
        pytest.param("abcd", "dabc", "adbc", None, id="one thing moved to two places"),
        pytest.param("abcdef", "fabcde", "abdcef", "fabdce", id="one to the front, two changed places"),
    ],
)
def test_order(base: str, ours: str, theirs: str, made: str | None) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        found = order(base, one, other)
        assert (None if found is None else "".join(map(str, found))) == made


@pytest.mark.parametrize(
    ("into", "other", "made", "together"),
    [
        pytest.param("abc", "abxc", "abxc", False, id="behind what stands before it"),
        pytest.param("abc", "xabc", "xabc", False, id="in front of all"),
        pytest.param("abc", "abcx", "abcx", False, id="at the end"),
        pytest.param("aybc", "axbc", "ayxbc", True, id="both in one place"),
        pytest.param("", "xy", "xy", False, id="into an empty list"),
        pytest.param("ya", "xa", "yxa", True, id="both in front"),
        pytest.param("ba", "abx", "bax", False, id="behind both of two that changed places"),
        pytest.param("cab", "abxc", "cabx", False, id="where it stands, though what was behind it moved away"),
        pytest.param("adbc", "axbcd", "adxbc", True, id="where the other side moved something"),
        pytest.param("dabc", "axbcd", "daxbc", False, id="what was moved far from it is nothing to it"),
    ],
)  # fmt: skip
def test_where_what_they_added_goes(into: str, other: str, made: str, together: bool) -> None:
    found = put_in(into, other, set(into + other))
    assert "".join(map(str, found.order)) == made
    assert (found.together, found.unsure) == (together, False)


@pytest.mark.parametrize(
    ("into", "other"),
    [
        pytest.param("ba", "axb", id="between two that changed places"),
        pytest.param("acds", "asxcd", id="behind what was moved away: with it, or where it was?"),
    ],
)
def test_a_place_that_nobody_can_tell(into: str, other: str) -> None:
    assert put_in(into, other, set(into + other)).unsure


def test_no_order_is_lost_unless_it_is_told() -> None:
    """Of any two things of which one was added, over all orders of four: as they stand there, or one was moved."""
    for into in map("".join, permutations("abcd")):
        for place in range(5):
            other = "abcd"[:place] + "x" + "abcd"[place:]
            found = put_in(into, other, set(other))
            made = "".join(map(str, found.order))
            assert made.replace("x", "") == into
            wrong = {each for each in into if (made.index(each) < made.index("x")) != (other.index(each) < place)}
            kept = "".join(each for each in into if each not in wrong)
            assert found.unsure or longest_run(kept) == longest_run(into), (into, other, made)


def longest_run(letters: str) -> int:
    return max(
        size for size in range(len(letters) + 1) if any(list(run) == sorted(run) for run in combinations(letters, size))
    )


def test_both_added_in_one_place_is_told() -> None:
    made = merged(
        edited(("      - {id: ask-friend", "      - Asks a shop\n      - {id: ask-friend")),
        edited(("      - {id: ask-friend", "      - Asks a forum\n      - {id: ask-friend")),
    )
    assert made.conflicts == ()
    assert made.together == ("stages/search/steps",)


# Comments

COMMENTED = edited(
    ("    pains:\n", "    # of 2025\n    pains:  # told\n"),
    ("severity: high\n", "severity: high  # from the log\n"),
    (SLOW, SLOW + "      # more to come\n"),
    ("    emotion: 1\n    steps", "    emotion: 1  # guessed\n    steps"),
)


@pytest.mark.parametrize(
    ("ours", "theirs", "lines", "of_both"),
    [
        pytest.param([("    metrics:\n", "    # ask Ben\n    metrics:\n")],
                     [("    metrics:\n", "    # ask Ann\n    metrics:\n")],
                     ["    # ask Ben", "    # ask Ann", "    metrics:"], "stages/buy/metrics", id="both add one above"),
        pytest.param([("# of 2025", "# of 2026")], [("# of 2025", "# of spring 2025")],
                     ["    # of 2026", "    # of spring 2025"], "stages/compare/pains", id="both edit one above"),
        pytest.param([("# from the log", "# log of April")], [("# from the log", "# log of May")],
                     ["        # log of May", "        severity: high  # log of April"],
                     "stages/compare/pains/price-gap/severity", id="both edit one behind: the other goes above"),
        pytest.param([("# from the log", "# log of April")], [("severity: high", "severity: low")],
                     ["        severity: low  # log of April"], "", id="one edits the value, one the comment"),
        pytest.param([("# guessed", "# asked")], [("emotion: 1  #", "emotion: {score: 1, word: keen}  #")],
                     ["    emotion: {score: 1, word: keen}  # asked"], "", id="a value becomes a mapping"),
        pytest.param([("pains:  # told", "pains:  # told by five")],
                     [(SLOW, SLOW + "      - Loud\n"), ("The shop asks", "It asks")],
                     ["    pains:  # told by five", "      - Loud"], "", id="behind a key, and edits below it"),
        pytest.param([("# more to come", "# no more")], [("Nobody answers the question}", "Nobody answers}")],
                     ["      - {id: slow, text: Nobody answers}", "      # no more"], "", id="at the end of a list"),
        pytest.param([("  # from the log", "")], [("# from the log", "# log of May")],
                     ["        severity: high  # log of May"], "", id="one takes it away, the other edits it"),
        pytest.param([("id: shop\n", "# Ours.\nid: shop\n")], [("id: shop\n", "# Theirs.\nid: shop\n")],
                     ["# Ours.", "# Theirs.", "id: shop"], "the file", id="both at the head of the file"),
        pytest.param([("    emotion: 1\n", "    emotion: 1\n# Ours.\n")],
                     [("    emotion: 1\n", "    emotion: 1\n# Theirs.\n")],
                     ["# Ours.", "# Theirs."], "the file", id="both at its end"),
        pytest.param([("solves: [price-gap]}\n", "solves: [price-gap]}\n      - Another\n")],
                     [("solves: [price-gap]}\n", "solves: [price-gap]}  # planned\n")],
                     ["      - Another"], "", id="behind the last of a list, and one more"),
        pytest.param([("    moment_of_truth: true\n", "    moment_of_truth: true  # by us\n")],
                     [("    moment_of_truth: true\n", "    moment_of_truth: It is signed here\n")],
                     ["    moment_of_truth: It is signed here  # by us"], "", id="a mark gets its words"),
    ],
)  # fmt: skip
def test_no_comment_of_either_side_is_lost(ours: Edits, theirs: Edits, lines: list[str], of_both: str) -> None:
    for one, other, wanted in ((ours, theirs, lines), (theirs, ours, lines if not of_both else [])):
        made = merged(edited(*one, text=COMMENTED), edited(*other, text=COMMENTED), COMMENTED)
        assert made.conflicts == ()
        found = made.raw.decode().split("\n")
        assert [line for line in found if line in wanted] == wanted, made.raw.decode()
        assert set(made.commented) == {of_both} - {""}


def test_a_comment_behind_brackets_that_the_other_side_took_away() -> None:
    ours = edited((SIGN, "      - id: sign\n        text: Signs the contract\n        wait: 1h\n"))
    theirs = edited((SIGN, SIGN.replace("\n", "  # in the back\n")))
    for made in (merged(ours, theirs), merged(theirs, ours)):
        assert made.conflicts == ()
        assert "# in the back" in made.raw.decode()


def test_a_comment_that_has_no_place_stays_in_the_record() -> None:
    """Both replaced what stood in brackets over several lines: nothing says which comment belongs where."""
    lines = ("solves: [price-gap]}", "solves: [\n          price-gap,  # the first\n        ]}")
    base = edited(lines)
    ours = base.replace("# the first", "# ours").replace("One price", "A price")
    made = merged(ours, base.replace("# the first", "# theirs").replace("price-gap,", "slow,"), base)
    assert made.conflicts
    assert "# ours" in made.raw.decode()
    assert "# theirs" in made.raw.decode()


# Layout


def test_comments_and_layout_of_both_sides_stay() -> None:
    ours = moved_up(
        edited(
            ("  - id: use\n", "\n  # What comes after.\n  - id: use  # the longest\n"), ("emotion: 2", "emotion:   2"),
        ),
        "  - id: compare", "  - id: buy", "\n  # What comes",
    )  # fmt: skip
    theirs = edited(
        ("      - {id: sign,", "      # At the counter.\n      - {id: sign,"), ("wait: 20m", "wait: 25m"),
        ("    title: Compare\n", "    title: 'Compare'  # with whom?\n"),
    )  # fmt: skip
    text = merged(ours, theirs).raw.decode()
    for kept in ("\n\n  # What comes after.\n  - id: use  # the longest\n", "emotion:   2", "      # At the counter.\n",
                 "title: 'Compare'  # with whom?", "wait: 25m"):  # fmt: skip
        assert kept in text
    assert text.index("id: buy") < text.index("id: compare")


def test_four_spaces_here_two_there() -> None:
    """What they wrote comes in at our indentation."""
    wide = "\n".join(
        " " * (2 * (len(line) - len(line.lstrip(" "))))
        + line.lstrip(" ").replace("- ", "-   ", line.lstrip(" ").startswith("-"))
        for line in SHOP.split("\n")
    )
    assert read_text(wide, PATH).piece == read_text(SHOP, PATH).piece
    made = merged(
        wide.replace("emotion: {score: -1", "emotion: {score: -2"),
        edited(("    title: Use\n", "    title: Use\n    goal: G\n")),
    )
    assert made.conflicts == ()
    assert read_text(made.raw.decode(), PATH).piece.stages[3].goal == "G"  # type: ignore[union-attr]
    assert "            severity: high" in made.raw.decode(), "the layout is ours"


def test_prose_cannot_go_into_brackets() -> None:
    prose = "id: slow\n        text: |\n          Nobody, ever,\n          answers: why?"
    made = merged(
        edited(("Nobody answers the question}", "Nobody answers the question, severity: 2}")),
        edited(("{id: slow, text: Nobody answers the question}", prose)),
    )
    assert made.conflicts == ()
    pain = read_text(made.raw.decode(), PATH).piece.stages[1].pains[1]  # type: ignore[union-attr]
    assert pain.text == "Nobody, ever,\nanswers: why?"
    assert str(pain.severity) == "2"


def test_gits_own_merge_is_taken_where_it_says_the_same() -> None:
    ours, theirs = edited(("title: Search", "title: Look")), edited(("title: Use", "title: Live"))
    lines = edited(("title: Search", "title: Look"), ("title: Use", "title: Live # with it"))
    made = merge(SHOP.encode(), ours.encode(), theirs.encode(), PATH, by_lines=lines.encode())
    assert made.by_lines
    assert made.raw.decode() == lines


def test_gits_own_merge_is_not_taken_where_it_says_something_else() -> None:
    """Both added the same pain under other words around it: lines merge, and say it twice."""
    ours, theirs = edited(("title: Search", "title: Look")), edited(("title: Use", "title: Live"))
    made = merge(SHOP.encode(), ours.encode(), theirs.encode(), PATH, by_lines=ours.encode())
    assert not made.by_lines
    assert "title: Live" in made.raw.decode()


@pytest.mark.parametrize("side", ["base", "ours", "theirs"])
def test_a_side_that_cannot_be_read_is_named(side: str) -> None:
    sides = {"base": SHOP, "ours": edited(("title: Use", "title: A")), "theirs": edited(("title: Use", "title: B"))}
    sides[side] = sides[side].replace("title: Search", "title: [Search")
    with pytest.raises(CannotMerge) as error:
        merge(*(text.encode() for text in sides.values()), PATH)
    assert error.value.side == side
    assert "line 12" in error.value.why


def test_an_alias_that_loses_its_anchor_leaves_our_file_and_all_of_theirs() -> None:
    """Where the text cannot be put together without a doubt, nothing is lost either."""
    base = edited(
        ("owner: phone-team", "owner: &us phone-team"), ("    title: Use\n", "    title: Use\n    x-owner: *us\n")
    )
    ours = base.replace("owner: &us phone-team", "owner: shop-team").replace("x-owner: *us", "x-owner: phone-team")
    theirs = base.replace("    title: Use\n    x-owner: *us\n", "    title: Live\n    x-owner: *us\n    x-more: *us\n")
    made = merged(ours, theirs, base)
    assert made.conflicts
    assert "title: Live" in made.raw.decode()


LONG = "The whole way from the first look at the shelf to the desk where somebody says what it will cost"
LONG_HAN = "從第一次在架上看到這支手機開始一路走到櫃台前面有人終於願意告訴你最後到底要付多少錢為止" * 2


@pytest.mark.parametrize(
    ("text", "ours", "theirs", "shown"),
    [
        pytest.param(LONG, LONG.replace("cost", "be"), LONG.replace("cost", "take"),
                     ["to the desk where somebody says what it will cost”", "will be”", "will take”"], id="words"),
        pytest.param(LONG_HAN, LONG_HAN[:-1] + "時", LONG_HAN[:-1] + "後", ["錢為止”", "錢為時”", "錢為後”"], id="Han"),
        pytest.param("Short", "Shorter", "Shortest", ["“Short”", "“Shorter”", "“Shortest”"], id="short ones"),
    ],
)  # fmt: skip
def test_of_long_texts_what_differs_is_shown(text: str, ours: str, theirs: str, shown: list[str]) -> None:
    base = edited(("text: Nobody answers the question", f"text: {text}"))
    made = merge(*(base.replace(text, each).encode() for each in (text, ours, theirs)), PATH)
    (conflict,) = made.conflicts
    assert (conflict.ours, conflict.theirs) == (ours, theirs), "the record holds all of it"
    for each in shown:
        assert each in conflict.sentence()
    assert len(conflict.sentence()) < 420
