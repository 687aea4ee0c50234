"""The samples as a repository with releases: what `docs/how-to/linking-from-release-notes.md` shows.

The sample site's own notes stand in `docs/releases/`. Here each gets the tag that it names: the samples of today are
v2.4, and earlier releases are made of them by taking back what the notes say was done. Names and days are fixed.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tools.command_line import run
from tools.review_walk import ROOT, commit, git

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MAPS: Final = ("maps", "personas")
_SETTINGS: Final = """\
site_name: Desireline
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search, desireline: {mermaid: false, versions: {tags: "v*"}}]
markdown_extensions: [attr_list, toc: {permalink: true}]
nav: [{Releases: releases/}, {Journeys: maps/}, {People: personas/}, {Across journeys: across/}]
"""
_BACK: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "v2.4": (
        ("restaurant-visit", "emotion: {score: 0, word: unsure}\n", "emotion: {score: -1, word: worried}\n"),
        ("support-case", "wait: 34m", "wait: 52m"),
        (
            "leaving-customer",
            "four taps away and named differently on the bill\n        severity: medium",
            "four taps away and named differently on the bill\n        severity: high",
        ),
    ),
    "v2.3": (),
}
"""What a release did to a map, apart from its promises: the map's id, what stands there since, what stood before."""


def write_releases(folder: Path) -> None:
    """A repository of the samples and their notes with a tag for each. Raises `LookupError` where a sample changed."""
    for name in _MAPS:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "docs/releases", folder / "docs/releases")
    (folder / "docs/index.md").write_text("# Samples\n", "utf-8")
    (folder / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
    today = {file: file.read_text("utf-8") for file in sorted((folder / "maps").glob("*.yaml"))}
    states = [("v2.4", today)]
    for release, before in (("v2.4", "v2.3"), ("v2.3", "v2.2")):
        states.append((before, _without(release, states[-1][1])))
    git(folder, "-c", "init.defaultBranch=main", "init", "--quiet")
    for name, state in reversed(states):
        for file, text in state.items():
            file.write_text(text, "utf-8")
        commit(folder, f"The journeys of {name}")
        git(folder, "tag", name)


def _without(release: str, state: Mapping[Path, str]) -> dict[Path, str]:
    """The maps before a release."""
    shipped = re.compile(rf"promise: {{status: shipped, in: {re.escape(release)}}}")
    made = {file: shipped.sub(f"promise: {{status: planned, in: {release}}}", text) for file, text in state.items()}
    for name, now, then in _BACK[release]:
        file = next(file for file in made if file.stem == name)
        if made[file].count(now) != 1:
            raise LookupError(f"maps/{name}.yaml holds this {made[file].count(now)} times and not once: {now!r}")
        made[file] = made[file].replace(now, then)
    return made


@cache
def draft() -> str:
    """What `desireline notes` drafts of the last release, one line worded by hand."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_releases(folder)
        lines = run(folder, "notes", "v2.3..v2.4", "--lang", "en").said.splitlines()
        first = lines[: lines.index("- A commuter's day")]
        return "\n".join(["```console", "$ desireline notes v2.3..v2.4 --lang en", *first, "…", "```"])


PARTS: Final[Mapping[str, Callable[[], str]]] = {"release-draft": draft}
"""What `tools/docs.py` writes into the page."""
