"""Diagrams hold what the map says, say what they leave out, and stand readable on their page."""

from __future__ import annotations

import re
from html import unescape

import pytest

from desireline.draw.mermaid import DRAWERS, diagrams
from desireline.draw.mermaid.lanes import CELL
from desireline.draw.mermaid.page import mermaid_fragment, mermaid_html, mermaid_page
from desireline.draw.textwidth import text_width
from desireline.model import Emotion, Feeling, JourneyMap, LaneCell, Next, Scale, Stage, Statement, Step
from tests.draw.hostile import NASTY, felt, map_of, number, view


def _map(*steps: Step, **given: object) -> JourneyMap:
    return JourneyMap(id="m", title="M", stages=(Stage(title="S", steps=steps),), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "journey", "line"),
    [
        ("journey", _map(Step(text="a", emotion=felt(-2))), "    a: 1"),  # the scale's lowest is Mermaid's lowest
        ("journey", _map(Step(text="a", emotion=felt(0.5))), "    a: 3.5"),
        ("journey", _map(Step(text="a", emotion=felt(9))), "    a: 5"),  # a face off the axis would not be seen
        (
            "journey",
            _map(Step(text="a", emotion=felt(0)), scales=(Scale(id="emotion", range=(number(0), number(100))),)),
            "    a: 1",
        ),
        ("journey", _map(Step(text="a", emotion=felt(1)), personas=("hao",)), "    a: 4: hao"),
        ("curve", _map(Step(text="a", emotion=felt(1)), Step(text="a", emotion=felt(2))), '  x-axis ["1 a", "2 a"]'),
        (
            "curve",
            _map(Step(text="a", emotion=felt(1)), Step(text="b", emotion=felt(7))),
            '  y-axis "Emotion" -2 --> 7',
        ),
        ("flow", _map(Step(text="a", next=(Next(when="no"),))), '  n0 -->|"no"| x0(["Leaves"]):::leave'),
        ("flow", _map(Step(id="a", text="a", next=(Next(to="a"),))), "  n0 -.-> n0"),
        ("flow", _map(Step(text="a", next=(Next(share=number(0.3)),))), '  n0 -->|"30#37;"| x0(["Leaves"]):::leave'),
        ("blueprint", _map(Step(text="a", frontstage=(LaneCell(text="f"),))), "  S ~~~ L0 ~~~ v0 ~~~ L1"),
    ],
)
def test_a_line_of_the_source(kind: str, journey: JourneyMap, line: str) -> None:
    assert line in DRAWERS[kind](journey, view())[0].source.splitlines()


@pytest.mark.parametrize(
    ("kind", "journey", "lost"),
    [
        ("journey", _map(Step(text="a", emotion=felt(1)), Step(text="b")), "Not drawn, for want of a score: b."),
        ("journey", _map(Step(text="a", emotion=felt(1))), "Scores of −2…+2 are shown as 1 to 5."),
        (
            "journey",
            _map(Step(text="a", emotion=Emotion(feelings=(Feeling(score=number(1), intended=number(2)),)))),
            "It does not show what should be felt.",
        ),
        (
            "journey",
            _map(
                Step(
                    text="a", emotion=Emotion(feelings=(), by_persona={p: felt(n).feelings for n, p in enumerate("xy")})
                ),
                personas=("x", "y"),
            ),
            "It shows the scores of x; not those of y.",
        ),
        ("journey", _map(Step(text="很" * 40, emotion=felt(1))), "1 text is cut to fit."),
        (
            "curve",
            JourneyMap(
                title="M",
                stages=(
                    Stage(title="A", steps=(Step(text="a", emotion=felt(1)), Step(text="b", emotion=felt(0)))),
                    Stage(title="B"),
                    Stage(title="C", steps=(Step(text="c", emotion=felt(-1)),)),
                ),
            ),
            "Not drawn, for one score alone makes no line: c (−1).",
        ),
    ],
)
def test_what_a_diagram_does_not_hold_is_said(kind: str, journey: JourneyMap, lost: str) -> None:
    assert lost in DRAWERS[kind](journey, view())[0].lost


def test_a_missing_score_is_never_a_neutral_face() -> None:
    word_only = Emotion(feelings=(Feeling(word=(Statement(text="sad"),)),))
    assert DRAWERS["journey"](_map(Step(text="a", emotion=word_only)), view()) == ()


def test_every_lane_has_a_cell_in_every_column() -> None:
    steps = [Step(text=f"s{n}", backstage=(LaneCell(text="b"),) if n % 3 == 0 else ()) for n in range(5)]
    (diagram,) = DRAWERS["blueprint"](_map(*steps), view())
    cells = re.findall(r"^    ([sc][\d_]+)\[", diagram.source, re.MULTILINE)
    assert len(cells) == len(set(cells)) == 3 * 5


@pytest.mark.parametrize("kind", ["blueprint", "swimlane"])
def test_no_line_of_a_cell_is_wider_than_the_cell(kind: str) -> None:
    """Mermaid breaks no long word, and one wide cell makes all columns of a swimlane as wide."""
    word = "Kündigungsbestätigungsschreibenversandvorgang"
    (diagram,) = DRAWERS[kind](_map(Step(text=word, backstage=(LaneCell(text=word),))), view())
    lines = [line for cell in re.findall(r'"(.*)"\]:::step', diagram.source) for line in cell.split("<br/>")]
    assert "".join(lines) == word * 2
    assert max(map(text_width, lines)) <= CELL


def test_the_markdown_page_fences_every_source_untouched() -> None:
    journey = map_of(NASTY[:12])
    page = mermaid_page(journey, view())
    assert re.findall(r"^```mermaid\n(.*?)^```$", page, re.DOTALL | re.MULTILINE) == [
        diagram.source for diagram in diagrams(journey, view())
    ]
    outside = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    assert set(re.findall(r"<[a-z/!][^>]*>", outside)) <= {
        "<details>", "</details>", "<summary>", "</summary>", "<!-- -->",
    }  # fmt: skip


def test_the_html_page_holds_every_source_to_draw_and_to_copy() -> None:
    journey = map_of(NASTY[:12])
    html = mermaid_html(journey, view())
    for diagram in diagrams(journey, view()):
        for block in (r"<code>(.*?)</code>", r'<div class="mermaid">(.*?)</div>'):
            assert [unescape(found) for found in re.findall(block, html, re.DOTALL)].count(diagram.source) == 1
    assert "<img" not in html
    fragment = mermaid_fragment(journey, view())
    assert all(f'id="{anchor}"' in fragment.html for anchor in fragment.ids)


def test_a_map_with_nothing_to_draw_says_so() -> None:
    empty = JourneyMap(id="m", title="M")
    assert "nothing yet" in mermaid_page(empty, view())
    assert "nothing yet" in mermaid_html(empty, view())


def test_a_diagram_too_long_for_mermaid_is_named_and_left_out() -> None:
    said = tuple(LaneCell(text=f"{n} " + "says a good deal " * 6) for n in range(140))
    steps = tuple(Step(text=f"s{n}", frontstage=said) for n in range(4))
    journey = JourneyMap(id="m", title="M", stages=(Stage(title="A", steps=steps),))
    drawn = {diagram.kind: diagram for diagram in diagrams(journey, view())}
    assert drawn["blueprint"].source == ""
    assert "50000 characters" in drawn["blueprint"].shows
    for page in (mermaid_page(journey, view()), mermaid_html(journey, view())):
        assert "50000 characters" in page
        assert "subgraph" not in page
        assert "mermaid\n```" not in page
        assert "<code></code>" not in page
