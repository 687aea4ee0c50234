"""The curves of both versions on one axis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desireline.compare.gap import gap
from desireline.draw.changes.board import board_widths
from desireline.draw.changes.board_union import union
from desireline.draw.changes.curves_course import areas, delta, double
from desireline.draw.changes.curves_people import whose
from desireline.draw.changes.said import said_file
from desireline.draw.changes.said_names import Names
from desireline.draw.view import View
from desireline.source import load_folder
from tests.compare.projects import SHOP, between, edited
from tests.draw.changed import EN, ROOT, TODAY, document, laid
from tests.draw.pages import Everywhere

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


def drawn(*replaced: tuple[str, str], text: str | None = None) -> Any:
    """The two curves of the shop."""
    shown = laid(*replaced, text=text)
    return double(shown, board_widths(shown), View(EN, Everywhere(), TODAY))


AREAS: list[tuple[str, list[tuple[str, str]], list[str]]] = [
    ("two points up is better", [("score: -1, word: anxious", "score: 1, word: calm")], ["better"]),
    ("two points down is worse", [("    emotion: 2\n", "    emotion: 0\n")], ["worse"]),
    ("less than half a point is no difference", [("score: -1, word: anxious", "score: -0.6, word: anxious")], []),
    ("up here and down there are two areas",
     [("score: -1, word: anxious", "score: 2, word: calm"), ("    emotion: 2\n", "    emotion: -1\n")],
     ["better", "worse"]),
    ("a feeling in other words is no difference", [("word: anxious", "word: uneasy")], []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "replaced", "expected"), AREAS, ids=[each[0] for each in AREAS])
def test_an_area_is_hatched_where_the_curves_clearly_differ(
    why: str, replaced: list[tuple[str, str]], expected: list[str]
) -> None:
    shown = drawn(*replaced)
    assert [area.tone for area in areas(shown, shown.shared[0])] == expected, why


def test_lines_that_only_touch_are_told_apart_on_both_sides() -> None:
    """Better before a point that both share, worse behind it: two areas and never one of either tone."""
    shown = drawn(
        ("title: Search\n    emotion: 1", "title: Search\n    emotion: 2"),
        ("moment_of_truth: true\n    emotion: 2", "moment_of_truth: true\n    emotion: 0"),
    )
    found = areas(shown, shown.shared[0])
    assert [area.tone for area in found] == ["better", "worse"]
    for area in found:
        signs = {(after > before) - (after < before) for _, before, after in area.edge} - {0}
        assert signs == {1 if area.tone == "better" else -1}


def test_nothing_is_hatched_over_a_stage_that_only_one_version_has() -> None:
    new = edited(
        ("  - id: use\n", "  - id: unpack\n    title: Unpack\n    emotion: 2\n  - id: use\n"), ("score: -1", "score: 2")
    )
    shown = drawn(text=new)
    place = next(n for n, column in enumerate(shown.union.columns) if column.before is None)
    start, end = shown.widths.edges[place : place + 2]
    for area in areas(shown, shown.shared[0]):
        assert not any(start + 0.01 < x < end - 0.01 for x, _, _ in area.edge)
    assert delta(shown, place) is None


def test_a_stage_in_which_nothing_changed_is_not_hatched_beside_a_new_one() -> None:
    """The lines come from different stages to one feeling; only what is felt in a stage is said of it."""
    new = edited(("  - id: use\n", "  - id: unpack\n    title: Unpack\n    emotion: -2\n  - id: use\n"))
    shown = drawn(text=new)
    assert areas(shown, shown.shared[0]) == []


VOICES: list[tuple[str, str, str, list[tuple[str, bool, bool]]]] = [
    ("one line each, then one for both: each is compared with what is theirs now",
     "{by_persona: {ann: 1, bob: -1}}", "1", [("ann", True, True), ("bob", True, True)]),
    ("one line for both, then one each", "1", "{by_persona: {ann: 1, bob: -1}}",
     [("ann", True, True), ("bob", True, True)]),
    ("one line for both in both", "1", "2", [("ann bob", True, True)]),
    ("one line each in both", "{by_persona: {ann: 1, bob: -1}}", "{by_persona: {ann: 0, bob: 1}}",
     [("ann", True, True), ("bob", True, True)]),
    ("one who was there alone, and both", "{by_persona: {ann: 1}}", "1", [("ann bob", True, True)]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "before", "after", "expected"), VOICES, ids=[each[0] for each in VOICES])
def test_lines_are_compared_person_by_person(
    why: str, before: str, after: str, expected: list[tuple[str, bool, bool]], tmp_path: Path
) -> None:
    made = []
    for side, emotion in (("before", before), ("after", after)):
        for folder, name, text in (
            ("personas", "ann", "name: Ann"),
            ("personas", "bob", "name: Bob"),
            ("maps", "m", f"title: M\npersonas: [ann, bob]\nstages:\n  - {{id: a, title: A, emotion: {emotion}}}\n"),
        ):
            file = tmp_path / side / folder / f"{name}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        made.append(load_folder(tmp_path / side).maps["m"])
    pairs = [(" ".join(each.people), each.before is not None, each.after is not None) for each in whose(*made)]
    assert pairs == expected, why


def test_versions_on_different_scales_are_not_subtracted() -> None:
    new = edited(
        ("personas: [hao]", "personas: [hao]\nscales: [{id: emotion, range: [0, 10]}]"), ("score: -1", "score: 1")
    )
    shown = drawn(text=new)
    assert not shown.comparable
    assert areas(shown, shown.shared[0]) == []
    assert "different scales" in document(between(SHOP, new))


def test_steps_that_are_one_stand_at_one_place() -> None:
    samples = load_folder(ROOT)
    made = gap(samples.maps["phone-purchase"], samples.maps["phone-purchase-future"])
    shown = union(said_file(made.file, Names(EN)))
    curves = double(shown, board_widths(shown), View(EN, Everywhere(), TODAY)).shared[0]
    then = {round(spot.x, 3) for spot in curves.before.spots if spot.where.startswith("購買")}
    now = {round(spot.x, 3) for spot in curves.after.spots if spot.where.startswith("購買")}
    assert then == now
    assert len(now) == 2


# --- the page of a comparison ---


def test_a_low_point_that_both_lines_share_is_named_below_it() -> None:
    text = "title: T\nstages:\n" + "".join(
        f"  - {{id: s{n}, title: S{n}, emotion: {score}, wait: 1h}}\n" for n, score in enumerate((1, -1, 1))
    )
    page = document(between(text, text.replace("wait: 1h", "wait: 2h", 1)))
    curve = page[page.index('<g class="dl-curve-marks">') :]
    heights = {
        number: float(y)
        for y, number in re.findall(r'<text[^>]* y="([-\d.]+)"[^>]*><tspan[^>]*>([^<]*)</tspan>', curve)
    }
    assert heights["\u22121"] > 0 > heights["+1"]
