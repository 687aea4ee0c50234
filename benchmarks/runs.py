"""Running commands in turn, and what they cost."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds of CPU, user and system."""
    peak: float
    """Largest resident memory, in MB."""
    wall: float = 0.0
    """Seconds by the clock: what somebody waits."""


def run(command: Sequence[str], folder: Path, *, caches: Path | None = None) -> Cost:
    """Run a command to its end, with that user's cache folder; its failure ends the benchmark."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    if caches is not None:
        environment["XDG_CACHE_HOME"] = str(caches)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, time.perf_counter() - start)


def in_turn(variants: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, list[Cost]]:
    """Run the variants in turn, once to warm up and then `rounds` times."""
    for variant in variants.values():
        variant()
    costs: dict[str, list[Cost]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, variant in variants.items():
            costs[name].append(variant())
    return costs


def ratio(costs: Mapping[str, list[Cost]], name: str, yardstick: str) -> float:
    """The median over the rounds of one variant's CPU time to the yardstick's."""
    pairs = zip(costs[name], costs[yardstick], strict=True)
    return statistics.median(one.cpu / other.cpu for one, other in pairs)


def seconds(costs: Mapping[str, list[Cost]], name: str) -> float:
    """The median CPU seconds of a variant."""
    return statistics.median(cost.cpu for cost in costs[name])


def peak(costs: Mapping[str, list[Cost]], name: str) -> float:
    """The largest memory of a variant, in MB."""
    return max(cost.peak for cost in costs[name])
