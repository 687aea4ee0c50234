"""The outputs of a review: which were asked for, what each holds, where it goes."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desireline.cli.saying import reason_of, say_aside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desireline.compare.review import Review
    from desireline.draw.changes.comment import Links, ProfileName
    from desireline.draw.words import Words
    from desireline.source.surroundings import Surroundings

KINDS: Final = {
    "comment": "Markdown for a request",
    "summary": "Markdown for a job's page",
    "json": "everything",
    "sarif": "for code scanning",
    "codequality": "for GitLab",
    "annotations": "for GitHub",
    "html": "one page",
}
_SPLIT: Final = re.compile(rf",(?=(?:{'|'.join(KINDS)})(?:=|,|$))")
_SUMMARY_MOST: Final = 250_000
"""Characters of a job's summary: GitHub takes a mebibyte, and a character may be four bytes."""


@dataclass(frozen=True)
class Output:
    """One thing to write."""

    kind: str
    path: str
    """"" for standard output; of a summary without a path what the job says."""


class OutputOption(click.ParamType):  # type: ignore[type-arg]  # older releases of click have no argument
    """`KIND`, `KIND=PATH`, or several of them with commas between."""

    name = "output"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Output, ...]:
        """The outputs that one option names."""
        if not isinstance(value, str):
            return tuple(value)
        made = []
        for part in _SPLIT.split(value):
            kind, given, path = part.partition("=")
            if kind not in KINDS:
                self.fail(
                    f"'{kind}' is none of {', '.join(KINDS)}. Write KIND=PATH, such as comment=comment.md.", param, ctx
                )
            if given and not path:
                self.fail(f"'{kind}=' names no file.", param, ctx)
            made.append(Output(kind, path))
        return tuple(made)


def links_of(env: Mapping[str, str], review: Review, page: str, outputs: tuple[Output, ...], words: Words) -> Links:
    """Where a comment's links lead: to the sources on the host, and to the page that holds everything."""
    from desireline.draw.changes.comment import Links

    html = next((output.path for output in outputs if output.kind == "html" and output.path), "")
    top, held = "", ""
    if env.get("GITHUB_ACTIONS") == "true" and env.get("GITHUB_REPOSITORY"):
        home = f"{env.get('GITHUB_SERVER_URL') or 'https://github.com'}/{env['GITHUB_REPOSITORY']}"
        top = f"{home}/blob/"
        held = f"{home}/actions/runs/{env.get('GITHUB_RUN_ID', '')}" if html else ""
    elif env.get("CI_PROJECT_URL"):
        top = f"{env['CI_PROJECT_URL']}/-/blob/"
        held = f"{env.get('CI_JOB_URL', '')}/artifacts/browse" if html and env.get("CI_JOB_URL") else ""
    return Links(
        page=page or held,
        page_words=""
        if page
        else words("Everything that changed, as a page: {file} in the artifacts", file=Path(html).name),
        anchors=bool(page),
        base=f"{top}{review.base.commit}/" if top else "",
        others={
            f"{review.prefix}{each.path}": f"{top}{each.instead}/"
            for each in review.comparison.undiffable
            if top and each.instead
        },
        head=f"{top}{review.base.head}/" if top else "",
    )


def text_of(kind: str, review: Review, words: Words, profile: ProfileName, links: Links, key: str) -> str:
    """What one output holds."""
    if kind == "comment":
        from desireline.draw.changes.comment import comment

        return comment(review, words, profile, links, key=key)
    if kind == "summary":
        from desireline.draw.changes.comment import comment

        return comment(review, words, "github", links, key=key, most=_SUMMARY_MOST)
    if kind == "sarif":
        from desireline.exchange.sarif import sarif

        return sarif(review, words)
    if kind == "codequality":
        from desireline.exchange.code_quality import code_quality

        return code_quality(review, words)
    if kind == "annotations":
        from desireline.exchange.annotations import workflow_commands

        return workflow_commands(review, words)
    if kind == "html":
        return _html(review, words)
    return _json(review)


def write(outputs: list[tuple[Output, str]]) -> bool:
    """Write each. Whether all could be; what could not is said, and does not keep the others."""
    from desireline.cli.writing import replace_file

    done = True
    for output, text in outputs:
        raw = text.encode("utf-8", "backslashreplace")
        summary = os.environ.get("GITHUB_STEP_SUMMARY") if output.kind == "summary" and not output.path else None
        try:
            if summary:
                with Path(summary).open("ab") as file:
                    file.write(raw)
            elif output.path:
                path = Path(output.path)
                path.parent.mkdir(parents=True, exist_ok=True)
                replace_file(path, raw)
            else:
                sys.stdout.write(text)
        except OSError as error:
            say_aside(f"Error: {output.kind} was not written: {reason_of(error)}")
            done = False
    return done


def profile_of(around: Surroundings) -> ProfileName:
    """The profile of the host that a job runs on."""
    return around.host or "plain"


def _json(review: Review) -> str:
    """The comparison as `desireline diff --format json` gives it, and what the review adds."""
    from desireline.compare import to_plain

    base, hits = review.base, {change.fingerprint for change in review.hits}
    made = to_plain(
        review.comparison,
        {"spec": base.spec, "commit": base.commit, "reason": base.reason},
        {"spec": base.head_spec, "commit": base.head},
    )
    for change in made["changes"]:
        approval = review.approved.get(change["fingerprint"])
        change["at_gate"] = change["fingerprint"] in hits
        change["approved"] = approval and {
            "by": approval.by,
            "reason": approval.reason,
            "until": approval.until.isoformat() if approval.until else None,
        }
    made["review"] = {
        "fail_on": list(review.gates),
        "passes": not review.unread and review.passes,
        "problems": [problem.as_dict() for problem in review.problems],
        "mended": review.mended,
        "expired_approvals": [each.fingerprint for each in review.expired],
        "unused_approvals": [each.fingerprint for each in review.unused],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _html(review: Review, words: Words) -> str:
    from desireline.draw.changes.page import changes_document

    comparison = review.comparison
    if comparison.before is None or comparison.after is None:
        raise ValueError("a review compares catalogues")
    return changes_document(comparison, comparison.before, comparison.after, words, review.today)
