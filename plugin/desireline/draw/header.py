"""The head of a map's page: what it is, what it is for, whose it is, who keeps it and when it is looked at next."""

from desireline.draw.belonging import larger_journey, unplaced_portions
from desireline.draw.facts import SHAPES, Facts
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import inline, plain
from desireline.draw.language import initials
from desireline.draw.marks import day, kind_name, state_name, status
from desireline.draw.view import View
from desireline.insight import due
from desireline.model import JourneyMap, Persona
from desireline.model.record import Record, record

MANY_PERSONAS = 4
"""Persona chips shown; further ones are counted."""


@record
class PageLink(Record):
    """A link of the page's head, such as "Walk through". Made by `publish`, which knows which pages exist."""

    title: str
    """Plain text in the interface's language."""
    address: str


def header(facts: Facts, links: tuple[PageLink, ...] = ()) -> str:
    """The head: kind, state and status; title and purpose; personas; owner and reviews; links to other views."""
    journey, view = facts.journey, facts.view
    state = f'<span class="dl-chip">{esc(state_name(journey, view))}</span>'
    agreed = f'<span class="dl-chip">{status(journey.status, view)}</span>' if journey.status else ""
    lead = journey.purpose or journey.summary
    purpose = f'<p class="dl-lead">{inline(lead, view)}</p>' if lead else ""
    summary = (
        f'<p class="dl-summary">{inline(journey.summary, view)}</p>' if journey.purpose and journey.summary else ""
    )
    shown = "".join(f'<a href="{esc(link.address)}">{esc(link.title)}</a>' for link in links)
    nav = (
        f'<nav class="dl-views" aria-label="{esc(view.words("Other views"))}"{facts.ui}>{shown}</nav>' if shown else ""
    )
    about = personas(facts) + keeping(journey, view, facts.ui)
    when = f'<div class="dl-who-when">{about}</div>' if about else ""
    return (
        f'<header class="dl-header"><p class="dl-kind"{facts.ui}>{esc(kind_name(journey, view))} · {state} {agreed}</p>'
        f"{nav}<h1>{inline(journey.title, view)}</h1>{purpose}{summary}"
        f"{larger_journey(facts)}{unplaced_portions(facts)}{when}</header>"
    )


def personas(facts: Facts) -> str:
    """A chip for each persona; its shape and line are the legend of the curve."""
    names = facts.journey.personas
    if not names:
        return ""
    chips = "".join(_chip(name, place, facts) for place, name in enumerate(names[:MANY_PERSONAS]))
    rest = names[MANY_PERSONAS:]
    more = ""
    if rest:
        others = ", ".join(_named(name, facts.view) for name in rest)
        more = f'<li class="dl-persona dl-rest"><details><summary>+{len(rest)}</summary>{others}</details></li>'
    label = esc(facts.view.words("Personas"))
    return f'<ul class="dl-personas" aria-label="{label}">{chips}{more}</ul>'


def _named(name: str, view: View) -> str:
    to = view.addresses.page(name)
    shown = esc(plain(view.persona_name(name)))
    return f'<a href="{esc(to)}">{shown}</a>' if to else shown


def _chip(name: str, place: int, facts: Facts) -> str:
    view = facts.view
    persona = view.personas.get(name)
    role = (persona.role or persona.summary) if persona else None
    below = f"<small>{inline(role, view)}</small>" if role else ""
    line = f'<i class="dl-line dl-line{place % SHAPES}">{icon(f"p{place % SHAPES}")}</i>'
    lang = f' lang="{esc(persona.lang)}"' if persona and persona.lang and persona.lang != facts.journey.lang else ""
    return (
        f'<li class="dl-persona"{lang}>{avatar(name, persona, place, view)}'
        f"<span><b>{_named(name, view)}</b>{line}{below}</span></li>"
    )


def avatar(name: str, persona: Persona | None, place: int, view: View) -> str:
    """The persona's initial in its shape. The name stands beside it, so it is hidden from readers that speak."""
    title = plain(view.persona_name(name))
    kind = f" dl-{persona.kind}" if persona else ""
    css = f"dl-avatar dl-shape{place % SHAPES}{kind}"
    return f'<span class="{css}" aria-hidden="true"><i>{esc(initials(title))}</i></span>'


def keeping(subject: JourneyMap | Persona, view: View, ui: str = "") -> str:
    """Who keeps a map or persona, when it was reviewed, when it is due and how many days that is from today.

    Nothing where none of that is said.
    """
    words = view.words
    made = []
    if subject.owner:
        made.append(f"<span>{esc(words('Owner'))} <b>{inline(subject.owner, view)}</b></span>")
    if subject.reviewed:
        made.append(f"<span>{esc(words('Reviewed'))} <b>{day(subject.reviewed)}</b></span>")
    shown = "".join([*made, _next_review(subject, view)])
    return f'<div class="dl-keeping"{ui}>{shown}</div>' if shown else ""


def _next_review(subject: JourneyMap | Persona, view: View) -> str:
    words, when = view.words, due(subject)
    if when is None or subject.status == "retired":
        return ""
    left = (when - view.today).days
    if left < 0:
        late = words.count("Review {n} day late", "Review {n} days late", -left)
        return f'<span class="dl-chip dl-late" title="{when.isoformat()}">{icon("late")}{esc(late)}</span>'
    every = max((when - subject.reviewed).days, 1) if subject.reviewed else 1
    gone = 100 * min(max(1 - left / every, 0), 1)
    remain = words.count("{n} day left", "{n} days left", left)
    return (
        f"<span>{esc(words('Next review'))} {day(when)} "
        f'<i class="dl-gone" style="--v:{gone:.3g}%"></i> <b>{esc(remain)}</b></span>'
    )
