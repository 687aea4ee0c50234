"""Pages of a site made ready: taken from those kept, or drawn and kept."""

from desireline.model.record import forget_drawn
from desireline.publish.kept import Kept, KeptPages, key_of
from desireline.publish.plan import PagePlan
from desireline.publish.site import Site


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
        plan = site.plan
        self._files = {page.target: page.file for page in plan.pages if page.kind in {"map", "persona"}}
        personas = [self._hash_of(page.target) for page in plan.pages if page.kind == "persona"]
        surroundings = [program, site.words.lang, site.today.isoformat(), site.home]
        self._common = key_of([*surroundings, *personas, plan.sources])
        self._everything = key_of([self._common, *(f"{path}={held}" for path, held in plan.hashes.items())])
        self._futures: dict[str, list[str]] = {}
        for page in plan.pages:
            if page.kind == "map" and page.answers:
                self._futures.setdefault(page.answers, []).append(self._hash_of(page.target))

    def prepared(self, plan: PagePlan) -> Kept:
        """A page, ready. Pages with problems above them are not kept."""
        key = self._key(plan)
        found = self._kept.find(key, self._hash_of, self.site.pictures.published) if key else None
        if found is not None:
            return found
        addresses = self.site.addresses(plan)
        drawn = self.site.fragment(plan, addresses)
        refers = {name: self._hash_of(name) for name in sorted(addresses.asked)}
        if plan.kind == "mermaid" or (plan.kind == "map" and f"{plan.path}.mermaid" not in self.site.by_path):
            forget_drawn(self.site.catalogue.maps[plan.target])  # it was the map's last page
        if plan.kind == "gap":  # drawn after both of its maps
            for name in (plan.target, plan.answers):
                forget_drawn(self.site.catalogue.maps[name])
        return self._kept.keep(key, drawn, refers, addresses.pictured)

    def _key(self, plan: PagePlan) -> str:
        if self.site.problems(plan):
            return ""
        if plan.kind in {"map", "mermaid", "gap"}:
            held = [self._hash_of(plan.target), self._hash_of(plan.answers)]
            return key_of([self._common, plan.path, *held, *self._futures.get(plan.target, ())])
        return key_of([self._everything, plan.path])

    def _hash_of(self, target: str) -> str:
        return self.site.plan.hashes.get(self._files.get(target, ""), "")
