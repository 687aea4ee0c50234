"""Long lists of pages in short groups: a navigation repeats its open group on every page, so none may be long."""

import posixpath
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from desireline.model.record import Record, record
from desireline.publish.plan import PagePlan

MOST = 40
"""Pages that stand in one group of the navigation. Twice as many make each page of the site some 10 KB larger."""


@record
class Group(Record):
    """Pages, or smaller groups, under a title."""

    title: str
    """Plain text."""
    members: tuple["PagePlan | Group", ...]


def grouped(plans: Sequence[PagePlan], root: str) -> tuple[PagePlan | Group, ...]:
    """`plans` as they are while they are few; else by the folders their files stand in, by kind, by title.

    Args:
        plans: Pages of maps or personas, in their order.
        root: The folder of all of them, such as `maps`.
    """
    if len(plans) <= MOST:
        return tuple(plans)
    for name_of in (lambda plan: _folder(plan, root), lambda plan: plan.sort):
        named = _by(plans, name_of)
        if len(named) > 1:
            return tuple(
                member
                for name, own in named.items()
                for member in (_parts(own) if not name else (Group(name, _parts(own)),))
            )
    return _parts(plans)


def _parts(plans: Sequence[PagePlan]) -> tuple[PagePlan | Group, ...]:
    """`plans`, in groups of equal length named by their first and last where they are many."""
    if len(plans) <= MOST:
        return tuple(plans)
    count = -(-len(plans) // MOST)
    edges = [len(plans) * part // count for part in range(count + 1)]
    chunks = (plans[start:end] for start, end in pairwise(edges))
    return tuple(Group(f"{chunk[0].title} … {chunk[-1].title}", tuple(chunk)) for chunk in chunks)


def _folder(plan: PagePlan, root: str) -> str:
    """The folder of a page's file below `root`; "" right in it."""
    return posixpath.relpath(posixpath.dirname(plan.file), root).replace(".", "", 1).strip("/")


def _by(plans: Iterable[PagePlan], name_of: Callable[[PagePlan], str]) -> dict[str, list[PagePlan]]:
    made: dict[str, list[PagePlan]] = {}
    for plan in plans:
        made.setdefault(name_of(plan), []).append(plan)
    return made
