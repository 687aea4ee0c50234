"""What a score is worth on a scale, and what a value on it is called."""

from __future__ import annotations

import pytest

from desireline.model import Number, Scale, Statement


def number(written: str) -> Number:
    made = Number.read(written)
    assert made is not None
    return made


WORDS = Scale(id="emotion", levels=("angry", "calm", "happy"))
CALLED_BY_NUMBERS = Scale(id="emotion", levels=("5", "4", "3"))
NUMBERS = Scale(id="emotion", range=(number("0"), number("10")))

VALUES = (
    # why, scale, score, words, value
    ("a number is itself", NUMBERS, number("7.5"), (), 7.5),
    ("a number off the scale is kept", NUMBERS, number("12"), (), 12),
    ("a word on a scale of numbers is worth nothing", NUMBERS, "happy", (), None),
    ("a level counts from the lowest", WORDS, "happy", (), 3),
    ("a word that is a level is the score", WORDS, None, ("calm",), 2),
    ("another word is not", WORDS, "sad", (), None),
    ("a number is no level", WORDS, number("2"), (), None),
    ("unless one is called so, wherever it stands", CALLED_BY_NUMBERS, number("5"), (), 1),
    ("written otherwise it is another word", CALLED_BY_NUMBERS, number("5.0"), (), None),
)


@pytest.mark.parametrize(("why", "scale", "score", "words", "value"), VALUES, ids=[each[0] for each in VALUES])
def test_a_score_has_the_value_of_its_scale(
    why: str, scale: Scale, score: Number | str | None, words: tuple[str, ...], value: float | None
) -> None:
    assert scale.value(score, tuple(Statement(text=word) for word in words)) == value


@pytest.mark.parametrize(
    ("scale", "value", "word"),
    [
        (WORDS, 1, "angry"),
        (WORDS, 3.0, "happy"),
        (WORDS, 2.5, None),
        (WORDS, 0, None),
        (WORDS, 4, None),
        (NUMBERS, 1, None),
    ],
)
def test_a_value_on_levels_is_called_by_its_word(scale: Scale, value: float, word: str | None) -> None:
    assert scale.level(value) == word
