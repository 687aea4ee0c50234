"""The site of one catalogue: its pages, and what stands on each. Knows no engine."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Final, NoReturn

from desireline.draw.anchors import anchors
from desireline.draw.fragment import Fragment
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Source
from desireline.model.record import Record, forget, record
from desireline.publish.addresses import PageAddresses, SourceHost
from desireline.publish.bodies import body
from desireline.publish.pictures import Pictures
from desireline.publish.plan import PagePlan, SitePlan, plan_site
from desireline.source import Catalogue, Problem

PARTS: Final = 64
"""Pages whose anchors are remembered: the page that is drawn and those it links to."""


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
        self.host, self._url_of, self._last_good = ground.host, ground.url_of, last_good
        self.plan = plan or plan_site(self.catalogue, words, home, mermaid=mermaid)
        self.plans: tuple[PagePlan, ...] = self.plan.pages
        self.by_path: Mapping[str, PagePlan] = {plan.path: plan for plan in self.plans}
        self._by_target = {plan.target: plan for plan in self.plans if plan.kind in {"map", "persona"}}
        self.parts = lru_cache(maxsize=PARTS)(self._parts_of)
        """The anchors on the page of a map or persona; empty where there is no such page."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """Maps and personas."""
        return self._read() if callable(self._read) else self._read

    def let_go(self) -> None:
        """Let go of maps and personas, once every page is drawn; no page can be drawn after."""
        held = self.__dict__.pop("catalogue", None)
        self._read = _gone
        if held is not None:
            for piece in (*held.maps.values(), *held.personas.values()):
                forget(piece)

    def fragment(self, plan: PagePlan, addresses: PageAddresses | None = None) -> Fragment:
        """What stands on a page: its HTML, its table of contents, its words for the search; above it, what is wrong."""
        view = self.view(plan, addresses)
        drawn = body(self, plan, view)
        problems = self.problems(plan)
        if not problems:
            return drawn
        from desireline.draw.problems import problems_box  # noqa: PLC0415  # most sites have none

        return replace(drawn, html=problems_box(problems, view, last_good=plan.file in self._last_good) + drawn.html)

    def problems(self, plan: PagePlan) -> list[Problem]:
        """The problems of a map's or persona's file; on the home page those of files that have no page."""
        if self.plan.clean:
            return []
        if plan.kind in {"map", "gap", "persona"}:
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
    def sources(self) -> Mapping[str, Source]:
        """Every declared source, by id."""
        return {key: source for key, (source, _) in self.catalogue.sources.items()}

    def addresses(self, plan: PagePlan) -> PageAddresses:
        """Addresses seen from a page."""
        files = (plan.target, plan.answers) if plan.kind in {"map", "mermaid", "persona"} else ()
        picture = self.pictures.published
        return PageAddresses(plan.path, self._by_target, self.parts, self._url_of, self.host, picture, files)

    def view(self, plan: PagePlan, addresses: PageAddresses | None = None) -> View:
        """The surroundings of a page's drawing."""
        return View(self.words, addresses or self.addresses(plan), self.today, self.catalogue.personas)

    def _parts_of(self, target: str) -> frozenset[str]:
        subject = self.catalogue.maps.get(target) or self.catalogue.personas.get(target)
        return frozenset(anchors(subject)) if subject else frozenset()


def _gone() -> NoReturn:
    raise RuntimeError("the site has let go of its maps")
