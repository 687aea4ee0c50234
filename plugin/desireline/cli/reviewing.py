"""What `review` and `approve` share: the base found, both sides loaded and checked, approvals read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from desireline.cli.saying import NoBase, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desireline.cli.project import Project
    from desireline.compare.review import Gate, Review
    from desireline.source import Catalogue
    from desireline.source.surroundings import Surroundings

_WAYS: Final = ("auto", "merge", "merge-base", "tip")


@dataclass(frozen=True)
class Asked:
    """How the base is to be found."""

    way: str
    against: str
    head: str
    fetch: bool


def finding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of `Asked`, for every command that needs a base."""
    for option in reversed((
        click.option("--against", metavar="REV", default="", help="Branch that the change is to be merged into. "
                     "Default: what the host's job says, else the main branch."),
        click.option("--base", "way", type=click.Choice(_WAYS), default="auto", show_default=True,
                     help="Compare with the first parent of the merge that is checked out, with the merge base, or "
                     "with the branch as it is."),
        click.option("--head", metavar="REV", default="HEAD", show_default=True, help="What is reviewed."),
        click.option("--fetch", is_flag=True, help="Fetch what is missing. This changes the clone."),
    )):  # fmt: skip
        command = option(command)
    return command


def reviewed(
    project: Project, asked: Asked, gates: tuple[Gate, ...], today: date, around: Surroundings | None = None
) -> Review:
    """The review of a change. Raises `NoBase` (exit 4) and `Unreadable` (exit 3), each with the way out."""
    from desireline.cli.check import report_of
    from desireline.cli.last_read import with_last_read
    from desireline.cli.side_files import must_hold_maps
    from desireline.compare import compare
    from desireline.compare.review import Review, new_problems
    from desireline.source import NoRepository
    from desireline.source import base as bases
    from desireline.source.approvals import BadApprovals, approvals_at
    from desireline.source.surroundings import surroundings

    try:
        base = bases.find_base(
            project.root,
            around if around is not None else surroundings(os.environ),
            way=asked.way,  # type: ignore[arg-type]  # the option takes no other
            against=asked.against,
            head=asked.head,
            fetch=asked.fetch,
        )
    except bases.NoBase as error:
        raise NoBase(str(error)) from error
    except NoRepository as error:
        raise Unreadable(str(error)) from error
    before, after = _both(project, base.commit, base.head)
    try:
        approvals = approvals_at(project.root, base.head)
        known = {each.fingerprint for each in approvals_at(project.root, base.commit)}
    except BadApprovals as error:
        raise Unreadable(str(error)) from error
    must_hold_maps(before, after, project)
    found = with_last_read(compare(before, after), project, base.commit)
    whole = found.before or before  # of files that are mended here the version that was compared
    replaced = {each.path for each in found.undiffable if each.instead is not None}
    broken = [each for each in before.problems if each.file in replaced and each.severity == "error"]
    old, new = (report_of(side, today, ignored=project.ignored).problems for side in (whole, after))
    problems, mended = new_problems((whole, [*old, *broken]), (after, new))
    return Review(
        comparison=found,
        base=base,
        gates=gates,
        today=today,
        problems=problems,
        mended=mended,
        approvals=approvals,
        own_approvals=frozenset(each.fingerprint for each in approvals) - known,
    )


def _both(project: Project, old: str, new: str) -> tuple[Catalogue, Catalogue]:
    """Two revisions; what both hold alike is read once."""
    from desireline.cli.side_files import folders_of, revision_files
    from desireline.source import NoRevision, load_pair

    try:
        with revision_files(project, old) as before, revision_files(project, new) as after:
            return load_pair(before, after, folders_of(after), before_folders=folders_of(before))
    except NoRevision as error:
        raise NoBase(str(error)) from error
