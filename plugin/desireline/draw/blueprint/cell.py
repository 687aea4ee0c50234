"""What stands in one cell of the blueprint: who acts, what they do, what goes wrong, how long one waits."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from desireline.draw.blueprint.board import Cell
from desireline.draw.dropped import shown, struck
from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline
from desireline.draw.marks import duration, score, star, wait
from desireline.draw.statements import claims, fail_points, former
from desireline.draw.words import Words
from desireline.model import Emotion, Feeling, Lane, LaneCell, Mark, Moment, Number, id_as_words, words_of
from desireline.model.patterns import later

_ANCHOR: Final = later(r' id="[^"]*"')


def lane_name(lane: Lane, facts: Facts) -> str:
    """What a lane is called: its own title, else its role's name. Not escaped, inline Markdown allowed."""
    return lane.title or _role_names(facts.view.words).get(lane.id or "") or id_as_words(lane.id or "")


@lru_cache(maxsize=16)
def _role_names(words: Words) -> Mapping[str, str]:
    return {
        "physical_evidence": words("Physical evidence"),
        "customer": words("Customer"),
        "frontstage": words("Frontstage"),
        "backstage": words("Backstage"),
        "support": words("Support"),
    }


def lane_hint(lane: Lane, facts: Facts) -> str:
    """The few words below a lane's name: what it is, or the role where the lane has a name of its own."""
    role = lane.drawn_as
    if lane.title and role and role != "customer":
        return _role_names(facts.view.words).get(role) or id_as_words(role)
    return _role_hints(facts.view.words).get(role, "")


@lru_cache(maxsize=16)
def _role_hints(words: Words) -> Mapping[str, str]:
    return {
        "physical_evidence": words("touched, seen"),
        "frontstage": words("in view"),
        "backstage": words("out of view"),
        "support": words("processes, systems"),
    }


def line_name(name: str, facts: Facts) -> str:
    """What one of the three lines is called. Not escaped."""
    words = facts.view.words
    return {
        "interaction": words("Line of interaction"),
        "visibility": words("Line of visibility"),
        "internal-interaction": words("Line of internal interaction"),
    }[name]


def is_system(actor: str, lane: Lane, facts: Facts) -> bool:
    """Whether an actor is a system: by its persona's kind, else by the lane's kind, else by the lane's role."""
    persona = facts.view.personas.get(actor)
    if persona is not None:
        return persona.kind == "system"
    if lane.kind is not None:
        return lane.kind == "system"
    return lane.drawn_as == "support"


def fails(cell: Cell) -> bool:
    """Whether anything in the cell can go wrong."""
    if cell.lane.id == "customer":
        return bool(cell.moment.fail_point)
    return any(said.fail_point for said in cell.said)


def statements(cell: Cell, facts: Facts) -> str:
    """The inside of a cell that is not the customer's."""
    return "".join([_statement(said, cell, facts) for said in cell.said])


def _statement(said: LaneCell, cell: Cell, facts: Facts) -> str:
    text, source = inline(said.text, facts.view), facts.source_of(said)
    text = struck(text, said if cell.moment.holds else cell.moment)
    if said.__dict__.keys() <= _BARE:
        return f'<div class="dl-bp-said" id="{facts.anchors[said]}">{text}{source}</div>'
    line = claims(said, facts)
    if said.wait is not None:
        line = wait(said.wait, facts.view) + line
    old = former(said) if said.was else ""
    acting = actors(said.actors, cell.lane, facts) if said.actors else ""
    truths = moments_of_truth(said.moment_of_truth, facts) if said.moment_of_truth else ""
    failing = fail_points(said.fail_point, facts) if said.fail_point else ""
    return (
        f'<div class="dl-bp-said" id="{facts.anchors[said]}">{old}{acting}'
        f"{text}{source}{truths}{_marks(line, facts)}{failing}</div>"
    )


_BARE: Final = {"text", "id", "place"}
"""The keys of a statement that has no marks. An instance holds only what its file says."""


def _marks(line: str, facts: Facts) -> str:
    return f'<div class="dl-m"{facts.ui}>{line}</div>' if line else ""


def actors(given: tuple[str, ...], lane: Lane, facts: Facts) -> str:
    """Who acts, people and systems told apart by their icon."""
    made = []
    for actor in given:
        known = actor in facts.view.personas
        to = facts.view.addresses.page(actor) if known else None
        name = esc(facts.view.persona_name(actor)) if known else inline(actor, facts.view)
        system = is_system(actor, lane, facts)
        shown = f'<a href="{esc(to)}">{name}</a>' if to else f"<span>{name}</span>"
        made.append(f'<span class="dl-bp-actor">{icon("system" if system else "person")}{shown}</span>')
    return f'<div class="dl-bp-actors">{"".join(made)}</div>' if made else ""


