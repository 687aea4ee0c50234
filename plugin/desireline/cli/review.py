"""`desireline review`: what a change would do, for those who must say yes or no to it, and for CI."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desireline.cli.exits import DONE, FOUND, UNREADABLE
from desireline.cli.project import day, find_project
from desireline.cli.review_outputs import KINDS, OutputOption, links_of, profile_of, text_of, write
from desireline.cli.reviewing import Asked, finding_options, reviewed
from desireline.cli.saying import NoBase, Unreadable, say, say_aside

if TYPE_CHECKING:
    from datetime import datetime

    from desireline.cli.review_outputs import Output
    from desireline.compare.review import Gate, Review
    from desireline.draw.changes.comment import ProfileName
    from desireline.draw.words import Words
    from desireline.source.surroundings import Surroundings

_MOST_POSTED = 1_000_000
"""Bytes of a comment that another job hands over."""
_STATE_CELLS = 10
"""Room for what is said of a change before its fingerprint, in cells of a terminal."""


@click.command(
    epilog="Exit codes: 0 compared, nothing in the way · 1 something is · 2 wrong use · 3 something could not be read, "
    "compared, written or posted · 4 the base is not in this clone; the message holds the fix."
)
@finding_options
@click.option(
    "--fail-on",
    "gates",
    type=click.Choice(["error", "warn", "worse", "any", "none"]),
    multiple=True,
    default=("error",),
    show_default=True,
    help="What stops the change: breaking; also to look at; worse for the customer; any. Repeatable.",
)
@click.option(
    "--out",
    "asked_for",
    type=OutputOption(),
    multiple=True,
    metavar="KIND[=PATH]",
    help=f"Write {', '.join(f'{kind} ({what})' for kind, what in KINDS.items())}. Repeatable. Without PATH: to stdout.",
)
@click.option(
    "--profile", type=click.Choice(["github", "gitlab", "plain"]), help="Of the comment. Default: the host's."
)
@click.option("--post", is_flag=True, help="Keep one comment on the pull or merge request up to date.")
@click.option(
    "--post-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Compare nothing; post the comment that another job wrote, as requests from forks need.",
)
@click.option("--number", type=click.IntRange(min=1), metavar="N", help="Of the request. Default: what the job says.")
@click.option("--key", default="", metavar="NAME", help="Tells apart several reviews of one request.")
@click.option("--page-url", default="", metavar="URL", help="Where the html output will open; changes link into it.")
@click.option("--lang", metavar="LANG", help="Language of words around the maps' own. Default: that of the maps.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Count days from here, YYYY-MM-DD.")
def review(  # noqa: PLR0913, PLR0917  # one argument an option
    against: str,
    way: str,
    head: str,
    fetch: bool,
    gates: tuple[str, ...],
    asked_for: tuple[tuple[Output, ...], ...],
    profile: str | None,
    post: bool,
    post_file: Path | None,
    number: int | None,
    key: str,
    page_url: str,
    lang: str | None,
    today: datetime | None,
) -> int:
    """Say what merging a change would do to the journeys, and stop what must not pass.

    The base is the first parent of the merge that the host has checked out, else the merge base with the branch that
    the change goes into. If it is not in the clone, nothing is guessed. Approved changes pass.

    \b
    Before a push:   desireline review
    On GitHub:       desireline review --out comment=c.md --out annotations --post
    On GitLab:       desireline review --out codequality=quality.json --post
    Be strict:       desireline review --fail-on warn --fail-on worse
    """  # noqa: D301  # click takes \\b for "do not wrap"
    from desireline.draw.words import Words
    from desireline.source.surroundings import surroundings

    around = surroundings(os.environ)
    if post_file is not None:
        return _post_file(post_file, around, number, key, page_url)
    outputs = tuple(output for each in asked_for for output in each)
    if sum(not output.path and output.kind != "summary" for output in outputs) > 1:
        raise click.UsageError("Only one output can go to stdout; give the others a file: --out KIND=PATH.")
    if profile == "plain" and post:
        raise click.UsageError(
            "A comment of the profile 'plain' has no marker to find it by; post 'github' or 'gitlab'."
        )
    project, asked = find_project(), Asked(way, against, head, fetch)
    shape: ProfileName = profile or profile_of(around)  # type: ignore[assignment]  # the option takes no other
    wanted: tuple[Gate, ...] = tuple(gate for gate in gates if gate != "none")  # type: ignore[misc]
    try:
        found = reviewed(project, asked, wanted, day(today), around)
    except (NoBase, Unreadable) as error:
        _tell_failure(error, outputs, Words(lang or "en"), shape, key, around if post else None, number)
        raise
    from desireline.cli.comparing import say_left_out
    from desireline.cli.diff import language_of

    words = Words(lang or language_of(found.comparison))
    links = links_of(os.environ, found, page_url, outputs, words)
    done = write([(output, text_of(output.kind, found, words, shape, links, key)) for output in outputs])
    if not any(not output.path for output in outputs):
        _print(found, words)
    if found.comparison.after is not None:
        say_left_out(found.comparison.after, words)
    if post:
        done = _post(text_of("comment", found, words, shape, links, key), around, number) and done
    return _exit_code(found) if done else UNREADABLE


def _exit_code(found: Review) -> int:
    if found.unread:
        return UNREADABLE
    return DONE if found.passes else FOUND


def _print(found: Review, words: Words) -> None:
    """The review in a terminal, or in a job's log."""
    from dataclasses import replace

    from desireline.cli.painting import columns, paint
    from desireline.cli.saying import explained
    from desireline.draw.changes.said import said, unread_said
    from desireline.draw.changes.text import changes_text
    from desireline.draw.changes.where import where
    from desireline.draw.language import colon
    from desireline.draw.text.cells import padded, visible

    base, told = found.base, said(found.comparison, words)
    between = f"{base.spec} ({base.commit[:10]}, {base.reason})", f"{base.head_spec} ({base.head[:10]})"
    paint(changes_text(told, words, columns(None), between, where(found.comparison)))
    if found.problems:
        count = words.count("{n} new problem", "{n} new problems", len(found.problems))
        say(f"\n{count}{colon(words.lang).rstrip()}")
        for problem in found.problems:
            say(explained(replace(problem, file=problem.file)))
    sentences = {change.change.fingerprint: change.sentence for change in told.changes}
    sentences |= {each.fingerprint: unread_said(each, words) for each in found.comparison.undiffable}
    to = colon(words.lang)
    unused = words("no change here has this fingerprint any more")
    lines = [
        (words("approved"), each.fingerprint, f"{sentences[each.fingerprint]}{to}{each.reason}")
        for each in found.approved.values()
    ]
    lines += [(words("expired"), each.fingerprint, sentences[each.fingerprint]) for each in found.expired]
    lines += [(words("unused"), each.fingerprint, f"{each.what}{to}{unused}") for each in found.unused]
    stops = [each.fingerprint for each in found.unread if each.fingerprint]
    stops += [change.fingerprint for change in found.hits]
    lines += [(words("stops"), mark, sentences[mark]) for mark in stops]
    for word, mark, told_of in lines:
        say(f"{padded(word, _STATE_CELLS)}{mark}  {visible(told_of)}")
    if stops:
        say(f'{words("To let one pass")}{to}desireline approve {stops[0]} --reason "…"')


