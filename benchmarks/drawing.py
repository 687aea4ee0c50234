"""Drawing one map: its grid and its curve, against reading the same file with the usual YAML loader."""

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from benchmarks.sites import map_site
from desireline.draw.curve import curve_figure
from desireline.draw.facts import Facts
from desireline.draw.grid import grid, grid_rows
from desireline.draw.view import Nowhere, View
from desireline.draw.widths import widths
from desireline.draw.words import Words
from desireline.model import JourneyMap
from desireline.source import load_folder
from desireline.source.collecting import settle


def drawing(maps: int = 40, rounds: int = 7) -> None:
    """Print what the grid and the curve of a generated map take, nothing worked out before.

    Cycles are looked for as seldom as in a build.
    """
    settle(for_good=True)
    view = View(Words("en"), Nowhere(), date(2026, 1, 1))
    pairs = []
    with TemporaryDirectory() as temporary:
        site = map_site(Path(temporary) / "site", maps)
        texts = [file.read_text(encoding="utf-8") for file in sorted((site / "maps").glob("*.yaml"))]
        for _ in range(rounds + 1):  # the first warms up
            journeys = list(load_folder(site).maps.values())
            drawn = _cpu(lambda journeys=journeys: [_draw(journey, view) for journey in journeys])
            read = _cpu(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts])
            pairs.append((drawn, read))
    each = statistics.median(drawn for drawn, _ in pairs[1:]) / maps * 1000
    share = statistics.median(drawn / read for drawn, read in pairs[1:])
    print(f"grid and curve: {each:.2f} ms a map, {share:.2f} x what yaml.CSafeLoader takes to read it")


def _draw(journey: JourneyMap, view: View) -> str:
    facts = Facts(journey, view)
    shared = widths(journey)
    return curve_figure(journey, view, shared) + grid(grid_rows(facts), facts, shared)


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
