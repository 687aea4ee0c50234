"""The flow of a journey: what is drawn of its ways, what is said of them, and that nothing overlaps."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desireline.draw.flow as flows
from desireline.draw.flow import flow
from desireline.draw.flow.drawing import Box, Drawing, Label
from desireline.draw.flow.layout import layout
from desireline.draw.flow.measures import node_width
from desireline.draw.flow.tracks import groups, tracks
from desireline.draw.mermaid import diagrams
from desireline.draw.text import flow_text
from desireline.model import JourneyMap, Next, Number, Stage, Step
from tests.draw.blueprints import VIEW
from tests.draw.catalogues import catalogue


def steps(*following: tuple[Next, ...] | None, lang: str = "en") -> JourneyMap:
    """A map of steps a, b, c …, each with the ways given (None: the plain order)."""
    made = tuple(Step(id=chr(97 + n), text=f"Step {chr(97 + n)}", next=ways) for n, ways in enumerate(following))
    return JourneyMap(id="m", title="Map", lang=lang, stages=(Stage(id="s", title="Stage", steps=made),))


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("</svg>", 1)[1]))


def test_a_straight_journey_draws_nothing() -> None:
    assert flow(steps(None, None, None), VIEW) == ""
    assert flows.standalone(steps(None, None), VIEW) == ""


WAYS = [
    # a branch: both ways with their conditions, the one without is "otherwise"
    ((Next(to="b"), Next(to="c", when="in a hurry", share=Number.read("30%", percent=True))), None, None),
    ["One of these:", "On to Step b", "otherwise", "Skips to Step c", "in a hurry · 30%"],
    # back to an earlier step
    (None, (Next(to="a", when="not sure"), Next(to="c")), None),
    ["Back to Step a", "not sure"],
    # to itself
    ((Next(to="a", when="again"), Next(to="b")), None),
    ["Back to Step a", "again"],
    # in parallel
    ((Next(to="b"), Next(to="c")), None, None),
    ["All at once:", "On to Step b", "Skips to Step c"],
    # people leave
    ((Next(to="b"), Next(when="too dear", share=Number.read("0.2", percent=True))), None),
    ["Leaves", "too dear · 20%"],
    # an end in the middle
    ((), None),
    ["The journey ends here"],
    # into another map
    ((Next(to="other#x"),), None),
    ["To other#x"],
]


@pytest.mark.parametrize(("following", "said"), list(zip(WAYS[::2], WAYS[1::2], strict=True)))
def test_each_way_is_drawn_and_said_in_words(following: tuple[tuple[Next, ...] | None, ...], said: list[str]) -> None:
    html = words(flow(steps(*following), VIEW))
    for part in said:
        assert part in html


def test_a_way_to_the_next_step_is_straight_one_that_skips_arches_above_one_back_runs_below() -> None:
    drawn = layout(steps((Next(to="b"), Next(to="c", when="x")), None, (Next(to="a", when="y"),)), VIEW)
    box = drawn.boxes[0]
    heights = {(min(y for _, y in line.points), max(y for _, y in line.points)) for line in drawn.lines}
    assert any(low == high for low, high in heights)
    assert any(low < box.y for low, _ in heights)
    assert any(high > box.y + box.height for _, high in heights)


def test_lines_end_at_their_nodes() -> None:
    drawn = layout(steps((Next(to="b"), Next(to="c", when="x")), None, (Next(to="a", when="y"), Next(to="b"))), VIEW)
    for line in drawn.lines:
        if line.kind != "exit":
            x, y = line.points[-1]
            assert any(on_edge(box, x, y) for box in drawn.boxes) or any(mark.kind == "end" for mark in drawn.marks)


def test_words_on_a_way_back_to_where_it_began_are_not_struck_through_and_exits_stand_beside_it() -> None:
    ways = (Next(to="b"), Next(to="a", when="card refused"), Next(when="too dear"))
    drawn = layout(steps(ways, None, None), VIEW)
    (loop,) = [line for line in drawn.lines if line.kind == "back"]
    (words,) = [label for label in drawn.labels if label.kind == "edge" and "refused" in " ".join(label.lines)]
    (leaves,) = [label for label in drawn.labels if label.kind == "exit"]
    assert words.y > max(y for _, y in loop.points), "they stand below it"
    assert leaves.x >= max(x for x, _ in loop.points) + 8, "px"


def test_no_word_is_parted_on_a_way_back_to_where_it_began() -> None:
    drawn = layout(steps((Next(to="b"), Next(to="a", when="otherwise explained")), None, None), VIEW)
    said = " ".join(line for label in drawn.labels for line in label.lines)
    assert {"otherwise", "explained"} <= set(said.split())


def on_edge(box: Box, x: float, y: float) -> bool:
    level = x in {box.x, box.x + box.width} and box.y <= y <= box.y + box.height
    return level or (y in {box.y, box.y + box.height} and box.x <= x <= box.x + box.width)


@st.composite
def journeys(draw: st.DrawFn) -> JourneyMap:
    count = draw(st.integers(2, 30))
    texts = st.sampled_from(
        [
            "",
            "short",
            "a condition of many words that must be wrapped",
            "Wiedervorlage abgelaufen",
            "如果現場沒有現貨而且趕時間",
        ]
    )
    target = st.one_of(st.none(), st.integers(0, count - 1))
    ways = st.one_of(st.none(), st.lists(st.tuples(target, texts), max_size=3))
    made = []
    for number in range(count):
        chosen = draw(ways) if draw(st.booleans()) else None
        following = None
        if chosen is not None:
            following = tuple(
                Next(to=None if to is None else f"n{to}", when=when or ("x" if to is None else None))
                for to, when in chosen
            )
        made.append(Step(id=f"n{number}", text=draw(texts) or f"Step {number}", next=following))
    cut = draw(st.integers(1, count))
    stages = [
        Stage(id=f"s{k}", title="T", steps=tuple(part)) for k, part in enumerate((made[:cut], made[cut:])) if part
    ]
    return JourneyMap(id="m", title="M", stages=tuple(stages))


def extent(part: Box | Label) -> tuple[float, float, float, float]:
    left = part.x - part.width / 2 if isinstance(part, Label) and part.kind == "edge" else part.x
    return left, part.y, left + part.width, part.y + part.height


def overlap(one: Box | Label, other: Box | Label) -> bool:
    a, b = extent(one), extent(other)
    return a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01


def coincide(drawing: Drawing) -> bool:
    """Whether two ways run on one another anywhere (ways straight on apart, of which each pair of nodes has one)."""
    levels, uprights = [], []
    for line in drawing.lines:
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            if len(line.points) > 2:
                (levels if y1 == y2 else uprights).append(
                    (y1, *sorted((x1, x2))) if y1 == y2 else (x1, *sorted((y1, y2)))
                )
    return any(
        a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for group in (levels, uprights) for a, b in combinations(group, 2)
    )


@settings(max_examples=120, deadline=None)
@given(journeys())
def test_boxes_and_words_never_overlap_and_ways_never_run_on_one_another(made: JourneyMap) -> None:
    drawn = layout(made, VIEW)
    for one, other in combinations(drawn.boxes, 2):
        assert not overlap(one, other)
    for one, other in combinations([*drawn.labels, *drawn.boxes], 2):
        assert not overlap(one, other), (one, other)
    assert not coincide(drawn)
    for part in (*drawn.boxes, *drawn.labels):
        left, top, right, bottom = extent(part)
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width + 0.01
        assert bottom <= drawn.height + 0.01


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)).map(lambda pair: tuple(sorted(pair))), max_size=20))
def test_spans_on_one_track_never_meet(spans: list[tuple[float, float]]) -> None:
    found = tracks(spans, apart=2)
    for (one, a), (other, b) in combinations(zip(spans, found, strict=True), 2):
        assert a != b or one[1] + 2 < other[0] or other[1] + 2 < one[0]


def test_groups_hold_what_overlaps_through_others_too() -> None:
    assert groups([(0, 2), (5, 6), (1, 3), (3, 4)]) == [[0, 2, 3], [1]]


# The names of steps, the width of every node, and why.
WIDE = [
    (["look", "buy a phone in the shop round the corner"], 132, "short words stand below each other"),
    (["Erfährt den Entlassungstermin"], 146, "a long word stands whole"),
    (["Donaudampfschifffahrtsgesellschaftskapitän"], 188, "but makes no drawing endless"),
    (["マイナンバーカードの暗証番号を思い出せない"], 132, "kana are broken anywhere"),
]


@pytest.mark.parametrize(("names", "width", "reason"), WIDE)
def test_nodes_are_as_wide_as_their_longest_word(names: list[str], width: float, reason: str) -> None:
    assert node_width(names) == pytest.approx(width, abs=6), reason


def test_a_stage_without_steps_says_its_name_once() -> None:
    ways = (Next(to="notice"), Next(to="collect"))
    stages = tuple(Stage(id=name.lower(), title=name, next=ways) for name in ("Notice", "Apply", "Collect"))
    made = JourneyMap(id="m", title="Map", stages=stages)
    assert [band.lines for band in layout(made, VIEW).bands] == [(), (), ()]
    listed = re.findall(r"<li class=\"dl-fl-(?:head|step).*?</span></?[^>]*>", flow(made, VIEW))
    assert [re.sub(r"<[^>]+>", "", each) for each in listed] == ["1 Notice", "2 Apply", "3 Collect"]


def test_hostile_text_stays_text_in_both_outputs() -> None:
    bad = "<img src=x onerror=alert(1)>\"'\u202e"
    ways = (Next(to="a", when=bad), Next(when=bad))
    made = JourneyMap(
        id="m", title=bad, lang="ar",
        stages=(Stage(id="s", title=bad, steps=(Step(id="a", text=bad, next=ways),)),),
    )  # fmt: skip
    for out in (flow(made, VIEW), flows.standalone(made, VIEW)):
        assert "<img" not in out
        assert "\u202e" not in out
    Tree.fromstring(flows.standalone(made, VIEW))


def test_right_to_left_is_mirrored_in_the_picture() -> None:
    ways = ((Next(to="a", when="x"), Next(to="b")), None)

    def first_box(lang: str) -> float:
        return float(re.findall(r'class="dl-fl-node" x="([\d.]+)"', flows.standalone(steps(*ways, lang=lang), VIEW))[0])

    assert first_box("ar") > first_box("en")
    assert 'dir="rtl"' in flow(steps(*ways, lang="ar"), VIEW)


def test_a_way_into_another_map_is_called_by_the_titles_there() -> None:
    known = catalogue(
        {
            "m": "title: M\nstages: [{title: S, steps: [{text: a, next: [{to: other#x}]}, b]}]",
            "other": "title: The *other* way\nstages: [{title: S, steps: [{id: x, text: Look around}]}]",
        }
    )
    view, journey = replace(VIEW, find=known.find), known.maps["m"]
    there = "The other way · Look around"
    assert f"To {there}" in words(flow(journey, view))
    assert there in flows.standalone(journey, view)
    assert there in re.sub(r"\s+", " ", flow_text(journey, view, 200))
    assert any(there in diagram.source for diagram in diagrams(journey, view))
