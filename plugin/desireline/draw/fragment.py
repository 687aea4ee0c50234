"""What a drawer of a whole page hands on: its HTML, and what the host must know of it without parsing it."""

import re
from collections.abc import Sequence
from dataclasses import field
from itertools import chain
from typing import Final, NamedTuple

from desireline.draw.icons import sprite
from desireline.model.record import Record, record


class TocEntry(NamedTuple):
    """One line of the page's table of contents."""

    title: str
    """Plain text."""
    anchor: str
    """Id of the place it leads to."""
    children: tuple["TocEntry", ...] = ()


class SearchSection(NamedTuple):
    """What the search index gets of one part of the page: a title and the words below it."""

    title: str
    """Plain text."""
    anchor: str
    """Id of the place a hit leads to; empty for the page itself."""
    text: str
    """Plain words, without markup."""


@record
class Fragment(Record):
    """The body of a page, ready to be put into the host's frame."""

    html: str
    toc: tuple[TocEntry, ...] = ()
    search: tuple[SearchSection, ...] = ()
    ids: frozenset[str] = field(default=frozenset())
    """Every id that a link may point to."""


def assembled(
    pieces: Sequence[str],
    toc: tuple[TocEntry, ...] = (),
    search: tuple[SearchSection, ...] = (),
    ids: frozenset[str] | None = None,
) -> Fragment:
    """A body of HTML given in pieces, each of whole tags, with the icons that they use.

    The page of a thousand maps has megabytes: in pieces it is put together once and not copied on the way. `ids` are
    those that a link may point to, where not all of the pieces' are.
    """
    return Fragment("".join([sprite(*pieces), *pieces]), toc, search, ids_of(*pieces) if ids is None else ids)


_ID: Final = re.compile(' id="(?!dl_)([^"]+)')


def ids_of(*pieces: str) -> frozenset[str]:
    """The ids in pieces of HTML that a link may point to: all but those of icons. Escaped text cannot look like one."""
    return frozenset(chain.from_iterable(map(_ID.findall, pieces)))
