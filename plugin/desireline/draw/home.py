"""The home of a project: figures, a card for each map with filters, where maps belong, and what is reviewed next."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from desireline.draw.findings import evidence_bar
from desireline.draw.fragment import Fragment, SearchSection, TocEntry, assembled
from desireline.draw.header import PageLink
from desireline.draw.home_card import map_card
from desireline.draw.html import attributes, esc
from desireline.draw.icons import icon
from desireline.draw.inline import plain
from desireline.draw.language import direction, full_stop, listed
from desireline.draw.marks import day, kind_name, state_name
from desireline.draw.view import View
from desireline.draw.words import Words
from desireline.insight import due
from desireline.model import JourneyMap
from desireline.model.part import NOTHING
from desireline.model.record import Record, record

NEXT_REVIEWS = 8
"""Reviews listed beside the cards; all stand on the review page."""


@record
class Figure(Record):
    """One figure of the strip at the head. Made by `publish`, which knows the releases and the findings."""

    title: str
    value: str
    below: str = ""
    bad: bool = False
    address: str | None = None
    """Where what it counts is listed."""
    standing: Mapping[str, int] = field(default=NOTHING)
    """Of a share of evidence, how many statements stand as what: drawn as a bar."""
    named: str = ""
    """A title in `below`, which may run the other way than the words around it."""


@record
class Home(Record):
    """What the home page is made of."""

    title: str
    view: View
    maps: tuple[JourneyMap, ...] = ()
    figures: tuple[Figure, ...] = ()
    links: tuple[PageLink, ...] = ()
    people: str | None = None
    """Where the personas are listed."""
    notes: Mapping[str, str] = field(default=NOTHING)
    """A word beside a map in the tree, by its id, such as "2 due in v2.5"."""


def home(page: Home) -> Fragment:
    """The whole body of the home page."""
    view = page.view
    words = view.words
    maps = sorted(page.maps, key=_order)
    shown = "".join(f'<a href="{esc(link.address)}">{esc(link.title)}</a>' for link in page.links)
    nav = f'<nav class="dl-views" aria-label="{esc(words("Other views"))}">{shown}</nav>' if shown else ""
    people = len({name for journey in maps for name in journey.personas})
    personas = esc(words.count("{n} persona", "{n} personas", people))
    counted = (
        esc(words.count("{n} map", "{n} maps", len(maps))),
        f'<a href="{esc(page.people)}">{personas}</a>' if page.people and people else personas,
    )
    lead = listed(counted, words.lang) + full_stop(words.lang)
    cards = [map_card(journey, view, filters=_filters(journey)) for journey in maps]
    if not cards:
        cards = [f'<li class="dl-none">{esc(words("No maps yet."))} {_first_step(words)}</li>']
    pieces = (
        (
            f'<article class="dl dl-home" dir="{direction(words.lang)}">'
            f'<header class="dl-header"><h1>{esc(page.title)}</h1>{nav}'
            f'<p class="dl-lead">{lead}</p></header>{_strip(page)}{_controls(maps, view)}'
        ),
        '<div class="dl-home-body"><ul class="dl-home-cards" id="home_maps">',
        *cards,
        f"</ul><aside>{_tree(maps, page)}{_reviews(maps, view)}</aside></div></article>",
    )
    toc = (TocEntry(words("Where they belong"), "home_tree"), TocEntry(words("Next reviews"), "home_reviews"))
    names = " ".join(plain(journey.title) for journey in maps)
    search = (SearchSection(page.title, "", names),)
    return assembled(pieces, toc, search)


def _first_step(words: Words) -> str:
    """What to type for a first map."""
    before, after = words("Begin with one: {command}").split("{command}")
    return f"{esc(before)}<code>desireline new current-state my-journey</code>{esc(after)}"


def _order(journey: JourneyMap) -> tuple[bool, bool, str, str]:
    """What is to be reviewed first stands first; retired maps last."""
    when = due(journey)
    return journey.status == "retired", when is None, when.isoformat() if when else "", journey.key


def _filters(journey: JourneyMap) -> str:
    """What `home-filters.js` compares; several values are separated by a line feed, which no value holds."""
    return attributes(
        data_persona="\n".join(journey.personas) or None,
        data_kind=journey.kind,
        data_state=journey.state,
        data_owner=journey.owner,
        data_status=journey.status,
        data_product="\n".join(journey.products) or None,
    )


def _controls(maps: Sequence[JourneyMap], view: View) -> str:
    """A choice for each filter with more than one value. Hidden until the script that makes them work is there."""
    words = view.words
    statuses = {
        "draft": words("Draft"), "in-review": words("In review"),
        "agreed": words("Agreed"), "retired": words("Retired"),
    }  # fmt: skip
    people = dict.fromkeys(name for each in maps for name in each.personas)
    kinds, states = {each.kind: each for each in maps}, {each.state: each for each in maps}
    choices = (
        ("persona", words("Persona"), {name: plain(view.persona_name(name)) for name in people}),
        ("kind", words("Kind"), {kind: kind_name(one, view) for kind, one in kinds.items()}),
        ("state", words("State"), {state: state_name(one, view) for state, one in states.items()}),
        ("owner", words("Owner"), {journey.owner: plain(journey.owner) for journey in maps if journey.owner}),
        ("status", words("Status"), {name: statuses[name] for journey in maps if (name := journey.status)}),
        ("product", words("Product"), {name: plain(name) for journey in maps for name in journey.products}),
    )
    made = ""
    for name, title, values in choices:
        if len(values) < 2:
            continue
        ordered = sorted(values.items(), key=lambda pair: pair[1].casefold())
        options = "".join(f'<option value="{esc(value)}">{esc(shown)}</option>' for value, shown in ordered)
        extra = f'<option value="!retired">{esc(words("not retired"))}</option>' if "retired" in values else ""
        made += (
            f'<label><span>{esc(title)}</span> <select name="{name}"><option value="">{esc(words("all"))}</option>'
            f"{extra}{options}</select></label>"
        )
    if not made:
        return ""
    counted = esc(words("{shown} of {all} shown", shown="{shown}", all=len(maps)))
    clear = esc(words("Clear"))
    return (
        f'<form class="dl-filters" data-for="home_maps" role="search" aria-label="{esc(words("Filter maps"))}" hidden>'
        f'{made}<output data-words="{counted}" aria-live="polite"></output>'
        f'<button type="reset" hidden>{clear}</button></form>'
    )


def _strip(page: Home) -> str:
    cells = "".join([_figure(figure) for figure in page.figures])
    return f'<dl class="dl-strip">{cells}</dl>' if cells else ""


def _figure(figure: Figure) -> str:
    title = esc(figure.title)
    if figure.address:
        title = f'<a href="{esc(figure.address)}">{title}</a>'
    bar = evidence_bar(figure.standing) if figure.standing else ""
    before, named, after = figure.below.partition(figure.named) if figure.named else (figure.below, "", "")
    below = esc(before) + (f"<bdi>{esc(named)}</bdi>{esc(after)}" if named else "")
    return (
        f'<div class="dl-finding dl-{"bad" if figure.bad else "plain"}"><dt>{title}</dt>'
        f'<dd><span class="dl-value">{esc(figure.value)}</span>{bar}<small>{below}</small></dd></div>'
    )


def _tree(maps: Sequence[JourneyMap], page: Home) -> str:
    """Which journey belongs to which: by `part_of`, and a future map under the current one it answers."""
    known = {journey.key for journey in maps}
    below: dict[str, list[JourneyMap]] = {}
    tops: list[JourneyMap] = []
    for journey in sorted(maps, key=lambda each: each.key):
        parent = journey.future_of or (journey.part_of or "").partition("#")[0]
        if parent in known and parent != journey.key:
            below.setdefault(parent, []).append(journey)
        else:
            tops.append(journey)
    placed: set[str] = set()
    made = "".join(_branch(journey, below, placed, page) for journey in tops)
    rest = [journey for journey in maps if journey.key not in placed]  # those that belong to each other in a circle
    made += "".join(_branch(journey, {}, placed, page) for journey in rest)
    title = esc(page.view.words("Where they belong"))
    return f'<section><h2 id="home_tree">{title}</h2><ul class="dl-tree">{made}</ul></section>' if made else ""


def _branch(journey: JourneyMap, below: Mapping[str, list[JourneyMap]], placed: set[str], page: Home) -> str:
    if journey.key in placed:
        return ""
    placed.add(journey.key)
    view = page.view
    note = page.notes.get(journey.key, "")
    when = due(journey)
    late = when is not None and when < view.today and journey.status != "retired"
    mark = f' <span class="dl-neg">{icon("late")}{esc(view.words("late"))}</span>' if late else ""
    state = f" <small>{esc(state_name(journey, view))}</small>" if journey.state == "future" else ""
    word = f" <small>{esc(note)}</small>" if note else ""
    inner = "".join(_branch(each, below, placed, page) for each in below.get(journey.key, ()))
    inner = f"<ul>{inner}</ul>" if inner else ""
    return f"<li>{_link(journey, view)}{state}{word}{mark}{inner}</li>"


def _reviews(maps: Sequence[JourneyMap], view: View) -> str:
    dated = sorted(
        (when, journey.key, journey) for journey in maps if (when := due(journey)) and journey.status != "retired"
    )
    items = "".join(
        f"<li{' class=dl-overdue' if when < view.today else ''}>{day(when)} {_link(journey, view)}</li>"
        for when, _, journey in dated[:NEXT_REVIEWS]
    )
    title = esc(view.words("Next reviews"))
    return f'<section><h2 id="home_reviews">{title}</h2><ul class="dl-reviews">{items}</ul></section>' if items else ""


def _link(journey: JourneyMap, view: View) -> str:
    to, name = view.addresses.page(journey.key), esc(plain(journey.title))
    lang = f' lang="{esc(journey.lang)}"' if journey.lang else ""
    return f'<a href="{esc(to)}"{lang}>{name}</a>' if to else f"<span{lang}>{name}</span>"
