"""What a curve has to show, before anything is drawn: whose lines, which marks, which words, where nothing is known."""

from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from desireline.draw.curve.scale import Axis, plain_words
from desireline.draw.curve.track import Dot, Spoken, Track, Wishes
from desireline.draw.language import direction
from desireline.draw.view import View
from desireline.draw.widths import Widths
from desireline.insight import meant_voices
from desireline.model import (
    Column,
    Emotion,
    Feeling,
    JourneyMap,
    Moment,
    Point,
    Scale,
    Voice,
    columns,
    moments,
)


class Course(NamedTuple):
    """Everything a drawing of one scale of one map shows."""

    journey: JourneyMap
    scale: Scale
    scale_id: str
    axis: Axis
    widths: Widths
    columns: tuple[Column, ...]
    stages: tuple[tuple[int, int], ...]
    """The first and last column of each stage."""
    tracks: tuple[Track, ...]
    silent: tuple[tuple[int, int], ...]
    """Stages, as first and last column, about which no line says anything."""

    @property
    def true_stages(self) -> list[tuple[int, int]]:
        """The first and last column of each stage that is a moment of truth as a whole: no mark carries its star."""
        if not any(stage.moment_of_truth and stage.steps for stage in self.journey.stages):
            return []
        carried = {id(dot.point.moment) for track in self.tracks[:1] for run in track.runs for dot in run if dot.star}
        return [
            span
            for stage, span in zip(self.journey.stages, self.stages, strict=True)
            if stage.moment_of_truth
            and stage.steps
            and id(stage) not in carried
            and not any(step.moment_of_truth for step in stage.steps)
        ]

    @property
    def scored(self) -> bool:
        """Whether there is any score at all."""
        return any(map(_RUNS, self.tracks))


_RUNS: Final = attrgetter("runs")
_TRUE: Final = attrgetter("moment_of_truth")


class _Asked:
    """What a course is asked for. Maps and views never change, so the same one is known without a look inside."""

    __slots__ = ("journey", "scale_id", "view", "widths")

    def __init__(self, journey: JourneyMap, view: View, widths: Widths, scale_id: str) -> None:
        self.journey, self.view, self.widths, self.scale_id = journey, view, widths, scale_id

    def __hash__(self) -> int:
        return hash((id(self.journey), id(self.view), self.scale_id))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked)
            and self.journey is other.journey
            and self.view is other.view
            and self.scale_id == other.scale_id
            and self.widths == other.widths
        )


def course(journey: JourneyMap, view: View, widths: Widths, scale_id: str = "emotion") -> Course:
    """What the curve of `journey` on `scale_id` shows, with places on columns of `widths`.

    The last few are kept, because a page draws one map in several sizes in a row.
    """
    return _course(_Asked(journey, view, widths, scale_id))


@lru_cache(maxsize=4)
def _course(asked: _Asked) -> Course:
    journey, view, scale_id = asked.journey, asked.view, asked.scale_id
    scale = journey.scale(scale_id)
    axis = Axis.of(scale)
    all_columns = columns(journey)
    spans = _spans(journey)
    lines = meant_voices(journey, scale_id)
    bare = Course(journey, scale, scale_id, axis, asked.widths, all_columns, spans, (), ())
    tracks = tuple([_track(bare, view, place, voice) for place, voice in enumerate(lines)])
    tracks = _with_stars(bare, tracks)
    heard = {dot.point.stage_index for track in tracks for run in track.runs for dot in run}
    heard |= {all_columns[said.first].stage_index for track in tracks for said in track.spoken if said.words}
    silent = tuple([span for index, span in enumerate(spans) if index not in heard])
    return bare._replace(tracks=tracks, silent=silent)


def _spans(journey: JourneyMap) -> tuple[tuple[int, int], ...]:
    """The first and last column of each stage."""
    spans = []
    first = 0
    for stage in journey.stages:
        last = first + max(len(stage.steps), 1) - 1
        spans.append((first, last))
        first = last + 1
    return tuple(spans)


def emotion_of(moment: Moment, scale_id: str) -> Emotion | None:
    """The feelings of a stage or step on a scale."""
    return moment.emotion if scale_id == "emotion" else moment.scales.get(scale_id)


def feeling_words(feeling: Feeling) -> str:
    """The emoji and words of a feeling, without Markdown."""
    words = plain_words(feeling)
    return f"{feeling.emoji} {words}".rstrip() if feeling.emoji else words


def _track(bare: Course, view: View, place: int, voice: Voice) -> Track:
    name = ", ".join([view.persona_name(persona) for persona in voice.personas])
    values = [point.value for point in voice.points] or [0.0]
    highest, lowest = max(values), min(values)
    runs = tuple(_run(bare, run, highest, lowest) for run in voice.runs)
    return Track(place, voice, name, runs, _intended(bare, voice), _spoken(bare, voice))


