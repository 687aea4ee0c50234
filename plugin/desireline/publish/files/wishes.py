"""Which files for other tools a site wishes, and what the site is called."""

from collections.abc import Sequence
from typing import Final

from desireline.model.record import Record, record

KINDS: Final = {
    "journeys": "`journeys.json`: all maps and personas with their parts and addresses, and the JSON Schemas",
    "inventory": "`objects.inv`: by which Sphinx and MkDocs sites link to maps and their parts by id",
    "llms": "`llms.txt`: what the site holds, for programs that read text",
    "cards": "tags by which chats and social networks show a page as a card; they need `site_url`",
    "json": "`maps/ID.json` and `personas/ID.json`: all that a map or persona says, and the JSON Schemas",
    "markdown": "`maps/ID.md` and `personas/ID.md`: the same as Markdown",
    "embed": "`embed/maps/ID/`: curve and grid alone, for frames in other pages; and oEmbed, which needs `site_url`",
    "pictures": "`maps/ID.png`: the curve as a picture for cards; they need `site_url` and `desireline[cards]`",
}
"""The kinds of files, and what each is."""

USUAL: Final = ("journeys", "inventory", "llms", "cards")
"""What a site publishes unless it says otherwise: what the build of a thousand maps hardly feels."""


@record
class Wishes(Record):
    """What a site publishes for other tools."""

    kinds: frozenset[str]
    """Of `KINDS`."""
    title: str
    """What the site is called."""
    about: str
    """What it is about in one sentence; "" where nothing says so."""
    site_url: str
    """Where it stands, ending in `/`; "" where it does not know."""
    styles: str
    """Where the style sheet of the pages stands within the site."""

    def __contains__(self, kind: str) -> bool:
        return kind in self.kinds


def wished(setting: bool | Sequence[str] | None) -> frozenset[str]:
    """The kinds that a setting means: `true` all, `false` none, nothing the usual ones. Raises `ValueError`."""
    if setting is None:
        return frozenset(USUAL)
    if isinstance(setting, bool):
        return frozenset(KINDS if setting else ())
    unknown = [name for name in setting if name not in KINDS]
    if unknown:
        raise ValueError(f"'{unknown[0]}' is no kind of file; there are {', '.join(KINDS)}")
    return frozenset(setting)
