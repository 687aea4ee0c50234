"""A persona's page: everything its file holds, and the maps it appears in, each with its own curve."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from desireline.draw.appendix import sources
from desireline.draw.facts import Facts
from desireline.draw.fragment import Fragment, SearchSection, TocEntry, assembled, ids_of
from desireline.draw.header import PageLink, avatar, keeping
from desireline.draw.home_card import map_card
from desireline.draw.html import esc
from desireline.draw.icons import channel_icon, icon
from desireline.draw.inline import inline, plain
from desireline.draw.language import direction
from desireline.draw.marks import status
from desireline.draw.statements import evidence, extras, link, listing, quote, statement
from desireline.draw.tombstones import led_on, tombstones
from desireline.draw.view import View
from desireline.insight import appears_in
from desireline.model import Career, JourneyMap, Knowledge, Persona, Statement, Usage
from desireline.model.record import Record, record

SHORT = 16
"""Statements of fewer characters stand side by side."""


@record
class PersonaPage(Record):
    """What the page of a persona is made of."""

    persona: Persona
    view: View
    maps: tuple[JourneyMap, ...] = ()
    """Maps of the project, all or some; the page finds those in which the persona appears."""
    links: tuple[PageLink, ...] = ()
    colleagues: tuple[Persona, ...] = field(default=())
    """Every persona of the project; a company's page shows those that belong to it."""
    footer: str = ""
    """HTML that `publish` adds below: in which releases the persona appears."""

    @cached_property
    def facts(self) -> Facts:
        """The persona as the drawers of statements see it."""
        persona = self.persona
        bare = JourneyMap(title=persona.title, lang=persona.lang, sources=persona.sources, file=persona.file)
        return Facts(bare, self.view, persona=persona)


class _Block(NamedTuple):
    """One block of the page."""

    title: str
    anchor: str
    html: str
    words: str


def persona_page(page: PersonaPage) -> Fragment:
    """The whole body of a persona's page."""
    persona, view = page.persona, page.view
    facts, words = page.facts, view.words
    lang = f' lang="{esc(persona.lang)}"' if persona.lang else ""
    blocks = [block for block in _blocks(page) if block.html]
    traits = "".join(
        f'<section class="dl-trait" aria-labelledby="{block.anchor}">'
        f'<h2 id="{block.anchor}"{facts.ui}>{esc(block.title)}</h2>{block.html}</section>'
        for block in blocks
    )
    appearances = _maps(page, blocks)
    pieces = [
        f'<article class="dl dl-persona-page"{lang} dir="{direction(persona.lang or words.lang)}">{_header(page)}',
        *appearances,
        f'<div class="dl-traits">{traits}</div>{_below(page)}',
    ]
    ids = ids_of(*pieces)
    rest = [led_on(facts, ids), f"{page.footer}</article>"]
    entries = [TocEntry(block.title, block.anchor) for block in blocks]
    if appearances:
        entries.insert(0, TocEntry(words("Journeys"), "persona_maps"))
    return assembled([*pieces, *rest], tuple(entries), _search(persona, blocks), ids | ids_of(*rest))


def _header(page: PersonaPage) -> str:
    persona, view, facts = page.persona, page.view, page.facts
    words = view.words
    kind = {
        "person": words("Person"), "company": words("Company"), "staff": words("Staff"), "system": words("System"),
    }[persona.kind]  # fmt: skip
    agreed = f' <span class="dl-chip">{status(persona.status, view)}</span>' if persona.status else ""
    role = f'<p class="dl-lead">{inline(persona.role, view)}</p>' if persona.role else ""
    summary = f'<p class="dl-summary">{inline(persona.summary, view)}</p>' if persona.summary else ""
    said = f'<blockquote class="dl-quote">{quote(persona.quote, facts)}</blockquote>' if persona.quote else ""
    views = "".join(f'<a href="{esc(each.address)}">{esc(each.title)}</a>' for each in page.links)
    nav = f'<nav class="dl-views" aria-label="{esc(words("Other views"))}"{facts.ui}>{views}</nav>' if views else ""
    based = evidence(persona.evidence, facts)
    based = f'<div class="dl-m"{facts.ui}>{based}</div>' if based else ""
    company = ""
    if persona.company:
        to, name = view.addresses.page(persona.company), esc(plain(view.persona_name(persona.company)))
        shown = f'<a href="{esc(to)}">{name}</a>' if to else name
        company = f'<p class="dl-m"><span class="dl-k">{icon("store")}{shown}</span></p>'
    kept = keeping(persona, view, facts.ui)
    when = f'<div class="dl-who-when">{kept}</div>' if kept else ""
    return (
        f'<header class="dl-header"><p class="dl-kind"{facts.ui}>{esc(kind)}{agreed}</p>{nav}'
        f'<div class="dl-portrait">{_photo(persona, view)}<div><h1>{inline(persona.title, view)}</h1>'
        f"{role}{summary}{company}{based}</div></div>{said}{when}</header>"
    )


def _photo(persona: Persona, view: View) -> str:
    address = view.addresses.asset(persona.photo.src) if persona.photo else None
    if address is None or persona.photo is None:
        return avatar(persona.key, persona, 2 if persona.kind in {"company", "system"} else 0, view)
    return f'<img class="dl-photo" src="{esc(address)}" alt="{esc(persona.photo.alt or "")}" width="96" height="96">'


