"""Tags in the head of a page: links to its files, and the card by which chats and social networks show it.

The card is OpenGraph (https://ogp.me) with what X adds to it. Its addresses are whole, because those who read it do not
know where they found it.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from desireline.draw.html import esc

WIDTH: Final = 1200
HEIGHT: Final = 630
"""Pixels of a card's picture: what most readers of cards expect."""
_LONGEST: Final = 300
"""Characters of a description; readers cut it at about that."""


class Card(NamedTuple):
    """What a card shows."""

    title: str
    """Plain words, as all other texts."""
    about: str
    address: str
    site: str
    picture: str = ""
    """Address of its picture; "" where there is none."""


def card_tags(card: Card) -> str:
    """The tags of a card."""
    about = card.about if len(card.about) <= _LONGEST else card.about[: _LONGEST - 1].rstrip() + "…"
    properties = [
        ("og:type", "article"),
        ("og:title", card.title),
        ("og:description", about),
        ("og:url", card.address),
        ("og:site_name", card.site),
    ]
    if card.picture:
        properties += [
            ("og:image", card.picture),
            ("og:image:type", "image/png"),
            ("og:image:width", str(WIDTH)),
            ("og:image:height", str(HEIGHT)),
            ("og:image:alt", card.title),
        ]
    made = [f'<meta property="{name}" content="{esc(value)}">' for name, value in properties if value]
    made.append(f'<meta name="twitter:card" content="{"summary_large_image" if card.picture else "summary"}">')
    return "".join(made)


def alternates(files: Sequence[tuple[str, str]], title: str) -> str:
    """Links to the same thing in other forms, as pairs of a type and an address.

    Material for MkDocs takes every `rel="alternate"` for another language of the site and asks for a sitemap beside it.
    A space behind the word is nothing to HTML and keeps it from that; only what looks for oEmbed may be as literal.
    """
    made = []
    for kind, to in files:
        is_oembed = kind.endswith("oembed")
        rel, named = ("alternate", f' title="{esc(title)}"') if is_oembed else ("alternate ", "")
        made.append(f'<link rel="{rel}" type="{kind}" href="{esc(to)}"{named}>')
    return "".join(made)
