"""The site of one catalogue: its pages, and what stands on each. Knows no engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from desireline.draw.anchors import anchors
from desireline.draw.fragment import Fragment
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.model import Source
from desireline.model.record import Record, forget, forget_drawn, record
from desireline.publish.addresses import PageAddresses, SourceHost
from desireline.publish.bodies import body
from desireline.publish.pictures import Pictures
from desireline.publish.plan import SEEING_ALL, PagePlan, SitePlan, plan_site
from desireline.source import Catalogue, Found, Problem

if TYPE_CHECKING:
    from desireline.publish.commits import Commits
    from desireline.publish.release_pages import ReleasePages
    from desireline.publish.versions.history import VersionHistory

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
    releases: "Callable[[Sequence[PagePlan]], ReleasePages] | None" = None
    """Makes the author's release notes ready, given the planned pages; None where there are none."""
    versions: "VersionHistory | None" = None
    """The published versions that the site keeps; None where it keeps none."""
    commits: "Commits | None" = None
    """The history of maps and personas; None where the site shows none."""
    document: Callable[[str], str | None] | None = None
    """The address within the site of a page in Markdown, by the path of its file, relative to the project."""


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
        self.versions, self.commits = ground.versions, ground.commits
        self._document = ground.document
        self.host, self._url_of, self._last_good = ground.host, ground.url_of, last_good
        self.plan = plan or plan_site(
            self.catalogue,
            words,
            home,
            mermaid=mermaid,
            releases=ground.releases is not None,
            versions=ground.versions is not None,
        )
        self.plans: tuple[PagePlan, ...] = self.plan.pages
        self.releases = ground.releases(self.plans) if ground.releases is not None else None
        self.plans += ground.commits.plans(self.plans, words) if ground.commits is not None else ()
        self.by_path: Mapping[str, PagePlan] = {plan.path: plan for plan in self.plans}
        shown = [plan for plan in self.plans if plan.kind in {"map", "persona"}]
        self._by_target = {name: plan for plan in shown for name in (*plan.was.split(), plan.target)}
        self.between: Callable[[], None] | None = None
        """Called again and again while a page that looks at every map is drawn; may give it up by raising."""
        self.parts = lru_cache(maxsize=PARTS)(self._parts_of)
        """The anchors on the page of a map or persona; empty where there is no such page."""

    def shown(self, target: str) -> PagePlan | None:
        """The page of the map or persona of that id, or of that former id."""
        return self._by_target.get(target)

    @cached_property
    def translations(self) -> Mapping[str, list[PagePlan]]:
        """The pages of the translations of each map and persona that has some, by its id."""
        found: dict[str, list[PagePlan]] = {}
        for plan in self.plans:
            if plan.translates:
                found.setdefault(plan.translates, []).append(plan)
        return found

    @property
    def has_versions(self) -> bool:
        """Whether a published version stands beside today's."""
        return self.versions is not None and bool(self.versions.versions)

    @property
    def shows_last_good(self) -> bool:
        """Whether a broken file is shown as it last was good, so that hashes do not tell what is shown."""
        return bool(self._last_good)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Maps and personas."""
        return self._read() if callable(self._read) else self._read

    def let_go(self, again: Callable[[], Catalogue]) -> None:
        """Let go of maps and personas, once every page is drawn; `again` reads them if they are asked for after all."""
        self.forget_worked_out()
        self.__dict__.pop("catalogue", None)
        self._read = again

    def forget_worked_out(self) -> None:
        """Drop what was worked out from maps and personas; whoever asks for it again pays for it again."""
        held = self.__dict__.get("catalogue")
        if held is not None:
            for piece in (*held.maps.values(), *held.personas.values()):
                forget(piece)

    def forget_drawn_for(self, plan: PagePlan, *, wholly: bool = False) -> None:
        """Drop what was worked out to draw a page, and what no page after it is likely to ask for.

        `wholly` is for when the pages that look at every map are drawn already: then a map's last page needs the rest.
        """
        drop = forget if wholly else forget_drawn
        maps = self.catalogue.maps
        if plan.kind == "mermaid" or (plan.kind == "map" and f"{plan.path}.mermaid" not in self.by_path):
            drop(maps[plan.target])  # it was the map's last page
        elif plan.kind == "gap":  # drawn after both of its maps
            for name in (plan.target, plan.answers):
                drop(maps[name])
        elif plan.kind in SEEING_ALL:
            from desireline.insight.lasting import work_out_lasting  # noqa: PLC0415  # with the first page of them

            for journey in maps.values():
                work_out_lasting(journey)
                forget_drawn(journey)

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

    def other_page(self, name: str) -> str | None:
        """The address within the site of a page in Markdown, by its path, or of `map-id?at=VERSION`."""
        return self._other_pages(name)

    @cached_property
    def _other_pages(self) -> Callable[[str], str | None]:
        from desireline.publish.others import other_pages  # noqa: PLC0415  # most maps link to none

        def today(name: str) -> str | None:
            plan = self._by_target.get(name)
            return None if plan is None else self._url_of(plan.path)

        return other_pages(self._document or (lambda _path: None), self.versions, self._url_of, today)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every declared source, by id."""
        return {key: source for key, (source, _) in self.catalogue.sources.items()}

    def addresses(self, plan: PagePlan) -> PageAddresses:
        """Addresses seen from a page."""
        files = (plan.target, plan.answers) if plan.kind in {"map", "mermaid", "persona"} else ()
        picture = self.pictures.published
        made = PageAddresses(
            plan.path, self._by_target, self.parts, self._url_of, self.host, picture, files, self.other_page
        )
        made.between = self.between
        return made

    def addresses_from(self, here: str, plan: PagePlan | None = None) -> PageAddresses:
        """Addresses seen from a file that stands at `here` in the site and says what the page of `plan` says."""
        of_parts = () if plan is None else tuple(name for name in (plan.target, plan.answers) if name)

        def url_of(path: str) -> str:
            return here if path == here else self._url_of(path)

        picture = self.pictures.published
        return PageAddresses(here, self._by_target, self.parts, url_of, self.host, picture, of_parts, self.other_page)

    def url_of(self, path: str) -> str:
        """The address of a page path within the site."""
        return self._url_of(path)

    def view(self, plan: PagePlan, addresses: PageAddresses | None = None) -> View:
        """The surroundings of a page's drawing."""
        seen = addresses or self.addresses(plan)

        def find(reference: str) -> Found | None:
            seen.asked.add(reference.partition("#")[0])
            return self.catalogue.find(reference)

        return View(self.words, seen, self.today, self.catalogue.personas, self._released, self.between, find)

    @cached_property
    def _released(self) -> Mapping[str, date]:
        """When each release came out."""
        known = self.releases.releases.dated if self.releases is not None else ()
        return {release.name: release.day for release in known if release.day is not None}

    def _parts_of(self, target: str) -> frozenset[str]:
        subject = self.catalogue.file(target)
        return frozenset((*anchors(subject), *anchors(subject).former)) if subject else frozenset()
