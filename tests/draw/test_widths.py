"""Column widths: what grid, blueprint and curve share."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desireline.draw.textwidth import cut, text_width
from desireline.draw.widths import Widths, lane_head_width, squeezed, widths
from desireline.model import JourneyMap, Row, Scale, Stage, Step


def stage(*texts: str) -> Stage:
    return Stage(title="Stage", steps=tuple(Step(text=text) for text in texts))


@pytest.mark.parametrize(
    ("stages", "weights"),
    [
        ((), ()),
        ((stage(),), (146,)),  # a stage without steps is one column, and its head needs the room
        ((stage("a"),), (146,)),
        ((stage("a", "b"),), (92, 92)),
        ((stage("a", "b", "c"),), (92, 92, 92)),
        ((stage("a", "b", "c", "d"),), (92, 92, 92, 92)),  # never narrower
        ((stage("a", "字" * 61),), (92, 160)),  # a long step
        ((stage("a", "字" * 60),), (92, 92)),
        ((stage("a", "i" * 200),), (92, 92)),  # 200 narrow letters are no long step
        ((stage("w" * 90),), (160,)),
    ],
)
def test_a_column_is_as_wide_as_its_stage_and_text_need(stages: tuple[Stage, ...], weights: tuple[int, ...]) -> None:
    assert widths(JourneyMap(title="M", stages=stages)).weights == weights


def test_the_least_width_is_the_head_and_all_columns() -> None:
    assert widths(JourneyMap(title="M", stages=(stage("a", "b"), stage()))).min_width == 76 + 92 * 2 + 146


@pytest.mark.parametrize(
    ("wanted", "least", "reason"),
    [
        (1200, 1200, "what fits, fits"),
        (1212, 1200, "twelve px are no reason to scroll"),
        (1236, 1200, "three in a hundred at most"),
        (1240, 1240, "no more: names would run into the next column"),
        (730, 720, "the narrowest window with a grid"),
        (700, 700, "below it there are cards"),
    ],
)
def test_a_whole_that_just_misses_a_window_is_squeezed_into_it(wanted: int, least: int, reason: str) -> None:
    assert squeezed(wanted) == least, reason
    assert Widths((wanted - 76,), 76).min_width == least


@pytest.mark.parametrize(
    ("title", "least", "most", "reason"),
    [
        ("Mood", 76, 76, "a short name takes no more than the built-in ones"),
        ("What they never ask us", 76, 76, "several short words stand below each other"),
        ("Verbesserungsvorschläge", 150, 170, "a long word stands whole"),
        ("Donaudampfschifffahrtsgesellschaftskapitänsmütze", 240, 240, "but takes no room from the stages without end"),
        ("顧客が心の中で考えていること", 76, 76, "ideographs and kana are broken anywhere"),
        ("カスタマーサポートの声", 118, 128, "but not in a loanword"),
        ("ディザスターリカバリープラン", 76, 76, "unless it is longer than any head"),
        ("ความรู้สึกกังวลเรื่องการจัดส่ง", 76, 76, "Thai is broken between words that have no spaces"),
        ("Высококвалифицированный", 150, 190, "other alphabets are words too"),
    ],
)
def test_the_heads_take_the_room_that_their_longest_word_needs(title: str, least: int, most: int, reason: str) -> None:
    drawn = JourneyMap(title="M", stages=(stage(),), rows=(Row(id="own", title=title),))
    assert least <= widths(drawn).head <= most, reason


# The levels of the emotion scale, the least and the most that the heads beside the curve take, and why.
LEVELS = [
    (("bad", "good"), 76, 76, "short names of levels take no more than the rows do"),
    (("投げ出したい", "すっきり"), 84, 88, "a level is no sentence: it stands whole, kana too"),
    (("an endless feeling of joy", "none"), 130, 134, "up to ten em"),
]


@pytest.mark.parametrize(("levels", "least", "most", "reason"), LEVELS)
def test_the_heads_leave_room_for_the_levels_of_the_curve(
    levels: tuple[str, ...], least: int, most: int, reason: str
) -> None:
    drawn = JourneyMap(title="M", stages=(stage(),), scales=(Scale(id="emotion", title="M", levels=levels),))
    assert least <= widths(drawn).head <= most, reason


# The names of lanes, the width of their heads, and why.
LANES = [
    ((), 112, "lanes without names of their own"),
    (("Kitchen", "Front of house, evenings"), 112, "short words stand below each other"),
    (("Ambulanter Pflegedienst", "Krankenhausinformationssystem"), 214, "a long word stands whole"),
    (("Donaudampfschifffahrtsgesellschaftskapitän",), 224, "but takes no room from the steps without end"),
    (("病院の受付と会計と薬局",), 112, "ideographs are broken anywhere"),
]


@pytest.mark.parametrize(("titles", "width", "reason"), LANES)
def test_the_heads_of_lanes_take_the_room_that_their_longest_word_needs(
    titles: tuple[str, ...], width: int, reason: str
) -> None:
    assert lane_head_width(titles) == pytest.approx(width, abs=6), reason


def test_positions_count_columns_and_stop_at_the_ends() -> None:
    shown = Widths((100, 300, 100))
    assert shown.edges == (0, 20, 80, 100)
    assert [shown.percent(x) for x in (-1, 0, 0.5, 1, 1.5, 2.5, 3, 9)] == [0, 0, 10, 20, 50, 90, 100, 100]


def test_a_span_is_halved_by_its_edges_not_by_its_count_of_columns() -> None:
    shown = Widths((100, 300))
    assert shown.middle(0, 1) == 50
    assert shown.percent(1) == 25
    assert shown.within(0, 1, 0.75) == 75


def test_no_columns_have_no_places() -> None:
    assert Widths(()).percent(0.5) == 0


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40), st.data())
def test_positions_grow_with_x_and_middles_lie_between_edges(weights: list[int], data: st.DataObject) -> None:
    shown = Widths(tuple(weights))
    one, two = sorted(data.draw(st.tuples(st.floats(0, len(weights)), st.floats(0, len(weights)))))
    assert 0 <= shown.percent(one) <= shown.percent(two) <= 100.0000001
    for index in range(len(weights)):
        assert shown.percent(index + 0.5) == pytest.approx((shown.edges[index] + shown.edges[index + 1]) / 2)


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0),
        ("字字", 2),
        ("アイ", 2),
        ("한국", 2),
        ("。", 1),
        ("e\u0301", 0.556),  # an accent of its own takes no room
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1.25),  # a family is one picture
        ("\u2212", 0.6),  # a minus is as narrow as a plus
    ],
)
def test_widths_of_signs(text: str, em: float) -> None:
    assert text_width(text) == pytest.approx(em, abs=0.01)


def test_latin_is_narrower_than_ideographs_and_cyrillic_is_no_ideograph() -> None:
    assert 2 < text_width("привет") < 4.5
    assert 2 < text_width("Hello!") < 3.2


@example("🗻", 1.0)  # one character, wider than an em
@given(st.text(), st.floats(1, 20))
def test_a_cut_text_fits_and_a_fitting_one_is_left_alone(text: str, most: float) -> None:
    made = cut(text, most)
    assert text_width(made) <= most + 1e-9
    if text_width(text) <= most:
        assert made == text
    else:
        assert made.endswith("…")
        assert text.startswith(made[:-1])


def test_a_cut_never_splits_a_joined_emoji() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert cut(f"ab{family}cdefgh", 3.5) in {"ab…", f"ab{family}…"}
