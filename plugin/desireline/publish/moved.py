"""Former addresses of pages: a small page at each, which leads on and takes the link's anchor and query along.

A static host can send no redirect of its own. So a page stands at the former address: its script goes on at once with
what stands behind `?` and `#`; a browser without scripts is sent on by the page's head; search engines are told the
address that counts; and who sees the page at all finds a link on it.
"""

from collections.abc import Callable, Iterator
from json import dumps
from typing import TYPE_CHECKING, Final

from desireline.draw.html import esc
from desireline.draw.language import colon, direction
from desireline.draw.words import Words
from desireline.publish.addresses import relative_address
from desireline.publish.plan import PagePlan

if TYPE_CHECKING:
    from desireline.publish.site import Site

_STYLE: Final = (
    ":root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;margin:20vh auto 0;max-width:34rem;"
    "padding:0 1rem}"
)


def former_paths(plan: PagePlan) -> tuple[str, ...]:
    """The paths that a page had under its map's or persona's former ids, such as `maps/old` or `maps/old.mermaid`."""
    folder, slash, name = plan.path.rpartition("/")
    if not name.startswith(plan.target):
        return ()
    return tuple(f"{folder}{slash}{old}{name.removeprefix(plan.target)}" for old in plan.was.split())


def moved_pages(site: "Site", url_of: Callable[[str], str], base: str = "") -> Iterator[tuple[str, str]]:
    """The path (as of a page plan) and the HTML of a page for each former address of a site's pages.

    Args:
        site: The planned site.
        url_of: The address of a page path within the site (`maps/x` → `maps/x/` or `maps/x.html`).
        base: The site's own address, which ends in `/`; "" where it is not known.
    """
    for plan in site.plans:
        for path in former_paths(plan) if plan.was else ():
            if path in site.by_path:
                continue
            to = url_of(plan.path)
            there = relative_address(url_of(path), to)
            yield path, moved_page(there, base + to if base else "", plan.title, site.words)


def moved_page(to: str, canonical: str, title: str, words: Words) -> str:
    """A page that leads on.

    Args:
        to: The relative address it leads to.
        canonical: That address in full; "" where the site's own is not known.
        title: What the page there is called; plain text.
        words: The interface language.
    """
    said = esc(words("This page has moved"))
    # In HTML a script ends at the first `</`, whatever stands around it; ids hold no such thing, titles do not come in.
    script = f"location.replace({dumps(to)} + location.search + location.hash)"
    return (
        f'<!DOCTYPE html>\n<html lang="{esc(words.lang)}" dir="{direction(words.lang)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{said}</title>\n'
        f'<link rel="canonical" href="{esc(canonical or to)}">\n'
        f"<script>{script}</script>\n"
        f'<noscript><meta http-equiv="refresh" content="0; url={esc(to)}"></noscript>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<p>{said}{colon(words.lang)}<a href="{esc(to)}">{esc(title)}</a></p>\n</main>\n</body>\n</html>\n'
    )
