"""Pages of a site made ready: taken from those kept, or drawn and kept."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from desireline.draw.fragment import Fragment
from desireline.publish.addresses import PageAddresses
from desireline.publish.kept import Kept, KeptPages, key_of
from desireline.publish.plan import SEEING_ALL, PagePlan
from desireline.publish.site import Site

if TYPE_CHECKING:
    from desireline.publish.files.site_files import SiteFiles


class PageStore:
    """Makes the pages of one site ready, each drawn only if something it is made from changed."""

    def __init__(self, site: Site, kept: KeptPages, program: str) -> None:
        """Serve `site` from `kept` pages.

        Args:
            site: The pages to be made.
            kept: Pages of earlier builds.
            program: What all pages depend on beside the files: the program's state and the settings.
        """
        self.site, self._kept = site, kept
        self.files: SiteFiles | None = None
        """The files for other tools; None where none are wished."""
        plan = site.plan
        shown = [page for page in plan.pages if page.kind in {"map", "persona"}]
        self._files = {name: page.file for page in shown for name in (page.target, *page.was.split())}
        personas = [self._hash_of(page.target) for page in plan.pages if page.kind == "persona"]
        surroundings = [program, site.words.lang, site.today.isoformat(), site.home, str(site.has_versions)]
        self._common = key_of([*surroundings, *personas, plan.sources])
        self._older = "" if plan.clean else _older(site)  # asks for maps that are let go of later
        self._ready: dict[str, Kept] = {}
        self._seen_all = False
        self._beside: dict[str, list[str]] = {}
        """Of each map and persona, what its future maps, its translations and its parts are made from."""
        for page in shown:
            for other in (page.answers, page.translates, page.within):
                if other:
                    self._beside.setdefault(other, []).append(self._hash_of(page.target))

    @cached_property
    def _everything(self) -> str:
        """What pages depend on that look at every map."""
        plan, releases = self.site.plan, self.site.releases
        held = (f"{path}={digest}" for path, digest in plan.hashes.items())
        return key_of([self._common, releases.state if releases is not None else "", *held, self._older])

    def prepare_first(self) -> None:
        """Make the pages that look at every map ready before all others, while the least is held in memory.

        They are long, and they work out something of each map; after them, each map's own pages let go of it.
        """
        self._ready = {plan.path: self.prepared(plan) for plan in self.site.plans if plan.kind in SEEING_ALL}
        self._seen_all = True

    def prepared(self, plan: PagePlan) -> Kept:
        """A page, ready. Pages with problems above them are not kept."""
        if plan.path in self._ready:
            return self._ready.pop(plan.path)
        key = self._key(plan)
        found = self._kept.find(key, self._hash_of, self.site.pictures.published) if key else None
        if found is not None:
            return found
        addresses = self.site.addresses(plan)
        drawn = self.site.fragment(plan, addresses)
        refers = {name: self._hash_of(name) for name in sorted(addresses.asked)}
        self.site.forget_drawn_for(plan, wholly=self._seen_all)
        return self._kept.keep(key, drawn, refers, addresses.pictured, plan.path)

    def below(self, plan: PagePlan, draw: Callable[[PageAddresses], Fragment]) -> Kept:
        """What stands below a page of the author's, ready; it may depend on every map and every release.

        Args:
            plan: The author's page, which is none of the site's own.
            draw: Draws it, given the addresses seen from that page.
        """
        key = "" if self.site.shows_last_good else key_of([self._everything, "below", plan.path])
        found = self._kept.find(key, self._hash_of, self.site.pictures.published) if key else None
        if found is not None:
            return found
        addresses = self.site.addresses(plan)
        return self._kept.keep(key, draw(addresses), {}, addresses.pictured, f"below {plan.path}")

    def beside(
        self, plan: PagePlan | None, name: str, make: Callable[[Callable[[str], PageAddresses]], bytes]
    ) -> bytes:
        """A content made from what a page is made from, or with None from the whole site: as kept, or made and kept.

        Args:
            plan: The page beside which it stands.
            name: Tells it from others beside the same page, with all that it depends on beside the maps.
            make: Makes it; is given what tells addresses seen from a path within the site.
        """
        page = self._key(plan) if plan is not None else self._everything if self.site.plan.clean else ""
        key = key_of([page, name]) if page else ""
        found = self._kept.find(key, self._hash_of, self.site.pictures.published) if key else None
        if found is not None:
            return found.waiting.content()
        seen: list[PageAddresses] = []

        def seen_from(here: str) -> PageAddresses:
            seen.append(self.site.addresses_from(here, plan))
            return seen[-1]

        made = make(seen_from)
        if key:
            refers = {each: self._hash_of(each) for addresses in seen for each in sorted(addresses.asked)}
            pictured = {path: within for addresses in seen for path, within in addresses.pictured.items()}
            self._kept.keep_content(key, made, refers, pictured, f"{plan.path if plan is not None else ''} {name}")
        return made

    def apart(self, name: str, make: Callable[[], str]) -> str:
        """A text that no map's own file can change, as kept, or made and kept.

        Args:
            name: Names all that it is made from beside the program, the personas and the sources.
            make: Makes it.
        """
        key = key_of([self._common, "apart", name])
        found = self._kept.find(key, self._hash_of, self.site.pictures.published)
        if found is not None:
            return found.waiting.body()
        made = make()
        self._kept.keep_content(key, made.encode(), {}, {})
        return made

    def _key(self, plan: PagePlan) -> str:
        if self.site.problems(plan):
            return ""
        path = f"{plan.path} history" if f"{plan.path}.history" in self.site.by_path else plan.path
        if plan.kind in {"map", "mermaid", "gap"}:
            held = [self._hash_of(plan.target), self._hash_of(plan.answers)]
            if self.site.releases is not None:
                held.append(self.site.releases.mark(plan.target, promising=plan.kind != "mermaid"))
            if plan.kind == "map" and self.site.commits is not None:
                held.append(self.site.commits.state(self.site, plan))
            return key_of([self._common, path, *held, *self._beside.get(plan.target, ())])
        if plan.kind == "history" and self.site.commits is not None:
            return key_of([self._common, path, self._hash_of(plan.target), self.site.commits.state(self.site, plan)])
        if plan.kind == "versions" and self.site.versions is not None:
            return key_of([self._everything, plan.path, self.site.versions.key])
        return key_of([self._everything, path])

    def _hash_of(self, target: str) -> str:
        if "." in target or "?" in target:  # a page in Markdown, or a map as it was: its address is all that counts
            return self.site.other_page(target) or ""
        file = self._files.get(target, "")
        return f"{file}={self.site.plan.hashes.get(file, '')}"  # its page links to where it stands


def _older(site: Site) -> str:
    """The files of the translations that are older than what they translate: git says so, no file does."""
    from desireline.insight.translations import OLDER  # noqa: PLC0415  # most sites have no problems

    return " ".join(problem.file for problem in site.catalogue.problems if problem.rule == OLDER)
