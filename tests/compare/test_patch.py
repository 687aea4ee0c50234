"""A patch that does not fit is refused as a whole; one that does is made on a map that has moved on, too."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import lists, randoms, sampled_from, tuples

from desireline.compare import Change, Misfit, apply, compare, compare_maps, invert
from desireline.compare.node import tree
from tests.compare.projects import HAO, SHOP, changes, edited, project
from tests.tools.cases import each_case

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from hypothesis.strategies import SearchStrategy

Automation = tuple[str, list[str]]
"""The title of an automation, and the texts of its nodes."""


def automations() -> SearchStrategy[list[Automation]]:
    """Automations of which many have one title, and many nodes one text."""
    nodes = lists(sampled_from(["a", "b", "c", "-a", "-b"]), max_size=3)
    return lists(tuples(sampled_from("CT"), nodes), max_size=4)


PAIN = "      - {id: slow, text: Nobody answers the question}\n"


def shop(text: str = SHOP) -> Any:
    return project(text).maps["shop"]


def fits_not(found: tuple[Change, ...], model: Any) -> str:
    with pytest.raises(Misfit) as caught:
        apply(found, model)
    assert all(edit.op and why for edit, why in caught.value.found)
    return str(caught.value)


MISFITS = [
    (
        "a value is another",
        ("Reads three", "Reads four"),
        ("Reads three", "Reads all"),
        "read/text: another value stands there",
    ),
    (
        "the thing is gone",
        ("{id: slow, text: Nobody", "{id: slow, text: No one"),
        (PAIN, ""),
        "slow/text: what it is about is not there",
    ),
    ("what was to go was edited", (PAIN, ""), ("Nobody answers", "No one answers"), "says something else"),
    (
        "the id has another name",
        ("{id: slow,", "{id: mute, was: [slow],"),
        ("{id: slow,", "{id: late,"),
        "what it is about is not there",
    ),
    (
        "the reference is gone",
        ("touchpoints: [price-site]", "touchpoints: []"),
        ("touchpoints: [price-site]", "touchpoints: [hotline]"),
        "not there",
    ),
    (
        "another stands in the one place",
        ("    title: Use\n", "    title: Use\n    scenario: At home\n"),
        ("    title: Use\n", "    title: Use\n    scenario: At work\n"),
        "another one stands there already",
    ),
    (
        "the id is taken",
        (PAIN, PAIN + "      - {id: dear, text: Dear}\n"),
        ("{id: queue,", "{id: dear,"),
        "the id 'dear' is in use already",
    ),
]


@pytest.mark.parametrize(("patch", "since", "why"), [case[1:] for case in MISFITS], ids=[case[0] for case in MISFITS])
def test_a_patch_that_does_not_fit_says_which_change_and_why(
    patch: tuple[str, str], since: tuple[str, str], why: str
) -> None:
    assert why in fits_not(changes(patch), shop(edited(since)))


def test_nothing_is_made_of_a_patch_of_which_one_change_does_not_fit() -> None:
    found = changes(("title: Use", "title: Use it"), ("Reads three", "Reads four"))
    model = shop(edited(("Reads three", "Reads all")))
    message = fits_not(found, model)
    assert "read/text" in message
    assert "use/title" not in message


MOVED_ON = [
    ("other lines", ("title: Search", "title: Search\n    goal: Know what there is")),
    ("a stage in front", ("stages:\n", "stages:\n  - {id: dream, title: Dream}\n")),
    ("a pain in front", ("    pains:\n", "    pains:\n      - Something else\n")),
    ("the holder has another name", ("title: Compare", "title: Weigh")),
    ("a step more in another stage", ("      - {id: sign,", "      - Waits\n      - {id: sign,")),
]


@pytest.mark.parametrize("since", [case[1] for case in MOVED_ON], ids=[case[0] for case in MOVED_ON])
def test_a_patch_is_made_on_a_map_that_has_moved_on(since: tuple[str, str]) -> None:
    """Each edit finds what it is about by its id, and new things stand behind what they stood behind."""
    edits = (
        ("Nobody answers the question}", "No one answers}\n      - {id: dear, text: Too dear}"),
        (
            "{id: read, text: Reads three reviews, duration: 40m, touchpoints: [price-site]}",
            "{id: read, text: Reads, duration: 5m, touchpoints: [hotline]}",
        ),
        (
            "{id: queue, text: Stands in the queue, wait: 20m}",
            "{id: sit, was: [queue], text: Stands in the queue, wait: 20m}",
        ),
    )
    made = apply(changes(*edits), shop(edited(since)))
    assert tree(made).digest == tree(shop(edited(since, *edits))).digest  # type: ignore[arg-type]


def test_carried_into_something_new_and_out_of_something_that_goes() -> None:
    """A stage is replaced by another; its steps live on in it."""
    text = edited(
        ("  - id: buy\n    title: Buy\n", "  - id: order\n    title: Order at home\n    goal: Not to go out\n"),
        ("    moment_of_truth: true\n", ""),
        ("    emotion: 2\n", ""),
        ("    metrics:\n      - {id: bought, text: Share that buys, value: 18%, better: higher}\n", ""),
        (
            "{id: queue, text: Stands in the queue, wait: 20m}",
            "{text: New here}\n      - {id: queue, text: Stands in the queue, wait: 20m}",
        ),
    )
    found = compare(project(), project(text)).changes
    assert sorted(change.op for change in found) == ["add", "relocate", "relocate", "remove"]
    assert tree(apply(found, shop())).digest == tree(shop(text)).digest  # type: ignore[arg-type]
    assert tree(apply(invert(found), shop(text))).digest == tree(shop()).digest  # type: ignore[arg-type]


def test_whole_files_come_and_go() -> None:
    (come,) = compare(project(hao=None), project(hao=HAO)).changes
    hao = project().personas["hao"]
    assert apply([come], None) == hao
    assert apply(invert([come]), hao) is None
    with pytest.raises(Misfit, match="is there already"):
        apply([come], hao)
    with pytest.raises(Misfit, match="is not there"):
        apply(compare(project(), project(edited(("title: Use", "title: Use it")))).changes, None)


def test_the_model_is_never_changed() -> None:
    model = shop()
    said = repr(model)
    apply(changes(("title: Use", "title: Use it"), (PAIN, "")), model)
    assert repr(model) == said


def test_an_empty_patch_changes_nothing() -> None:
    model = shop()
    assert apply(compare_maps(model, model).changes, model) is model


TWINS = [
    (
        "another of one name comes in front",
        [("C", ["a"]), ("T", ["b", "c"])],
        [("T", ["d"]), ("C", ["a"]), ("T", ["b", "c"])],
    ),
    ("the second of one name goes", [("T", ["a"]), ("T", ["b"]), ("C", [])], [("C", []), ("T", ["a"])]),
    ("one of two is called otherwise", [("T", ["a"]), ("T", ["b"])], [("T", ["a"]), ("U", ["b"])]),
    ("something comes into one of two", [("T", ["a"]), ("T", ["b"])], [("T", ["a", "c"]), ("T", ["b"])]),
    ("something goes from one of two to the other", [("T", ["a", "b"]), ("T", [])], [("T", ["a"]), ("T", ["b"])]),
    ("something comes into one that has no id", [("C", ["a"]), ("T", ["b"])], [("C", ["a"]), ("T", ["b", "c"])]),
    ("one of two that are the same in all goes", [("C", ["a"]), ("T", []), ("T", [])], [("T", []), ("C", ["a"])]),
    ("the same twice in one, once changed", [("T", ["a", "a", "b"])], [("T", ["-a", "b"])]),
]


@each_case(("before", "after"), [case[1:] for case in TWINS], [case[0] for case in TWINS])
def test_parts_of_one_name_without_ids_are_told_apart_in_whatever_order_they_stand(
    before: list[Automation], after: list[Automation]
) -> None:
    """Patches of maps whose automations stand in another order, which is no other map."""
    old, new = automated(before), automated(after)
    found = compare_maps(old, new).changes
    for edits, side, wanted in ((found, before, new), (invert(found), after, old)):
        for order in permutations(side):
            made = apply(edits, automated(order))
            assert tree(made).digest == tree(wanted).digest, order  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(before=automations(), after=automations(), chance=randoms(use_true_random=False))
def test_a_patch_makes_the_other_side_of_any_automations_in_any_order(
    before: list[Automation], after: list[Automation], chance: random.Random
) -> None:
    old, new = automated(before), automated(after)
    found = compare_maps(old, new).changes
    for edits, side, wanted in ((found, before, new), (invert(found), after, old)):
        shuffled = [(title, chance.sample(nodes, len(nodes))) for title, nodes in chance.sample(side, len(side))]
        assert tree(apply(edits, automated(shuffled))).digest == tree(wanted).digest  # type: ignore[arg-type]


def automated(them: Iterable[Automation]) -> Any:
    """A map with these automations, whose nodes have no ids. What begins with a dash is another action."""
    written = "".join(
        f"  - title: {title}\n    nodes:\n"
        + "".join(f"      - {{action: {'tag' if name[0] == '-' else 'message'}, text: {name[-1]}}}\n" for name in nodes)
        for title, nodes in them
    )
    return shop(f"id: shop\ntitle: Shop\nstages: [Buy]\nautomations:\n{written}")
