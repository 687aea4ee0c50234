"""The page with the history of a map or persona: its curve from state to state, and what each commit changed."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Final

from desireline.draw import curve
from desireline.draw.changes.board import ui_lang
from desireline.draw.changes.board_item import happened_html
from desireline.draw.fragment import Fragment, TocEntry, assembled
from desireline.draw.html import attributes, esc
from desireline.draw.inline import plain
from desireline.draw.language import colon, direction, listed
from desireline.draw.marks import day
from desireline.model import voices
from desireline.model.part import NOTHING
from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desireline.draw.changes.past_said import PastSaid
    from desireline.draw.changes.said_change import Said
    from desireline.draw.header import PageLink
    from desireline.draw.view import View
    from desireline.model import JourneyMap, Persona
    from desireline.source.history import State

_OPEN: Final = 6
"""Changes of one commit that stand open; the rest is folded."""
_FRAMES: Final = 8
"""The most curves that the strip shows: the last ones."""
_PEOPLE: Final = 4


@record
class PastPage(Record):
    """What the page is made of."""

    piece: JourneyMap | Persona
    """As it is today."""
    told: tuple[PastSaid, ...]
    """The newest commits in words, newest first."""
    older: tuple[State, ...]
    """Those before them, by name alone."""
    unsaid: int
    """How many commits changed the layout alone, and are in neither."""
    earlier: int
    """How many more there are before all of these."""
    shallow: bool
    """Whether the clone holds only the newest commits."""
    view: View
    links: tuple[PageLink, ...] = ()
    frames: tuple[tuple[State, JourneyMap], ...] = ()
    """The states of a map whose curve is drawn where it is another, newest first."""
    commit: Callable[[str], str | None] = lambda _: None
    """The address of a commit on the code host; None where it has none."""
    versions: Mapping[str, tuple[str, str]] = field(default=NOTHING)
    """The first version that shows a content, by git's name of that content, with the address of what that version
    changed ("" where there is none)."""
    address: str = ""
    """Where the page itself stands, seen from the page that is drawn; "" on itself."""


def past_page(page: PastPage) -> Fragment:
    """The whole body of the page."""
    words, piece = page.view.words, page.piece
    ui = _ui(page)
    shown = "".join(f'<a href="{esc(link.address)}">{esc(link.title)}</a>' for link in page.links)
    nav = f'<nav class="dl-views" aria-label="{esc(words("Other views"))}"{ui}>{shown}</nav>' if shown else ""
    head = (
        f'<header class="dl-header"><p class="dl-kind"{ui}>{esc(words("History"))}</p>{nav}'
        f'<h1>{esc(plain(piece.title))}</h1><p class="dl-lead"{ui}>{_lead(page)}</p></header>'
    )
    film = _film(page)
    if film:
        title = esc(words("The curve over time"))
        film = f'<section class="dl-section"><h2 id="past_curve"{ui}>{title}</h2>{film}</section>'
    items = "".join(_commit(each, page, ui) for each in page.told)
    title = words("What changed")
    listed_ = f'<ol class="dl-past"{attributes(reversed=False)}>{items}</ol>' if items else ""
    main = (
        f'<section class="dl-section"><h2 id="past_changes"{ui}>{esc(title)}</h2>{listed_}{_rest(page, ui)}</section>'
    )
    tagged = attributes(lang=piece.lang, dir=direction(piece.lang or words.lang))
    html = f'<article class="dl dl-history"{tagged}>{head}{film}{main}</article>'
    toc = ((TocEntry(words("The curve over time"), "past_curve"),) if film else ()) + (TocEntry(title, "past_changes"),)
    return assembled([html], toc)


def past_fold(page: PastPage) -> str:
    """The history on the map's own page: by whom, since when; folded, its curve over time and the way to the rest."""
    words = page.view.words
    ui = _ui(page)
    every = f'<p{ui}><a href="{esc(page.address)}">{esc(words("What changed"))}</a></p>'
    return (
        f'<details class="dl-fold" id="map_history"><summary{ui}>{esc(words("History"))} '
        f"<small>{_lead(page)}</small></summary>{_film(page)}{every}</details>"
    )


def _ui(page: PastPage) -> str:
    """Language and direction of the interface's sentences, where they run otherwise than the map."""
    lang, words = page.piece.lang, page.view.words
    way = direction(words.lang)
    turned = attributes(dir=way) if way != direction(lang or words.lang) else ""
    return ui_lang(lang, page.view) + turned


def _lead(page: PastPage) -> str:
    """How many commits by whom, since when."""
    words = page.view.words
    commits = [each.past.state.commit for each in page.told] + [state.commit for state in page.older]
    if not commits:
        return esc(words("Nothing of it is committed yet."))
    n = len(commits) + page.earlier + page.unsaid
    people = list(dict.fromkeys(commit.author for commit in commits))
    named = [f"<bdi>{esc(name)}</bdi>" for name in people[:_PEOPLE]]
    if len(people) > _PEOPLE:
        named.append(esc(words.count("{n} other person", "{n} other people", len(people) - _PEOPLE)))
    counted = esc(words.count("{n} commit", "{n} commits", n))
    since = esc(words("since {day}", day="{day}")).format(day=_day(commits[-1].day)) if not page.earlier else ""
    return " · ".join(filter(None, (counted, since, listed(named, words.lang))))


def _day(iso: str) -> str:
    try:
        return day(date.fromisoformat(iso))
    except ValueError:  # a clock that was far off
        return esc(iso)


