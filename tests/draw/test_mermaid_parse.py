"""Mermaid's own parser takes everything that is drawn, whatever a map says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desireline.draw.mermaid import DRAWERS, diagrams
from desireline.draw.mermaid.diagram import MOST_CHARACTERS
from desireline.model import JourneyMap, Stage, Step
from tests.draw.hostile import NASTY, felt, map_of, view

if TYPE_CHECKING:
    from collections.abc import Callable

    Parse = Callable[[list[str]], list[str | None]]


def _sources(*journeys: JourneyMap) -> list[str]:
    return [diagram.source for journey in journeys for draw in DRAWERS.values() for diagram in draw(journey, view())]


def _refused(sources: list[str], parse: Parse) -> list[tuple[str, str]]:
    return [(source, said) for source, said in zip(sources, parse(sources), strict=True) if said]


def test_hostile_words_in_every_place(mermaid_parse: Parse) -> None:
    turned = [map_of(NASTY[start:] + NASTY[:start], per_stage=4) for start in range(0, len(NASTY), 30)]
    assert _refused(_sources(*turned), mermaid_parse) == []


def test_each_hostile_word_as_title_lane_and_scale(mermaid_parse: Parse) -> None:
    assert _refused(_sources(*(map_of([text, text]) for text in NASTY)), mermaid_parse) == []


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(st.text(min_size=1, max_size=24), min_size=24, max_size=30))
def test_any_words_at_all(texts: list[str], mermaid_parse: Parse) -> None:
    assert _refused(_sources(map_of(texts)), mermaid_parse) == []


@pytest.mark.parametrize(
    ("journey", "count"),
    [
        (JourneyMap(title="Nothing"), 0),  # a map that has just been begun
        (JourneyMap(title="Stages", stages=(Stage(title="A"), Stage(title="B"))), 0),  # straight, no scores, no lanes
        (JourneyMap(title="One", stages=(Stage(title="A", emotion=felt(1)),)), 1),  # one score: a face, but no line
        (
            JourneyMap(
                title="Many",
                stages=tuple(
                    Stage(title=f"S{n}", steps=tuple(Step(text=f"{n}.{m}", emotion=felt(m - 5)) for m in range(12)))
                    for n in range(20)
                ),
            ),
            41,  # 240 steps: two journeys a stage, one curve
        ),
    ],
)
def test_small_and_large_maps(journey: JourneyMap, count: int, mermaid_parse: Parse) -> None:
    drawn = diagrams(journey, view())
    assert len(drawn) == count
    assert all(len(diagram.source) <= MOST_CHARACTERS for diagram in drawn)
    assert _refused([diagram.source for diagram in drawn], mermaid_parse) == []


def test_the_parser_is_really_asked(mermaid_parse: Parse) -> None:
    """The same source with one escape undone is refused."""
    source = DRAWERS["journey"](map_of(["a; b: c"]), view())[0].source
    kept, undone = mermaid_parse([source, source.replace("#59;", ";")])
    assert kept is None
    assert undone is not None
