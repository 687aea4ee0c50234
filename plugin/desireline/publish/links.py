"""What a link written in Markdown means: which map or persona, which part of it, as of which version.

Two ways of writing are read. The path of a file, relative to the page, leads to the same place on a code host:
`../../maps/phone-purchase.yaml#price-gap`. The short form is `map:phone-purchase#price-gap`, `persona:hao`. Either may
be pinned to a published version by `?at=v2.4`, before or behind the `#`.

    link = read_link("map:phone-purchase?at=v2.4#price-gap")
    found = Register.of(catalogue).resolve(link)     # see `register`: a Target, or Missing with the nearest ids
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import unquote

from desireline.model.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT: Final = re.compile(r"(map|persona):(.*)", re.IGNORECASE | re.DOTALL)
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_YAML: Final = (".yaml", ".yml")
_AT: Final = "at="

LinkKind = Literal["map", "persona", "file"]


@record
class Link(Record):
    """A link as it is written."""

    kind: LinkKind
    """What the author says it is; `file` where the path of a YAML file is written."""
    name: str
    """The id written, or the path of the file relative to the project's folder."""
    anchor: str = ""
    """Id or anchor of a part; "" where the whole map or persona is meant."""
    at: str = ""
    """Name of a published version; "" for today's."""
    written: str = ""
    """The address as it stands in the text."""
    exact: bool = True
    """Whether a path is known to begin at the project's folder; else it ends like one that does."""


def read_link(written: str, folder: str | None = "") -> Link | None:
    """The link that an address in a text is; None for any other address.

    Args:
        written: The address, such as `map:phone-purchase#price-gap`.
        folder: The folder of the text's file, relative to the project, such as `docs/releases`; None where it is not
            known: then a path is taken by its end.
    """
    given = written.strip()
    short = _SHORT.fullmatch(given)
    if short is None and (_ELSEWHERE.match(given) or not any(suffix in given.lower() for suffix in _YAML)):
        return None
    name, anchor, at = _taken_apart(short[2] if short else given)
    if short:
        return Link("map" if short[1].lower() == "map" else "persona", name, anchor, at, written)
    if not name.lower().endswith(_YAML):
        return None
    if name.startswith("/"):
        return Link("file", name.lstrip("/"), anchor, at, written)
    if folder is None:
        tail = posixpath.normpath(name)
        while tail.startswith("../"):
            tail = tail[3:]
        return Link("file", tail, anchor, at, written, exact=False)
    return Link("file", posixpath.normpath(posixpath.join(folder, name)), anchor, at, written)


def _taken_apart(text: str) -> tuple[str, str, str]:
    """Name, anchor and version. `?at=` may stand before the `#` or behind it."""
    before, _, behind = text.partition("#")
    name, _, query = before.partition("?")
    anchor, _, more = behind.partition("?")
    at = next((each[len(_AT) :] for each in f"{query}&{more}".split("&") if each.startswith(_AT)), "")
    return unquote(name).strip(), unquote(anchor).strip(), unquote(at).strip()


_ADDRESS: Final = re.compile(
    r"\]\(\s*<([^<>\n]+)>|\]\(\s*([^\s()<>]+)|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?([^\s<>]+)", re.MULTILINE
)
_CODE: Final = re.compile(r"^([ ]{0,3}|[ >]*)(```+|~~~+).*?(?:^[ >]*\2[`~]*[ \t]*$|\Z)|(`+)(?!`).*?(?<!`)\3(?!`)",
                          re.MULTILINE | re.DOTALL)  # fmt: skip


def links_in(markdown: str, folder: str | None = "") -> Iterator[tuple[Link, int]]:
    """The links of a text in Markdown, each with its line (from 1), in their order. Those shown in code are none.

    A quick look for those who need no page: what stands in other files that a text includes is not seen.
    """
    if not any(sign in markdown for sign in ("map:", "persona:", *_YAML)):
        return
    seen = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)
    for found in _ADDRESS.finditer(seen):
        link = read_link(found[1] or found[2] or found[3], folder)
        if link is not None:
            yield link, seen.count("\n", 0, found.end()) + 1
