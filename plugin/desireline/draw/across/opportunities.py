"""Opportunities of all maps by impact less effort, in a matrix and in a list; and the pains they answer or leave."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from desireline.draw.across.answers import Answer, StandingPain, standing_pains
from desireline.draw.across.filters import Choice, filters
from desireline.draw.across.frame import (
    MOST,
    NOTHING,
    Chart,
    Figure,
    Section,
    chart_of,
    counted_maps,
    empty,
    first_of,
    left_out,
    page,
    part_link,
    said,
    where,
    words_in,
)
from desireline.draw.across.matrix import Chip, matrix
from desireline.draw.across.table import Group, Line, table
from desireline.draw.fragment import Fragment
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import plain
from desireline.draw.marks import pips, weight
from desireline.draw.statements import answers, evidence, labelled_priority, promise, refuted, whose
from desireline.draw.view import View
from desireline.insight import repeated, statements
from desireline.model import Moment, Opportunity
from desireline.source import Catalogue

LIST: Final = "opportunities_rows"
_MANY: Final = 20
"""In a longer list of pains the answered ones are folded away."""
_ORDER: Final = ("planned", "idea", "shipped", "dropped", "refuted")


class Standing(NamedTuple):
    """An opportunity and where it stands."""

    given: Opportunity
    moment: Moment
    facts: Chart
    state: str
    """`idea` without a promise, the promise's status, or `refuted`."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in {"idea", "planned"}

    @property
    def gain(self) -> int | None:
        """Impact less effort; None where one of them is not given."""
        impact, effort = self.given.impact, self.given.effort
        return impact.value - effort.value if impact and effort else None

    @property
    def anchor(self) -> str:
        """Its row's id."""
        return f"{self.facts.journey.key}_{self.facts.anchors[self.given]}"

    @property
    def owner(self) -> str | None:
        """Who answers for it, else who keeps the map."""
        return self.given.owner or self.facts.journey.owner


def opportunities_page(catalogue: Catalogue, view: View) -> Fragment:
    """The page of opportunities and pains."""
    words = view.words
    maps = counted_maps(catalogue)
    charts = [chart_of(journey, catalogue, view) for journey in maps]
    found = sorted(
        (
            Standing(given, moment, facts, _state(given))
            for facts in charts
            for moment, _, given in statements(facts.journey, "opportunities")
            if isinstance(given, Opportunity)
            and (facts.answered is None or repeated(given, facts.journey, catalogue) is None)
        ),
        key=_rank,
    )
    standing = standing_pains(charts, catalogue)
    bare = [each for each in standing if each.open]
    sections = (
        Section(
            words("Impact and effort"), "opportunities_matrix", _matrix(found[:MOST], view), note=_unplaced(found, view)
        ),
        Section(
            words("Opportunities"),
            "opportunities_list",
            _list(found[:MOST], view),
            words_in(o.given.text for o in found[:MOST]),
            first_of(found, view),
        ),
        Section(
            words("Pains"),
            "opportunities_pains",
            _pains(standing[:MOST], view),
            words_in(p.pain.text for p in standing[:MOST]),
            first_of(standing, view),
        ),
    )
    lead = words("What could be done in all journeys, what it would bring and take, and which pains it answers.")
    states = Counter(each.state for each in found)
    figures: tuple[Figure, ...] = (
        Figure(
            words("Still to be done"),
            str(sum(each.open for each in found)),
            esc(words("{planned} planned, {ideas} as ideas", planned=states["planned"], ideas=states["idea"])),
        ),
        Figure(words("Shipped"), str(states["shipped"]), esc(words("{n} dropped", n=states["dropped"]))),
        Figure(
            words("High pains without an answer"),
            str(len(bare)),
            esc(words.count("in {n} journey", "in {n} journeys", len({each.facts.journey.key for each in bare}))),
            "bad" if bare else "plain",
        ),
        Figure(
            words("Pains answered"),
            str(sum(bool(each.answers) for each in standing)),
            esc(words("of {all}", all=len(standing))),
        ),
    )
    title = words("Opportunities and pains")
    if not found and not standing:
        figures = ()
    return page(title, lead + left_out(catalogue, view), sections, view, figures, "opportunities")


def _state(given: Opportunity) -> str:
    if given.refuted is not None:
        return "refuted"
    return (given.promise.status if given.promise else None) or "idea"


def _rank(each: Standing) -> tuple[int, float, int, str]:
    """What is open first, by impact less effort, then by impact; what has no figures behind what has."""
    gain, impact = each.gain, each.given.impact
    state = 0 if each.open else _ORDER.index(each.state)
    return state, -gain if gain is not None else math.inf, -(impact.value if impact else 0), each.facts.journey.key


def _state_names(view: View) -> dict[str, str]:
    words = view.words
    return {
        "planned": words("Planned"), "idea": words("Idea"), "shipped": words("Shipped"),
        "dropped": words("Dropped"), "refuted": words("Refuted"),
    }  # fmt: skip


def _matrix(found: list[Standing], view: View) -> str:
    chips = [
        Chip(
            number,
            each.anchor,
            each.given.impact.value,
            each.given.effort.value,
            plain(each.given.text),
            each.state == "planned",
            each.facts.tongue,
        )
        for number, each in enumerate(found, 1)
        if each.open and each.given.impact and each.given.effort
    ]
    made = matrix(chips, view)
    return f'<div class="dl-matrix-and">{made}</div>' if made else ""


