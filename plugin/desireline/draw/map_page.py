"""A map's page: head, findings, curve over grid, blueprint, flow, automations, and what stands below."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final, NamedTuple

from desireline.draw import curve
from desireline.draw.anchors import pieces_in
from desireline.draw.appendix import appendix
from desireline.draw.dropped import named
from desireline.draw.facts import Facts, Find
from desireline.draw.findings import Told, findings_list, strip, tell
from desireline.draw.fragment import Fragment, SearchSection, TocEntry, assembled, ids_of
from desireline.draw.grid import cards, grid, grid_rows, walk_anchor, walk_start
from desireline.draw.header import PageLink, header
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import plain, plain_words
from desireline.draw.language import direction
from desireline.draw.tombstones import led_on
from desireline.draw.view import View
from desireline.draw.widths import bucket, widths
from desireline.insight import Finding, Portion, Within
from desireline.model import JourneyMap, Moment, Piece, Source, Stage, has_blueprint, is_straight, nested, shapes
from desireline.model.part import NOTHING
from desireline.model.record import Record, per_class, record


@record
class MapPage(Record):
    """What the page of a map is made of."""

    journey: JourneyMap
    view: View
    findings: tuple[Finding, ...] = ()
    links: tuple[PageLink, ...] = ()
    """Links of the head, in their order."""
    answers: JourneyMap | None = None
    """On a future map, the current map it answers."""
    futures: tuple[JourneyMap, ...] = ()
    """On a current map, the future maps that answer it."""
    sources: Mapping[str, Source] = field(default=NOTHING)
    """Sources of the whole project by id."""
    within: Within | None = None
    """The larger journey that the map is part of."""
    portions: tuple[Portion, ...] = ()
    """The maps that are part of this one."""
    find: Find | None = None
    """What a reference to a part of another file means."""
    footer: str = ""
    """HTML that `publish` adds below: what changed in the map, and in which releases it appears."""


def map_page(page: MapPage) -> Fragment:
    """The whole body of a map's page."""
    beside = page.answers, page.sources, page.futures, page.within, page.portions, page.find
    facts = Facts(page.journey, page.view, *beside)
    found = tell(page.findings, facts)
    sections = _sections(facts)
    journey, words = page.journey, page.view.words
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    start = walk_start(facts)
    walk = (PageLink(words("Walk through"), start),) if start else ()
    above = header(facts, walk + page.links), strip(found, facts)
    below = _found(found, facts), appendix(facts), page.footer
    pieces = [
        f'<article class="dl dl-map"{lang} dir="{direction(journey.lang or words.lang)}">',
        *above,
        *[piece for section in sections for piece in (*section.html, section.end)],
        *below,
        "</article>",
    ]
    ids = ids_of(*above, *[piece for section in sections for piece in section.html], *below)
    ids |= {walk_anchor(stage, facts) for stage in journey.stages}
    elsewhere = led_on(facts, ids)
    if elsewhere:
        pieces.insert(-2, elsewhere)  # above the footer
        ids |= ids_of(elsewhere)
    toc = tuple(
        [
            TocEntry(section.title, section.anchor, _stages(facts) if section.anchor == "map_stages" else ())
            for section in sections
        ]
    )
    return assembled(pieces, toc, _search(facts), ids)


def board(facts: Facts) -> str:
    """Curve and grid under one another in one frame, and the cards that take their place on a narrow screen."""
    wide, narrow = _board(facts)
    return "".join(wide) + narrow


def _board(facts: Facts) -> tuple[tuple[str, ...], str]:
    """The board in pieces, and what takes its place on a narrow screen, to which no link points."""
    journey, view = facts.journey, facts.view
    columns_widths, rows = widths(journey), grid_rows(facts)
    label = esc(view.words("Journey, stage by stage"))
    least = columns_widths.min_width
    start = (
        f'<div class="dl-wide dl-fit-{bucket(least)}"><div class="dl-board" role="region" aria-label="{label}" '
        f'tabindex="0" style="--dl-least:{least}px"><div class="dl-sheet">'
    )
    table = grid(rows, facts, columns_widths)
    wide = (
        start,
        curve.curve_figure(journey, view, columns_widths),
        table,
        f"</div></div>{_legend(table, facts)}</div>",
    )
    narrow = cards(rows, facts, curve.step_curves(journey, view))
    whole = curve.overview(journey, view) if len(journey.stages) > 1 else ""  # of one stage its card shows all
    return wide, f'<div class="dl-narrow">{whole}{narrow}</div>'


class _Section(NamedTuple):
    """A part of the page that its table of contents names."""

    title: str
    anchor: str
    html: tuple[str, ...]
    """Its HTML in pieces."""
    end: str = "</section>"
    """The last of its HTML, with no id that a link may point to."""


