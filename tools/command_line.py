"""The command `desireline`, run for the documentation: the same output wherever and whenever it is run."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final, NamedTuple

from click.testing import CliRunner

from desireline.cli.commands import desireline

if TYPE_CHECKING:
    from pathlib import Path

TODAY: Final = "1794819600"
"""The day of all that is shown, 2026-11-16, in seconds since 1970."""
JOB: Final = ("CI", "GIT_", "GITHUB_", "GITLAB_", "BITBUCKET_", "SYSTEM_", "DESIRELINE_", "COLUMNS", "FORCE_COLOR")
"""How the names begin by which a job of a host, or a terminal, would have a say in what is printed."""


class Ran(NamedTuple):
    """What came of one command."""

    code: int
    said: str


def run(folder: Path, *arguments: str) -> Ran:
    """Run `desireline` in a folder, as in a terminal of 80 columns. Raises what the command raises."""
    hidden = {name: None for name in os.environ if name.startswith(JOB)}
    with contextlib.chdir(folder):
        runner = CliRunner(env={**hidden, "SOURCE_DATE_EPOCH": TODAY, "GIT_CONFIG_GLOBAL": os.devnull})
        done = runner.invoke(desireline, arguments, standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return Ran(done.return_value, done.output.rstrip())
