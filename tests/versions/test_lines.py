"""Maps followed through versions: which states they have, and which of them are compared."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desireline.publish.versions.lines import ANY_TWO, Line, Pair, Run, differs, lines, pairs, ways
from desireline.publish.versions.states import Snapshot, Standing, maps_changed


def standing(name: str, state: str) -> Standing:
    """A map in a state; a capital letter is the same text with another persona, `x` cannot be read."""
    told = "" if state == "x" else state
    return Standing(name, f"maps/{name}.yaml", name.title(), "en", state, told, state.lower(), broken=state == "x")


def snapshot(was: str = "", **states: str) -> Snapshot:
    """`snapshot(was="old=new", new="a")`."""
    former = dict(pair.split("=") for pair in was.split())
    return Snapshot({name: standing(name, state) for name, state in states.items()}, {}, former)


def line(states: str, today: str = "") -> Line:
    """A map's states, one letter a version; a dot where it was not."""
    stands = tuple(None if state == "." else standing("visit", state) for state in states)
    return Line("maps", "visit", stands, standing("visit", today) if today else None)


@pytest.mark.parametrize(
    ("states", "runs", "why"),
    [
        ("aab", [(0, 1), (2, 2)], "neighbours that are alike are one state"),
        ("aba", [(0, 0), (1, 1), (2, 2)], "what comes back begins anew"),
        (".a.a", [(1, 1), (3, 3)], "what was away begins anew"),
        ("", [], "no versions"),
    ],
)
def test_states(states: str, runs: list[tuple[int, int]], why: str) -> None:
    assert list(line(states).shown) == [Run(*run) for run in runs], why


@pytest.mark.parametrize(
    ("states", "today", "compared", "led", "why"),
    [
        ("aa", "a", [], [], "nothing ever changed"),
        ("ab", "b", [(0, 1), (0, 2)], [], "one change, and what changed since the first"),
        ("aab", "b", [(1, 2), (0, 3)], [((0, 2), (1, 2)), ((1, 3), (0, 3))], "addresses of the same state lead on"),
        ("abc", "", [(0, 1), (1, 2), (0, 2)], [], "gone today: versions alone"),
        ("axb", "b", [(0, 2), (0, 3)], [], "what cannot be read is passed over"),
        (".a", "x", [], [], "today's cannot be read"),
        ("aba", "a", [(0, 1), (1, 2), (1, 3)], [], "what is the same is not compared"),
    ],
)
def test_comparisons(states: str, today: str, compared: list[tuple[int, int]], led: list[object], why: str) -> None:
    followed = line(states, today)
    assert [(pair.before, pair.after) for pair in pairs(followed)] == compared, why
    found = [((a.before, a.after), (b.before, b.after)) for a, b in ways(followed)]
    assert found == led, why


@given(st.text("abcdx.", max_size=12), st.sampled_from("abcd"))
def test_each_version_that_differs_can_be_compared_with_today_and_its_neighbour(states: str, today: str) -> None:
    followed = line(states, today)
    made = set(pairs(followed))
    leading = dict(ways(followed))
    end = len(states)
    assert set(leading.values()) <= made
    assert not leading.keys() & made
    for place in range(end):
        assert (Pair(place, end) in made | leading.keys()) == differs(followed, place)
    for place, (one, other) in enumerate(pairwise(states)):
        if one != other and not {one, other} & {"x", "."}:
            assert Pair(place, place + 1) in made
    for pair in made:
        after = today if pair.after == end else states[pair.after]
        assert states[pair.before] != after


def test_pages_grow_with_the_states_and_not_with_their_square() -> None:
    many = "".join(chr(97 + place) for place in range(20))
    assert len(pairs(line(many, "z"))) == 19 + 20
    assert len(pairs(line(many[:ANY_TWO], "z"))) == ANY_TWO * (ANY_TWO - 1) // 2 + ANY_TWO


@pytest.mark.parametrize(
    ("versions", "today", "found", "why"),
    [
        (
            [snapshot(tea="a"), snapshot(tea="a")],
            snapshot(tea="b"),
            {"tea": ["tea", "tea"]},
            "the same id",
        ),
        (
            [snapshot(old="a"), snapshot(old="a")],
            snapshot("old=tea", tea="a"),
            {"tea": ["old", "old"]},
            "today's map was called otherwise",
        ),
        (
            [snapshot(old="a"), snapshot("old=tea", tea="a")],
            snapshot(),
            {"tea": ["old", "tea"]},
            "renamed, then gone",
        ),
        (
            [snapshot(old="a", tea="b")],
            snapshot("old=tea", tea="b"),
            {"tea": ["tea"], "old": ["old"]},
            "both stood there: two maps became one, and neither is lost",
        ),
        (
            [snapshot(tea="a")],
            snapshot("tea=green", green="a", tea="c"),
            {"tea": ["tea"], "green": [None]},
            "an id in use today belongs to who uses it",
        ),
    ],
)
def test_maps_are_followed_over_renames(
    versions: list[Snapshot], today: Snapshot, found: dict[str, list[str | None]], why: str
) -> None:
    made = {each.id: [one.id if one is not None else None for one in each.stands] for each in lines(versions, today)}
    assert made == found, why


def test_what_changed_between_two_versions() -> None:
    before = snapshot(same="a", text="a", people="a", gone="a", old="a", moved="a")
    after = snapshot("old=renamed moved=there", same="a", text="b", people="A", come="a", renamed="a", there="b")
    assert maps_changed(before, after) == {"text", "people", "gone", "come", "there"}
