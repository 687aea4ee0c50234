"""The curve as a table: every feeling of the map, scored or not, with what it rests on and what was said."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from desireline.draw.curve.course import Course, emotion_of, feeling_words
from desireline.draw.curve.scale import Axis, written
from desireline.draw.curve.track import Dot
from desireline.draw.dropped import shown as shown_as
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.marks import number as set_apart
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Evidence, Feeling, Moment, Number, Stage

_MISSING: Final = "—"


_Line = tuple[Stage, Moment, str, Feeling | None]
"""The stage, the stage or step that is felt so, who feels it, and what; None where nothing is said of a stage."""


class _Shown(NamedTuple):
    """Which optional columns there are, and the words they share."""

    several: bool
    intended: bool
    strengths: Mapping[str, str]
    """How strongly, in words; empty where no row says so."""
    standings: Mapping[str, str]
    """What a score rests on, in words; empty where no row says so."""
    quotes: bool
    whole_stage: str
    outside: str


def table(course: Course, view: View, caption: str) -> str:
    """A table with a row for each feeling, and one for each stage of which nothing is said.

    Columns that would be empty from top to bottom are left out.
    """
    words = view.words
    lines = _lines(course, view)
    shown = _shown(lines, words)
    heads = [words("Stage"), words("Step")]
    if shown.several:
        heads.append(words("Person"))
    heads += [words("Score"), words("In words")]
    optional = (
        (shown.intended, words("Intended")),
        (shown.strengths, words("How strongly")),
        (shown.standings, words("Evidence")),
        (shown.quotes, words("Quote")),
    )
    heads += [head for there, head in optional if there]
    rows = []
    latest, stage = None, ""
    dots = {id(dot.point.feeling): dot for track in course.tracks for run in track.runs for dot in run}
    for line in lines:
        if line[0] is not latest:
            latest = line[0]
            stage = shown_as(latest.title, latest, view)
        cells = "</td><td>".join([cell or _MISSING for cell in _row(course, view, line, shown, dots)])
        rows.append(f'<tr><th scope="row">{stage}</th><td>{cells}</td></tr>')
    head = "".join([f'<th scope="col">{esc(name)}</th>' for name in heads])
    return (
        f'<table class="dl-table dl-curve-table"><caption>{esc(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _shown(lines: list[_Line], words: Words) -> _Shown:
    given: set[str] = set()  # an instance holds only what its file says
    several = False
    for _stage, moment, who, feeling in lines:
        several = several or bool(who)
        if feeling is not None:
            given.update(feeling.__dict__)
            if moment.evidence is not None:
                given.add("evidence")
    strengths = {"low": words("low"), "medium": words("medium"), "high": words("high")}
    standings = {"validated": words("Validated"), "reasoned": words("Reasoned"), "assumption": words("Assumption")}
    return _Shown(
        several=several,
        intended="intended" in given,
        strengths=strengths if "intensity" in given else {},
        standings=standings if "evidence" in given else {},
        quotes="quote" in given,
        whole_stage=esc(words("whole stage")),
        outside=words("outside the scale"),
    )


def _row(course: Course, view: View, line: _Line, shown: _Shown, dots: Mapping[int, Dot]) -> list[str]:
    """The cells of a line after its stage; what is missing is empty. `dots`: marks of the curve by their feeling."""
    axis, (stage, moment, who, feeling) = course.axis, line
    whole = shown.whole_stage if stage.steps and feeling else ""
    cells = [shown_as(moment.name, moment, view) if moment is not stage else whole]
    if shown.several:
        cells.append(esc(who))
    if feeling is None:
        return cells + [""] * (2 + sum(map(bool, (shown.intended, shown.strengths, shown.standings, shown.quotes))))
    dot = dots.get(id(feeling))
    cells += _felt(course, feeling, shown.outside) if dot is None else _scored(axis, dot, shown.outside)
    if shown.intended:
        cells.append(_number(feeling.intended, axis) if feeling.intended is not None else "")
    if shown.strengths:
        cells.append(esc(shown.strengths.get(feeling.intensity or "", "")))
    if shown.standings:
        cells.append(_standing(feeling.evidence or moment.evidence, shown, view.words))
    if shown.quotes:
        cells.append(inline(feeling.quote, view) if feeling.quote else "")
    return cells


def _lines(course: Course, view: View) -> list[_Line]:
    journey, personas, scale_id = course.journey, course.journey.personas, course.scale_id
    made: list[_Line] = []
    for stage in journey.stages:
        before = len(made)
        for moment in (stage, *stage.steps):
            emotion = emotion_of(moment, scale_id)
            if emotion is None:
                continue
            who = ""
            if len(personas) > 1:
                rest = [view.persona_name(name) for name in personas if name not in emotion.by_persona]
                who = ", ".join(rest)
            made += [(stage, moment, who, feeling) for feeling in emotion.feelings]
            for persona, feelings in emotion.by_persona.items():
                name = view.persona_name(persona)
                made += [(stage, moment, name, feeling) for feeling in feelings]
        if len(made) == before:
            made.append((stage, stage, "", None))
    return made


def _scored(axis: Axis, dot: Dot, outside: str) -> list[str]:
    """As `_felt`, for a feeling that stands on the curve."""
    words = esc(dot.words)
    if axis.by_level:
        return [esc(dot.number), words]
    score = set_apart(dot.number)
    return [f"{score} ({esc(outside)})" if dot.outside else score, words]


def _felt(course: Course, feeling: Feeling, outside: str) -> list[str]:
    """The score, a level's name on a scale of levels, and the words beside it."""
    axis, value = course.axis, course.scale.value(feeling.score, feeling.word)
    if value is None:
        return [_number(feeling.score, axis) if isinstance(feeling.score, Number) else "", esc(feeling_words(feeling))]
    if axis.by_level:
        level, words = axis.said(feeling, value)
        return [esc(level), esc(f"{feeling.emoji} {words}".rstrip() if feeling.emoji else words)]
    score = _number(feeling.score, axis) if feeling.score is not None else ""
    return [f"{score} ({esc(outside)})" if axis.outside(value) else score, esc(feeling_words(feeling))]


def _number(score: Number | str, axis: Axis) -> str:
    """A score with its sign."""
    if isinstance(score, str):
        return esc(plain(score))
    return set_apart(written(score, signed=axis.signed))


def _standing(evidence: Evidence | None, shown: _Shown, words: Words) -> str:
    if evidence is None:
        return ""
    said = shown.standings.get(evidence.standing, evidence.standing)
    if evidence.count is not None and evidence.of is not None:
        said += " " + words("{count} of {total}", count=evidence.count, total=evidence.of)
    elif evidence.count is not None:
        said += f" {evidence.count}"
    return esc(said)