def _tell_failure(  # what an output needs
    error: click.ClickException,
    outputs: tuple[Output, ...],
    words: Words,
    profile: ProfileName,
    key: str,
    around: Surroundings | None,
    number: int | None,
) -> None:
    """Where nothing could be compared, the comment says that, so that an older one does not stand for it."""
    from desireline.draw.changes.comment import failure_comment

    shapes = {"comment": profile, "summary": "github"}
    texts = [
        (output, failure_comment(error.message, words, shapes[output.kind], key=key))
        for output in outputs
        if output.kind in shapes and (output.path or output.kind == "summary")
    ]
    write(texts)
    if around is not None and profile != "plain":
        _post(failure_comment(error.message, words, profile, key=key), around, number)


def _post(body: str, around: Surroundings, number: int | None) -> bool:
    """Bring the request's comment up to date. Whether that went well."""
    from desireline.exchange.hosts import HostError, post
    from desireline.exchange.hosts_github import GitHub
    from desireline.exchange.hosts_gitlab import GitLab

    wanted = number or around.number
    try:
        if not around.host:
            raise HostError(
                "this is no job on GitHub or GitLab; write the comment to a file instead: --out comment=FILE"
            )
        if not wanted:
            raise HostError("this job belongs to no request; name one with '--number'")
        host = GitHub.of_job(os.environ) if around.host == "github" else GitLab.of_job(os.environ)
        say_aside(f"Comment: {post(host, wanted, body)}.")
    except HostError as error:
        say_aside(f"Error: the comment was not posted: {error}")
        return False
    return True


def _post_file(path: Path, around: Surroundings, number: int | None, key: str, page: str) -> int:
    """Post what another job wrote, if it is what a review writes; to the request which that job ran for."""
    from desireline.draw.changes.comment import PROFILES, marker
    from desireline.draw.changes.comment_text import harmless
    from desireline.exchange.hosts import HostError
    from desireline.exchange.hosts_github import GitHub
    from desireline.source.surroundings import event_of

    with path.open("rb") as file:
        raw = file.read(_MOST_POSTED + 1)
    try:
        body = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8, so it is no comment of a review") from error
    env = os.environ
    home = f"{env.get('GITHUB_SERVER_URL') or 'https://github.com'}/{env.get('GITHUB_REPOSITORY')}/"
    tops = [top for top in (env.get("CI_PROJECT_URL") and f"{env['CI_PROJECT_URL']}/-/", home, page) if top]
    most = PROFILES[profile_of(around)].most
    why = harmless(body, tops) if len(body) <= most else f"it has more than {most} characters"
    if not why and not body.rstrip().split("\n")[-1].startswith(f"{marker(key)} "):
        why = "its marker is of another review; name that with '--key'"
    if why:
        raise Unreadable(f"{path} is not posted, because it is no comment that a review writes: {why}")
    if number is None and around.host == "github" and not around.number:
        try:
            number = GitHub.of_job(os.environ).request_of_run(event_of(os.environ))
        except (HostError, ValueError) as error:
            raise Unreadable(f"the request to comment on was not found: {error}") from error
        if not number:
            say_aside("Comment: nothing. The request was closed, or has gone on meanwhile; its next run will comment.")
            return DONE
    return DONE if _post(body, around, number) else UNREADABLE