def moments_of_truth(given: tuple[Mark, ...], facts: Facts, *, anchored: bool = True) -> str:
    """Why this decides what the customer thinks of the whole."""
    made = []
    for mark in given:
        words = inline(mark.text, facts.view) if mark.text else esc(facts.view.words("Moment of truth"))
        anchor = f' id="{facts.anchors[mark]}"' if anchored else ""
        below = _marks(claims(mark, facts), facts)
        made.append(f'<div class="dl-bp-truth"{anchor}>{star(facts.view)}<span>{words}</span></div>{below}')
    return "".join(made)


def customer(moment: Moment, facts: Facts, *, anchored: bool) -> str:
    """The inside of a cell of the customer's. `anchored`: whether the step's marks stand here under their anchors."""
    made = f'<div class="dl-bp-step">{shown(moment.name, moment, facts.view, facts.ui)}</div>'
    if moment.__dict__.keys().isdisjoint(_SHOWN):
        return made
    if moment.moment_of_truth:
        made += moments_of_truth(moment.moment_of_truth, facts, anchored=anchored)
    felt = emotion(moment.emotion, facts) if moment.emotion is not None else ""
    if moment.wait is not None:
        felt += _marks(wait(moment.wait, facts.view), facts)
    if felt:
        made += f'<div class="dl-bp-felt">{felt}</div>'
    if moment.fail_point:
        failed = fail_points(moment.fail_point, facts)
        made += failed if anchored else _ANCHOR.sub("", failed)
    return made


_SHOWN: Final = frozenset({"moment_of_truth", "emotion", "wait", "fail_point"})
"""The keys of a step or stage that the customer's cell shows beside its name."""


def emotion(given: Emotion, facts: Facts) -> str:
    """What is felt, by everybody and by each persona named: faces, scores and words, changes in their order."""
    lines = [_felt(given.feelings, facts, "")] if given.feelings else []
    for persona, feelings in given.by_persona.items():
        shape = facts.shape_of.get(persona, 0)
        who = f'<span class="dl-k dl-who{shape}">{icon(f"p{shape}")}{esc(facts.view.persona_name(persona))}</span>'
        lines.append(_felt(feelings, facts, who))
    return "".join(lines)


def _felt(feelings: tuple[Feeling, ...], facts: Facts, who: str) -> str:
    scale = facts.scale
    low, high = scale.bounds
    numbered = not scale.by_level
    made = []
    for feeling in feelings:
        value = scale.value(feeling.score, feeling.word)
        shown = face(value, low, high) if value is not None else esc(feeling.emoji or "")
        if numbered and isinstance(feeling.score, Number):
            shown += f"<b>{score(feeling.score, low < 0)}</b>"
        if feeling.word or isinstance(feeling.score, str):
            shown += f" {inline(words_of(feeling), facts.view)}"
        made.append(f'<span class="dl-bp-feeling">{shown}</span>')
    arrow = '<span class="dl-bp-then" aria-hidden="true"></span>'
    return f'<div class="dl-bp-emotion">{who}{arrow.join(made)}</div>'


@lru_cache(maxsize=64)  # a scale has few scores
def face(value: float, low: float, high: float) -> str:
    """A face whose mouth follows a score; decoration beside the number.

    A disc and, in one line, two eyes (rings so small that they are filled) and the mouth.
    """
    share = max(-1.0, min(1.0, (2 * value - low - high) / (high - low or 1)))
    bend = round(share * 2.6, 1)
    start, middle = 10.2 - bend / 2, 10.2 + bend / 2
    return (
        '<svg class="dl-bp-face" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7.5"/>'
        '<path d="M5.05 6a.35.35 0 1 0 .7 0 .35.35 0 1 0-.7 0M10.25 6a.35.35 0 1 0 .7 0 .35.35 0 1 0-.7 0'
        f'M4.8 {start:.1f}Q8 {middle + bend / 2:.1f} 11.2 {start:.1f}"/></svg>'
    )


def duration_of(moment: Moment, facts: Facts) -> str:
    """The time a stage or step takes, in words. Escaped; empty where none is given."""
    return esc(duration(moment.duration, facts.view)) if moment.duration else ""
