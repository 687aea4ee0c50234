"""`embed/maps/ID/`: a map's curve and grid alone, to be shown in a frame of another page; and oEmbed, which says so.

The page has no script and no frame of a site around it. It links the site's style sheet, so that a hundred frames load
it once, follows the reader's light or dark, and opens whatever is clicked in the whole window.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from desireline.draw.facts import Facts
from desireline.draw.html import esc
from desireline.draw.icons import sprite
from desireline.draw.inline import plain
from desireline.draw.language import direction, listed
from desireline.draw.map_page import board
from desireline.draw.view import View
from desireline.model import JourneyMap, Source
from desireline.publish.files.wishes import Wishes

WIDTH: Final = 720
HEIGHT: Final = 640
"""Pixels of the frame that oEmbed proposes: the curve and the first rows, the rest by scrolling."""
_WITHIN: Final = re.compile(r'(<a [^>]*?href=")#')
_STYLE: Final = (
    "body{margin:0;padding:12px 14px;background:var(--dl-paper);color:var(--dl-ink);"
    "font:14px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}"
    ".dl-embed-head{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;margin:0 0 8px}"
    ".dl-embed-head h1{font-size:17px;line-height:1.3;margin:0;flex:1 1 auto}"
    ".dl-embed-head h1 a{color:inherit;text-decoration:none}"
    ".dl-embed-head h1 a:hover{text-decoration:underline}"
    ".dl-embed-head p{margin:0;color:var(--dl-ink2);font-size:13px}"
)


def embed_page(
    journey: JourneyMap, view: View, answered: JourneyMap | None, page: str, styles: str, sources: Mapping[str, Source]
) -> str:
    """The page.

    Args:
        journey: The map.
        view: Its surroundings; addresses are those seen from this page.
        answered: The current map that a future one answers.
        page: The address of the map's own page.
        styles: The address of the pages' style sheet.
        sources: Sources of the whole project by id.
    """
    words, title = view.words, esc(plain(journey.title))
    drawn = _WITHIN.sub(lambda found: f"{found[1]}{esc(page)}#", board(Facts(journey, view, answered, sources)))
    people = listed([view.persona_name(name) for name in journey.personas], journey.lang or words.lang)
    about = f"<p>{esc(people)}</p>" if people else ""
    article = (
        f'<article class="dl dl-map dl-embed" dir="{direction(journey.lang or words.lang)}">'
        f'<header class="dl-embed-head"><h1><a href="{esc(page)}">{title}</a></h1>{about}</header>{drawn}</article>'
    )
    return (
        f'<!doctype html>\n<html lang="{esc(journey.lang or words.lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<title>{title}</title>\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{esc(page)}">\n<base target="_top">\n'
        f'<link rel="stylesheet" href="{esc(styles)}">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n{sprite(article)}{article}\n</body>\n</html>\n"
    )


def oembed(title: str, page: str, wishes: Wishes, frame: str) -> dict[str, Any]:
    """What oEmbed (https://oembed.com, 1.0) says of a map's page: the frame to show in its place.

    Args:
        title: The map's title, plain words.
        page: The whole address of the map's page.
        wishes: What the site is called, and where it stands.
        frame: The whole address of the page to frame.
    """
    html = (
        f'<iframe src="{esc(frame)}" width="{WIDTH}" height="{HEIGHT}" title="{esc(title)}" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": wishes.title,
        "provider_url": wishes.site_url,
        "url": page,
        "html": html,
        "width": WIDTH,
        "height": HEIGHT,
    }