def _sections(facts: Facts) -> list[_Section]:
    journey, words = facts.journey, facts.view.words
    wide, narrow = _board(facts)
    made = [_Section(words("Stages"), "map_stages", ('<section id="map_stages">', *wide), f"{narrow}</section>")]
    if has_blueprint(journey):
        made.append(_section(words("Service blueprint"), "map_blueprint", _blueprint(facts), facts))
    if not is_straight(journey):
        made.append(_section(words("Ways through"), "map_flow", _flow(facts), facts))
    if journey.automations:
        made.append(_section(words("Automations"), "map_automations", _automations(facts), facts))
    if journey.kind == "service-blueprint" and len(made) > 1 and made[1].anchor == "map_blueprint":
        made[0], made[1] = made[1], made[0]
    return made


def _section(title: str, anchor: str, html: str, facts: Facts) -> _Section:
    head = f'<h2 id="{anchor}"{facts.ui}>{esc(title)}</h2>'
    return _Section(title, anchor, (f'<section class="dl-section">{head}', html))


def _blueprint(facts: Facts) -> str:
    from desireline.draw.blueprint import blueprint  # noqa: PLC0415  # a map without one does not load it

    return blueprint(facts.journey, facts.view, facts=facts)


def _flow(facts: Facts) -> str:
    from desireline.draw.flow import flow  # noqa: PLC0415

    return flow(facts.journey, facts.view)


def _automations(facts: Facts) -> str:
    from desireline.draw.flow import automations  # noqa: PLC0415

    return automations(facts.journey, facts.view, facts=facts)


def _found(found: Sequence[tuple[Finding, Told]], facts: Facts) -> str:
    listed = findings_list(found, facts)
    if not listed:
        return ""
    title = esc(facts.view.words("Findings"))
    return (
        f'<details class="dl-fold" id="map_findings"><summary{facts.ui}>{title} <small>{len(found)}</small></summary>'
        f"{listed}</details>"
    )


def _legend(table: str, facts: Facts) -> str:
    """The signs of evidence, if the grid has any; those of the curve stand above it."""
    words = facts.view.words
    signs = (("validated", words("Validated")), ("reasoned", words("Reasoned")), ("assumption", words("Assumption")))
    if not any(icon(name) in table for name, _word in signs):
        return ""
    made = "".join(f'<span class="dl-k">{icon(name)}{esc(word)}</span>' for name, word in signs)
    return f'<p class="dl-signs"{facts.ui}>{made}</p>'


def _stages(facts: Facts) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(named(stage.title, stage, facts.view.words), facts.anchors[stage]) for stage in facts.journey.stages
    )


def _search(facts: Facts) -> tuple[SearchSection, ...]:
    """The page itself, then each stage with all its words."""
    journey = facts.journey
    about = [journey.purpose, journey.summary, *journey.tags, *journey.products]
    about += [facts.view.persona_name(name) for name in journey.personas]
    first = SearchSection(plain(journey.title), "", " ".join(plain(text) for text in about if text))
    return (first, *(SearchSection(plain(s.title), facts.anchors[s], stage_words(s, facts)) for s in journey.stages))


def stage_words(stage: Stage, facts: Facts) -> str:
    """Every text below a stage as plain words, rows left out that the page leaves out."""
    found: list[str] = []
    hidden = {row.id or "" for row in facts.journey.rows if row.hide}
    _gather_texts(stage, facts, frozenset(hidden - _SEEN_ANYWAY), found)
    return plain_words(dict.fromkeys(found))


_SEEN_ANYWAY: Final = {"steps", "touchpoints", "emotion"}
"""Rows whose words the page says without the grid as well: in its flow, its list of touchpoints, its curve."""


_SEARCHED: Final = {"goal", "text", "quote", "safeguard", "change", "situation", "why"}
"""Fields whose words a reader may look for."""


def _gather_texts(piece: Piece, facts: Facts, hidden: frozenset[str], found: list[str]) -> None:
    """Collect the texts of a piece and of all below it, `hidden` rows left out, in one walk over what is given."""
    given = piece.__dict__
    texts, holding = _worded(type(piece))
    for name in texts:
        said = given.get(name)
        if said:
            found.append(said)
    if holding.isdisjoint(given):
        return
    for name, value in given.items():
        if name == "touchpoints":
            found += [facts.touchpoint_name(reference) for reference in value]
        elif name in holding and name not in hidden:
            shown = value
            if hidden and name == "rows":
                shown = {row: said for row, said in value.items() if row not in hidden}
            for inner in shown if isinstance(shown, tuple) else pieces_in(shown):
                _gather_texts(inner, facts, hidden, found)


@per_class
def _worded(kind: type[Piece]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The fields of a class that are searched, and those that lead to such fields; evidence has neither."""
    holding = {shape.name for shape in nested(kind) if shape.piece is not None and any(_worded(shape.piece))}
    if kind.bare_list:
        holding.add(kind.bare_list)
    if issubclass(kind, Moment):
        holding.add("touchpoints")  # not pieces but names of some
    return tuple([shape.name for shape in shapes(kind) if shape.name in _SEARCHED]), frozenset(holding)