def _blocks(page: PersonaPage) -> Iterator[_Block]:
    """Every block of the page, in the order of the format."""
    persona, words = page.persona, page.view.words
    career, knowledge, usage = persona.career or Career(), persona.knowledge or Knowledge(), persona.usage or Usage()
    yield _named(words("Profile"), "persona_profile", tuple(persona.profile.items()), page)
    worked = ((words("Position"), career.title), (words("Years"), career.years), (words("Background"), career.bio))
    yield _named(words("Career"), "persona_career", worked, page)
    company = (
        (words("Industry"), persona.industry),
        (words("Size"), persona.size),
        (words("Equipment"), persona.equipment),
        (words("Structure"), persona.structure),
        (words("Rules"), persona.rules),
        (words("Pace"), persona.pace),
    )
    yield _named(words("The company"), "persona_company", company, page)
    yield _listed(words("Goals"), "persona_goals", persona.goals, page)
    yield _listed(words("Needs"), "persona_needs", persona.needs, page)
    yield _listed(words("Pains"), "persona_pains", persona.pains, page)
    yield _listed(words("Gains"), "persona_gains", persona.gains, page)
    yield _listed(words("Motivations"), "persona_motivations", persona.motivations, page)
    yield _listed(words("Attitudes"), "persona_attitudes", persona.attitudes, page)
    yield _listed(words("Behaviours"), "persona_behaviours", persona.behaviours, page)
    known = (
        (words("Of technology"), knowledge.technical),
        (words("Of the trade"), knowledge.business),
        (words("Of rules"), knowledge.policy),
    )
    yield _named(words("Knowledge"), "persona_knowledge", known, page)
    used = ((words("How often"), usage.frequency), (words("Products"), usage.products))
    yield _named(words("Usage"), "persona_usage", used, page)
    yield _channels(words("Channels"), "persona_channels", persona.channels, page)
    yield _listed(words("Situations"), "persona_scenarios", persona.scenarios, page)
    yield _people(words("People here"), "persona_people", page)


def _listed(title: str, anchor: str, given: Sequence[Statement], page: PersonaPage) -> _Block:
    if not given:
        return _Block(title, anchor, "", "")
    html = listing([statement(each, page.facts) for each in given], page.view)
    return _Block(title, anchor, html, _words(given))


def _channels(title: str, anchor: str, given: Sequence[Statement], page: PersonaPage) -> _Block:
    items = []
    for each in given:
        tag, _, rest = statement(each, page.facts).partition(">")
        items.append(f"{tag}>{icon(channel_icon(plain(each.text)))}{rest}")
    html = f'<ul class="dl-s dl-flat">{"".join(items)}</ul>' if items else ""
    return _Block(title, anchor, html, _words(given))


def _named(title: str, anchor: str, given: Sequence[tuple[str, Sequence[Statement]]], page: PersonaPage) -> _Block:
    """Statements under the name of each fact; short ones side by side."""
    made, said = [], []
    for name, statements in given:
        if statements:
            items = "".join(statement(each, page.facts) for each in statements)
            flat = " dl-flat" if all(len(each.text) < SHORT for each in statements) else ""
            made.append(f'<div><dt>{inline(name, page.view)}</dt><dd><ul class="dl-s{flat}">{items}</ul></dd></div>')
            said.append(f"{plain(name)} {_words(statements)}")
    return _Block(title, anchor, f'<dl class="dl-facts">{"".join(made)}</dl>' if made else "", " ".join(said))


def _words(given: Sequence[Statement]) -> str:
    return " ".join(plain(each.text) for each in given)


def _people(title: str, anchor: str, page: PersonaPage) -> _Block:
    """On a company's page, the personas that belong to it."""
    items = []
    for other in page.colleagues:
        if other.company and other.company == page.persona.key:
            to, name = page.view.addresses.page(other.key), esc(plain(other.title))
            role = f" <small>{inline(other.role, page.view)}</small>" if other.role else ""
            shown = f'<a href="{esc(to)}">{name}</a>' if to else name
            items.append(f"<li>{shown}{role}</li>")
    return _Block(title, anchor, f'<ul class="dl-s">{"".join(items)}</ul>' if items else "", "")


def _maps(page: PersonaPage, blocks: Sequence[_Block]) -> list[str]:
    """The maps in which the persona appears, in pieces of HTML, or that it appears in none.

    Nothing for a company that appears in none itself, but whose people are named below.
    """
    found = [journey for journey in page.maps if appears_in(page.persona, journey)]
    if not found and any(block.anchor == "persona_people" for block in blocks):
        return []
    words, ui = page.view.words, page.facts.ui
    head = f'<section aria-labelledby="persona_maps"><h2 id="persona_maps"{ui}>{esc(words("Journeys"))}</h2>'
    if not found:
        return [f'{head}<p class="dl-none"{ui}>{esc(words("In no journey yet"))}</p></section>']
    cards = [map_card(journey, page.view, level=3, persona=page.persona.key) for journey in found]
    return [f'{head}<ul class="dl-home-cards">', *cards, "</ul></section>"]


def _below(page: PersonaPage) -> str:
    persona, view, words = page.persona, page.view, page.view.words
    made = tombstones(persona, page.facts)
    listed = sources(persona.sources, page.facts)
    if listed:
        summary = f"<summary{page.facts.ui}>{esc(words('Sources'))} <small>{len(persona.sources)}</small></summary>"
        made += f'<details class="dl-fold" id="persona_sources">{summary}{listed}</details>'
    tags = " ".join(f'<span class="dl-chip">{inline(tag, view)}</span>' for tag in persona.tags)
    about = tags + "".join(link(each, view) for each in persona.links) + extras(persona.extras, view)
    return made + (f'<div class="dl-about">{about}</div>' if about else "")


def _search(persona: Persona, blocks: Sequence[_Block]) -> tuple[SearchSection, ...]:
    about = " ".join(plain(text) for text in (persona.role, persona.summary, persona.quote, *persona.tags) if text)
    first = SearchSection(plain(persona.title), "", about)
    return (first, *(SearchSection(block.title, block.anchor, block.words) for block in blocks if block.words))
