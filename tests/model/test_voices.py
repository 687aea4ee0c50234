"""The lines of a curve: whose they are, and where something is said without a score."""

from __future__ import annotations

import pytest

from desireline.model import Emotion, Feeling, JourneyMap, Number, Stage, Statement, Step, voices


def words(text: str) -> Emotion:
    return Emotion(feelings=(Feeling(word=(Statement(text=text),)),))


def score(written: str) -> Emotion:
    return Emotion(feelings=(Feeling(score=Number.read(written)),))


def stage(felt: Emotion | None, *steps: Emotion | None) -> Stage:
    return Stage(title="A", emotion=felt, steps=tuple(Step(text="s", emotion=each) for each in steps))


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ((stage(words("calm"), None, None),), [(0, 1)]),  # a stage's words stand over all its steps
        ((stage(words("calm"), words("tense"), None),), [(0, 0)]),  # a step's own words stand for its stage's
        ((stage(words("calm"), score("1"), None),), []),  # so do scores
        ((stage(score("1"), None, words("tense")),), [(1, 1)]),  # a scored stage still shows its steps' words
        ((stage(words("calm")),), [(0, 0)]),  # a stage without steps is its own column
        ((stage(None, score("1")), stage(words("calm"), None, None)), [(1, 2)]),  # columns count through the map
        ((stage(Emotion(feelings=(Feeling(emoji="🙂"),)), None, None),), [(0, 1)]),  # a face says something too
    ],
)
def test_what_is_said_without_a_score_is_said_once_and_where_it_stands(
    stages: tuple[Stage, ...], said: list[tuple[int, int]]
) -> None:
    drawn = voices(JourneyMap(title="T", stages=stages))
    assert [(each.first, each.last) for voice in drawn for each in voice.unscored] == said


def test_a_map_with_words_of_whole_stages_alone_has_a_line() -> None:
    drawn = voices(JourneyMap(title="T", personas=("hao",), stages=(stage(words("calm"), None, None),)))
    assert [voice.personas for voice in drawn] == [("hao",)]
    assert drawn[0].points == ()
