"""Emotion and other scales: what somebody feels at a point of the journey, as numbers, words or both."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, ClassVar

from desireline.model.forms import Figure, PersonaRef, Score, Text, choice
from desireline.model.part import NOTHING, Part, Piece
from desireline.model.record import once, piece
from desireline.model.statement import Evidence, Statement
from desireline.model.values import Number

Intensity = Annotated[str, choice("low", "medium", "high")]


@piece
class Feeling(Piece):
    """One feeling: a number or a word of the scale, or a mapping that says more."""

    shorthand: ClassVar[str] = "score"
    noun: ClassVar[str] = "an emotion"

    score: Score | None = None
    """A number on the scale; on a scale with `levels`, a level's word."""
    word: tuple[Statement, ...] = ()
    """The feeling in words; several felt together are a list."""
    emoji: Text | None = None
    """A face for it."""
    intensity: Intensity | None = None
    """How strongly it is felt."""
    intended: Score | None = None
    """What the organisation wants to be felt here."""
    quote: Text | None = None
    """What somebody said."""
    evidence: Evidence | None = None
    """What the score rests on."""


@piece
class Emotion(Piece):
    """What is felt at a stage or step: by everybody, or by each persona.

    Written as a feeling, a list of feelings (a change in that order), or a mapping with `by_persona`, in which
    the other keys are everybody else's feeling.
    """

    noun: ClassVar[str] = "an emotion"
    bare_list: ClassVar[str] = "feelings"

    feelings: tuple[Feeling, ...] = field(default=(), metadata={"key": ""})
    """Everybody's; beside `by_persona`, everybody else's. Several are a change in that order."""
    by_persona: Mapping[PersonaRef, tuple[Feeling, ...]] = field(default=NOTHING)
    """Feelings of single personas."""

    def of(self, persona: str | None) -> tuple[Feeling, ...]:
        """The feelings of `persona`; of None, those of everybody not named."""
        return self.by_persona.get(persona, self.feelings) if persona else self.feelings


@piece
class Scale(Part):
    """A scale that stages and steps are scored on: with numbers (`range`), or with words (`levels`); not with both."""

    shorthand: ClassVar[str] = "id"
    noun: ClassVar[str] = "a scale"

    title: Text | None = None
    """What the scale is called."""
    range: tuple[Figure, ...] = ()
    """Two numbers: the lowest and the highest score."""
    levels: tuple[Text, ...] = ()
    """Names of the levels, lowest first: the name is the score, and a number is none."""

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and highest value: of `range`, else the numbers 1 to n of n levels, else −2 and 2."""
        return _bounds(self)

    @property
    def midline(self) -> float | None:
        """The value where good and bad part: the middle of the scale."""
        low, high = self.bounds
        return (low + high) / 2

    @property
    def by_level(self) -> bool:
        """Whether a word is the score (there are levels and no range)."""
        return bool(self.levels) and not self.range

    def value(self, score: Number | str | None, words: tuple[Statement, ...] = ()) -> float | None:
        """The number that `score` stands for on this scale, or None.

        On a scale with levels alone a level's name is its number, counted from 1 at the lowest; `words` are looked at
        when there is no score. A number is none there, unless a level is called so. On a scale with a range a word has
        no number: a score is never invented from a word.
        """
        if not self.levels or self.range:  # as `by_level`, which a map would ask for at every score
            return float(score.value) if isinstance(score, Number) else None
        for word in ([str(score)] if score else []) + [statement.text for statement in words]:
            if word in self.levels:
                return float(self.levels.index(word) + 1)
        return None

    def level(self, value: float) -> str | None:
        """The word to show for what `value` gave on a scale with levels; None between levels, and with a range."""
        if not self.by_level or value != int(value) or not 1 <= value <= len(self.levels):
            return None
        return self.levels[int(value) - 1]


@once
def _bounds(scale: Scale) -> tuple[float, float]:
    if len(scale.range) == 2:
        return float(scale.range[0]), float(scale.range[1])
    if scale.levels:
        return 1.0, float(max(len(scale.levels), 2))
    return -2.0, 2.0


EMOTION = Scale(id="emotion")
"""The built-in scale: −2 to 2 unless the map declares another."""
