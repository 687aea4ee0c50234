"""The body of the page of versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.fragment import Fragment, SearchSection, TocEntry, ids_of
from desireline.draw.versions import version_anchor, versions_page
from desireline.publish.versions.outputs import version_rows
from desireline.source.tags import version_address

if TYPE_CHECKING:
    from desireline.draw.view import View
    from desireline.publish.plan import PagePlan
    from desireline.publish.site import Site


def versions_body(site: Site, plan: PagePlan, view: View) -> Fragment:
    """What stands on the page of versions of a site that keeps some."""
    history = site.versions
    if history is None:
        raise ValueError("the site keeps no versions")
    rows = version_rows(history, site.addresses(plan).to)
    html = versions_page(plan.title, rows, history.published.reason, view.words)
    toc = tuple(TocEntry(row.version.name, version_anchor(version_address(row.version.name))) for row in rows)
    names = " ".join(row.version.name for row in rows)
    return Fragment(html, toc, (SearchSection(plan.title, "", names),), ids_of(html))
