"""A site that keeps ten versions of 200 maps: first and second build, and one after a map changed."""

import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.runs import Cost, in_turn, peak, ratio, run, seconds
from benchmarks.sites import map_site

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
KEPT = 'versions: {tags: "v*", keep: 10}'
GIT = ["git", "-c", "user.name=b", "-c", "user.email=b@example.com", "-c", "commit.gpgsign=false"]


def versions(maps: int = 200, kept: int = 10, part: float = 0.15, rounds: int = 5) -> None:
    """Print what kept versions cost against the same site without them; a version changes `part` of the maps."""
    with tempfile.TemporaryDirectory() as temporary:
        plain = map_site(Path(temporary) / "plain", maps)
        with_versions = map_site(Path(temporary) / "versions", maps, settings=KEPT)
        _publish(with_versions, kept, part)
        shutil.copytree(with_versions / "maps", plain / "maps", dirs_exist_ok=True)
        costs = in_turn(
            {
                "plain, first": lambda: _first(plain),
                "plain, second": lambda: run(MKDOCS, plain),
                "plain, one map changed": lambda: _changed(plain),
                "first": lambda: _first(with_versions),
                "second": lambda: run(MKDOCS, with_versions),
                "one map changed": lambda: _changed(with_versions),
                "second, into an empty folder": lambda: _emptied(with_versions),
            },
            rounds,
        )
        pages = sum(1 for top in ("versions", "changes") for _ in (with_versions / "site" / top).rglob("*.html"))
        size = sum(file.stat().st_size for file in (with_versions / "site").rglob("*.html"))
        print(
            f"{maps} maps, {kept} versions that change {part:.0%} each: {pages} pages more, {size / 1e6:.0f} MB of HTML"
        )
        for name, yardstick in (
            ("first", "plain, first"),
            ("second", "plain, second"),
            ("one map changed", "plain, one map changed"),
            ("second, into an empty folder", "plain, second"),
        ):
            print(
                f"  {name:30} {ratio(costs, name, yardstick):5.2f} x of {seconds(costs, yardstick):5.2f} s of CPU"
                f"   peak {peak(costs, name):4.0f} MB"
            )


def _first(site: Path) -> Cost:
    shutil.rmtree(site / ".cache", ignore_errors=True)
    shutil.rmtree(site / "site", ignore_errors=True)
    return run(MKDOCS, site)


def _emptied(site: Path) -> Cost:
    shutil.rmtree(site / "site", ignore_errors=True)
    return run(MKDOCS, site)


def _changed(site: Path) -> Cost:
    file = next((site / "maps").rglob("*.yaml"))
    file.write_text(file.read_text("utf-8") + f"# {random.random()}\n", "utf-8")
    return run(MKDOCS, site)


def _publish(site: Path, kept: int, part: float) -> None:
    """Make a repository of the site, and tag it `kept` times, with some maps changed in between."""
    chance = random.Random(1)  # the same in every run
    (site / ".gitignore").write_text("site/\n.cache/\n")
    files = sorted((site / "maps").rglob("*.yaml"))
    _git(site, "init", "--quiet")
    for version in range(kept):
        for file in chance.sample(files, round(len(files) * part)) if version else ():
            lines = file.read_text("utf-8").split("\n")
            told = [place for place, line in enumerate(lines) if line.lstrip().startswith("text: ")]
            if told:
                lines[chance.choice(told)] += f" (as of version {version})"
            file.write_text("\n".join(lines), "utf-8")
        _git(site, "add", ".")
        _git(site, "commit", "--quiet", "--allow-empty", "--message", f"Version {version}")
        _git(site, "tag", f"v1.{version}")


def _git(site: Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=site, check=True, stdout=subprocess.DEVNULL)
