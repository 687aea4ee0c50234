"""From saving a map to its new page being served, under `mkdocs serve` with a thousand maps. Wall time."""

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.sites import map_site

PORT = 8123


def serve(maps: int = 1000, touches: int = 7) -> None:
    """Print how long a saved map takes to be served, with file-system events and with looking at the files."""
    with tempfile.TemporaryDirectory() as temporary:
        for name, settings in (("file-system events", ""), ("looking at files", "poll: true")):
            site = map_site(Path(temporary) / "live", maps, settings=settings)
            times = _touch(site, touches)
            middle, worst = statistics.median(times) * 1000, max(times) * 1000
            print(f"save to page, {maps} maps, {name}: {middle:.0f} ms (worst {worst:.0f})")


def _touch(site: Path, touches: int) -> list[float]:
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{PORT}"],
        cwd=site,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(lambda: "Benchmark" in _page("/"), 120)
        times = []
        for touch in range(touches):
            time.sleep(3)
            file = site / "maps" / f"journey-{touch}.yaml"
            word = f"touched-{touch}"
            text = file.read_text(encoding="utf-8").replace("purpose: ", f"purpose: {word} ", 1)
            started = time.perf_counter()
            file.write_text(text, encoding="utf-8")
            _until(lambda word=word, touch=touch: word in _page(f"/maps/journey-{touch}/"), 60)
            times.append(time.perf_counter() - started)
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
