"""The curve as a table: every feeling of the map, scored or not, with what it rests on and what was said."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from desireline.draw.curve.course import Course, emotion_of, feeling_words
from desireline.draw.curve.scale import Axis, written
from desireline.draw.html import esc
from desireline.draw.inline import inline, plain
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Evidence, Feeling, Moment, Number, Stage

_MISSING: Final = "—"


class _Line(NamedTuple):
    stage: Stage
    moment: Moment
    who: str
    feeling: Feeling | None


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
    lines = list(_lines(course, view))
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
    stages = {id(stage): inline(stage.title, view) for stage in course.journey.stages}
    rows = [_row(course.axis, view, line, shown, stages[id(line.stage)]) for line in lines]
    head = "".join([f'<th scope="col">{esc(name)}</th>' for name in heads])
    return (
        f'<table class="dl-table dl-curve-table"><caption>{esc(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _shown(lines: list[_Line], words: Words) -> _Shown:
    feelings = [line.feeling for line in lines if line.feeling]
    strengths = {"low": words("low"), "medium": words("medium"), "high": words("high")}
    standings = {"validated": words("Validated"), "reasoned": words("Reasoned"), "assumption": words("Assumption")}
    evidence = any(line.feeling and (line.feeling.evidence or line.moment.evidence) for line in lines)
    return _Shown(
        several=any(line.who for line in lines),
        intended=any(feeling.intended is not None for feeling in feelings),
        strengths=strengths if any(feeling.intensity for feeling in feelings) else {},
        standings=standings if evidence else {},
        quotes=any(feeling.quote for feeling in feelings),
        whole_stage=words("whole stage"),
        outside=words("outside the scale"),
    )


def _row(axis: Axis, view: View, line: _Line, shown: _Shown, stage: str) -> str:
    feeling = line.feeling
    if not isinstance(line.moment, Stage):
        step = inline(line.moment.name, view)
    else:
        step = esc(shown.whole_stage) if line.stage.steps and feeling else ""
    cells = [step]
    if shown.several:
        cells.append(esc(line.who))
    cells.append(_score(axis, feeling, shown.outside))
    cells.append(esc(feeling_words(feeling)) if feeling else "")
    if shown.intended:
        cells.append(_number(feeling.intended, axis) if feeling and feeling.intended is not None else "")
    if shown.strengths:
        cells.append(esc(shown.strengths.get(feeling.intensity or "", "")) if feeling else "")
    if shown.standings:
        cells.append(_standing(feeling.evidence or line.moment.evidence, shown, view.words) if feeling else "")
    if shown.quotes:
        cells.append(inline(feeling.quote, view) if feeling and feeling.quote else "")
    row = "</td><td>".join([cell or _MISSING for cell in cells])
    return f'<tr><th scope="row">{stage}</th><td>{row}</td></tr>'


def _lines(course: Course, view: View) -> Iterator[_Line]:
    journey = course.journey
    for stage in journey.stages:
        found = False
        for moment in (stage, *stage.steps):
            emotion = emotion_of(moment, course.scale_id)
            if emotion is None:
                continue
            rest = [name for name in journey.personas if name not in emotion.by_persona]
            who = ", ".join([view.persona_name(name) for name in rest]) if len(journey.personas) > 1 else ""
            for feeling in emotion.feelings:
                found = True
                yield _Line(stage, moment, who, feeling)
            for persona, feelings in emotion.by_persona.items():
                for feeling in feelings:
                    found = True
                    yield _Line(stage, moment, view.persona_name(persona), feeling)
        if not found:
            yield _Line(stage, stage, "", None)


def _score(axis: Axis, feeling: Feeling | None, outside: str) -> str:
    if feeling is None or feeling.score is None:
        return ""
    score = _number(feeling.score, axis)
    if isinstance(feeling.score, str) or not axis.outside(float(feeling.score)):
        return score
    return f"{score} ({esc(outside)})"


def _number(score: Number | str, axis: Axis) -> str:
    """A score in a left-to-right isolate, so that a minus stays before its digits in any text."""
    if isinstance(score, str):
        return esc(plain(score))
    said = f'<bdi dir="ltr">{esc(written(score, signed=axis.signed))}</bdi>'
    level = axis.level(float(score)) if axis.by_level else None
    return f"{said} {esc(level)}" if level else said


def _standing(evidence: Evidence | None, shown: _Shown, words: Words) -> str:
    if evidence is None:
        return ""
    said = shown.standings.get(evidence.standing, evidence.standing)
    if evidence.count is not None and evidence.of is not None:
        said += " " + words("{count} of {total}", count=evidence.count, total=evidence.of)
    elif evidence.count is not None:
        said += f" {evidence.count}"
    return esc(said)
