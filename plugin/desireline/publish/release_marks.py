"""What releases add to other pages: below a map or persona who mentions it, above a future map what was kept."""

# ruff: noqa: PLC0415  # loaded only where a site has releases or promises

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desireline.draw.header import PageLink
    from desireline.draw.releases.given import Release
    from desireline.draw.view import View
    from desireline.insight.promises import Dated
    from desireline.model import JourneyMap
    from desireline.publish.plan import PagePlan
    from desireline.publish.site import Site


def releases_below(site: Site, plan: PagePlan, view: View) -> str:
    """The section with the releases whose notes link to a map or persona; "" where none does."""
    if site.releases is None or not site.releases.releases.mentioning(plan.target):
        return ""
    from desireline.draw.releases.foot import releases_foot

    return releases_foot(site.releases.mentioning(plan.target, site.addresses(plan)), view, plan.lang)


def promises_link(site: Site, plan: PagePlan, journey: JourneyMap) -> Iterator[PageLink]:
    """Of a future map its promises in one line, leading to the ledger."""
    if journey.state != "future" or "across/promises" not in site.by_path:
        return
    from desireline.draw.across.promises import promises_line
    from desireline.draw.header import PageLink
    from desireline.insight.promises import ledger

    line = promises_line(ledger(journey, dated(site), site.today), site.words)
    if line:
        yield PageLink(line, f"{site.addresses(plan).to('across/promises')}#promises_{journey.key}")


def promise_releases(site: Site, plan: PagePlan) -> tuple[tuple[Release, ...], tuple[Dated, ...]]:
    """The releases for the page of promises: with the addresses of their notes, and as promises are judged by."""
    if site.releases is None:
        return (), ()
    addresses = site.addresses(plan)
    notes = site.releases.releases.notes
    return tuple(site.releases.release(note, addresses) for note in notes), dated(site)


def dated(site: Site) -> tuple[Dated, ...]:
    """The releases by which promises are judged."""
    return site.releases.releases.dated if site.releases is not None else ()
