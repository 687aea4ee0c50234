"""All personas of the project as cards, by kind, each with the maps it appears in."""

from collections.abc import Mapping, Sequence

from desireline.draw.across.frame import Figure, Section, empty, map_link, page, persona_link, tongue, words_in
from desireline.draw.fragment import Fragment
from desireline.draw.header import avatar, keeping
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline
from desireline.draw.marks import status
from desireline.draw.view import View
from desireline.insight import appearances
from desireline.model import JourneyMap, Persona
from desireline.source import Catalogue

SQUARE = 2
"""The place of the shape that companies and systems have on their own pages: a square."""


def people_page(catalogue: Catalogue, view: View) -> Fragment:
    """The page of all personas."""
    words = view.words
    everybody = sorted(catalogue.personas.values(), key=lambda each: (each.status == "retired", each.title.casefold()))
    maps = {each.key: _maps(each, catalogue) for each in everybody}
    kinds = {
        "person": words("People"), "staff": words("Staff"), "company": words("Companies"), "system": words("Systems"),
    }  # fmt: skip
    lead = words("Whose journeys these are, who serves them, and which companies and systems take part.")
    if not everybody:
        sentence = words("No persona yet. Add a file to the folder of personas; an id or a name alone is enough:")
        section = Section(kinds["person"], "people_person", empty(sentence, "id: hao\nname: …\nrole: …\ngoals: []"))
        return page(words("All people"), lead, (section,), view, name="people")
    sections = []
    for kind, title in kinds.items():
        own = [each for each in everybody if each.kind == kind]
        cards = "".join(_card(each, maps[each.key], catalogue, view) for each in own)
        listed = f'<ul class="dl-people-cards">{cards}</ul>' if own else ""
        texts = [text for each in own for text in (each.title, each.role, each.summary)]
        sections.append(Section(title, f"people_{kind}", listed, words_in(texts)))
    idle = [each for each in everybody if not maps[each.key] and each.status != "retired"]
    figures = tuple(
        Figure(title, str(sum(each.kind == kind for each in everybody)))
        for kind, title in kinds.items()
        if any(each.kind == kind for each in everybody)
    )
    if idle:
        figures += (Figure(words("In no journey yet"), str(len(idle)), _named(idle, view), "bad"),)
    return page(words("All people"), lead, sections, view, figures, "people")


def _maps(persona: Persona, catalogue: Catalogue) -> tuple[JourneyMap, ...]:
    """The maps a persona appears in; a company's are also those of its people."""
    people = [persona]
    if persona.kind == "company":
        people += [each for each in catalogue.personas.values() if each.company == persona.key]
    return appearances(people, catalogue)


def _named(people: Sequence[Persona], view: View) -> str:
    return ", ".join(persona_link(each, view) for each in people)


def _card(persona: Persona, maps: Sequence[JourneyMap], catalogue: Catalogue, view: View) -> str:
    words = view.words
    tagged = tongue(persona.lang, view)
    role = f'<p class="dl-role"{tagged}>{inline(persona.role, view)}</p>' if persona.role else ""
    summary = f'<p class="dl-summary"{tagged}>{inline(persona.summary, view)}</p>' if persona.summary else ""
    agreed = f'<span class="dl-k">{status(persona.status, view)}</span>' if persona.status else ""
    items = "".join(f"<li>{map_link(journey, view)}</li>" for journey in maps)
    journeys = (
        f'<ul class="dl-in-maps" aria-label="{esc(words("Journeys"))}">{items}</ul>'
        if items
        else f'<p class="dl-none">{esc(words("In no journey yet"))}</p>'
    )
    return (
        f'<li class="dl-person-card"><div class="dl-person-head">{_picture(persona, view)}'
        f"<div><b>{persona_link(persona, view)}</b>{role}</div>{agreed}</div>{summary}"
        f"{_belongs(persona, catalogue.personas, view)}{journeys}{keeping(persona, view)}</li>"
    )


def _picture(persona: Persona, view: View) -> str:
    """The photo, decorative beside the name; else the initials."""
    address = view.addresses.asset(persona.photo.src) if persona.photo else None
    if address is None:
        return avatar(persona.key, persona, SQUARE if persona.kind in {"company", "system"} else 0, view)
    return f'<img class="dl-photo" src="{esc(address)}" alt="" width="48" height="48" loading="lazy">'


def _belongs(persona: Persona, everybody: Mapping[str, Persona], view: View) -> str:
    """The company somebody belongs to, or the people of a company."""
    if persona.company:
        company = everybody.get(persona.company)
        name = persona_link(company, view) if company else esc(persona.company)
        return f'<p class="dl-m"><span class="dl-k">{icon("store")}{name}</span></p>'
    people = [each for each in everybody.values() if persona.kind == "company" and each.company == persona.key]
    return f'<p class="dl-m"><span class="dl-k">{icon("person")}{_named(people, view)}</span></p>' if people else ""
