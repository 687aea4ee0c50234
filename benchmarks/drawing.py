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
from desireline.draw.grid import grid
from desireline.draw.view import Nowhere, View
from desireline.draw.widths import widths
from desireline.draw.words import Words
from desireline.source import load_folder


def drawing(maps: int = 40, rounds: int = 7) -> None:
    """Print what the grid and the curve of a generated map take."""
    with TemporaryDirectory() as temporary:
        site = map_site(Path(temporary) / "site", maps)
        texts = [file.read_text(encoding="utf-8") for file in sorted((site / "maps").glob("*.yaml"))]
        journeys = list(load_folder(site).maps.values())
    view = View(Words("en"), Nowhere(), date(2026, 1, 1))

    def draw() -> None:
        for journey in journeys:
            curve_figure(journey, view, widths(journey))
            grid(journey, view)

    def load() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    pairs = [(_cpu(draw), _cpu(load)) for _ in range(rounds)]
    each = statistics.median(drawn for drawn, _ in pairs) / maps * 1000
    print(
        f"grid and curve: {each:.2f} ms a map, {statistics.median(a / b for a, b in pairs):.2f} x yaml.CSafeLoader's reading"
    )


def _cpu(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
