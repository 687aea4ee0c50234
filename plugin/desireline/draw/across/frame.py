"""What all pages across maps share: which maps count, their texts in their own language, sections and figures."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any, Final

from desireline.draw.anchors import anchors
from desireline.draw.facts import Facts
from desireline.draw.fragment import Fragment, SearchSection, TocEntry, assembled
from desireline.draw.html import esc
from desireline.draw.inline import bare, inline, plain
from desireline.draw.language import direction
from desireline.draw.view import Addresses, View
from desireline.model import JourneyMap, Moment, Persona, Piece, Source
from desireline.model.record import Record, once, record
from desireline.source import Catalogue

MOST: Final = 300
"""Entries that one list of a page across maps shows. The rest stands on the maps themselves."""
NOTHING: Final = '<span class="dl-none">—</span>'


class FromAfar:
    """Addresses of a map's parts, seen from a page that is not the map's own: `#part` leads to the map's page."""

    def __init__(self, addresses: Addresses, journey: JourneyMap) -> None:
        self._addresses, self._journey, self._ids = addresses, journey, anchors(journey).given

    @cached_property
    def own(self) -> str | None:
        """Where the map's own page is."""
        return self._addresses.page(self._journey.key)

    def page(self, target: str) -> str | None:
        """As `Addresses.page`; a part of this map alone (`#part`) is looked for here, then on the map it answers."""
        if not target.startswith("#"):
            return self._addresses.page(target)
        if self.own and target[1:] in self._ids:  # nearly every one
            return f"{self.own}{target}"
        answered = self._journey.future_of
        here = self._addresses.page(f"{self._journey.key}{target}")
        return here or (self._addresses.page(f"{answered}{target}") if answered else None)

    def source(self, file: str, line: int) -> str | None:
        """As `Addresses.source`."""
        return self._addresses.source(file, line)

    def asset(self, path: str) -> str | None:
        """As `Addresses.asset`."""
        return self._addresses.asset(path)


@record
class Section(Record):
    """One part of a page, under a heading of its own."""

    title: str
    """Plain text."""
    anchor: str
    html: str
    text: str = ""
    """Plain words for the search."""
    note: str = ""
    """A sentence of the interface under the heading; inline Markdown."""
    lang: str | None = None
    """The language of the title, where it is a map's own."""
    beside: str = ""
    """What stands at the end of the heading's line; safe HTML."""


@record
class Figure(Record):
    """One figure of the strip under the head."""

    title: str
    value: str
    """A number; safe HTML."""
    below: str = ""
    """What it means; safe HTML."""
    tone: str = "plain"
    """`bad`, `good` or `plain`."""


def first_of(shown: Sequence[Any], view: View) -> str:
    """A sentence that says how many of a long list are shown; "" where all are."""
    if len(shown) <= MOST:
        return ""
    return view.words("The first {n} of {all} are shown; the others stand on their maps.", n=MOST, all=len(shown))


def counted_maps(catalogue: Catalogue) -> tuple[JourneyMap, ...]:
    """The maps that count across maps: not retired ones, and no translation beside its original."""
    return tuple(
        journey
        for journey in catalogue.maps.values()
        if journey.status != "retired" and journey.translates not in catalogue.maps
    )


def left_out(catalogue: Catalogue, view: View) -> str:
    """A sentence, with a space before it, on maps that do not count; empty where all do."""
    n = len(catalogue.maps) - len(counted_maps(catalogue))
    one, many = " {n} retired or translated map is left out.", " {n} retired or translated maps are left out."
    return view.words.count(one, many, n) if n else ""


@record
class Chart(Facts):
    """A map as its drawers see it on a page that stands elsewhere, with what such a page says of it again and again."""

    @cached_property
    def address(self) -> str | None:
        """Where its own page is, as an attribute holds it."""
        to = self.view.addresses.page(self.journey.key)
        return esc(to) if to else None

    @cached_property
    def moments(self) -> dict[int, str]:
        """Filled by `moment_link`, by identity."""
        return {}

    @cached_property
    def tongue(self) -> str:
        """See `tongue`."""
        return tongue(self.journey.lang, self.view)

    @cached_property
    def link(self) -> str:
        """See `map_link`."""
        return map_link(self.journey, self.view)

    @cached_property
    def stages(self) -> Mapping[int, str]:
        """Number and title of each stage as HTML, by identity."""
        stages = enumerate(self.journey.stages, 1)
        return {id(stage): bare(f"{number} {plain(stage.title)}") for number, stage in stages}


def chart_of(journey: JourneyMap, catalogue: Catalogue, view: View) -> Chart:
    """A map for a page that stands elsewhere."""
    view.give_way()
    from_afar = View(view.words, FromAfar(view.addresses, journey), view.today, view.personas, between=view.between)
    find = partial(catalogue.find, from_file=journey)
    return Chart(journey, from_afar, catalogue.answered_by(journey), _declared_sources(catalogue), find=find)


