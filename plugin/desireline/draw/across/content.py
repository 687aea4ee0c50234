"""The content matrix: what is offered to whom at which stage of each map, and where nothing is."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from desireline.draw.across.frame import (
    NOTHING,
    Chart,
    Figure,
    Section,
    chart_of,
    counted_maps,
    empty,
    left_out,
    map_link,
    page,
    part_link,
    words_in,
)
from desireline.draw.across.table import Group, Line, table
from desireline.draw.dropped import struck
from desireline.draw.fragment import Fragment
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import plain
from desireline.draw.marks import channel as channel_mark
from desireline.draw.statements import evidence, promise, refuted
from desireline.draw.view import View
from desireline.insight import statements
from desireline.model import Content, JourneyMap, Stage, Statement
from desireline.model.record import Record, record
from desireline.source import Catalogue


@record
class Offer(Record):
    """A content statement and the stage it stands in."""

    given: Statement
    stage: Stage

    def reaches(self, persona: str) -> bool:
        """Whether it is for that persona: named, or nobody is."""
        return not self.given.personas or persona in self.given.personas


@record
class Matrix(Record):
    """The content of one map."""

    facts: Chart
    offers: tuple[Offer, ...]

    @cached_property
    def at(self) -> Mapping[int, Sequence[Offer]]:
        """The offers of each stage that has any, by its identity."""
        found: dict[int, list[Offer]] = {}
        for offer in self.offers:
            found.setdefault(id(offer.stage), []).append(offer)
        return found

    @cached_property
    def personas(self) -> tuple[str, ...]:
        """The map's people, then whoever else content names. A company or a system reads nothing unless named."""
        known = self.facts.view.personas
        people = (
            name for name in self.facts.journey.personas if name not in known or known[name].kind in {"person", "staff"}
        )
        named = (name for offer in self.offers for name in offer.given.personas)
        return tuple(dict.fromkeys((*people, *named)))

    def offered(self, persona: str, stage: Stage) -> tuple[Offer, ...]:
        """What reaches a persona at a stage and still counts."""
        return tuple([offer for offer in self.at.get(id(stage), ()) if offer.reaches(persona)])

    @cached_property
    def gaps(self) -> tuple[tuple[str, Stage], ...]:
        """Personas and stages for which nothing is there."""
        return tuple(
            (persona, stage)
            for persona in self.personas
            for stage in self.facts.journey.stages
            if not any(offer.given.refuted is None for offer in self.offered(persona, stage))
        )


def content_page(catalogue: Catalogue, view: View) -> Fragment:
    """The page of content."""
    words = view.words
    maps = counted_maps(catalogue)
    all_of = [content_of(chart_of(journey, catalogue, view)) for journey in maps]
    filled = [matrix for matrix in all_of if matrix.offers]
    title = words("Content")
    lead = words("What is offered to whom at which stage of each journey, and where nothing is yet.")
    if not filled:
        sentence = words(
            "No map names content yet. Write it under a stage or step, with its channel and whom it is for:"
        )
        nothing = empty(sentence, "content:\n  - text: …\n    personas: [hao]\n    channel: video")
        section = Section(title, "content_all", nothing)
        return page(title, lead + left_out(catalogue, view), (section,), view, name="content")
    sections = [
        Section(
            plain(matrix.facts.journey.title),
            f"content_{matrix.facts.journey.key}",
            _matrix(matrix, view),
            words_in(offer.given.text for offer in matrix.offers),
            lang=matrix.facts.journey.lang,
            beside=_to_map(matrix.facts.journey, view),
        )
        for matrix in filled
    ]
    bare = [matrix.facts.journey for matrix in all_of if not matrix.offers]
    if bare:
        items = "".join(f"<li>{map_link(journey, view)}</li>" for journey in bare)
        sections.append(Section(words("Journeys without content"), "content_without", f'<ul class="dl-s">{items}</ul>'))
    places = sum(len(matrix.personas) * len(matrix.facts.journey.stages) for matrix in filled)
    gaps = sum(len(matrix.gaps) for matrix in filled)
    count = sum(len(matrix.offers) for matrix in filled)
    figures = (
        Figure(words("Content"), str(count), esc(words.count("in {n} journey", "in {n} journeys", len(filled)))),
        Figure(words("Gaps"), str(gaps), esc(words("of {all} places of a persona and a stage", all=places))),
    )
    return page(title, lead + left_out(catalogue, view), sections, view, figures, "content")


