"""A map as a card: what it is, its curve in small, whose it is, who keeps it, when it is looked at next."""

from desireline.draw import curve
from desireline.draw.header import avatar
from desireline.draw.html import esc
from desireline.draw.icons import icon
from desireline.draw.inline import bare, inline, plain
from desireline.draw.marks import kind_name, state_name, status
from desireline.draw.view import View
from desireline.insight import due
from desireline.model import JourneyMap, voices
from desireline.model.record import once

FACES = 4
"""Personas shown on a card; further ones are counted."""
SOON = 14
"""Days before a review from which it is shown in strong type."""


def map_card(journey: JourneyMap, view: View, *, level: int = 2, filters: str = "", persona: str | None = None) -> str:
    """One card as a list item.

    Args:
        journey: The map.
        view: Its surroundings.
        level: That of its heading.
        filters: Attributes that a filter reads.
        persona: Whose line is drawn, where the map has one of theirs; else the leading one.
    """
    to = view.addresses.page(journey.key)
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    name = inline(journey.title, view) if to is None else f'<a href="{esc(to)}">{bare(journey.title)}</a>'
    agreed = f'<span class="dl-k">{status(journey.status, view)}</span>' if journey.status else ""
    return (
        f'<li class="dl-home-card"{filters}><p class="dl-kind"><span>{esc(kind_name(journey, view))} · '
        f"{esc(state_name(journey, view))}</span>{agreed}</p>"
        f"<h{level}{lang}>{name}</h{level}>{_sparkline(journey, view, persona)}"
        f'<p class="dl-card-foot">{_faces(journey, view)}{_owner(journey, view)}{review_in(journey, view)}</p></li>'
    )


def _sparkline(journey: JourneyMap, view: View, persona: str | None) -> str:
    """The curve in small: the same on every page with a card of the map, and therefore kept with the map.

    Those of all personas are drawn together, as nearly each has a page: they look at the same course.
    A line says nothing but the map's own words, those of the interface and the names of personas.
    """
    lines = _whose_lines(journey)
    said_in = (view.words.lang, *[view.persona_name(name) for names in lines for name in names])
    kept = _kept_sparklines(journey)
    if said_in not in kept:
        kept.clear()
        others = {names: curve.sparkline(journey, view, names[0]) for names in lines[1:]}
        kept[said_in] = curve.sparkline(journey, view), others
    leading, others = kept[said_in]
    return next((line for names, line in others.items() if persona in names), leading)


@once
def _whose_lines(journey: JourneyMap) -> tuple[tuple[str, ...], ...]:
    """The personas of each line of the curve."""
    return tuple([line.personas for line in voices(journey)])


@once
def _kept_sparklines(journey: JourneyMap) -> dict[tuple[str, ...], tuple[str, dict[tuple[str, ...], str]]]:
    """The leading line as it was last drawn, and those of other personas, by what they depend on beside the map.

    Filled by `_sparkline`.
    """
    del journey
    return {}


def review_in(journey: JourneyMap, view: View) -> str:
    """How long until the next review, or how late it is."""
    words, when = view.words, due(journey)
    if journey.status == "retired":
        return ""
    if when is None:
        return f'<span class="dl-due">{esc(words("No review date"))}</span>'
    left = (when - view.today).days
    if left < 0:
        late = words.count("{n} day late", "{n} days late", -left)
        return f'<span class="dl-due dl-neg">{icon("late")}{esc(late)}</span>'
    soon = " dl-soon" if left <= SOON else ""
    return f'<span class="dl-due{soon}">{esc(words.count("{n} day left", "{n} days left", left))}</span>'


def _faces(journey: JourneyMap, view: View) -> str:
    shown = journey.personas[:FACES]
    faces = "".join(avatar(name, view.personas.get(name), 0, view) for name in shown)
    names = ", ".join(plain(view.persona_name(name)) for name in journey.personas)
    rest = f" +{len(journey.personas) - FACES}" if len(journey.personas) > FACES else ""
    if not names:
        return ""
    return f'<span class="dl-faces" title="{esc(names)}">{faces}{rest}<span class="dl-vh">{esc(names)}</span></span>'


def _owner(journey: JourneyMap, view: View) -> str:
    return f'<span class="dl-owner">{inline(journey.owner, view)}</span>' if journey.owner else ""
