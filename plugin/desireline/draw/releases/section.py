"""What stands below a release note: the journeys it touches, what changed for whom, what was promised and delivered.

It stands in a page that somebody wrote, in the frame of that page's own type; so its heading is one of the page's, and
all else is set in a block of its own. It uses no icons: what else the page holds of maps may bring the same ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desireline.draw.changes.board_item import happened_html
from desireline.draw.fragment import Fragment, SearchSection, TocEntry, ids_of
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import colon, direction, listed
from desireline.draw.releases.curve import before_after
from desireline.draw.releases.promised import promise_list
from desireline.draw.releases.told import ForPeople, for_people
from desireline.model import JourneyMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.draw.changes.said import FileSaid, Said
    from desireline.draw.header import PageLink
    from desireline.draw.releases.given import InRelease, Touched
    from desireline.draw.view import View

ANCHOR: Final = "journeys_in_this_release"
"""Where the section begins; an underscore keeps it apart from ids of the author's."""
_SHOWN: Final = 5
"""Changes that stand open for each persona; more fold."""


def release_section(given: InRelease, view: View, links: Sequence[PageLink] = ()) -> Fragment:
    """The section. `links` lead to the release before and to all releases.

    Its search text is the first of the sections, for the page it stands in.
    """
    words = view.words
    title = words("Journeys in this release")
    maps = [each for each in given.touched if isinstance(each.subject, JourneyMap)]
    people = [each for each in given.touched if not isinstance(each.subject, JourneyMap)]
    parts = [
        *[f'<p class="dl-r-note">{esc(sentence)}</p>' for sentence in given.sentences],
        _failures(given, view),
        f'<p class="dl-r-line">{esc(given.line)}</p>' if given.line else "",
        *[_map(each, place, view, compared=bool(given.line)) for place, each in enumerate(maps)],
        _personas(people, view),
        promise_list(words("Promises delivered"), given.delivered, view),
        promise_list(_owed_title(given, view), given.owed, view),
        _links(links, words("Other releases")),
    ]
    inner = "".join(parts)
    html = (
        f'<h2 id="{ANCHOR}">{esc(title)}</h2><div class="dl dl-release" lang="{words.lang}" '
        f'dir="{direction(words.lang)}">{inner}</div>'
    )
    below = tuple(TocEntry(plain(each.subject.title), _anchor(each)) for each in maps)
    text = " ".join([plain(each.subject.title) for each in given.touched] + [plain(p.name) for p in given.delivered])
    return Fragment(html, (TocEntry(title, ANCHOR, below),), (SearchSection(title, ANCHOR, text),), ids_of(html))


def _anchor(each: Touched) -> str:
    return f"release_{each.subject.key}"


def _owed_title(given: InRelease, view: View) -> str:
    out = any(each.outcome == "late" for each in given.owed)
    return view.words("Promised for it and not delivered") if out else view.words("Promised for it")


def _failures(given: InRelease, view: View) -> str:
    """What could not be compared, before all that was."""
    if not given.failures:
        return ""
    items = "".join(f"<li>{esc(each)}</li>" for each in given.failures)
    return (
        f'<div class="dl-c-failed" role="note"><p><b>✖ {esc(view.words("Could not be compared"))}</b></p>'
        f"<ul>{items}</ul></div>"
    )


def _links(links: Sequence[PageLink], label: str) -> str:
    shown = "".join(f'<a href="{esc(link.address)}">{esc(link.title)}</a>' for link in links)
    return f'<nav class="dl-views" aria-label="{esc(label)}">{shown}</nav>' if shown else ""


def _map(each: Touched, place: int, view: View, *, compared: bool) -> str:
    """One map: its name and pages, its curve before and after, what changed for whom."""
    words, journey = view.words, each.subject
    tagged = f' lang="{esc(journey.lang)}" dir="{direction(journey.lang)}"' if journey.lang else ""
    name = esc(plain(journey.title))
    shown = f'<a href="{esc(each.address)}">{name}</a>' if each.address else name
    label = ""
    if each.told is not None and each.told.label is not None:
        label = f' <span class="dl-chip">{each.told.label.glyph} {esc(each.told.label.word)}</span>'
    head = f'<h3 id="{_anchor(each)}"{tagged}>{shown}{label}</h3>'
    linked = ""
    if each.parts:
        named = [f'<a href="{esc(part.address)}">{esc(part.title)}</a>' for part in each.parts]
        items = listed(named, journey.lang or words.lang)
        linked = f'<p class="dl-r-parts">{esc(words("Named in the note:"))} <span{tagged}>{items}</span></p>'
    views = _links(each.views, words("Other views"))
    drawn = before_after(each, view, f"release_{place}") if isinstance(journey, JourneyMap) else ""
    told = _told(each.told, view) if each.told is not None else ""
    if not told and compared:
        told = f'<p class="dl-hint">{esc(words("Nothing changed in this map."))}</p>'
    return (
        f'<section class="dl-r-map" aria-labelledby="{_anchor(each)}"><div class="dl-r-head">{head}{views}</div>'
        f'<div class="dl-r-both">{drawn}<div class="dl-r-told">{linked}{told}</div></div></section>'
    )


