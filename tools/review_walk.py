"""One change of a sample map from request to merge: what `docs/how-to/reviewing-a-change.md` shows.

And what a first comparison says, with which `docs/how-to/compare-two-versions.md` begins.

The commands run on files in a repository that is made for it, so the page prints what they say, and the pictures show
what they write. Names and days are fixed: the page changes only when the sample, the comparison or its words do.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desireline.source.approvals import APPROVALS
from tools.command_line import JOB, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT: Final = Path(__file__).resolve().parent.parent
MAP: Final = "maps/support-case.yaml"
FILES: Final = (
    MAP,
    "maps/leaving-customer.yaml",
    *(f"personas/{name}.yaml" for name in ("omar", "tess", "kai-bot", "leah", "viktor")),
)
"""The map, and what it refers to."""
BRANCH: Final = "credit-after-check"
WHOLE: Final = f"main...{BRANCH}"
"""What the branch did since it left `main`."""
GATE: Final = ("--fail-on", "warn")
REASON: Final = "The fraud office asks for it until credits come by themselves"
UNTIL: Final = "2027-05-31"
_AT: Final = "2026-11-16T09:00:00Z"
_AUTHOR: Final = {
    **{f"GIT_{who}_{what}": f"{value}" for who in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org"), ("DATE", _AT))},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip

CREDIT: Final = (
    ("      - id: get-credit\n", "      - id: prove-and-get-credit\n        was: get-credit\n"),
    ("Has to ask for the three lost days", "Has to show a passport for the three lost days"),
    ("        duration: 9m\n        emotion: annoyed\n", "        duration: 9m\n        emotion: desperate\n"),
    ("{from: get-credit.customer, to: get-credit.", "{from: prove-and-get-credit.customer, to: prove-and-get-credit."),
    (
        "    pains:\n      - id: credit-on-request\n",
        """\
    pains:
      - id: passport-for-credit
        text: Twelve euros are worth a copy of a passport
        severity: high
      - id: credit-on-request
""",
    ),
    ("        wait: 34m\n", "        wait: 50m\n"),
)
"""A credit asks for an identity check: a step with another id, which says which one it had; worse to live through, with
a new pain that no opportunity answers, and a longer queue before it."""
AMBER: Final = (
    ("            wait: 3h\n", "            wait: 20m\n"),
    ("          word: annoyed\n          quote: Green.", "          word: uneasy\n          quote: Green."),
    ("promise: {status: planned, in: v2.5, due: 2027-02-01}", "promise: {status: shipped, in: v2.5}"),
)
"""What was promised for the outage map is there."""
QUEUE: Final = (
    ("      - id: queue-without-end\n", "      - id: queue-without-place\n"),
    ("solves: [queue-without-end]", "solves: [queue-without-place]"),
    ("A roof in the rain is not the place for a quiz.", "A wet roof is no place for a quiz."),
)
"""A pain has another id and does not say which one it had; a thought is reworded."""
MENDED: Final = (
    ("      - id: queue-without-place\n", "      - id: queue-without-place\n        was: queue-without-end\n"),
)
"""The old id leads somewhere again."""
SLOWER: Final = (
    ("            wait: 3h\n", "            wait: 5h\n"),
    ("        wait: 34m\n", "        wait: 50m\n"),
)
"""Two waits, not committed yet: what `docs/how-to/compare-two-versions.md` begins with."""


def write_request(folder: Path) -> None:
    """Make `folder` a repository in which the branch `BRANCH`, that asks to be merged into `main`, is checked out."""
    for path in FILES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text((ROOT / path).read_text("utf-8"), "utf-8")
    git(folder, "-c", "init.defaultBranch=main", "init", "--quiet")
    git(folder, "config", "user.name", "Ben")
    commit(folder, "A support case, as it is")
    git(folder, "switch", "--quiet", "--create", BRANCH)
    change(folder, *CREDIT, *AMBER, *QUEUE)
    commit(folder, "Credits after an identity check, an outage map with amber")


def change(folder: Path, *pieces: tuple[str, str]) -> None:
    """Change pieces of the map. Raises `LookupError` where the sample does not hold one of them once."""
    text = (folder / MAP).read_text("utf-8")
    for old, new in pieces:
        if text.count(old) != 1:
            raise LookupError(f"{MAP} holds this {text.count(old)} times and not once: {old!r}")
        text = text.replace(old, new)
    (folder / MAP).write_text(text, "utf-8")


def git(folder: Path, *arguments: str) -> None:
    """Run git, far from the settings of whoever runs this."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(JOB)}
    subprocess.run(["git", *arguments], cwd=folder, env={**outside, **_AUTHOR}, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    """Commit everything."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


@cache
def walk() -> Mapping[str, str]:
    """What the commands of the walk say, by the part of the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_request(folder)
        first = run(folder, "review", *GATE)
        lost, *worse = (line.split()[1] for line in first.said.split("\n") if line.startswith("stops "))
        said = {
            "walk-diff": _shown(folder, "diff", WHOLE),
            "walk-explain": _shown(folder, "explain", lost[:8], WHOLE),
            "walk-first": _shown(folder, "review", *GATE, last=1 + len(worse) + 1, code=True),
        }
        change(folder, *MENDED)
        said["walk-mend"] = f"```yaml\n{MENDED[0][1].rstrip()}\n```"
        commit(folder, "Say what the pain was called")
        why = ("--reason", REASON, "--until", UNTIL)
        said["walk-approve"] = "\n\n".join(_shown(folder, "approve", each[:8], *why) for each in worse)
        said["walk-approvals"] = f"```yaml\n# {APPROVALS}\n{(folder / APPROVALS).read_text('utf-8').rstrip()}\n```"
        commit(folder, "Approve what the fraud office asks for")
        said["walk-last"] = _shown(folder, "review", *GATE, last=len(worse), code=True)
        git(folder, "switch", "--quiet", "main")
        change(folder, *SLOWER)
        said["compare-diff"] = _shown(folder, "diff")
        first = json.loads(run(folder, "diff", "--format", "json").said)["changes"][0]
        said["compare-explain"] = _shown(folder, "explain", first["fingerprint"][:8])
        return said


def _shown(folder: Path, *arguments: str, last: int = 0, code: bool = False) -> str:
    """A command and what it says, or the `last` lines of that; with its exit code."""
    ran = run(folder, *arguments)
    typed = " ".join(f'"{each}"' if " " in each else each for each in arguments)
    said = [f"$ desireline {typed}", *(["…"] if last else []), *ran.said.split("\n")[-last:]]
    said += ["$ echo $?", str(ran.code)] if code else []
    return "```console\n" + "\n".join(said) + "\n```"


def _part(name: str) -> str:
    return walk()[name]


PARTS: Final[Mapping[str, Callable[[], str]]] = {
    name: partial(_part, name)
    for name in (
        *(f"walk-{part}" for part in ("diff", "explain", "first", "mend", "approve", "approvals", "last")),
        "compare-diff",
        "compare-explain",
    )
}
"""What `tools/docs.py` writes into the pages."""
