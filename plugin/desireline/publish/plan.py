"""Which pages a catalogue makes, and at which addresses. An address, once published, stays: it holds ids only."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal, NamedTuple

from desireline.draw.inline import plain
from desireline.draw.marks import kind_name
from desireline.draw.view import Nowhere, View
from desireline.draw.words import Words
from desireline.model import JourneyMap, Persona
from desireline.model.record import Record, once, record
from desireline.source import Catalogue

Kind = Literal["home", "people", "map", "mermaid", "gap", "persona", "across", "history", "releases", "versions"]

SEEING_ALL: Final = frozenset({"home", "people", "persona", "across"})
"""Kinds of pages that look at every map."""
ACROSS: Final = ("opportunities", "touchpoints", "content", "research", "promises", "reviews")
"""Pages that look across all maps, in the order of the navigation."""


@record
class PagePlan(Record):
    """One page to be made."""

    kind: Kind
    target: str
    """Id of the map or persona it shows, or the name of a page across maps; "" for the home page."""
    path: str
    """Its path in the site without ending, such as `maps/phone-purchase`. Relative, with `/`, never leading."""
    title: str
    lang: str
    """BCP 47 tag of its text; "" where it is the interface's own."""
    file: str
    """The YAML file it comes from, relative to the project; "" where there is none."""
    summary: str
    """What the page is about in one sentence of plain text; "" where nothing says so."""
    listed: bool
    """Whether it stands in the navigation and is searched."""
    answers: str = ""
    """On a future map and on the way to it, the id of the current map that it answers."""
    sort: str = ""
    """What the kind of a map is called; plain text."""
    was: str = ""
    """Former ids of the map or persona, with spaces between: their addresses lead here (see `moved`)."""
    translates: str = ""
    """Of a translation's own page, the id of its original."""
    within: str = ""
    """Of a map's own page, the id of the larger journey that it is part of."""


@record
class SitePlan(Record):
    """All pages of a site, and what they share."""

    pages: tuple[PagePlan, ...]
    """The home page first, each map followed by its Mermaid page and, of a future map, by the way to it."""
    hashes: Mapping[str, str]
    """The content hash of every file, by path."""
    sources: str
    """The titles of all declared sources, which any page may cite."""
    clean: bool
    """Whether no file has a problem."""


def plan_site(
    catalogue: Catalogue,
    words: Words,
    home: str = "maps/index",
    *,
    mermaid: bool = True,
    releases: bool = False,
    versions: bool = False,
) -> SitePlan:
    """Plan all pages of `catalogue`; the home page stands at path `home`.

    `releases`: whether there are any notes; `versions`: whether published versions are kept.
    """
    planned = tuple(plan for plan in _pages(catalogue, words, home) if mermaid or plan.kind != "mermaid")
    if releases:
        planned += (PagePlan("releases", "", "releases/index", words("Releases"), "", "", "", True),)
    if versions:
        planned += (PagePlan("versions", "", "versions/index", words("Versions"), "", "", "", True),)
    sources = "\0".join(f"{name}={source.title}" for name, (source, _) in catalogue.sources.items())
    return SitePlan(planned, catalogue.hashes, sources, not catalogue.problems)


def _pages(catalogue: Catalogue, words: Words, home: str) -> Iterator[PagePlan]:
    # a site planned before is not planned again
    from desireline.insight.belonging import within  # noqa: PLC0415
    from desireline.insight.translations import originals  # noqa: PLC0415

    original = originals(catalogue)
    named = View(words, Nowhere(), date.min)  # the name of a kind asks for the language alone
    yield PagePlan("home", "", home, words("All journeys"), "", "", "", True)
    for journey in catalogue.maps.values():
        current, held = catalogue.maps.get(journey.future_of or ""), within(journey, catalogue)
        beside = _Beside(
            words.lang,
            former_ids(journey, catalogue),
            original.get(journey.key, ""),
            held.journey.key if held is not None else "",
            plain(current.title) if current is not None else None,
        )
        known = _planned(journey)
        if beside not in known:
            known[beside] = tuple(_of_map(journey, beside, named))
        yield from known[beside]
    if catalogue.personas:
        yield PagePlan("people", "", "personas/index", words("All people"), "", "", "", True)
    for persona in catalogue.personas.values():
        key, lang, about = persona.key, persona.lang or "", plain(persona.summary or persona.role or "")
        was = former_ids(persona, catalogue)
        title = plain(persona.title)
        yield PagePlan("persona", key, f"personas/{key}", title, lang, persona.file, about, True, was=was,
                       translates=original.get(key, ""))  # fmt: skip
    for name in ACROSS if catalogue.maps else ():
        if name == "promises" and all(journey.state != "future" for journey in catalogue.maps.values()):
            continue
        yield PagePlan("across", name, f"across/{name}", across_title(name, words), "", "", "", True)


class _Beside(NamedTuple):
    """What the pages of a map depend on beside its own file."""

    lang: str
    """The interface language."""
    was: str
    """Its former ids, with spaces between."""
    original: str
    """The id of what it is a translation of."""
    larger: str
    """The id of the journey that it is part of."""
    current: str | None
    """The title of the map that it answers; None where it answers none."""


@once
def _planned(_journey: JourneyMap) -> dict[_Beside, tuple[PagePlan, ...]]:
    """The pages planned before: under `serve` those of a thousand maps are planned at each save."""
    return {}


def _of_map(journey: JourneyMap, beside: _Beside, view: View) -> Iterator[PagePlan]:
    """The map's own page, its Mermaid page and, of a future map, the way to it."""
    key, lang, file, words = journey.key, journey.lang or "", journey.file, view.words
    title, about = plain(journey.title), plain(journey.summary or journey.purpose or "")
    was, answers, sort = beside.was, journey.future_of or "", kind_name(journey, view)
    larger, original = beside.larger, beside.original
    yield PagePlan("map", key, f"maps/{key}", title, lang, file, about, True, answers, sort, was, original, larger)
    as_mermaid = words("{title} as Mermaid", title=title)
    yield PagePlan("mermaid", key, f"maps/{key}.mermaid", as_mermaid, lang, file, "", False, answers, sort, was)
    if beside.current is not None:
        ahead = words("{title}: from current to future", title=beside.current)
        yield PagePlan("gap", key, f"maps/{key}.gap", ahead, lang, file, about, True, answers, sort, was)


def former_ids(subject: JourneyMap | Persona, catalogue: Catalogue) -> str:
    """The former ids of a map or persona that are its own: in use nowhere and claimed by no other before it."""
    if not subject.was:
        return ""
    former, files = catalogue.project.former, catalogue.project.files
    return " ".join(old for old in subject.was if old not in files and former[old][0] == subject.key)


def across_title(name: str, words: Words) -> str:
    """The title of a page across maps."""
    return {
        "opportunities": words("Opportunities and pains"),
        "touchpoints": words("Touchpoints and channels"),
        "content": words("Content"),
        "research": words("Research"),
        "promises": words("Promises"),
        "reviews": words("Review calendar"),
    }[name]
