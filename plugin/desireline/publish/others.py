"""Pages that are not made from today's maps, as links in maps name them: pages in Markdown, and maps as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from desireline.source.tags import TODAY, version_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from desireline.publish.versions.history import VersionHistory


def other_pages(
    document: Callable[[str], str | None],
    versions: VersionHistory | None,
    url_of: Callable[[str], str],
    today: Callable[[str], str | None],
) -> Callable[[str], str | None]:
    """What gives the address within the site of a page in Markdown by its path, or of `map-id?at=VERSION`.

    Args:
        document: The address of a page in Markdown by its path, relative to the project.
        versions: The versions that the site keeps.
        url_of: The address of a page path.
        today: The address of a map or persona as it is today, by its id.
    """

    def address(name: str) -> str | None:
        target, sign, version = name.partition("?at=")
        if not sign:
            return document(unquote(name))
        if version == TODAY:
            return today(target)
        if versions is None or versions.published.named(unquote(version)) is None:
            return None
        then = versions.snapshot(unquote(version))
        own = target if target in then.maps or target in then.personas else then.former.get(target, "")
        kind = "maps" if own in then.maps else "personas" if own in then.personas else ""
        return url_of(f"versions/{version_address(unquote(version))}/{kind}/{own}") if kind else None

    return address