def _unplaced(found: list[Standing], view: View) -> str:
    missing = sum(each.open and each.gain is None for each in found)
    if not missing:
        return ""
    return view.words.count(
        "{n} opportunity has no impact or no effort yet and is not in the matrix.",
        "{n} opportunities have no impact or no effort yet and are not in the matrix.",
        missing,
    )


def _list(found: list[Standing], view: View) -> str:
    words = view.words
    if not found:
        sentence = words("No map names an opportunity yet. Write one under a stage or step, with the pains it solves:")
        example = "opportunities:\n  - text: …\n    solves: [a-pain]\n    impact: high\n    effort: 2"
        return empty(sentence, example)
    heads = ("#", words("Opportunity"), words("Impact"), words("Effort"), words("Plan"), words("Where"), words("Owner"))
    lines = tuple(_line(number, each, view) for number, each in enumerate(found, 1))
    caption = words("Opportunities of all maps, by impact less effort")
    made = table(caption, heads, (Group("", lines, LIST),), kind="dl-opportunities", head_at=1)
    return _filters(found, view) + made


def _line(number: int, each: Standing, view: View) -> Line:
    given, facts = each.given, each.facts
    journey = facts.journey
    text = part_link(given, given.text, facts)
    if not given.holds:
        text = f"<s>{text}</s>"
    solved = "".join([f"<span{facts.tongue}>{answers(pain, facts)}</span>" for pain in given.solves])
    marks = solved + evidence(given.evidence, facts) + refuted(given.refuted, facts) + whose(given.personas, facts)
    marks += labelled_priority(said(given.priority, facts), view) if given.priority else ""
    people = "\n".join(given.personas or journey.personas)
    plan = promise(given.promise, facts.view) or f'<span class="dl-chip">{esc(view.words("Idea"))}</span>'
    return Line(
        (
            str(number),
            text + (f'<div class="dl-m">{marks}</div>' if marks else ""),
            pips("", given.impact, "impact") or NOTHING,
            pips("", given.effort, "effort") or NOTHING,
            plan,
            where(each.moment, facts),
            said(each.owner, facts) if each.owner else NOTHING,
        ),
        each.anchor,
        f' data-kind="opportunity" data-map="{esc(journey.key)}" data-status="{each.state}"'
        f' data-owner="{esc(each.owner or "")}" data-persona="{esc(people)}"',
    )


def _filters(found: list[Standing], view: View) -> str:
    words = view.words
    charts = {each.facts.journey.key: each.facts for each in found}
    names = _state_names(view)
    states, owners = dict.fromkeys(each.state for each in found), dict.fromkeys(each.owner for each in found)
    people = dict.fromkeys(name for each in found for name in (each.given.personas or each.facts.journey.personas))
    choices = (
        Choice("map", words("Map"), {key: _map_name(facts, view) for key, facts in charts.items()}),
        Choice("status", words("Status"), {state: names[state] for state in states}),
        Choice("owner", words("Owner"), {name: plain(name) for name in owners if name}),
        Choice("persona", words("Persona"), {name: plain(view.persona_name(name)) for name in people}),
    )
    return filters(LIST, choices, len(found), view, words("Filter opportunities"))


def _map_name(facts: Chart, view: View) -> str:
    title = plain(facts.journey.title)
    return f"{title} ({view.words('Future')})" if facts.journey.state == "future" else title


def _pains(standing: tuple[StandingPain, ...], view: View) -> str:
    words = view.words
    if not standing:
        sentence = words("No map names a pain yet. Write one under a stage or step:")
        return empty(sentence, "pains:\n  - id: a-pain\n    text: …\n    severity: high")
    heads = (words("Pain"), words("Severity"), words("Answered by"), words("Where"))
    caption = words("Pains of all maps by severity, high ones without an answer first")

    def listed(caption: str, pains: Sequence[StandingPain]) -> str:
        return table(caption, heads, (Group("", tuple(_pain(each, view) for each in pains)),), kind="dl-pains")

    answered = [each for each in standing if each.answers]
    if len(standing) <= _MANY or not answered:
        return listed(caption, standing)
    title = words("Pains answered")
    return (
        listed(caption, [each for each in standing if not each.answers])
        + f'<details class="dl-fold"><summary>{esc(title)} <small>{len(answered)}</small></summary>'
        + f"{listed(title, answered)}</details>"
    )


def _pain(each: StandingPain, view: View) -> Line:
    facts, pain = each.facts, each.pain
    marks = evidence(pain.evidence, facts) + whose(pain.personas, facts)
    text = part_link(pain, pain.text, facts) + (f'<div class="dl-m">{marks}</div>' if marks else "")
    if each.answers:
        items = "".join(f"<li>{_answer(answer, each)}</li>" for answer in each.answers)
        answered = f'<ul class="dl-s">{items}</ul>'
    elif each.open:
        answered = f'<b class="dl-neg">{icon("open")}{esc(view.words("No answer yet"))}</b>'
    else:
        answered = f'<span class="dl-none">{esc(view.words("No answer yet"))}</span>'
    return Line((text, weight(pain.severity, view) or NOTHING, answered, where(each.moment, facts)))


def _answer(answer: Answer, to: StandingPain) -> str:
    elsewhere = answer.facts.journey is not to.facts.journey
    at = f" <small>{answer.facts.link}</small>" if elsewhere else ""
    plan = f" {promise(answer.promise, answer.facts.view)}" if answer.promise else ""
    return f"{part_link(answer.piece, answer.text, answer.facts)}{at}{plan}"
