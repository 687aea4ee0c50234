"""The history of a project: what it takes to find who changed which map when, and to say it on pages."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.maps import map_text, write_project
from benchmarks.runs import Cost, in_turn, run
from benchmarks.sites import PLAIN

ROUNDS = 5
CHANGED = 3
"""Maps that one commit changes."""
FIND = """\
import sys
from desireline.source.history import history_of
found = history_of(".")
assert sum(len(file.states) for file in found.files) == int(sys.argv[1]), found.reason
"""
NOTHING = "import desireline.source.history"


def history(sizes: tuple[tuple[int, int], ...] = ((200, 500), (1000, 500), (200, 5000)), rounds: int = ROUNDS) -> None:
    """Print what the one pass over the log takes, first and when it is remembered, less an empty program's time."""
    print(
        f"maps × commits, each of {CHANGED} maps; cold processes in turn, {rounds} rounds, medians of CPU and git's own"
    )
    with tempfile.TemporaryDirectory() as temporary:
        for maps, commits in sizes:
            folder = Path(temporary) / f"{maps}-{commits}"
            states = write_repository(folder, maps, commits)
            kept = folder / ".git" / "desireline"

            def first(folder: Path = folder, kept: Path = kept, states: int = states) -> object:
                shutil.rmtree(kept, ignore_errors=True)
                return run([sys.executable, "-c", FIND, str(states)], folder)

            costs = in_turn({
                "nothing": partial(run, [sys.executable, "-c", NOTHING], folder),
                "first": first,
                "again": partial(run, [sys.executable, "-c", FIND, str(states)], folder),
            }, rounds)  # fmt: skip
            over = {
                name: median(one.cpu - other.cpu for one, other in zip(costs[name], costs["nothing"], strict=True))
                for name in ("first", "again")
            }
            figures = f"first {over['first']:.2f} s   again {over['again']:.3f} s"
            print(f"  {maps:5} × {commits:5}  {states:6} states   {figures}")

    with tempfile.TemporaryDirectory() as temporary:
        _site(Path(temporary) / "site", *sizes[0])


def _site(folder: Path, maps: int, commits: int) -> None:
    """What its pages and its feed add to a build: from nothing, and with nothing changed."""
    write_repository(folder, maps, commits)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Benchmark\n")
    for name, value in (("without", "false"), ("with", "true")):
        setting = f"  - desireline: {{history: {value}}}\nsite_url: https://example.org/\nsite_dir: {name}\n"
        (folder / f"{name}.yml").write_text(PLAIN + setting)

    def build(name: str, *, cold: bool) -> Cost:
        if cold:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            shutil.rmtree(folder / ".git" / "desireline", ignore_errors=True)
        return run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{name}.yml"], folder)

    figures = {}
    for name in ("without", "with"):
        first = build(name, cold=True).cpu
        figures[name] = first, median(build(name, cold=False).cpu for _ in range(3))
    print(f"  a site of {maps} maps and {commits} commits")
    for place, when in enumerate(("first", "again")):
        plain, full = figures["without"][place], figures["with"][place]
        print(f"    {when}   without {plain:5.2f} s   with {full:5.2f} s   {full / plain:.2f} x")


def write_repository(folder: Path, maps: int, commits: int) -> int:
    """A repository of so many maps and commits after the first; how many states of files it holds.

    Written by `git fast-import`: one commit is a tenth of a millisecond.
    """
    write_project(folder, 0)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    stream = b"".join(_stream(maps, commits))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream, check=True)
    subprocess.run(["git", "reset", "--hard", "--quiet"], cwd=folder, check=True)
    return maps + commits * CHANGED


def _stream(maps: int, commits: int) -> Iterator[bytes]:
    texts = [map_text(seed) for seed in range(maps)]
    start = 1_700_000_000
    for number in range(commits + 1):
        changed = range(maps) if number == 0 else [(number * CHANGED + place) % maps for place in range(CHANGED)]
        yield _commit(number, start + 3600 * number)
        for place in changed:
            if number:
                texts[place] = _edited(texts[place], number)
            raw = texts[place].encode()
            yield b"M 100644 inline maps/journey-%d.yaml\ndata %d\n%s\n" % (place, len(raw), raw)


def _commit(number: int, seconds: int) -> bytes:
    who = b"Mei %d <mei@example.org> %d +0800" % (number % 7, seconds)
    message = b"Change %d" % number
    return b"commit refs/heads/main\nmark :%d\nauthor %s\ncommitter %s\ndata %d\n%s\n" % (
        number + 1, who, who, len(message), message,
    )  # fmt: skip


def _edited(text: str, number: int) -> str:
    """A map after a small edit: another owner, and another score of one of its feelings."""
    scores = list(re.finditer(r"score: (-?\d)", text))
    found = scores[number % len(scores)]
    score = (int(found[1]) + 3) % 5 - 2
    text = f"{text[: found.start()]}score: {score}{text[found.end() :]}"
    return re.sub(r"^owner: .*$", f"owner: team {number}", text, count=1, flags=re.MULTILINE)