def content_of(facts: Chart) -> Matrix:
    """The content of a map, from every row that counts as content."""
    made = []
    for moment, _, given in statements(facts.journey, "content"):
        made.append(Offer(given, facts.places[id(moment)][1]))
    return Matrix(facts, tuple(made))


def _to_map(journey: JourneyMap, view: View) -> str:
    to = view.addresses.page(journey.key)
    return f'<a href="{esc(to)}">{esc(view.words("To the map"))}</a>' if to else ""


def _matrix(matrix: Matrix, view: View) -> str:
    words, journey = view.words, matrix.facts.journey
    stages = journey.stages
    heads = (words("Persona"), *(f"{number} {plain(stage.title)}" for number, stage in enumerate(stages, 1)))
    lines = [
        Line((name, *(_cell(offers, matrix, view, gap=gap) for offers, gap in row)))
        for name, row in _rows(matrix, view)
    ]
    caption = words("Content of {title}: personas down, stages across", title=plain(journey.title))
    made = table(caption, heads, (Group("", tuple(lines)),), kind="dl-content")
    return f"<div{matrix.facts.tongue}>{made}</div>"


Row = list[tuple[list[Offer], bool]]
"""For each stage what stands there, and whether nothing there is a gap."""


def _rows(matrix: Matrix, view: View) -> list[tuple[str, Row]]:
    """Name and cells of each row: what is for everybody first; where that is all, or there is one persona, one row."""
    stages, personas = matrix.facts.journey.stages, matrix.personas
    for_all = [[offer for offer in matrix.at.get(id(stage), ()) if not offer.given.personas] for stage in stages]
    everybody = f"<b>{esc(view.words('Everybody'))}</b>"
    gaps = {(persona, id(stage)) for persona, stage in matrix.gaps}
    if len(personas) == 1:
        reached = [list(matrix.offered(personas[0], stage)) for stage in stages]
        return [(_persona(personas[0], view), [(offers, True) for offers in reached])]
    if not any(offer.given.personas for offer in matrix.offers):
        return [(everybody, [(offers, True) for offers in for_all])]
    made: list[tuple[str, Row]] = [(everybody, [(offers, False) for offers in for_all])] if any(for_all) else []
    for persona in personas:
        row = [
            ([offer for offer in matrix.offered(persona, stage) if offer.given.personas], (persona, id(stage)) in gaps)
            for stage in stages
        ]
        made.append((_persona(persona, view), row))
    return made


def _persona(name: str, view: View) -> str:
    to, shown = view.addresses.page(name), esc(plain(view.persona_name(name)))
    return f'<a href="{esc(to)}">{shown}</a>' if to else shown


def _cell(offers: Sequence[Offer], matrix: Matrix, view: View, *, gap: bool) -> str:
    if offers:
        return f'<ul class="dl-s">{"".join(_offer(offer, matrix.facts) for offer in offers)}</ul>'
    if not gap:
        return NOTHING
    return f'<span class="dl-gap">{icon("open")}{esc(view.words("Nothing yet"))}</span>'


def _offer(offer: Offer, facts: Chart) -> str:
    given = offer.given
    text = part_link(given, given.text, facts)
    text = struck(text, given)
    channel = given.channel if isinstance(given, Content) else None
    marks = channel_mark(channel, facts.view) if channel else ""
    marks += evidence(given.evidence, facts) + refuted(given.refuted, facts) + promise(given.promise, facts.view)
    below = f'<div class="dl-m">{marks}</div>' if marks else ""
    return f"<li>{text}{below}</li>"