@once
def _declared_sources(catalogue: Catalogue) -> Mapping[str, Source]:
    """All sources of the project by id."""
    return {name: source for name, (source, _) in catalogue.sources.items()}


def tongue(lang: str | None, view: View) -> str:
    """`lang` and `dir` for a text that is not in the interface's language; else empty."""
    return _tongue(lang) if lang and lang != view.words.lang else ""


@lru_cache(maxsize=64)
def _tongue(lang: str) -> str:
    return f' lang="{esc(lang)}" dir="{direction(lang)}"'


def map_link(journey: JourneyMap, view: View) -> str:
    """A map's title, leading to its page; a future map says that it is one."""
    to, title = view.addresses.page(journey.key), bare(journey.title)
    shown = f'<a href="{esc(to)}">{title}</a>' if to else title
    state = f" <small>{esc(view.words('Future'))}</small>" if journey.state == "future" else ""
    return f"<span{tongue(journey.lang, view)}>{shown}</span>{state}"


def persona_link(persona: Persona, view: View) -> str:
    """A persona's name, leading to its page, in its own language."""
    to, name = view.addresses.page(persona.key), bare(persona.title)
    shown = f'<a href="{esc(to)}">{name}</a>' if to else name
    return f"<span{tongue(persona.lang, view)}>{shown}</span>"


def part_link(piece: Piece, text: str, chart: Chart) -> str:
    """Words of a map (with inline Markdown), leading to the part they stand on, in the map's language."""
    return _leading(bare(text), piece, chart)


def _leading(words: str, piece: Piece, chart: Chart) -> str:
    """Words as HTML that lead to a part of the map: every part that has an anchor stands on the map's own page."""
    anchor = chart.anchors.get(piece)
    if anchor and chart.address:
        words = f'<a href="{chart.address}#{anchor}">{words}</a>'
    return f"<span{chart.tongue}>{words}</span>"


def moment_link(moment: Moment, chart: Chart) -> str:
    """The stage with its number, leading to the stage or step itself."""
    made = chart.moments.get(id(moment))
    if made is None:
        stage = chart.places[id(moment)][1]
        made = chart.moments[id(moment)] = _leading(chart.stages[id(stage)], moment, chart)
    return made


def where(moment: Moment, chart: Chart) -> str:
    """Map and stage of what stands at a stage or step, as a cell."""
    return chart.link + below(moment_link(moment, chart))


def page(
    title: str, lead: str, sections: Sequence[Section], view: View, figures: Sequence[Figure] = (), name: str = ""
) -> Fragment:
    """A whole page: head, strip of figures, sections. `name` becomes its class."""
    shown = [section for section in sections if section.html]
    pieces = (
        (
            f'<article class="dl dl-across dl-across-{name}" dir="{direction(view.words.lang)}">'
            f'<header class="dl-header"><h1>{esc(title)}</h1><p class="dl-lead">{esc(lead)}</p></header>'
            f"{strip(figures, view)}"
        ),
        *[_section(section, view) for section in shown],
        "</article>",
    )
    toc = tuple(TocEntry(section.title, section.anchor) for section in shown)
    search = (SearchSection(title, "", lead), *(SearchSection(s.title, s.anchor, s.text) for s in shown))
    return assembled(pieces, toc, search, frozenset(section.anchor for section in shown))


def strip(figures: Sequence[Figure], view: View) -> str:
    """Figures side by side."""
    if not figures:
        return ""
    cells = "".join(
        f'<div class="dl-finding dl-{each.tone}"><dt>{esc(each.title)}</dt>'
        f'<dd><span class="dl-value">{each.value}</span><small>{each.below}</small></dd></div>'
        for each in figures
    )
    return f'<dl class="dl-strip" aria-label="{esc(view.words("At a glance"))}">{cells}</dl>'


def empty(sentence: str, example: str = "") -> str:
    """An empty state: one sentence that says what to write, and how it looks in YAML."""
    code = f"<pre><code>{esc(example)}</code></pre>" if example else ""
    return f'<div class="dl-empty"><p>{esc(sentence)}</p>{code}</div>'


def _section(section: Section, view: View) -> str:
    note = f'<p class="dl-note">{inline(section.note, view)}</p>' if section.note else ""
    head = f'<h2 id="{section.anchor}"{tongue(section.lang, view)}>{esc(section.title)}</h2>'
    if section.beside:
        head = f'<div class="dl-section-head">{head}{section.beside}</div>'
    return f'<section class="dl-section" aria-labelledby="{section.anchor}">{head}{note}{section.html}</section>'


def below(html: str) -> str:
    """A second, smaller line of a cell; nothing where there is none."""
    return f'<div class="dl-below"><small>{html}</small></div>' if html else ""


def words_in(texts: Iterable[str | None]) -> str:
    """Texts of maps as plain words for the search, each once."""
    return " ".join(dict.fromkeys(plain(text) for text in texts if text))


def said(text: str, chart: Chart) -> str:
    """A text of the map as HTML, in the map's language."""
    return f"<span{chart.tongue}>{inline(text, chart.view)}</span>"