def _run(bare: Course, run: tuple[Point, ...], highest: float, lowest: float) -> tuple[Dot, ...]:
    axis, widths = bare.axis, bare.widths
    ranks = {highest: "highest", lowest: "lowest"} if highest > lowest else {}
    made = []
    last = len(run) - 1
    for i, point in enumerate(run):
        value = point.value
        x = widths.within(point.first, point.last, (point.part + 0.5) / point.parts)
        shape = shape_of(run[i - 1].value if i else value, value, run[i + 1].value if i < last else value)
        number, words = axis.said(point.feeling, value)
        if point.feeling.emoji:
            words = f"{point.feeling.emoji} {words}".rstrip()
        star = bool(point.moment.moment_of_truth) and point.part == point.parts - 1
        assumed, outside, rank = point.standing == "assumption", axis.outside(value), ranks.get(value, "")
        # By position: names would double what a mark costs.
        made.append(Dot(x, axis.height(value), shape, number, words, star, assumed, outside, rank, point))
    return tuple(made)


def shape_of(before: float, value: float, after: float) -> str:
    """How a line runs through a point between two others: `rise`, `fall`, `dip` or `peak`, which a level one is too."""
    if before < value < after:
        return "rise"
    if before > value > after:
        return "fall"
    return "dip" if value < max(before, after) else "peak"


def _intended(bare: Course, voice: Voice) -> tuple[Wishes, ...]:
    """What is wished to be felt, scored or not, in unbroken runs like those of the line itself."""
    scored: dict[tuple[int, int], Point] = {}
    who = voice.personas[0] if voice.personas else None
    runs: list[list[tuple[float, float]]] = []
    latest = -2
    for index, stage in enumerate(bare.journey.stages):
        first, last = bare.stages[index]
        stood: list[tuple[Moment, int, int, Emotion]] = [
            (step, first + i, first + i, emotion)
            for i, step in enumerate(stage.steps)
            if (emotion := emotion_of(step, bare.scale_id)) is not None
        ]
        whole = emotion_of(stage, bare.scale_id)
        if whole is not None and not stood:
            stood.append((stage, first, last, whole))
        for moment, start, end, emotion in stood:
            feelings = emotion.of(who)
            for part, feeling in enumerate(feelings):
                wished = bare.scale.value(feeling.intended) if feeling.intended is not None else None
                if wished is None:
                    continue
                scored = scored or {(id(point.moment), id(point.feeling)): point for point in voice.points}
                point = scored.get((id(moment), id(feeling)))
                share = (point.part + 0.5) / point.parts if point else (part + 0.5) / len(feelings)
                if index - latest > 1:
                    runs.append([])
                latest = index
                runs[-1].append((bare.widths.within(start, end, share), bare.axis.height(wished)))
    return tuple(tuple(run) for run in runs)


def _spoken(bare: Course, voice: Voice) -> tuple[Spoken, ...]:
    """The words of steps without a score, and of stages that have words and nothing else."""
    rtl = direction(bare.journey.lang) == "rtl"
    who = voice.personas[0] if voice.personas else None
    made = []
    for said in voice.unscored:
        moment = said.moment
        words = _words(emotion_of(moment, bare.scale_id), who, rtl)
        x = bare.widths.middle(said.first, said.last)
        made.append(Spoken(said.first, said.last, x, words, bool(moment.moment_of_truth), moment))
    return tuple(made)


def _start(said: Spoken) -> int:
    return said.first


def _words(emotion: Emotion | None, who: str | None, rtl: bool) -> str:
    if emotion is None:
        return ""
    arrow = " \u2190 " if rtl else " \u2192 "
    return arrow.join(filter(None, map(feeling_words, emotion.of(who))))


def _with_stars(bare: Course, tracks: tuple[Track, ...]) -> tuple[Track, ...]:
    """The first line with a star over each moment of truth that has no mark or words of its own to carry it.

    A stage of several steps that is one as a whole is shown apart; see `Course.true_stages`.
    """
    if not tracks or not any(map(_TRUE, moments(bare.journey))):
        return tracks
    lead = tracks[0]
    carried = {id(dot.point.moment) for run in lead.runs for dot in run if dot.star}
    carried |= {id(said.moment) for said in lead.spoken if said.star}
    lone = []
    for stage, (first, last) in zip(bare.journey.stages, bare.stages, strict=True):
        starred = [i for i, step in enumerate(stage.steps) if step.moment_of_truth]
        lone += [(first + i, first + i) for i in starred if id(stage.steps[i]) not in carried]
        if stage.moment_of_truth and not stage.steps and id(stage) not in carried:
            lone.append((first, last))
    if not lone:
        return tracks
    stars = [Spoken(first, last, bare.widths.middle(first, last), "", star=True) for first, last in lone]
    return (lead._replace(spoken=tuple(sorted((*lead.spoken, *stars), key=_start))), *tracks[1:])
