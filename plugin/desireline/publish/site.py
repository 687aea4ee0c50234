"""The site of one catalogue: its pages, and what stands on each. Knows no engine."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from desireline.draw.across import across_page
from desireline.draw.anchors import anchors
from desireline.draw.fragment import Fragment
from desireline.draw.header import PageLink
from desireline.draw.home import Home, home
from desireline.draw.map_page import MapPage, map_page
from desireline.draw.mermaid.page import mermaid_fragment
from desireline.draw.people import people_page
from desireline.draw.persona_page import PersonaPage, persona_page
from desireline.draw.problems import problems_box
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.insight import findings, futures
from desireline.model import JourneyMap, Source
from desireline.model.record import Record, record
from desireline.publish.addresses import PageAddresses, SourceHost
from desireline.publish.pictures import Pictures
from desireline.publish.plan import PagePlan, SitePlan, plan_site
from desireline.publish.portfolio import figures
from desireline.source import Catalogue, Problem


@record
class Ground(Record):
    """What a site stands on: the repository behind it and the addresses of the engine."""

    host: SourceHost
    """Where source lines can be looked at."""
    pictures: Pictures
    """The pictures of the repository that pages may show."""
    url_of: Callable[[str], str]
    """The address of a page path within the site (`maps/x` → `maps/x/` or `maps/x.html`)."""


class Site:
    """All pages of one catalogue. Pages are drawn when they are asked for, and none depends on another having been."""

    def __init__(
        self,
        catalogue: Catalogue | Callable[[], Catalogue],
        words: Words,
        today: date,
        ground: Ground,
        *,
        home: str = "maps/index",
        mermaid: bool = True,
        last_good: frozenset[str] = frozenset(),
        plan: SitePlan | None = None,
    ) -> None:
        """Plan the site.

        Args:
            catalogue: Maps and personas; or, with a `plan`, what reads them when the first page has to be drawn.
            words: The interface language.
            today: For what is overdue.
            ground: What the site stands on.
            home: Path of the page that lists all journeys.
            mermaid: Whether maps have a page as Mermaid.
            last_good: Files that are broken now and shown as they last were good.
            plan: The site as it was planned from the same files before; they had no problems then.
        """
        self._read, self.words, self.today = catalogue, words, today
        self.home, self.pictures = home, ground.pictures
        self._host, self._url_of, self._mermaid, self._last_good = ground.host, ground.url_of, mermaid, last_good
        self.plan = plan or plan_site(self.catalogue, words, home, mermaid=mermaid)
        self.plans: tuple[PagePlan, ...] = self.plan.pages
        self.by_path: Mapping[str, PagePlan] = {plan.path: plan for plan in self.plans}
        self._by_target = {plan.target: plan for plan in self.plans if plan.kind in {"map", "persona"}}
        self._parts: dict[str, frozenset[str]] = {}

    @cached_property
    def catalogue(self) -> Catalogue:
        """Maps and personas."""
        return self._read() if callable(self._read) else self._read

    def fragment(self, plan: PagePlan, addresses: PageAddresses | None = None) -> Fragment:
        """What stands on a page: its HTML, its table of contents, its words for the search; above it, what is wrong."""
        view = self.view(plan, addresses)
        drawn = self._drawn(plan, view)
        problems = self.problems(plan)
        if not problems:
            return drawn
        return replace(drawn, html=problems_box(problems, view, last_good=plan.file in self._last_good) + drawn.html)

    def problems(self, plan: PagePlan) -> list[Problem]:
        """The problems of a map's or persona's file; on the home page those of files that have no page."""
        if self.plan.clean:
            return []
        if plan.kind in {"map", "persona"}:
            return self._problems_of.get(plan.file, [])
        return self._homeless_problems if plan.kind == "home" else []

    @cached_property
    def _problems_of(self) -> Mapping[str, list[Problem]]:
        found: dict[str, list[Problem]] = {}
        for problem in self.catalogue.problems:
            found.setdefault(problem.file, []).append(problem)
        return found

    @cached_property
    def _homeless_problems(self) -> list[Problem]:
        shown = {plan.file for plan in self.plans}
        return [problem for problem in self.catalogue.problems if problem.file not in shown]

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {key: source for key, (source, _) in self.catalogue.sources.items()}

    def _drawn(self, plan: PagePlan, view: View) -> Fragment:
        catalogue = self.catalogue
        if plan.kind == "map":
            return map_page(self._map(plan, view))
        if plan.kind == "mermaid":
            return mermaid_fragment(catalogue.maps[plan.target], view)
        if plan.kind == "persona":
            return persona_page(self._persona(plan, view))
        if plan.kind == "people":
            return people_page(catalogue, view)
        if plan.kind == "across":
            return across_page(plan.target, catalogue, view)
        maps = tuple(catalogue.maps.values())
        return home(Home(plan.title, view, maps, figures(catalogue, self.words, self.today)))

    def _map(self, plan: PagePlan, view: View) -> MapPage:
        catalogue, journey = self.catalogue, self.catalogue.maps[plan.target]
        return MapPage(
            journey,
            view,
            findings(journey, catalogue, self.today),
            tuple(self._links(plan, journey)),
            catalogue.answered_by(journey),
            futures(catalogue).get(journey.key, ()),
            self._sources,
        )

    def _persona(self, plan: PagePlan, view: View) -> PersonaPage:
        catalogue, persona = self.catalogue, self.catalogue.personas[plan.target]
        links = tuple(self._file_links(persona.file))
        return PersonaPage(persona, view, tuple(catalogue.maps.values()), links, tuple(catalogue.personas.values()))

    def _links(self, plan: PagePlan, journey: JourneyMap) -> Iterator[PageLink]:
        """The other views of a map."""
        words, addresses = self.words, self.addresses(plan)
        for other in futures(self.catalogue).get(journey.key, ()):
            yield PageLink(words("Future state"), addresses.to(f"maps/{other.key}"))
        if journey.future_of in self.catalogue.maps:
            yield PageLink(words("Current state"), addresses.to(f"maps/{journey.future_of}"))
        if self._mermaid:
            yield PageLink(words("As Mermaid"), addresses.to(f"{plan.path}.mermaid"))
        yield from self._file_links(journey.file)

    def _file_links(self, file: str) -> Iterator[PageLink]:
        for title, to in (
            (self.words("Source file"), self._host.line(file, 1)),
            (self.words("Edit"), self._host.edit(file)),
        ):
            if to:
                yield PageLink(title, to)

    def addresses(self, plan: PagePlan) -> PageAddresses:
        """Addresses seen from a page."""
        files = (plan.target, plan.answers) if plan.kind in {"map", "mermaid", "persona"} else ()
        picture = self.pictures.published
        return PageAddresses(plan.path, self._by_target, self.parts, self._url_of, self._host, picture, files)

    def view(self, plan: PagePlan, addresses: PageAddresses | None = None) -> View:
        """The surroundings of a page's drawing."""
        return View(self.words, addresses or self.addresses(plan), self.today, self.catalogue.personas)

    def parts(self, target: str) -> frozenset[str]:
        """The anchors on the page of a map or persona; empty where there is no such page."""
        known = self._parts.get(target)
        if known is None:
            subject = self.catalogue.maps.get(target) or self.catalogue.personas.get(target)
            known = self._parts[target] = frozenset(anchors(subject)) if subject else frozenset()
        return known
