"""The page of all releases: newest first, each with its day, its counts, its journeys and their curves in small."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from desireline.draw.across.frame import Section, empty, page
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.marks import day
from desireline.draw.releases.curve import changed_curve
from desireline.model import JourneyMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.draw.fragment import Fragment
    from desireline.draw.releases.given import InRelease, Release, Touched
    from desireline.draw.view import View

_CURVES: Final = 3
"""Curves beside a release: of the maps that changed most, where their curve did."""
_NAMED: Final = 8
"""Journeys named in a release's row; more are counted."""


def release_card(given: InRelease, place: int, view: View, *, explained: bool = False) -> str:
    """One release on the page of all.

    Args:
        given: The release.
        place: Counts them from the top.
        view: The surroundings.
        explained: Whether the page says already why nothing is compared.
    """
    words = view.words
    maps = [each for each in given.touched if isinstance(each.subject, JourneyMap)]
    changed = sorted((each for each in maps if each.told is not None), key=lambda each: -_changes(each))
    drawn_curves = (_curve(each, f"releases_{place}_{n}", view) for n, each in enumerate(changed))
    curves = "".join(islice(filter(None, drawn_curves), _CURVES))
    names = [_journey(each) for each in (*changed, *[each for each in maps if each.told is None])]
    more = len(names) - _NAMED
    listed = words(", ").join(names[:_NAMED])
    if more > 0:
        listed += " " + esc(words.count("and {n} more", "and {n} more", more))
    journeys = f'<p class="dl-r-journeys">{listed}</p>' if names else ""
    facts = [given.line] if given.line else [] if explained else list(given.sentences[:1])
    if given.delivered:
        n = len(given.delivered)
        facts.append("✓ " + words.count("{n} promise delivered", "{n} promises delivered", n))
    if late := sum(each.outcome == "late" for each in given.owed):
        facts.append("△ " + words.count("{n} promise not delivered", "{n} promises not delivered", late))
    said = "".join(f"<li>{esc(fact)}</li>" for fact in facts)
    about = f'<ul class="dl-r-facts">{said}</ul>' if said else ""
    drawn = f'<div class="dl-r-curves">{curves}</div>' if curves else ""
    return f'<div class="dl-r-card">{about}{journeys}{drawn}</div>'


def _changes(each: Touched) -> int:
    return len(each.told.changes) if each.told is not None else 0


def _when(release: Release, view: View) -> str:
    """Day, and the way to the note."""
    when = day(release.day) if release.day is not None else esc(view.words("no day yet"))
    if release.day is not None and release.day > view.today:
        when += f" · {esc(view.words('planned'))}"
    link = f'<a href="{esc(release.address)}">{esc(view.words("Release note"))}</a>'
    return f'<span class="dl-r-when">{when} · {link}</span>'


def _journey(each: Touched) -> str:
    lang = f' lang="{esc(each.subject.lang)}"' if each.subject.lang else ""
    name = esc(plain(each.subject.title))
    return f'<a href="{esc(each.address)}"{lang}>{name}</a>' if each.address else f"<span{lang}>{name}</span>"


def _curve(each: Touched, uid: str, view: View) -> str:
    drawn = changed_curve(each, view, uid)
    lang = f' lang="{esc(each.subject.lang)}"' if each.subject.lang else ""
    return f"<div><p{lang}>{esc(plain(each.subject.title))}</p>{drawn}</div>" if drawn else ""


def releases_page(releases: Sequence[Release], cards: Sequence[str], view: View, note: str = "") -> Fragment:
    """The whole body of the page.

    Args:
        releases: Newest first.
        cards: What `release_card` drew of each.
        view: The surroundings.
        note: What is to be known of all of them; plain text.
    """
    words = view.words
    title = words("Releases")
    lead = words(
        "What each release changed for the people in these journeys, and what it delivered of what was promised."
    )
    if not releases:
        sentence = words("No page is a release note yet. Write which release it is of at the top of one:")
        nothing = Section(title, "releases_none", empty(sentence, "---\nrelease: v1.0\ndate: 2026-11-30\n---"))
        return page(title, lead, (nothing,), view, name="releases")
    sections = []
    for place, (release, card) in enumerate(zip(releases, cards, strict=True)):
        title_of = release.title if release.name in release.title else f"{release.name} {release.title}"
        beside = _when(release, view)
        sections.append(
            Section(title_of, f"release_{place}", card, release.name, lang=release.lang or None, beside=beside)
        )
    return page(title, f"{lead} {note}".strip(), sections, view, name="releases")
