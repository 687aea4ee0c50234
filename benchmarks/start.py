"""What the plugin adds to the start of a small site."""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.build import MKDOCS
from benchmarks.runs import Cost, in_turn, ratio, run, seconds
from benchmarks.sites import map_site, plain_site

IMPORT = "import mkdocs.commands.build, material.plugins.search.plugin; import desireline.engines.mkdocs"


def start(rounds: int = 9) -> None:
    """Print the cost of the plugin in a site of ten pages: with one map, and with folders that are still empty."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        empty = plain_site(folder / "empty", 10)
        one = map_site(folder / "one", 1, settings="mermaid: false", pages=10)
        none = map_site(folder / "none", 0, pages=10)

        def first_of_all() -> Cost:
            """As the first build of this user: nothing is kept, no compiled template either."""
            for kept in (one / ".cache", folder / "nothing"):
                shutil.rmtree(kept, ignore_errors=True)
            return run(MKDOCS, one, caches=folder / "nothing")

        costs = in_turn(
            {
                "plain": lambda: run(MKDOCS, empty),
                "no map yet": lambda: run(MKDOCS, none),
                "one map": lambda: run(MKDOCS, one),
                "one map, first of all": first_of_all,
                "import": lambda: run([sys.executable, "-c", IMPORT], folder),
                "import without": lambda: run([sys.executable, "-c", IMPORT.split(";", maxsplit=1)[0]], folder),
            },
            rounds,
        )
    print(f"10 empty pages take {seconds(costs, 'plain'):.2f} s of CPU")
    for name in ("no map yet", "one map", "one map, first of all"):
        print(f"  with the plugin, {name:21} {ratio(costs, name, 'plain'):5.2f} x")
    added = seconds(costs, "import") - seconds(costs, "import without")
    print(f"  importing the plugin                   {added / seconds(costs, 'plain'):5.2f} of that build")