def _told(told: FileSaid, view: View) -> str:
    """What changed, persona by persona."""
    groups = for_people(told, view.personas)
    shown = "".join(_people(group, told, view) for group in groups if group.changes)
    further = sum(group.further for group in groups)
    if not further:
        return shown
    more = view.words.count(
        "{n} change of plans, evidence or wording", "{n} changes of plans, evidence or wording", further
    )
    return f'{shown}<p class="dl-r-more"><small>{esc(("+ " if shown else "") + more)}</small></p>'


def _people(group: ForPeople, told: FileSaid, view: View) -> str:
    head = ""
    if group.personas:
        names = view.words(", ").join(_persona(name, view) for name in group.personas)
        said = esc(view.words("For {who}", who="\0")).replace("\ufffd", names)
        head = f'<p class="dl-r-who">{said}</p>'
    shown, folded = group.changes[:_SHOWN], group.changes[_SHOWN:]
    more = ""
    if folded:
        title = view.words.count("{n} more", "{n} more", len(folded))
        more = f"<details><summary>{esc(title)}</summary>{_items(folded, told, view)}</details>"
    return f"{head}{_items(shown, told, view)}{more}"


def _persona(name: str, view: View) -> str:
    to, shown = view.addresses.page(name), esc(plain(view.persona_name(name)))
    persona = view.personas.get(name)
    lang = f' lang="{esc(persona.lang)}"' if persona is not None and persona.lang else ""
    return f'<a href="{esc(to)}"{lang}>{shown}</a>' if to else f"<span{lang}>{shown}</span>"


def _items(changes: Sequence[Said], told: FileSaid, view: View) -> str:
    items = "".join(change_item(said, told, view) for said in changes)
    return f'<ul class="dl-r-list">{items}</ul>' if items else ""


def change_item(said: Said, told: FileSaid, view: View) -> str:
    """One change: what it means, the thing with its link, what happened."""
    effect = ""
    if said.change.effect in {"better", "worse", "mixed"}:
        glyph, word = said.effect
        effect = f'<span class="dl-c-effect dl-e-{said.change.effect}">{glyph} {esc(word)}</span> '
    else:
        effect = f'<span class="dl-c-effect">{said.op.glyph} {esc(said.op.word)}</span> '
    part = part_of(said, told)
    to = view.addresses.page(f"{told.file.id}#{part}" if part else told.file.id)
    name = esc(said.name or said.kind)
    thing = f'<a href="{esc(to)}">{name}</a>' if to else name
    kind = f'<span class="dl-c-kind">{esc(said.kind)}</span> ' if said.name else ""
    own = said.change.op in {"add", "remove"} and not said.aspect
    if own:
        what = f" <small>{esc(said.details)}</small>" if said.details else ""
    else:
        what = colon(said.lang) + happened_html(said)
    if own and effect and said.change.effect in {"better", "worse", "mixed"}:
        what = f" {esc(said.op.word)}{what}"
    return f"<li>{effect}<span>{kind}{thing}{what}</span></li>"


def part_of(said: Said, told: FileSaid) -> str:
    """The id of what a change is of, or of the nearest thing around it that has one; "" where none has."""
    stand = said.change.after or said.change.before
    if stand is None:
        return ""
    return next((name for name in reversed(stand.address) if "~" not in name and name != told.file.id), "")


def _personas(people: Sequence[Touched], view: View) -> str:
    """Personas that the note links to or that were described anew."""
    if not people:
        return ""
    items = "".join(_persona_item(each, view) for each in people)
    return f'<section class="dl-r-people"><h3>{esc(view.words("Personas"))}</h3><ul>{items}</ul></section>'


def _persona_item(each: Touched, view: View) -> str:
    lang = f' lang="{esc(each.subject.lang)}"' if each.subject.lang else ""
    name = esc(plain(each.subject.title))
    shown = f'<a href="{esc(each.address)}"{lang}>{name}</a>' if each.address else f"<span{lang}>{name}</span>"
    n = len(each.told.changes) if each.told is not None else 0
    note = view.words.count("{n} change", "{n} changes", n) if n else view.words("named in the note")
    views = "".join(f' <a href="{esc(link.address)}">{esc(link.title)}</a>' for link in each.views)
    return f"<li>{shown} <small>{esc(note)}</small>{views}</li>"
