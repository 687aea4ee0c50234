"""Where things stand in a blueprint: lanes, lines and the routes of arrows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desireline.draw.blueprint.board import board, spot_of
from desireline.draw.blueprint.lines import Lines, lines
from desireline.draw.blueprint.routes import Plan, Riser, Run, Shaft, plan
from desireline.model import JourneyMap, Lane, LaneCell, Stage
from tests.draw.blueprints import journey, step


def names(made: JourneyMap) -> list[str]:
    return [band.lane.id or "" for band in board(made).bands]


def test_lanes_stand_in_the_order_of_roles_and_own_lanes_below_all() -> None:
    made = journey(
        Stage(
            title="S",
            steps=(
                step("a", support="x", backstage="x", frontstage="x", physical_evidence="x", kitchen="x", bank="x"),
            ),
        ),
        lanes=(Lane(id="bank", title="Bank"), Lane(id="kitchen", role="backstage")),
    )
    assert names(made) == ["physical_evidence", "customer", "frontstage", "backstage", "kitchen", "support", "bank"]


LINE_CASES = [
    # a lane on each side of every line: all three
    (
        {"frontstage": "x", "backstage": "x", "support": "x"},
        True,
        ["interaction", "visibility", "internal-interaction"],
    ),
    # nothing is hidden from the customer: only the line of interaction has two sides
    ({"frontstage": "x"}, True, ["interaction"]),
    # nobody between the customer and the systems: they are hidden, but there is no internal interaction
    ({"support": "x"}, True, ["interaction", "visibility"]),
    # no customer lane: what staff do in view and out of view is still apart
    ({"frontstage": "x", "backstage": "x"}, False, ["visibility"]),
    # only what is hidden: no line has two sides but the one between staff and systems
    ({"backstage": "x", "support": "x"}, False, ["internal-interaction"]),
    # an own lane without a role is on no side of any line
    ({"bank": "x"}, True, []),
]


@pytest.mark.parametrize(("said", "customer", "expected"), LINE_CASES)
def test_a_line_is_drawn_where_something_stands_on_both_sides(
    said: dict[str, str], customer: bool, expected: list[str]
) -> None:
    made = journey(Stage(title="S", steps=(step("a", None if customer else "", **said),)), lanes=(Lane(id="bank"),))
    assert [name for name, _ in board(made).lines] == expected


def test_steps_without_text_leave_no_customer_lane() -> None:
    made = journey(Stage(title="S", steps=(step("a", "", frontstage="x"), step("b", "", frontstage="x"))))
    assert "customer" not in names(made)


def test_what_the_customer_cannot_see_is_shaded_and_nothing_else() -> None:
    made = journey(
        Stage(title="S", steps=(step("a", frontstage="x", backstage="x", support="x", bank="x"),)),
        lanes=(Lane(id="bank"),),
    )
    drawn = board(made)
    assert drawn.shade is not None
    first, last = drawn.shade
    assert names(made)[first : last + 1] == ["backstage", "support"]


def test_what_a_stage_says_for_several_steps_spans_them_in_a_band_of_its_own() -> None:
    made = journey(
        Stage(id="s", title="S", backstage=(LaneCell(text="all"),), steps=(step("a", backstage="x"), step("b"))),
    )
    drawn = board(made)
    wide = next(cell for cell in drawn.cells if cell.spot.last > cell.spot.first)
    assert (wide.spot.first, wide.spot.last) == (0, 1)
    assert names(made) == ["customer", "backstage", "backstage"]
    assert spot_of(drawn, "s.backstage") == wide.spot, "an arrow to the stage means its own statement"
    assert spot_of(drawn, "a.backstage") != wide.spot


ROUTE_CASES = [
    # straight down to the neighbour
    ("a.frontstage>a.backstage", "upright", 0),
    # straight down over an empty cell
    ("b.frontstage>b.support", "upright", 0),
    # level to the next column
    ("a.frontstage>b.frontstage", "level", 0),
    # level over the empty cell of c
    ("b.frontstage<>d.frontstage", "level", 0),
    # a filled cell lies between: through the gutter below
    ("a.customer>c.customer", "bent", 1),
    # diagonal between neighbouring lanes: through their gutter
    ("a.frontstage>d.backstage", "bent", 1),
    # a filled cell lies between in one column: around it, changing gutters
    ("a.frontstage>a.support", "bent", 2),
    # to itself
    ("a.support>a.support", "bent", 1),
]


@pytest.mark.parametrize(("arrow", "kind", "runs"), ROUTE_CASES)
def test_the_route_of_an_arrow(arrow: str, kind: str, runs: int) -> None:
    route = planned(four_steps(arrow)).routes[0]
    assert (route.kind, len(route.runs)) == (kind, runs)


def four_steps(arrows: str) -> JourneyMap:
    return journey(
        Stage(
            title="S",
            steps=(
                step("a", frontstage="x", backstage="x", support="x"),
                step("b", frontstage="x", support="x"),
                step("c", backstage="x"),
                step("d", frontstage="x", backstage="x", support="x"),
            ),
        ),
        arrows=arrows,
    )


def planned(made: JourneyMap) -> Plan:
    return plan(made, board(made))


def test_only_written_arrows_to_places_that_are_drawn_are_routed() -> None:
    assert planned(four_steps("a.frontstage>nobody.frontstage a.nowhere>a.frontstage")).routes == ()


def test_a_crossed_empty_cell_and_one_where_an_arrow_ends_are_told_apart() -> None:
    made = planned(four_steps("b.frontstage>b.support a.frontstage>c.frontstage"))
    assert len(made.crossed) == 1
    assert len(made.bare) == 1


@st.composite
def boards(draw: st.DrawFn) -> JourneyMap:
    lanes = ("frontstage", "backstage", "kitchen", "support", "bank")
    count = draw(st.integers(1, 7))
    names_ = [f"s{number}" for number in range(count)]
    steps = [
        step(name, draw(st.sampled_from([name, ""])), **{lane: "x" for lane in lanes if draw(st.booleans())})
        for name in names_
    ]
    cut = draw(st.integers(0, count))
    wide = (LaneCell(text="w"),) if draw(st.booleans()) else ()
    stages = [
        Stage(id=f"st{index}", title="T", steps=tuple(part), backstage=wide)
        for index, part in enumerate((steps[:cut], steps[cut:]))
        if part
    ]
    place = st.tuples(st.sampled_from([*names_, "st0", "st1"]), st.sampled_from(["customer", *lanes]))
    arrows = draw(st.lists(st.tuples(place, st.sampled_from([">", "<>"]), place), max_size=9))
    words = " ".join(f"{a[0]}.{a[1]}{sign}{b[0]}.{b[1]}" for a, sign, b in arrows)
    return journey(*stages, arrows=words, lanes=(Lane(id="kitchen", role="backstage"), Lane(id="bank")))


Upright = tuple[tuple[int, int], int, int]
Level = tuple[int, float, float]


def strokes(routed: Plan, at: Lines) -> tuple[list[Upright], list[Level]]:
    """Every upright (its place, first and last row line) and every level line (its row line, start and end in px)."""
    uprights: list[Upright] = []
    levels: list[Level] = []
    for route in routed.routes:
        track: dict[int, list[Run]] = {}
        for run in route.runs:
            for upright in (run.start, run.end):
                track.setdefault(id(upright), []).append(run)
            levels.append((at.tracks[run.gutter][run.track], px(run.start, at), px(run.end, at)))
        for shaft in route.shafts:
            own = track[id(shaft)][0].track if route.kind == "bent" else 0
            uprights.append((at.across(shaft), at.level(shaft.top, own), at.level(shaft.bottom, own, top=False)))
        if route.riser:
            rows = sorted(at.tracks[run.gutter][run.track] for run in track[id(route.riser)])
            uprights.append((at.across(route.riser), rows[0], rows[1]))
    return uprights, levels


def px(upright: Shaft | Riser, at: Lines) -> float:
    return at.distance((2, 0), at.across(upright))


@settings(max_examples=150, deadline=None)
@given(boards())
def test_no_two_arrows_run_on_one_line_and_none_crosses_a_filled_cell(made: JourneyMap) -> None:
    drawn = board(made)
    routed = plan(made, drawn)
    at = lines(drawn, routed)
    uprights, levels = strokes(routed, at)
    for index, (place, top, bottom) in enumerate(uprights):
        assert top < bottom
        for other, start, end in uprights[index + 1 :]:
            assert place != other or bottom < start or end < top
    for index, (row, start, end) in enumerate(levels):
        assert start < end
        for other_row, other_start, other_end in levels[index + 1 :]:
            assert row != other_row or end < other_start or other_end < start
    filled = [(cell.spot, at.band[cell.spot.band]) for cell in drawn.cells]
    for place, top, bottom in uprights:
        x = at.distance((2, 0), place)
        for spot, row in filled:
            inside = at.distance((2, 0), (at.start(spot.first), 0)) < x < at.distance((2, 0), (at.end(spot.last), 0))
            assert not (inside and top <= row < bottom), "an upright passes through a filled cell"


@settings(max_examples=60, deadline=None)
@given(boards())
def test_every_part_of_the_grid_has_its_own_lines_in_order(made: JourneyMap) -> None:
    drawn = board(made)
    at = lines(drawn, plan(made, drawn))
    order = [line for gutter, band in zip(at.gutter, (*at.band, at.after[-1]), strict=True) for line in (gutter, band)]
    assert order == sorted(order)
    assert len(set(at.band)) == len(drawn.bands)
    assert at.last == 3 + 3 * len(drawn.columns)
