"""The row of feelings, and those of a map's other scales: what the curve above does not say, or says without words."""

from typing import Final

from desireline.draw.facts import Facts
from desireline.draw.grid.row import EMPTY, StageCell, moments
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline, plain
from desireline.draw.marks import score
from desireline.draw.statements import claims, evidence, extras, listing, quote
from desireline.insight import meant_voices
from desireline.model import Emotion, Feeling, Scale, Stage, Step
from desireline.model.moment import Moment


def drawn_feelings(facts: Facts) -> frozenset[int]:
    """The feelings that stand on the curve as points, by identity."""
    return frozenset(id(point.feeling) for voice in meant_voices(facts.journey) for point in voice.points)


def feelings_cell(stage: Stage, facts: Facts, drawn: frozenset[int]) -> StageCell:
    """What is said of feelings at a stage beside its points: quotes, strength, words without a score, summaries."""
    items = []
    for moment, at in moments(stage):
        told = True  # whether what was felt before stands here too
        for persona, feeling, then in _in_order(moment):
            is_drawn = id(feeling) in drawn
            item = ""
            if not (is_drawn and _on_curve(feeling)):
                item = _beside(feeling, persona, at, facts, then if told else "", is_drawn=is_drawn)
            told = bool(item)
            items += [item] if item else []
    return StageCell((listing(items, facts.view),), len(items)) if items else EMPTY


def feelings_line(moment: Moment, facts: Facts) -> str:
    """All feelings of a step or stage in one line, numbers first, the leading persona's without its name."""
    if moment.emotion is None:
        return ""
    leading = facts.journey.personas[0] if facts.journey.personas else None
    made = ""
    for persona, feeling, then in _in_order(moment):
        shown = persona if persona != leading else None
        made += f'<span class="dl-k">{then}{shape(shown, facts)}{_said(feeling, facts, facts.scale)}</span>'
    return made


def _in_order(moment: Moment) -> list[tuple[str | None, Feeling, str]]:
    """What is felt at a stage or step, whose it is, and an arrow before what somebody feels next."""
    told: list[tuple[str | None, Feeling, str]] = []
    for persona, feeling in _felt(moment.emotion):
        if says_something(feeling):
            told.append((persona, feeling, _THEN if told and told[-1][0] == persona else ""))
    return told


_THEN: Final = '<span class="dl-then" aria-hidden="true"></span>'
"""An arrow in the direction of reading."""


def scale_cell(stage: Stage, facts: Facts, scale: Scale) -> StageCell:
    """The scores on another scale than emotion: in the columns of the steps, or of the stage where it has its own."""
    own = stage.scales.get(scale.id or "")
    by_step = [_scored(step, facts, scale) for step in stage.steps]
    if own is None and any(by_step):
        return StageCell(tuple(by_step), sum(map(bool, by_step)))
    parts = [_scored(stage, facts, scale), *(made for made in by_step if made)]
    return StageCell(("".join(parts),), sum(map(bool, parts)))


def _scored(moment: Moment, facts: Facts, scale: Scale) -> str:
    low, high = scale.bounds
    made = []
    for persona, feeling in _felt(moment.scales.get(scale.id or "")):
        value = scale.value(feeling.score, feeling.word)
        bar = ""
        if value is not None:
            share = min(max((value - low) / ((high - low) or 1), 0), 1)
            bar = f'<i class="dl-gauge" style="--v:{100 * share:.4g}%"></i>'
        told = quote(feeling.quote, facts) if feeling.quote else ""
        marks = evidence(feeling.evidence, facts) + extras(feeling.extras, facts.view)
        below = f'<div class="dl-m"{facts.ui}>{marks}</div>' if marks else ""
        said = _said(feeling, facts, scale)
        made.append(f'<div class="dl-scored">{shape(persona, facts)}{said}{bar}{told}{below}</div>')
    return "".join(made)


def says_something(feeling: Feeling) -> bool:
    """Whether anything is felt, rather than only intended."""
    return bool(feeling.score is not None or feeling.word or feeling.emoji or feeling.quote or feeling.extras)


def _felt(emotion: Emotion | None) -> list[tuple[str | None, Feeling]]:
    if emotion is None:
        return []
    everybody: list[tuple[str | None, Feeling]] = [(None, feeling) for feeling in emotion.feelings]
    if "by_persona" not in emotion.__dict__:
        return everybody
    return everybody + [(persona, feeling) for persona, several in emotion.by_persona.items() for feeling in several]


def _beside(feeling: Feeling, persona: str | None, at: Step | None, facts: Facts, then: str, *, is_drawn: bool) -> str:
    """One feeling as a list item, empty where nothing is left to say of it."""
    words = facts.view.words
    parts: list[str] = []
    if not is_drawn:
        parts.append(_said(feeling, facts, facts.scale))
    elif feeling.emoji:
        parts.append(esc(feeling.emoji))
    if feeling.quote:
        parts.append(quote(feeling.quote, facts))
    marks = ""
    if feeling.intensity:
        strength = {"low": words("faint"), "medium": words("moderate"), "high": words("strong")}[feeling.intensity]
        marks = f'<span class="dl-k">{icon(feeling.intensity)}{esc(strength)}</span>'
    if feeling.intended is not None and not is_drawn:
        meant = score(feeling.intended, facts.signed)
        marks += f'<span class="dl-k">{esc(words("intended"))} {meant}</span>'
    marks += extras(feeling.extras, facts.view)
    marks += "".join([claims(word, facts) for word in feeling.word])
    if not any(parts) and not marks:
        return ""
    marks += evidence(feeling.evidence, facts)
    below = f'<div class="dl-m"{facts.ui}>{marks}</div>' if marks else ""
    mark = facts.step_mark(at) if at is not None else ""
    said = " dl-said" if feeling.quote and len(parts) == 1 and not mark and persona is None else ""
    return (
        f'<li class="dl-feeling{said}">{mark}{then}{shape(persona, facts)}{" ".join(filter(None, parts))}{below}</li>'
    )


def _on_curve(feeling: Feeling) -> bool:
    """Whether the curve shows all of a feeling that stands on it."""
    return feeling.__dict__.keys() <= _CURVED and all(word.__dict__.keys() <= _BARE for word in feeling.word)


_CURVED: Final = {"score", "word", "intended", "evidence", "place"}
_BARE: Final = {"text", "place"}
"""The keys of a feeling, and of each of its words, that the curve shows."""


def _said(feeling: Feeling, facts: Facts, scale: Scale) -> str:
    """The face, number (or level) and words of a feeling."""
    face = f"{esc(feeling.emoji)} " if feeling.emoji else ""
    value = scale.value(feeling.score, feeling.word) if scale.by_level else None
    level = scale.level(value) if value is not None else None
    signed = facts.signed if scale is facts.scale else scale.bounds[0] < 0
    shown = esc(plain(level)) if level is not None else score(feeling.score, signed)
    figure = f"<b>{shown}</b>" if shown else ""
    if not feeling.word:
        return face + figure
    told = [word.text for word in feeling.word if word.text not in (level, feeling.score)]  # a word may be the score
    words = " · ".join([inline(text, facts.view) for text in told])
    return f"{face}{figure}{' ' if figure and words else ''}{words}"


def shape(persona: str | None, facts: Facts) -> str:
    """A persona's shape, its name for readers that speak."""
    if persona is None:
        return ""
    place = facts.shape_of.get(persona, 0)
    name = esc(facts.view.persona_name(persona))
    return f'<span class="dl-who{place}" title="{name}">{icon(f"p{place}")}<span class="dl-vh">{name}</span></span> '
