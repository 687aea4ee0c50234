"""Comparing two revisions of a project: what it costs by what changed, and by how much there is."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.maps import map_text, write_project
from benchmarks.runs import Cost, in_turn, peak, ratio, run, seconds

YARDSTICK = [sys.executable, "-c", "import yaml, pydantic"]
READING = [
    sys.executable,
    "-c",
    (
        "import yaml, pydantic, pathlib; "
        "[yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in pathlib.Path('maps').iterdir()]"
    ),
]
"""The second yardstick: what PyYAML's C loader takes for one side, of which a figure in seconds is told as a share."""
STAGES = 11
"""Stages of a map: with eleven, 240 maps are 3.3 MB."""
FEW = 3
COMPARE = """\
import sys
from desireline.compare import compare
from desireline.source import RevisionFiles, load_pair
with RevisionFiles(".", sys.argv[1]) as before, RevisionFiles(".", sys.argv[2]) as after:
    found = compare(*load_pair(before, after))
assert found.complete and len(found.files) == int(sys.argv[3]), found.undiffable or len(found.files)
"""
WHOLE = """\
import sys
from desireline.compare import compare
from desireline.source import load_revision
compare(load_revision(".", sys.argv[1]), load_revision(".", sys.argv[2]))
"""
_AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Benchmark"), ("EMAIL", "benchmark@example.org"))
}


def compare(sizes: tuple[int, ...] = (240, 500, 1000, 2000), rounds: int = 5) -> None:
    """Print what comparing takes, less what `import yaml, pydantic` takes, in runs made in turn."""
    print(f"{_said('git', '--version')}; a cold process each time; {rounds} rounds, medians")
    print("first: nothing is kept of an earlier run; again: readings of unchanged files are kept in .git")
    few: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for size in sizes:
            first = size == sizes[0]
            few[size] = _one_size(Path(temporary) / str(size), size, rounds if first else 1, with_command=first)
    if len(few) > 1:
        small, large = min(few), max(few)
        growth = (few[large] / few[small]) / (large / small)
        print(f"{FEW} changed, again: cost per map at {large} to that at {small}: {growth:.2f}")


def _one_size(folder: Path, size: int, rounds: int, *, with_command: bool) -> float:
    small = _project(folder, size)
    kept = folder / ".git" / "desireline"

    def library(before: str, after: str, changed: int) -> Cost:
        return run([sys.executable, "-c", COMPARE, before, after, str(changed)], folder)

    def forgetful(measured: Callable[[], Cost]) -> Cost:
        shutil.rmtree(kept, ignore_errors=True)
        return measured()

    few = partial(library, "v0", "few", FEW)
    every = partial(library, "v0", "all", size)
    variants: dict[str, Callable[[], Cost]] = {
        "yardstick": lambda: run(YARDSTICK, folder),
        "reading": lambda: run(READING, folder),
        f"{FEW} changed, first": partial(forgetful, few),
        f"{FEW} changed, again": few,
        f"{FEW} changed, both sides read whole": lambda: run([sys.executable, "-c", WHOLE, "v0", "few"], folder),
        "all changed": every,
    }
    if with_command and _has_command(folder):
        command = [sys.executable, "-m", "desireline.cli", "diff", "v0", "few"]
        variants[f"desireline diff, {FEW} changed, first"] = partial(forgetful, lambda: run(command, folder))
        variants[f"desireline diff, {FEW} changed, again"] = lambda: run(command, folder)
    costs = in_turn(variants, rounds)
    print(
        f"{size} maps, {small / 1e6:.1f} MB; the yardstick takes {seconds(costs, 'yardstick'):.2f} s of CPU, "
        f"and reading one side with yaml.CSafeLoader {_over(costs, 'reading'):.2f} s over it"
    )
    over: dict[str, float] = {}
    for name in list(variants)[2:]:
        over[name] = _over(costs, name)
        rounded = zip(costs[name], costs["yardstick"], costs["reading"], strict=True)
        waits = [
            (each.wall - bare.wall, (each.wall - bare.wall) / (read.wall - bare.wall)) for each, bare, read in rounded
        ]
        print(
            f"  {name:36}{over[name]:6.2f} s over it   {median(wait for wait, _ in waits):6.2f} s by the clock,"
            f" {median(share for _, share in waits):5.2f} of the reading   {ratio(costs, name, 'yardstick'):6.2f} x"
            f"   {peak(costs, name):4.0f} MB"
        )
    return over[f"{FEW} changed, again"]


def _over(costs: Mapping[str, list[Cost]], name: str) -> float:
    """The median CPU seconds of a variant over the yardstick."""
    return median(one.cpu - other.cpu for one, other in zip(costs[name], costs["yardstick"], strict=True))


def _project(folder: Path, size: int) -> int:
    """A repository of so many maps, tagged `v0`, `few` and `all` by what was changed since; how many bytes they are."""
    write_project(folder, 0)
    texts = {folder / "maps" / f"journey-{seed}.yaml": map_text(seed, STAGES) for seed in range(size)}
    for tag, changed in (("v0", 0), ("few", FEW), ("all", size)):
        for number, (file, text) in enumerate(texts.items()):
            file.write_text(_edited(text) if number < changed else text, encoding="utf-8")
        if tag == "v0":
            _git(folder, "init", "--quiet")
        _git(folder, "add", "--all")
        _git(folder, "commit", "--quiet", "--message", tag)
        _git(folder, "tag", tag)
    return sum(len(text.encode()) for text in texts.values())


def _edited(text: str) -> str:
    """A map after an afternoon's work: a score, a wait and a severity in two of its stages, and a word of a title."""
    text = re.sub(r"score: -?\d", "score: 2", text, count=2)
    text = text.replace("severity: high", "severity: low", 1).replace("wait: 5m", "wait: 25m", 1)
    return text.replace("owner: phone-team", "owner: shop-team", 1)


def _has_command(folder: Path) -> bool:
    done = subprocess.run(
        [sys.executable, "-m", "desireline.cli", "diff", "v0", "few", "--format", "json"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    try:
        return (
            done.returncode == 0 and len({each["entity"]["file"] for each in json.loads(done.stdout)["changes"]}) == FEW
        )
    except (ValueError, KeyError):
        return False


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **_AUTHOR}, check=True, capture_output=True)


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
