"""All files of a site for other tools, each made only if something it is made from changed.

What a map or persona has beside its page is kept as one text from build to build, and so is what the whole site has:
a build in which nothing changed reads these and writes the files, and makes none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import resources
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from desireline.model.record import forget_drawn
from desireline.publish.addresses import PageAddresses
from desireline.publish.files.addressed import FORMATS, Ways, encoded, plain_file, schema_path
from desireline.publish.files.pack import Pack
from desireline.publish.files.tags import Card, alternates, card_tags
from desireline.publish.files.wishes import Wishes
from desireline.publish.plan import PagePlan
from desireline.publish.store import PageStore

if TYPE_CHECKING:
    from desireline.model import JourneyMap, Persona
    from desireline.publish.files.parts import NamedPart

SHOWN: Final = frozenset({"map", "persona"})
"""Kinds of pages that have files of their own."""
_OWN: Final = frozenset({"embed", "json", "markdown", "pictures"})
"""Kinds of files that stand beside a map's or persona's page."""
SeenFrom = Callable[[str], PageAddresses]


class SiteFiles:
    """The files of one site."""

    def __init__(self, store: PageStore, wishes: Wishes, rasterize: Callable[[str], bytes] | None = None) -> None:
        """Make the files that are wished.

        Args:
            store: The site's pages, and what keeps texts from build to build.
            wishes: What is wished, and what the site is called.
            rasterize: Makes a PNG of an SVG, or no bytes where it cannot; None where no pictures are wished.
        """
        self.wishes, self._store, self._rasterize = wishes, store, rasterize
        self._ways = Ways(store.site.url_of, wishes.site_url)
        self._for = repr((sorted(wishes.kinds), wishes.title, wishes.about, wishes.site_url, rasterize is None))
        self._said: Mapping[str, str] | None = None
        self._pictured: set[str] = set()

    def paths(self) -> list[str]:
        """The paths of the files of the whole site, without making one."""
        named = (("journeys", "journeys.json"), ("inventory", "objects.inv"), ("llms", "llms.txt"))
        return [path for kind, path in named if kind in self.wishes] + self._schemas()

    def shared(self) -> Iterator[tuple[str, bytes]]:
        """The files of the whole site, with their paths within it."""
        if self.wishes.kinds & {"journeys", "inventory", "llms", "cards"}:
            pack = Pack.read(self._store.beside(None, f"shared {self._for}", self._make_shared))
            self._said = pack.said
            yield from pack.files.items()
        for path in self._schemas():
            yield path, resources.files("desireline").joinpath("assets", path).read_bytes()

    def own(self, plan: PagePlan) -> Iterator[tuple[str, bytes]]:
        """The files beside the page of a map or persona, with their paths within the site."""
        if plan.kind not in SHOWN or not self.wishes.kinds & _OWN:
            return

        def make(seen_from: SeenFrom) -> bytes:
            return self._make_own(plan, seen_from)

        pack = Pack.read(self._store.beside(plan, f"own {self._for}", make))
        if f"{plan.path}.png" in pack.files:
            self._pictured.add(plan.path)
        yield from pack.files.items()

    @property
    def plans(self) -> Sequence[PagePlan]:
        """The site's pages."""
        return self._store.site.plans

    def with_tags(self, plan: PagePlan, output: str) -> str:
        """A finished page with our tags in its head: its files, and its card where nothing else gave it one."""
        end = output.find("</head>")
        if end < 0:
            return output
        tags = self._alternates(plan) if plan.kind in SHOWN else ""
        if "cards" in self.wishes and self.wishes.site_url and plan.listed and output.find("og:title", 0, end) < 0:
            tags += self._card(plan)
        return f"{output[:end]}{tags}{output[end:]}" if tags else output

    def _card(self, plan: PagePlan) -> str:
        if self._said is not None:
            about = self._said.get(plan.path, "")
        else:  # a page drawn again by itself
            about = _said_by(self._subject(plan)) if plan.kind in SHOWN else ""
        picture = self._ways.file(f"{plan.path}.png", "") if plan.path in self._pictured else ""
        about = about or plan.summary or (self.wishes.about if plan.kind not in SHOWN else "")
        return card_tags(Card(plan.title, about, self._ways.page(plan.path, ""), self.wishes.title, picture))

    def _alternates(self, plan: PagePlan) -> str:
        """Links from a page to its files."""
        within, here = Ways(self._ways.url_of, ""), self._ways.url_of(plan.path)
        files = []
        if "json" in self.wishes:
            files.append(("application/json", within.file(f"{plan.path}.json", here)))
        if "markdown" in self.wishes:
            files.append(("text/markdown", within.file(f"{plan.path}.md", here)))
        if "embed" in self.wishes and plan.kind == "map" and self.wishes.site_url:
            files.append(("application/json+oembed", self._ways.file(f"{plan.path}.oembed.json", here)))
        return alternates(files, plan.title)

    def _schemas(self) -> list[str]:
        return [schema_path(form) for form in FORMATS] if self.wishes.kinds & {"journeys", "json"} else []

    def _where(self, plan: PagePlan, here: str) -> dict[str, str]:
        """Where a map or persona stands in all its forms, seen from the file `here`."""
        ways = self._ways
        made = {"address": ways.page(plan.path, here)}
        if "json" in self.wishes:
            made["json"] = ways.file(f"{plan.path}.json", here)
        if "markdown" in self.wishes:
            made["markdown"] = ways.file(f"{plan.path}.md", here)
        if "embed" in self.wishes and plan.kind == "map":
            made["embed"] = ways.page(f"embed/{plan.path}", here)
        made["file"] = plan.file
        source = self._store.site.host.line(plan.file, 1)
        return made | ({"source": source.partition("#")[0]} if source else {})

    def _make_shared(self, seen_from: SeenFrom) -> bytes:
        del seen_from  # no text of a map stands in them with its links
        from desireline.publish.files import catalogue  # noqa: PLC0415
        from desireline.publish.files.inventory import Inventory, Subject  # noqa: PLC0415
        from desireline.publish.files.parts import named_parts  # noqa: PLC0415

        files: dict[str, bytes] = {}
        entries: dict[str, bytes] = {}
        wished = self.wishes.kinds & {"journeys", "inventory"}
        inventory = Inventory(self.wishes.title)
        named = ((name, plan) for plan in self._shown for name in (plan.target, *plan.was.split()))
        for name, plan in sorted(named, key=itemgetter(0)) if wished else ():
            parts = named_parts(self._subject(plan))  # not kept: those of a thousand maps are 30 MB
            if "journeys" in wished and name == plan.target:
                entries[plan.path] = encoded(self._entry(plan, parts))
            if "inventory" in wished:
                inventory.add(Subject(name, plan.kind, plan.title, self._store.site.url_of(plan.path), parts))
        if "journeys" in wished:
            maps, personas = [[entries[p.path] for p in self._shown if p.kind == kind] for kind in ("map", "persona")]
            files[catalogue.HERE] = catalogue.catalogue_file(self._about_site, maps, personas, self._ways)
        if "inventory" in wished:
            files["objects.inv"] = inventory.file()
        if "llms" in self.wishes:
            files["llms.txt"] = plain_file(self._llms())
        said = {}
        if "cards" in self.wishes and self.wishes.site_url:
            said = {plan.path: text for plan in self._shown if (text := _said_by(self._subject(plan)))}
        return Pack(files, said).content()

    @property
    def _shown(self) -> list[PagePlan]:
        return [plan for plan in self._store.site.plans if plan.kind in SHOWN]

    def _subject(self, plan: PagePlan) -> "JourneyMap | Persona":
        catalogue = self._store.site.catalogue
        return catalogue.maps[plan.target] if plan.kind == "map" else catalogue.personas[plan.target]

    def _entry(self, plan: PagePlan, parts: Sequence["NamedPart"]) -> dict[str, Any]:
        """A map or persona in the catalogue."""
        from desireline.publish.files import catalogue  # noqa: PLC0415

        held, where = self._store.site.catalogue, self._where(plan, catalogue.HERE)
        if plan.kind == "map":
            return catalogue.map_entry(held.maps[plan.target], where, parts)
        return catalogue.persona_entry(held.personas[plan.target], where, self._about[plan.target], parts)

    @property
    def _about_site(self) -> dict[str, str]:
        from desireline.publish.files.catalogue import HERE  # noqa: PLC0415

        address = self.wishes.site_url or self._ways.file("", HERE)
        return {"title": self.wishes.title, "address": address, "lang": self._store.site.words.lang}

    @cached_property
    def _about(self) -> Mapping[str, list[str]]:
        """The ids of the maps about each persona."""
        catalogue = self._store.site.catalogue
        found: dict[str, list[str]] = {name: [] for name in catalogue.personas}
        for journey in catalogue.maps.values():
            for name in dict.fromkeys(journey.personas):
                found.setdefault(name, []).append(journey.key)
        return found

    def _llms(self) -> str:
        from desireline.publish.files.llms import Entry, llms_text  # noqa: PLC0415

        site = self._store.site
        listed: dict[str, list[Entry]] = {"map": [], "persona": [], "across": [], "releases": []}
        for plan in site.plans:
            if plan.kind in listed:
                there = self._where(plan, "llms.txt") if plan.kind in SHOWN else {}
                address = there.get("markdown") or self._ways.page(plan.path, "llms.txt")
                listed[plan.kind].append(Entry(plan.title, address, plan.summary))
        words = site.words
        sections = (
            (words("Journeys"), listed["map"]),
            (words("People"), listed["persona"]),
            (words("Across journeys"), listed["across"] + listed["releases"]),
        )
        return llms_text(self.wishes.title, self.wishes.about, sections)

    def _make_own(self, plan: PagePlan, seen_from: SeenFrom) -> bytes:
        subject, path = self._subject(plan), plan.path
        files: dict[str, bytes] = {}
        if "json" in self.wishes:
            files[f"{path}.json"] = self._json(plan, subject, f"{path}.json")
        if "markdown" in self.wishes:
            files[f"{path}.md"] = plain_file(self._markdown(plan, subject, seen_from))
        if "embed" in self.wishes and plan.kind == "map":
            files |= self._embedded(plan, seen_from)
        picture = self._picture(plan)
        if picture:
            files[f"{path}.png"] = picture
        forget_drawn(subject)
        return Pack(files).content()

    def _json(self, plan: PagePlan, subject: "JourneyMap | Persona", here: str) -> bytes:
        from desireline.model import JourneyMap  # noqa: PLC0415
        from desireline.publish.files.piece import map_file, persona_file  # noqa: PLC0415

        where = self._where(plan, here)
        if isinstance(subject, JourneyMap):
            return encoded(map_file(subject, where, self._ways, here))
        return encoded(persona_file(subject, where, self._about[plan.target], self._ways, here))

    def _markdown(self, plan: PagePlan, subject: "JourneyMap | Persona", seen_from: SeenFrom) -> str:
        from desireline.draw.text.document import document  # noqa: PLC0415

        here = f"{plan.path}.md"
        view = self._store.site.view(plan, seen_from(here))
        return document(subject, view, self._ways.page(plan.path, here))

    def _embedded(self, plan: PagePlan, seen_from: SeenFrom) -> dict[str, bytes]:
        from desireline.publish.files.embed import embed_page, oembed  # noqa: PLC0415

        site = self._store.site
        url = site.url_of(f"embed/{plan.path}")
        addresses = seen_from(url)
        view = site.view(plan, addresses)
        journey = site.catalogue.maps[plan.target]
        styles = Ways(site.url_of, "").file(self.wishes.styles, url)
        answered = site.catalogue.answered_by(journey)
        html = embed_page(journey, view, answered, addresses.to(plan.path), styles, site.sources)
        made = {f"{url}index.html" if url.endswith("/") else url: plain_file(html)}
        if self.wishes.site_url:
            page, frame = self._ways.page(plan.path, ""), self._ways.page(f"embed/{plan.path}", "")
            made[f"{plan.path}.oembed.json"] = encoded(oembed(plan.title, page, self.wishes, frame))
        return made

    def _picture(self, plan: PagePlan) -> bytes:
        if plan.kind != "map" or self._rasterize is None or not self.wishes.site_url:
            return b""
        from desireline.draw.curve.card import card  # noqa: PLC0415
        from desireline.publish.files.raster import can_write  # noqa: PLC0415

        site = self._store.site
        journey, view = site.catalogue.maps[plan.target], site.view(plan)
        names = (view.persona_name(name) for name in journey.personas)
        texts = "".join([journey.title, self.wishes.title, *names, *(stage.title for stage in journey.stages)])
        svg = card(journey, view, self.wishes.title, with_text=can_write(texts, self._rasterize))
        return self._rasterize(svg) if svg else b""


def _said_by(subject: "JourneyMap | Persona") -> str:
    """What a card says of a map or persona: the situation it is about, else what its summary says."""
    from desireline.draw.inline import plain  # noqa: PLC0415

    scenario = getattr(subject, "scenario", None)
    return plain((scenario.situation or scenario.goal or "") if scenario is not None else "")
