"""How fast files are read: trees with places, and whole projects, against PyYAML's C loader, which gives no places.

    python -m benchmarks.load [--files 40] [--maps 300] [--rounds 9] [--limit 0.45]

The readers take turns, so that a machine whose speed drifts slows all of them alike. Printed are the median CPU time of
a file and the median over the rounds of the ratio to `yaml.load(text, Loader=yaml.CSafeLoader)`; then the same for a
whole project: everything from listing and hashing to resolved references, and loading again after one map changed.
With `--limit` the exit code is 1 if the tree takes a larger share than that.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import yaml
from yaml._yaml import CParser, get_version_string
from yaml.events import StreamEndEvent

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from benchmarks.maps import map_text, write_project
from desireline.source import FolderFiles
from desireline.source import load as load_project
from desireline.source.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable


def c_safe_loader(text: str) -> None:
    """Data without places: what most tools do."""
    yaml.load(text, Loader=yaml.CSafeLoader)


def bare_events(text: str) -> None:
    """Bare events and nothing built of them: what no reader on PyYAML can be faster than."""
    next_event = CParser(text).get_event
    while next_event().__class__ is not StreamEndEvent:
        pass


def tree(text: str) -> None:
    """Ours: every value with its place, and the traps looked for."""
    _, problems = read_tree(text, "maps/x.yaml")
    if problems:
        raise SystemExit(f"the generator wrote a map with a problem:\n{problems[0].explain()}")


READERS: dict[str, Callable[[str], None]] = {
    "yaml.load(CSafeLoader)": c_safe_loader,
    "read_tree": tree,
    "bare events (floor)": bare_events,
}


def measure(texts: list[str], rounds: int) -> dict[str, tuple[float, float]]:
    """CPU milliseconds a file, and the ratio to the first reader, for each reader."""
    times: dict[str, list[float]] = {name: [] for name in READERS}
    for number in range(rounds + 1):
        for name, read in READERS.items():
            begun = time.process_time()
            for text in texts:
                read(text)
            if number:  # the first round warms up
                times[name].append((time.process_time() - begun) / len(texts) * 1000)
    base = times[next(iter(READERS))]
    return {
        name: (median(taken), median(one / other for one, other in zip(taken, base, strict=True)))
        for name, taken in times.items()
    }


def whole_project(folder: Path, rounds: int) -> tuple[float, float, float]:
    """CPU milliseconds a map of a cold load, its ratio to the C loader's, and CPU milliseconds after one change."""
    paths = sorted(folder.rglob("*.yaml"))
    _settle(paths)
    cold: list[tuple[float, float]] = []
    changed: list[float] = []
    for number in range(rounds + 1):
        loader = _timed(lambda: [yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) for path in paths])
        cold.append((_timed(lambda: load_project(FolderFiles(folder))), loader))
        files = FolderFiles(folder)
        catalogue = load_project(files)
        if catalogue.problems:
            raise SystemExit(f"the generator wrote a map with a problem:\n{catalogue.problems[0].explain()}")
        paths[0].write_text(paths[0].read_text("utf-8") + f"x-round: {number}\n", "utf-8")
        changed.append(_timed(lambda files=files, catalogue=catalogue: load_project(files, catalogue)))  # type: ignore[misc]
        paths[0].write_text(map_text(0), "utf-8")
        _settle(paths[:1])
    del cold[0], changed[0]  # the first round warms up
    a_map = median(ours for ours, _ in cold) / len(paths) * 1000
    return a_map, median(ours / loader for ours, loader in cold), median(changed) * 1000


def _timed(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def _settle(paths: list[Path]) -> None:
    """Files just written are hashed again at each listing; a project's files are mostly older."""
    for path in paths:
        os.utime(path, (1_700_000_000, 1_700_000_000))


def load(files: int = 40, maps: int = 300, rounds: int = 9) -> float:
    """Reading files and whole projects, against PyYAML's C loader. Gives the ratio of `read_tree`."""
    texts = [map_text(seed) for seed in range(files)]
    print(f"Python {platform.python_version()}, PyYAML {yaml.__version__}, libyaml {get_version_string()}")
    print(
        f"{len(texts)} maps, median {median(len(text.splitlines()) for text in texts):.0f} lines, "
        f"{median(len(text.encode()) for text in texts) / 1000:.1f} KB, {rounds} rounds"
    )
    results = measure(texts, rounds)
    print(f"{'reader':<26}{'ms a file':>10}{'ratio':>8}")
    for name, (taken, ratio) in results.items():
        print(f"{name:<26}{taken:>10.2f}{ratio:>8.3f}")
    with tempfile.TemporaryDirectory() as folder:
        write_project(Path(folder), maps)
        taken, ratio, again = whole_project(Path(folder), rounds)
    print(f"{f'load_folder, {maps} maps':<26}{taken:>10.2f}{ratio:>8.3f}")
    print(f"{'load, one map changed':<26}{again:>10.2f}  ms in all")
    return results["read_tree"][1]


def main() -> int:
    """Measures, prints a table, and holds the limit."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=40)
    options.add_argument("--maps", type=int, default=300)
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--limit", type=float, help="largest ratio allowed")
    chosen = options.parse_args()
    ratio = load(chosen.files, chosen.maps, chosen.rounds)
    if chosen.limit is not None and ratio > chosen.limit:
        print(f"read_tree takes {ratio:.3f} of the C loader's time, more than {chosen.limit}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
