"""The history of maps in a MkDocs site: its pages are planned by the site, its feed is placed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import get_relative_url

from desireline.engines.mkdocs_surroundings import made_file

if TYPE_CHECKING:
    from pathlib import Path

    from desireline.publish.commits import Commits
    from desireline.publish.store import PageStore

log = get_plugin_logger(__name__)


def commits_of(settings: Any, root: Path, before: Commits | None) -> Commits | None:
    """The history as it is now, if the site shows it. Why there is none, or not all, is said once.

    Args:
        settings: The plugin's settings.
        root: The project's folder.
        before: The history of the last build under `serve`.
    """
    if not settings.history:
        return None
    from desireline.publish.commits import SAID, Commits

    said = SAID if settings.history is True else max(int(settings.history), 1)
    found = Commits(root, (settings.maps, settings.personas), said)
    if found.reason and (before is None or before.reason != found.reason):
        log.info(found.reason)
    return found


def add_feed(files: Any, config: Any, store: PageStore) -> None:
    """Add the feed. Its addresses are absolute, so a site without `site_url` has none."""
    commits = store.site.commits
    if commits is None or not commits.history.files or not config.site_url:
        return
    from desireline.publish.feed import PATH, feed

    if files.get_file_from_path(PATH):
        return
    named = f"{config.site_url} {config.site_name} {commits.feed_mark(store.site.plans)}"
    content = store.apart(named, lambda: feed(commits, store.site, config.site_url, config.site_name))
    files.append(made_file(config, PATH, content))
    commits.has_feed = True


def with_feed(output: str, page: Any, store: PageStore | None) -> str:
    """A finished home page, the site's or that of its journeys, with the link by which readers find the feed."""
    commits = store.site.commits if store is not None else None
    if commits is None:
        return output
    commits.let_go()  # a page is put into its frame when all are drawn
    if not commits.has_feed:
        return output
    plan = getattr(page, "plan", None)
    if not page.is_homepage and (plan is None or plan.kind != "home"):
        return output
    from desireline.publish.feed import PATH, TYPE

    to = get_relative_url(PATH, page.url)
    return output.replace("</head>", f'<link rel="alternate" type="{TYPE}" href="{to}"></head>', 1)
