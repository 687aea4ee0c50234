"""Below a map or persona: the releases whose notes link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desireline.draw.html import esc
from desireline.draw.marks import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desireline.draw.releases.given import Release
    from desireline.draw.view import View


def releases_foot(releases: Sequence[Release], view: View, lang: str | None = None) -> str:
    """The section, newest first; nothing where no release links there. `lang` is that of the page."""
    if not releases:
        return ""
    ui = f' lang="{view.words.lang}" dir="ltr"' if lang and lang != view.words.lang else ""
    items = "".join(_item(release) for release in releases)
    title = esc(view.words("In releases"))
    return (
        f'<section class="dl-section" aria-labelledby="in_releases"><h2 id="in_releases"{ui}>{title}</h2>'
        f'<ul class="dl-s">{items}</ul></section>'
    )


def _item(release: Release) -> str:
    lang = f' lang="{esc(release.lang)}"' if release.lang else ""
    when = f" <small>{day(release.day)}</small>" if release.day is not None else ""
    title = "" if release.title == release.name else f" {esc(release.title)}"
    name = f"<b>{esc(release.name)}</b>" if release.name not in release.title else ""
    return f'<li><a href="{esc(release.address)}"{lang}>{name}{title}</a>{when}</li>'
