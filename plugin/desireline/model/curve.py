"""The points of an emotion curve (or of any scale): what is drawn, whose it is, and where nothing is known.

The curve of a stage is its scored steps in order; if none is scored, its own scores; if none, a gap. A stage's own
score beside scored steps is its summary and is no point. A score is never made up.
"""

from typing import NamedTuple

from desireline.model.columns import Column, columns, moments
from desireline.model.emotion import Emotion, Feeling, Scale
from desireline.model.journey import JourneyMap
from desireline.model.moment import Moment
from desireline.model.record import once_while_drawn


class Point(NamedTuple):
    """One scored feeling."""

    stage_index: int
    first: int
    """Index of the first column it stands over."""
    last: int
    """Index of the last column it stands over (a stage's own score stands over all its columns)."""
    part: int
    """Position within a sequence of feelings at the same place, counted from 0."""
    parts: int
    """Length of that sequence, unscored feelings left out."""
    value: float
    """The score, in the scale's own unit; may lie outside its bounds."""
    intended: float | None
    """What the organisation wants to be felt, in the same unit."""
    feeling: Feeling
    moment: Moment
    """The stage or step that is scored."""

    @property
    def middle(self) -> float:
        """Horizontal position in columns: 0.5 is the middle of the first column. A sequence spreads evenly."""
        width = self.last - self.first + 1
        return self.first + width * (self.part + 0.5) / self.parts

    @property
    def standing(self) -> str:
        """The evidence of the score: `validated`, `reasoned`, `assumption`, or "" where nothing is said."""
        evidence = self.feeling.evidence or self.moment.evidence
        return evidence.standing if evidence else ""


class Unscored(NamedTuple):
    """A feeling said without a score: by a step, or by a whole stage whose steps say nothing themselves."""

    first: int
    """Index of the first column it stands over."""
    last: int
    moment: Moment
    """The stage or step that is felt so."""


class Voice(NamedTuple):
    """One line of the diagram: the points of a persona, or of everybody not named on the scale."""

    personas: tuple[str, ...]
    """Whose line it is; empty on a map without personas."""
    points: tuple[Point, ...]
    unscored: tuple["Unscored", ...]
    """Where a feeling is said without a score, in order: words and faces to show, no point."""

    @property
    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """The points in unbroken runs: a stage without any point between two others breaks the line."""
        made: list[list[Point]] = []
        for point in self.points:
            if made and point.stage_index - made[-1][-1].stage_index <= 1:
                made[-1].append(point)
            else:
                made.append([point])
        return tuple(tuple(run) for run in made)


def voices(journey: JourneyMap, scale_id: str = "emotion") -> tuple[Voice, ...]:
    """The lines of `journey` on one scale, the leading persona's first.

    A persona named in any `by_persona` has a line of its own; all others of the map share one. Where a moment has only
    a plain emotion, it is everybody's. Lines without anything to show are left out.
    """
    return _of_emotion(journey) if scale_id == "emotion" else _voices(journey, scale_id)


@once_while_drawn
def _of_emotion(journey: JourneyMap) -> tuple[Voice, ...]:
    """The lines that curve, grid and findings all look at."""
    return _voices(journey, "emotion")


def _voices(journey: JourneyMap, scale_id: str) -> tuple[Voice, ...]:
    named: list[str] = []
    for moment in moments(journey):
        emotion = _emotion(moment, scale_id)
        if emotion is not None and emotion.by_persona:
            named.extend(name for name in emotion.by_persona if name not in named)
    rest = tuple(name for name in journey.personas if name not in named)
    groups: list[tuple[str, ...]] = []
    for name in journey.personas:
        group = (name,) if name in named else rest
        if group not in groups:
            groups.append(group)
    groups.extend((name,) for name in named if name not in journey.personas)
    if not rest and not journey.personas:
        groups.insert(0, ())
    scale, all_columns = journey.scale(scale_id), columns(journey)
    drawn = [_voice(journey, scale, scale_id, group, all_columns) for group in groups]
    return tuple(voice for voice in drawn if voice.points or voice.unscored)


def _emotion(moment: Moment, scale_id: str) -> Emotion | None:
    return moment.emotion if scale_id == "emotion" else moment.scales.get(scale_id)


def _voice(
    journey: JourneyMap, scale: Scale, scale_id: str, personas: tuple[str, ...], all_columns: tuple[Column, ...]
) -> Voice:
    points: list[Point] = []
    unscored: list[Unscored] = []
    who, seen = personas[0] if personas else None, 0
    for stage in journey.stages:
        own = all_columns[seen : seen + max(len(stage.steps), 1)]
        seen += len(own)
        made: list[Point] = []
        worded: list[Unscored] = []
        for column in own:
            emotion = _emotion(column.moment, scale_id)
            if emotion is not None:
                feelings = emotion.of(who)
                scored = _points(scale, feelings, (column, column), column.moment) if column.step is not None else []
                made += scored
                if not scored and _says(feelings, scale):
                    worded.append(Unscored(column.index, column.index, column.moment))
        whole = _emotion(stage, scale_id) if not made else None
        if whole is not None:
            feelings = whole.of(who)
            made = _points(scale, feelings, (own[0], own[-1]), stage)
            if not made and not worded and _says(feelings, scale):
                worded.append(Unscored(own[0].index, own[-1].index, stage))
        points += made
        unscored += worded
    return Voice(personas, tuple(points), tuple(unscored))


def _points(scale: Scale, feelings: tuple[Feeling, ...], over: tuple[Column, Column], moment: Moment) -> list[Point]:
    """The scored ones of `feelings` at a moment that stands over the columns from the first to the last of `over`."""
    scored = []
    for feeling in feelings:
        value = scale.value(feeling.score, feeling.word)
        if value is not None:
            scored.append((value, feeling))
    stage_index, first, last, parts = over[0].stage_index, over[0].index, over[1].index, len(scored)
    made = []
    for part, (value, feeling) in enumerate(scored):
        intended = scale.value(feeling.intended) if feeling.intended is not None else None
        # By position: names would double what a point costs.
        made.append(Point(stage_index, first, last, part, parts, value, intended, feeling, moment))
    return made


def _says(feelings: tuple[Feeling, ...], scale: Scale) -> bool:
    """Whether something is felt there that has no number."""
    return any(
        scale.value(feeling.score, feeling.word) is None and (feeling.word or feeling.emoji or feeling.score)
        for feeling in feelings
    )


def words_of(feeling: Feeling, beside: str | None = None) -> str:
    """The words of a feeling, joined; the score itself where it is a word. What they stand `beside` is not repeated."""
    said = [statement.text for statement in feeling.word]
    if isinstance(feeling.score, str) and feeling.score not in said:
        said.insert(0, feeling.score)
    if beside is not None:
        said = [word for word in said if word != beside]
    return " · ".join(said)
