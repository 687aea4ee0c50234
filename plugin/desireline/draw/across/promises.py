"""The promise ledger: what each future map promises, and what became of it: late, open, kept, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.across.frame import (
    NOTHING,
    Figure,
    Section,
    chart_of,
    empty,
    map_link,
    page,
    part_link,
    said,
    words_in,
)
from desireline.draw.across.table import Group, Line, table
from desireline.draw.html import esc
from desireline.draw.inline import plain
from desireline.draw.language import listed
from desireline.draw.marks import day
from desireline.draw.releases.promised import OUTCOME_GLYPHS
from desireline.insight.promises import OUTCOMES, Ledger, Outcome, Promised, ledgers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desireline.draw.fragment import Fragment
    from desireline.draw.releases.given import Release
    from desireline.draw.view import View
    from desireline.draw.words import Words
    from desireline.insight.promises import Dated
    from desireline.source import Catalogue


def promises_page(catalogue: Catalogue, view: View, releases: Sequence[Release], dated: Sequence[Dated]) -> Fragment:
    """The page.

    Args:
        catalogue: All maps.
        view: The surroundings.
        releases: The releases with their notes' addresses.
        dated: The same as promises are judged by.
    """
    words = view.words
    found = ledgers(catalogue, dated, view.today)
    title = words("Promises")
    lead = words("What future journeys promise, and what became of it by today.")
    if not found:
        sentence = words("No future map promises anything yet. Say on a stage, a step or a statement what is planned:")
        example = "promise: {status: planned, in: v2.5, due: 2027-03-01}"
        return page(title, lead, (Section(title, "promises_none", empty(sentence, example)),), view, name="promises")
    to = {release.name: release.address for release in releases}
    sections = [_section(each, catalogue, to, view) for each in found]
    return page(title, lead, sections, view, _figures(found, view), "promises")


def outcome_word(outcome: Outcome, words: Words) -> str:
    """What became of a promise, in a word."""
    return {
        "late": words("late"), "open": words("open"), "kept": words("kept"), "dropped": words("dropped"),
    }[outcome]  # fmt: skip


def promises_line(given: Ledger, words: Words) -> str:
    """The ledger of a map in one line: `Promises: 1 late, 4 open, 2 kept`; "" where it has none."""
    counted = counts_line(given, words)
    return words("Promises: {counts}", counts=counted) if counted else ""


def counts_line(given: Ledger, words: Words) -> str:
    """How many of each: `1 late, 4 open, 2 kept`."""
    return listed([f"{n} {outcome_word(outcome, words)}" for outcome, n in given.counts.items() if n], words.lang)


def _figures(found: Sequence[Ledger], view: View) -> tuple[Figure, ...]:
    words = view.words
    total = {outcome: sum(each.counts[outcome] for each in found) for outcome in OUTCOMES}
    titles = {
        "late": words("Late"), "open": words("Open"), "kept": words("Kept"), "dropped": words("Dropped"),
    }  # fmt: skip
    below = {
        "late": words("their day or their release has passed"),
        "open": words("planned, and still in time"),
        "kept": words("shipped"),
        "dropped": words("taken back, with a reason"),
    }
    return tuple(
        Figure(
            titles[outcome],
            str(total[outcome]),
            esc(below[outcome]),
            "bad" if outcome == "late" and total[outcome] else "plain",
        )
        for outcome in OUTCOMES
    )


def _section(given: Ledger, catalogue: Catalogue, to: Mapping[str, str], view: View) -> Section:
    words, journey = view.words, given.journey
    facts = chart_of(journey, catalogue, view)
    heads = (words("Promise"), words("Stage"), words("Outcome"), words("Release"), words("Due"), words("Owner"))
    lines = []
    for each in given.promises:
        stage = part_link(each.stage, each.stage.title, facts) if each.stage is not None else NOTHING
        why = f'<div class="dl-below"><small>{said(each.promise.why, facts)}</small></div>' if each.promise.why else ""
        owner = said(each.at.owner, facts) if each.at.owner else NOTHING
        due = f'<span class="dl-nowrap">{day(each.promise.due)}</span>' if each.promise.due is not None else NOTHING
        name = part_link(each.at, each.name, facts) + why
        lines.append(Line((name, stage, _outcome(each, words), _release(each, to), due, owner)))
    title = words("What {map} promises", map=plain(journey.title))
    current = catalogue.answered_by(journey)
    counts = esc(counts_line(given, words))
    about = f"{counts} · {esc(words('answers'))} {map_link(current, view)}" if current is not None else counts
    shown = table(title, heads, (Group("", tuple(lines)),), kind="dl-promises")
    return Section(
        plain(journey.title),
        f"promises_{journey.key}",
        f'<p class="dl-note">{about}</p>{shown}',
        words_in(each.name for each in given.promises),
        lang=journey.lang,
        beside=_map_page(journey.key, view),
    )


def _map_page(key: str, view: View) -> str:
    to = view.addresses.page(key)
    return f'<a href="{esc(to)}">{esc(view.words("To the map"))}</a>' if to else ""


def _outcome(each: Promised, words: Words) -> str:
    """Sign and word; of what is late by how much, or which release came out without it."""
    tone = ' class="dl-neg"' if each.outcome == "late" else ""
    sign = f'<span aria-hidden="true">{OUTCOME_GLYPHS[each.outcome]}</span>'
    made = f"<b{tone}>{sign} {esc(outcome_word(each.outcome, words))}</b>"
    more = []
    if each.days_late:
        more.append(words.count("{n} day late", "{n} days late", each.days_late))
    if each.missed:
        more.append(words("{release} is out without it", release=each.missed))
    return made + (f'<div class="dl-below"><small>{esc(" · ".join(more))}</small></div>' if more else "")


def _release(each: Promised, to: Mapping[str, str]) -> str:
    name = each.promise.in_
    if not name:
        return NOTHING
    address = to.get(name)
    return f'<a href="{esc(address)}">{esc(name)}</a>' if address else esc(name)


__all__ = ["outcome_word", "promises_line", "promises_page"]