def _film(page: PastPage) -> str:
    """A small curve for each time it changed, oldest first; nothing where it never did."""
    frames: list[tuple[JourneyMap, State]] = []
    shown: tuple[object, ...] | None = None
    for state, journey in reversed(page.frames):
        course = _course(journey)
        if course != shown or (state.blob in page.versions and state.blob != frames[-1][1].blob):
            frames.append((journey, state))
            shown = course
    if len(frames) < 2:
        return ""
    return f'<ol class="dl-film">{"".join(_frame(*frame, page) for frame in frames[-_FRAMES:])}</ol>'


def _course(journey: JourneyMap) -> tuple[object, ...]:
    """What a small curve shows: the points of the leading line."""
    lines = voices(journey)
    points = lines[0].points if lines else ()
    return tuple((point.stage_index, point.middle, point.value, point.standing) for point in points)


def _frame(journey: JourneyMap, state: State, page: PastPage) -> str:
    drawn = curve.sparkline(journey, page.view, prefix=f"f{state.commit.short}_")
    named = [each.past.state for each in page.told] + list(page.older)
    shown = _day(state.commit.day)
    link = f'<a href="{esc(page.address)}#{_anchor(state)}">{shown}</a>' if state in named else shown
    return f"<li><figure>{drawn}<figcaption>{link} {_version(state, page)}</figcaption></figure></li>"


def _version(state: State, page: PastPage) -> str:
    """A chip with the version in which the state was published, leading to what that version changed."""
    name, changes = page.versions.get(state.blob, ("", ""))
    if changes:
        return f'<a class="dl-chip" href="{esc(changes)}">{esc(name)}</a>'
    return f'<span class="dl-chip">{esc(name)}</span>' if name else ""


def _anchor(state: State) -> str:
    return f"commit_{state.commit.short}"


def _commit(each: PastSaid, page: PastPage, ui: str) -> str:
    words, state = page.view.words, each.past.state
    said = [_change(change, page) for change in each.changes]
    shown = f'<ul class="dl-past-said">{"".join(said[:_OPEN])}</ul>' if said else ""
    if len(said) > _OPEN:
        more = esc(words.count("{n} more change", "{n} more changes", len(said) - _OPEN))
        shown += f'<details><summary>{more}</summary><ul class="dl-past-said">{"".join(said[_OPEN:])}</ul></details>'
    whole = ""
    if each.label is not None and not said:
        whole = f'<p class="dl-past-whole">{each.label.glyph} {esc(each.title)}</p>'
    elif not said and each.past.kind != "same":
        glyph = "✖" if each.past.kind == "unreadable" else "…"
        whole = f'<p class="dl-past-whole">{glyph} {esc(each.title)}</p>'
    notes = "".join(f'<p class="dl-past-note">{esc(note)}</p>' for note in each.notes)
    return (
        f'<li id="{_anchor(state)}">{_who(state, page)}<div class="dl-past-what">{_subject(state)}'
        f"<div{ui}>{whole}{shown}{notes}</div></div></li>"
    )


def _subject(state: State) -> str:
    return f'<p class="dl-past-subject" dir="auto">{esc(state.commit.subject)}</p>'


def _who(state: State, page: PastPage) -> str:
    commit = state.commit
    to = page.commit(commit.name)
    name = f"<code>{commit.short}</code>"
    name = f'<a href="{esc(to)}">{name}</a>' if to else name
    version = _version(state, page)
    return f'<p class="dl-past-who">{_day(commit.day)} <b dir="auto">{esc(commit.author)}</b> {name} {version}</p>'


def _change(said: Said, page: PastPage) -> str:
    """One change, its thing linked to where it stands today."""
    change = said.change
    lang = page.view.words.lang
    name = esc(said.subject)
    near = (
        next((each for each in reversed(change.at.address) if "~" not in each and each != page.piece.key), "")
        if change.at.path
        else ""
    )
    to = page.view.addresses.page(f"{page.piece.key}#{near}") if near else None
    name = f'<a href="{esc(to)}">{name}</a>' if to and change.op != "remove" else name
    effect = ""
    if change.effect in {"better", "worse", "mixed"}:
        effect = f' <span class="dl-c-effect dl-e-{change.effect}">{said.effect.glyph} {esc(said.effect.word)}</span>'
    return f"<li><span>{said.op.glyph}</span> {name}{esc(colon(lang))}{happened_html(said)}{effect}</li>"


def _rest(page: PastPage, ui: str) -> str:
    """What stands below: older commits by name, how many more there are, and where the clone ends."""
    words = page.view.words
    made = ""
    if page.older:
        items = "".join(f'<li id="{_anchor(state)}">{_who(state, page)}{_subject(state)}</li>' for state in page.older)
        title = esc(words.count("{n} older commit", "{n} older commits", len(page.older)))
        made += (
            f'<details class="dl-past-older"><summary{ui}>{title}</summary><ol class="dl-past">{items}</ol></details>'
        )
    notes = []
    if page.earlier:
        notes.append(esc(words.count("{n} more before these", "{n} more before these", page.earlier)))
    if page.unsaid:
        notes.append(
            esc(words.count("{n} commit changed the layout alone", "{n} commits changed the layout alone", page.unsaid))
        )
    if page.shallow:
        notes.append(esc(words("the clone that this site was built from holds only the newest commits")))
    command = f"<code>desireline log {esc(page.piece.key)}</code>"
    notes.append(esc(words("all of it: {command}", command="{command}")).format(command=command))
    return made + f'<p class="dl-hint"{ui}>{" · ".join(notes)}</p>'
