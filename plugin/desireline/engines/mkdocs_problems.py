"""What is wrong in maps and personas, told in MkDocs' log."""

from collections.abc import Sequence

from mkdocs.plugins import get_plugin_logger

from desireline.source import Problem
from desireline.source.problem import told_shortly

log = get_plugin_logger(__name__)


def tell(problems: Sequence[Problem], mended: Sequence[Problem] = ()) -> None:
    """Tell of problems, each of which counts under `--strict`, and of those that are no more."""
    for problem in told_shortly(problems):
        (log.error if problem.severity == "error" else log.warning)(problem.explain())
    for problem in told_shortly(mended):
        log.info(f"mended: {problem.explain().splitlines()[0]}")
