"""Building a whole site: from YAML, and again with nothing changed."""

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.runs import Cost, in_turn, peak, ratio, run, seconds
from benchmarks.sites import map_site, plain_site

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def build(sizes: tuple[int, ...] = (100, 300, 1000), rounds: int = 3) -> None:
    """Print what a site of maps costs against the same number of empty pages."""
    own: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for size in sizes:
            own[size] = _one_size(Path(temporary), size, rounds)
    if len(own) > 1:
        small, large = min(own), max(own)
        print(f"our cost per map at {large} to that at {small}: {own[large] / own[small]:.2f}")


def _one_size(folder: Path, size: int, rounds: int) -> float:
    empty, maps = plain_site(folder / "empty", size), map_site(folder / "maps", size)
    bare = map_site(folder / "bare", size, settings="mermaid: false")
    run(MKDOCS, maps)
    pages = sum(1 for _ in (maps / "site").rglob("index.html"))
    as_many = plain_site(folder / "as-many", pages - 1)

    def cold(site: Path) -> Cost:
        """Nothing is kept of any build before: no page, and no compiled template."""
        shutil.rmtree(site / ".cache", ignore_errors=True)
        shutil.rmtree(folder / "nothing", ignore_errors=True)
        return run(MKDOCS, site, caches=folder / "nothing")

    costs = in_turn(
        {
            "empty": lambda: run(MKDOCS, empty),
            "from YAML": lambda: cold(maps),
            "again": lambda: run(MKDOCS, maps),
            "without Mermaid pages": lambda: cold(bare),
            "as many": lambda: run(MKDOCS, as_many),
        },
        rounds,
    )
    html = (maps / "site" / "maps" / "journey-0" / "index.html").stat().st_size
    print(f"{size} maps, {html / 1024:.0f} KB a page; {size} empty pages take {seconds(costs, 'empty'):.2f} s of CPU")
    for name in ("from YAML", "without Mermaid pages", "again"):
        print(f"  {name:22} {ratio(costs, name, 'empty'):5.2f} x   peak {peak(costs, name):4.0f} MB")
    print(f"  to as many empty pages as it has in all, {pages}:")
    for name in ("from YAML", "again"):
        print(f"  {name:22} {ratio(costs, name, 'as many'):5.2f} x")
    pairs = zip(costs["from YAML"], costs["empty"], strict=True)
    return statistics.median(full.cpu - plain.cpu for full, plain in pairs) / size
