"""From saving a map to its new page being served, under `mkdocs serve` with a thousand maps. Wall time.

Machines differ, so the time is also told in readings: what `yaml.CSafeLoader` takes for one of the maps, just after.
"""

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import yaml

from benchmarks.sites import map_site

PORT = 8123
QUIET = (12.0,) * 5
"""Seconds between two saves in which all pages that list or quote the saved map are drawn."""
BUSY = (0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 2.4, 2.7, 3.0)
"""Seconds between two saves that fall into that drawing, at one page or another."""


def serve(maps: int = 1000) -> None:
    """Print how long a saved map takes to be served, with file-system events and with looking at the files."""
    with tempfile.TemporaryDirectory() as temporary:
        for name, settings in (("file-system events", ""), ("looking at files", "poll: true")):
            site = map_site(Path(temporary) / "live", maps, settings=settings)
            times, reading = _touch(site, (*QUIET, *BUSY)), _reading(site)
            for when, some in (("quiet", times[: len(QUIET)]), ("page after page", times[len(QUIET) :])):
                middle, worst = statistics.median(some), max(some)
                print(
                    f"save to page, {maps} maps, {name}, {when}: {middle * 1000:.0f} ms (worst {worst * 1000:.0f}), "
                    f"{middle / reading:.0f} readings of a map (worst {worst / reading:.0f})"
                )


def _reading(site: Path, maps: int = 60) -> float:
    """Seconds that PyYAML's C loader takes for a map."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((site / "maps").iterdir())[:maps]]
    started = time.process_time()
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)
    return (time.process_time() - started) / len(texts)


def _touch(site: Path, pauses: Sequence[float]) -> list[float]:
    """How long each of some saves took to be served, the next so long after it was."""
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{PORT}"],
        cwd=site,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(lambda: "Benchmark" in _page("/"), 120)
        times = []
        time.sleep(3)
        for touch, pause in enumerate(pauses):
            file = site / "maps" / f"journey-{touch}.yaml"
            word = f"touched-{touch}"
            text = file.read_text(encoding="utf-8").replace("purpose: ", f"purpose: {word} ", 1)
            started = time.perf_counter()
            file.write_text(text, encoding="utf-8")
            _until(lambda word=word, touch=touch: word in _page(f"/maps/journey-{touch}/"), 60)
            times.append(time.perf_counter() - started)
            time.sleep(pause)
        return times
    finally:
        server.terminate()
        server.wait()


def _page(path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=60) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _until(true: object, limit: float) -> None:
    end = time.perf_counter() + limit
    while not true():  # type: ignore[operator]
        if time.perf_counter() > end:
            sys.exit("the page was never served")
        time.sleep(0.004)
