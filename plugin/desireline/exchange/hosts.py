"""One comment on a pull or merge request, kept up to date: found by its hidden marker, updated in place.

It is left alone where it says the same already, and updated to "no journey changes" where they went away; where there
is none and there is nothing to say, none is made. Only comments of whoever the token belongs to are touched: a marker
can be copied by anybody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

Outcome = Literal["created", "updated", "unchanged", "nothing"]

_END = re.compile(r"(<!-- desireline:review key=\S+)( empty)? hash=([0-9a-f]+) -->\s*\Z")


class HostError(Exception):
    """The host did not do what was asked. The message says what, and what to do."""


@dataclass(frozen=True)
class Comment:
    """A comment that stands there already."""

    id: str
    body: str
    is_own: bool
    """Whether it was written with the token that is used now."""


class Host(Protocol):
    """Where requests are discussed."""

    def comments(self, number: int) -> Iterator[Comment]:
        """The comments of a request, oldest first, page by page. Raises `HostError`."""
        ...

    def create(self, number: int, body: str) -> None:
        """Add a comment. Raises `HostError`."""
        ...

    def update(self, number: int, comment: Comment, body: str) -> None:
        """Replace the text of a comment. Raises `HostError`."""
        ...


def post(host: Host, number: int, body: str) -> Outcome:
    """Make the request's comment say `body`, which ends with its marker. That says where there is nothing to tell.

    Raises `HostError`, and `ValueError` where the body has no marker.
    """
    wanted = _END.search(body)
    if wanted is None:
        raise ValueError("a comment without a marker would be added anew each time")
    for comment in host.comments(number):
        found = _END.search(comment.body)
        if not comment.is_own or found is None or found[1] != wanted[1]:
            continue
        if found[3] == wanted[3]:
            return "unchanged"
        host.update(number, comment, body)
        return "updated"
    if wanted[2]:
        return "nothing"
    host.create(number, body)
    return "created"
