"""Pages of a site made ready: taken from those kept, or drawn and kept."""

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
        hashes = site.catalogue.hashes
        personas = [hashes.get(persona.file, "") for persona in site.catalogue.personas.values()]
        sources = [f"{name}={source.title}" for name, (source, _) in site.catalogue.sources.items()]
        surroundings = [program, site.words.lang, site.today.isoformat(), site.home]
        self._common = key_of([*surroundings, *personas, *sources])
        self._everything = key_of([self._common, *(f"{path}={held}" for path, held in hashes.items())])
        self._futures: dict[str, list[str]] = {}
        for journey in site.catalogue.maps.values():
            if journey.future_of:
                self._futures.setdefault(journey.future_of, []).append(hashes.get(journey.file, ""))

    def prepared(self, plan: PagePlan) -> Kept:
        """A page, ready. Pages with problems above them are not kept."""
        key = self._key(plan)
        found = self._kept.find(key, self._hash_of) if key else None
        if found is not None:
            return found
        addresses = self.site.addresses(plan)
        drawn = self.site.fragment(plan, addresses)
        refers = {name: self._hash_of(name) for name in sorted(addresses.asked)}
        return self._kept.keep(key if not addresses.pictured else "", drawn, refers)

    def _key(self, plan: PagePlan) -> str:
        if self.site.problems(plan):
            return ""
        if plan.kind in {"map", "mermaid"}:
            journey = self.site.catalogue.maps[plan.target]
            held = [self._hash_of(plan.target), self._hash_of(journey.future_of or "")]
            return key_of([self._common, plan.path, *held, *self._futures.get(plan.target, ())])
        return key_of([self._everything, plan.path])

    def _hash_of(self, name: str) -> str:
        catalogue = self.site.catalogue
        subject = catalogue.maps.get(name) or catalogue.personas.get(name)
        return catalogue.hashes.get(subject.file, "") if subject else ""
