"""What holds of the curve of any map: well-formed, harmless, legible, ids of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.draw.curve import (
    curve_figure,
    overview,
    sparkline,
    standalone,
    step_curves,
)
from desireline.draw.widths import widths
from tests.draw.curve_figures import SCORES, SVG, figure, marks, of, tree
from tests.draw.curves import VIEW, felt, journey, scored, stage, step
from tests.draw.hostile import NASTY, map_of
from tests.strategies import maps

if TYPE_CHECKING:
    from desireline.model import JourneyMap


def test_ids_are_unique_across_scales_sizes_and_versions_of_a_map() -> None:
    shown = scored(1, -1)
    own = widths(shown)
    drawn = (
        curve_figure(shown, VIEW, own)
        + curve_figure(shown, VIEW, own, prefix="old_")
        + curve_figure(shown, VIEW, own, "freedom")
        + overview(shown, VIEW)
        + sparkline(shown, VIEW)
    )
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids)) > 10
    for used in re.findall(r"url\(#([^)]+)\)|aria-(?:labelledby|describedby)=\"([^\"]+)", drawn):
        assert (used[0] or used[1]) in ids


def all_drawings(shown: JourneyMap) -> list[str]:
    return [
        curve_figure(shown, VIEW, widths(shown)),
        overview(shown, VIEW),
        sparkline(shown, VIEW),
        standalone(shown, VIEW),
        *step_curves(shown, VIEW),
    ]


@settings(max_examples=60, deadline=None)
@given(maps())
def test_any_map_is_drawn_well_formed_and_without_anything_that_runs(shown: JourneyMap) -> None:
    for drawn in all_drawings(shown):
        if not drawn:
            continue
        for element in tree(drawn).iter():
            assert element.tag.removeprefix(SVG) not in {"script", "foreignObject", "iframe", "img", "style"}
            assert not any(name.startswith("on") for name in element.attrib)
            for name in ("d", "x", "y", "width", "height", "transform", "viewBox"):
                assert not re.search("nan|inf", element.get(name, ""))


def test_hostile_texts_stay_texts() -> None:
    shown = map_of(NASTY)
    for drawn in all_drawings(shown):
        assert all(element.tag.removeprefix(SVG) not in {"img", "script", "b"} for element in tree(drawn).iter())


@settings(max_examples=60, deadline=None)
@given(SCORES)
def test_a_mark_for_each_score_inside_the_drawing_in_order_of_height(scores: list[float]) -> None:
    root = figure(scored(*scores))
    ys = [float(mark.get("y", "")) for mark in marks(root)]
    assert len(ys) == len(scores)
    clamped = [min(max(score, -2), 2) for score in scores]
    for one in range(len(scores)):
        for two in range(len(scores)):
            if clamped[one] > clamped[two] + 0.01:
                assert ys[one] < ys[two]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(-2, 2), min_size=1, max_size=3), min_size=1, max_size=8))
def test_labels_of_one_line_never_stand_on_each_other(scores: list[list[int]]) -> None:
    word = "a feeling"
    shown = journey(*(stage("S", *(step("s", felt(value, word)) for value in own)) for own in scores))
    own = widths(shown)
    boxes = []
    (group,) = of(figure(shown), "g", "dl-curve-labels")
    for label in group:
        (text,) = label
        said = "".join(text.itertext())
        x = float(label.get("x", "").rstrip("%")) * own.total / 100 + float(text.get("x", 0))
        y = float(label.get("y", "")) + float(text.get("y", 0))
        width = 50 if word in said else 14  # no wider than these are at 12 px
        left = {"start": x, "end": x - width}.get(text.get("text-anchor", ""), x - width / 2)
        boxes.append((left, y - 9, left + width, y))
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)
