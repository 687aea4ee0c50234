"""Pages of maps and personas that belong to another catalogue than today's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desireline.draw.header import PageLink
from desireline.model.record import forget_drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.draw.view import View
    from desireline.model import JourneyMap, Persona
    from desireline.source import Catalogue


def map_body(journey: JourneyMap, catalogue: Catalogue, view: View, links: tuple[PageLink, ...]) -> str:
    """The body of a map's page in its own catalogue."""
    from desireline.draw.map_page import MapPage, map_page  # noqa: PLC0415  # loaded with the first that is drawn
    from desireline.insight import findings, futures, portions, within  # noqa: PLC0415

    page = MapPage(
        journey,
        view,
        findings(journey, catalogue, view.today),
        links,
        catalogue.answered_by(journey),
        futures(catalogue).get(journey.key, ()),
        {key: source for key, (source, _) in catalogue.sources.items()},
        within(journey, catalogue),
        portions(journey, catalogue),
        partial(catalogue.find, from_file=journey),
    )
    drawn = map_page(page).html
    forget_drawn(journey)
    return drawn


def persona_body(persona: Persona, catalogue: Catalogue, view: View, links: tuple[PageLink, ...]) -> str:
    """The body of a persona's page in its own catalogue."""
    from desireline.draw.persona_page import PersonaPage, persona_page  # noqa: PLC0415

    everybody = tuple(catalogue.personas.values())
    return persona_page(PersonaPage(persona, view, tuple(catalogue.maps.values()), links, everybody)).html


def other_states(journey: JourneyMap, catalogue: Catalogue, view: View) -> Iterator[PageLink]:
    """The future and the current map of the same version."""
    from desireline.insight import futures  # noqa: PLC0415

    for other in futures(catalogue).get(journey.key, ()):
        to = view.addresses.page(other.key)
        if to:
            yield PageLink(view.words("Future state"), to)
    current = catalogue.answered_by(journey)
    to = view.addresses.page(current.key) if current is not None else None
    if to:
        yield PageLink(view.words("Current state"), to)
