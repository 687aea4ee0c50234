"""`desireline approve`: let one change pass, in the repository, with a reason."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from desireline.cli.exits import DONE
from desireline.cli.project import Project, day, find_project
from desireline.cli.reviewing import Asked, finding_options, reviewed
from desireline.cli.saying import Unreadable, say, say_aside

if TYPE_CHECKING:
    from datetime import datetime

    from desireline.compare.review import Review

_MOST_NAMED = 12


@click.command(epilog="Exit codes: 0 written · 2 no such change · 3 something could not be read · 4 no base.")
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why it may pass. Others will read it.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last day on which it holds.")
@click.option("--by", metavar="NAME", help="Who approves. Default: git's user.name.")
@finding_options
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Count days from here, YYYY-MM-DD.")
def approve(  # noqa: PLR0913, PLR0917  # one argument an option
    fingerprint: str,
    reason: str,
    until: datetime | None,
    by: str | None,
    against: str,
    way: str,
    head: str,
    fetch: bool,
    today: datetime | None,
) -> int:
    """Let a change pass that 'desireline review' stops.

    FINGERPRINT is the one that the review names, or its beginning. The approval is written into
    .desireline/approvals.yaml; commit it with the change. It holds as long as the change is the same, however the file
    around it is rearranged. Of what could not be compared only that can be approved which the change itself mends.

    \b
    For good:      desireline approve 4f1c2a9b --reason "Agreed with support"
    For a while:   desireline approve 4f1c --reason "Until May" --until 2027-05-01
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.cli.writing import replace_file
    from desireline.draw.changes.said import said, unread_said
    from desireline.draw.isolate import bare
    from desireline.draw.words import Words
    from desireline.source.approvals import APPROVALS, Approval, BadApprovals, with_approval

    if not reason.strip():
        raise click.UsageError('An approval needs a reason that others can read: --reason "…".')
    now = day(today)
    if until is not None and until.date() < now:
        raise click.UsageError(f"'--until {until.date().isoformat()}' has passed already.")
    project = find_project()
    found = reviewed(project, Asked(way, against, head, fetch), (), now)
    words = Words("en")
    told = {each.fingerprint: unread_said(each, words) for each in found.comparison.undiffable if each.fingerprint}
    told |= {change.change.fingerprint: bare(change.sentence) for change in said(found.comparison, words).changes}
    mark = _one(found, tuple(told), fingerprint.strip().lower())
    approval = Approval(
        mark, reason.strip(), by if by is not None else _user(project), now, until.date() if until else None, told[mark]
    )
    path = project.root / APPROVALS
    try:
        raw = path.read_bytes() if path.exists() else b""
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, with_approval(raw, approval))
    except BadApprovals as error:
        raise Unreadable(str(error)) from error
    from desireline.source.problem import visible

    say(f"Approved {mark}: {visible(told[mark])}")
    say_aside(f"Wrote {project.shown(APPROVALS)}. Commit it with the change: git add {project.shown(APPROVALS)}")
    return DONE


def _one(found: Review, marks: tuple[str, ...], fingerprint: str) -> str:
    """The fingerprint of the one change that is meant."""
    meant = [mark for mark in marks if mark.startswith(fingerprint)] if fingerprint else []
    if len(meant) == 1:
        return meant[0]
    compared = f"compared with {found.base.spec} ({found.base.commit[:10]})"
    if meant:
        raise click.UsageError(f"'{fingerprint}' is the beginning of {len(meant)} fingerprints; give more of it.")
    if not marks:
        raise click.UsageError(f"There is no change to approve: nothing committed differs, {compared}.")
    shown = ", ".join(marks[:_MOST_NAMED]) + (" …" if len(marks) > _MOST_NAMED else "")
    raise click.UsageError(f"There is no change '{fingerprint}', {compared}. There are: {shown}")


def _user(project: Project) -> str:
    from desireline.source.git import git

    return os.fsdecode(git(project.root, "config", "user.name").stdout).strip()
