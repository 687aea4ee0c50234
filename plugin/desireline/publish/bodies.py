"""What stands on each kind of page.

A drawer is loaded with the first page of its kind that is drawn: a site whose pages are all kept from an earlier build
loads none, which is a tenth of a small site's whole build.
"""

# ruff: noqa: PLC0415  # the imports inside the functions are what this file is for

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from desireline.draw.fragment import Fragment
from desireline.draw.language import kept_together
from desireline.draw.view import View
from desireline.publish.plan import Kind, PagePlan
from desireline.publish.release_marks import promise_releases, promises_link, releases_below

if TYPE_CHECKING:
    from desireline.draw.header import PageLink
    from desireline.model import JourneyMap
    from desireline.publish.site import Site


def body(site: "Site", plan: PagePlan, view: View) -> Fragment:
    """The body of a page of `site`."""
    made = _BODIES[plan.kind](site, plan, view)
    if plan.kind == "mermaid":
        return made  # source is copied as it is
    html = kept_together(made.html, plan.lang)
    return made if html is made.html else replace(made, html=html)


def _home(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.draw.header import PageLink
    from desireline.draw.home import Home, home
    from desireline.publish.portfolio import figures

    maps, to = tuple(site.catalogue.maps.values()), site.addresses(plan).to
    links = tuple(PageLink(each.title, to(each.path)) for each in site.plans if each.kind == "across")
    people = to("personas/index") if "personas/index" in site.by_path else None
    return home(Home(plan.title, view, maps, figures(site.catalogue, site.words, site.today, to), links, people))


def _map(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.draw.map_page import MapPage, map_page
    from desireline.insight import findings, futures, portions, within

    catalogue, journey = site.catalogue, site.catalogue.maps[plan.target]
    page = MapPage(
        journey,
        view,
        findings(journey, catalogue, site.today),
        tuple(_links(site, plan, journey)),
        catalogue.answered_by(journey),
        futures(catalogue).get(journey.key, ()),
        site.sources,
        within(journey, catalogue),
        portions(journey, catalogue),
        partial(catalogue.find, from_file=journey),
        (site.commits.below(site, plan, view) if site.commits is not None else "") + releases_below(site, plan, view),
    )
    return map_page(page)


def _mermaid(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.draw.mermaid.page import mermaid_fragment

    return mermaid_fragment(site.catalogue.maps[plan.target], view)


def _gap(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.draw.changes.gap_page import gap_page
    from desireline.draw.header import PageLink

    current, future = site.catalogue.maps[plan.answers], site.catalogue.maps[plan.target]
    addresses = site.addresses(plan)
    links = (
        PageLink(site.words("Current state"), addresses.to(f"maps/{current.key}")),
        PageLink(site.words("Future state"), addresses.to(f"maps/{future.key}")),
        *promises_link(site, plan, future),
        *_file_links(site, future.file),
    )
    return gap_page(current, future, view, links)


def _persona(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.draw.persona_page import PersonaPage, persona_page
    from desireline.insight import appearances

    catalogue, persona = site.catalogue, site.catalogue.personas[plan.target]
    links = (
        *_language_links(site, plan),
        *_versions_link(site, plan),
        *_history_link(site, plan),
        *_file_links(site, persona.file),
    )
    below = releases_below(site, plan, view)
    maps = appearances((persona,), catalogue)
    page = PersonaPage(persona, view, maps, links, tuple(catalogue.personas.values()), below)
    return persona_page(page)


def _people(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.draw.people import people_page

    del plan
    return people_page(site.catalogue, view)


def _across(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.draw.across import across_page
    from desireline.draw.across.promises import promises_page

    if plan.target == "promises":
        return promises_page(site.catalogue, view, *promise_releases(site, plan))
    return across_page(plan.target, site.catalogue, view)


def _releases(site: "Site", plan: PagePlan, view: View) -> Fragment:
    if site.releases is None:
        raise LookupError("a site without release notes has no page of them")
    return site.releases.page(site, view, site.addresses(plan))


def _versions(site: "Site", plan: PagePlan, view: View) -> Fragment:
    from desireline.publish.versions.overview import versions_body

    return versions_body(site, plan, view)


def _history(site: "Site", plan: PagePlan, view: View) -> Fragment:
    if site.commits is None:
        raise LookupError("a site without history has no page of it")
    return site.commits.page(site, plan, view)


_BODIES: Final[Mapping[Kind, Callable[["Site", PagePlan, View], Fragment]]] = {
    "home": _home,
    "map": _map,
    "mermaid": _mermaid,
    "gap": _gap,
    "persona": _persona,
    "people": _people,
    "across": _across,
    "releases": _releases,
    "versions": _versions,
    "history": _history,
}


def _links(site: "Site", plan: PagePlan, journey: "JourneyMap") -> Iterator["PageLink"]:
    """The other views of a map."""
    from desireline.draw.header import PageLink
    from desireline.insight import futures

    words, addresses = site.words, site.addresses(plan)
    for other in futures(site.catalogue).get(journey.key, ()):
        yield PageLink(words("Future state"), addresses.to(f"maps/{other.key}"))
    if journey.future_of in site.catalogue.maps:
        yield PageLink(words("Current state"), addresses.to(f"maps/{journey.future_of}"))
    for ahead in (journey, *futures(site.catalogue).get(journey.key, ())):
        if f"maps/{ahead.key}.gap" in site.by_path:
            yield PageLink(words("Current → future"), addresses.to(f"maps/{ahead.key}.gap"))
    yield from _language_links(site, plan)
    if f"{plan.path}.mermaid" in site.by_path:
        yield PageLink(words("As Mermaid"), addresses.to(f"{plan.path}.mermaid"))
    yield from promises_link(site, plan, journey)
    yield from _versions_link(site, plan)
    yield from _history_link(site, plan)
    yield from _file_links(site, journey.file)


def _language_links(site: "Site", plan: PagePlan) -> Iterator["PageLink"]:
    """The original of a translation, and the translations of an original."""
    from desireline.draw.header import PageLink

    words, addresses = site.words, site.addresses(plan)
    original = site.shown(plan.translates)
    if original is not None:
        said = words("Original ({lang})", lang=original.lang) if original.lang else words("Original")
        yield PageLink(said, addresses.to(original.path))
    for other in site.translations.get(plan.target, ()):
        said = words("Translation ({lang})", lang=other.lang) if other.lang else words("Translation")
        yield PageLink(said, addresses.to(other.path))


def _versions_link(site: "Site", plan: PagePlan) -> Iterator["PageLink"]:
    """The list of all versions of a map or persona, where there are some."""
    from desireline.draw.header import PageLink

    if site.has_versions:
        yield PageLink(site.words("Versions"), site.addresses(plan).to(f"versions/all/{plan.path}"))


def _history_link(site: "Site", plan: PagePlan) -> Iterator["PageLink"]:
    """What each commit changed in a map or persona, where the site shows it."""
    from desireline.draw.header import PageLink

    if f"{plan.path}.history" in site.by_path:
        yield PageLink(site.words("History"), site.addresses(plan).to(f"{plan.path}.history"))


def _file_links(site: "Site", file: str) -> Iterator["PageLink"]:
    from desireline.draw.header import PageLink

    for title, to in (
        (site.words("Source file"), site.host.line(file, 1)),
        (site.words("Edit"), site.host.edit(file)),
    ):
        if to:
            yield PageLink(title, to)
